"""`make demo`: the main job on the sample crisis, from articles to a brief.

python -m standoff.cli.demo [CASE, demo/crisis.case]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from standoff.case import open_case
from standoff.errors import StandoffError
from standoff.samples import crisis_folder
from standoff.sources import read_inputs

BRIEF_SINCE = "2022-02-21"
"""The brief printed covers the sample's last days; the whole is written beside the case."""


def main() -> None:
    """Read the sample into a case, print its brief and where to look next."""
    from standoff.views.brief import brief_html, brief_markdown, make_brief

    where = Path(sys.argv[1] if len(sys.argv) > 1 else "demo/crisis.case")
    where.parent.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    counts: dict[str, int] = {}
    with open_case(where, name="Sample crisis") as case:
        for added in case.add(read_inputs([crisis_folder()]), on_error=_complain):
            counts[added.status] = counts.get(added.status, 0) + 1
            _tick(sum(counts.values()))
        brief = make_brief(case, since=BRIEF_SINCE)
        whole = make_brief(case)
        info = case.info()
    print(brief_markdown(brief))
    (where.parent / "brief.md").write_text(brief_markdown(whole), encoding="utf-8")
    (where.parent / "brief.html").write_text(brief_html(whole), encoding="utf-8")
    seconds = time.monotonic() - start
    print(_next(where, info.articles, info.claims, seconds))


def _next(where: Path, articles: int, claims: int, seconds: float) -> str:
    return f"""
{articles} invented reports about real events read in {seconds:.0f} s: {claims} claims, each with its words.
The whole brief: {where.parent / "brief.md"} and brief.html beside it. Where to look next:

    .venv/bin/standoff serve {where}                          the desk, in a browser
    .venv/bin/standoff show {where} disputes                  who contradicts whom
    .venv/bin/standoff promises {where}                       what became of promises
    .venv/bin/standoff show {where} claims --actor Russia --act deny
    .venv/bin/standoff show {where} series                    numbers by source, never averaged
    .venv/bin/standoff read YOUR-ARTICLE.txt --published 2022-01-27
"""


def _tick(count: int) -> None:
    if sys.stderr.isatty():
        print(
            f"\rreading the sample crisis: {count}", end="\n" if count % 1000 == 0 else "", file=sys.stderr, flush=True
        )


def _complain(error: StandoffError) -> None:
    print(f"standoff: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
