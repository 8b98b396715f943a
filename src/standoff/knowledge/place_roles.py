"""What the words that govern a place say of it; tables from place_roles.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Literal

GovernedRole = Literal["event", "origin", "destination"]


@dataclass(frozen=True, slots=True)
class PlaceRoles:
    """Lemmas of verbs, nouns and prepositions by the role they give a place."""

    prepositions: dict[str, GovernedRole]
    targeting: frozenset[str]
    """Prepositions that say where only behind a happening or with a part of the place: "attack on"."""
    motion_prepositions: frozenset[str]
    leaving: frozenset[str]
    """Prepositions that lead to a place behind a verb of setting out: "bound for"."""
    setting_out: frozenset[str]
    motion_verbs: frozenset[str]
    motion_nouns: frozenset[str]
    objects: dict[str, GovernedRole]
    """Verbs by the role of a place that is their direct object."""
    happenings: frozenset[str]
    done_by: frozenset[str]
    """Those that a state named before them does: "US strikes"."""
    contests: frozenset[str]
    """Those that are "for" the place they are fought in."""
    carriers: frozenset[str]
    sites: frozenset[str]
    """Those that carry a town and are only owned by a state: "the Chernobyl plant"."""
    inside: frozenset[str]
    """Prepositions by which a noun itself is at a place: "police in"."""
    speech: frozenset[str]
    unreal: frozenset[str]
    telling: frozenset[str]
    """Those of them whose that-clause tells what is so."""
    auxiliaries: frozenset[str]
    marks: frozenset[str]


@functools.cache
def load_place_roles() -> PlaceRoles:
    """The table shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("place_roles.toml").read_text(encoding="utf-8"))
    roles: tuple[GovernedRole, ...] = ("event", "origin", "destination")
    return PlaceRoles(
        prepositions={word: role for role in roles for word in table["prepositions"][role]},
        targeting=frozenset(table["prepositions"]["targeting"]),
        motion_prepositions=frozenset(table["prepositions"]["motion"]),
        leaving=frozenset(table["prepositions"]["leaving"]),
        setting_out=frozenset(table["motion"]["setting_out"]),
        motion_verbs=frozenset(table["motion"]["verbs"]),
        motion_nouns=frozenset(table["motion"]["nouns"]),
        objects={verb: role for role in roles for verb in table["objects"][role]},
        happenings=frozenset(table["happenings"]["nouns"]),
        done_by=frozenset(table["happenings"]["done_by"]),
        contests=frozenset(table["happenings"]["contests"]),
        sites=frozenset(table["carriers"]["sites"]),
        carriers=frozenset(table["carriers"]["nouns"]),
        inside=frozenset(table["participants"]["prepositions"]),
        speech=frozenset(table["participants"]["speech"]),
        unreal=frozenset(table["unreal"]["verbs"]),
        telling=frozenset(table["unreal"]["telling"]),
        auxiliaries=frozenset(table["unreal"]["auxiliaries"]),
        marks=frozenset(table["unreal"]["marks"]),
    )
