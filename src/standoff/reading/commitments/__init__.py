"""Who binds themselves to what, on what condition, by when."""

from __future__ import annotations

from standoff.model import Attribution, Commitment, Due, Event, Span, Timex
from standoff.reading.actors import Cast
from standoff.reading.commitments.binding import Binding
from standoff.reading.commitments.bindings import find_bindings
from standoff.reading.holders import UNSTATED, Holding, innermost
from standoff.reading.page import Page


def find_commitments(
    page: Page,
    attributions: tuple[Attribution, ...],
    _events: tuple[Event, ...],
    cast: Cast,
    timexes: tuple[Timex, ...],
) -> tuple[Commitment, ...]:
    """Commitments in text order."""
    out: list[Commitment] = []
    for binding in find_bindings(page, attributions, cast):
        made = _made(page, binding, attributions, timexes)
        if made is not None and not any(made.then.overlaps(other.then) for other in out):
            out.append(made)
    return tuple(sorted(_without_headline_repeats(page, out), key=lambda c: c.then))


def _made(
    page: Page, binding: Binding, attributions: tuple[Attribution, ...], timexes: tuple[Timex, ...]
) -> Commitment | None:
    """The mark of a binding."""
    parse = page.parse
    then = _trimmed(page, binding.then)
    if then is None:
        return None
    condition = _trimmed(page, binding.condition) if binding.condition is not None else None
    if condition is not None and condition.overlaps(then):
        if then.start < condition.start and condition.end >= then.end:  # the parser hung it on a word inside
            then = Span(then.start, then.start + len(page.words(Span(then.start, condition.start)).rstrip(" ,")))
        else:
            condition = None
    by = binding.by or Holding(UNSTATED)
    attribution = innermost(attributions, parse.span(binding.word, binding.word + 1))
    if attribution is not None and attribution.act in ("deny", "assert") and attribution.polarity == "-":
        return None  # "did not say that it would attack"
    return Commitment(
        id=page.mark_id("c", then.start, then.end, binding.kind),
        rule=binding.rule,
        runner_up=binding.runner_up,
        by=by.name,
        by_code=by.code,
        kind=binding.kind,
        then=then,
        condition=condition,
        to=binding.to.name if binding.to is not None else None,
        due=_due(page, then, timexes),
        attribution=attribution.id if attribution else None,
        confidence=0.7 if binding.by is not None else 0.5,
    )


def _trimmed(page: Page, tokens: tuple[int, int]) -> Span | None:
    """The characters of a token range without punctuation and conjunctions at its edges."""
    parse = page.parse
    start, end = tokens
    while start < end and (parse.pos[start] in ("PUNCT", "CCONJ", "SPACE") or parse.words[start] in ("_", "``", "''")):
        start += 1
    while end > start and (
        parse.pos[end - 1] in ("PUNCT", "CCONJ", "SPACE") or parse.words[end - 1] in ("_", "``", "''")
    ):
        end -= 1
    return parse.span(start, end) if start < end else None


def _due(page: Page, then: Span, timexes: tuple[Timex, ...]) -> Due | None:
    """The time in the commitment's own clause that is not past when it is made."""
    published = (page.article.published or "")[:10]
    for timex in timexes:
        if not then.contains(timex.span) or timex.type not in ("DATE", "TIME") or not _of_act(page, then, timex):
            continue
        if timex.latest is not None and published and timex.latest[:10] < published:
            continue
        if timex.value in ("PAST_REF", "PRESENT_REF") or (timex.latest is None and timex.value != "FUTURE_REF"):
            continue
        return Due(wording=page.words(timex.span), span=timex.span, start=timex.earliest, end=timex.latest)
    return None


def _of_act(page: Page, then: Span, timex: Timex) -> bool:
    """Whether the time hangs on the act promised, not on something spoken of in it."""
    parse = page.parse
    inside, act = parse.tokens(timex.span), parse.tokens(then)
    i = parse.head_of(inside.start, inside.stop)
    for _ in range(4):
        if parse.pos[i] in ("VERB", "AUX"):
            break
        i = parse.heads[i]
    main = parse.head_of(act.start, act.stop)
    while i != main and parse.deps[i] in ("xcomp", "conj", "advcl") and i in act:
        i = parse.heads[i]
    return i == main


def _without_headline_repeats(page: Page, commitments: list[Commitment]) -> list[Commitment]:
    """A headline's commitment is left out where the body tells one of the same holder and kind."""
    headline = page.layout.headline
    if headline is None:
        return commitments
    body = {(c.by, c.kind) for c in commitments if not headline.contains(c.then)}
    return [c for c in commitments if not headline.contains(c.then) or (c.by, c.kind) not in body]
