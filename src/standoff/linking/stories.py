"""Stories: articles about the same happening, whatever the order in which they come.

Two like happenings - two quakes, two summits - share their common words and differ in who and where. So names are a
field of their own beside the other words: each is a unit vector of weighted terms, and how alike two articles are is a
fixed mix of both. A closed set is clustered bottom up by average likeness (Sokal & Michener 1958; sums of vectors make
it cheap).
"""

from __future__ import annotations

import datetime as dt
import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from standoff.knowledge.english import common_words
from standoff.linking.rulings import Ruled, Ruling, settle
from standoff.linking.wording import stem
from standoff.model import Article, content_id

ALIKE = 0.2
"""Average likeness of an article's vector and a story's from which the article belongs to it."""
NAMES = 0.4
"""The names' part in how alike two articles are; the other words have the rest."""
HALF_LIFE_DAYS = 4.0
"""A story not reported on for this long must be twice as alike."""
TEXT_WORDS = 400
"""Words of a text that are compared."""
LEAD_WORDS = 60
"""Words at the head of a text that count LEAD_WEIGHT times, like its title: news puts first what it is about."""
LEAD_WEIGHT = 3
STRONGEST = 24
"""Terms of a text by which it is looked up: those of most weight, which few other texts have."""
MEETING = 2
"""Of their strongest terms, how many two texts must share to be compared."""
NAME = "^"
"""Stands before the stem of a name, so that it is another term than the word."""

NOTHING = Ruled(groups=(), apart=frozenset())

Vector = dict[str, float]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(slots=True)
class Terms:
    """How many texts hold each term; the idf of a term is log(1 + N / df)."""

    texts: int = 0
    holding: Counter[str] = field(default_factory=Counter)

    def learn(self, counts: Counter[str]) -> None:
        """Count one text's terms, a name as its word."""
        self.texts += 1
        self.holding.update({term.removeprefix(NAME) for term in counts})

    def weigh(self, counts: Counter[str]) -> Vector:
        """A vector of length 1 whose names have their fixed part of it.

        A term of one text brings nothing together and would only make it look unlike all others; a text of such
        terms alone keeps them.
        """
        known = {t: n for t, n in counts.items() if self.holding[t.removeprefix(NAME)] > 1} or counts
        out: Vector = {}
        for named, part in ((True, NAMES), (False, 1 - NAMES)):
            raw = {t: (1 + math.log(n)) * self._idf(t) for t, n in known.items() if t.startswith(NAME) is named}
            norm = math.sqrt(sum(w * w for w in raw.values())) or 1.0
            out |= {t: w / norm * math.sqrt(part) for t, w in raw.items()}
        return out

    def _idf(self, term: str) -> float:
        return math.log(1 + (self.texts + 1) / (self.holding[term.removeprefix(NAME)] or 1))


@dataclass(slots=True)
class Story:
    """One story: its members by id, their summed vector, and when it was first and last reported."""

    id: str
    members: list[str]
    total: Vector
    first: dt.date | None = None
    last: dt.date | None = None

    def take(self, other: Story) -> None:
        """Make the members of another story this one's."""
        self.members += other.members
        for term, weight in other.total.items():
            self.total[term] = self.total.get(term, 0.0) + weight
        self.first = min((d for d in (self.first, other.first) if d), default=None)
        self.last = max((d for d in (self.last, other.last) if d), default=None)


def counts_of(article: Article) -> Counter[str]:
    """Term counts of the head of a text, names apart, its title and lead weighed up.

    A name is a word that the text writes with a capital and nowhere without.
    """
    body = article.text
    title = article.title or ""
    lead = LEAD_WORDS if title and not body.startswith(title) else 0
    words = [m.group() for m in _WORD.finditer(title)][:LEAD_WORDS] if lead else []
    lead += len(words) if lead else LEAD_WORDS
    words += [m.group() for m in _WORD.finditer(body[: TEXT_WORDS * 8])][:TEXT_WORDS]
    plain = {m.group() for m in _WORD.finditer(body) if m.group()[0].islower()}
    known = common_words()
    counts: Counter[str] = Counter()
    for place, word in enumerate(words):
        bare = word.lower()
        if bare not in known and (len(bare) > 2 or bare.isdigit()):
            named = word[0].isupper() and bare not in plain
            counts[f"{NAME}{stem(bare)}" if named else stem(bare)] += LEAD_WEIGHT if place < lead else 1
    return counts


def day_of(article: Article) -> dt.date | None:
    """The day of publication; None when unknown or known by month or year only."""
    try:
        return dt.date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def product(one: Vector, other: Vector) -> float:
    """The scalar product of two vectors."""
    shorter, longer = sorted((one, other), key=len)
    return sum(weight * longer[term] for term, weight in shorter.items() if term in longer)


