"""What a commitment binds its maker to, in terms that later reports can be compared with."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from standoff.knowledge.deeds import DeedClass, Phrase, load_deeds, load_outcomes, load_things
from standoff.linking.propositions import proposition_terms, side_of
from standoff.linking.sentences import sentence_around
from standoff.linking.wording import stem, words_of
from standoff.model import Actor, Article, Commitment, Reading, Span

Word = tuple[str, int, int]
"""A lower-case word with its start and end."""
REACH = 3
"""Words between the parts of a phrase ("bring the project to an end")."""
RESPONSE = "response"
"""The thing (outcomes.toml) that is held out where no act is named."""
LEAST_WITH_ACT, LEAST_WITHOUT_ACT = 2, 3
"""Terms two pledges must share to be one promise where their verbs are of one class, and where they differ."""
SHARED = 0.5
"""Share of the shorter pledge's terms that another must hold to be the same promise."""
_MODAL = frozenset({"will", "would", "shall", "should", "to", "'ll", "won't", "wouldn't"})
_NOT = frozenset({"not", "never", "no", "none", "nobody", "neither", "nothing", "won't", "wouldn't"})
_ADVERBS = frozenset({"also", "still", "then", "soon", "nonetheless", "nevertheless", "therefore"})
_LASTING = frozenset({"continue", "stay", "open", "maintain"})
"""Acts that last: nothing fulfils them while they may still end."""
_DAY = re.compile(r"\d{4}-")
_TAIL = re.compile(
    r",? (?:for )?as long as\b|[,;]? (?:if|unless|provided|because|so that|while|whereas|even though)\b"
    r"|, (?:which|who|a|an|the) ",
    re.IGNORECASE,
)
"""Where the promised thing ends and a clause about something else begins."""
_RELATIVE = re.compile(r"(\W*(?:\w+\W+){1,5}?)(?:that|which)\b")
"""A noun and the clause about it, at the beginning of a sentence."""
_RETOLD = re.compile(
    r"\bhad (?:\w+ )?(?:promised|pledged|vowed|guaranteed|assured|agreed|sworn)\b|\b(?:ago|last|earlier)\b",
    re.IGNORECASE,
)
"""A promise told as made before."""


class Named(NamedTuple):
    """A mention of an actor: where, its side ("" for none), its lower-case name, and whether it is a person."""

    span: Span
    side: str
    name: str
    person: bool


