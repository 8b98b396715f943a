"""All commitments of an article as found, the surer rules first; references to one pledge joined."""

from __future__ import annotations

from standoff.model import Attribution
from standoff.reading.actors import Cast
from standoff.reading.commitments.announced import announced_step
from standoff.reading.commitments.binding import Binder, Binding
from standoff.reading.commitments.own_will import own_will
from standoff.reading.commitments.pledges import (
    accepted,
    bound_adjective,
    carried_noun,
    joined_promise,
    owned_nouns,
    promise_verb,
    ultimatum,
)
from standoff.reading.commitments.treaties import clause_under_treaty, treaty_clause
from standoff.reading.holders import Holding
from standoff.reading.page import Page
from standoff.reading.parse import Parse

RULES = (
    treaty_clause,
    ultimatum,
    promise_verb,
    joined_promise,
    clause_under_treaty,
    bound_adjective,
    accepted,
    own_will,
    announced_step,
    carried_noun,
)
"""In the order in which one is kept before another on the same words."""


def find_bindings(page: Page, attributions: tuple[Attribution, ...], cast: Cast) -> list[Binding]:
    """Bindings, the surer rules first, so that a weaker one on the same words can be dropped."""
    binder = Binder(page, attributions, cast)
    found = [binding for rule in RULES for frame in binder.frames if (binding := rule(binder, frame)) is not None]
    return _joined(page.parse, found + owned_nouns(binder))


def _joined(parse: Parse, bindings: list[Binding]) -> list[Binding]:
    """Bindings with those that only refer to another ("broke the pledge not to") joined to it."""
    told = {_act(parse, b): b for b in bindings if b.rule != "promise-noun"}
    out = []
    for binding in bindings:
        known = told.get(_act(parse, binding)) if binding.rule == "promise-noun" else None
        if known is None:
            out.append(binding)
        elif binding.by is not None and known.by is not None and binding.by.name != known.by.name:
            names = dict.fromkeys([*known.by.name.split("; "), *binding.by.name.split("; ")])
            known.by = Holding("; ".join(names), known.by.code, known.by.known)
    return out


def _act(parse: Parse, binding: Binding) -> tuple[str, bool]:
    """The verb of what is promised, and whether it is promised not to be done."""
    head = parse.head_of(*binding.then)
    return parse.lemmas[head], any(parse.deps[c] == "neg" for c in parse.children[head])
