"""The same case on PostgreSQL; skipped where its server or driver is not installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from case.fork_and_kill import hands
from case.older import differences, make_older
from standoff.case import Case, open_case

pytest.importorskip("psycopg")
pytestmark = pytest.mark.skipif(not shutil.which("initdb"), reason="no PostgreSQL server")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A throw-away server; its url. PostgreSQL refuses to run as root, so root runs it as another user."""
    who: dict[str, object] = {}
    with tempfile.TemporaryDirectory(prefix="standoff") as folder:
        if os.geteuid() == 0:
            try:
                user = pwd.getpwnam("postgres")
            except KeyError:
                pytest.skip("no user to run PostgreSQL as")
            os.chown(folder, user.pw_uid, user.pw_gid)
            who = {"user": "postgres", "group": "postgres", "extra_groups": []}

        def run(*command: str) -> None:
            subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who)  # type: ignore[call-overload]

        run("initdb", "-D", "db", "-A", "trust", "-U", "postgres", "-E", "UTF8")
        run("pg_ctl", "-D", "db", "-l", "log", "-o", f"-c fsync=off -c listen_addresses= -k {folder}", "-w", "start")
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        run("pg_ctl", "-D", "db", "-m", "fast", "stop")


def contents(case: Case) -> list[object]:
    lists = (
        case.claims(), case.postures(), case.timeline(), case.actors(), case.places(), case.series(), case.sources(),
        case.disputes(), case.diff(), case.edits(), case.series(speaker="russia"), case.as_of("2022-01").sources(),
    )  # fmt: skip
    facets = [case.facets(kind) for kind in ("claims", "events", "postures", "advisories", "commitments")]
    return [
        case.days(),
        facets,
        *(listed.items for listed in lists),
        case.copies(),
        [(a.id, a.copies, a.claims) for a in case.articles()],
        case.claims(actor="Russia", text="adviser").total,
    ]


def test_a_case_there_holds_the_same(server: str, path: Path) -> None:
    made = list(hands(20))
    readings = {a.id: r for a, r in made}
    with open_case(server, name="Winter") as there, open_case(path) as here:
        for case in (there, here):
            for turn in ("first", "second"):
                added = case.add(
                    [a for a, _ in made], reader=lambda batch: (readings[a.id] for a in batch), reader_version="hand"
                )
                statuses = {a.status for a in added}
                assert statuses == ({"new", "revision"} if turn == "first" else {"known"})
        assert contents(there) == contents(here)
        assert there.search("harbour troops").total == here.search("harbour troops").total > 0
        assert "\x02" in there.search("harbour")[0].snippet
    with open_case(server) as again:
        assert again.name == "Winter"


def test_an_older_case_there_becomes_one_of_today(server: str, path: Path) -> None:
    import psycopg

    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE DATABASE older")
    older = server.replace("/postgres?", "/older?")
    make_older(older, "0003")
    made = list(hands(4))
    readings = {a.id: r for a, r in made}
    with open_case(older, name="Winter") as there, open_case(path) as here:
        assert not [d for d in differences(there) if "article_search" not in str(d)]
        for case in (there, here):
            list(case.add([a for a, _ in made], reader=lambda b: (readings[a.id] for a in b), reader_version="hand"))
        assert contents(there) == contents(here)
