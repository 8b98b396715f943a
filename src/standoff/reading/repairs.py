"""What the parser gets wrong often enough, and in ways the tree itself shows, put right before anything is read.

Each repair moves heads, dependencies and tags of one construction; children and subtree edges are derived afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.knowledge.governors import load_governors, load_words
from standoff.knowledge.place_roles import load_place_roles
from standoff.knowledge.short_passives import load_short_passives

if TYPE_CHECKING:
    from standoff.reading.parse import Parse

_FILLED = frozenset({"aux", "auxpass", "dobj", "dative", "ccomp", "oprd", "attr"})
"""What a verb has that is passive already, or needs no passive."""

_NEAR = 4
"""Tokens between a verb and the gerund that is its content, at most."""
_OF_DEEDS = frozenset({"denied", "planned", "possible"})
"""Effects of verbs whose gerund is what they are about."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def repair(parse: Parse) -> None:
    """Apply all repairs to a parse whose children are not yet derived."""
    _give_back(parse)
    _open_conditions(parse)
    _name_deeds(parse)
    _subordinate_inversions(parse)
    _fill_short_passives(parse)
    _reduce_relatives(parse)
    _pass_participles(parse)
    _object_gerunds(parse)
    _given_terms(parse)
    _planned_acts(parse)
    _named_harm(parse)


def _give_back(parse: Parse) -> None:
    """Hang a that-clause behind an insertion on its verb: "said, citing the harbour office, that the ships had left".

    The model makes it a relative clause of the insertion's last noun; none of those opens with a comma and "that".
    """
    heads, deps, words = parse.heads, parse.deps, parse.words
    for that, word in enumerate(parse.lowers):
        if word != "that" or deps[that] != "mark" or that == 0 or words[that - 1] != ",":
            continue
        clause = heads[that]
        if deps[clause] not in {"relcl", "acl"}:
            continue
        for above in parse.ancestors(heads[clause]):
            if parse.pos[above] == "VERB" and above + 2 < that and words[above + 1] == ",":
                heads[clause], deps[clause] = above, "ccomp"
                break


def _open_conditions(parse: Parse) -> None:
    """Make "provided" open its clause where the model took it for a verb: "will leave provided the border is safe"."""
    heads, deps = parse.heads, parse.deps
    for opener, word in enumerate(parse.lowers):
        if word not in {"provided", "providing"} or parse.pos[opener] != "VERB" or opener == 0:
            continue
        below = [c for c in range(max(0, opener - 3), min(len(heads), opener + 9)) if heads[c] == opener != c]
        if parse.words[opener - 1] == "," or any(deps[c] in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in below):
            continue
        begin, end = parse.sentence(opener)
        modal = next((k for k in range(opener + 2, min(opener + 9, end)) if parse.tags[k] == "MD"), None)
        above = next((k for k in range(opener - 1, begin - 1, -1) if parse.pos[k] == "VERB"), None)
        if modal is None or above is None:
            continue
        verb = heads[modal]
        if verb <= opener or {verb, opener} & {above, *parse.ancestors(above)}:
            continue
        for c in below:
            heads[c], deps[c] = verb, "nsubj" if deps[c] == "dobj" else deps[c]
        heads[verb], deps[verb] = above, "advcl"
        heads[opener], deps[opener] = verb, "mark"
        parse.pos[opener], parse.tags[opener] = "SCONJ", "IN"


def _name_deeds(parse: Parse) -> None:
    """Make a noun of a "verb" that has a noun's modifiers and no subject: "rejected Danish calls for a truce"."""
    heads, deps, tags = parse.heads, parse.deps, parse.tags
    for i, tag in enumerate(tags):
        owner = i - 1
        if tag == "JJ" and i and deps[i] in _SUBJECTS and deps[owner] in _SUBJECTS and heads[owner] == i:
            parse.pos[i], tags[i], deps[owner] = "NOUN", "NN", "compound"  # "a rebel offensive": a subject has none
        if tag not in {"VBZ", "VBP"} or deps[i] not in {"ccomp", "xcomp", "dobj", "pobj"} or i == 0:
            continue
        inside = range(max(0, i - 6), min(len(heads), i + 12))
        left = {deps[c] for c in inside if heads[c] == i and c < i}
        around = {deps[c] for c in inside if heads[c] == i != c}
        if left & {"compound", "amod", "poss", "nmod", "det"} and not around & {
            "nsubj", "nsubjpass", "aux", "auxpass", "expl", "csubj", "mark", "neg",
        }:  # fmt: skip
            parse.pos[i], tags[i] = "NOUN", "NNS" if tag == "VBZ" else "NN"
            deps[i] = "pobj" if parse.pos[heads[i]] == "ADP" else "dobj"


