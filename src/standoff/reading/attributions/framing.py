"""From candidates to attributions: which words are cues, and the cue, source and content of each."""

from __future__ import annotations

from standoff.knowledge.cues import CueTable, CueWords, load_cue_words, load_cues
from standoff.knowledge.speech_acts import SpeechActs, load_speech_acts
from standoff.reading.attributions.asides import find_asides
from standoff.reading.attributions.contents import content_of
from standoff.reading.attributions.cues import Candidate, verb_lemma
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.edges import spans_of, tailed, without
from standoff.reading.attributions.mending import mended
from standoff.reading.attributions.quotations import QuotationIndex
from standoff.reading.attributions.signatures import find_signed
from standoff.reading.attributions.speakers import Source, source_of
from standoff.reading.attributions.trust import adjusted
from standoff.reading.page import Page
from standoff.reading.parse import Parse

THRESHOLD = 0.5
"""Weight from which a candidate is taken for a cue."""

_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})
_NOBODY = frozenset({"nobody", "none", "nothing", "noone", "neither"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})


def find_drafts(page: Page, index: QuotationIndex, candidates: list[Candidate]) -> list[Draft]:
    """Attributions of one page before quotations are attached, in text order of their heads."""
    parse = page.parse
    table, acts, words = load_cues(), load_speech_acts(), load_cue_words()
    heads = {candidate.head: candidate for candidate in candidates}
    verbs = frozenset(
        c.head for c in candidates if c.kind == "verb" and table.weight(c.kind, c.lemma, c.frame) >= THRESHOLD
    )
    drafts: list[Draft] = []
    for candidate in candidates:
        if _hands_on(parse, candidate, words, heads) or _quotes_nobody(parse, candidate, words):
            continue
        draft = _draft(page, candidate, table, acts, words, index, verbs)
        if draft is not None and not _own_words(parse, draft, index):
            drafts.append(draft)
    drafts.extend(find_asides(page, index))
    drafts.extend(find_signed(page, index))
    return _without_doubles(drafts)


def _draft(
    page: Page,
    candidate: Candidate,
    table: CueTable,
    acts: SpeechActs,
    words: CueWords,
    index: QuotationIndex,
    heads: frozenset[int],
) -> Draft | None:
    parse = page.parse
    governor = _governor(parse, candidate, words)
    weight = table.weight(candidate.kind, candidate.lemma, candidate.frame)
    floor = acts.floor(candidate.kind, candidate.lemma, candidate.frame)
    weight = max(weight, floor)
    if weight < 0.1 or (candidate.frame in {"obj", "be-plain", "be-by"} and _is_deed(parse, candidate, words, index)):
        return None
    source = source_of(parse, candidate)
    if source is not None and governor is not None and parse.lowers[source.head] not in _POSSESSIVES:
        governor = None
    elif governor is not None:
        source = source_of(parse, candidate, governor)
    signs = {name for name, holds in (("floor", floor > 0), ("light", governor is not None)) if holds}
    if candidate.frame in {"pre", "para"} and source is not None:
        source = _beside(parse, candidate, source)
    if source is not None and parse.lowers[source.head] in _NOBODY:
        return None
    weight = adjusted(parse, candidate, weight, source, index, signs)
    if weight < THRESHOLD:
        return None
    cue = cue_tokens(parse, candidate, governor, words)
    return build(page, candidate, cue, source, weight, index, heads)


def _beside(parse: Parse, candidate: Candidate, source: Source) -> Source:
    """The source of a cue behind its content: the noun right before the cue, where a comma cuts the subject off."""
    i = candidate.head
    if source.start > i:
        return source
    comma = next((k for k in range(i - 1, source.head, -1) if parse.words[k] == ","), None)
    if comma is None or comma <= source.head or parse.pos[i - 1] not in {"NOUN", "PROPN"} or i - comma > 8:
        return source
    if any(parse.pos[k] in {"VERB", "AUX"} for k in range(comma + 1, i)) or parse.heads[source.head] != i:
        return source
    return Source(i - 1, comma + 1, i) if source.end <= comma else source


def build(
    page: Page,
    candidate: Candidate,
    cue: tuple[int, int],
    source: Source | None,
    weight: float,
    index: QuotationIndex,
    heads: frozenset[int] = frozenset(),
) -> Draft | None:
    """A draft with its content, cue and source cut out of it; None where nothing is left."""
    parse = page.parse
    if source is not None and source.start < cue[0] < source.end and source.head < cue[0]:
        source = Source(source.head, source.start, cue[0])
    ranges = mended(parse, candidate, content_of(parse, candidate, index), heads)
    ranges = [(start, tailed(parse, candidate, start, end, heads)) for start, end in ranges]
    holes = [cue]
    if source is not None and not _inside(candidate, source, ranges, cue):
        linked = candidate.kind == "noun" and source.start > cue[1] and parse.pos[source.start - 1] == "ADP"
        holes.append((source.start - linked, source.end))
    content = spans_of(parse, without(ranges, *holes), index)
    return Draft(candidate, cue, source, content, weight, candidate.rule)


