"""What hangs together by pairs: copies of one text, claims of one dispute, names of one actor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

NameT = TypeVar("NameT", str, tuple[str, str])


class Groups(Generic[NameT]):
    """Names gathered by pairs; a group is called by the least of its names, whatever the order of the pairs."""

    def __init__(self, pairs: Iterable[tuple[NameT, NameT]] = ()) -> None:
        self._above: dict[NameT, NameT] = {}
        for one, other in pairs:
            self.join(one, other)

    def join(self, one: NameT, other: NameT) -> None:
        """Make one group of those of two names."""
        first, second = sorted((self.of(one), self.of(other)))
        self._above[second] = first

    def of(self, name: NameT) -> NameT:
        """The name of the group a name is in; its own where it was never joined with another."""
        while (above := self._above.get(name, name)) != name:
            # Each look shortens the way for the next.
            self._above[name] = self._above.get(above, above)
            name = above
        return name

    def gathered(self, names: Iterable[NameT]) -> dict[NameT, set[NameT]]:
        """The names by their groups."""
        found: dict[NameT, set[NameT]] = {}
        for name in names:
            found.setdefault(self.of(name), set()).add(name)
        return found
