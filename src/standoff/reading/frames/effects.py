"""What a word makes of the act it governs: planned, possible, demanded, denied, begun or done.

Source of the words: knowledge/governors.tsv.
"""

from __future__ import annotations

from standoff.knowledge.governors import load_governors
from standoff.reading.parse import Parse


class Effects:
    """Looks up the governing words of one parse, with their particles and prepositions."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._effects = load_governors()

    def alone(self, lemma: str) -> str | None:
        """The effect of a word without what stands beside it."""
        return self._effects.get(lemma)

    def on_noun(self, up: int, prep: int) -> str | None:
        """The effect on an event noun; `prep` is the token of the preposition between the two, else -1."""
        parse = self._parse
        key, particle = parse.lemmas[up], _particle(parse, up)
        effect = self._effects.get(f"{key}_{parse.lowers[prep]}") if prep >= 0 else None
        effect = effect or (self._effects.get(f"{key}_{particle}") if particle else None)
        if key == "call" and parse.pos[up] == "VERB":
            return effect
        if effect is None and not particle and (prep < 0 or parse.pos[up] == "NOUN"):
            effect = self._effects.get(key)
        return effect

    def on_clause(self, up: int, prep: str) -> str | None:
        """The effect on a clause; `prep` is the word of the preposition between the two, else empty."""
        parse = self._parse
        lemma = parse.lemmas[up]
        joined = _particle(parse, up) or prep
        if lemma == "call" and parse.pos[up] == "VERB" and not joined and not _asks(parse, up):
            return None  # on the telephone: "called the president to express"
        if joined:
            return self._effects.get(f"{lemma}_{joined}") or self._effects.get(lemma)
        if lemma == "be" and parse.child(up, "acomp") is not None:
            return None
        return self._effects.get(lemma)


def _asks(parse: Parse, verb: int) -> bool:
    """Whether somebody or something is called on or for."""
    asking = (c for c in parse.children[verb] if parse.deps[c] == "prep" and parse.lowers[c] in ("on", "upon", "for"))
    return any(not parse.is_date(k) for c in asking for k in parse.children[c])


def _particle(parse: Parse, verb: int) -> str:
    for c in parse.children[verb]:
        if parse.deps[c] == "prt":
            return parse.lowers[c]
    return ""
