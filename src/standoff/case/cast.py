"""Who is who in one article's rows: actors known by the knowledge base's key, else by folded name."""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec

from standoff.model import Actor, Reading, Span, content_id

STATE_CODE = 3
"""Letters of a state's code (RUS); longer codes name its organs (RUSGOV)."""
TOGETHER = "; "
"""Between the names of holders, or assets, that stand in one link."""


def fold(name: str) -> str:
    """A name without case, accents and doubled blanks, for comparing."""
    if name.isascii():
        return " ".join(name.lower().split())
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def actor_id(name: str, key: str | None) -> str:
    """The id of an actor in a case."""
    return content_id("p", f"key:{key}" if key else f"name:{fold(name)}")


class Cast:
    """The actors of one article, found again by key, name or span; collects rows for those met."""

    def __init__(self, reading: Reading, article: int) -> None:
        self.rows: dict[str, dict[str, Any]] = {}
        self.mentions: dict[str, dict[str, Any]] = {}
        self._by_name: dict[str, str] = {}
        self._spans: list[tuple[Span, str]] = []
        for actor in reading.actors:
            self._take(actor, article)
        self._spans.sort()

    def _take(self, actor: Actor, article: int) -> None:
        found = self.add(
            actor.name, actor.kind, key=actor.key, code=actor.code, office=actor.office, country=actor.country
        )
        self._spans += [(span, found) for span in actor.mentions]
        row = self.mentions.get(found)
        if row is None:
            self.mentions[found] = {
                "actor": found,
                "article": article,
                "mark": actor.id,
                "count": len(actor.mentions),
                "body": msgspec.json.encode(actor).decode(),
            }
        else:
            row["count"] += len(actor.mentions)

    def add(
        self,
        name: str,
        kind: str,
        *,
        key: str | None = None,
        code: str | None = None,
        office: str | None = None,
        country: str | None = None,
    ) -> str:
        """The id of an actor, taken in if not met before."""
        folded = fold(name)
        found = actor_id(name, key) if key else self._by_name.get(folded) or actor_id(name, None)
        self._by_name.setdefault(folded, found)
        if found not in self.rows:
            self.rows[found] = {
                "id": found,
                "name": name,
                "folded": folded,
                "kind": kind,
                "key": key,
                "code": code,
                "office": office,
                "country": country,
            }
        return found

    def at(self, span: Span | None, name: str | None) -> str | None:
        """The actor mentioned under a span, else the one of that name; None for nobody known."""
        if span is not None:
            best, size = None, 0
            for mention, found in self._spans:
                if mention.start >= span.end:
                    break
                shared = min(mention.end, span.end) - max(mention.start, span.start)
                if shared > size:
                    best, size = found, shared
            if best is not None:
                return best
        return self._by_name.get(fold(name)) if name else None

    def named(self, name: str, code: str | None) -> str:
        """The actor a name means, by the whole of it or the only one it shares words with; else a new one."""
        folded = fold(name)
        if folded in self._by_name:
            return self._by_name[folded]
        words = f" {folded} "
        # "President Jane Roe" and "Roe" mean the Jane Roe of the same article, but "Roe" not both of two.
        near = {
            found
            for known, found in self._by_name.items()
            if self.rows[found]["kind"] == "person" and (f" {known} " in words or words in f" {known} ")
        }
        if len(near) == 1:
            return near.pop()
        kind = "state" if code and len(code) == STATE_CODE else "group"
        return self.add(name, kind, code=code)
