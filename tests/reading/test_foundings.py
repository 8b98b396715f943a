"""The founding of a body of states is an agreement."""

from __future__ import annotations

from collections.abc import Callable

from standoff.model import Reading


def test_a_body_of_states_is_founded_by_agreement(read: Callable[..., Reading]) -> None:
    events = read("NATO was founded in 1949.", "2022-01-20").events
    assert [(e.plover, e.status, e.source_text, e.start) for e in events] == [
        ("AGREE", "happened", "NATO", "1949-01-01")
    ]


def test_other_foundings_are_no_events(read: Callable[..., Reading]) -> None:
    assert read("The club was founded in 1949. The firm was established by a baker.", "2022-01-20").events == ()
