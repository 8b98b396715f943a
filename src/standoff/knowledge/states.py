"""States, historic states and regions: names, adjectives, peoples, and the capitals that stand for governments."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.tables import names, read_table


@dataclass(frozen=True, slots=True)
class State:
    """One row of states.tsv; `code` is ISO 3166-1 alpha-3, for a region that of the state it is counted to."""

    code: str
    iso2: str
    kind: str
    """state, historic, territory or region."""
    name: str
    others: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    since: str = ""
    until: str = ""


@functools.cache
def load_states() -> tuple[State, ...]:
    """All rows, in the table's order."""
    found = {
        (row["code"], row["name"]): State(
            code=row["code"],
            iso2=row["iso2"],
            kind=row["kind"],
            name=row["name"],
            others=names(row["others"]),
            adjectives=names(row["adjectives"]),
            demonyms=names(row["demonyms"]),
            capitals=names(row["capitals"]),
            since=row["from"],
            until=row["to"],
        )
        for row in read_table("states")
    }
    return tuple(found.values())


@functools.cache
def states_by_code() -> dict[str, State]:
    """State by its code; regions are left out, as they share one."""
    return {state.code: state for state in load_states() if state.kind != "region"}


@functools.cache
def _code_by_adjective() -> dict[str, str]:
    return {adjective: state.code for state in reversed(load_states()) for adjective in state.adjectives}


def code_of_adjective(adjective: str) -> str | None:
    """The code of the state an adjective names ("Russian": RUS); None for other words."""
    return _code_by_adjective().get(adjective)


def adjective_of(code: str) -> str:
    """The usual adjective of a state ("Russian", for the United States "US"), its name where it has none."""
    state = states_by_code()[code]
    if code == "USA":
        return "US"
    return state.adjectives[0] if state.adjectives else state.name
