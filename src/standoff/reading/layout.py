"""How an article is laid out: headline, dateline, byline, paragraphs, and what is page furniture.

All spans are Unicode code points of the article's text. Furniture is left out of reading, never out of the text.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from standoff.knowledge.furniture import Furniture, load_furniture
from standoff.model import Provenance, Span

WRAP_WIDTHS = range(50, 101)
"""Line lengths, in characters, that look like text wrapped by hand or by a mail program."""

_DATELINE = re.compile(
    r"""(?P<place>(?:[A-Z][A-Z.'’-]+(?:\ [A-Z][A-Z.'’-]+){0,3})     # KYIV, NEW YORK
        (?:,\ [A-Z][A-Za-z.'’-]+(?:\ [A-Z][A-Za-z.'’-]+){0,2})?)    # , Ukraine
        (?:/[A-Z][A-Z.'’-]+(?:\ [A-Z][A-Z.'’-]+){0,2}){0,2}        # /MOSCOW
        (?:[, ]\s?(?P<date>(?:\d{1,2}\ )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?
            (?:\ \d{1,2})?(?:,?\ \d{4})?))?
        \s*(?:\((?P<agency>[A-Z][\w .&-]{1,30})\))?
        \s*(?:--|[-–—])\s+""",
    re.VERBOSE,
)
_AGENCY_LEAD = re.compile(r"\((?P<agency>[A-Z][\w .&-]{1,30})\)\s*(?:--|[-–—])\s+")
_BRACKETED_TAIL = re.compile(r"[(\[](?P<inner>[^()\[\]]{4,240})[)\]]\s*$")
_NAME_LINE = re.compile(r"(?:[A-Z][\w.'’-]+)(?: (?:de|van|von|der|al|bin|[A-Z][\w.'’-]*)){1,3}")
_TERMINAL = re.compile(r"""[.!?:;,…]["'”’)\]]*$""")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of an article's text; `paragraphs` are what is read, in text order, headline first if there is one."""

    paragraphs: tuple[Span, ...]
    headline: Span | None = None
    dateline: Span | None = None
    dateline_place: Span | None = None
    bylines: tuple[Span, ...] = ()
    credits: tuple[Span, ...] = ()
    agency: Span | None = None
    furniture: tuple[Span, ...] = ()

    @property
    def provenance(self) -> Provenance:
        """What the text says of where it comes from."""
        return Provenance(
            bylines=self.bylines, credits=self.credits, dateline=self.dateline, place=self.dateline_place,
            agency=self.agency,
        )  # fmt: skip


def find_layout(text: str, *, furniture: Furniture | None = None) -> Layout:
    """The layout of a text; empty for a text of blanks."""
    table = furniture or load_furniture()
    blocks = _blocks(text)
    kept, dropped = _without_furniture(text, blocks, table)
    credits_ = [b for b in dropped if table.is_credit(b.of(text))]
    bylines = [b for b in dropped if b not in credits_ and table.is_byline(b.of(text))]
    credits_ += [tail for b in kept[-2:] if (tail := _tail_credit(text, b, table)) is not None]
    headline = _headline(text, kept)
    paragraphs = list(kept)
    dateline = place = agency = None
    for at, block in enumerate(kept[:3]):
        found = _DATELINE.match(text, block.start, block.end) or _AGENCY_LEAD.match(text, block.start, block.end)
        if found and found.end() < block.end and not text[found.end()].islower():
            dateline = Span(found.start(), found.start() + len(found[0].rstrip()))
            groups = found.groupdict()
            if groups.get("agency"):
                agency = Span(found.start("agency"), found.end("agency"))
            if groups.get("place"):
                place = Span(found.start("place"), found.end("place"))
            paragraphs[at] = Span(found.end(), block.end)
            break
    return Layout(
        paragraphs=tuple(paragraphs), headline=headline, dateline=dateline, dateline_place=place,
        bylines=tuple(bylines), credits=tuple(sorted(credits_)), agency=agency, furniture=tuple(dropped),
    )  # fmt: skip


def _tail_credit(text: str, block: Span, table: Furniture) -> Span | None:
    """A credit in brackets at the end of a story paragraph: "... on Monday. (With reporting by agencies)"."""
    found = _BRACKETED_TAIL.search(text, block.start, block.end)
    if found is None or found.start() == block.start or not table.is_credit(found["inner"]):
        return None
    return Span(found.start(), found.end())


def _lines(text: str) -> list[Span | None]:
    """Lines without their blanks; None for a blank one."""
    out: list[Span | None] = []
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            at = start + line.index(bare[0])
            out.append(Span(at, at + len(bare)))
        else:
            out.append(None)
        start += len(line) + 1
    return out


def _blocks(text: str) -> list[Span]:
    """Paragraphs: lines, or runs of lines where the text was wrapped to a width."""
    lines = _lines(text)
    joined: list[Span] = []
    wrapped = _is_wrapped(text, lines)
    previous: Span | None = None
    for line in lines:
        if line is not None and previous is not None and wrapped and _goes_on(text, previous, line):
            joined[-1] = Span(joined[-1].start, line.end)
        elif line is not None:
            joined.append(line)
        previous = line
    return joined


def _is_wrapped(text: str, lines: list[Span | None]) -> bool:
    """Whether most line breaks inside paragraphs fall in mid-sentence at a steady width."""
    breaks = [(a, b) for a, b in itertools.pairwise(lines) if a is not None and b is not None]
    # Wrapped text has no long lines: a headline above one long line of summary is two paragraphs.
    if not breaks or any(line is not None and len(line) > 2 * WRAP_WIDTHS.stop for line in lines):
        return False
    if len(breaks) == 1:  # one break shows no width: a headline may stand above one line of summary
        return text[breaks[0][1].start].islower()
    open_breaks = sum(_goes_on(text, a, b) for a, b in breaks)
    return open_breaks * 2 > len(breaks)


def _goes_on(text: str, line: Span, following: Span) -> bool:
    """Whether a line break between the two looks like wrapping rather than an end."""
    if len(line) not in WRAP_WIDTHS:
        return False
    if text[following.start].islower():
        return True
    return not _TERMINAL.search(line.of(text)) or len(line) >= 60


def _without_furniture(text: str, blocks: list[Span], table: Furniture) -> tuple[list[Span], list[Span]]:
    """Story paragraphs and furniture, both in text order."""
    kept: list[Span] = []
    dropped: list[Span] = []
    for at, block in enumerate(blocks):
        words = block.of(text)
        edge = at < 4 or at >= len(blocks) - 6
        named = edge and (table.is_byline(words) or table.is_credit(words) or table.publication(words))
        if named or table.is_furniture(words):
            dropped.append(block)
        else:
            kept.append(block)
    # A signature: a bare name as the last line, under text that has full stops.
    if len(kept) > 1 and _NAME_LINE.fullmatch(kept[-1].of(text)) and _TERMINAL.search(kept[-2].of(text)):
        dropped.append(kept.pop())
    return kept, sorted(dropped)


def _headline(text: str, blocks: list[Span]) -> Span | None:
    """The first block, when it is one short line without a full stop above a longer story."""
    if len(blocks) < 2:
        return None
    first = blocks[0].of(text)
    if "\n" in first or len(first) > 200 or len(first.split()) > 25:
        return None
    if _TERMINAL.search(first) and not first.endswith(("?", "!", "'", '"', "”", "’")):
        return None
    return blocks[0]
