"""The part of JSON Schema that docs/reading.schema.json uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "null": (type(None),),
    "array": (list,), "object": (dict,),
}  # fmt: skip


def breaches(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Where the value is not what the schema says."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        if all(any(True for _ in breaches(value, one, root, at)) for one in schema["anyOf"]):
            yield f"{at}: {value!r} is none of the forms allowed"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not one of {schema['enum']}"
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (isinstance(value, bool) and kind != "boolean")):
        yield f"{at}: {value!r} is no {kind}"
    elif isinstance(value, dict):
        yield from (f"{at}: {key} is missing" for key in schema.get("required", ()) if key not in value)
        for key, inner in value.items():
            if key not in schema.get("properties", {}):
                yield f"{at}: {key} is not in the schema"
            else:
                yield from breaches(inner, schema["properties"][key], root, f"{at}.{key}")
    elif isinstance(value, list):
        yield from _members(value, schema, root, at)


def _members(value: list[Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{at}: {len(value)} items"
    fixed = schema.get("prefixItems", [])
    for n, inner in enumerate(value):
        form = fixed[n] if n < len(fixed) else schema.get("items", {})
        if isinstance(form, dict):
            yield from breaches(inner, form, root, f"{at}[{n}]")
