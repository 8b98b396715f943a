"""Who takes which stance to what: assert, deny, demand or refuse, in terms that can be compared across articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from standoff.linking.kinds import (
    StanceKind,
    asks_not,
    charged_by_nobody,
    keeps_silent,
    kind_of,
    kind_of_owners,
    leaves_open,
    names_topic,
    owners,
    proper_part,
    states_fact,
)
from standoff.linking.polarity import focus_of, negated
from standoff.linking.propositions import (
    agents_in,
    concepts,
    days_in,
    idle_terms,
    names_in,
    plain_terms,
    proposition_terms,
    rest_of_sentence,
    side_of,
    sides_in,
    statuses_in,
)
from standoff.linking.sentences import sentence_around
from standoff.model import Article, Attribution, Reading, Span, hull

FEWEST_TERMS = 3
"""A content of fewer terms is read with its sentence."""

YET_TO_BE = frozenset({"planned", "conditional", "possible", "demanded"})
"""Statuses of what has not happened."""
FEW_TERMS = 6
"""A content of no more terms may be nothing but the opposite of what was said before."""
ANAPHOR_REACH = 400
"""Characters between what was said and a denial that points back at it."""
ANSWER_REACH = 250
"""Characters between a side's words and the denial that answers them: about a sentence."""
ANSWER_TERMS = 2
"""Terms a denial must share with what it answers where they share no kind of act."""

