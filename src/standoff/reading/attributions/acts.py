"""What the holder does with the content: act, polarity and certainty.

The class of the cue's word gives a first act (knowledge/speech_acts.tsv); the proposition corrects it: who its subject
is, whether it is future, conditional, negated, obliging, a charge. So "said it would strike unless" is a threat.
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.act_words import ActWords, load_act_words
from standoff.knowledge.cues import load_cue_words
from standoff.knowledge.speech_acts import SpeechAct, load_speech_acts
from standoff.model.marks import Act, Certainty, Polarity
from standoff.reading.actors import Cast
from standoff.reading.attributions.certainty import certainty_of, likelihood_of
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.propositions import Proposition, negation_in_cue, obliges, proposition_of
from standoff.reading.page import Page
from standoff.reading.parse import Parse

_LIKELY = 55
"""Percent from which a term of likelihood says more than that something is possible."""
_PLAIN = SpeechAct(act="assert", polarity="+", certainty=None, floor=0.0)
_REVERSED: dict[Act, Act] = {
    "intend": "deny", "promise": "reject", "praise": "reject", "threaten": "deny", "propose": "reject",
    "demand": "reject",
}  # fmt: skip


_LEAVING_OPEN = frozenset(("rule_out", "exclude"))
"""Verbs of rejecting that leave a thing possible when they are negated."""


@dataclass(frozen=True, slots=True)
class ActReading:
    """An act with what came second, its polarity and its certainty."""

    act: Act = "assert"
    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    certainty_wording: str | None = None
    icd203: str | None = None
    runner_up: str | None = None


def act_of(page: Page, draft: Draft, cast: Cast, *, conditional: bool) -> ActReading:
    """The act of one draft; `conditional` says whether it has an if- or unless-clause of its own."""
    parse = page.parse
    words = load_act_words()
    candidate = draft.candidate
    row = load_speech_acts().of(candidate.kind, candidate.lemma, candidate.frame) or _PLAIN
    proposition = proposition_of(parse, draft, cast)
    act, polarity = _by_structure(parse, draft, row, proposition, words, conditional=conditional)
    if negation_in_cue(parse, draft):
        act, polarity = _negated(parse, draft, act)
    certainty, wording = certainty_of(parse, draft, row, proposition)
    if (act, polarity, row.act) == ("assert", "+", "reject"):
        certainty = "possible"  # "did not rule out sending any"
    likelihood = likelihood_of(parse, draft, proposition)
    if likelihood is not None and certainty == "certain" and likelihood.low >= _LIKELY:
        certainty = "probable"
    named = likelihood.name if likelihood is not None else None
    return ActReading(act, polarity, certainty, wording, named, row.act if row.act != act else None)


def _negated(parse: Parse, draft: Draft, act: Act) -> tuple[Act, Polarity]:
    """What a negated cue does: not recognising rejects, having no plans denies, not denying asserts."""
    if act == "deny" or (act == "reject" and draft.candidate.lemma in _LEAVING_OPEN):
        return "assert", "+"
    if act == "believe" and parse.lemmas[draft.candidate.head] in {"recognize", "recognise", "acknowledge", "accept"}:
        return "reject", "-"
    if act == "intend" and parse.lemmas[draft.candidate.head] == "want":
        return "reject", "-"
    return _REVERSED.get(act, act), "-"


def _by_structure(  # noqa: PLR0911 - one a class of act
    parse: Parse, draft: Draft, row: SpeechAct, proposition: Proposition | None, words: ActWords, *, conditional: bool
) -> tuple[Act, Polarity]:
    act, polarity = row.act, row.polarity
    frame = draft.candidate.frame.removeprefix("be-")
    if act in {"warn", "advise", "demand"} and frame in {"him-to", "to"}:
        return _directive(parse, draft, act, words)
    if act == "propose" and proposition is not None and _indicative(parse, draft, proposition):
        return _asserted(parse, draft, proposition, words, conditional=conditional)
    if act == "advise":
        return act, "-" if frame == "p:against" or _not_to(parse, draft) else polarity
    if act == "warn" and proposition is not None and proposition.own and _harms(parse, proposition.verb, words):
        return ("threaten", "+") if proposition.future and not proposition.negated else (act, polarity)
    if frame in {"that", "bare"} and draft.candidate.lemma == "insist":
        return _insisted(parse, proposition)
    if act == "assert":
        return _asserted(parse, draft, proposition, words, conditional=conditional)
    if act == "reject" and _is_charge(parse, draft):
        return "deny", "-"
    if act == "believe" and proposition is not None and obliges(parse, proposition) and not proposition.own:
        return "demand", "+"
    return act, polarity


def _directive(parse: Parse, draft: Draft, act: Act, words: ActWords) -> tuple[Act, Polarity]:
    """Telling somebody to do something: advice to the public, a warning or a demand to another power."""
    complement = draft.candidate.complement
    deed = parse.lemmas[complement] if complement is not None else ""
    addressee = parse.child(draft.candidate.head, "dobj", "dative", "nsubjpass")
    asked = parse.child(draft.candidate.head, "prep") if draft.candidate.lemma == "call" else None
    if asked is not None:
        addressee = parse.child(asked, "pobj")
    if addressee is None and complement is not None:
        addressee = parse.child(complement, "nsubj")
    noun = parse.lemmas[addressee].lower() if addressee is not None else ""
    polarity: Polarity = "-" if _not_to(parse, draft) else "+"
    entity = parse.entity_at[addressee] if addressee is not None else None
    people = noun in words.public or (entity is not None and entity.label == "NORP")
    if draft.candidate.lemma in {"warn", "caution"}:
        return ("advise", polarity) if people else ("warn", "+")
    if draft.candidate.lemma == "urge" and entity is not None and not people:
        return "demand", "+"
    if act == "advise" or draft.candidate.lemma in {"call", "tell", "urge"}:
        return ("advise" if people or (entity is None and deed in words.public_deeds) else act), polarity
    return act, "+"


def _indicative(parse: Parse, draft: Draft, p: Proposition) -> bool:
    """As in "suggested that it had no right", which says so; "suggested that it go", "should go" propose."""
    if draft.candidate.lemma != "suggest" or draft.candidate.frame.removeprefix("be-") not in {"that", "bare", "pre"}:
        return False
    if p.modal is not None:
        return p.modal not in {"should", "ought", "could", "might", "may"}
    finite = [
        parse.tags[k] for k in (p.verb, *parse.children[p.verb]) if parse.deps[k] in {"aux", "auxpass"} or k == p.verb
    ]
    return any(tag in {"VBD", "VBZ"} for tag in finite)


def _not_to(parse: Parse, draft: Draft) -> bool:
    complement = draft.candidate.complement
    return complement is not None and any(parse.deps[c] == "neg" for c in parse.children[complement])


def _insisted(parse: Parse, proposition: Proposition | None) -> tuple[Act, Polarity]:
    """As in "Insisted that it withdraw" demands, "insisted that it was right" asserts."""
    if proposition is not None and proposition.modal is None and proposition.subject is not None:
        singular = parse.tags[proposition.subject] in {"NN", "NNP"} and parse.tags[proposition.verb] == "VBP"
        if parse.tags[proposition.verb] == "VB" or (singular and parse.pos[proposition.verb] == "VERB"):
            return "demand", "+"
    if proposition is not None and obliges(parse, proposition):
        return "demand", "+"
    return "assert", "+"


def _is_charge(parse: Parse, draft: Draft) -> bool:
    """Whether what is rejected is a claim or a charge: to dismiss an allegation is to deny it."""
    complement = draft.candidate.complement
    if complement is None or draft.candidate.frame not in {"obj", "as"}:
        return False
    noun = parse.child(draft.candidate.head, "dobj") or complement
    row = load_speech_acts().of("noun", parse.lemmas[noun].lower(), "that")
    return row is not None and row.act in {"accuse", "assert"}


def _is_treaty(parse: Parse, draft: Draft) -> bool:
    return draft.source is not None and parse.lemmas[draft.source.head].lower() in load_cue_words().treaties


def _called(parse: Parse, draft: Draft, words: ActWords) -> tuple[Act, Polarity]:
    """As in "Called it a success" praises, "called it a provocation" accuses."""
    for span in draft.content:
        for i in reversed(parse.tokens(span)):
            lemma = parse.lemmas[i].lower()
            if lemma in words.wrong_nouns:
                return "accuse", "+"
            if lemma in words.good_words:
                return "praise", "+"
    return "assert", "+"


def _asserted(
    parse: Parse, draft: Draft, proposition: Proposition | None, words: ActWords, *, conditional: bool
) -> tuple[Act, Polarity]:
    """What a plain "said that" does, by what is said."""
    frame = draft.candidate.frame.removeprefix("be-")
    if frame in {"pred", "as"} or draft.candidate.lemma in {"call", "label", "brand", "describe", "term"}:
        return _called(parse, draft, words)
    if proposition is not None and proposition.future and _is_treaty(parse, draft):
        return "promise", "+"
    if proposition is None:
        return "assert", "+"
    found = _thought(parse, proposition) or _own_deed(parse, proposition, words, conditional=conditional)
    if found is not None:
        return found
    return _others_deed(parse, proposition, words) or ("assert", "+")


def _thought(parse: Parse, p: Proposition) -> tuple[Act, Polarity] | None:
    """As in "I don't think that ..." in the speaker's own words."""
    if (
        p.subject is not None
        and parse.lowers[p.subject] in {"i", "we"}
        and parse.lemmas[p.verb] in {"think", "believe"}
    ):
        return "believe", "-" if p.negated else "+"
    if p.imperative:
        return "demand", "-" if p.negated else "+"
    return None


