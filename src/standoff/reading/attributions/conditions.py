"""On what condition, and by when: the if-clause and the due time of one attribution."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator

from standoff.knowledge.act_words import load_act_words
from standoff.knowledge.cues import load_cue_words
from standoff.model import Due, Span, Spans, Timex
from standoff.model.marks import Act
from standoff.reading.attributions.drafts import Draft
from standoff.reading.page import Page
from standoff.reading.parse import Parse

_BINDING: frozenset[str] = frozenset(
    {"promise", "threaten", "demand", "intend", "propose", "advise", "warn", "ask", "assert"}
)
_BY = frozenset(
    {
        "by",
        "until",
        "before",
        "within",
        "on",
        "in",
        "from",
        "after",
        "at",
        "during",
        "no",
        "this",
        "next",
        "later",
        "till",
        "starting",
    }
)
_LONGEST = 45


def find_conditions(parse: Parse) -> list[tuple[int, int]]:
    """Token ranges of all conditional clauses of an article, in text order."""
    single = load_act_words().conditions
    out: list[tuple[int, int]] = []
    for i, low in enumerate(parse.lowers):
        if low in single or low in {"as", "so", "on", "only", "in", "at"} or (low == "should" and _inverted(parse, i)):
            found = _clause_at(parse, i, single)
            if found is not None and (not out or found[0] >= out[-1][1]):
                out.append(found)
    return out


def _clause_at(parse: Parse, i: int, openers: frozenset[str]) -> tuple[int, int] | None:
    lowers = parse.lowers
    if lowers[i] in {"only", "at"}:
        wide = 2 if lowers[i] == "only" else 3
        phrase = " ".join(lowers[i : i + wide])
        start, opener = i, i + wide - 1
        if phrase not in openers:
            return None
    elif lowers[i] in {"as", "so", "on", "in"}:
        opener = start = i
        phrase = next((p for n in (3, 2, 4) if (p := " ".join(lowers[i : i + n])) in openers), "")
        if not phrase:
            return None
        opener = i + len(phrase.split()) - 1
    else:
        opener = start = i
    verb = _clause_verb(parse, opener)
    if verb is None:
        return None
    if lowers[opener] in {"until", "once", "before"} and parse.tags[verb] == "VBD" and not _future_above(parse, verb):
        return None
    if lowers[start] == "if" and not _conditional_if(parse, start):
        return None
    end = min(parse.rights[verb], start + _LONGEST, parse.sentence(i)[1])
    end = _before_consequence(parse, start, verb, end)
    while end > start and parse.words[end - 1] in {".", ",", ";", '"', "''", "?", "!", "-", "--", "'"}:
        end -= 1
    return (start, end) if end - start > 2 else None


def _before_consequence(parse: Parse, start: int, verb: int, end: int) -> int:
    """The clause's end, cut at a comma after its verb that a new subject and verb follow."""
    for c in parse.children[verb]:
        if c > verb and parse.deps[c] in {"ccomp", "parataxis"} and parse.words[parse.lefts[c] - 1] == ",":
            return min(end, parse.lefts[c] - 1)
    return max(start, end)


def _clause_verb(parse: Parse, opener: int) -> int | None:  # noqa: PLR0911 - one a kind of opener
    """The verb of the clause an opener introduces."""
    low = parse.lowers[opener]
    if parse.deps[opener] == "mark":
        return parse.heads[opener]
    if parse.deps[opener] in {"aux", "advmod", "prep", "dobj"} and parse.pos[parse.heads[opener]] in {
        "VERB",
        "AUX",
    }:
        head = parse.heads[opener]
        if low == "should":
            return head
        if head > opener and parse.deps[head] in {"advcl", "ccomp", "conj", "ROOT"} and head - opener < 25:
            return head
    if low in {"provided", "providing", "assuming"} and parse.deps[opener] in {"advcl", "prep", "acl", "conj", "mark"}:
        clause = parse.child(opener, "ccomp", "pcomp")
        return opener if clause is not None else None
    if low in {"condition", "event", "case", "long", "soon"}:
        for c in (*parse.children[opener], *parse.children[parse.heads[opener]]):
            if c > opener and parse.deps[c] in {"acl", "advcl", "ccomp", "relcl"}:
                return c
        for c in range(opener + 1, min(opener + 3, len(parse))):
            if parse.deps[c] == "mark" and parse.heads[c] > opener:
                return parse.heads[c]
    return None


