"""What one article holds: the marks of a Reading, as the contract prints them.

Offsets are Unicode code points into the article's text. Every mark says which rule found it (`rule`) and, where a
choice was made, what came second (`runner_up`). Unknown is None, which differs from "no".
"""

from __future__ import annotations

from typing import Literal

import msgspec

from standoff.model.span import Span, Spans

Act = Literal[
    "assert", "deny", "demand", "promise", "threaten", "warn", "advise", "accuse",
    "propose", "reject", "ask", "believe", "expect", "intend", "praise",
]  # fmt: skip
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["+", "-"]
Status = Literal["happened", "ongoing", "recurring", "planned", "conditional", "possible", "demanded", "denied"]
Readiness = Literal["stationed", "moving", "alert", "standby", "withdrawn"]
Asset = Literal["troops", "ships", "aircraft", "armour", "missiles", "unit", "other"]
AdviceKind = Literal["leave", "avoid-travel", "reduce-staff", "close-airspace", "caution"]
CommitmentKind = Literal["promise", "threat", "treaty", "ultimatum"]
PlaceRole = Literal["event", "origin", "destination", "dateline", "mentioned"]
Precision = Literal["point", "city", "admin1", "country", "region", "box"]
Approximator = Literal["exact", "about", "more_than", "less_than"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Finder = Literal["rules", "model", "both"]
HolderKind = Literal["state", "body", "person", "group", "outlet", "document", "anonymous", "unstated"]
ActorKind = Literal["state", "body", "organ", "person", "group", "outlet", "agency", "office", "people"]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What all marks share."""

    id: str
    rule: str
    runner_up: str | None = None


class Quantity(Mark, frozen=True, kw_only=True):
    """A count, sum or measure: the ends its words state (`low`, `high`) and what they imply (`bounds`).

    "over 100" is value 100, approx more_than, bounds (100, None). `value` is None for a range. `unit` is the unit or
    counted noun as written, `unit_norm` its normal name, `of` what it counts or is spent on, `change` set where the
    number is a difference ("raised by 2,000"), not a level. Source of approximator bounds: knowledge/approximators.tsv.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    bounds: tuple[float | None, float | None]
    unit: str | None = None
    unit_norm: str | None = None
    unit_span: Span | None = None
    currency: str | None = None
    """ISO 4217 code of a sum of money, where its sign or words tell."""
    approx: Approximator = "exact"
    approx_wording: str | None = None
    change: Literal["increase", "decrease"] | None = None
    of: str | None = None
    of_span: Span | None = None

    @property
    def span(self) -> Span:
        """The number with its scale word."""
        return Span(self.start, self.end)


class Timex(Mark, frozen=True, kw_only=True):
    """A time expression: TIMEX3 type and value, and the first and last day (or instant) it can mean.

    `earliest` and `latest` are ISO 8601; None where no anchor fixes them (an unknown year stays X in `value`).
    `anchor` is what it was resolved against: "published", "text" (a date the narrative set) or None.
    """

    start: int
    end: int
    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None
    anchor: Literal["published", "text"] | None = None
    mod: str | None = None
    """TIMEX3's modifier: START, MID, END, APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS, BEFORE, AFTER."""

    @property
    def span(self) -> Span:
        """The words of the expression."""
        return Span(self.start, self.end)


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """When something is to be done: `start` and `end` as ISO dates where the text and its date fix them."""

    wording: str
    span: Span
    start: str | None = None
    end: str | None = None


class Toponym(Mark, frozen=True, kw_only=True):
    """A place name and the gazetteer entry it is taken for; an unresolved name keeps None."""

    start: int
    end: int
    name: str
    canonical: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    box: tuple[float, float, float, float] | None = None
    """South, west, north, east in degrees, for regions."""
    kind: str | None = None
    """country, admin1, admin2, city, region, sea, strait, base, facility ..."""
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    precision: Precision | None = None
    role: PlaceRole = "mentioned"
    disputed: bool = False

    @property
    def span(self) -> Span:
        """The name's words."""
        return Span(self.start, self.end)


class Actor(Mark, frozen=True, kw_only=True):
    """Somebody who acts or speaks in the article, with every mention of them.

    `code` is CAMEO style: ISO-3 state or body, plus sector (RUSGOV, USAMIL, NATO). `key` is the entry's name in the
    actor knowledge base; None for somebody it does not know. `office` is the one held at the article's date.
    """

    name: str
    kind: ActorKind
    code: str | None = None
    key: str | None = None
    office: str | None = None
    country: str | None = None
    mentions: Spans = ()


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch between quotation marks; `span` includes the marks, `open` says the closing one is missing."""

    span: Span
    words: int
    open: bool = False


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain: who is said to say it."""

    name: str
    """Canonical name; several holders in one link are joined by "; "; nobody named is "unstated"."""
    kind: HolderKind
    key: str | None = None
    code: str | None = None
    spans: Spans = ()


class Attribution(Mark, frozen=True, kw_only=True):
    """Who says so: source, cue and content, and its parent when it stands inside another's content.

    `chain` names the holders from the outermost inward, below the outlet itself; `holders` says more of each.
    `icd203` is the row of Intelligence Community Directive 203 whose term words the likelihood ("very likely").
    `manner` tells direct speech from indirect and mixed. `condition` holds the if/unless clause. `found` says whether
    the rules, the reader model or both found it; of those with confidence 0.8 about four in five are right.
    """

    source: Spans
    cue: Spans
    content: Spans
    parent: str | None = None
    chain: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()
    act: Act = "assert"
    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    certainty_wording: str | None = None
    icd203: str | None = None
    condition: Spans = ()
    due: Due | None = None
    manner: Literal["direct", "indirect", "mixed"] = "indirect"
    found: Finder = "rules"
    confidence: float = 0.5


class EventPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place that an event's own syntax gives it, by the toponym's id."""

    name: str
    role: PlaceRole
    toponym: str | None = None


class Event(Mark, frozen=True, kw_only=True):
    """A coded happening: PLOVER type and mode, CAMEO code, who to whom, where, when, with its status.

    `quad` is 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. `goldstein` is the
    value of the CAMEO root. `start`/`end` are ISO dates; `date_from` says whether the text gave them or the
    publication date stood in. Sources: PLOVER manual (draft 0.8), CAMEO code book 1.1b3, GDELT's root table.
    """

    event_spans: Spans
    plover: str
    cameo: str
    quad: int
    status: Status
    mode: str | None = None
    goldstein: float | None = None
    source_code: str | None = None
    source_text: str | None = None
    source_span: Span | None = None
    target_code: str | None = None
    target_text: str | None = None
    target_span: Span | None = None
    places: tuple[EventPlace, ...] = ()
    start: str | None = None
    end: str | None = None
    date_from: Literal["text", "published"] | None = None
    quantity: str | None = None
    """Id of the Quantity that measures it."""
    condition: Spans = ()
    attribution: str | None = None
    confidence: float = 0.5


class Posture(Mark, frozen=True, kw_only=True):
    """A force standing or moving somewhere: a state, not an event. `low`/`high` are bounds; None is open."""

    quote: Span
    holder: str
    asset: str
    """One or more of Asset, joined by "; " in text order."""
    low: float | None = None
    high: float | None = None
    approx: str | None = None
    where: tuple[str, ...] = ()
    readiness: Readiness = "stationed"
    as_of: str | None = None
    holder_code: str | None = None
    unit: str | None = None
    """The counted noun as written ("fighter jets")."""
    quantity: str | None = None
    attribution: str | None = None
    status: Status = "happened"
    confidence: float = 0.5


class Advisory(Mark, frozen=True, kw_only=True):
    """A state's advice to its people or carriers; `lifted` where it is withdrawn."""

    quote: Span
    issuer: str
    kind: AdviceKind
    where: tuple[str, ...] = ()
    audience: str | None = None
    lifted: bool = False
    issuer_code: str | None = None
    attribution: str | None = None
    confidence: float = 0.5


class Commitment(Mark, frozen=True, kw_only=True, rename={"condition": "if"}):
    """Who binds themselves, or is said to, to what (`then`), on what condition (`if`), by when (`due`)."""

    by: str
    kind: CommitmentKind
    then: Span
    condition: Span | None = None
    to: str | None = None
    due: Due | None = None
    by_code: str | None = None
    attribution: str | None = None
    confidence: float = 0.5
