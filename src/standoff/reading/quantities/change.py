"""Whether a number is a difference ("raised by 2,000") or a level ("to 8,500")."""

from __future__ import annotations

from standoff.knowledge.units import Change, load_units
from standoff.reading.parse import Parse
from standoff.reading.quantities.counted import Counted
from standoff.reading.quantities.numbers import Number

_UNIT_DEPS = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "advmod"})


def find_change(parse: Parse, first: Number, last: Number, counted: Counted, start: int) -> Change | None:
    """The direction of change a number measures, by the verb or noun that governs it; None for a level.

    `start` is the token where the expression starts, approximator included.
    """
    table, lowers = load_units().change, parse.lowers
    j = start - 1
    while j >= 0 and lowers[j] in ("a", "an", "another", "just", "only"):
        j -= 1
    before = lowers[j] if j >= 0 else ""
    if before in ("to", "at", "from") or (before == "$" and j and lowers[j - 1] in ("to", "from")):
        return table.get(parse.lemmas[j - 1].lower()) if before == "from" and first is not last and j else None
    if before in ("up", "down") and parse.deps[j] != "prt" and counted.kind != "noun":
        return table.get(before)
    governed = _governor(parse, first, last, counted)
    if governed is None:
        return None
    return table.get(parse.lemmas[governed].lower()) or table.get(lowers[governed])


def _governor(parse: Parse, first: Number, last: Number, counted: Counted) -> int | None:  # noqa: PLR0911 - one a link
    """The verb a number is the extent of, or the noun of change it modifies or is linked to by "of"."""
    node = counted.head if counted.head is not None and counted.kind != "noun" else last.end - 1
    start = counted.first or first.start
    for _ in range(5):
        up, dep = parse.heads[node], parse.deps[node]
        if up == node:
            return None
        lemma = parse.lemmas[up].lower()
        if dep in ("dobj", "npadvmod", "advmod", "attr", "oprd", "acomp") and parse.pos[up] in (
            "VERB",
            "AUX",
            "ADV",
            "ADP",
        ):
            # What is raised, added or cut is itself the amount only with "by": "raised $5 million" collects it.
            if lemma == "raise" or (counted.kind == "noun" and lemma in ("add", "cut", "lose", "shed")):
                return None
            return up
        if dep == "pobj" and parse.lowers[up] in ("by", "of"):
            over = parse.heads[up]
            return (
                over if parse.pos[over] == "VERB" or parse.lemmas[over].lower() in load_units().change_nouns else None
            )
        if (
            dep == "pobj"
            and parse.deps[up] in ("prep", "quantmod")
            and parse.lowers[up] in ("over", "under", "around", "about", "above", "below")
        ):
            node = up
            up = parse.heads[node]
            return up if parse.pos[up] == "VERB" else None
        if dep in ("pobj", "nsubj", "nsubjpass", "pcomp"):
            return None
        if (
            dep in _UNIT_DEPS
            and parse.pos[up] == "NOUN"
            and up >= start
            and lemma in load_units().change_nouns
            and parse.lowers[up] != parse.lowers[node]
        ):
            return up
        node = up
    return None
