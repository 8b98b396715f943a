"""CAMEO's actor codes taken apart: three letters a part, from the state or kind of actor to its sectors."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.country_codes import country_name, iso3_by_cameo, load_country_codes
from standoff.knowledge.sector_codes import load_sector_codes

KINDS = frozenset(("IGO", "NGO", "IMG", "MNC", "ISM", "NGM"))
"""First parts of codes of those who belong to no state (CAMEO code book 1.1b3; PLOVER manual)."""

REGIONS = frozenset(
    "AFR ASA BLK CAS CAU CFR CRB EAF EEU EIN EUR LAM MDT MEA NAF NMR PGS SAF SAM SAS SCN SEA WAF WST".split()
)
"""CAMEO's codes of regions, which stand where a country's would."""


@dataclass(frozen=True, slots=True)
class ActorCode:
    """A code's parts; `country` is ISO 3166-1 alpha-3, `kind` the first part of one without a country.

    `sectors` are CAMEO's, `group` is a known organisation's own code.
    """

    country: str | None = None
    kind: str | None = None
    region: str | None = None
    group: str | None = None
    sectors: tuple[str, ...] = ()

    @property
    def top(self) -> str | None:
        """Country or kind: what formats with a country and sectors call the country."""
        return self.country or self.kind


@functools.lru_cache(4096)
def actor_code(code: str | None) -> ActorCode:
    """The parts of a code; empty for None. Parts that are no country, kind, region or sector make the group."""
    country = kind = region = group = None
    sectors: list[str] = []
    parts = [code[at : at + 3] for at in range(0, len(code), 3)] if code else []
    for at, part in enumerate(parts):
        state = _country(part) if at == 0 else None
        if state:
            country = state
        elif at == 0 and part in KINDS:
            kind = part
        elif part in load_sector_codes():
            sectors.append(part)
        elif part in REGIONS:
            region = part
        else:
            group = part
    return ActorCode(country, kind, region, group, tuple(sectors))


def _country(part: str) -> str | None:
    part = iso3_by_cameo().get(part, part)
    return part if part in load_country_codes() or country_name(part) else None


def code_of(top: str | None, sectors: tuple[str, ...]) -> str | None:
    """The code of a country or kind with sectors; None where nothing is known."""
    return (top or "") + "".join(sectors) or None