def _subordinate_inversions(parse: Parse) -> None:
    """Hang an inverted condition on the clause before it: "will strike should the fleet enter the bay"."""
    heads, deps = parse.heads, parse.deps
    for i, word in enumerate(parse.lowers):
        verb = heads[i]
        if word != "should" or deps[i] != "aux" or verb <= i + 1:
            continue
        begin, end = parse.sentence(i)
        subject = next((c for c in range(i + 1, verb) if heads[c] == verb and deps[c] in {"nsubj", "nsubjpass"}), None)
        main = next((c for c in range(i - 1, begin, -1) if heads[c] == verb and deps[c] == "ccomp"), None)
        if subject is None or parse.words[end - 1] == "?":
            continue
        if any(heads[c] == verb and deps[c].startswith("nsubj") for c in range(begin, i)):
            continue
        if main is None:
            if deps[verb] in {"ccomp", "parataxis", "dep"} and heads[verb] < i:
                deps[verb] = "advcl"
            continue
        heads[main], deps[main] = (heads[verb], deps[verb]) if heads[verb] != verb else (main, "ROOT")
        heads[verb], deps[verb] = main, "advcl"
        for c in (*range(begin, main), end - 1):
            if heads[c] == verb and (c < main or deps[c] == "punct"):
                heads[c] = main


def _fill_short_passives(parse: Parse) -> None:
    """Make a passive of a verb that lacks the object it needs: "Captain accused of theft", "ships said to be out"."""
    heads, deps, tags = parse.heads, parse.deps, parse.tags
    table = load_short_passives()
    for i in range(1, len(tags) - 1):
        if tags[i] not in {"VBD", "VBN"} or parse.pos[i] != "VERB" or deps[i] == "relcl":
            continue
        link = parse.lowers[i + 1]
        if link == "to" and i + 2 < len(tags) and parse.lowers[i + 2] in {"be", "have"}:
            fits = parse.lemmas[i] in table["be"] | table["to"]
        else:
            fits = link != "be" and parse.lemmas[i] in table.get(link, ())
        if not fits:
            continue
        begin, end = parse.sentence(i)
        below = {c: deps[c] for c in range(begin, end) if heads[c] == i != c}
        subject = next((c for c, dep in below.items() if dep == "nsubj" and c < i), None)
        if subject is not None and _FILLED.isdisjoint(below.values()):
            tags[i], deps[subject] = "VBN", "nsubjpass"


def _reduce_relatives(parse: Parse) -> None:
    """Hang a participle on the subject that a later verb needs: "said troops massed nearby threatened the town".

    The model makes two clauses of it: one with a bare participle, which no clause has, and one with no subject.
    """
    heads, deps, tags = parse.heads, parse.deps, parse.tags
    for verb, tag in enumerate(tags):
        if tag not in {"VBD", "VBZ", "VBP"} or deps[verb] != "ccomp":
            continue
        begin, end = parse.sentence(verb)
        below = [c for c in range(begin, end) if heads[c] == verb != c]
        if any(c < verb for c in below):
            continue
        first = next((c for c in range(verb - 1, begin, -1) if heads[c] == heads[verb] and deps[c] == "ccomp"), None)
        if first is None or tags[first] not in {"VBN", "VBD"} or heads[verb] > first:
            continue
        inside = {deps[c]: c for c in range(begin, verb) if heads[c] == first}
        if "nsubj" in inside and inside.keys() <= {"nsubj", "advmod", "npadvmod", "prep", "agent"}:
            subject = inside["nsubj"]
            heads[subject], heads[first], deps[first], tags[first] = verb, subject, "acl", "VBN"


def _pass_participles(parse: Parse) -> None:
    """Make a participle of a "past tense" that only tells of a noun and has no object: "refugees ordered out of"."""
    for verb, tag in enumerate(parse.tags):
        if tag != "VBD" or parse.deps[verb] != "acl":
            continue
        if all(parse.pos[above] not in {"VERB", "AUX"} for above in parse.ancestors(verb)):
            continue  # "A delegation called on the mayor": the one verb there is
        begin, end = parse.sentence(verb)
        below = {parse.deps[c] for c in range(begin, end) if parse.heads[c] == verb != c}
        if below.isdisjoint({"nsubj", "nsubjpass", "dobj", "aux", "ccomp"}):
            parse.tags[verb] = "VBN"


