"""Entities in Wikibase's JSON, as its dumps have them: empty objects are empty arrays."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def item(number: str) -> Json:
    value = {"entity-type": "item", "numeric-id": int(number[1:]), "id": number}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "wikibase-entityid"}}


def time(when: str, precision: int = 11) -> Json:
    value = {"time": when, "timezone": 0, "before": 0, "after": 0, "precision": precision}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}}


def text(value: str) -> Json:
    return {"snaktype": "value", "datavalue": {"value": value, "type": "string"}}


def unknown() -> Json:
    return {"snaktype": "somevalue"}


def none() -> Json:
    return {"snaktype": "novalue"}


def says(snak: Json, rank: str = "normal", **qualifiers: Json | list[Json]) -> Json:
    beside = {name: found if isinstance(found, list) else [found] for name, found in qualifiers.items()}
    return {"mainsnak": snak, "type": "statement", "rank": rank, "qualifiers": beside or []}


def entity(number: str, label: str | None = None, *aliases: str, mul: str | None = None, **claims: list[Json]) -> Json:
    labels = {code: {"language": code, "value": word} for code, word in (("en", label), ("mul", mul)) if word}
    others = {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else []
    return {
        "type": "item",
        "id": number,
        "labels": labels or [],
        "descriptions": [],
        "aliases": others,
        "claims": claims or [],
    }


def person(number: str, label: str | None, *aliases: str, held: list[Json], **more: Any) -> Json:
    return entity(number, label, *aliases, P31=[says(item("Q5"))], P39=held, **more)
