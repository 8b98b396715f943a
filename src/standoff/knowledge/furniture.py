"""Which paragraphs are page furniture, bylines or credit lines; patterns from furniture.toml."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Furniture:
    """Compiled patterns for paragraphs that are not story text."""

    anywhere: re.Pattern[str]
    byline: re.Pattern[str]
    credit: re.Pattern[str]
    published: re.Pattern[str]

    def is_furniture(self, paragraph: str) -> bool:
        """Whether the paragraph is furniture wherever it stands."""
        return len(paragraph) <= 300 and self.anywhere.fullmatch(paragraph) is not None

    def is_byline(self, paragraph: str) -> bool:
        """Whether the paragraph names the writers."""
        return len(paragraph) <= 200 and self.byline.fullmatch(paragraph) is not None

    def is_credit(self, paragraph: str) -> bool:
        """Whether the paragraph names whose copy the article is."""
        return len(paragraph) <= 300 and self.credit.fullmatch(paragraph) is not None

    def publication(self, paragraph: str) -> re.Match[str] | None:
        """The match of a line that says where and when it was published: groups outlet, date, time, zone."""
        return self.published.fullmatch(paragraph) if len(paragraph) <= 140 else None


@functools.cache
def load_furniture() -> Furniture:
    """The table shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))

    def compiled(name: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p})" for p in table[name]), flags)

    # Bylines keep their case: "by" names a person only where capitals follow.
    upper = [p.replace("by ", "(?i:by) ", 1) if p.startswith("by ") else p for p in table["byline"]]
    return Furniture(
        anywhere=compiled("furniture", re.IGNORECASE),
        byline=re.compile("|".join(f"(?:{p})" for p in upper)),
        credit=compiled("credit", re.IGNORECASE),
        published=compiled("published"),
    )
