"""One happening told more than once is one event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "cameo", "source", "target"),
    [
        ("Ten Syrian soldiers were killed in an air strike by Israeli jets.", "195", "ISR", "SYR"),
        ("A Turkish ship was hit by a missile fired by Libyan rebels.", "194", "LBY", "TUR"),
        ("A bombing in Mali killed two farmers.", "183", None, "MLI"),
    ],
)
def test_a_deed_and_its_means_are_one(read: Read, text: str, cameo: str, source: str | None, target: str) -> None:
    events = [e for e in read(text, "2022-01-20").events if e.plover == "ASSAULT"]
    assert [(e.cameo, (e.source_code or "")[:3] or None, (e.target_code or "")[:3]) for e in events] == [
        (cameo, source, target)
    ]


def test_a_means_of_somebody_else_stays_by_itself(read: Read) -> None:
    text = "Turkey shelled a town in Libya after a missile was fired by Egypt."
    sources = {e.source_code for e in read(text, "2022-01-20").events if e.plover == "ASSAULT"}
    assert {"TUR", "EGY"} <= sources


def test_killing_and_wounding_are_one(read: Read) -> None:
    events = read("Rebels killed three soldiers of Chad and wounded ten.", "2022-01-20").events
    assert [e.plover for e in events] == ["ASSAULT"]
