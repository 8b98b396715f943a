"""Records of event data made by chance, each within what one format has places for."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from standoff.formats.actor_codes import KINDS, REGIONS
from standoff.formats.record import Code, CodedEvent, Mentions, Party, Place, Spots
from standoff.knowledge.country_codes import load_country_codes
from standoff.knowledge.plover import QUADS, load_coding
from standoff.knowledge.sector_codes import load_sector_codes
from standoff.model import Span
from standoff.model.marks import Status

COUNTRIES = sorted(load_country_codes())
MAPPED = sorted(iso3 for iso3, codes in load_country_codes().items() if codes.fips)
SECTORS = sorted(set(load_sector_codes()) - KINDS)

words = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters=";,"), min_size=1, max_size=12).filter(
    lambda text: text not in {"None", "NULL"}
)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
listed = st.lists(phrases, max_size=3).map(tuple)
numbers = st.integers(0, 2**53).map(str)
days = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)).map(dt.date.isoformat)
degrees = st.floats(-90, 90, allow_subnormal=False)
cameo = st.sampled_from(sorted(load_coding().codes)) | st.sampled_from(["1834", "13y", "1421", "10", "20"])


def maybe(strategy):
    return st.none() | strategy


@st.composite
def codes(draw, *, groups=False):
    """An actor's code: a country or a kind of actor, then sectors, with `groups` a region and an organisation too."""
    top = draw(st.sampled_from(COUNTRIES) | st.sampled_from(sorted(KINDS)))
    sectors = "".join(draw(st.lists(st.sampled_from(SECTORS), max_size=2, unique=True)))
    if groups and top in KINDS:
        return top + draw(st.sampled_from(["", *sorted(REGIONS)])) + draw(st.sampled_from(["", "NAT", "UNO"])) + sectors
    return top + sectors


@st.composite
def days_or_stretches(draw):
    """First and last day; the last is None where there is one day."""
    first = draw(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
    last = draw(maybe(st.integers(1, 400)))
    return first.isoformat(), (first + dt.timedelta(days=last)).isoformat() if last else None


@st.composite
def gdelt(draw):
    """What a row of GDELT holds: actors by code, names in capitals, one place with a FIPS country."""
    parties = st.builds(Party, code=maybe(codes(groups=True)), name=maybe(phrases.map(str.upper)))
    kind = draw(maybe(st.sampled_from(["country", "admin1", "city"])))
    country = draw(st.sampled_from(MAPPED) | st.just("USA"))
    american_state = kind == "admin1" and country == "USA"
    place = kind and Place(
        kind=kind,
        country=country,
        name=draw(st.sampled_from(["Texas", "North Carolina"]) if american_state else phrases),
        province=draw(maybe(provinces)) if kind == "city" else None,
        lat=draw(maybe(degrees)),
        lon=draw(maybe(degrees)),
    )
    first, last = draw(st.just((None, None)) | days.map(lambda day: (day, None)) | months | years)
    return CodedEvent(
        id=draw(numbers), date=first, end=last, cameo=draw(cameo), source=draw(parties), target=draw(parties),
        place=place, root=draw(maybe(st.booleans())),
        told=draw(maybe(st.builds(Mentions, mentions=counts, sources=counts, articles=counts))),
        added=draw(maybe(seconds)),
        url=draw(maybe(words)),
    )  # fmt: skip


provinces = phrases | st.sampled_from(["Texas", "City of, London"])
counts = st.integers(0, 10**9)
seconds = st.tuples(days, st.times()).map(lambda pair: f"{pair[0]}T{pair[1].replace(microsecond=0).isoformat()}")
years = st.integers(1000, 9999).map(lambda year: (f"{year}-01-01", f"{year}-12-31"))
months = st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 31)).map(
    lambda day: (
        day.replace(day=1).isoformat(),
        ((day.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)).isoformat(),
    )
)


