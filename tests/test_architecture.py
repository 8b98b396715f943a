"""The rooms import one way only; no module works at import time; modules stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import standoff

ROOT = Path(standoff.__file__).parent
MAY_IMPORT = {
    "errors": set(),
    "model": {"errors"},
    "knowledge": {"errors", "model"},
    "reading": {"errors", "model", "knowledge"},
    "sources": {"errors", "model", "knowledge"},
    "linking": {"errors", "model", "knowledge", "reading"},
    "case": {"errors", "model", "knowledge", "reading", "sources", "linking"},
    "formats": {"errors", "model", "knowledge"},
    "samples": {"errors", "model", "sources"},
    "views": {"errors", "model", "knowledge", "reading", "linking", "case", "formats"},
    "cli": {"errors", "model", "knowledge", "reading", "sources", "linking", "case", "formats", "views", "samples"},
}
LONGEST = 400
"""Lines of a module; data live in data files."""


def modules() -> Iterator[tuple[str, Path]]:
    """Room and path of every module."""
    for path in sorted(ROOT.rglob("*.py")):
        room = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if room not in {"__init__", "__main__"}:
            yield room, path


def imported_rooms(path: Path) -> set[str]:
    """Rooms a module imports, inside functions too."""
    out = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "standoff" and len(parts) > 1 and parts[1] in MAY_IMPORT:
                out.add(parts[1])
    return out


def test_every_room_is_known():
    assert {room for room, _ in modules()} <= set(MAY_IMPORT)


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_imports_go_one_way(room):
    wrong = {
        str(path.relative_to(ROOT)): sorted(strays)
        for at, path in modules()
        if at == room and (strays := imported_rooms(path) - MAY_IMPORT[room] - {room})
    }
    assert not wrong


def test_no_module_is_longer_than_a_reader_can_hold():
    long = {
        str(p.relative_to(ROOT)): n
        for _, p in modules()
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


@pytest.mark.parametrize("name", ["standoff", "standoff.model", "standoff.errors", "standoff.cli.app"])
def test_importing_loads_no_model_and_no_heavy_library(name):
    probe = f"import sys, {name}; print({{'spacy', 'sqlalchemy', 'trafilatura', 'numpy'}} & set(sys.modules) or '')"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_only_the_command_line_ends_the_program_or_prints():
    for room, path in modules():
        if room in {"cli", "samples"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in {"print", "exit", "quit", "sys.exit", "os._exit"}, f"{path}: {called}"
