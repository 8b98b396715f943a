from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import KnowledgeError
from standoff.knowledge.importing.appending import append_lines
from standoff.knowledge.overlay import Line, read_overlay

ONE = Line("offices", ("Mara Olsen", "", "f", "foreign_minister", "VUT", "2021", ""))
TWO = Line("groups", ("Lakewater Front", "LLF", "VUT", "REB", ""))


def test_lines_are_added_behind_what_is_there_and_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    assert append_lines(path, [ONE, ONE], "first\nimport") == 1
    assert append_lines(path, [ONE], "second") == 0
    assert append_lines(path, [ONE, TWO], "third") == 1
    assert path.read_text(encoding="utf-8").splitlines() == ["# first import", str(ONE), "# third", str(TWO)]
    assert set(read_overlay(path)) == {"offices", "groups"}
    assert os.listdir(tmp_path) == ["mine.tsv"]  # noqa: PTH208 - nothing else is left beside it


def test_a_last_line_without_an_end_is_ended_first(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(f"# mine\n{TWO}", encoding="utf-8")
    append_lines(path, [ONE], "more")
    assert read_overlay(path)["groups"] == (("Lakewater Front", "LLF", "VUT", "REB"),)


def test_a_file_that_is_no_overlay_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"notes\.txt:1: 'my notes' is no table"):
        append_lines(path, [ONE], "more")
    assert path.read_text(encoding="utf-8") == "my notes\n"


def test_links_and_rights_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "mine.tsv", tmp_path / "link.tsv"
    path.write_text("# mine\n", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    append_lines(link, [ONE], "more")
    assert link.is_symlink()
    assert str(ONE) in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_stopped_in_the_middle_the_old_file_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.tsv"
    append_lines(path, [ONE], "first")
    before = path.read_bytes()

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        append_lines(path, [TWO], "second")
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["mine.tsv"]  # noqa: PTH208


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none" / "mine.tsv"
    with pytest.raises(OSError, match=str(path)):
        append_lines(path, [ONE], "first")


cells = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=10)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_was_added_is_read_and_adding_it_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, imports: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("overlay") / "mine.tsv"
    for number, found in enumerate(imports):
        append_lines(path, [Line("bodies", (name, "", "IGORFC", "forum", "")) for name in found], f"import {number}")
    names = [row[0] for row in read_overlay(path)["bodies"]]
    assert names == list(dict.fromkeys(name for found in imports for name in found))
    before = path.read_bytes()
    append_lines(path, [Line("bodies", (name, "", "IGORFC", "forum", "")) for name in names], "again")
    assert path.read_bytes() == before
