"""The chain of each attribution: canonical holders from the outermost inward, below the outlet itself."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from standoff.knowledge.cues import load_cue_words
from standoff.model import Actor, Holder, Span
from standoff.model.marks import HolderKind
from standoff.reading.actors import Cast
from standoff.reading.attributions.drafts import Draft
from standoff.reading.page import Page
from standoff.reading.parse import Parse

UNSTATED = Holder(name="unstated", kind="unstated")

_KINDS: dict[str, HolderKind] = {
    "state": "state", "body": "body", "organ": "body", "person": "person", "group": "group", "outlet": "outlet",
    "agency": "outlet", "office": "person", "people": "anonymous",
}  # fmt: skip
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"})
_OF_PERSONS = frozenset({"he", "she", "his", "her", "him"})
_NO_PERSONS = frozenset({"state", "body", "outlet", "document"})
_ARTICLES = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those", "our", "even", "only"}
)
_LONGEST = 12


def chain_drafts(page: Page, drafts: list[Draft], cast: Cast) -> None:
    """Set chain and holders of every draft; parents must be set."""
    own: dict[int, Holder] = {}
    previous: Holder | None = None
    outlet: Holder | None = None
    for draft in drafts:
        holder = _holder(page, draft, cast, previous)
        if outlet is not None and holder.kind == "anonymous" and _is_the_outlet(page.parse, draft):
            holder = msgspec.structs.replace(outlet, spans=holder.spans)
        if holder.kind == "outlet" or (holder.kind == "body" and _is_media(page.parse, draft)):
            outlet = holder
        own[id(draft)] = holder
        if holder.kind != "unstated":
            previous = holder
    for draft in drafts:
        links: list[Holder] = []
        at: Draft | None = draft
        for _ in range(12):
            if at is None:
                break
            link = own[id(at)]
            if not links or links[-1].name != link.name:
                links.append(link)
            at = at.parent
        links.reverse()
        draft.holders = tuple(links)
        draft.chain = tuple(link.name for link in links)


def _is_media(parse: Parse, draft: Draft) -> bool:
    return draft.source is not None and parse.lemmas[draft.source.head].lower() in load_cue_words().media


def _is_the_outlet(parse: Parse, draft: Draft) -> bool:
    """Whether a source is "the news agency" or "the newspaper": the one last named."""
    source = draft.source
    if source is None or parse.lowers[source.start] != "the" or not _is_media(parse, draft):
        return False
    bare = all(parse.lowers[k] in {"news", "same"} for k in range(source.start + 1, source.head))
    return bare and parse.tags[source.head] == "NN" and source.end == source.head + 1


def _holder(page: Page, draft: Draft, cast: Cast, previous: Holder | None) -> Holder:
    """The link one draft adds: its holders joined, or nobody."""
    source = draft.source
    if source is None:
        return UNSTATED
    parse = page.parse
    found: list[Holder] = []
    for head in _able(parse, list(_heads(parse, source.head, draft)), cast):
        holder = _one(page, head, source.start, source.end, cast, previous)
        if all(holder.name != other.name for other in found):
            found.append(holder)
    if len(found) == 1:
        return found[0]
    spans = tuple(span for holder in found for span in holder.spans)
    return Holder(name="; ".join(h.name for h in found), kind=found[0].kind, key=None, code=None, spans=spans)


def _heads(parse: Parse, head: int, draft: Draft) -> Iterator[int]:
    """The head tokens of a source: of a relative pronoun its noun, of a list each member."""
    if parse.lowers[head] in _RELATIVE and parse.deps[head] in {"nsubj", "nsubjpass", "poss"}:
        up = parse.heads[head]
        for _ in range(6):
            if parse.deps[up] in {"relcl", "acl"}:
                head = parse.heads[up]
                break
            if parse.heads[up] == up:
                break
            up = parse.heads[up]
    examples = _examples(parse, head)
    if examples is not None:
        head = examples
    yield head
    renamed, joined = _renamed(parse, head, draft), _joined(parse, head)
    todo = list(parse.children[head])
    low, high = (draft.source.start, draft.source.end) if draft.source is not None else (0, len(parse))
    while todo:
        c = todo.pop(0)
        if c in {renamed, joined}:
            continue
        if parse.deps[c] == "conj" and parse.pos[c] in {"NOUN", "PROPN", "PRON"} and low <= c < high:
            yield c
            todo.extend(parse.children[c])


def _renamed(parse: Parse, head: int, draft: Draft) -> int | None:
    """An apposition the parse took for a list: "Ruritania, its only ally and a lifeline," is one state."""
    closed = any(span.of(parse.text).endswith(",") for span in draft.source_spans(parse))
    if not closed or parse.child(head, "cc") is not None:
        return None
    conjunct = parse.child(head, "conj")
    if conjunct is None or parse.words[parse.lefts[conjunct] - 1] != ",":
        return None
    return conjunct if parse.child(conjunct, "poss", "det") is not None else None


def _joined(parse: Parse, head: int) -> int | None:
    """The second of two bare plurals under one determiner, which are one crowd: "the doctors and nurses"."""
    second = head + 2
    if second >= len(parse) or parse.heads[second] != head or parse.deps[second] != "conj":
        return None
    return second if parse.tags[head] == parse.tags[second] == "NNS" and parse.lowers[head + 1] == "and" else None


def _able(parse: Parse, heads: list[int], cast: Cast) -> list[int]:
    """Of a list, the members that can hold a view: where some are names or people, a bare thing is a misparse."""
    if len(heads) < 2:
        return heads
    holders = load_cue_words().holders

    def holds(h: int) -> bool:
        return (
            parse.pos[h] in {"PROPN", "PRON"}
            or parse.entity_at[h] is not None
            or parse.lemmas[h] in holders
            or parse.lemmas[h] in load_cue_words().collectives
        )

    able = [h for h in heads if cast.at(h) is not None or holds(h)]
    return able or heads


def _examples(parse: Parse, head: int) -> int | None:
    """As in "Several countries, including A and B": A."""
    if parse.lemmas[head] not in load_cue_words().collectives:
        return None
    for c in parse.children[head]:
        if parse.lowers[c] == "including" or (parse.lowers[c] == "like" and parse.deps[c] == "prep"):
            return parse.child(c, "pobj")
    return None


def _one(page: Page, head: int, start: int, end: int, cast: Cast, previous: Holder | None) -> Holder:
    parse = page.parse
    if parse.lemmas[head].lower() in load_cue_words().media and parse.pos[head] == "NOUN":
        named = _named_before(parse, head)
        if named is not None:
            return _one(page, named, parse.lefts[named], named + 1, cast, previous)
    actor = cast.at(head)
    if actor is not None and not (actor.kind == "people" and _joined(parse, head)):
        if actor.kind == "office" and page.article.published is None:
            # Whose office it was then is not known; the state they spoke for is.
            actor = next((a for a in cast.actors if a.kind == "state" and a.country == actor.country), actor)
        return _known(parse, actor, head, cast)
    low = parse.lowers[head]
    here = (parse.span(head, head + 1),)
    issued = parse.lemmas[head].lower() in load_cue_words().documents
    owner = _issuer(parse, head) if issued else None
    if owner is not None:
        return _one(page, owner, parse.lefts[owner], parse.rights[owner], cast, previous)
    if previous is not None and (
        (low in _PRONOUNS and not (low in _OF_PERSONS and previous.kind in _NO_PERSONS))
        or (issued and parse.lemmas[head] in load_cue_words().issued)
    ):
        return msgspec.structs.replace(previous, spans=here)
    if low in _PRONOUNS or low in _RELATIVE:
        # Whom it stands for is open: a pronoun is no name.
        return Holder(name="unstated", kind="unstated", spans=here)
    return _worded(parse, head, start, end)


def _named_before(parse: Parse, head: int) -> int | None:
    """The proper name right before a common noun, "news" and the like left out: "the X news agency"."""
    j = head - 1
    while j > parse.lefts[head] and parse.lowers[j] in {"news", "television", "tv", "radio", "press"}:
        j -= 1
    return j if j >= parse.lefts[head] and parse.pos[j] == "PROPN" and parse.heads[j] == head else None


def _known(parse: Parse, actor: Actor, head: int, cast: Cast) -> Holder:
    span = next((m for m in actor.mentions if m.start <= parse.starts[head] < m.end), parse.span(head, head + 1))
    return Holder(
        name=actor.name, kind=_KINDS.get(actor.kind, "anonymous"), key=actor.key, code=cast.code(head), spans=(span,)
    )


def _issuer(parse: Parse, head: int) -> int | None:
    """Whose document it is: "X's message", "a White House statement", "a report by X", "a letter from X"."""
    for c in parse.children[head]:
        if parse.deps[c] == "poss":
            return c
        if parse.deps[c] in {"compound", "nmod", "amod"} and parse.entity_at[c] is not None:
            entity = parse.entity_at[c]
            if entity is not None and entity.label in {"ORG", "GPE", "NORP", "PERSON"}:
                return c
    return _publisher(parse, head)


def _publisher(parse: Parse, head: int) -> int | None:
    """Who is said, behind the document's name, to have made it known or written it."""
    publishing = load_cue_words().publishing
    for c in range(head + 1, min(parse.rights[head], head + 16)):
        if parse.lowers[c] == "by" and parse.lemmas[parse.heads[c]] in publishing:
            owner = parse.child(c, "pobj")
            if owner is not None:
                return owner
    for c in parse.children[head]:
        if parse.deps[c] == "prep" and parse.lowers[c] in {"by", "from", "of"}:
            owner = parse.child(c, "pobj")
            if owner is not None and parse.pos[owner] == "PROPN":
                return owner
        agent = parse.child(c, "agent") if parse.deps[c] == "acl" else None
        if agent is not None:
            return parse.child(agent, "pobj")
    return None


