"""Copies: one text reuses another, found by shared word runs measured against the shorter text.

Containment of the shorter text, not Jaccard: outlets cut and merge wire copy, which Jaccard punishes. An inverted
index of word runs brings up candidates, so a new text is never compared with all (Broder 1997 for shingles and
containment; thresholds measured on the project's own dev figures, see docs/quality.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, Protocol

from standoff.linking.wording import RUN, shingles, words_of
from standoff.model import Article, Span, instant

CopyRelation = Literal["verbatim", "edited", "truncated", "merged"]

CONTAINMENT = 0.3
"""Share of the shorter text's word runs that must stand in the longer one."""
FEWEST_RUNS = 4
"""Shared word runs; with fewer, an equal name or phrase would make a copy of two headlines."""
COMMON_RUN = 0.25
"""A word run in more than this share of all texts (and in more than COMMON_TEXTS) is boilerplate and proves nothing."""
COMMON_TEXTS = 12


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text's word runs: `runs` by first word, `places` the start and end of each word."""

    id: str
    runs: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    numbers: frozenset[int]

    def stretch(self, first: int, count: int) -> Span:
        """From the first character of one run to the last of `count` runs."""
        last = min(first + count - 1 + RUN - 1, len(self.places) - 1)
        return Span(self.places[first][0], self.places[last][1])


@dataclass(frozen=True, slots=True)
class Copy:
    """Two texts that share wording: `a` is the one reused, `b` the one that reuses, when `directed`.

    `containment` is the share of the shorter text's runs found in the other; `passages` the shared stretches as
    pairs (span in a, span in b); `why` says what decided the direction.
    """

    a: str
    b: str
    relation: CopyRelation
    containment: float
    confidence: float
    directed: bool
    why: str
    passages: tuple[tuple[Span, Span], ...] = ()


class Postings(Protocol):
    """The seam to where word runs are kept: which texts hold a run, and how many texts there are."""

    def holders(self, runs: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Pairs (run, text id) for the runs that are known."""

    def size(self) -> int:
        """How many texts are kept."""


@dataclass(slots=True)
class MemoryPostings:
    """Word runs in memory."""

    texts: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def add(self, print_: Fingerprint) -> None:
        """Keep a text's runs."""
        for run in print_.numbers:
            self.texts[run].append(print_.id)
        self.count += 1

    def holders(self, runs: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Pairs (run, text id)."""
        for run in runs:
            for text in self.texts.get(run, ()):
                yield run, text

    def size(self) -> int:
        """How many texts are kept."""
        return self.count


def fingerprint(id_: str, text: str, furniture: Iterable[Span] = ()) -> Fingerprint:
    """The word runs of a text without its page furniture."""
    for span in furniture:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    words = words_of(text)
    runs = shingles([w for w, _, _ in words])
    return Fingerprint(id_, tuple(runs), tuple((start, end) for _, start, end in words), frozenset(runs))


def candidates(print_: Fingerprint, postings: Postings) -> dict[str, int]:
    """Texts that share enough word runs to be worth a comparison, with how many they share."""
    holders: dict[int, list[str]] = defaultdict(list)
    for run, text in postings.holders(print_.numbers):
        holders[run].append(text)
    most = max(COMMON_TEXTS, COMMON_RUN * postings.size())
    shared: Counter[str] = Counter()
    for texts in holders.values():
        if len(texts) <= most:
            shared.update(texts)
    return {text: n for text, n in shared.items() if n >= FEWEST_RUNS and text != print_.id}


def compare(ours: Fingerprint, theirs: Fingerprint) -> float:
    """Containment of the shorter text in the longer, 0 to 1."""
    shorter = min(len(ours.numbers), len(theirs.numbers))
    return len(ours.numbers & theirs.numbers) / shorter if shorter else 0.0


def passages(a: Fingerprint, b: Fingerprint) -> tuple[tuple[Span, Span], ...]:
    """Maximal shared stretches of at least RUN words, as pairs of spans, in the order of `b`."""
    where: dict[int, list[int]] = defaultdict(list)
    for i, run in enumerate(a.runs):
        where[run].append(i)
    out: list[tuple[Span, Span]] = []
    j = 0
    while j < len(b.runs):
        best, start = 0, -1
        for i in where.get(b.runs[j], ()):
            length = 0
            while i + length < len(a.runs) and j + length < len(b.runs) and a.runs[i + length] == b.runs[j + length]:
                length += 1
            if length > best:
                best, start = length, i
        if best:
            out.append((a.stretch(start, best), b.stretch(j, best)))
            j += best
        else:
            j += 1
    return tuple(out)


def judge(first: Article, second: Article, one: Fingerprint, other: Fingerprint) -> Copy | None:
    """The copy between two articles, directed where a credit line or the clock tells; None below the threshold."""
    share = compare(one, other)
    together = len(one.numbers & other.numbers)
    if share < CONTAINMENT or together < min(FEWEST_RUNS, len(one.numbers), len(other.numbers)):
        return None
    swap, directed, why = _direction(first, second)
    a, b = (second, first) if swap else (first, second)
    fa, fb = (other, one) if swap else (one, other)
    return Copy(
        a=a.id,
        b=b.id,
        relation=_relation(fa, fb, share),
        containment=round(share, 4),
        confidence=round(min(0.99, 0.5 + 0.5 * share), 3),
        directed=directed,
        why=why,
        passages=passages(fa, fb),
    )


def _relation(a: Fingerprint, b: Fingerprint, share: float) -> CopyRelation:
    sizes = len(b.numbers) / max(1, len(a.numbers))
    if share >= 0.9 and 0.8 <= sizes <= 1.25:
        return "verbatim"
    if share >= 0.8 and sizes < 0.8:
        return "truncated"
    if sizes > 1.25:
        return "merged"
    return "edited"


def _direction(first: Article, second: Article) -> tuple[bool, bool, str]:
    """(swap the two, direction known, why): credit first, then time, else unknown."""
    if credits_outlet(second, first):
        return False, True, "credit line"
    if credits_outlet(first, second):
        return True, True, "credit line"
    one, other = instant(first.published), instant(second.published)
    if one is not None and other is not None and one != other:
        return one > other, True, "published earlier"
    return first.id > second.id, False, "unknown"


def credits_outlet(article: Article, other: Article) -> bool:
    """Whether an article's credit line, byline or dateline names the other's outlet (or its initials)."""
    from standoff.linking.credits import credited, names_outlet

    return other.outlet is not None and any(names_outlet(words, other.outlet) for words in credited(article))


def find_copies(articles: Iterable[Article]) -> Iterator[Copy]:
    """Copies among articles, each compared only with those that share word runs; pairs in input order."""
    seen: dict[str, tuple[Article, Fingerprint]] = {}
    postings = MemoryPostings()
    for article in articles:
        print_ = fingerprint(article.id, article.text)
        for text in candidates(print_, postings):
            earlier, theirs = seen[text]
            copy = judge(earlier, article, theirs, print_)
            if copy is not None:
                yield copy
        postings.add(print_)
        seen[article.id] = (article, print_)
