"""What people are told to do by their state: leave, stay away, put travel off, take care."""

from __future__ import annotations

from standoff.model.marks import AdviceKind
from standoff.reading.advisories.advising import ANYBODY, Advice, Adviser
from standoff.reading.holders import Holding

HOMEWARD = frozenset({"get", "go", "return"})
"""Verbs of leaving only with "out" or "home", save where staff are told to go."""
BEGINNING = frozenset({"begin", "start", "continue", "consider", "prepare"})
"""Verbs over what somebody is told to do."""
STAYING = frozenset("be remain stay keep exercise take avoid steer practise practice".split())
"""Verbs that tell of care by what follows them."""
SAYING = frozenset("say add announce state stress insist tell warn".split())
OBLIGING = frozenset({"should", "must", "ought"})


def told_to_act(adviser: Adviser, verb: int) -> Advice | None:
    """Advice as what somebody is told to do: "told its citizens to leave", "citizens are urged to leave"."""
    parse = adviser.parse
    actions = (c for c in parse.children[verb] if parse.deps[c] in ("xcomp", "ccomp", "advcl", "acl") and c > verb)
    action = next((c for c in actions if parse.pos[c] in ("VERB", "AUX")), None)
    if action is None:
        return departure_ordered(adviser, verb)
    audience = adviser.audience(verb, action)
    if audience is None:
        return None
    if parse.lemmas[action] in BEGINNING:
        action = parse.child(action, "xcomp") or action
    kind = _kind_of(adviser, action, audience)
    issuer = adviser.issuer(verb, audience)
    if kind is None or not _may_advise(adviser, verb, audience, kind, issuer):
        return None
    if issuer is None and not adviser.is_public(audience) and parse.lowers[audience] not in ANYBODY:
        return None
    places = [c for c in parse.children[action] if parse.deps[c] == "dobj"]
    anchors = [action, *places, *(n for p in places for n in adviser.nest(p))]
    for c in parse.children[action]:  # "refrain from trips to X"
        if parse.deps[c] == "prep" and parse.lowers[c] == "from" and kind == "avoid-travel":
            anchors += [n for k in parse.children[c] for n in adviser.nest(k)]
    return Advice(kind, "advice-to-act", verb, [verb, action, audience], issuer, anchors, audience)


def _may_advise(adviser: Adviser, verb: int, audience: int, kind: AdviceKind, issuer: Holding | None) -> bool:
    """Whether such advice to such people is a state's: "people" and "those" need the state or advice just before."""
    known, stated = adviser.recent(verb), issuer is not None and issuer.known
    if kind == "caution":
        return stated and adviser.is_public(audience)
    if adviser.parse.lowers[audience] not in ANYBODY or adviser.is_public(audience):
        return True
    if known is not None:
        return True
    abroad = adviser.whereabouts.under([audience]).names
    return stated and (kind == "avoid-travel" or bool(abroad and issuer is not None and issuer.name not in abroad))


def should_act(adviser: Adviser, verb: int) -> Advice | None:
    """Advice as what somebody should do: "the ministry said its nationals should leave the country"."""
    parse = adviser.parse
    audience, said = parse.child(verb, "nsubj"), parse.heads[verb]
    obliged = any(parse.deps[c] == "aux" and parse.lowers[c] in OBLIGING for c in parse.children[verb])
    if audience is None or not obliged or parse.deps[verb] != "ccomp" or parse.lemmas[said] not in SAYING:
        return None
    if not adviser.is_public(audience):
        return None
    issuer, kind = adviser.issuer(said, None), _kind_of(adviser, verb, audience)
    theirs = adviser.issuer(verb, audience)
    if kind is None or issuer is None or not issuer.known or (theirs is not None and theirs.name != issuer.name):
        return None
    places = [c for c in parse.children[verb] if parse.deps[c] == "dobj"]
    return Advice(kind, "should-act", verb, [verb, audience], issuer, [verb, *places], audience)


def _kind_of(adviser: Adviser, action: int, audience: int) -> AdviceKind | None:
    """What somebody is told to do: leave, not travel, or take care."""
    parse, words = adviser.parse, adviser.words
    lemma, negated = parse.lemmas[action], parse.child(action, "neg") is not None
    particle = next((parse.lowers[c] for c in parse.children[action] if parse.deps[c] == "prt"), None)
    forgoes = lemma in words.forgo or f"{lemma}_{particle}" in words.forgo
    if forgoes or (lemma in words.travel and negated):
        things = {lemma, *_things(adviser, action)}
        if things & (words.travel | {"area", "region"}):
            return "avoid-travel"
    if lemma == "do" and any(parse.lowers[c] == "so" for c in parse.children[action]):
        known = adviser.recent(action)
        return known.kind if known is not None else None
    if not negated and _takes_care(adviser, action):
        return "caution"
    if lemma not in words.leave or negated:
        return None
    after, staff = {parse.lowers[c] for c in parse.children[action]}, adviser.is_staff(audience)
    whither = any(parse.lowers[c] in ("to", "into", "on", "through") for c in parse.children[action] if c > action)
    freely = lemma == "go" and staff and not whither
    if lemma in HOMEWARD and not freely and not after & ({"home"} if lemma == "go" else {"out", "home"}):
        return None
    return "reduce-staff" if staff else "leave"


def _takes_care(adviser: Adviser, action: int) -> bool:
    """Whether somebody is to take care: "be vigilant", "avoid crowds", "register with the embassy"."""
    parse, words = adviser.parse, adviser.words
    if parse.lemmas[action] in words.care:
        after = range(action + 1, parse.rights[action])
        return any(parse.lemmas[i] in words.post or parse.lemmas[i] == "place" for i in after)
    return parse.lemmas[action] in STAYING and not _things(adviser, action).isdisjoint(words.careful)


def _things(adviser: Adviser, action: int) -> set[str]:
    """Lemmas of what an act is done to, from and how."""
    parse = adviser.parse
    out: set[str] = set()
    for c in parse.children[action]:
        if c > action and parse.deps[c] in ("dobj", "acomp", "advmod", "oprd", "attr"):
            out.add(parse.lemmas[c])
        elif parse.deps[c] == "prep" and parse.lowers[c] in ("from", "against"):
            out |= {parse.lemmas[k] for k in parse.children[c]}
    return out


def departure_ordered(adviser: Adviser, verb: int) -> Advice | None:
    """A departure ordered: "ordered the departure of embassy staff"."""
    noun = adviser.object(verb)
    if noun is None or adviser.parse.lemmas[noun] not in adviser.words.departure:
        return None
    who = adviser.of(noun)
    if who is None or not (adviser.is_staff(who) or adviser.is_public(who)):
        return None
    kind: AdviceKind = "reduce-staff" if adviser.is_staff(who) else "leave"
    issuer = adviser.issuer(verb, who)
    return Advice(kind, "departure-ordered", verb, [verb, noun, who], issuer, adviser.nest(noun), who)
