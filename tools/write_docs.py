"""Write the documents that are made from the code (contract schema, commands), or check that they are up to date.

python tools/write_docs.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import typer.core
import typer.main

from standoff.cli.app import app
from standoff.model import Article, Reading

DOCS = Path(__file__).resolve().parent.parent / "docs"


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


MADE = {
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
