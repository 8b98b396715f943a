"""CAMEO's sectors under the codes of PLOVER and the names of ICEWS."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.tables import read_table


@dataclass(frozen=True, slots=True)
class SectorCodes:
    """One row of sector_codes.tsv."""

    cameo: str
    plover: str
    icews: str


@functools.cache
def load_sector_codes() -> dict[str, SectorCodes]:
    """All rows by CAMEO's code."""
    return {row["cameo"]: SectorCodes(row["cameo"], row["plover"], row["icews"]) for row in read_table("sector_codes")}


@functools.cache
def cameo_by_plover() -> dict[str, str]:
    """CAMEO's code by PLOVER's."""
    return {row.plover: row.cameo for row in load_sector_codes().values()}


@functools.cache
def cameo_by_icews() -> dict[str, str]:
    """CAMEO's code by the name in ICEWS files."""
    return {row.icews: row.cameo for row in load_sector_codes().values()}
