"""Airspace closed and opened, carriers banned, flights stopped by states and carriers."""

from __future__ import annotations

from standoff.reading.advisories.advising import Advice, Adviser
from standoff.reading.holders import Holding

CLOSING = frozenset({"close", "shut", "deny", "block"})
"""Verbs that need the word airspace: a flight is not closed."""


def airspace_closed(adviser: Adviser, verb: int) -> Advice | None:
    """A closure or ban: "closed its airspace", "banned the carriers from it", "flights have been banned"."""
    parse, words = adviser.parse, adviser.words
    noun = adviser.object(verb)
    if noun is None:
        return None
    anchors = [verb, noun]
    for anchor in (verb, noun):
        for c in parse.children[anchor]:
            if parse.deps[c] == "prep":
                anchors += [k for k in parse.children[c] if parse.deps[k] == "pobj"]
    space = next((i for i in anchors if parse.lemmas[i] in words.airspace), None)
    lemma, issuer = parse.lemmas[verb], adviser.issuer(verb, None)
    flights = parse.lemmas[noun] in words.flights or _is_carrier(adviser, noun)
    if space is None and (not flights or lemma in CLOSING or (lemma in words.weak_ban and issuer is None)):
        return None
    where = _whose(adviser, space, issuer) if space is not None else []
    placed = where or adviser.whereabouts.under(anchors).names
    known = adviser.recent(noun)
    told = known is not None and _is_carrier_of(adviser, noun)  # "an airline suspended its flights", after advice
    if not placed and not told and (lemma in words.weak_ban or (space is None and issuer is None)):
        return None
    tokens = [verb, noun] + ([space] if space is not None else [])
    audience = noun if flights else None
    return Advice("close-airspace", "airspace-closed", verb, tokens, issuer, anchors, audience, where=where)


def airspace_closure(adviser: Adviser, noun: int) -> Advice | None:
    """A closure by its noun: "the closure of Xish airspace"; its state is taken to have closed it."""
    space = adviser.of(noun)
    if space is None or adviser.parse.lemmas[space] not in adviser.words.airspace:
        return None
    owner = adviser.holders.owner(space)
    issuer = adviser.holders.owner(noun) or owner
    where = [owner.name] if owner is not None else []
    anchors = [noun, space]
    return (
        Advice("close-airspace", "closure-noun", noun, [noun, space], issuer, anchors, where=where) if where else None
    )


def airspace_opened(adviser: Adviser, verb: int) -> Advice | None:
    """A closure taken back: "reopened its airspace", "resumed flights to X"."""
    parse, words = adviser.parse, adviser.words
    noun = adviser.object(verb)
    if noun is None:
        return None
    resumed = parse.lemmas[noun] == "flight" and parse.lemmas[verb] in ("resume", "restore")
    if parse.lemmas[noun] not in words.airspace and not resumed:
        return None
    issuer = adviser.issuer(verb, None)
    where = _whose(adviser, noun, issuer)
    if not where and issuer is None:
        return None
    return Advice(
        "close-airspace", "airspace-reopened", verb, [verb, noun], issuer, [verb, noun], lifted=True, where=where
    )  # fmt: skip


def _whose(adviser: Adviser, space: int, issuer: Holding | None) -> list[str]:
    """Whose airspace: its possessor or adjective, "over X", or the issuer's own."""
    holding = adviser.holders.owner(space)
    if holding is not None:
        return [holding.name]
    named = adviser.whereabouts.under([space]).names
    own = any(adviser.parse.deps[c] == "poss" for c in adviser.parse.children[space])
    return named or ([issuer.name] if own and issuer is not None else [])


def _is_carrier_of(adviser: Adviser, noun: int) -> bool:
    """Whether flights are somebody's own: "its flights"."""
    return adviser.parse.lemmas[noun] == "flight" and adviser.parse.child(noun, "poss") is not None


def _is_carrier(adviser: Adviser, noun: int) -> bool:
    """Whether a proper noun is called as airlines are."""
    parse = adviser.parse
    entity = parse.entity_at[noun]
    if parse.pos[noun] != "PROPN" or entity is None or entity.label not in ("ORG", "PRODUCT"):
        return False
    return any(word.lower().startswith(("aero", "air")) for word in parse.words[entity.start : entity.end])
