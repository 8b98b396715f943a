"""Who takes which stance to what: assert, deny, demand or refuse, in terms that can be compared across articles."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from standoff.knowledge.concepts import concept_by_word, disbelief_words
from standoff.knowledge.english import common_words
from standoff.knowledge.states import load_states
from standoff.linking.sentences import sentence_around
from standoff.linking.wording import stem, words_of
from standoff.model import Actor, Article, Attribution, Event, Reading, Span, hull

StanceKind = Literal["assert", "accuse", "deny", "demand", "refuse"]
KINDS: dict[str, StanceKind] = {
    "deny": "deny", "reject": "refuse", "demand": "demand", "ask": "demand", "propose": "demand", "accuse": "accuse",
}  # fmt: skip
STATING = frozenset({"assert", "believe", "expect", "warn"})
"""Acts that say how things are; a "-" on another act (advised against) denies nothing."""
FEWEST_TERMS = 3
"""A content of fewer terms is read with its sentence."""

REBELS = frozenset({"REB", "SEP", "INS", "OPP", "UAF"})
"""CAMEO sectors that stand against the state of their code."""
BARE = frozenset(
    stem(w) for w in "claim claims accusation accusations allegation allegations charge charges report reports any such"
    " suggestion involvement responsibility role anything notion idea".split()
)  # fmt: skip
"""Words that point back at what was said and say nothing of it."""
ANAPHOR_REACH = 400
"""Characters between what was said and a denial that points back at it."""
ANSWER_REACH = 250
"""Characters between a side's words and the denial that answers them: about a sentence."""
ANSWER_TERMS = 2
"""Terms a denial must share with what it answers where they share no kind of act."""

_SILENT = re.compile(
    r"(?:who|what|when|where|why|how|whether)\b|to (?:comment|discuss|say|confirm|answer|give|elaborate)\b",
    re.IGNORECASE,
)
"""Contents of silence: who declines to say has denied nothing."""
_POINTER = re.compile(
    r"(?:it|this|that|them|so)\W*$|(?:(?:the|such|this|that|these|those|any|all)(?: [a-z]+)?"
    r" (?:claim|accusation|allegation|charge|report|statement|suggestion|assertion)s?)\b(?! (?:that|of|to|about)\b)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:claim|accusation|allegation|charge|report|assertion|demand)s? (?:that|of|to|about|on|over)\b", re.IGNORECASE
)
"""A refused claim told with what it is about."""
_CONTRARY = re.compile(r"\b(?:otherwise|the (?:opposite|contrary)|differently)\b", re.IGNORECASE)
_CLAIMED = re.compile(
    r"\b(?:claims?|accusations?|allegations?|charges?|assertions?|reports?|demands?)\b", re.IGNORECASE
)


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """One holder's stance to one proposition.

    `holders` are actor codes where known, else lower-case names; empty is the outlet itself. `terms` are concepts and
    content words of the proposition, `concepts` those of them that name a kind of act, `codes` the states and bodies
    it is about, pronouns resolved. `claimed_by` are the owners of a claim that is refused by name ("Aldo's claim to
    the strait"). `span` is where it is said.
    """

    article: str
    kind: StanceKind
    holders: frozenset[str]
    terms: frozenset[str]
    concepts: frozenset[str]
    codes: frozenset[str]
    span: Span
    attribution: str | None = None
    claimed_by: frozenset[str] = frozenset()
    answers: str | None = None
    """The attribution just before, by another side, that a denial answers."""
    implied: bool = False
    """Whether the holders do not speak, but are named by who refuses their claim."""
    agents: frozenset[str] = frozenset()
    """Who does the deeds it is about, where the events in its words tell (quad class 4, material conflict)."""


@functools.cache
def _concepts() -> dict[str, str]:
    return {stem(word): concept for word, concept in concept_by_word().items()}


@functools.cache
def _disbelief() -> frozenset[str]:
    return frozenset(stem(word) for word in disbelief_words())


@functools.cache
def _doubts() -> re.Pattern[str]:
    """A claim called untrue: "the claims are false", "false claims", "lies about"; not a "false flag"."""
    words = "|".join(sorted(disbelief_words()))
    claim = "(?:claim|accusation|allegation|charge|report|statement|assertion)s?"
    forms = (rf"\b{claim}\b.{{0,60}}\b(?:{words})\b", rf"\b(?:{words}) {claim}\b", r"\b(?:lies?|lying) about\b")
    return re.compile("|".join(forms), re.IGNORECASE)


