"""Cues beside a clause: "according to", "in X's view", "in remarks carried by X", a headline's colon or dash."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.knowledge.cues import load_cue_words, load_cues
from standoff.knowledge.outlets import find_outlet
from standoff.knowledge.speech_acts import load_speech_acts
from standoff.reading.attributions.cues import Candidate
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.edges import spans_of, without
from standoff.reading.attributions.quotations import QuotationIndex
from standoff.reading.attributions.speakers import Source, noun_phrase
from standoff.reading.page import Page
from standoff.reading.parse import Parse

_DASHES = frozenset({"-", "--", "—", "–"})
_QUOTES = frozenset({'"', "'", "``", "`", "“", "‘"})
_FIRST = frozenset({"i", "we", "my", "our", "us"})
_LONGEST_NAME = 7
"""Tokens before a headline's colon, or after its dash, that can still be a name."""


def find_asides(page: Page, index: QuotationIndex) -> list[Draft]:
    """Drafts of all cues beside a clause, in no special order."""
    parse = page.parse
    lowers = parse.lowers
    found: list[Draft] = []
    for i in range(len(parse) - 1):
        word = lowers[i]
        if word == "according" and lowers[i + 1] == "to":
            draft = _according(page, i, index)
        elif word == "in" and parse.deps[i] == "prep":
            draft = _in_view(page, i, index)
        elif word == "by" and parse.deps[i] == "agent":
            draft = _carried(page, i, index)
        else:
            continue
        if draft is not None:
            found.append(draft)
    found.extend(_headline(page, index))
    return found


def _according(page: Page, i: int, index: QuotationIndex) -> Draft | None:
    parse = page.parse
    to = i + 1
    owner = parse.child(to, "pobj", "pcomp") or parse.child(i, "pobj")
    if owner is None:
        return None
    source = noun_phrase(parse, owner, i)
    if source is None:
        return None
    ranges = _clause_round(parse, i, source.end)
    return _aside(page, Candidate(i, "preposition", "according_to", "aside"), (i, i + 2), source, ranges, index, 0.95)


def _in_view(page: Page, i: int, index: QuotationIndex) -> Draft | None:
    """As in "In the minister's view, ...", "in the words of ..."."""
    parse = page.parse
    noun = parse.child(i, "pobj")
    if noun is None or parse.lemmas[noun] not in load_cue_words().view_nouns:
        return None
    owner = parse.child(noun, "poss")
    end = noun + 1
    if owner is None:
        of = parse.child(noun, "prep")
        if of is None or parse.lowers[of] != "of":
            return None
        owner = parse.child(of, "pobj")
        end = parse.rights[noun]
    if owner is None:
        return None
    source = noun_phrase(parse, owner, noun if owner < noun else i)
    if source is None:
        return None
    if parse.lowers[end : end + 1] != [","] and i != parse.sentence(i)[0]:
        return None
    ranges = _clause_round(parse, i, max(end, source.end))
    cue = (noun, noun + 1) if parse.deps[owner] == "poss" else (i, noun + 1)
    return _aside(page, Candidate(noun, "preposition", "in_view", "aside"), cue, source, ranges, index, 0.8)


def _carried(page: Page, by: int, index: QuotationIndex) -> Draft | None:
    """As in "In a statement carried by the agency, ...": the outlet stands before who speaks."""
    parse = page.parse
    verb, owner = parse.heads[by], parse.child(by, "pobj")
    words = load_cue_words()
    if owner is None or parse.deps[verb] != "acl" or parse.lemmas[verb] not in words.carrying:
        return None
    noun = parse.heads[verb]
    preposition = parse.heads[noun]
    if parse.deps[noun] != "pobj" or parse.lowers[preposition] not in {"in", "during"}:
        return None
    source = noun_phrase(parse, owner, by)
    if source is None or not (parse.lemmas[owner].lower() in words.media or _is_outlet(parse, source)):
        return None
    ranges = _clause_round(parse, preposition, max(source.end, parse.rights[preposition]))
    candidate = Candidate(verb, "preposition", "carried_by", "aside")
    return _aside(page, candidate, (verb, by + 1), source, ranges, index, 0.8)


