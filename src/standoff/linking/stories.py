"""Stories: articles about the same happening, clustered one by one as they come.

Single pass over TF-IDF vectors against ageing centroids (the method of incremental news clustering, e.g. Allan 2002,
"Topic Detection and Tracking"); an inverted index of centroid terms brings up candidates, so cost stays flat.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from standoff.linking.wording import terms_of
from standoff.model import Article, content_id

ALIKE = 0.28
"""Cosine of a text and a story's centroid from which the text belongs to the story."""
HALF_LIFE_DAYS = 4.0
"""A story not reported on for this long must be twice as alike."""
STRONGEST_TERMS = 60
"""Terms of a centroid that bring it up as a candidate."""
LEAD_WORDS = 400
"""Words of a text that are compared: news puts first what it is about."""
TITLE_WEIGHT = 2


@dataclass(slots=True)
class Terms:
    """How many texts hold each term; the idf of a term is log(1 + N / df)."""

    texts: int = 0
    holding: Counter[str] = field(default_factory=Counter)

    def learn(self, terms: Iterable[str]) -> None:
        """Count one text's terms."""
        self.texts += 1
        self.holding.update(set(terms))

    def weigh(self, counts: Counter[str]) -> dict[str, float]:
        """A unit vector of (1 + log tf) x idf over the terms that another text holds too.

        A term of one text brings nothing together and would only make it look unlike all others; a text of such
        terms alone keeps them.
        """
        size = self.texts + 1
        known = {t: n for t, n in counts.items() if self.holding[t] > 1} or counts
        raw = {t: (1 + math.log(n)) * math.log(1 + size / (self.holding[t] or 1)) for t, n in known.items()}
        norm = math.sqrt(sum(w * w for w in raw.values())) or 1.0
        return {t: w / norm for t, w in raw.items()}


@dataclass(slots=True)
class Story:
    """One story: its members by id, their summed vector, and when it was first and last reported."""

    id: str
    members: list[str]
    total: dict[str, float]
    first: dt.date | None = None
    last: dt.date | None = None

    def likeness(self, vector: dict[str, float]) -> float:
        """Cosine of a unit vector and the centroid."""
        norm = math.sqrt(sum(w * w for w in self.total.values())) or 1.0
        return sum(w * self.total.get(t, 0.0) for t, w in vector.items()) / norm

    def strongest(self) -> list[str]:
        """The terms that bring the story up as a candidate."""
        return sorted(self.total, key=lambda t: -self.total[t])[:STRONGEST_TERMS]


def counts_of(article: Article) -> Counter[str]:
    """Term counts of a text's lead, its title weighed up."""
    body = article.text[: LEAD_WORDS * 8]
    counts = Counter(list(terms_of(body))[:LEAD_WORDS])
    for term in terms_of(article.title or ""):
        counts[term] += TITLE_WEIGHT
    return counts


def day_of(article: Article) -> dt.date | None:
    """The day of publication; None when unknown or known by month or year only."""
    try:
        return dt.date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


@dataclass(slots=True)
class Stories:
    """Stories so far; `place` puts one more article into the one it belongs to, or opens one."""

    terms: Terms = field(default_factory=Terms)
    stories: dict[str, Story] = field(default_factory=dict)
    _by_term: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _listed: dict[str, list[str]] = field(default_factory=dict)

    def place(self, article: Article, counts: Counter[str] | None = None) -> Story:
        """The story of an article, which is now a member of it."""
        counts = counts if counts is not None else counts_of(article)
        vector = self.terms.weigh(counts)
        day = day_of(article)
        found = self._nearest(vector, day)
        if found is None:
            found = Story(content_id("s", article.sha256, article.id), [], {})
            self.stories[found.id] = found
        found.members.append(article.id)
        for term, weight in vector.items():
            found.total[term] = found.total.get(term, 0.0) + weight
        if day is not None:
            found.first = min(found.first or day, day)
            found.last = max(found.last or day, day)
        self._list(found)
        return found

    def _nearest(self, vector: dict[str, float], day: dt.date | None) -> Story | None:
        """The most alike story past the threshold that ages with the days between."""
        shared: Counter[str] = Counter()
        for term in vector:
            shared.update(self._by_term.get(term, ()))
        best, most = None, 0.0
        for story_id, together in shared.items():
            if together < 2:
                continue
            story = self.stories[story_id]
            likeness = story.likeness(vector) * _freshness(story.last, day)
            if likeness > most:
                best, most = story, likeness
        return best if most >= ALIKE else None

    def _list(self, story: Story) -> None:
        for term in self._listed.get(story.id, ()):
            self._by_term[term].discard(story.id)
        self._listed[story.id] = story.strongest()
        for term in self._listed[story.id]:
            self._by_term[term].add(story.id)


def _freshness(last: dt.date | None, day: dt.date | None) -> float:
    """1 on the same day, halved every HALF_LIFE_DAYS; 1 where a day is unknown."""
    if last is None or day is None:
        return 1.0
    return float(0.5 ** (abs((day - last).days) / HALF_LIFE_DAYS))


def find_stories(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Pairs (article id, story id) of a closed set of articles, in input order.

    All texts are counted before the first is placed, and small stories are then offered to the larger ones once.
    """
    kept = [(article, counts_of(article)) for article in articles]
    terms = Terms()
    for _, counts in kept:
        terms.learn(counts)
    stories = Stories(terms)
    placed = {article.id: stories.place(article, counts).id for article, counts in kept}
    moved = _settled(stories, kept, placed)
    for article, _ in kept:
        yield article.id, moved[article.id]


def _settled(stories: Stories, kept: list[tuple[Article, Counter[str]]], placed: dict[str, str]) -> dict[str, str]:
    """Every article once more against the finished centroids, itself left out: early ones met half-made stories."""
    out = dict(placed)
    for article, counts in kept:
        vector = stories.terms.weigh(counts)
        day = day_of(article)
        own = stories.stories[out[article.id]]
        for term, weight in vector.items():
            own.total[term] = own.total[term] - weight
        own.members.remove(article.id)
        best = stories._nearest(vector, day) if own.members or len(stories.stories) > 1 else None  # noqa: SLF001
        target = best if best is not None and best.members else own
        target.members.append(article.id)
        for term, weight in vector.items():
            target.total[term] = target.total.get(term, 0.0) + weight
        out[article.id] = target.id
    return out