def _own_deed(  # noqa: PLR0911 - one a kind of deed
    parse: Parse, p: Proposition, words: ActWords, *, conditional: bool
) -> tuple[Act, Polarity] | None:
    """What the holder says of himself: a promise, a threat, a plan, a denial, a refusal."""
    if not p.own:
        return _announced(parse, p, words, conditional=conditional)
    lemma = parse.lemmas[p.verb]
    adjective = parse.child(p.verb, "acomp")
    if p.negated:
        return _own_negated(parse, p, words)
    if p.future:
        if _harms(parse, p.verb, words):
            return "threaten", "+"
        return ("promise", "+") if lemma not in {"be", "have", "like", "see", "know"} else None
    if adjective is not None and parse.lowers[adjective] in {"ready", "prepared", "willing"}:
        xcomp = parse.child(adjective, "xcomp") or parse.child(p.verb, "xcomp")
        if xcomp is not None and _harms(parse, xcomp, words):
            return "threaten", "+"
        return ("promise", "+") if conditional else ("propose", "+")
    if parse.tags[p.verb] in {"VBD", "VBN"} and adjective is None:
        return None
    if lemma in words.refusals or (adjective is not None and parse.lowers[adjective] in words.refusals):
        return "reject", "-"
    return None


def _announced(parse: Parse, p: Proposition, words: ActWords, *, conditional: bool) -> tuple[Act, Polarity] | None:
    """A deed of one's own side in the third person: "Washington would use force if diplomacy fails"."""
    if p.future and conditional and _harms(parse, p.verb, words) and not p.negated:
        return "threaten", "+"
    return None