@functools.cache
def _state_words() -> dict[str, str]:
    """State code by one-word lower-case name, adjective or capital."""
    out: dict[str, str] = {}
    for state in load_states():
        if state.kind != "region":
            for name in (state.name, *state.others, *state.adjectives, *state.capitals, *state.demonyms):
                if " " not in name:
                    out.setdefault(name.lower(), state.code)
                    out.setdefault(f"{name.lower()}s", state.code)
    return out


def proposition_terms(text: str) -> frozenset[str]:
    """States by code (in capitals), concepts, and the other content words by stem."""
    states = _state_words()
    concepts = _concepts()
    known = common_words()
    out = set()
    for word, _, _ in words_of(text):
        bare = word.removesuffix("'s").removesuffix("’s")
        if bare in states:
            out.add(states[bare])
        elif bare not in known and (len(bare) > 2 or bare.isdigit()):
            cut = stem(bare)
            out.add(concepts.get(cut, cut))
    return frozenset(out)


def side_of(code: str | None) -> str | None:
    """The state or body of an actor code: RUS of RUSGOV, the whole code of a body."""
    if not code:
        return None
    if code.startswith("IGO") or code[3:6] in REBELS:
        # A state's rebels are a side of their own.
        return code[:6] if code[3:6] in REBELS else code
    return code[:3]


def find_stances(article: Article, reading: Reading) -> Iterator[Stance]:
    """Stances of an article: one per attribution, and one per sentence in which the outlet itself reports an event."""
    before: list[Stance] = []
    for attribution in reading.attributions:
        stance = _stance(article, reading, attribution, before)
        if stance is not None:
            before.append(stance)
            yield stance
            if stance.claimed_by:
                yield _claimed(stance)
    said = [s for a in reading.attributions for s in (*a.content, *a.cue)]
    told: set[Span] = set()
    for event in reading.events:
        place = hull(event.event_spans)
        if event.attribution is not None or event.status not in {"happened", "ongoing"} or place is None:
            continue
        sentence = sentence_around(article.text, place)
        if sentence not in told and not any(s.overlaps(sentence) for s in said):
            told.add(sentence)
            yield _made(article, reading, Words(sentence, sentence.of(article.text)), "assert", frozenset())


class Words(msgspec.Struct, frozen=True):
    """What a stance is said in: where, and the words its terms are taken from."""

    span: Span
    text: str


def _made(article: Article, reading: Reading, words: Words, kind: StanceKind, holders: frozenset[str]) -> Stance:
    terms = proposition_terms(words.text)
    bare = frozenset(t for t in terms if not t.isupper()) - _disbelief()
    return Stance(
        article=article.id,
        kind=kind,
        holders=holders,
        terms=bare,
        concepts=bare & set(_concepts().values()),
        codes=_codes(reading.actors, words.span) | {t for t in terms if t.isupper()},
        span=words.span,
        agents=frozenset(
            side for e in _events(reading, words.span) if e.quad == 4 and (side := side_of(e.source_code))
        ),
    )


