"""What happened, is planned, demanded or denied: PLOVER and CAMEO events with actors and status.

A frame is typed, its arguments are taken for actors, and one happening told twice in a clause is kept once. Places and
dates come from the event's own syntax only.
"""

from __future__ import annotations

from standoff.knowledge.plover import GOLDSTEIN, QUADS
from standoff.model import Advisory, Attribution, Event, Quantity, Span, Timex, Toponym
from standoff.reading.actors import Cast
from standoff.reading.encoder.session import load_type_model
from standoff.reading.events.circumstances import Circumstances
from standoff.reading.events.coded import Coded
from standoff.reading.events.coding import code_frames
from standoff.reading.events.ground import survey
from standoff.reading.events.headlines import told_once
from standoff.reading.events.learned import judged
from standoff.reading.page import Page

_ADVISED = frozenset(("THREATEN", "CONSULT"))
"""Types that the words of a warning and of a journey have elsewhere."""


def find_events(
    page: Page,
    attributions: tuple[Attribution, ...],
    cast: Cast,
    toponyms: tuple[Toponym, ...],
    timexes: tuple[Timex, ...],
    quantities: tuple[Quantity, ...],
    advisories: tuple[Advisory, ...],
) -> tuple[Event, ...]:
    """Events in text order."""
    if not page.parse.words:
        return ()
    told = Circumstances(page, attributions, toponyms, timexes, quantities)
    seen: set[str] = set()
    out: list[Event] = []
    ground = survey(page, cast, toponyms)
    found = code_frames(page, ground, attributions)
    model = load_type_model()
    for coded in told_once(page, found.events if model is None else judged(page, ground, found, model)):
        event = _event(page, coded, told)
        if event.id not in seen and not _is_own_opinion(page, coded, event) and not _is_advice(event, advisories):
            seen.add(event.id)
            out.append(event)
    return tuple(out)


def _is_advice(event: Event, advisories: tuple[Advisory, ...]) -> bool:
    """Whether it is only what a state tells its own people: a travel warning threatens nobody, the trip is not made."""
    if event.plover not in _ADVISED:
        return False
    return any(advice.quote.overlaps(span) for advice in advisories for span in event.event_spans)


def _is_own_opinion(page: Page, coded: Coded, event: Event) -> bool:
    """Whether only the reporter says that it must be done: "all allies must support it" is nobody's demand."""
    ought = page.parse.lowers[coded.frame.word] in ("must", "should", "ought")
    return ought and event.status == "demanded" and event.attribution is None and not coded.frame.protasis


def _event(page: Page, coded: Coded, told: Circumstances) -> Event:
    frame, code = coded.frame, coded.typing.code
    source, target = coded.source, coded.target
    spans = _spans(page, coded)
    start, end, date_from = told.date(frame)
    parties = (source.code if source else None, target.code if target else None)
    return Event(
        id=page.mark_id("e", spans[0].start, spans[-1].end, code.code, *parties),
        rule=coded.typing.rule,
        runner_up=coded.typing.runner_up,
        event_spans=spans,
        plover=code.plover,
        mode=code.mode,
        cameo=code.code,
        quad=QUADS.get(code.plover, 1),
        goldstein=GOLDSTEIN[code.code[:2]],
        status=coded.status,
        source_code=source.code if source else None,
        source_text=source.text if source else None,
        source_span=source.span if source else None,
        target_code=target.code if target else None,
        target_text=target.text if target else None,
        target_span=target.span if target else None,
        places=told.places(frame, harm=QUADS.get(code.plover) == 4),
        start=start,
        end=end,
        date_from=date_from,
        quantity=told.quantity(frame),
        condition=tuple(page.parse.span(*c) for c in frame.conditions),
        attribution=told.attribution(frame, spoken=coded.typing.rule in ("intent", "will-not", "obligation")),
        confidence=coded.confidence,
    )


def _spans(page: Page, coded: Coded) -> tuple[Span, ...]:
    """The deciding words: verb with its particle, the noun it carries, the act it is about."""
    parse = page.parse
    tokens = {coded.frame.predicate}
    if coded.word is not None:
        tokens.add(coded.word)
    if coded.frame.verb is not None:
        tokens.add(coded.frame.verb)
    if coded.frame.verb is not None and (coded.frame.kind != "verb" or "_" in coded.frame.lemma):
        tokens.update(c for c in parse.children[coded.frame.verb] if parse.deps[c] == "prt")
    tokens.update(coded.typing.consumed)
    if coded.typing.inner is not None:
        tokens.add(coded.typing.inner.predicate)
    out: list[Span] = []
    last = -2
    for token in sorted(tokens):
        if token == last + 1:
            out[-1] = Span(out[-1].start, parse.ends[token])
        else:
            out.append(parse.span(token, token + 1))
        last = token
    return tuple(out)
