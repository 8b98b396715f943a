"""Readings are cached by the reader's version: it names the user's own tables, as what is read depends on them."""

from __future__ import annotations

import re

import pytest

from standoff.knowledge import tables
from standoff.knowledge.approximators import OVERRIDE_VARIABLE, _digest
from standoff.knowledge.overlay import OVERLAY_VARIABLE
from standoff.reading import reader_version


@pytest.fixture(autouse=True)
def forget(monkeypatch):
    monkeypatch.delenv(OVERLAY_VARIABLE, raising=False)
    monkeypatch.delenv(OVERRIDE_VARIABLE, raising=False)

    def clear():
        for cached in (tables._overlay, tables.overlay_digest, _digest):
            cached.cache_clear()

    clear()
    yield clear
    monkeypatch.undo()
    clear()


def test_another_overlay_is_another_version(tmp_path, monkeypatch, forget):
    plain = reader_version()
    path = tmp_path / "mine.tsv"
    monkeypatch.setenv(OVERLAY_VARIABLE, str(path))
    versions = []
    for end in ("", "2022", "2022"):
        path.write_text(f"# {len(versions)}\noffices\tMara Olsen\t\tf\tforeign_minister\tVUT\t2021-01\t{end}\n")
        forget()
        versions.append(reader_version())
    assert all(re.fullmatch(re.escape(plain) + r"\+actors-[0-9a-f]{8}", version) for version in versions)
    assert versions[0] != versions[1] == versions[2]


def test_so_are_other_words_for_numbers(tmp_path, monkeypatch):
    path = tmp_path / "numbers.tsv"
    path.write_text("nearly\tbefore\tabout\t0.9n,n\tdesk rule\n")
    monkeypatch.setenv(OVERRIDE_VARIABLE, str(path))
    assert re.search(r"\+numbers-[0-9a-f]{8}$", reader_version())


def test_an_overlay_without_rows_changes_nothing(tmp_path, monkeypatch, forget):
    plain = reader_version()
    path = tmp_path / "mine.tsv"
    path.write_text("# nothing yet\n")
    monkeypatch.setenv(OVERLAY_VARIABLE, str(path))
    forget()
    assert reader_version() == plain
