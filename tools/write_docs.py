"""Write the documents that are made from the code (contract schema, commands), or check that they are up to date.

python tools/write_docs.py [--check]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import msgspec
import typer.core
import typer.main

from standoff.cli.app import app
from standoff.formats.collapse import collapse
from standoff.knowledge.code_book import load_statuses, load_types
from standoff.knowledge.plover import GOLDSTEIN, QUADS, SCORES, load_coding
from standoff.model import Article, Reading
from standoff.model.marks import AdviceKind, Asset, CommitmentKind, Readiness, Status

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"
QUAD_NAMES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
EXAMPLES = ("COOPERATE", "ACCUSE", "ASSAULT")
"""A type each of cooperation, words of conflict and material conflict."""


def schema() -> str:
    """JSON Schema of one line of `standoff read --format jsonl`."""
    made = msgspec.json.schema(Reading)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Reading"
    return json.dumps(made, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def article_schema() -> str:
    """JSON Schema of an article as it is kept."""
    made = msgspec.json.schema(Article)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Article"
    return json.dumps(made, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def commands() -> str:
    """The help text of every command."""
    root = typer.main.get_command(app)
    parts = ["# Commands\n\nMade from `--help` by `make docs`.\n"]
    parts.append(_help(root, "standoff"))
    for name, command in _named(root):
        parts.append(_help(command, f"standoff {name}"))
        parts += [_help(inner, f"standoff {name} {more}") for more, inner in _named(command)]
    return "\n".join(parts)


def _named(command: object) -> list[tuple[str, typer.core.TyperCommand]]:
    return sorted(getattr(command, "commands", {}).items())


def _help(command: typer.core.TyperCommand, name: str) -> str:
    context = command.context_class(
        command, info_name=name, terminal_width=100, max_content_width=100, help_option_names=["-h", "--help"]
    )
    return f"## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def code_book() -> str:
    """The code book: tools/code_book.md with the tables of the data files."""
    codes = load_coding().codes.values()
    kinds = {"assets": Asset, "readiness": Readiness, "advice": AdviceKind, "commitments": CommitmentKind}
    return (HERE / "code_book.md").read_text(encoding="utf-8").format(
        types=_table(
            ("type", "quad class", "score", "counts", "told apart from"),
            (
                (name, _quad(name), f"{SCORES[name]:g}", told.counts, told.apart_from)
                for name, told in load_types().items()
            ),
        ),
        codes=_table(
            ("code", "type", "mode", "meaning", "offered", "demanded", "refused", "threatened"),
            (
                (c.code, c.plover, c.mode or "", c.definition, c.agree, c.demand, c.refuse, c.threat)
                for c in codes
                if c.plover
            ),
        ),
        goldstein=_table(tuple(GOLDSTEIN), (tuple(f"{value:g}" for value in GOLDSTEIN.values()),)),
        statuses=_table(("status", "told by"), load_statuses().items()),
        collapse=_table(
            ("status", "cooperation (quad 1, 2)", "words of conflict (quad 3)", "material conflict (quad 4)"),
            ((status, *(_collapsed(name, status) for name in EXAMPLES)) for status in get_args(Status)),
        ),
        **{name: ", ".join(get_args(kind)) for name, kind in kinds.items()},
    )  # fmt: skip


def _quad(plover: str) -> str:
    return f"{QUADS[plover]} {QUAD_NAMES[QUADS[plover] - 1]}"


def _collapsed(plover: str, status: Status) -> str:
    code = next(c for c in load_coding().codes.values() if c.plover == plover)
    found = collapse(plover, code.mode, code.code, status)
    return "no row" if found is None else "as it is" if not found.said else found.plover


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


MADE = {
    "codebook.md": code_book,
    "reading.schema.json": schema,
    "article.schema.json": article_schema,
    "commands.md": commands,
}


def main() -> None:
    """Write or check every made document."""
    stale = []
    for name, make in MADE.items():
        path, words = DOCS / name, make()
        if "--check" not in sys.argv:
            path.write_text(words, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != words:
            stale.append(name)
    if stale:
        print(f"out of date: {', '.join(stale)}; write them with: make docs")
        raise SystemExit(1)


if __name__ == "__main__":
    main()
