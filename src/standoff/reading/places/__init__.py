"""Place names and the gazetteer entries they are taken for."""

from __future__ import annotations

from standoff.model import Toponym
from standoff.model.marks import PlaceRole
from standoff.reading.page import Page
from standoff.reading.places.learned import weighed
from standoff.reading.places.names import Name, Search, vouched
from standoff.reading.places.resolution import Choice, resolve, sense_key
from standoff.reading.places.roles import roles_of


def find_toponyms(page: Page) -> tuple[Toponym, ...]:
    """Toponyms in text order, resolved as one decision per article; found by rules alone where no model sees names."""
    search = Search(page)
    names = weighed(search, page.sight.names()) if page.sight and page.sight.finds_names else vouched(search)
    choices = resolve(page, names)
    roles = roles_of(page.parse, names)
    return tuple(_toponym(page, name, choices[sense_key(name)], role) for name, role in zip(names, roles, strict=True))


def _toponym(page: Page, name: Name, choice: Choice, role: PlaceRole) -> Toponym:
    entry, second = choice.entry, choice.runner_up
    mark = page.mark_id("p", name.first, name.last)
    if entry is None:
        return Toponym(id=mark, rule=name.rule, start=name.first, end=name.last, name=name.text, role=role)
    return Toponym(
        id=mark,
        rule=name.rule,
        runner_up=f"{second.name} ({second.kind}, {second.country})" if second else None,
        start=name.first,
        end=name.last,
        name=name.text,
        canonical=entry.name,
        geonameid=entry.id,
        lat=entry.lat,
        lon=entry.lon,
        box=entry.box,
        kind=entry.kind,
        country=entry.country,
        precision="region" if name.compass and entry.kind in {"country", "admin1"} else entry.precision,
        role=role,
        disputed=entry.disputed,
    )
