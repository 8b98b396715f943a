"""Advice of states to their people and carriers: leave, avoid travel, reduce staff, close airspace."""

from __future__ import annotations

from standoff.model import Advisory, Attribution, Toponym
from standoff.reading.actors import Cast
from standoff.reading.advisories.advised_acts import departure_ordered, should_act, told_to_act
from standoff.reading.advisories.advising import Advice, Adviser
from standoff.reading.advisories.airspace import airspace_closed, airspace_closure, airspace_opened
from standoff.reading.holders import UNSTATED, Holders, Holding, innermost
from standoff.reading.page import Page

REFERRING = frozenset({"that", "this", "its", "the", "their"})
"""Words before advice told of already."""
TAKING = frozenset({"withdraw", "evacuate", "remove", "pull", "reduce", "relocate", "move"})
"""Verbs that take staff away by themselves."""
FETCHING = frozenset({"order", "bring", "call", "fly", "send", "recall"})
"""Verbs that take staff away with "home" or "out"."""


def find_advisories(
    page: Page, attributions: tuple[Attribution, ...], cast: Cast, toponyms: tuple[Toponym, ...]
) -> tuple[Advisory, ...]:
    """Advisories in text order."""
    adviser = Adviser(page, Holders(page, cast, toponyms))
    out: list[Advisory] = []
    last: Holding | None = None
    for i in _candidates(adviser):
        advice = _read(adviser, i)
        if advice is None:
            continue
        if advice.issuer is None and advice.rule != "airspace-closed":
            advice.issuer = last
        last = advice.issuer or last
        adviser.last = advice
        made = _made(page, adviser, advice, attributions)
        if not any(made.quote.overlaps(other.quote) and made.kind == other.kind for other in out):
            out.append(made)
    return tuple(sorted(out, key=lambda a: a.quote))


def _candidates(adviser: Adviser) -> list[int]:
    """Verbs and nouns that may carry advice."""
    words, pos = adviser.words, adviser.parse.pos
    verbs = words.advise | words.against | words.ban | words.pull | words.lift | words.leave
    nouns = words.notice | words.closure
    return [
        i
        for i, lemma in enumerate(adviser.parse.lemmas)
        if (lemma in verbs and pos[i] == "VERB") or (lemma in nouns and pos[i] in ("NOUN", "PROPN"))
    ]


def _read(adviser: Adviser, i: int) -> Advice | None:
    """The advice a verb or noun carries, by the first reading that fits."""
    parse, words = adviser.parse, adviser.words
    lemma = parse.lemmas[i]
    if parse.pos[i] != "VERB":
        return airspace_closure(adviser, i) if lemma in words.closure else _notice(adviser, i)
    if parse.child(i, "neg") is not None and lemma not in words.against:
        return None
    rules = (
        (words.ban, airspace_closed),
        (words.against, _against),
        (words.advise, told_to_act),
        (words.lift, airspace_opened),
        (words.pull, _staff_taken),
        (words.leave, should_act),
    )
    found = (rule(adviser, i) for verbs, rule in rules if lemma in verbs)
    return next((advice for advice in found if advice is not None), None)


def _staff_taken(adviser: Adviser, verb: int) -> Advice | None:
    """Staff taken away: "evacuated the families of its diplomats", "is withdrawing embassy staff"."""
    parse = adviser.parse
    noun = adviser.object(verb)
    if noun is None or not adviser.is_staff(noun) or not _takes(adviser, verb, noun):
        return departure_ordered(adviser, verb)
    if parse.lemmas[noun] == "ambassador":  # recalled in protest, not for safety
        return None
    anchors = [verb, *adviser.nest(noun)]
    return Advice("reduce-staff", "staff-withdrawn", verb, [verb, noun], adviser.issuer(verb, noun), anchors, noun)


def _takes(adviser: Adviser, verb: int, noun: int) -> bool:
    """Whether a verb takes its object away: "evacuate", or "order home", with "home" wherever the parser hung it."""
    parse = adviser.parse
    if parse.lemmas[verb] in TAKING:
        return True
    beside = {*parse.children[verb], *parse.children[noun]}
    homeward = any(parse.lowers[c] in ("home", "out") for c in beside if verb < c)
    return parse.lemmas[verb] in FETCHING and homeward


def _against(adviser: Adviser, verb: int) -> Advice | None:
    """Advice against a thing: "advised against travel to X"."""
    parse = adviser.parse
    for c in parse.children[verb]:
        travel = _travel_under(adviser, c) if parse.lowers[c] == "against" else None
        if travel is not None:
            issuer = adviser.issuer(verb, None)
            return Advice("avoid-travel", "advised-against", verb, [verb, travel], issuer, adviser.nest(travel))
    return None


