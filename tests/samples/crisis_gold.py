"""The sample crisis and its gold as plain values, read without the package's own sources and reading."""

from __future__ import annotations

import functools
import itertools
import json
import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from standoff.model import Article, text_sha256

HERE = Path(__file__).parent
CRISIS = Path(str(resources.files("standoff"))) / "samples" / "crisis"


@dataclass(frozen=True)
class Sample:
    """One report: `body` is its story's paragraphs, without title, byline and furniture."""

    id: str
    form: str
    title: str
    outlet: str
    url: str | None
    published: str
    modified: str | None
    body: str


def _from_page(path: Path) -> Sample:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    metas = {m.attributes.get("property"): m.attributes.get("content") for m in tree.css("meta[property]")}
    times = [t.attributes["datetime"] for t in tree.css("article .meta time")]
    for furniture in tree.css("article aside, article .newsletter, article .kicker, article .credit, article .note"):
        furniture.decompose()
    paragraphs = [p.text(strip=True) for p in tree.css("article p")]
    link = tree.css_first("link[rel=canonical]")
    return Sample(
        path.stem,
        "html",
        str(metas["og:title"]),
        str(metas["og:site_name"]),
        link.attributes["href"] if link else None,
        str(times[0]),
        times[1] if len(times) > 1 else None,
        "\n\n".join(paragraphs),
    )


def _from_text(path: Path) -> Sample:
    title, head, *rest = path.read_text(encoding="utf-8").strip().split("\n\n")
    outlet, _, when = head.splitlines()[-1].partition(", ")
    paragraphs = list(itertools.takewhile(lambda p: p != "Related", rest))
    if re.match(r"Source: |.* contributed to this report\.$", paragraphs[-1]):
        paragraphs.pop()
    return Sample(path.stem, "text", title, outlet, None, when, None, "\n\n".join(paragraphs))


def _from_line(line: str) -> Sample:
    item = json.loads(line)
    story = item["text"].split("\n\nRead more\n\n")[0]
    paragraphs = story.split("\n\n")
    if re.match(r"\(Reporting by |[a-z]{3}/[a-z]{3} \(LPA\)$|Meridian Wire in ", paragraphs[-1]):
        paragraphs.pop()
    return Sample(
        item["id"],
        "jsonl",
        item["title"],
        item["outlet"],
        item["url"],
        item["published"],
        item.get("modified"),
        "\n\n".join(paragraphs),
    )


@functools.cache
def samples() -> dict[str, Sample]:
    """Every report of the sample crisis by id, in order of publication."""
    folder = CRISIS / "articles"
    found = [_from_page(p) for p in folder.glob("*.html")]
    found += [_from_text(p) for p in folder.glob("*.txt")]
    found += [_from_line(line) for line in (folder / "feed.jsonl").read_text(encoding="utf-8").splitlines()]
    return {s.id: s for s in sorted(found, key=lambda s: s.id)}


def article(sample: Sample) -> Article:
    """The report as the package's own kind of article, its story alone."""
    published = sample.published
    if not published[:4].isdigit():
        published = datetime.strptime(published, "%d %B %Y, %H:%M").isoformat()  # noqa: DTZ007 - plain text states no zone
    return Article(
        id=sample.id,
        text=sample.body,
        sha256=text_sha256(sample.body),
        title=sample.title,
        outlet=sample.outlet,
        published=published,
    )


@functools.cache
def gold() -> dict[str, dict[str, Any]]:
    """What each report was written to hold, by the report's id."""
    read = [tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((HERE / "gold").glob("*.toml"))]
    return {g["article"]: g for g in read}


@functools.cache
def links() -> dict[str, list[dict[str, Any]]]:
    """What the reports hold together, by kind of link."""
    return tomllib.loads((HERE / "links.toml").read_text(encoding="utf-8"))


STATES = {
    "Australia": "AUS", "Austria": "AUT", "Belarus": "BLR", "Bulgaria": "BGR", "Denmark": "DNK", "Estonia": "EST", "European Union": "EU",
    "France": "FRA", "Germany": "DEU", "Latvia": "LVA", "Lithuania": "LTU", "NATO": "NATO", "Poland": "POL", "Romania": "ROU", "Russia": "RUS",
    "Ukraine": "UKR", "United Kingdom": "GBR", "United States": "USA",
}  # fmt: skip


def holder_matches(link: str, name: str, code: str | None, source: str = "") -> bool:
    """Whether a holder called `name` with actor code `code` is the one the gold's `link` of a chain means.

    An organ or officials of a state stand for the state ("Kremlin", code RUSGOV, for "Russia"); an unnamed holder may
    be worded shorter or longer than the gold has it, as long as the words are among the source's.
    """
    wanted, found = _bare(link), _bare(name)
    if wanted == found:
        return True
    if link in STATES:
        return bool(code) and str(code).startswith(STATES[link])
    return bool(found) and (found in wanted or (link[:1].islower() and found in _bare(source)))


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an|one) ", "", name.strip(), flags=re.IGNORECASE).lower()


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in the text as whole words."""
    head = r"(?<!\w)" if words[:1].isalnum() else ""
    tail = r"(?!\w)" if words[-1:].isalnum() else ""
    return [m.span() for m in re.finditer(head + re.escape(words) + tail, text)]


def spans_of(text: str, *parts: str) -> list[tuple[int, int]] | None:
    """The spans of the parts whose occurrences lie nearest together, in the order given; None where one is missing."""
    found = [occurrences(text, part) for part in parts]
    if not all(found):
        return None
    return list(min(itertools.product(*found), key=_stretch))


def _stretch(spans: tuple[tuple[int, int], ...]) -> int:
    overlap = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a, b in itertools.combinations(spans, 2))
    return max(end for _, end in spans) - min(start for start, _ in spans) + 1000 * overlap