def _worded(parse: Parse, head: int, start: int, end: int) -> Holder:
    """A holder nobody knows, in its own words without the determiner and without clauses."""
    low = max(parse.lefts[head], start, head - _LONGEST)
    while low < head and (parse.lowers[low] in _ARTICLES or parse.pos[low] in {"PUNCT", "CCONJ"}):
        low += 1
    for c in parse.children[head]:
        if low <= c < head and parse.deps[c] in {"conj", "appos", "relcl"}:
            low = parse.rights[c]
    joined = _joined(parse, head)
    high = (head if joined is None or joined >= end else joined) + 1
    for c in parse.children[head]:
        if c >= head and parse.deps[c] == "prep" and parse.lefts[c] == high and parse.rights[c] <= min(end, head + 8):
            high = _first_clause(parse, high, parse.rights[c])
    low = min(low, head)
    entity = parse.entity_at[head]
    kind: HolderKind = "anonymous"
    if entity is not None and entity.label == "PERSON":
        kind, low = "person", max(low, entity.start)
    elif entity is not None and entity.label == "ORG" and parse.pos[head] == "PROPN":
        kind = "body"
    elif entity is not None and entity.label == "GPE" and entity.end == head + 1:
        kind = "state"
    elif parse.lemmas[head].lower() in load_cue_words().documents:
        kind = "document"
    name = " ".join(parse.text[parse.starts[low] : parse.ends[high - 1]].split())
    if name.endswith(("'s", "’s")):
        name = name[:-2]
    if low == head and parse.pos[head] == "NOUN" and name[:1].isupper() and not name.isupper():
        name = name[:1].lower() + name[1:]
    return Holder(name=name, kind=kind, spans=(Span(parse.starts[low], parse.ends[high - 1]),))


def _first_clause(parse: Parse, low: int, high: int) -> int:
    """The end of a phrase, cut before a comma, a participle or a relative clause."""
    for j in range(low, high):
        if parse.words[j] == "," or parse.deps[j] in {"acl", "relcl", "appos"}:
            return max(min(parse.lefts[j], j), low)
    return high