def _travel_under(adviser: Adviser, preposition: int) -> int | None:
    parse, travel = adviser.parse, adviser.words.travel
    for c in parse.children[preposition]:
        if parse.lemmas[c] in travel:
            return c
        if parse.lowers[c] in ("all", "any") and c + 1 < len(parse) and parse.lemmas[c + 1] in travel:
            return c + 1  # "against ALL travel", where the parser takes "ALL" for the object
    return None


def _notice(adviser: Adviser, noun: int) -> Advice | None:
    """Advice by its noun: "a travel warning for X", "lifted a warning against travel to X", "a worldwide caution"."""
    parse, words = adviser.parse, adviser.words
    before, lemma, verb = adviser.before(noun), parse.lemmas[noun], parse.heads[noun]
    against = (c for c in parse.children[noun] if parse.lowers[c] in ("against", "on", "about"))
    travel = next((t for c in against if (t := _travel_under(adviser, c)) is not None), None)
    of_travel = travel is not None or "travel" in before
    carried = parse.pos[verb] == "VERB"
    issuer = adviser.issuer(verb, None) if carried else None
    issued = carried and parse.lemmas[verb] in words.issue | words.lift and issuer is not None
    known = adviser.recent(noun) if carried and parse.lemmas[verb] in words.lift and before & REFERRING else None
    if known is not None and lemma in ("advice", "advisory", "warning", "guidance"):
        where = known.where or adviser.whereabouts.under(known.anchors).names
        return Advice(
            known.kind, "advice-lifted", verb, [noun, verb], issuer or known.issuer, [noun], lifted=True, where=where
        )
    if not of_travel and not (issued and before & words.travel_notice):
        return None
    if (lemma == "ban" and travel is None) or (lemma == "guidance" and not of_travel):
        return None  # a travel ban on somebody is a sanction
    tokens = [t for t in (noun, verb if carried else None, travel) if t is not None]
    return Advice(
        "avoid-travel" if of_travel else "caution",
        "travel-notice",
        verb,
        tokens,
        issuer or adviser.holders.owner(noun),
        [noun, *adviser.nest(noun), *([verb] if carried else [])],
        lifted=parse.lemmas[verb] in words.lift,
        where=["worldwide"] if "worldwide" in before else [],
    )


def _where(adviser: Adviser, advice: Advice, names: list[str], issuer: Holding) -> list[str]:
    """The places advice is about: those found, an object that is a place, an embassy's, or whose airspace it is."""
    parse = adviser.parse
    if advice.where or names:
        return advice.where or names
    for anchor in advice.anchors:
        if parse.deps[anchor] == "dobj" and (named := adviser.whereabouts.named(anchor)):
            return named
    if advice.audience is not None and (theirs := adviser.whereabouts.under(adviser.nest(advice.audience)).names):
        return theirs  # "its citizens in X"
    posts = []
    for anchor in advice.anchors:
        if parse.lemmas[anchor] in ("embassy", "consulate", "mission"):
            before = (
                adviser.holders.toponym(c) for c in parse.children[anchor] if c < anchor and parse.pos[c] == "PROPN"
            )
            posts += [t.canonical or t.name for t in before if t is not None]
    posts = [name for name in posts if name != issuer.name]
    if not posts and advice.rule == "airspace-closed" and advice.issuer is not None and issuer.known:
        return [issuer.name]
    return posts


def _made(page: Page, adviser: Adviser, advice: Advice, attributions: tuple[Attribution, ...]) -> Advisory:
    """The mark of a piece of advice."""
    parse, audience = page.parse, advice.audience
    issuer = advice.issuer or Holding(UNSTATED)
    places = adviser.whereabouts.under(advice.anchors)
    tokens = [t for t in advice.tokens if parse.sentence_of[t] == parse.sentence_of[advice.verb]]
    starts, ends = list(tokens), [t + 1 for t in tokens]
    if places.last:
        starts.append(places.first)
        ends.append(places.last)
    ends += [anchor + 1 for anchor in advice.anchors if parse.deps[anchor] == "dobj"]
    if audience is not None and audience < advice.verb:
        starts.append(parse.lefts[audience])
    quote = parse.span(min(starts), max(ends))
    said = innermost(attributions, quote)
    return Advisory(
        id=page.mark_id("v", quote.start, quote.end, advice.kind),
        rule=advice.rule,
        quote=quote,
        issuer=issuer.name,
        issuer_code=issuer.code,
        kind=advice.kind,
        where=tuple(_where(adviser, advice, places.names, issuer)),
        audience=adviser.holders.described(audience).name if audience is not None else None,
        lifted=advice.lifted,
        attribution=said.id if said else None,
        confidence=0.7 if advice.issuer else 0.5,
    )
