"""Advice of states to their people and carriers: leave, avoid travel, reduce staff, close airspace."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.knowledge.advice import load_advice
from standoff.knowledge.states import states_by_code
from standoff.model import Advisory, Attribution, Toponym
from standoff.model.marks import AdviceKind
from standoff.reading.actors import Cast
from standoff.reading.clauses import words_before
from standoff.reading.roles import subjects
from standoff.reading.holders import UNSTATED, Holders, Holding, innermost
from standoff.reading.page import Page
from standoff.reading.whereabouts import Whereabouts


@dataclass(slots=True)
class Advice:
    """One piece of advice as found: its kind, the tokens that carry it, and who gives it to whom."""

    kind: AdviceKind
    rule: str
    verb: int
    tokens: list[int]
    issuer: Holding | None
    anchors: list[int]
    audience: int | None = None
    lifted: bool = False
    where: list[str] = field(default_factory=list)


def find_advisories(
    page: Page, attributions: tuple[Attribution, ...], cast: Cast, toponyms: tuple[Toponym, ...]
) -> tuple[Advisory, ...]:
    """Advisories in text order."""
    reader = _Advisories(page, cast, toponyms)
    found = [advice for i in reader.candidates() if (advice := reader.read(i)) is not None]
    out: list[Advisory] = []
    last: Holding | None = None
    for advice in found:
        if advice.issuer is None and advice.rule != "airspace-closed":
            advice.issuer = last
        last = advice.issuer or last
        made = reader.made(advice, attributions)
        if not any(made.quote.overlaps(other.quote) and made.kind == other.kind for other in out):
            out.append(made)
    return tuple(sorted(out, key=lambda a: a.quote))


ISSUERS = frozenset("country state nation government ministry embassy official authority president minister".split())


class _Advisories:
    """The reading of one article's advice."""

    def __init__(self, page: Page, cast: Cast, toponyms: tuple[Toponym, ...]) -> None:
        self.page = page
        self.parse = page.parse
        self.words = load_advice()
        self.holders = Holders(page, cast, toponyms)
        self.whereabouts = Whereabouts(page, self.holders)

    def candidates(self) -> list[int]:
        """Verbs and nouns that may carry advice."""
        words = self.words
        verbs = words.advise | words.against | words.ban | words.pull | words.issue | words.lift
        nouns = words.notice
        parse = self.parse
        out = []
        for i, lemma in enumerate(parse.lemmas):
            if (lemma in verbs and parse.pos[i] == "VERB") or (lemma in nouns and parse.pos[i] in ("NOUN", "PROPN")):
                out.append(i)
        return out

    def read(self, i: int) -> Advice | None:
        """The advice a verb or noun carries, by the first reading that fits."""
        lemma, words = self.parse.lemmas[i], self.words
        if any(self.parse.deps[c] == "neg" for c in self.parse.children[i]) and lemma not in words.against:
            return None
        if self.parse.pos[i] != "VERB":
            return self._notice(i)
        if lemma in words.ban and (found := self._airspace(i)) is not None:
            return found
        if lemma in words.against and (found := self._against(i)) is not None:
            return found
        if lemma in words.advise and (found := self._told_to_leave(i)) is not None:
            return found
        if lemma in words.lift and (found := self._reopened(i)) is not None:
            return found
        if lemma in words.pull:
            return self._staff_taken(i)
        return None

    # ---- leave

    def _told_to_leave(self, verb: int) -> Advice | None:
        """ "told its citizens to leave", "citizens are urged to leave"."""
        parse, words = self.parse, self.words
        action = self._complement(verb)
        if action is None:
            departure = self._object(verb)
            if departure is not None and parse.lemmas[departure] in words.departure:
                return self._departure(verb, departure)
            return None
        audience = self._audience(verb, action)
        if audience is None:
            return None
        kind = self._action_kind(action, audience)
        if kind is None:
            return None
        issuer = self._issuer(verb, audience)
        if issuer is None and not self._people(audience):
            return None
        return Advice(
            kind, "advice-to-act", verb, [verb, action, audience], issuer, [action, *self._objects(action)], audience
        )

    def _action_kind(self, action: int, audience: int) -> AdviceKind | None:
        parse, words = self.parse, self.words
        lemma = parse.lemmas[action]
        negated = any(parse.deps[c] == "neg" for c in parse.children[action])
        if lemma == "avoid" or (lemma in words.travel and negated):
            moved = [lemma, *(parse.lemmas[c] for c in self._objects(action))]
            return "avoid-travel" if any(m in words.travel or m in ("area", "region") for m in moved) else None
        if lemma in words.leave and not negated:
            if lemma in ("get", "go", "return") and not self._away(action, lemma):
                return None
            return "reduce-staff" if self._staff(audience) else "leave"
        if lemma == "reconsider" or lemma == "defer":
            return "avoid-travel"
        return None

    def _away(self, verb: int, lemma: str) -> bool:
        after = {self.parse.lowers[c] for c in self.parse.children[verb]}
        return bool(after & {"out", "home"}) and (lemma != "go" or "home" in after)

    def _departure(self, verb: int, noun: int) -> Advice | None:
        """ "ordered the departure of embassy staff"."""
        who = self._of(noun)
        if who is None or not (self._staff(who) or self._people(who)):
            return None
        kind: AdviceKind = "reduce-staff" if self._staff(who) else "leave"
        issuer = self._issuer(verb, who)
        return Advice(kind, "departure-ordered", verb, [verb, noun, who], issuer, self._nest(noun), who)

    # ---- travel

    def _against(self, verb: int) -> Advice | None:
        """ "advised against travel to X", "warned citizens not to travel"."""
        parse = self.parse
        for c in parse.children[verb]:
            if parse.lowers[c] == "against" and (found := self._travel_under(c)) is not None:
                issuer = self._issuer(verb, None)
                return Advice("avoid-travel", "advised-against", verb, [verb, found], issuer, self._nest(found))
        return None

    def _travel_under(self, preposition: int) -> int | None:
        for c in self.parse.children[preposition]:
            if self.parse.lemmas[c] in self.words.travel:
                return c
        return None

    def _notice(self, noun: int) -> Advice | None:
        """ "a travel warning for X", "lifted a warning against travel to X", "a worldwide caution"."""
        parse, words = self.parse, self.words
        before = words_before(parse, noun)
        travel = None
        for c in parse.children[noun]:
            if parse.deps[c] == "prep" and parse.lowers[c] in ("against", "on", "about"):
                travel = self._travel_under(c)
        if travel is None and not before & words.travel_notice:
            return None
        if travel is None and parse.lemmas[noun] in ("ban", "guidance") and "travel" not in before:
            return None
        verb = parse.heads[noun]
        lemma = parse.lemmas[verb]
        if parse.pos[verb] != "VERB" or lemma not in words.issue | words.lift or self._issuer(verb, None) is None:
            if travel is None and "travel" not in before:
                return None
            if parse.lemmas[noun] == "ban":
                return None
        if parse.lemmas[noun] == "ban" and travel is None:
            return None
        kind: AdviceKind = "avoid-travel" if travel is not None or "travel" in before else "caution"
        issuer = (self._issuer(verb, None) if parse.pos[verb] == "VERB" else None) or self.holders.owner(noun)
        anchors = [noun, *self._nest(noun)] + ([verb] if parse.pos[verb] == "VERB" else [])
        tokens = [noun] + ([verb] if parse.pos[verb] == "VERB" else []) + ([travel] if travel is not None else [])
        where = ["worldwide"] if "worldwide" in before else []
        return Advice(kind, "travel-notice", verb, tokens, issuer, anchors, None, lemma in words.lift, where)

    # ---- staff

    def _staff_taken(self, verb: int) -> Advice | None:
        """ "evacuated the families of its diplomats", "is withdrawing embassy staff"."""
        parse, words = self.parse, self.words
        noun = self._object(verb)
        if noun is None:
            return None
        if parse.lemmas[noun] in words.departure:
            return self._departure(verb, noun)
        if parse.lemmas[verb] in ("order", "authorize", "authorise", "send", "begin", "start", "recall", "cut", "fly"):
            return None
        if not self._staff(noun) or parse.lemmas[noun] == "ambassador":
            return None
        issuer = self._issuer(verb, noun)
        return Advice("reduce-staff", "staff-withdrawn", verb, [verb, noun], issuer, [verb, *self._nest(noun)], noun)

    # ---- airspace

    def _airspace(self, verb: int) -> Advice | None:
        """ "closed its airspace", "banned X's airlines from its airspace", "flights have been banned"."""
        parse, words = self.parse, self.words
        noun = self._object(verb)
        if noun is None:
            return None
        space = noun if parse.lemmas[noun] in words.airspace else None
        anchors = [verb, noun]
        for anchor in (verb, noun):
            for c in parse.children[anchor]:
                if parse.deps[c] == "prep":
                    anchors += [k for k in parse.children[c] if parse.deps[k] == "pobj"]
                    for k in parse.children[c]:
                        space = k if parse.lemmas[k] in words.airspace else space
        flights = parse.lemmas[noun] in words.flights or self._carrier(noun)
        if space is None and not flights:
            return None
        lemma = parse.lemmas[verb]
        issuer = self._issuer(verb, None)
        if space is None:
            if lemma in ("close", "shut", "deny", "block") or (lemma in words.weak_ban and issuer is None):
                return None
        where = self._spaces(space, issuer) if space is not None else []
        if not where and not self.whereabouts.under(anchors)[0]:
            return (
                None
                if lemma in words.weak_ban or (space is None and issuer is None)
                else Advice("close-airspace", "airspace-closed", verb, [verb, noun], issuer, anchors)
            )
        tokens = [verb, noun] + ([space] if space is not None else [])
        return Advice(
            "close-airspace", "airspace-closed", verb, tokens, issuer, anchors, noun if flights else None, False, where
        )

    def _reopened(self, verb: int) -> Advice | None:
        parse, words = self.parse, self.words
        noun = self._object(verb)
        if noun is None:
            return None
        lemma = parse.lemmas[noun]
        if lemma in words.airspace or (lemma == "flight" and parse.lemmas[verb] in ("resume", "restore")):
            issuer = self._issuer(verb, None)
            where = self._spaces(noun, issuer)
            if not where and issuer is None:
                return None
            return Advice(
                "close-airspace", "airspace-reopened", verb, [verb, noun], issuer, [verb, noun], None, True, where
            )
        return None

    def _spaces(self, space: int, issuer: Holding | None) -> list[str]:
        """Whose airspace: its possessor or adjective, "over X", or the issuer's own."""
        parse = self.parse
        holding = self.holders.owner(space)
        if holding is not None:
            return [holding.name]
        named = self.whereabouts.under([space])[0]
        if named:
            return named
        own = any(parse.deps[c] == "poss" for c in parse.children[space])
        return [issuer.name] if own and issuer is not None else []

    def _carrier(self, noun: int) -> bool:
        """A named carrier: a proper noun told to be kept out of somewhere."""
        entity = self.parse.entity_at[noun]
        return (
            self.parse.pos[noun] == "PROPN"
            and entity is not None
            and entity.label in ("ORG", "PRODUCT")
            and any(w.lower().startswith(("aero", "air")) for w in self.parse.words[entity.start : entity.end])
        )

    # ---- parts

    def _complement(self, verb: int) -> int | None:
        parse = self.parse
        for c in parse.children[verb]:
            if parse.deps[c] in ("xcomp", "ccomp", "advcl", "acl") and parse.pos[c] == "VERB" and c > verb:
                return c
        return None

    def _object(self, verb: int) -> int | None:
        return self.parse.child(verb, "dobj", "nsubjpass")

    def _objects(self, verb: int) -> list[int]:
        return [c for c in self.parse.children[verb] if self.parse.deps[c] == "dobj"]

    def _of(self, noun: int) -> int | None:
        for c in self.parse.children[noun]:
            if self.parse.lowers[c] in ("of", "for"):
                return self.parse.child(c, "pobj")
        return None

    def _nest(self, noun: int) -> list[int]:
        """A noun and the nouns in phrases under it: where embassies and trips are."""
        parse = self.parse
        out = [noun]
        for i in out:
            for c in parse.children[i]:
                if parse.deps[c] in ("prep", "agent"):
                    out += [k for k in parse.children[c] if parse.deps[k] in ("pobj", "pcomp")]
                    out += [
                        k
                        for p in parse.children[c]
                        if parse.deps[p] in ("conj",)
                        for k in parse.children[p]
                        if parse.deps[k] == "pobj"
                    ]
                elif parse.deps[c] == "conj" and parse.pos[c] == "NOUN":
                    out.append(c)
        return out

    def _audience(self, verb: int, action: int) -> int | None:
        parse = self.parse
        for anchor, deps in ((verb, ("dobj", "dative", "nsubjpass")), (action, ("nsubj",))):
            for c in parse.children[anchor]:
                if parse.deps[c] in deps:
                    noun = c
                    if parse.deps[c] == "dative" and parse.pos[c] == "ADP":
                        noun = parse.child(c, "pobj") or c
                    if self._people(noun) or self._staff(noun):
                        return noun
        for c in parse.children[verb]:
            if parse.deps[c] == "prep" and parse.lowers[c] in ("on", "to"):
                noun_ = parse.child(c, "pobj")
                if noun_ is not None and (self._people(noun_) or self._staff(noun_)):
                    return noun_
        return None

    def _people(self, noun: int) -> bool:
        """A state's people: citizens, travellers, or the people by their name ("Canadians")."""
        parse = self.parse
        if parse.lemmas[noun].lower() in self.words.public:
            if parse.lemmas[noun] in ("people", "resident", "worker", "civilian", "student", "crew", "subject"):
                return self.holders.owner(noun) is not None
            return True
        entity = parse.entity_at[noun]
        return entity is not None and entity.label == "NORP" and parse.tags[noun] in ("NNPS", "NNS", "NNP")

    def _staff(self, noun: int) -> bool:
        """A state's own people at a post abroad, or their families."""
        parse, words = self.parse, self.words
        if parse.lemmas[noun] not in words.staff:
            return any(
                parse.deps[c] == "conj" and parse.lemmas[c] in words.staff and self._staff(c)
                for c in parse.children[noun]
            )
        around = words_before(parse, noun) | {parse.lemmas[i] for i in self._nest(noun)}
        return bool(around & words.post)

    def _issuer(self, verb: int, audience: int | None) -> Holding | None:
        parse = self.parse
        by = parse.child(verb, "agent")
        if by is not None and (named := parse.child(by, "pobj")) is not None:
            found = self.holders.group(named)
            if found is not None:
                return found
        if parse.child(verb, "auxpass") is None:
            named_ = self._subject(subjects(parse, verb))
            if named_ is not None:
                return named_
        if audience is None:
            return None
        found = self.holders.owner(audience)
        if found is not None:
            return found
        actor = self.holders.actor(audience)
        if actor is not None and actor.country in states_by_code():
            return Holding(states_by_code()[actor.country].name, actor.country)
        return None

    def _subject(self, agents: list[int]) -> Holding | None:
        """The state or body that subjects stand for; countries in general as worded."""
        parse = self.parse
        for agent in reversed(agents):
            found = self.holders.group(agent)
            if found is not None and (found.known or parse.pos[agent] == "PROPN"):
                return found
            found = self._members(agent) or self.holders.owner(agent) or self.holders.within(agent) or found
            if found is not None:
                return found
            if parse.lemmas[agent] in ISSUERS:
                return self.holders.described(agent)
        return None

    def _members(self, noun: int) -> Holding | None:
        """ "several countries, including X and Y": X and Y."""
        parse = self.parse
        for c in parse.children[noun]:
            if parse.deps[c] == "prep" and parse.lowers[c] in ("including", "like"):
                named = parse.child(c, "pobj")
                if named is not None:
                    return self.holders.group(named)
        return None

    def _posts(self, anchors: list[int], issuer: Holding) -> list[str]:
        """Where an embassy is, by the name before it ("the Xville embassy"), the issuer's own left out."""
        parse = self.parse
        names = []
        for anchor in anchors:
            if parse.lemmas[anchor] in ("embassy", "consulate", "mission"):
                for c in parse.children[anchor]:
                    toponym = self.holders.toponym(c)
                    if c < anchor and toponym is not None and parse.pos[c] == "PROPN":
                        name = toponym.canonical or toponym.name
                        if name != issuer.name:
                            names.append(name)
        return names

    def made(self, advice: Advice, attributions: tuple[Attribution, ...]) -> Advisory:
        """The mark of a piece of advice."""
        parse = self.parse
        issuer = advice.issuer or Holding(UNSTATED)
        where, first, last, _ = self.whereabouts.under(advice.anchors)
        names = advice.where or where
        for anchor in advice.anchors:
            if not names and parse.deps[anchor] == "dobj":
                names = self.whereabouts.named(anchor)
        names = names or self._posts(advice.anchors, issuer)
        if not names and advice.rule == "airspace-closed" and advice.issuer is not None and advice.issuer.known:
            names = [issuer.name]
        tokens = [t for t in advice.tokens if parse.sentence_of[t] == parse.sentence_of[advice.verb]]
        start, end = min(tokens), max(tokens) + 1
        if last:
            start, end = min(start, first), max(end, last)
        for anchor in advice.anchors:
            if parse.deps[anchor] == "dobj":
                end = max(end, anchor + 1)
        audience = advice.audience
        if audience is not None:
            start = min(start, parse.lefts[audience]) if audience < advice.verb else start
        quote = parse.span(start, end)
        attribution = innermost(attributions, quote)
        return Advisory(
            id=self.page.mark_id("v", quote.start, quote.end, advice.kind),
            rule=advice.rule,
            quote=quote,
            issuer=issuer.name,
            issuer_code=issuer.code,
            kind=advice.kind,
            where=tuple(names),
            audience=self.holders.described(audience).name if audience is not None else None,
            lifted=advice.lifted,
            attribution=attribution.id if attribution else None,
            confidence=0.7 if advice.issuer else 0.5,
        )
