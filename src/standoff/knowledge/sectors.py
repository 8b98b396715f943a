"""Nouns for those who act or speak, and the sector CAMEO gives them."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.tables import read_table


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """One row of sectors.tsv; `plural` says this form of it is one."""

    noun: str
    sector: str
    kind: str
    """government, organ, branch, official, person, people, collective, countries, asset or body."""
    gender: str
    plural: bool = False


@functools.cache
def load_actor_nouns() -> dict[str, ActorNoun]:
    """Every form, singular and plural, in lower case."""
    found: dict[str, ActorNoun] = {}
    for noun, row in {row["noun"]: row for row in read_table("sectors")}.items():
        facts = row["sector"], row["kind"], row["gender"]
        found[noun] = ActorNoun(noun, *facts, plural=noun.endswith(("men", "ies", "people", "mps", "police")))
        found.setdefault(_plural(noun), ActorNoun(noun, *facts, plural=True))
    return found


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


def sector_of(noun: str) -> str | None:
    """The sector of a noun in any form ("soldiers": MIL); None for nouns of no sector."""
    found = load_actor_nouns().get(noun.lower())
    return found.sector or None if found else None
