"""Which coded events of several articles tell one happening: same kind of act, sides, time and place, none apart.

Every event of a happening fits every other (complete link), so that no vague report draws two clear ones together. The
method is lemma and argument matching inside a time window, the strong baseline of event coreference across documents
(e.g. Cybulska & Vossen 2014, ECB+): same code for same act, agreeing arguments.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import msgspec

from standoff.linking.propositions import side_of
from standoff.linking.wording import terms_of

DAYS = 2
"""Days between two reports whose own words do not date the happening."""
DONE = frozenset({"happened", "ongoing", "recurring"})
AHEAD = frozenset({"planned", "conditional", "possible"})
BRIEF = 7
"""Days of a date that still tells one happening from another."""
LEAST_COMMON = 2
COMMON = 0.5
"""Content words two reports must share, and their share of the shorter, where a side is not told of both."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One event as far as telling it from others needs it; days are ISO, `dated` says that its own words date it."""

    id: str
    plover: str
    cameo: str
    status: str
    source: str | None
    target: str | None
    words: str
    first: str
    last: str
    dated: bool
    places: frozenset[str] = frozenset()

    @property
    def phase(self) -> str:
        """done, ahead, or the status itself for what is demanded or denied."""
        return "done" if self.status in DONE else "ahead" if self.status in AHEAD else self.status

    @property
    def known(self) -> int:
        """How much of it is told."""
        return 2 * bool(self.source) + 2 * bool(self.target) + self.dated + bool(self.places)


Pair = frozenset[str]


def find_happenings(
    events: Iterable[Told], *, same: Collection[Pair] = (), apart: Collection[Pair] = ()
) -> list[list[Told]]:
    """Events in groups that tell one happening each, the same whatever their order; `same` and `apart` are decided."""
    blocks: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for event in events:
        blocks[event.plover, event.phase].append(event)
    groups: list[list[Told]] = []
    for block in blocks.values():
        groups += _grouped(block, apart)
    return _joined(groups, same, apart)


def _grouped(block: Sequence[Told], apart: Collection[Pair]) -> list[list[Told]]:
    groups: list[list[Told]] = []
    by_day: dict[str, list[int]] = defaultdict(list)
    for event in sorted(block, key=lambda e: (-e.known, e.first, e.id)):
        near = {n for day in _days(event) for n in by_day.get(day, ())}
        fits = [n for n in sorted(near) if all(_fit(event, other, apart) for other in groups[n])]
        # The group that shares most of its words, the earliest opened of equals.
        best = max(fits, key=lambda n: (_closeness(event, groups[n]), -n), default=None)
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(event)
        for day in _span(event):
            if best not in by_day[day]:
                by_day[day].append(best)
    return groups


def _joined(groups: list[list[Told]], same: Collection[Pair], apart: Collection[Pair]) -> list[list[Told]]:
    """With groups put together whose events an analyst takes for one."""
    place = {event.id: n for n, group in enumerate(groups) for event in group}
    for pair in sorted(same, key=sorted):
        one, other = sorted(pair)
        if one in place and other in place and place[one] != place[other]:
            into, out = sorted((place[one], place[other]))
            if any(frozenset((a.id, b.id)) in apart for a in groups[into] for b in groups[out]):
                # Who takes two apart means it for all that would bring them together again.
                continue
            for event in groups[out]:
                place[event.id] = into
            groups[into] += groups[out]
            groups[out] = []
    return [sorted(group, key=lambda e: (e.first, e.id)) for group in groups if group]


def tells_one(one: Told, other: Told) -> bool:
    """Whether nothing sets two events apart and enough is told of both."""
    return _fit(one, other, ())


def _fit(one: Told, other: Told, apart: Collection[Pair]) -> bool:
    if (one.plover, one.phase) != (other.plover, other.phase) or frozenset((one.id, other.id)) in apart:
        return False
    sides = [(side_of(a), side_of(b)) for a, b in ((one.source, other.source), (one.target, other.target))]
    if any(a and b and a != b for a, b in sides) or not any(a and a == b for a, b in sides):
        return False
    if one.places and other.places and not one.places & other.places:
        return False
    if not _meet(one, other):
        return False
    mine, theirs = (frozenset(terms_of(e.words)) for e in (one, other))
    common = mine & theirs
    if all(a and a == b for a, b in sides) and one.cameo[:3] == other.cameo[:3] and _brief(one) and _brief(other):
        return bool(common)
    return len(common) >= LEAST_COMMON and len(common) >= COMMON * min(len(mine), len(theirs))


def _brief(event: Told) -> bool:
    """Whether it is dated closely enough to be told from another of its kind."""
    bounds = _bounds(event)
    return bounds is not None and bounds[1] - bounds[0] <= dt.timedelta(days=BRIEF)


def _closeness(event: Told, group: Sequence[Told]) -> float:
    own = frozenset(terms_of(event.words))
    shared = [len(own & frozenset(terms_of(o.words))) / (len(own) or 1) for o in group]
    return sum(shared) / len(shared) + (event.source == group[0].source) + (event.target == group[0].target)


def _meet(one: Told, other: Told) -> bool:
    """Whether both may be of one time: dated ones by their own days, others within days of their reports."""
    first, second = _bounds(one), _bounds(other)
    if first is None or second is None:
        return False
    reach = dt.timedelta(days=DAYS - one.dated - other.dated)
    return first[0] - reach <= second[1] and second[0] - reach <= first[1]


def _bounds(event: Told) -> tuple[dt.date, dt.date] | None:
    try:
        return dt.date.fromisoformat(event.first[:10]), dt.date.fromisoformat(event.last[:10])
    except ValueError:
        return None


LONGEST = 31
"""Days of an event that are looked through; one told of a whole year meets others by its first month."""


def _span(event: Told, around: int = 0) -> list[str]:
    bounds = _bounds(event)
    if bounds is None:
        return []
    begin = bounds[0] - dt.timedelta(days=around)
    days = min((bounds[1] - begin).days + around, LONGEST)
    return [(begin + dt.timedelta(days=n)).isoformat() for n in range(days + 1)]


def _days(event: Told) -> list[str]:
    return _span(event, DAYS)


def why_one(group: Sequence[Told]) -> tuple[str, ...]:
    """What the events of a happening have in common, for showing."""
    kinds = sorted({e.plover for e in group})
    sides = [sorted({s for e in group if (s := side_of(getattr(e, name)))}) for name in ("source", "target")]
    days = sorted({d[:10] for e in group for d in (e.first, e.last) if d})
    places = sorted(set[str]().union(*(e.places for e in group)))
    said = [f"{' and '.join(kinds)}, {group[0].phase}", f"by {', '.join(sides[0]) or 'somebody not told'}"]
    said += [f"to {', '.join(sides[1])}"] if sides[1] else []
    said += [f"{days[0]} to {days[-1]}" if days[0] != days[-1] else days[0]] if days else []
    said += [f"in {', '.join(places)}"] if places else []
    return tuple(said)