def _object_gerunds(parse: Parse) -> None:
    """Make a gerund the content of a verb that needs one and has no other: "ruled out sending tanks", "mulled leaving".

    The model takes it for what happens beside ("left, smiling"); that is set off by a comma.
    """
    heads, deps = parse.heads, parse.deps
    effects = load_governors()
    for i, tag in enumerate(parse.tags):
        up = heads[i]
        if tag != "VBG" or deps[i] != "advcl" or up >= i or i - up > _NEAR or parse.pos[up] != "VERB":
            continue
        between = range(up + 1, i)
        particle = next((parse.lowers[k] for k in between if heads[k] == up and deps[k] == "prt"), "")
        beside = all(heads[k] in {up, i} and deps[k] in {"prt", "advmod", "aux", "neg"} for k in between)
        lemma = f"{parse.lemmas[up]}_{particle}" if particle else parse.lemmas[up]
        filled = any(heads[k] == up and deps[k] in _FILLED - {"aux"} for k in range(*parse.sentence(i)))
        if beside and not filled and effects.get(lemma) in _OF_DEEDS:
            deps[i] = "xcomp"


def _given_terms(parse: Parse) -> None:
    """Make the time somebody is given the object of the giving: "gave the troops a month to leave".

    What they are to do in it is the giving's content, and no purpose.
    """
    heads, deps = parse.heads, parse.deps
    for i, up in enumerate(heads):
        if parse.lemmas[up] != "give" or up >= i or parse.lemmas[i] not in load_words("timespan"):
            continue
        below = {deps[c]: c for c in range(*parse.sentence(i)) if heads[c] == up != c}
        if "dative" not in below or deps[i] not in {"npadvmod", "dobj"} or below.get("dobj", i) != i:
            continue
        deps[i] = "dobj"
        act = below.get("advcl", i)
        if act > i and any(heads[c] == act and parse.tags[c] == "TO" for c in range(i, act)):
            deps[act] = "xcomp"


def _planned_acts(parse: Parse) -> None:
    """Hang what is planned on the plan: in "foiled an Iranian plot to attack" the plot is to attack."""
    heads, deps = parse.heads, parse.deps
    effects = load_governors()
    for to, tag in enumerate(parse.tags):
        verb, noun = heads[to], to - 1
        if tag != "TO" or not to or verb <= to or deps[verb] not in {"xcomp", "advcl", "relcl"}:
            continue
        planned = parse.pos[noun] == "NOUN" and effects.get(parse.lemmas[noun]) in {"planned", "possible"}
        beside = deps[noun] == "dobj" and heads[noun] == heads[verb]
        if planned and (beside or (deps[verb] == "relcl" and heads[verb] == noun)):
            heads[verb], deps[verb] = noun, "acl"


def _named_harm(parse: Parse) -> None:
    """Make a noun of what people are hurt in: "killed in Israeli tank shelling", where the model sees them shelling."""
    heads, deps = parse.heads, parse.deps
    happenings = load_place_roles().happenings
    for i, tag in enumerate(parse.tags):
        before, prep = i - 1, heads[i - 1]
        if tag != "VBG" or parse.lowers[i] not in happenings or i < 2:
            continue
        takes = {deps[c] for c in range(*parse.sentence(i)) if heads[c] == i != c}
        if takes & {"dobj", "ccomp", "xcomp", "nsubj"}:
            continue
        named = deps[i] == "pobj" and takes & {"compound", "amod", "det"}
        seen = deps[before] == "pobj" and parse.lowers[prep] in {"in", "by", "during", "amid"}
        if seen and deps[i] in {"advcl", "acl"} and heads[i] in {before, heads[prep]}:
            heads[i], deps[i], named = prep, "pobj", {"compound"}
            for c in range(parse.sentence(i)[0], i):
                if heads[c] == before and c > prep:
                    heads[c] = i
            heads[before] = i
            deps[before] = "amod" if parse.pos[before] == "ADJ" else "compound"
        if named:
            parse.pos[i], parse.tags[i], parse.lemmas[i] = "NOUN", "NN", parse.lowers[i]