def _own_negated(parse: Parse, p: Proposition, words: ActWords) -> tuple[Act, Polarity] | None:
    lemma = parse.lemmas[p.verb]
    objects = parse.child(p.verb, "dobj", "attr")
    if p.future:
        return ("deny", "-") if lemma in {"attack", "invade"} else ("reject", "-")
    if lemma in words.acceptance:
        return "reject", "-"
    if lemma in words.planning or (
        lemma in {"have", "be"} and objects is not None and parse.lemmas[objects] in words.plan_nouns
    ):
        return "deny", "-"
    if p.modal is None and lemma in words.hostile | words.wrongs:
        return "deny", "-"
    return None


def _blamed(parse: Parse, verb: int, words: ActWords) -> bool:
    """As in "was behind the attack", "is responsible for it"."""
    return any(
        (parse.deps[c] == "prep" and parse.lowers[c] == "behind")
        or (parse.deps[c] == "acomp" and parse.lowers[c] in words.blamed)
        for c in parse.children[verb]
    )


def _others_deed(  # noqa: PLR0911 - one a kind of deed
    parse: Parse, p: Proposition, words: ActWords
) -> tuple[Act, Polarity] | None:
    """What the holder says of somebody else: a demand, a refusal of theirs, a charge."""
    if p.subject is None or p.own:
        return None
    acting = (
        parse.entity_at[p.subject] is not None
        or parse.pos[p.subject] == "PROPN"
        or parse.lowers[p.subject] in {"they", "he"}
    )
    if obliges(parse, p) and p.modal != "should" and acting:
        return "demand", "+"
    if p.modal in {"ca", "can", "cannot"} and p.negated and acting:
        return "reject", "+"
    adjective = parse.child(p.verb, "acomp")
    if (
        adjective is not None
        and parse.lowers[adjective] in words.refusals
        and (p.negated or parse.lowers[adjective] != "acceptable")
    ):
        return "reject", "-"
    if not acting or p.negated:
        return None
    if parse.lemmas[p.verb] in words.wrongs and p.modal is None:
        return "accuse", "+"
    if parse.lemmas[p.verb] == "be" and p.modal is None and _blamed(parse, p.verb, words):
        return "accuse", "+"
    objects = parse.child(p.verb, "dobj", "attr")
    if (
        objects is not None
        and parse.lemmas[objects].lower() in words.wrong_nouns
        and parse.tags[p.verb] != "MD"
        and p.modal is None
    ):
        return "accuse", "+"
    return None


def _harms(parse: Parse, verb: int, words: ActWords) -> bool:
    """Whether a deed is hostile by its verb or by what it deals in."""
    if parse.lemmas[verb] in words.hostile:
        done_to = parse.child(verb, "dobj", "nsubjpass")
        affair = done_to is not None and parse.lemmas[done_to] in words.own_affairs | words.hostile_nouns
        return not affair or parse.lemmas[verb] not in words.mild
    for c in parse.children[verb]:
        if parse.deps[c] == "dobj" and parse.lemmas[c] in words.hostile_nouns and parse.lemmas[verb] in words.wielding:
            return True
        if parse.deps[c] == "xcomp" and parse.lemmas[c] in words.hostile:
            return True
        if parse.deps[c] == "conj" and parse.lemmas[c] in words.hostile and parse.child(c, "nsubj") is None:
            return True
    return False
