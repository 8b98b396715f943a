"""What changed between two texts of one article: claims that vanished, appeared or were put otherwise, and figures.

Claims are matched by their words, those most alike first, so that what an edit only touched is one claim put otherwise
and not a loss and a gain.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from standoff.knowledge.origin_words import load_origin_words
from standoff.linking.disputes import bounds_conflict
from standoff.linking.sentences import sentence_around
from standoff.linking.wording import terms_of
from standoff.model import Article, Attribution, Quantity, Reading, Span, hull

ALIKE = 0.5
"""Share of the terms of two claims (Jaccard) from which one is the other put otherwise."""

Told = tuple[Article, Reading]


class ClaimEdit(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one claim: attribution ids before and after, and which of its sides changed."""

    kind: Literal["vanished", "appeared", "changed"]
    before: str | None = None
    after: str | None = None
    what: tuple[str, ...] = ()
    """"words", "act", "polarity", "certainty", "holder"."""


class FigureEdit(msgspec.Struct, frozen=True, kw_only=True):
    """A number put otherwise in a sentence that is otherwise the same: quantity ids."""

    before: str
    after: str


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """The way from one text of an article to the next.

    `notice` are the words by which the later text owns to the change; an edit without them is a silent one.
    """

    claims: tuple[ClaimEdit, ...]
    figures: tuple[FigureEdit, ...]
    title: tuple[str | None, str | None] | None
    """Before and after, where it changed."""
    notice: Span | None

    @property
    def silent(self) -> bool:
        """Whether the later text does not say that it was changed."""
        return self.notice is None


def compare(before: Told, after: Told) -> Edit:
    """What changed from the earlier text to the later."""
    (old, was), (new, now) = before, after
    return Edit(
        claims=tuple(_claims(old.text, was.attributions, new.text, now.attributions)),
        figures=tuple(_figures(old.text, was.quantities, new.text, now.quantities)),
        title=None if old.title == new.title else (old.title, new.title),
        notice=find_notice(new.text, old.text),
    )


def find_notice(text: str, before: str = "") -> Span | None:
    """The sentence that says the text was changed; one that stood in the text before says nothing of this change."""
    for found in load_origin_words().notice.finditer(text):
        sentence = sentence_around(text, Span(found.start(), found.end()))
        if sentence.of(text) not in before:
            return sentence
    return None


def _words(text: str, attribution: Attribution) -> str:
    return " ".join(span.of(text) for span in attribution.content or attribution.cue)


def _claims(old: str, was: Sequence[Attribution], new: str, now: Sequence[Attribution]) -> list[ClaimEdit]:
    left = {a.id: (a, frozenset(terms_of(_words(old, a)))) for a in was}
    right = {a.id: (a, frozenset(terms_of(_words(new, a)))) for a in now}
    scored = sorted(
        (-_alike(one, other), a, b)
        for a, one in left.items()
        for b, other in right.items()
        if _alike(one, other) >= ALIKE
    )
    pairs: list[tuple[str, str]] = []
    for _, a, b in scored:
        if a in left and b in right:
            pairs.append((a, b))
            del left[a], right[b]
    by_id = {a.id: a for a in (*was, *now)}
    first = {a.id: a for a in was}
    put = []
    for a, b in pairs:
        what = _put_otherwise(old, first[a], new, by_id[b])
        if what:
            put.append(ClaimEdit(kind="changed", before=a, after=b, what=what))
    gone = [ClaimEdit(kind="vanished", before=a) for a in left]
    return [*gone, *put, *(ClaimEdit(kind="appeared", after=b) for b in right)]


def _alike(one: tuple[Attribution, frozenset[str]], other: tuple[Attribution, frozenset[str]]) -> float:
    """Share of terms in common, a little more for the same holder: of two equals the same speaker's is taken."""
    (a, terms), (b, others) = one, other
    if not terms or not others:
        return 0.0
    share = len(terms & others) / len(terms | others)
    return share + 0.01 * (a.chain == b.chain) if share >= ALIKE else share


def _put_otherwise(old: str, a: Attribution, new: str, b: Attribution) -> tuple[str, ...]:
    sides = {
        "words": _words(old, a).split() != _words(new, b).split(),
        "act": a.act != b.act,
        "polarity": a.polarity != b.polarity,
        "certainty": a.certainty != b.certainty,
        "holder": a.chain != b.chain,
    }
    return tuple(name for name, differs in sides.items() if differs)


def _figures(old: str, was: Sequence[Quantity], new: str, now: Sequence[Quantity]) -> list[FigureEdit]:
    """Numbers of one unit in sentences that are otherwise alike, where both cannot hold."""
    there = [(q, _around(new, q)) for q in now]
    taken: set[str] = set()
    out = []
    for quantity in was:
        words = _around(old, quantity)
        same = [
            (len(words & others) / (len(words | others) or 1), q)
            for q, others in there
            if q.id not in taken and q.unit_norm == quantity.unit_norm and q.change == quantity.change
        ]
        best = max(same, key=lambda pair: (pair[0], -pair[1].start), default=None)
        if best is None or best[0] < ALIKE:
            continue
        taken.add(best[1].id)
        if bounds_conflict(quantity.bounds, best[1].bounds):
            out.append(FigureEdit(before=quantity.id, after=best[1].id))
    return out


def _around(text: str, quantity: Quantity) -> frozenset[str]:
    """Terms of the sentence a number stands in, numbers left out."""
    spans = hull((quantity.span, *((quantity.unit_span,) if quantity.unit_span else ())))
    sentence = sentence_around(text, spans or quantity.span)
    return frozenset(t for t in terms_of(sentence.of(text)) if not t[0].isdigit())