class Pledge(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment in terms that can be compared.

    `makers` are the sides bound (state codes, else lower-case names), `persons` lower-case names of who spoke for
    them. `act` is the class of the promised act (deeds.tsv), else its verb's stem; "" where only a thing is named.
    `terms` are concepts, states and content words of what is promised, without the maker and the act. `negated` is
    a promise not to, `lasting` one to keep something as it is, `agentless` one whose doer its words do not name.
    `retold` is a promise told as made before. `due` and `dated` are days: the end of what its own words and its
    commitment set, the latter also where it only names one. Days and moments are ISO.
    """

    mark: str
    article: str
    at: str
    makers: frozenset[str]
    persons: frozenset[str]
    act: str
    terms: frozenset[str]
    condition: frozenset[str]
    types: frozenset[str]
    """PLOVER types of the events in its words."""
    awaited: tuple[tuple[str, str, str], ...]
    """Type, source side and target side of the events in its condition."""
    negated: bool
    lasting: bool
    agentless: bool
    retold: bool
    teller: frozenset[str]
    """Sides who say that it was made, where that is not the outlet itself."""
    due: str | None
    dated: str | None
    span: Span
    sentence: Span


def find_pledges(article: Article, reading: Reading, at: str) -> Iterator[Pledge]:
    """The pledges of an article's commitments; treaties bind for good, and none is kept or lapses."""
    for commitment in reading.commitments:
        if commitment.kind != "treaty":
            yield _pledge(article, reading, commitment, at)


def alike(one: Pledge, other: Pledge) -> bool:
    """Whether two pledges are one promise told twice: one maker, one way, and much the same thing."""
    if not one.makers & other.makers or one.negated != other.negated:
        return False
    common = one.terms & other.terms
    share = len(common) / (min(len(one.terms), len(other.terms)) or 1)
    if one.act != other.act and not (one.lasting and other.lasting):
        # "hand over a reply" and "give an answer" say one thing; "send" and "stop" do not.
        return len(common) >= LEAST_WITHOUT_ACT and share > SHARED
    if not one.act or _apart(one, other):
        return False
    if (len(common) >= LEAST_WITH_ACT and share >= SHARED) or (common and share == 1):
        return True
    if common & set(load_things().values()):
        return True
    conditions = len(one.condition & other.condition) / (min(len(one.condition), len(other.condition)) or 1)
    return conditions > SHARED and one.agentless and other.agentless


def _apart(one: Pledge, other: Pledge) -> bool:
    """Whether two pledges of one act name different states or different numbers: troops to here, troops to there."""
    for kind in (str.isupper, str.isdigit):
        ours, theirs = ({t for t in p.terms if kind(t)} for p in (one, other))
        if ours and theirs and not ours & theirs:
            return True
    return False


def states_in(terms: frozenset[str]) -> frozenset[str]:
    """The terms that are states or bodies."""
    return frozenset(t for t in terms if t.isupper())


def keys_of(pledge: Pledge) -> set[str]:
    """What a pledge is found by: each maker with each term, and of one without a doer with what it waits for."""
    words = pledge.terms | ({f"if {t}" for t in pledge.condition} if pledge.agentless else set())
    keys = {f"{maker}|{term}" for maker in (*pledge.makers, *pledge.persons) for term in words}
    return keys | {answer_key(m, a[1]) for m in pledge.makers for a in pledge.awaited if answers(pledge)}


def least_keys(pledge: Pledge) -> int:
    """How many keys a report must share with a pledge to be about it: one where it is about one thing, or an answer."""
    single = (pledge.lasting and pledge.terms & set(load_things().values())) or (answers(pledge) and pledge.awaited)
    return 1 if single else max(1, min(LEAST_WITH_ACT, len(pledge.terms)))


def answers(pledge: Pledge) -> bool:
    """Whether what is held out is some answer to another's act, not said which."""
    return RESPONSE in pledge.terms or pledge.act == "answer"


def answer_key(maker: str, other: str) -> str:
    """What a report of one side's act against another is found by."""
    return f"{maker}!{other}"


def phrase_at(words: Sequence[Word], place: int, phrases: frozenset[Phrase]) -> Phrase | None:
    """The longest phrase that begins with the word at a place, its other words within reach; None for none."""
    best: Phrase | None = None
    for phrase in phrases:
        if (
            phrase[0] == words[place][0]
            and (best is None or len(phrase) > len(best))
            and _follows(words, place, phrase)
        ):
            best = phrase
    return best


def _follows(words: Sequence[Word], place: int, phrase: Phrase) -> bool:
    for part in phrase[1:]:
        ahead = [w for w, _, _ in words[place + 1 : place + 2 + REACH]]
        if part not in ahead:
            return False
        place += 1 + ahead.index(part)
    return True


@functools.cache
def _plain() -> frozenset[Phrase]:
    return frozenset(phrase for deed in load_deeds().values() for phrase in deed.plain)


def _pledge(article: Article, reading: Reading, commitment: Commitment, at: str) -> Pledge:
    text = article.text
    then, held, due = _trimmed(commitment, text), commitment.condition, commitment.due
    sentence = sentence_around(text, commitment.then)
    named = names_in(reading.actors)
    words = [w for w in words_in(text, then) if due is None or not due.span.overlaps(Span(w[1], w[2]))]
    act = _act_of(words)
    makers, persons = _makers(reading, commitment, sentence)
    inside = [e for e in reading.events if e.event_spans and all(commitment.then.contains(s) for s in e.event_spans)]
    until = due.end[:10] if due and due.end else None
    return Pledge(
        mark=commitment.id,
        article=article.id,
        at=at,
        makers=makers,
        persons=persons,
        act=act.name,
        terms=content_terms(act.rest or _antecedent(text, sentence, then), named) - makers - {act.name},
        condition=content_terms(words_in(text, held), named) if held else frozenset(),
        types=frozenset(e.plover for e in inside) - {"AGREE", "THREATEN", "REQUEST"},
        awaited=_awaited(reading, held),
        negated=act.negated,
        lasting=act.lasting,
        agentless=act.agentless,
        retold=_RETOLD.search(text[sentence.start : commitment.then.end]) is not None,
        teller=_teller(reading, commitment),
        due=until,
        dated=until or _day_named(reading, commitment, at),
        span=commitment.then,
        sentence=sentence,
    )


def _antecedent(text: str, sentence: Span, then: Span) -> list[Word]:
    """What a promise that names nothing is about: "the airspace that Kyiv vowed to keep open"."""
    found = _RELATIVE.match(text[sentence.start : then.start])
    return words_in(text, Span(sentence.start, sentence.start + found.end(1))) if found else []


def _awaited(reading: Reading, held: Span | None) -> tuple[tuple[str, str, str], ...]:
    """Events of the condition: type, and sides of the doer and of whom it is done to."""
    found = {
        (e.plover, side_of(e.source_code) or "", side_of(e.target_code) or "")
        for e in reading.events
        if held and e.event_spans and all(held.contains(s) for s in e.event_spans) and e.source_code
    }
    return tuple(sorted(found))


def _day_named(reading: Reading, commitment: Commitment, at: str) -> str | None:
    """The last day after the promise that its words name."""
    days = [
        t.latest[:10]
        for t in reading.timexes
        if commitment.then.contains(t.span) and t.latest and _DAY.match(t.value) and t.latest[:10] > at[:10]
    ]
    return max(days, default=None)


def _trimmed(commitment: Commitment, text: str) -> Span:
    """The promised thing without clauses about something else."""
    then = commitment.then
    tail = _TAIL.search(then.of(text))
    return Span(then.start, then.start + tail.start()) if tail and tail.start() > 0 else then


class Act(NamedTuple):
    """What is to be done: class or verb stem, the words of the thing, and how the promise is put."""

    name: str
    rest: list[Word]
    negated: bool = False
    agentless: bool = False
    lasting: bool = False


def _act_of(words: list[Word]) -> Act:
    """The promised act by its verb, the first after "will", "would" or "to"."""
    texts = [w for w, _, _ in words]
    modal = next((i for i, w in enumerate(texts) if w in _MODAL), None)
    if modal is None:
        return Act("", words, agentless=True)
    subject = words[:modal]
    negated = bool(_NOT.intersection(texts[:modal])) or texts[modal] in _NOT
    place = modal + 1
    while place < len(texts) and (texts[place] in _NOT or _adverb(texts[place])):
        # "would no longer be" ends something.
        if texts[place : place + 2] == ["no", "longer"]:
            return Act("end", [*subject, *words[place + 2 :]], agentless=True)
        negated ^= texts[place] in _NOT
        place += 1
    if place >= len(texts):
        return Act("", subject, negated, agentless=True)
    phrase = phrase_at(words, place, _plain())
    passive = phrase is None and texts[place] == "be" and place + 1 < len(texts)
    if passive:
        place += 1
        phrase = _done_phrase(words, place)
    negated ^= texts[place + 1 : place + 2] == ["no"]
    taken = set(phrase or (texts[place],))
    rest = [*subject, *(w for w in words[place:] if w[0] not in taken)]
    agentless = passive or "there" in texts[:modal]
    classes = [d for d in load_deeds().values() if phrase in (d.done if passive else d.plain)]
    deed = _meant(classes, rest)
    if deed is None:
        return Act(stem(texts[place]), rest, negated, agentless, texts[place] in _LASTING)
    if negated and deed.opposite:
        deed, negated = load_deeds()[deed.opposite], False
    return Act(deed.name, rest, negated, agentless, deed.name in _LASTING)


def _adverb(word: str) -> bool:
    """Whether a word between "will" and its verb is no verb; "supply" is one."""
    return word in _ADVERBS or (word.endswith("ly") and (word,) not in _plain())


def _meant(classes: Sequence[DeedClass], rest: Sequence[Word]) -> DeedClass | None:
    """The class a promising verb means: the first, but to keep something open is to leave it open."""
    first = next(iter(classes), None)
    if first is not None and first.name == "continue" and any(w == "open" for w, _, _ in rest):
        return load_deeds()["open"]
    return first


def _done_phrase(words: Sequence[Word], place: int) -> Phrase | None:
    found = (phrase_at(words, place, deed.done) for deed in load_deeds().values())
    return next((phrase for phrase in found if phrase), None)


def words_in(text: str, span: Span) -> list[Word]:
    """The words of a span, with their place in the whole text."""
    return [(w, span.start + start, span.start + end) for w, start, end in words_of(span.of(text))]


def names_in(actors: Sequence[Actor]) -> list[Named]:
    """Mentions of actors in text order."""
    return sorted(
        (Named(m, side_of(a.code) or "", a.name.casefold(), a.kind == "person") for a in actors for m in a.mentions),
        key=lambda n: (n.span, n.side),
    )


def content_terms(words: Sequence[Word], named: Sequence[Named]) -> frozenset[str]:
    """Things, concepts, states and content words; a state or body is its code, whatever words name it."""
    if not words:
        return frozenset()
    idle, things = load_outcomes().idle, load_things()
    whole = Span(words[0][1], words[-1][2])
    near = [n for n in named if n.side and whole.overlaps(n.span)]
    out: set[str] = set()
    rest = []
    for word, start, end in words:
        over = [n for n in near if n.span.start <= start and end <= n.span.end]
        out.update(n.side for n in over)
        if word in things:
            out.add(things[word])
        elif word.removesuffix("'s").removesuffix("’s") not in idle and all(n.person for n in over):
            rest.append(word)
    return frozenset(out) | proposition_terms(" ".join(rest))


def _makers(reading: Reading, commitment: Commitment, sentence: Span) -> tuple[frozenset[str], frozenset[str]]:
    """Sides bound, and names of the person who speaks just before the promise."""
    names = {name.strip().casefold() for name in commitment.by.split(";")}
    codes = [commitment.by_code, *(a.code for a in reading.actors if a.name.casefold() in names)]
    sides = frozenset(side for code in codes if (side := side_of(code)))
    before = [
        (m.end, a)
        for a in reading.actors
        if a.kind == "person"
        for m in a.mentions
        if sentence.contains(m) and m.end <= commitment.then.start
    ]
    speaker = max(before, key=lambda pair: pair[0], default=None)
    # Who is only told of the promise is of another side.
    bound = speaker is not None and side_of(speaker[1].code) in {None, *sides}
    persons = frozenset({speaker[1].name.casefold()}) if speaker and bound else frozenset()
    return sides or frozenset(names), persons


def _teller(reading: Reading, commitment: Commitment) -> frozenset[str]:
    """Sides of the holders under whom a commitment stands."""
    under = next((a for a in reading.attributions if a.id == commitment.attribution), None)
    return frozenset(side for h in (under.holders if under else ()) if (side := side_of(h.code)))
