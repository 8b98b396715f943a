"""Which of two readings a date without its year or week has: the one gone by or the one to come."""

from __future__ import annotations

from standoff.knowledge.time_words import load_time_words
from standoff.reading.parse import Parse
from standoff.reading.times.grammar import Expr
from standoff.reading.times.tense import Tense, is_purpose, is_timetable, tense_at, was_by, was_until

_PAST_WORDS = frozenset({"since", "ended"})
_FUTURE_WORDS = frozenset({"until", "till", "by", "through", "effective"})
_LONGEST_CHAIN = 6
_LONGEST_PHRASE = 10
_NEAR = 60
"""Days: a date without its year that lies nearer than this is meant, whatever the tense."""
_REPORTING_LAG = 100
"""Days after its end within which a quarter is still spoken of as the one to be reported."""


def tense_of(parse: Parse, expr: Expr) -> Tense | None:
    """Past or future by the preposition before the expression, else by the verb over it."""
    lowers = parse.lowers
    before = lowers[max(0, expr.start - 3) : expr.start]
    word = before[-1] if before else ""
    head = parse.head_of(expr.start, expr.end)
    if word in _PAST_WORDS:
        return "past"
    if word == "ending" or before in (["as", "soon", "as"], ["as", "early", "as"]) or before[-2:] == ["ahead", "of"]:
        return "future"
    if word in _FUTURE_WORDS:
        named = expr.unit is not None and expr.unit.month is not None
        if word == "through" and named and tense_at(parse, head) == "past":
            return None  # "rose through August", "extended the loan through January": the nearer one
        gone = was_until(parse, head) or (word == "by" and was_by(parse, head))
        return "past" if gone else "future"
    if parse.deps[head] in ("poss", "compound", "nmod", "amod") and parse.heads[head] > head:
        return _tense_before_noun(parse, head, parse.heads[head])
    return tense_at(parse, head)


def is_either(parse: Parse, expr: Expr) -> bool:
    """Whether no tense places the act at this time: "called off Friday's talks", "met ahead of talks on Friday"."""
    node = parse.head_of(expr.start, expr.end)
    if _comes_after(parse, expr.start):
        return True
    through_noun = False
    for _ in range(_LONGEST_CHAIN):
        up = parse.heads[node]
        if up == node:
            return False
        if parse.tags[up].startswith("VB"):
            if through_noun and parse.deps[node] in ("dobj", "nsubjpass"):
                return _drops(parse, up)
            if parse.lowers[up] not in load_time_words().planned:
                return False  # "suspended the order issued Thursday": that is told by its own verb
        through_noun = through_noun or parse.pos[up] == "NOUN"
        node = up
    return False


def _comes_after(parse: Parse, i: int) -> bool:
    """Whether token i stands in the phrase behind "ahead of"."""
    for j in range(i - 1, max(parse.sentence(i)[0], i - _LONGEST_PHRASE), -1):
        if parse.lowers[j] == "of" and parse.lowers[j - 1] == "ahead":
            return True
        if parse.pos[j] in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ"):
            return False
    return False


def _drops(parse: Parse, verb: int) -> bool:
    """Whether a verb tells that something will not take place as planned."""
    dropping = load_time_words().dropping
    particle = parse.child(verb, "prt")
    phrase = f"{parse.lemmas[verb]} {parse.lowers[particle]}" if particle is not None else parse.lemmas[verb]
    return phrase in dropping


def lies_ahead(parse: Parse, expr: Expr, grain: str, since: int, ahead: int) -> bool:
    """Whether the next one is meant and not the last; `since` and `ahead` are the days to each."""
    tense = tense_of(parse, expr)
    if grain == "D":
        if tense == "past":
            return ahead <= _NEAR and not _is_told(parse, expr)
        return since > _NEAR if tense == "future" else ahead < since
    if grain == "Q":
        return tense == "future" and since > _REPORTING_LAG
    if tense == "present" and ahead < since and is_timetable(parse, parse.head_of(expr.start, expr.end)):
        return True
    near = grain == "M" and ahead * 3 < since
    return tense == "future" or (near and (tense != "past" or _hangs_on_noun(parse, expr)))


def _is_told(parse: Parse, expr: Expr) -> bool:
    """Whether a date is when a told event took place: "since Jan. 13", "resigned on Dec. 25"."""
    j = expr.start - 1
    if j < 0 or parse.lowers[j] in _PAST_WORDS:
        return True
    return parse.lowers[j] == "on" and parse.tags[parse.heads[j]] == "VBD"


def _tense_before_noun(parse: Parse, head: int, noun: int) -> Tense | None:
    """Of a time before its noun: "Sunday's vote" is over unless it will do something; "the Oct. 23 raid" is either."""
    if parse.deps[head] != "poss":
        return "past" if _follows(parse, noun) else None
    acts = parse.deps[noun] in ("nsubj", "nsubjpass")
    return "future" if acts and tense_at(parse, noun) == "future" else "past"


def _follows(parse: Parse, i: int) -> bool:
    """Whether what is told came after noun i: "they have been searching since the Oct. 23 raid"."""
    over = parse.heads[i]
    return parse.lowers[over] in ("after", "since", "following") and tense_at(parse, over) == "past"


def _hangs_on_noun(parse: Parse, expr: Expr) -> bool:
    """Whether a month belongs to a noun ("a visit in September"), whose time the verb does not tell."""
    j = parse.heads[parse.head_of(expr.start, expr.end)]
    if parse.lowers[parse.heads[j]] in load_time_words().units:
        return False  # "the first week of February"
    return parse.deps[j] == "prep" and (parse.pos[parse.heads[j]] == "NOUN" or is_purpose(parse, j - 1))
