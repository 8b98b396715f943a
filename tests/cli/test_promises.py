"""`standoff promises` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from case.promised import STORY, add
from cli.test_commands import run
from standoff.case import open_case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "crisis.case"
    with open_case(where) as case:
        add(case, *(make() for make in STORY))
    return where


def test_promises_are_printed_with_their_evidence(path: Path):
    rows = [json.loads(line) for line in run("promises", path, check=0).stdout.splitlines()]
    assert [(r["by"], r["status"]) for r in rows] == [("NATO", "withdrawn"), ("United States", "kept")]
    assert rows[1]["evidence"][0]["quote"] == "The United States handed Russia a written reply in Moscow."


def test_they_are_narrowed_and_shown_as_a_table(path: Path):
    table = run("promises", path, "--status", "kept", "--format", "table", check=0).stdout
    assert "promises: 1" in table
    assert "United States" in table
    assert "NATO" not in table
    assert run("promises", path, "--by", "Ukraine", check=0).stdout == ""
    assert run("promises", path, "--status", "sworn").returncode == 2
    assert run("promises", path.parent / "none.case").returncode == 1


def test_an_export_holds_them(path: Path):
    lines = run("export", path, "--what", "commitments", check=0).stdout.splitlines()
    assert {json.loads(line)["status"] for line in lines} == {"kept", "withdrawn"}
    kinds = [json.loads(line) for line in run("export", path, check=0).stdout.splitlines()]
    assert sum("tellings" in row for row in kinds) == 2
