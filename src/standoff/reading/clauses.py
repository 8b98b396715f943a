"""Small readings of a clause that several kinds of mark share: its subject, and whose a noun is."""

from __future__ import annotations

from standoff.reading.holders import Holders, Holding
from standoff.reading.parse import Parse


def clause_subject(parse: Parse, verb: int) -> int | None:
    """The subject of a verb, its own or the one a verb above lends it; a relative pronoun gives its noun."""
    for _ in range(8):
        subject = parse.child(verb, "nsubj", "csubj")
        if subject is not None:
            if parse.lowers[subject] in ("who", "which", "that") and parse.deps[verb] == "relcl":
                return parse.heads[verb]
            return subject
        dep, head = parse.deps[verb], parse.heads[verb]
        if head == verb:
            return None
        if dep in ("xcomp", "advcl", "conj", "ccomp"):
            if parse.child(verb, "nsubjpass") is not None:
                return None
            verb = head
        elif dep == "pcomp":
            above = parse.heads[head]
            if parse.pos[above] in ("NOUN", "PROPN"):
                return above
            verb = above
        elif dep == "acl" and parse.pos[head] in ("NOUN", "PROPN") and parse.tags[verb] != "VBN":
            return head
        else:
            return None
    return None


def modifier_holder(parse: Parse, holders: Holders, noun: int) -> Holding | None:
    """Whose a noun is by its possessor, adjective or compound: "X's decision", "Xish citizens"."""
    for c in parse.children[noun]:
        if c < noun and parse.deps[c] in ("poss", "amod", "compound", "nmod", "advmod"):
            found = holders.group(c)
            if found is not None:
                return found
    return None


def words_before(parse: Parse, noun: int) -> set[str]:
    """Lemmas and lower-case words of the modifiers before a noun."""
    found: set[str] = set()
    for c in parse.children[noun]:
        if c < noun:
            for i in range(parse.lefts[c], c + 1):
                found.add(parse.lowers[i])
                found.add(parse.lemmas[i].lower())
    return found
