"""Cases of older versions are brought up to date when they are opened, and keep what was in them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from case.making import Hand, article
from case.older import differences, make_older
from standoff.case import Case, migrations, open_case


def told(case: Case) -> list[object]:
    return [
        case.articles(revisions=True).items, case.claims().items, case.events().items, case.copies(),
        [(d.kind, d.why, [s.claim for s in d.sides]) for d in case.disputes()], case.actors().items,
        case.search("border").total,
    ]  # fmt: skip


@pytest.fixture
def whole(case: Case, put) -> Case:
    """A case with copies, a dispute and an event."""
    tail = " ".join(f"word{n}" for n in range(60))
    for number, act in enumerate(("assert", "assert", "deny"), start=1):
        who = "Russia" if act == "deny" else "Ukraine"
        hand = Hand(f"{who} would {act} that Russian forces crossed the border. {tail if who == 'Ukraine' else ''}")
        claim = hand.claim("Russian forces crossed the border", who, act=act)
        hand.event("crossed the border", "Russia", "Ukraine", attribution=claim)
        hand.actor(who)
        put(hand, number, outlet=f"Paper {number}")
    return case


def copy_rows(there: Path, here: Path) -> None:
    """Fill the tables of an older case with the rows of one of today, as far as it has their columns."""
    connection = sqlite3.connect(here)
    connection.execute("ATTACH ? AS there", (str(there),))

    def names(query: str) -> list[str]:
        return [row[0] for row in connection.execute(query)]

    tables = names("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'article_search%'")
    for table in sorted({*tables} & {*names("SELECT name FROM there.sqlite_master WHERE type = 'table'")}):
        if table == "alembic_version":
            continue
        listed = "SELECT name FROM pragma_table_info('{}', '{}')"
        both = [names(listed.format(table, of)) for of in ("main", "there")]
        columns = ", ".join(f'"{name}"' for name in both[0] if name in both[1])
        connection.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM there."{table}"')  # noqa: S608 - own names
    connection.commit()
    connection.close()


def test_migrations_make_the_schema(case):
    versions = Path(migrations.__file__).parent / "versions"
    assert sorted(f.stem[1:5] for f in versions.glob("m*.py")) == list(migrations.REVISIONS)
    assert differences(case) == []


@pytest.mark.parametrize("version", migrations.REVISIONS[:-1])
def test_an_older_case_becomes_one_of_today(path, version):
    make_older(str(path), version)
    with open_case(path) as case:
        assert differences(case) == []


def test_a_case_of_before_keeps_what_is_in_it(whole, path, tmp_path):
    expected = told(whole)
    ((kind, _, sides),) = expected[4]
    assert (kind, len(sides)) == ("contradict", 3)
    older = tmp_path / "older.case"
    make_older(str(older), "0003")
    copy_rows(path, older)
    with open_case(older) as case:
        assert differences(case) == []
        assert told(case) == expected
        with sqlite3.connect(older) as raw:
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
            assert raw.execute("SELECT count(*) FROM disputes").fetchone() == (2,)
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            gone = {"stories", "story_articles", "propositions", "origins"}
            assert gone.isdisjoint(row[0] for row in raw.execute("SELECT name FROM sqlite_master"))
        raw.close()
        more = article("Another day at the border.", 9, outlet="Paper 9")
        (added,) = case.add([more], reader=lambda _: iter([Hand(more.text).reading(more)]), reader_version="hand")
        assert added.status == "new"
        case.analyst("Ana").retract(case.claims(act="deny")[0].id, "what hangs by a claim goes with it")
        assert not case.disputes()
