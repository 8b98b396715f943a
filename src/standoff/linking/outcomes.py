"""What became of people and things that are counted: so many killed, wounded, displaced, shot down; whose, and where.

Only numbers with a clear subject count: a noun they count, and whose it is or where it happened. "Dozens of people" of
nowhere in particular have nothing in common with those of another article.
"""

from __future__ import annotations

import functools
import re

import msgspec

from standoff.knowledge.assets import load_force_nouns
from standoff.knowledge.series_words import Outcome, alternatives, load_series_words
from standoff.knowledge.states import states_by_code
from standoff.linking.levels import SO
from standoff.linking.sentences import sentence_around
from standoff.linking.theatres import Ground, Theatre, state_named
from standoff.model import Event, Quantity, Reading

MATERIAL_CONFLICT = 4
"""The quad class of events that destroy."""
BEFORE = 40
"""Characters before a number in which a verb may stand that it is the object of."""

_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:in|at|near|outside|on|inside|across|over)\s+(?:the\s+)?(?=[A-Z])")


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people or things, what became of them (`unit`: "soldiers killed"), whose they were and where.

    `occasion` is the day of the event, None where the words do not date it.
    """

    unit: str
    owner: str | None
    owner_code: str | None
    where: Theatre | None
    occasion: str | None


def toll_of(quantity: Quantity, text: str, reading: Reading, ground: Ground) -> Toll | None:
    """What a number says became of those it counts; None where it says nothing, or of whom is not clear."""
    if quantity.change or not quantity.unit_norm or quantity.currency or quantity.unit_span is None:
        return None
    event = next((e for e in reading.events if e.quantity == quantity.id), None)
    if event is not None and event.status not in SO:
        return None
    thing, people = _thing(quantity)
    outcome = _outcome(quantity, text, people=people)
    if outcome is None or not (people or (event and event.quad == MATERIAL_CONFLICT)):
        return None
    owner = state_named(_owned(quantity, text))
    where = _where(quantity, text, event, ground)
    if owner is None and where is None:
        return None
    if owner and where and where.name == states_by_code()[owner].name:
        # What befell a state's own at home needs no place: "Ukrainian websites" are in Ukraine.
        where = None
    return Toll(
        unit=f"{thing} {outcome.name}",
        owner=states_by_code()[owner].name if owner else None,
        owner_code=owner,
        where=where,
        occasion=_day(event),
    )


def _owned(quantity: Quantity, text: str) -> str:
    """The words that say whose those counted are: beside their noun; who killed them stands elsewhere."""
    noun = quantity.unit_span or quantity.span
    inside = text[quantity.end : noun.end]
    of = quantity.of_span
    beside = of is not None and _OF.fullmatch(text, noun.end, of.start) is not None
    return f"{inside} {of.of(text)}" if of is not None and beside else inside


def _day(event: Event | None) -> str | None:
    """The one day on which the words put the event."""
    if event is None or event.date_from != "text" or not event.start:
        return None
    return event.start[:10] if (event.end or event.start)[:10] == event.start[:10] else None


def _thing(quantity: Quantity) -> tuple[str, bool]:
    """The noun counted, as it heads a series, and whether it is one for persons."""
    norm = (quantity.unit_norm or "").lower()
    head = norm.rsplit(" ", 1)[-1]
    if _is_force(norm.split()):
        return "soldiers", True
    if head == "person":
        return "people", True
    written = (quantity.unit or head).lower().rsplit(" ", 1)[-1]
    return written, head in load_series_words().persons


def _is_force(words: list[str]) -> bool:
    """Whether a noun is one for soldiers: "Ukrainian soldier", "service member", not "crew member"."""
    entries = load_force_nouns()
    for last in (words[-1], words[-1] + "s"):
        for noun, force in entries.get(last, {}).items():
            if force.asset == "troops" and (*words[:-1], last)[-len(noun) :] == noun:
                return True
    return False


def _outcome(quantity: Quantity, text: str, *, people: bool) -> Outcome | None:
    end = quantity.unit_span.end if quantity.unit_span else quantity.end
    sentence = sentence_around(text, quantity.span)
    behind = text[end : sentence.end]
    before = text[max(sentence.start, quantity.start - BEFORE) : quantity.start]
    for outcome in load_series_words().outcomes:
        if outcome.people == people:
            follows, precedes = _patterns(outcome.name)
            if follows.match(behind) or (precedes and precedes.search(before)):
                return outcome
    return None


def _where(quantity: Quantity, text: str, event: Event | None, ground: Ground) -> Theatre | None:
    """The place of the event, else the first place named behind the number in its sentence."""
    for place in event.places if event else ():
        if place.role == "event" and (found := ground.place(place.name)):
            return found
    # Behind a comma it may be the place of something else.
    end = min(sentence_around(text, quantity.span).end, text.find(",", quantity.end) % (len(text) + 1))
    for there in _WHERE.finditer(text, quantity.end, end):
        if found := ground.starting(there.end()):
            return found
    return None


@functools.cache
def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    words = load_series_words()
    outcome = next(o for o in words.outcomes if o.name == name)
    # "40 soldiers and ten civilians had been killed" tells of both.
    joined = r"(?:\s+(?:and|or)\s+[^.,;:]{1,40}?)?(?:\s+of\s+[A-Z][\w’'-]*|,\s+among\s+them[^,]*,)?"
    follows = rf"{joined}(?:\s+{alternatives(words.links)}\b)*\s+{alternatives(outcome.behind)}\b"
    precedes = rf"\b{alternatives(outcome.before)}\s+(?:{alternatives(words.about)}\s+)*$" if outcome.before else None
    return re.compile(follows, re.IGNORECASE), re.compile(precedes, re.IGNORECASE) if precedes else None