def _stance(article: Article, reading: Reading, attribution: Attribution, before: Sequence[Stance]) -> Stance | None:
    """The stance of one attribution; None where nobody is said to take it."""
    whole = hull(attribution.content)
    holders = frozenset(holder_keys(attribution))
    if whole is None or holders <= {"unstated"}:
        return None
    text = " ".join(s.of(article.text) for s in attribution.content)
    own = proposition_terms(text)
    whole_act = bool(own & set(_concepts().values())) and any(t.isupper() for t in own)
    if len(own) < FEWEST_TERMS and not whole_act:
        # "Moscow denies the attack": which attack, the sentence tells.
        text += " " + sentence_around(article.text, whole).of(article.text)
    made = _made(article, reading, Words(whole, text), _kind_of(attribution, reading, whole, holders, text), holders)
    made = msgspec.structs.replace(made, attribution=attribution.id)
    last = next((s for s in reversed(before) if not s.holders & holders and s.span.gap(whole) <= ANAPHOR_REACH), None)
    if last is not None and _CONTRARY.search(text) and len(made.terms) <= 6:
        # "... but, according to others, their acts show otherwise": the opposite of what was said just before.
        opposite: StanceKind = "assert" if last.kind == "deny" else "deny"
        return msgspec.structs.replace(
            made,
            kind=opposite,
            terms=last.terms,
            concepts=last.concepts,
            codes=last.codes,
            agents=last.agents,
        )
    content = " ".join(s.of(article.text) for s in attribution.content)
    refusing = made.kind in {"deny", "refuse"}
    if refusing and _SILENT.match(content):
        return None
    if last is not None and refusing and _points_back(content) and not _ABOUT.search(content):
        # "Moscow called it nonsense", "denied the accusation": what was said just before by somebody else.
        return _pointing(made, last)
    if last is not None and made.kind == "deny" and _answers(made, last):
        made = msgspec.structs.replace(made, answers=last.attribution)
    if made.kind in {"deny", "refuse"} and (claimed := _CLAIMED.search(text[:80])):
        # "Russia's claims to Crimea": whose it is stands before it.
        owners = frozenset(t for t in proposition_terms(text[: claimed.start()]) if t.isupper()) - holders
        return msgspec.structs.replace(made, claimed_by=owners)
    return made


def _pointing(denial: Stance, last: Stance) -> Stance:
    """A denial that says nothing of its own, with what it points back at."""
    return msgspec.structs.replace(
        denial,
        kind="deny",
        answers=last.attribution,
        terms=denial.terms | last.terms,
        concepts=denial.concepts | last.concepts,
        codes=denial.codes | last.codes,
        agents=last.agents,
    )


def _answers(denial: Stance, last: Stance) -> bool:
    """Whether a denial that follows another side's words is about them: something in common, or a charge against it."""
    if last.kind in {"deny", "refuse", "demand"} or last.span.gap(denial.span) > ANSWER_REACH:
        return False
    alike = bool(denial.concepts & last.concepts) or len(denial.terms & last.terms) >= ANSWER_TERMS
    return alike or last.kind == "accuse" or bool(last.agents & denial.holders)


def _points_back(content: str) -> bool:
    """Whether a denied content says nothing of its own: a pronoun, or "the claim" without what was claimed."""
    if _POINTER.match(content):
        return True
    own = {t for t in proposition_terms(content) if not t.isupper()}
    return len(own - BARE) < 2 and not own & set(_concepts().values())


def _kind_of(attribution: Attribution, reading: Reading, whole: Span, holders: frozenset[str], text: str) -> StanceKind:
    """The kind of stance: by the act, then by what the words say of the thing."""
    kind = KINDS.get(attribution.act, "assert")
    if kind != "assert" or attribution.act not in STATING:
        return kind
    statuses = {e.status for e in _events(reading, whole)}
    # "X calls Y's claims false" denies; "X spreads fake news" is said of X, and denies nothing of X's own.
    doubted = _doubts().search(text) is not None and bool(_codes(reading.actors, whole) - holders)
    return "deny" if attribution.polarity == "-" or doubted or statuses == {"denied"} else "assert"


def _claimed(stance: Stance) -> Stance:
    """The claim that a refusal names: its owners hold it, though the text does not let them speak."""
    return msgspec.structs.replace(
        stance, kind="assert", holders=stance.claimed_by, claimed_by=frozenset(), implied=True
    )


def _events(reading: Reading, span: Span) -> list[Event]:
    return [e for e in reading.events if e.event_spans and all(span.contains(s) for s in e.event_spans)]


def _codes(actors: tuple[Actor, ...], span: Span) -> frozenset[str]:
    """Sides of the actors mentioned in a span, by name, pronoun or description."""
    sides = (side_of(a.code) for a in actors if any(span.contains(m) for m in a.mentions))
    return frozenset(s for s in sides if s)


def holder_keys(attribution: Attribution) -> list[str]:
    """The innermost holder's state or body, else its name in lower case; several where several speak together."""
    if not attribution.holders:
        return [attribution.chain[-1].lower()] if attribution.chain else []
    last = attribution.holders[-1]
    side = side_of(last.code)
    return [side] if side else [name.strip().lower() for name in last.name.split(";")]