_SILENT = re.compile(
    r"(?:(?:an? |any |further )?(?:requests? for )?comment|to (?:comment|discuss|say|confirm|answer|give|elaborate)"
    r"|no (?:confirmation|comment|information|word|details))\b",
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
    against: bool = False
    """Whether a demand is that something be not done."""
    fact: bool = False
    """Whether it is a clause put forward as so, to which another could be a second witness."""
    open: bool = False
    """Whether all that is told in it has yet to be: planned, possible, asked for."""
    focus: frozenset[str] = frozenset()
    """The terms a "not" or "no" is on, where the content's own words deny: what else they name is background."""


def find_stances(article: Article, reading: Reading) -> Iterator[Stance]:
    """Stances of an article: one per attribution, and one per sentence in which the outlet itself reports an event."""
    before: list[Stance] = []
    for attribution in reading.attributions:
        stance = _stance(article, reading, attribution, before)
        if stance is not None:
            before.append(stance)
            yield stance
            if stance.claimed_by:
                yield _claimed(stance, kind_of_owners(stance.span.of(article.text)))
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
    terms, concepts = plain_terms(words.text)
    terms -= days_in(article.text, reading, words.span) | names_in(article.text, reading)
    return Stance(
        article=article.id,
        kind=kind,
        holders=holders,
        terms=terms,
        concepts=concepts,
        codes=sides_in(reading, words.span, words.text),
        span=words.span,
        agents=agents_in(reading, words.span),
        open=bool(statuses := statuses_in(reading, words.span)) and statuses <= YET_TO_BE,
    )


def _stance(article: Article, reading: Reading, attribution: Attribution, before: Sequence[Stance]) -> Stance | None:
    """The stance of one attribution; None where nobody is said to take it."""
    whole = hull(attribution.content)
    holders = frozenset(holder_keys(attribution))
    content = " ".join(s.of(article.text) for s in attribution.content)
    idle = any(said(article.text, attribution) for said in (charged_by_nobody, keeps_silent, names_topic))
    if whole is None or holders <= {"unstated"} or idle or leaves_open(content):
        return None
    made = _taken(article, reading, attribution, Words(whole, content), holders)
    if made.kind in {"deny", "refuse"} and _SILENT.match(content):
        return None
    last = next((s for s in reversed(before) if not s.holders & holders and s.span.gap(whole) <= ANAPHOR_REACH), None)
    return made if last is None else _facing(made, last, content)


def _taken(
    article: Article, reading: Reading, attribution: Attribution, words: Words, holders: frozenset[str]
) -> Stance:
    """The stance by the attribution's own words."""
    own_words = _own_words(article.text, reading, attribution)
    kind = kind_of(attribution, reading, words.span, holders, own_words)
    text = proper_part(words.text, kind)
    own = proposition_terms(text)
    if len(own) < FEWEST_TERMS and not _names_its_thing(words, own):
        # "Moscow denies the attack": which attack, the sentence tells.
        text += " " + rest_of_sentence(article.text, attribution, words.span)
    made = _made(article, reading, Words(words.span, text), kind, holders)
    focus = focus_of(own_words) if kind in {"deny", "refuse"} and negated(own_words) else ""
    return msgspec.structs.replace(
        made,
        attribution=attribution.id,
        fact=states_fact(article.text, attribution, words.text),
        against=kind == "demand" and asks_not(attribution, own_words),
        # "Does not plan to appeal": where the words it is on say nothing that could be shared, nothing can answer it.
        focus=(plain_terms(focus)[0] & made.terms) or proposition_terms(focus),
        claimed_by=owners(words.text) - holders if kind in {"deny", "refuse"} else frozenset(),
    )


def _facing(made: Stance, last: Stance, content: str) -> Stance:
    """A stance with what it takes from the words just before it, which are another's."""
    if _CONTRARY.search(content) and len(made.terms) <= FEW_TERMS:
        # "... but, according to others, their acts show otherwise": the opposite of what was said just before.
        return msgspec.structs.replace(
            made,
            kind="assert" if last.kind == "deny" else "deny",
            terms=last.terms,
            concepts=last.concepts,
            codes=last.codes,
            agents=last.agents,
            claimed_by=frozenset(),
        )
    if made.kind in {"deny", "refuse"} and _points_back(content) and not _ABOUT.search(content):
        # "Moscow called it nonsense", "denied the accusation": what was said just before by somebody else.
        return _pointing(made, last)
    if made.kind == "deny" and _answers(made, last):
        return msgspec.structs.replace(made, answers=last.attribution)
    return made


def _own_words(text: str, reading: Reading, attribution: Attribution) -> str:
    """A content without what others are said in it to say: their "not" is theirs."""
    others = [s for a in reading.attributions if a.parent == attribution.id for s in a.content]
    out = []
    for span in attribution.content:
        place = span.start
        for inner in sorted(s for s in others if span.contains(s)):
            out.append(text[place : max(place, inner.start)])
            place = max(place, inner.end)
        out.append(text[place : span.end])
    return " ".join(part for part in out if part.strip()) or " ".join(s.of(text) for s in attribution.content)


def _names_its_thing(words: Words, own: frozenset[str]) -> bool:
    """Whether few words are enough: an act and a state, or something said of what has a name."""
    if own & set(concepts().values()) and any(t.isupper() for t in own):
        return True
    names = {term for word in words.text.split() if word[:1].isupper() for term in plain_terms(word)[0]}
    return bool(names & own) and len(own) >= ANSWER_TERMS


def _pointing(denial: Stance, last: Stance) -> Stance:
    """A denial that says nothing of its own, with what it points back at."""
    return msgspec.structs.replace(
        denial,
        kind="deny",
        answers=last.attribution,
        claimed_by=frozenset(),
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
    # A plain denial after a charge is its answer; words that merely say "not" may be about anything.
    charged = last.agents & denial.holders and not denial.concepts
    return alike or (last.kind == "accuse" and not denial.focus) or bool(charged)


def _points_back(content: str) -> bool:
    """Whether a denied content says nothing of its own: a pronoun, or "the claim" without what was claimed."""
    if _POINTER.match(content):
        return True
    own = {t for t in proposition_terms(content) if not t.isupper()}
    return len(own - idle_terms()) < 2 and not own & set(concepts().values())


def _claimed(stance: Stance, kind: StanceKind) -> Stance:
    """The claim or demand that a refusal names: its owners hold it, though the text does not let them speak."""
    return msgspec.structs.replace(stance, kind=kind, holders=stance.claimed_by, claimed_by=frozenset(), implied=True)


def holder_keys(attribution: Attribution) -> list[str]:
    """The innermost holder's state or body, else its name in lower case; several where several speak together."""
    if not attribution.holders:
        return [attribution.chain[-1].lower()] if attribution.chain else []
    last = attribution.holders[-1]
    side = side_of(last.code)
    return [side] if side else [name.strip().lower() for name in last.name.split(";")]
