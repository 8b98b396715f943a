"""Series and disputes in words: what a number is to others, which sides there are, who moved."""

from __future__ import annotations

import pytest

from standoff.case.records import DisputeRecord, Side, Turn
from standoff.case.series import Series, SeriesLine, SeriesMove, SeriesPoint, SeriesStatement
from standoff.views.figures import heading, rows_of, standing_words
from standoff.views.sides import side_names, turn_words, two_sides
from standoff.views.terminal.accounts import dispute_table, series_table


def side(claim: str, stance: str, who: str, part: int = 0, at: str = "2022-01-20") -> Side:
    return Side(
        claim=claim, stance=stance, article="a", outlet="The Harbour Post", at=at, chain=(who,), quote=f"words of {who}",
        part=part,
    )  # fmt: skip


def dispute(kind: str, *sides: Side, moves: tuple[Turn, ...] = ()) -> DisputeRecord:
    return DisputeRecord(
        id="d", kind=kind, label="", first="2022-01-20", last="2022-01-28", score=1.0, why="", sides=sides, moves=moves
    )


def point(name: str, number: float) -> SeriesPoint:
    return SeriesPoint(
        id=name, kind="posture", article="a", outlet="The Harbour Post", record=None, claim=None, chain=(), value=number,
        low=number, high=number, approx=None, change=None, as_of="2022-01-20", at=None, start=0, end=4,
        quote=f"{number:.0f} troops",
    )  # fmt: skip


def line(who: str, *statements: SeriesStatement, **fields: object) -> SeriesLine:
    given = {"code": None, "place": "Ukraine", "standing": "level", "change": None, "occasion": None, **fields}
    return SeriesLine(speaker=who, statements=statements, **given)  # type: ignore[arg-type]


def statement(name: str, number: float, as_of: str = "2022-01-20") -> SeriesStatement:
    return SeriesStatement(points=(name,), as_of=as_of, low=number, high=number, approx=None, articles=1)


SERIES = Series(
    id="s", kind="posture", holder="Russia", unit="troops", place="Ukraine", scope="around",
    points=(point("n1", 100), point("n2", 150), point("n3", 120)),
    lines=(
        line("Ukraine", statement("n1", 100), statement("n3", 120, "2022-01-25")),
        line("United States", statement("n2", 150)),
    ),
    moves=(
        SeriesMove(kind="later", before="n1", after="n3", why="as of 2022-01-25, 5 days later: more"),
        SeriesMove(kind="conflict", before="n1", after="n2", why="both as of 2022-01-20: no value in common"),
    ),
)  # fmt: skip


def test_each_number_says_what_it_is_to_the_others():
    assert heading(SERIES) == "Russia: troops, around Ukraine"
    rows = rows_of(SERIES)
    assert [(r.line.speaker, r.statement.as_of) for r in rows] == [
        ("Ukraine", "2022-01-20"), ("United States", "2022-01-20"), ("Ukraine", "2022-01-25"),
    ]  # fmt: skip
    assert [r.marks for r in rows] == [
        ("conflict with United States, 150",),
        ("conflict with Ukraine, 100",),
        ("later: more",),
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [({}, ""), ({"standing": "expected", "change": "increase"}, "expected, on top of what is there"),
     ({"occasion": "2022-02-17"}, "of 2022-02-17"), ({"standing": "leaving"}, "leaving")],
)  # fmt: skip
def test_what_is_no_level_is_called_so(fields: dict[str, object], words: str):
    assert standing_words(line("Ukraine", statement("n1", 1), **fields)) == words


def test_sides_are_by_stance_or_by_what_stands_against_what():
    said, denied = side("c1", "assert", "NATO"), side("c2", "deny", "Russia")
    assert two_sides(dispute("contradict", said, denied)) == ([said], [denied])
    assert side_names(dispute("contradict", said, denied)) == ("It is said", "It is denied")
    one, same, other = side("c1", "assert", "A"), side("c2", "accuse", "B"), side("c3", "accuse", "C", part=1)
    assert two_sides(dispute("blame", one, same, other)) == ([one, same], [other])
    assert side_names(dispute("blame", one, same, other)) == ("One account", "The other")
    assert two_sides(dispute("numeric")) == ([], [])


def test_tables_hold_both_sides_and_who_moved():
    before, after = side("c2", "deny", "Russia"), side("c4", "assert", "Russia", at="2022-01-28")
    turn = Turn(who="Russia", kind="asserts now", before=before, after=after)
    assert turn_words(turn) == "Russia denied it on 2022-01-20, asserts it since 2022-01-28"
    record = dispute("contradict", side("c1", "assert", "NATO"), before, moves=(turn,))
    series, disputed = series_table(SERIES), dispute_table(record)
    assert series.row_count == 3
    assert [str(c.header) for c in disputed.columns] == ["It is said", "It is denied"]
    assert "moved: Russia denied it" in str(disputed.caption)
