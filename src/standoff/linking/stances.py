"""Who takes which stance to what: assert, deny, demand or refuse, in terms that can be compared across articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from standoff.linking.antecedents import facing, facing_denial, shown_against
from standoff.linking.counts import counts_denied, counts_in
from standoff.linking.kinds import (
    StanceKind,
    asks_not,
    charged_by_nobody,
    is_of_intent,
    is_own_will,
    is_supposed,
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
    foremost_sides,
    names_in,
    plain_terms,
    proposition_terms,
    rest_of_sentence,
    side_of,
    sides_in,
    statuses_in,
)
from standoff.linking.sentences import sentence_around
from standoff.linking.speakers import STATE, spoken_for
from standoff.linking.stance import Stance
from standoff.model import Article, Attribution, Reading, Span, hull

FEWEST_TERMS = 3
"""A content of fewer terms is read with its sentence."""

YET_TO_BE = frozenset({"planned", "conditional", "possible", "demanded"})
"""Statuses of what has not happened."""
MOSTLY = 0.5
"""Share of a content that is another's words, from which it is those."""
NAMING = 2
"""Words that are enough to tell which thing is meant, where one of them is its name."""

_SILENT = re.compile(
    r"(?:(?:an? |any |further )?(?:requests? for )?comment|to (?:comment|discuss|say|confirm|answer|give|elaborate)"
    r"|no (?:confirmation|comment|information|word|details))\b",
    re.IGNORECASE,
)
"""Contents of silence: who declines to say has denied nothing."""


_RULED_IN = re.compile(r"\b(?:not|never|n['’]t|neither|without)\b.*\b(?:rul(?:e|ed|ing) out|exclud)", re.IGNORECASE)
"""A cue by which nothing is put forward but that it may come about."""


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
    terms -= days_in(article.text, reading, sentence_around(article.text, words.span)) | names_in(article.text, reading)
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
    if whole is None or holders <= {"unstated"}:
        return None
    cue = " ".join(s.of(article.text) for s in attribution.cue)
    others = [s for s in before if not s.holders & holders]
    denial = shown_against(cue, content, others, whole) if attribution.act == "assert" else None
    if denial is not None:
        return facing_denial(_taken(article, reading, attribution, Words(whole, content), holders), denial)
    if idle or leaves_open(content) or _RULED_IN.search(cue):
        return None
    if attribution.act == "intend" and attribution.parent and not holders & _held_by(reading, attribution.parent):
        # "London says that Moscow plans to": that is London's word.
        return None
    made = _taken(article, reading, attribution, Words(whole, content), holders)
    if made.kind in {"deny", "refuse"} and _SILENT.match(content):
        return None
    return facing(made, before, content, article, reading, outright=attribution.act in {"deny", "reject"})


def _held_by(reading: Reading, attribution: str) -> frozenset[str]:
    return frozenset(key for a in reading.attributions if a.id == attribution for key in holder_keys(a))


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
        beside = () if kind in {"deny", "refuse"} else _beside(reading, words.span)
        text += " " + rest_of_sentence(article.text, words.span, (attribution, *beside))
    made = _made(article, reading, Words(words.span, text), kind, holders)
    focus = focus_of(own_words) if kind in {"deny", "refuse"} and negated(own_words) else ""
    return msgspec.structs.replace(
        made,
        attribution=attribution.id,
        foremost=foremost_sides(reading, words.span, article.text, holders),
        counts=counts_in(article.text, reading, words.span),
        no_counts=counts_denied(words.text) if kind == "deny" else frozenset(),
        supposed=_is_supposed(article.text, reading, attribution, words),
        will=is_own_will(attribution, words.text),
        intent=is_of_intent(" ".join(s.of(article.text) for s in attribution.cue) + " " + words.text),
        fact=states_fact(article.text, attribution, words.text),
        against=(kind == "demand" or attribution.act == "promise") and asks_not(attribution, own_words),
        # "Does not plan to appeal": where the words it is on say nothing that could be shared, nothing can answer it.
        focus=(plain_terms(focus)[0] & made.terms) or proposition_terms(focus),
        claimed_by=owners(words.text) - holders if kind in {"deny", "refuse"} else frozenset(),
    )


def _beside(reading: Reading, whole: Span) -> Iterator[Attribution]:
    """Attributions of other words than some: a denial may be of those, but what is put forward is not about them."""
    return (a for a in reading.attributions if a.content and not any(s.overlaps(whole) for s in a.content))


def _is_supposed(text: str, reading: Reading, attribution: Attribution, words: Words) -> bool:
    """Whether a content, or the words of another that it mostly is, only says what would follow from something."""
    inner = [a for a in reading.attributions if a.parent == attribution.id]
    told = [" ".join(s.of(text) for s in a.content) for a in inner]
    whole = any(is_supposed(t) for t in told if len(t) >= MOSTLY * len(words.text))
    return whole or is_supposed(words.text) or statuses_in(reading, words.span) == {"conditional"}


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
    return bool(names & own) and len(own) >= NAMING


def _claimed(stance: Stance, kind: StanceKind) -> Stance:
    """The claim or demand that a refusal names: its owners hold it, though the text does not let them speak."""
    return msgspec.structs.replace(stance, kind=kind, holders=stance.claimed_by, claimed_by=frozenset(), implied=True)


def holder_keys(attribution: Attribution) -> list[str]:
    """The state or body the innermost holder speaks for, else its name in lower case; several where several do.

    A state's rebels are a side of their own; its papers, firms and citizens speak for themselves.
    """
    if not attribution.holders:
        return [attribution.chain[-1].lower()] if attribution.chain else []
    last = attribution.holders[-1]
    side = side_of(last.code)
    if side and len(side) == STATE:
        side = spoken_for(last.code)
    return [side] if side else [name.strip().lower() for name in last.name.split(";")]
