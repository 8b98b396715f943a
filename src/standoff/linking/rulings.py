"""What was ruled of stories: articles that are to tell one, or two, whatever their words; the last ruling first.

A ruling names two sets of articles. Together, all of both are of one story; apart, none of the one is of a story with
any of the other. Where two rulings cannot both hold, the later one does, for as much of it as is not ruled out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """Two sets of articles by id, and whether they are to be one story or two."""

    together: bool
    one: frozenset[str]
    other: frozenset[str]


class Ruled(msgspec.Struct, frozen=True, kw_only=True):
    """What rulings come to: groups that are of one story each, and pairs of articles that are of no story together."""

    groups: tuple[frozenset[str], ...]
    apart: frozenset[frozenset[str]]


def settle(rulings: Sequence[Ruling], there: Iterable[str]) -> Ruled:
    """What rulings, in the order in which they were made, come to for the articles that are there."""
    home = {article: frozenset({article}) for article in there}
    apart: set[frozenset[str]] = set()

    def join(article: str, other: str) -> bool:
        """Make one story of those of two articles; whether nothing keeps them apart."""
        ours, theirs = home[article], home[other]
        if any(frozenset((a, b)) in apart for a in ours for b in theirs):
            return False
        home.update(dict.fromkeys(whole := ours | theirs, whole))
        return True

    for ruling in reversed(rulings):
        one, other = (sorted(side & home.keys()) for side in (ruling.one, ruling.other))
        if not ruling.together:
            apart |= {frozenset((a, b)) for a in one for b in other if home[a] is not home[b]}
            continue
        heads: list[str] = []
        for article in (*one, *other):
            # Who is kept apart from the first group goes to the next that takes it.
            if not any(join(article, head) for head in heads):
                heads.append(article)
    groups = {group for group in home.values() if len(group) > 1}
    return Ruled(groups=tuple(sorted(groups, key=min)), apart=frozenset(apart))