def _is_outlet(parse: Parse, source: Source) -> bool:
    start = source.start + (parse.lowers[source.start] == "the")
    return find_outlet(parse.span(start, source.end).of(parse.text)) is not None


def _clause_round(parse: Parse, i: int, end: int) -> list[tuple[int, int]]:
    """The clause an adverbial aside at tokens `[i, end)` speaks of."""
    begin, stop = parse.sentence(i)
    opens = i == begin or (i == begin + 1 and parse.pos[begin] in {"CCONJ", "ADV", "PUNCT"})
    if opens:
        return [(end, stop)]
    before = parse.words[i - 1]
    closes = end >= stop - 2
    if closes and before in {",", "-", "--", "—"}:
        return [(begin, i)]
    clause = parse.heads[i]
    while parse.pos[clause] not in {"VERB", "AUX"} and parse.heads[clause] != clause:
        clause = parse.heads[clause]
    left, right = parse.subtree(clause)
    if before in {"and", "but", "while", "although", "though", "yet"} or (
        before == "," and i >= 2 and parse.words[i - 2] in {"and", "but"}
    ):
        return [(end, max(right, end))] if right > end else [(end, stop)]
    if left < i:
        pieces = without([(left, right)], (i, end))
        return [p for p in pieces if p[0] < i or p[0] <= clause < p[1]]
    return [(end, right)] if right > end else [(begin, i)]


def _aside(
    page: Page, candidate: Candidate, cue: tuple[int, int], source: Source, ranges: list[tuple[int, int]],
    index: QuotationIndex, weight: float,
) -> Draft | None:  # fmt: skip
    parse = page.parse
    content = spans_of(parse, without(ranges, cue, (source.start, source.end)), index)
    if not content:
        return None
    rule = candidate.lemma.replace("_", "-")
    return Draft(candidate, cue, source, content, weight, rule)


def _headline(page: Page, index: QuotationIndex) -> Iterator[Draft]:
    """As in "Kremlin: no plans", "No plans - Kremlin": in the first lines of a page without full stops."""
    parse = page.parse
    if not parse.sentences:
        return
    first = parse.paragraph_of[0]
    last = first
    if page.layout.headline is None:
        return
    tokens = [i for i in range(min(len(parse), 60)) if parse.paragraph_of[parse.sentence_of[i]] == last]
    if len(tokens) < 4:
        return
    begin, end = tokens[0], tokens[-1] + 1
    yield from _tail(page, begin, end, index)
    for i in range(begin + 1, end - 1):
        word = parse.words[i]
        if word == ":" and i - begin <= _LONGEST_NAME and _names(parse, begin, i):
            source = Source(i - 1, begin, i)
            draft = _aside(
                page,
                Candidate(i, "punctuation", "headline-colon", "aside"),
                (i, i + 1),
                source,
                [(i + 1, end)],
                index,
                0.7,
            )
            if draft is not None and _speaks(parse, begin, i, end):
                yield draft
            return
    for i in range(end - 2, max(begin + 3, end - _LONGEST_NAME - 1), -1):
        if parse.words[i] in _DASHES and parse.starts[i] > parse.ends[i - 1] and parse.starts[i + 1] > parse.ends[i]:
            if _names(parse, i + 1, end) and not _outlet(page, parse.span(i + 1, end).of(parse.text)):
                source = Source(end - 1, i + 1, end)
                topic = next((j + 1 for j in range(begin, i) if parse.words[j] == ":"), begin)
                draft = _aside(
                    page,
                    Candidate(i, "punctuation", "headline-dash", "aside"),
                    (i, i + 1),
                    source,
                    [(topic, i)],
                    index,
                    0.7,
                )
                if draft is not None:
                    yield draft
            return


