"""Countries under the codes and names other event data give them: FIPS 10-4, Correlates of War, CAMEO, ICEWS."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.gazetteer import load_tables, parts, rows_of
from standoff.knowledge.states import load_states, states_by_code
from standoff.knowledge.tables import names, read_table


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """One row of country_codes.tsv; None where the scheme has no code. `areas` are further FIPS areas by name."""

    iso3: str
    fips: str | None
    areas: dict[str, str]
    cow: str | None
    cameo: str
    icews: str


@functools.cache
def load_country_codes() -> dict[str, CountryCodes]:
    """All rows by ISO 3166-1 alpha-3."""
    found = {}
    for row in read_table("country_codes"):
        areas = {name: fips for fips, _, name in (area.partition("=") for area in names(row["other"]))}
        found[row["iso3"]] = CountryCodes(
            iso3=row["iso3"],
            fips=row["fips"] or None,
            areas=areas,
            cow=row["cow"] or None,
            cameo=row["cameo"] or row["iso3"],
            icews=row["icews"] or country_name(row["iso3"]) or row["iso3"],
        )
    return found


def country_name(iso3: str) -> str | None:
    """The English name of a country, historic state or territory; None for an unknown code."""
    if state := states_by_code().get(iso3):
        return state.name
    entry = load_tables().by_country.get(iso3)
    return entry.name if entry else None


@functools.cache
def iso3_by_fips() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by FIPS 10-4 code, further areas (Gaza) included."""
    rows = load_country_codes().values()
    return {code: row.iso3 for row in rows for code in (row.fips, *row.areas.values()) if code}


@functools.cache
def iso3_by_cameo() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by CAMEO's country code, those that differ only."""
    return {row.cameo: row.iso3 for row in load_country_codes().values() if row.cameo != row.iso3}


@functools.cache
def _iso3_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_country_codes().values():
        for name in (row.icews, country_name(row.iso3)):
            if name:
                found.setdefault(name.casefold(), row.iso3)
    for state in load_states():
        if state.kind != "region":
            for name in (state.name, *state.others):
                found.setdefault(name.casefold(), state.code)
    for code, entry in load_tables().by_country.items():
        found.setdefault(entry.name.casefold(), code)
    return found


def iso3_of_name(name: str) -> str | None:
    """ISO 3166-1 alpha-3 of a country's English name in any of its forms; None for other words."""
    return _iso3_by_name().get(name.casefold())


@functools.cache
def _us_states() -> dict[str, str]:
    rows = (row for row in rows_of("subdivisions.tsv") if row["country"] == "USA")
    return {row["name"]: form for row in rows for form in parts(row["names"]) if len(form) == 2 and form.isupper()}


def us_state(name: str | None) -> str | None:
    """The postal code of a state of the United States by its English name; None for other names."""
    return _us_states().get(name or "")