def _conditional_if(parse: Parse, i: int) -> bool:
    """Whether "if" opens a condition, not a question or a concession."""
    before = parse.lowers[i - 1] if i else ""
    if before in {"as", "even", "what", "see"}:
        return False
    verb = parse.heads[i]
    above = parse.heads[verb]
    return not (parse.deps[verb] == "ccomp" and above < i and parse.lemmas[above] in load_cue_words().asking)


def _inverted(parse: Parse, i: int) -> bool:
    """As in "Should it invade, ...": the auxiliary before its subject, in no question."""
    verb = parse.heads[i]
    subject = parse.child(verb, "nsubj", "nsubjpass")
    begin, end = parse.sentence(i)
    return (
        subject is not None
        and i < subject < verb
        and (parse.deps[verb] == "advcl" or parse.words[end - 1] != "?")
        and i > begin - 1
    )


def _future_above(parse: Parse, verb: int) -> bool:
    head = parse.heads[verb]
    return any(parse.tags[c] == "MD" for c in parse.children[head])


def condition_of(page: Page, draft: Draft, conditions: list[tuple[int, int]], children: list[Draft]) -> Spans:
    """The conditions in a draft's content that are not a nested attribution's own."""
    return tuple(_own(page.parse, draft, conditions, children))


def _own(parse: Parse, draft: Draft, conditions: list[tuple[int, int]], children: list[Draft]) -> Iterator[Span]:
    reach = parse.tokens(Span(draft.content[0].start, draft.content[-1].end))
    for start, end in conditions[bisect_left(conditions, (reach.start, 0)) : bisect_left(conditions, (reach.stop, 0))]:
        span = parse.span(start, end)
        first = parse.span(start, start + 1)
        inside = draft.holds(span) or draft.holds(parse.span(start, max(start + 1, end - 1)))
        if inside and not any(child.holds(first) for child in children):
            yield span


def due_of(page: Page, draft: Draft, act: Act, timexes: tuple[Timex, ...], children: list[Draft]) -> Due | None:
    """When what is said is to be done: the time expression of a content that lies ahead."""
    if act not in _BINDING:
        return None
    parse = page.parse
    published = (page.article.published or "")[:10]
    first = bisect_left(timexes, draft.content[0].start, key=_start)
    for timex in itertools.islice(timexes, first, bisect_left(timexes, draft.content[-1].end, key=_start)):
        span = timex.span
        if not draft.holds(span) or any(child.holds(span) for child in children):
            continue
        tokens = parse.tokens(span)
        if not tokens or not _ahead(parse, tokens.start, timex, published, act):
            continue
        start = tokens.start
        while (
            start > 0
            and parse.lowers[start - 1] in _BY
            and parse.starts[start - 1] >= draft.content[0].start
            and tokens.start - start < 2
        ):
            start -= 1
        wording = parse.span(start, tokens.stop)
        return Due(wording=wording.of(parse.text), span=wording, start=timex.earliest, end=timex.latest)
    return None


def _start(timex: Timex) -> int:
    return timex.start


def _ahead(  # noqa: PLR0911 - one a sign of time
    parse: Parse, token: int, timex: Timex, published: str, act: Act
) -> bool:
    """Whether a time is one to come: not past by the article's date, under a verb that is future or an infinitive."""
    if timex.type == "SET" or timex.value.startswith("PAST") or timex.value.startswith("PRESENT"):
        return False
    before = parse.lowers[token - 1] if token else ""
    if timex.type != "DURATION" and timex.latest is None and published:
        return False
    if timex.type == "DURATION" and before not in {"within", "in"}:
        return False
    if published and timex.latest is not None and timex.latest[:10] < published:
        return False
    if act == "assert" and before not in {"on", "by", "until", "before", "within"}:
        return False
    for up in (token, *parse.ancestors(token)):
        if parse.pos[up] in {"VERB", "AUX"}:
            if parse.tags[up] == "VBD":
                return False
            future = any(parse.tags[c] in {"MD", "TO"} for c in parse.children[up] if c < up)
            if parse.deps[up] in {"xcomp", "conj"} and not future:
                continue
            return future or (act == "demand" and parse.tags[up] == "VB")
    return False
