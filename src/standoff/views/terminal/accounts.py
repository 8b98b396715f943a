"""Series and disputes in a terminal: lines by whose they are, and both sides' words side by side."""

from __future__ import annotations

from itertools import zip_longest

from rich.table import Table

from standoff.case.records import DisputeRecord, Side
from standoff.case.series import Series
from standoff.views.figures import heading, rows_of, standing_words
from standoff.views.numbers import number_range
from standoff.views.sides import KINDS, side_names, turn_words, two_sides
from standoff.views.terminal.records import chain, day
from standoff.views.terminal.tables import table
from standoff.views.words import short

WORDS = 140
"""Characters of a side's words in a table."""


def series_table(series: Series) -> Table:
    """One series, a row a statement in order of when it was so."""
    quotes = {p.id: p.quote for p in series.points}
    rows = []
    for row in rows_of(series):
        said = row.statement
        what = ", ".join(part for part in (standing_words(row.line), _apart(series, row.line.place)) if part)
        rows.append(
            (
                said.as_of[:10], number_range(said.low, said.high, said.approx), row.line.speaker, what,
                "; ".join(row.marks), str(said.articles), short(quotes[said.points[0]], 60),
            )
        )  # fmt: skip
    columns = ("as of", "number", "whose", "which is", "to others", "articles", "words")
    return table(heading(series), columns, rows)


def _apart(series: Series, place: str | None) -> str:
    """The place of a line that is narrower than its series'."""
    return f"at {place}" if place and place != series.place else ""


def dispute_table(dispute: DisputeRecord) -> Table:
    """One dispute, its two sides in two columns, and who moved below."""
    one, other = two_sides(dispute)
    since = f"since {day(dispute.first)}" + (f", last {day(dispute.last)}" if dispute.last != dispute.first else "")
    rows: list[tuple[str, str]] = [(_side(a) if a else "", _side(b) if b else "") for a, b in zip_longest(one, other)]
    moved = "; ".join(turn_words(turn) for turn in dispute.moves)
    out = table(f"{KINDS.get(dispute.kind, dispute.kind)}, {since}", side_names(dispute), rows)
    for column in out.columns:
        column.ratio = 1
    out.expand = True
    out.caption = f"moved: {moved}" if moved else None
    out.caption_justify = "left"
    return out


def _side(side: Side) -> str:
    return f"{day(side.at)}  {chain(side.chain, side.outlet)} [{side.stance}]\n“{short(side.quote, WORDS)}”"
