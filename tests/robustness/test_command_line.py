"""Commands whose output, case or user gives way: one line that says so, no traceback, the status of the contract."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from standoff.case import dialect, open_case
from standoff.errors import CaseError

PROGRAM = [sys.executable, "-m", "standoff"]
ASCII = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.fixture(scope="module")
def case(tmp_path_factory, sample_articles) -> Path:
    """A case of a few articles."""
    path = tmp_path_factory.mktemp("kept") / "crisis.case"
    with open_case(path) as opened:
        assert [a.status for a in opened.add(sample_articles[:2])] == ["new"] * 2
    return path


def run(*args, status, out=subprocess.PIPE, env=None) -> tuple[str, str]:
    """What a command printed and said."""
    done = subprocess.run(
        [*PROGRAM, *map(str, args)], stdout=out, stderr=subprocess.PIPE, env=env, check=False, timeout=60
    )
    said = done.stderr.decode()
    assert done.returncode == status, said
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    return (done.stdout or b"").decode(), said


def test_a_full_disk_under_the_output(case):
    for args in (("show", case, "claims", "--format", "table"), ("export", case)):
        with Path("/dev/full").open("wb") as full:
            assert "the output: cannot be written (No space left" in run(*args, status=1, out=full)[1]


def test_an_output_file_that_cannot_be(case, tmp_path):
    assert "cannot be written (No such file" in run("brief", case, "-o", tmp_path / "no" / "b.md", status=1)[1]


@pytest.mark.parametrize("args", [("show", "claims", "--format", "table"), ("brief",), ("export",)], ids=lambda a: a[0])
def test_a_pipe_is_utf_8_whatever_the_terminal(case, args):
    command, *rest = args
    assert "“" in run(command, case, *rest, status=0, env=ASCII)[0]


def test_a_place_that_can_be_no_case(tmp_path, case):
    assert "is a directory, not a case" in run("add", tmp_path, case, status=1)[1]
    assert "/dev/null: cannot be read or written" in run("add", "/dev/null", case, status=1)[1]


def test_what_is_no_article_among_articles_to_add(case, tmp_path):
    (tmp_path / "bad.html").write_bytes(b"%PDF-1.4")
    said = run("add", case, tmp_path / "bad.html", tmp_path / "missing.txt", status=1)[1]
    assert "bad.html: this is a PDF file" in said
    assert "missing.txt: no such file" in said
    assert "2 not read" in said


def test_another_writer_keeps_the_case_too_long(tmp_path, monkeypatch, sample_articles):
    monkeypatch.setattr(dialect, "BUSY_MILLISECONDS", 50)
    path = tmp_path / "a.case"
    with open_case(path) as opened:
        held = sqlite3.connect(path, isolation_level=None)
        held.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseError, match=r"a\.case: another program has been writing"):
            list(opened.add(sample_articles[:1]))
        held.execute("ROLLBACK")
        held.close()
        assert [a.status for a in opened.add(sample_articles[:1])] == ["new"]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of little room; skipped where mounting is not permitted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)],  # noqa: S607 - as found on the path
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("mounting is not permitted")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S607


def _filling(adding, disk):
    """The ids of what is added, the disk filling up meanwhile."""
    for added in adding:
        yield added.article
        with contextlib.suppress(OSError):
            (disk / f"{added.article}.ballast").write_bytes(bytes(200_000))


def test_a_full_disk_under_the_case_keeps_what_was_added(small_disk, sample_articles):
    path = small_disk / "a.case"
    kept = []
    with open_case(path) as opened:
        adding = opened.add(sample_articles)
        with pytest.raises(CaseError, match="no room is left"):
            kept.extend(_filling(adding, small_disk))
    for ballast in small_disk.glob("*.ballast"):
        ballast.unlink()
    with open_case(path, create=False) as opened:
        assert sorted({a.id for a in opened.articles(limit=500)}) == sorted(set(kept))
        assert next(iter(opened.add(sample_articles[len(kept) : len(kept) + 1]))).status == "new"


def _interrupted(running: subprocess.Popen[bytes]) -> str:
    """What a program says when Ctrl-C is pressed until it ends: compiled code may lose a first one."""
    try:
        for _ in range(10):
            running.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                return running.communicate(timeout=3)[1].decode()
    finally:
        running.kill()
        running.communicate()
    return ""


@pytest.mark.parametrize("command", ["read", "add"])
def test_ctrl_c_ends_with_a_line_and_130(tmp_path, command, sample_articles):
    feed = tmp_path / "feed.jsonl"
    rows = [{"id": f"{a.id}-{n}", "text": f"{a.text}\n\nDay {n}."} for n in range(40) for a in sample_articles]
    feed.write_text("\n".join(map(json.dumps, rows)))
    printed, kept = tmp_path / "out.jsonl", tmp_path / "a.case"
    with printed.open("wb") as out:
        args = [str(kept), str(feed)] if command == "add" else [str(feed)]
        # A shell starts background jobs with interrupts ignored, and children inherit that: undo it for this one.
        heed = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
        running = subprocess.Popen([*PROGRAM, command, *args], stdout=out, stderr=subprocess.PIPE, preexec_fn=heed)  # noqa: PLW1509

        def begun() -> bool:
            if command == "read":
                return printed.stat().st_size > 0
            if not kept.exists():
                return False
            with open_case(kept, create=False) as opened:
                return len(opened.articles(limit=1)) > 0

        late = time.monotonic() + 45
        while running.poll() is None and time.monotonic() < late:
            time.sleep(0.2)
            try:
                if begun():
                    break
            except CaseError:  # it is being made
                continue
        said = _interrupted(running)
    assert running.returncode == 130, said
    assert said.splitlines()[-1:] == ["standoff: stopped; what was printed or kept so far stands"]
    if command == "read":
        assert all(json.loads(line) for line in printed.read_bytes().splitlines()[:-1])
    else:
        with open_case(kept, create=False) as opened:
            assert len(opened.articles(limit=1)) == 1