def _names(parse: Parse, begin: int, end: int) -> bool:
    """Whether the tokens are a name or a title of somebody who speaks, and no clause."""
    if any(parse.pos[j] in {"VERB", "AUX", "ADP"} and parse.lowers[j] != "of" for j in range(begin, end)):
        return False
    holders = load_cue_words().holders
    documents = load_cue_words().documents
    last = parse.lemmas[end - 1].lower()
    if last in holders or last in documents:
        return True
    entity = parse.entity_at[end - 1]
    if entity is not None:
        return entity.label in {"PERSON", "ORG", "GPE", "NORP"}
    return parse.pos[end - 1] == "PROPN" and end - begin <= 3


def _speaks(parse: Parse, begin: int, colon: int, end: int) -> bool:
    """Whether what stands before a headline's colon speaks, and is not the topic of the line.

    A title or a lone surname speaks. A full name or a state is a topic more often than not: it speaks only where
    the words behind the colon are quoted, are in the first person or say what must be.
    """
    last = parse.lemmas[colon - 1].lower()
    words = load_cue_words()
    if is_kicker(parse, begin, colon):
        return False
    if last in words.holders or last in words.documents:
        return True
    if parse.words[end - 1] == "?" or parse.tags[colon - 1] == "NNS":
        return False
    entity = parse.entity_at[colon - 1]
    if entity is None or parse.words[colon + 1] in _QUOTES:
        return entity is not None
    rest = range(colon + 1, end)
    if entity.label in {"PERSON", "ORG"}:
        return colon - begin == 1 or any(parse.lowers[j] in _FIRST or parse.tags[j] == "MD" for j in rest)
    return any(parse.lowers[j] in _FIRST for j in rest)


def is_kicker(parse: Parse, begin: int, colon: int) -> bool:
    """Whether the words before a headline's colon say what kind of piece it is: "Analysis:", "The papers:"."""
    said = [j for j in range(begin, colon) if parse.pos[j] != "DET"]
    return len(said) == 1 and parse.lowers[said[0]] in load_cue_words().kickers


def _outlet(page: Page, name: str) -> bool:
    outlet = (page.article.outlet or "").lower()
    low = name.lower()
    return (bool(outlet) and (low in outlet or outlet in low)) or low.endswith((" news", ".com", "times", "post"))


def _tail(page: Page, begin: int, end: int, index: QuotationIndex) -> Iterator[Draft]:
    """As in "Bridge reopened, ministry says" or "..., says ministry": the last words of a headline."""
    parse = page.parse
    comma = next(
        (i for i in range(end - 2, max(begin + 2, end - _LONGEST_NAME - 2), -1) if parse.words[i] == ","), None
    )
    if comma is None:
        yield from _after_colon(page, begin, end, index)
        return
    first, last = comma + 1, end - 1
    table = load_cues()
    for verb, low, high in ((first, first + 1, end), (last, first, last)):
        if high <= low or parse.tags[verb] not in {"VBZ", "VBP", "VBD", "NNS", "VB"}:
            continue
        lemma = parse.lemmas[verb].lower()
        says = load_speech_acts().floor("verb", lemma, "pre") >= 0.7 or table.weight("verb", lemma, "pre") >= 0.9
        if says and parse.pos[high - 1] in {"NOUN", "PROPN"} and _names(parse, low, high):
            candidate = Candidate(verb, "verb", lemma, "pre")
            draft = _aside(
                page, candidate, (verb, verb + 1), Source(high - 1, low, high), [(begin, comma)], index, 0.99
            )
            if draft is not None:
                draft.rule = "headline-tail"
                yield draft
            return


def _after_colon(page: Page, begin: int, end: int, index: QuotationIndex) -> Iterator[Draft]:
    """As in "Bridge will reopen in May: sources": a headline that ends in a colon and who says so."""
    parse = page.parse
    colon = next((i for i in range(end - 2, max(begin + 3, end - _LONGEST_NAME), -1) if parse.words[i] == ":"), None)
    if colon is None or not _names(parse, colon + 1, end):
        return
    last = parse.lemmas[end - 1].lower()
    words = load_cue_words()
    if last not in words.holders and last not in words.documents:
        return
    candidate = Candidate(colon, "punctuation", "headline-colon", "aside")
    draft = _aside(page, candidate, (colon, colon + 1), Source(end - 1, colon + 1, end), [(begin, colon)], index, 0.8)
    if draft is not None:
        yield draft
