"""The proposition a content puts forward: its main verb, who does it, and whether it is future, modal or negated."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.reading.actors import Cast
from standoff.reading.attributions.drafts import Draft
from standoff.reading.parse import Parse

_OWN = frozenset({"i", "we", "he", "she", "it", "they", "who"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "wo", "'d", "wouldn", "won"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "nothing", "none", "neither"})
_OBLIGING = frozenset({"must", "should", "ought"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """The main clause of a content, by its verb token."""

    verb: int
    subject: int | None
    own: bool
    """Whether its subject is the holder: a pronoun that can be them, the same actor, or the state they speak for."""
    modal: str | None
    negated: bool
    imperative: bool = False

    @property
    def future(self) -> bool:
        """Whether it is said to come: will, would, shall, going to."""
        return self.modal in _FUTURE


def proposition_of(parse: Parse, draft: Draft, cast: Cast) -> Proposition | None:
    """The main clause of a draft's content; None where the content is no clause."""
    verb = _main_verb(parse, draft)
    if verb is None:
        return None
    subject = parse.child(verb, "nsubj", "nsubjpass", "expl")
    modal: str | None = None
    negated = False
    for c in parse.children[verb]:
        low = parse.lowers[c]
        if parse.tags[c] == "MD":
            modal = low
        elif (
            parse.deps[c] == "neg"
            or low in {"never", "nothing"}
            or (parse.deps[c] in {"dobj", "attr", "nsubj"} and _no(parse, c))
        ):
            negated = True
    if (
        modal is None
        and parse.lemmas[verb] == "go"
        and parse.tags[verb] == "VBG"
        and parse.child(verb, "xcomp") is not None
    ):
        modal = "will"
        verb = parse.child(verb, "xcomp") or verb
    own = _is_own(parse, draft, subject, cast)
    quoted = draft.quotation is not None
    imperative = quoted and subject is None and parse.tags[verb] == "VB" and modal is None
    return Proposition(verb, subject, own, modal, negated, imperative)


def _no(parse: Parse, noun: int) -> bool:
    return any(parse.lowers[c] in {"no", "neither"} for c in parse.children[noun])


def _main_verb(parse: Parse, draft: Draft) -> int | None:
    """The topmost verb of the first piece of content."""
    tokens = parse.tokens(draft.content[0])
    if not tokens:
        return None
    complement = draft.candidate.complement
    if complement is not None and complement in tokens and parse.pos[complement] in {"VERB", "AUX"}:
        return complement
    head = parse.head_of(tokens.start, tokens.stop)
    if parse.pos[head] in {"VERB", "AUX"}:
        return head
    for i in tokens:
        if parse.pos[i] in {"VERB", "AUX"} and parse.deps[i] in {"ROOT", "ccomp", "conj", "pcomp", "acl", "xcomp"}:
            return i
    return None


def _is_own(  # noqa: PLR0911 - one a way of being meant
    parse: Parse, draft: Draft, subject: int | None, cast: Cast
) -> bool:
    if subject is None:
        return draft.candidate.frame in {"to", "p:to", "ing", "is-to", "p:of"}
    low = parse.lowers[subject]
    if low in {"i", "we"}:
        return True
    if not draft.holders:
        return False
    holder = draft.holders[-1]
    owner = parse.child(subject, "poss")
    if owner is not None and parse.lowers[owner] in _POSSESSIVES:
        return True
    actor = cast.at(subject)
    if actor is None:
        return low in _OWN and parse.deps[subject] != "expl"
    if actor.name == holder.name:
        return True
    # A minister speaks for the state, a secretary general for the alliance.
    theirs, ours = cast.code(subject), holder.code
    if theirs is None or ours is None:
        return low in {"it", "they"}
    same = theirs[:3] == ours[:3] and (theirs[:3] != "IGO" or theirs == ours)
    return same and actor.kind != "person"


def negation_in_cue(parse: Parse, draft: Draft) -> bool:
    """Whether the cue itself is negated ("does not recognize", "has no plans to", "stopped short of saying")."""
    start, end = draft.cue
    if any(parse.lowers[k : k + 2] == ["short", "of"] for k in range(start, end)):
        return True
    return any(parse.lowers[k] in _NEGATIONS for k in range(start, end)) or any(
        parse.deps[c] == "neg" for c in parse.children[draft.candidate.head]
    )


def obliges(parse: Parse, proposition: Proposition) -> bool:
    """Whether the clause says what somebody must or has to do."""
    if proposition.modal in _OBLIGING:
        return True
    verb = proposition.verb
    return (
        parse.lemmas[verb] in {"have", "need"} and parse.child(verb, "xcomp") is not None and proposition.modal is None
    )
