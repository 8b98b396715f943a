"""News agencies, papers, broadcasters and sites, by name and by domain."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

from standoff.knowledge.tables import names, read_table


@dataclass(frozen=True, slots=True)
class Outlet:
    """One row of outlets.tsv; `country` is where it works from, `state_owned` whether a government owns or runs it."""

    name: str
    others: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    kind: str
    """agency, newspaper, broadcaster, magazine or site."""
    state_owned: bool


@functools.cache
def load_outlets() -> tuple[Outlet, ...]:
    """All rows, in the table's order."""
    found = {
        row["name"]: Outlet(
            name=row["name"],
            others=names(row["others"]),
            domains=names(row["domains"]),
            country=row["country"],
            kind=row["kind"],
            state_owned=row["state"] == "state",
        )
        for row in read_table("outlets")
    }
    return tuple(found.values())


@functools.cache
def _by_key() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in load_outlets():
        for key in (outlet.name, *outlet.others, *outlet.domains):
            found.setdefault(_plain(key), outlet)
    return found


def find_outlet(name_or_domain: str) -> Outlet | None:
    """The outlet of a name ("the Guardian"), a domain or a host under it ("edition.cnn.com"), or an address."""
    key = _plain(name_or_domain)
    found = _by_key().get(key)
    if found is None and "." in key and " " not in key:
        host = key.split("://")[-1].split("/")[0].split(":")[0]
        while found is None and "." in host:
            found = _by_key().get(host)
            host = host.partition(".")[2]
    return found


@functools.cache
def load_outlet_words() -> frozenset[str]:
    """Words that end the name of an outlet ("times", "herald"), in lower case."""
    lines = resources.files(__package__).joinpath("outlet_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _plain(key: str) -> str:
    return key.strip().casefold().removeprefix("the ").removeprefix("www.")