def freshness(one: Story, other: Story) -> float:
    """1 where the days of two stories meet or are unknown, else halved for every HALF_LIFE_DAYS between them."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 1.0
    gap = max((one.first - other.last).days, (other.first - one.last).days, 0)
    return float(0.5 ** (gap / HALF_LIFE_DAYS))


def strongest(vector: Vector) -> list[str]:
    """The terms of most weight."""
    return heapq.nsmallest(STRONGEST, vector, key=lambda term: (-vector[term], term))


def story_of(article: Article, vector: Vector) -> Story:
    """A story of one article."""
    day = day_of(article)
    return Story(content_id("s", article.sha256, article.id), [article.id], dict(vector), day, day)


def find_stories(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Pairs (article id, story id) of a closed set of articles, in input order; any order gives the same stories."""
    given = list(articles)
    home = {member: story.id for story, _ in tell_stories(given) for member in story.members}
    for article in given:
        yield article.id, home[article.id]


def tell_stories(articles: Iterable[Article], rulings: Sequence[Ruling] = ()) -> list[tuple[Story, str]]:
    """The stories of a closed set of articles, each with the id of the member that is most like all of it.

    Any order of the articles gives the same; of equals the earliest stands for its story. What was ruled of articles
    holds before what their words say.
    """
    ordered = sorted(articles, key=lambda a: (a.published or "", a.sha256, a.id))
    counts = {article.id: counts_of(article) for article in ordered}
    terms = Terms()
    for each in counts.values():
        terms.learn(each)
    alone = [story_of(article, terms.weigh(counts[article.id])) for article in ordered]
    own = {story.members[0]: dict(story.total) for story in alone}
    place = {article.id: n for n, article in enumerate(ordered)}
    told = []
    for story in gather(alone, settle(rulings, own) if rulings else NOTHING):
        story.members.sort(key=place.__getitem__)
        head = max(story.members, key=lambda m: (round(product(own[m], story.total), 9), -place[m]))
        told.append((story, head))
    return told


def gather(alone: list[Story], ruled: Ruled = NOTHING) -> list[Story]:
    """Stories of one article made into stories of several: the two most alike on average first, down to ALIKE.

    Those ruled to be one begin as one, and those ruled apart never meet.
    """
    alone = _begun(alone, ruled)
    alive = dict(enumerate(alone))
    near = _neighbours(alone)
    never: dict[int, set[int]] = defaultdict(set)
    for one, other in _kept_apart(alone, ruled):
        never[one].add(other)
        never[other].add(one)
    near = {number: others - never[number] for number, others in near.items()}
    current = {(a, b): _alike(alive[a], alive[b]) for a in near for b in near[a] if a < b}
    heap = [(-alike, *pair) for pair, alike in current.items() if alike >= ALIKE]
    heapq.heapify(heap)
    while heap:
        alike, a, b = heapq.heappop(heap)
        if a not in alive or b not in alive or current[a, b] != -alike:
            continue
        alive[a].take(alive.pop(b))
        never[a] |= never.pop(b, set())
        for c in never[a] & alive.keys():
            never[c].add(a)
            near[c].discard(a)
        near[a] = {c for c in near[a] | near.pop(b) if c in alive and c != a and c not in never[a]}
        for c in near[a]:
            near[c].add(a)
            pair = (min(a, c), max(a, c))
            current[pair] = _alike(alive[pair[0]], alive[pair[1]])
            if current[pair] >= ALIKE:
                heapq.heappush(heap, (-current[pair], *pair))
    return list(alive.values())


def _begun(alone: list[Story], ruled: Ruled) -> list[Story]:
    """The stories of one article, but those ruled to be one."""
    group = {member: number for number, members in enumerate(ruled.groups) for member in members}
    out: list[Story] = []
    first: dict[int, Story] = {}
    for story in alone:
        number = group.get(story.members[0])
        if number is not None and number in first:
            first[number].take(story)
            continue
        out.append(story)
        if number is not None:
            first[number] = story
    return out


def _kept_apart(alone: list[Story], ruled: Ruled) -> set[tuple[int, int]]:
    """Numbers of stories with members that were ruled apart."""
    home = {member: number for number, story in enumerate(alone) for member in story.members}
    pairs = (sorted(home[member] for member in pair) for pair in ruled.apart)
    return {(one, other) for one, other in pairs}


def _alike(one: Story, other: Story) -> float:
    """How alike the members of two stories are on average, less with the days between them."""
    together = product(one.total, other.total) / (len(one.members) * len(other.members))
    return round(together * freshness(one, other), 12)


def _neighbours(alone: list[Story]) -> dict[int, set[int]]:
    """For each story those with which it shares enough of its strongest terms."""
    holding: dict[str, list[int]] = defaultdict(list)
    shared: list[Counter[int]] = [Counter() for _ in alone]
    for number, story in enumerate(alone):
        for term in strongest(story.total):
            shared[number].update(holding[term])
            holding[term].append(number)
    near: dict[int, set[int]] = {number: set() for number in range(len(alone))}
    for number, others in enumerate(shared):
        for other, together in others.items():
            if together >= MEETING:
                near[number].add(other)
                near[other].add(number)
    return near
