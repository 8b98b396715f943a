"""What a record's cited words hold: the words themselves, who is meant in them, what their numbers come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.knowledge.states import states_by_code
from standoff.linking.sentences import sentence_around
from standoff.model import Span
from standoff.views.brief.sentences import Citation, Sentence

if TYPE_CHECKING:
    from standoff.case import Case
    from standoff.case.records import ArticleFile, Record, Side


_DATELINE = re.compile(r"^[A-Z][A-Z/ .’'-]{2,40}(?:, [^()]{2,30})?(?: \([^)]{2,30}\))? ?(?:--|[-–—]) ")


class Evidence:
    """The case's articles as evidence; each is fetched once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._files: dict[str, ArticleFile] = {}

    def file(self, article: str) -> ArticleFile:
        """An article with its Reading."""
        if article not in self._files:
            self._files[article] = self.case.article(article)
        return self._files[article]

    def sentence(self, words: str, records: Sequence[Record | Side]) -> Sentence:
        """A sentence whose n-th mark points at the n-th record."""
        return Sentence(words=words, citations=tuple(self.citation(r) for r in records))

    def citation(self, record: Record | Side) -> Citation:
        """The citation of a record: its sentence, so that the words stand in their context."""
        file = self.file(record.article)
        claim = getattr(record, "id", None) or record.claim
        start, end = self._span(record)
        where = sentence_around(file.article.text, Span(start, end))
        return Citation(
            record=str(claim),
            article=record.article,
            outlet=record.outlet,
            title=file.record.title,
            at=record.at,
            url=file.record.url,
            start=where.start,
            end=where.end,
            quote=where.of(file.article.text),
            names=self._names(record, file, where),
            numbers=_numbers(file, where),
            days=_days(file, where),
        )

    def _span(self, record: Record | Side) -> tuple[int, int]:
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        if start is None or end is None:
            claim = self.case.claim(record.claim).claim  # type: ignore[arg-type]
            start, end = claim.start, claim.end
        return start, end

    def clause(self, record: Record) -> str:
        """The sentence in which a record's words stand, without a dateline before it."""
        file = self.file(record.article)
        sentence = sentence_around(file.article.text, Span(record.start, record.end)).of(file.article.text)
        return _DATELINE.sub("", sentence, count=1)

    def _names(self, record: Record | Side, file: ArticleFile, where: Span) -> tuple[str, ...]:
        """Canonical names held: actors and places mentioned there, and the chain, which its own spans hold."""
        here = [a for a in file.reading.actors if any(m.overlaps(where) for m in a.mentions)]
        out = [a.name for a in here]
        # A state's organ or officer names the state.
        out += [name for a in here if (name := _state_of(a.code))]
        out += [t.canonical or t.name for t in file.reading.toponyms if t.span.overlaps(where)]
        chain = set(record.chain)
        for attribution in file.reading.attributions:
            spoken = any(s.overlaps(where) for s in (*attribution.content, *attribution.cue, *attribution.source))
            if spoken:
                out += [h.name for h in attribution.holders if h.name in chain]
                out += [name for name in attribution.chain if name in chain]
        mark = getattr(record, "mark", None)
        for key in ("holder", "issuer", "by"):
            name = getattr(mark, key, None)
            if name and _is_known(name, file):
                out.append(name)
        out += [place for place in getattr(mark, "where", ()) if _is_place(place, file)]
        return tuple(dict.fromkeys(out))


def _state_of(code: str | None) -> str | None:
    state = states_by_code().get(code[:3]) if code else None
    return state.name if state else None


def _is_known(name: str, file: ArticleFile) -> bool:
    """Whether each of a mark's holders is an actor or a holder of the article, or stands in it word for word."""
    known = {a.name for a in file.reading.actors} | {n for a in file.reading.attributions for n in a.chain}
    return all(part in known or part in file.article.text for part in name.split("; "))


def _is_place(place: str, file: ArticleFile) -> bool:
    known = {t.canonical for t in file.reading.toponyms} | {t.name for t in file.reading.toponyms}
    return place in known or place in file.article.text or _is_known(place, file)


def _numbers(file: ArticleFile, where: Span) -> tuple[float, ...]:
    out: list[float] = []
    for quantity in file.reading.quantities:
        if quantity.span.overlaps(where):
            ends = (quantity.value, quantity.low, quantity.high, *quantity.bounds)
            out += [n for n in ends if n is not None]
    return tuple(dict.fromkeys(out))


def _days(file: ArticleFile, where: Span) -> tuple[str, ...]:
    out = [d for t in file.reading.timexes if t.span.overlaps(where) for d in (t.earliest, t.latest) if d]
    return tuple(dict.fromkeys(out))