def _inside(candidate: Candidate, source: Source, ranges: list[tuple[int, int]], cue: tuple[int, int]) -> bool:
    """Whether the source stands in mid-content ("quoted officials as saying" keeps its officials)."""
    if candidate.kind == "noun":
        return False
    return any(start <= source.start and source.end <= end for start, end in ranges) and source.start > cue[1]


def cue_tokens(parse: Parse, candidate: Candidate, governor: int | None, words: CueWords) -> tuple[int, int]:
    """The cue: verb group with auxiliaries, negation, adverbs, particle and a linking preposition."""
    i = candidate.head
    start, end = i, i + 1
    if governor is not None:
        start = _group_start(parse, governor, words)
    elif candidate.kind == "verb":
        start = _group_start(parse, i, words)
        if parse.deps[i] == "pcomp" and parse.heads[i] == start - 1 and parse.lowers[start - 1] in {"as", "by"}:
            start -= 1
            above = parse.heads[start]
            if (
                parse.lemmas[above] in words.quoting
                and above == start - 1
                and parse.child(above, "agent") is None
                and (parse.child(above, "nsubjpass") is not None)
            ):
                start = _group_start(parse, above, words)
    elif candidate.kind == "adjective":
        start = _group_start(parse, parse.heads[i], words)
    elif candidate.frame.startswith("is-"):
        end = parse.heads[i] + 1
    particle = parse.child(i, "prt")
    if particle == end:
        end += 1
    if candidate.frame.startswith(("p:", "be-p:")) and candidate.complement == end and parse.lowers[end] != "as":
        end += 1
    if candidate.frame == "to" and end < len(parse) and parse.lowers[end] in {"on", "upon"} and parse.heads[end] == i:
        end += 1
    if candidate.frame == "be-by":
        agent = parse.child(i, "agent")
        if agent == end:
            end += 1
    return start, end


def _group_start(parse: Parse, verb: int, words: CueWords) -> int:
    """The first token of the verb's group, with verbs above it that only hand on ("went on to say")."""
    top = verb
    while parse.deps[top] in {"xcomp", "conj"} and parse.heads[top] < top:
        above = parse.heads[top]
        if parse.deps[top] == "conj" or verb_lemma(parse, above) not in words.catenative or top - above > 4:
            break
        top = above
    start = top
    begin = parse.sentence(top)[0]
    while start - 1 >= begin and parse.heads[start - 1] == top and parse.deps[start - 1] in _GROUP:
        if parse.lowers[start - 1] in {"when", "where", "how", "why", "as", "however", "then", "so", "meanwhile,"}:
            break
        start -= 1
    return start


def _hands_on(parse: Parse, candidate: Candidate, words: CueWords, heads: dict[int, Candidate]) -> bool:
    """Whether the verb leaves the saying to one below it that is itself a candidate."""
    if candidate.kind != "verb" or candidate.lemma not in words.catenative:
        return False
    if candidate.frame in {"to", "ing"}:
        return candidate.complement in heads
    below = parse.child(candidate.head, "xcomp")
    return below is not None and below in heads and candidate.frame in {"that", "bare"}


def _quotes_nobody(parse: Parse, candidate: Candidate, words: CueWords) -> bool:
    """As in "Was quoted as saying": one cue with the verb below it, as nobody is named who quotes."""
    i = candidate.head
    if not candidate.passive or candidate.lemma not in words.quoting or parse.child(i, "agent") is not None:
        return False
    return any(parse.lowers[c] == "as" and parse.child(c, "pcomp") is not None for c in parse.children[i])


def _governor(parse: Parse, candidate: Candidate, words: CueWords) -> int | None:
    """The light verb above a noun cue, if its subject is the one who speaks."""
    if candidate.kind != "noun":
        return None
    i = candidate.head
    verb = parse.heads[i]
    if parse.deps[i] == "dobj" and verb < i and parse.pos[verb] == "VERB":
        lemma = verb_lemma(parse, verb)
        if lemma in words.light or lemma in words.owning:
            return verb
    if parse.deps[i] == "attr" and parse.lemmas[verb] == "be" and verb < i:
        return None
    return None


def _is_deed(parse: Parse, candidate: Candidate, words: CueWords, index: QuotationIndex) -> bool:
    """Whether a verb that can mean words means blows: "attacked the port", with nothing in quotation marks."""
    if candidate.lemma not in words.deeds:
        return False
    start, end = parse.subtree(candidate.complement) if candidate.complement is not None else (0, 0)
    return not any(k in index.by_token for k in range(start, end))


def _own_words(parse: Parse, draft: Draft, index: QuotationIndex) -> bool:
    """Whether the cue is the speaker's own "I think" inside a quotation."""
    if draft.source is None or parse.lowers[draft.source.head] not in _FIRST:
        return False
    return index.at(draft.candidate.head) is not None


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One draft per stretch of cue: of two whose cues overlap the longer cue stays, then the heavier."""
    drafts.sort(key=lambda d: (d.cue[0], d.cue[0] - d.cue[1], -d.weight))
    out: list[Draft] = []
    for draft in drafts:
        if out and draft.cue[0] < out[-1].cue[1]:
            continue
        out.append(draft)
    return out
