"""What the events of a page are coded from, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.model import Toponym
from standoff.reading.actors import Cast
from standoff.reading.events.coded import Coded
from standoff.reading.events.sides import Sides
from standoff.reading.events.typing_events import Typer
from standoff.reading.frames import Frame, find_frames
from standoff.reading.page import Page


@dataclass(frozen=True, slots=True)
class Ground:
    """What the events of one page are coded from: its frames, their types, and who their arguments stand for."""

    frames: tuple[Frame, ...]
    typer: Typer
    parties: Sides


@dataclass(frozen=True, slots=True)
class Told:
    """The events of a page in text order, and what the rules do not count as such.

    In `doubtful` acts nobody is known; `settled` are predicates of acts that are part of another, or only what
    something is for: there is nothing more to be asked about them.
    """

    events: list[Coded]
    doubtful: list[Coded]
    settled: frozenset[int]


def survey(page: Page, cast: Cast, toponyms: tuple[Toponym, ...]) -> Ground:
    """The ground of a page; nothing is typed yet."""
    frames = find_frames(page)
    typer = Typer(page.parse, frames)
    return Ground(frames, typer, Sides(page.parse, cast, typer, toponyms))
