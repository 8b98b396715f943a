"""Standing states as events: a force, or a state's advice, is one event when first seen and when it changes.

Every report names the same 100,000 troops; the number and its sources are a series, not an event a report.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from standoff.case.records import AdvisoryRecord, EventRecord, PostureRecord
from standoff.formats.actor_codes import actor_code
from standoff.formats.collapse import DONE
from standoff.model import Posture

_STANDING = frozenset(("stationed", "alert", "standby"))
"""States; who moves or withdraws does something, and each such event is one."""

_TOLD_BY = frozenset(("MOBILIZE", "RETREAT"))


class _State(NamedTuple):
    """What is said of a force: its readiness, and its number's ends."""

    readiness: str
    low: float | None
    high: float | None


@dataclass(slots=True)
class _Force:
    """A force as it was said to be last, and every way it was said to be."""

    last: _State
    seen: set[_State] = field(default_factory=set)


class Standing:
    """What has been seen so far, in order of publication; grows with forces and advice, not with their reports."""

    def __init__(self) -> None:
        self._forces: dict[tuple[str, ...], _Force] = {}
        self._advice: dict[tuple[str, ...], bool] = {}

    def is_new_force(self, record: PostureRecord) -> bool:
        """Whether a force is seen for the first time, or otherwise than before; from now on it is known.

        A force that is only to come, or denied, is none. What was said of it before ("the 8,500 put on alert last
        week") is no change when it is said again.
        """
        mark = record.mark
        if mark.status not in DONE:
            return False
        key = (*_holder(mark.holder_code, mark.holder), mark.asset.split("; ")[0], _theatre(mark))
        now = _State(mark.readiness, mark.low, mark.high)
        force = self._forces.get(key)
        if force is None:
            self._forces[key] = _Force(now, {now})
            return True
        changed = now not in force.seen and (force.last.readiness != now.readiness or _apart(force.last, now))
        numbered = now.low is not None or now.high is not None
        force.last = now if numbered else force.last._replace(readiness=now.readiness)
        force.seen.add(now)
        return changed

    def is_new_advice(self, record: AdvisoryRecord) -> bool:
        """Whether advice is given for the first time, or lifted, or given again after that."""
        mark = record.mark
        where = sorted(place.casefold() for place in mark.where)
        key = (*_holder(mark.issuer_code, mark.issuer), mark.kind, *where)
        before = self._advice.get(key)
        self._advice[key] = mark.lifted
        return before is None or before != mark.lifted


def is_standing(record: PostureRecord) -> bool:
    """Whether a posture is a state, and no movement."""
    return record.mark.readiness in _STANDING


def tells_of(event: EventRecord, posture: PostureRecord) -> bool:
    """Whether an event is coded from the words of a posture: it overlaps them, and no other state acts."""
    mark = event.mark
    if mark.plover not in _TOLD_BY or not any(span.overlaps(posture.mark.quote) for span in mark.event_spans):
        return False
    code, holder = actor_code(mark.source_code).top, actor_code(posture.mark.holder_code).top
    return code is None or holder is None or code == holder


def _holder(code: str | None, name: str) -> tuple[str, str]:
    """A state, or an organisation with its own code, else a name."""
    parts = actor_code(code)
    return (parts.top or "", parts.group or "") if parts.top else ("", name.casefold())


def _theatre(mark: Posture) -> str:
    """The place a force is counted at: the first that is not its holder's own state, where there is another."""
    away = [place for place in mark.where if place != mark.holder]
    return next(iter(away or mark.where), "").casefold()


def _apart(before: _State, now: _State) -> bool:
    """Whether two numbers cannot be one; an open or unknown end reaches everywhere."""
    if (before.low is None and before.high is None) or (now.low is None and now.high is None):
        return False
    low = max(_or(before.low, -math.inf), _or(now.low, -math.inf))
    return low > min(_or(before.high, math.inf), _or(now.high, math.inf))


def _or(value: float | None, other: float) -> float:
    return other if value is None else value