@st.composite
def polecat(draw):
    """What a row of POLECAT holds."""
    parties = st.builds(
        Party, code=maybe(codes()), name=maybe(phrases), text=maybe(phrases), office=maybe(phrases), wiki=maybe(phrases)
    )
    return CodedEvent(
        id=draw(phrases), date=draw(maybe(days)), plover=draw(st.sampled_from(sorted(QUADS))),
        mode=draw(maybe(phrases)), contexts=draw(listed), source=draw(parties), target=draw(parties),
        place=draw(maybe(places)), outlet=draw(maybe(phrases)), published=draw(maybe(days)), people=draw(listed),
        organizations=draw(listed), locations=draw(listed), language=draw(maybe(phrases)), coder=draw(maybe(phrases)),
    )  # fmt: skip


places = st.builds(
    Place, name=phrases, text=maybe(phrases), kind=maybe(st.sampled_from(["country", "admin1", "city"])),
    country=maybe(st.sampled_from(COUNTRIES)), province=maybe(phrases), district=maybe(phrases), city=maybe(phrases),
    lat=maybe(degrees), lon=maybe(degrees), geonameid=maybe(counts),
)  # fmt: skip


@st.composite
def icews(draw):
    """What a row of ICEWS holds: countries and sectors by name, a place by its parts."""
    kind_or_country = st.sampled_from(COUNTRIES) | st.just("IGO")
    sectors = st.lists(st.sampled_from(SECTORS), max_size=2, unique=True).map("".join)
    parties = st.builds(Party, code=maybe(st.builds(str.__add__, kind_or_country, sectors)), name=maybe(phrases))
    country, province, city = draw(maybe(st.sampled_from(COUNTRIES))), draw(maybe(phrases)), draw(maybe(phrases))
    place = None
    if name := city or province or (country and load_country_codes()[country].icews):
        kind = "city" if city else "admin1" if province else "country"
        place = Place(
            name=name, kind=kind, country=country, province=province, district=draw(maybe(phrases)), city=city,
            lat=draw(maybe(degrees)), lon=draw(maybe(degrees)),
        )  # fmt: skip
    return CodedEvent(
        id=draw(numbers), date=draw(maybe(days)), cameo=draw(cameo), source=draw(parties), target=draw(parties),
        place=place, article=draw(maybe(numbers)), sentence=draw(maybe(counts)), outlet=draw(maybe(phrases)),
    )  # fmt: skip


spans = st.tuples(st.integers(0, 9999), st.integers(1, 99)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
several = st.lists(spans, max_size=3).map(tuple)


@st.composite
def plover(draw):
    """What a line of PLOVER holds: every field of the record."""
    parties = st.builds(
        Party, code=maybe(codes(groups=True)), name=maybe(phrases), text=maybe(phrases), office=maybe(phrases),
        wiki=maybe(phrases),
    )  # fmt: skip
    first, last = draw(st.just((None, None)) | days_or_stretches())
    code = st.builds(Code, plover=maybe(phrases), mode=maybe(phrases), cameo=maybe(cameo))
    where = st.builds(
        Spots, start=counts, end=counts, sha256=maybe(words), event=several, source=maybe(spans), target=maybe(spans),
        condition=several,
    )  # fmt: skip
    return CodedEvent(
        id=draw(phrases), kind=draw(st.sampled_from(["event", "posture", "advisory"])), date=first, end=last,
        date_from=draw(maybe(st.sampled_from(["text", "published"]))), plover=draw(st.sampled_from(sorted(QUADS))),
        mode=draw(maybe(phrases)), cameo=draw(maybe(cameo)), contexts=draw(listed),
        status=draw(maybe(st.sampled_from(Status.__args__))), as_coded=draw(maybe(code)),
        due=draw(maybe(st.tuples(days, days))), source=draw(parties), target=draw(parties), place=draw(maybe(places)),
        root=draw(maybe(st.booleans())),
        told=draw(maybe(st.builds(Mentions, mentions=counts, sources=counts, articles=counts))),
        article=draw(maybe(phrases)), outlet=draw(maybe(phrases)), title=draw(maybe(phrases)), url=draw(maybe(words)),
        published=draw(maybe(days)), added=draw(maybe(days)), language=draw(maybe(words)), text=draw(maybe(phrases)),
        sentence=draw(maybe(counts)), words=draw(listed), spots=draw(maybe(where)), claim=draw(maybe(words)),
        chain=draw(listed), people=draw(listed), organizations=draw(listed), locations=draw(listed),
        coder=draw(maybe(phrases)),
    )  # fmt: skip
