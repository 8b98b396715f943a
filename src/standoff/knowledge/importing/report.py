"""What an import could not take, counted by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from standoff.errors import SourceError

_DISTINCT = 20_000
"""Different things kept of one reason; a dump of everything has more, and only the most frequent are shown."""
_KEPT = 100
"""Broken lines kept with their words; the rest is counted."""


@dataclass(slots=True)
class Report:
    """Counts of what was left out, and the lines that cannot be read at all."""

    left: dict[str, Counter[str]] = field(default_factory=dict)
    broken: list[SourceError] = field(default_factory=list)
    broken_count: int = 0

    def leave(self, reason: str, what: str) -> None:
        """Count one thing left out for a reason; `what` names it."""
        found = self.left.setdefault(reason, Counter())
        found[what if what in found or len(found) < _DISTINCT else ""] += 1

    def spoil(self, error: SourceError) -> None:
        """Note a line that cannot be read; its error names file and line."""
        self.broken_count += 1
        if len(self.broken) < _KEPT:
            self.broken.append(error)

    def count(self, reason: str) -> int:
        """How much was left out for a reason."""
        return self.left.get(reason, Counter()).total()

    def lines(self, shown: int = 3) -> Iterator[str]:
        """One line a reason, the commonest first, each with its most frequent things."""
        for reason, found in sorted(self.left.items(), key=lambda item: (-item[1].total(), item[0])):
            named = [(what, n) for what, n in found.most_common(shown + 1) if what][:shown]
            examples = ", ".join(f"{what} ({n})" if n > 1 else what for what, n in named)
            more = ", ..." if len(found) > len(named) else ""
            yield f"{found.total()} {reason}: {examples}{more}"
