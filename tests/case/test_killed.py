from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from case import fork_and_kill
from standoff.case import Case, open_case

ROUNDS = 50
COUNT = 160


def whole(path: Path) -> int:
    """How many articles the file holds; fails where it is not whole."""
    connection = sqlite3.connect(path)
    try:
        if not connection.execute("SELECT name FROM sqlite_master WHERE name = 'articles'").fetchone():
            return 0
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO article_search(article_search) VALUES ('integrity-check')")
        ((count, distinct),) = connection.execute("SELECT count(*), count(DISTINCT id) FROM articles")
        assert count == distinct
        for table, each in (("records", 3), ("toponyms", 1), ("mentions", 1), ("series_points", 1)):
            by_article = f"SELECT count(*) FROM {table} GROUP BY article"  # noqa: S608 - names from this test
            assert connection.execute(by_article).fetchall() == [(each,)] * count, table
        numbers = connection.execute("SELECT given_id FROM articles ORDER BY number").fetchall()
        assert numbers == [(f"x{n}",) for n in range(count)], "an article before another was lost"
        return int(count)
    finally:
        connection.close()


def contents(case: Case) -> list[object]:
    articles = [(a.id, a.revision, a.current, a.claims, a.copies) for a in case.articles(revisions=True)]
    return [articles, case.claims(revisions=True).items, case.copies(), case.series().items, case.disputes().items]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_killed_fifty_times_at_random_moments(path, tmp_path):
    rng = random.Random(20220124)
    command = [sys.executable, fork_and_kill.__file__, str(path), str(COUNT)]
    environment = os.environ | {"PYTHONPATH": str(Path(fork_and_kill.__file__).parents[1])}
    counts = []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdin
        assert process.stdout
        for round_ in range(ROUNDS):
            if round_ == 5:
                # So far the making of the file was hit; now it is the adding's turn, however slow the machine.
                open_case(path).close()
            process.stdin.write(f"{rng.uniform(0.0, 16.0)}\n")
            process.stdin.flush()
            assert process.stdout.readline() in {"killed\n", "done\n"}
            counts.append(whole(path) if path.exists() else 0)
        process.stdin.close()
    assert process.returncode == 0
    assert counts == sorted(counts), "something kept was lost"
    assert len(set(counts)) > 5, "the kills did not fall into the adding"
    everything = list(fork_and_kill.hands(COUNT))
    fork_and_kill.add_all(str(path), everything)
    assert whole(path) == COUNT
    unharmed = tmp_path / "unharmed.case"
    fork_and_kill.add_all(str(unharmed), everything)
    with open_case(path) as killed, open_case(unharmed) as other:
        assert contents(killed) == contents(other)
