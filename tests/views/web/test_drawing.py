"""Charts, the map, word differences, links to words: what is drawn is what is stated."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.case.records import PlaceCount
from standoff.case.series import Series, SeriesLine, SeriesPoint, SeriesStatement
from standoff.views import web
from standoff.views.web.asked import asked
from standoff.views.web.charts import HEIGHT, WIDTH, chart
from standoff.views.web.diffs import changes
from standoff.views.web.guard import bare_host, is_ours
from standoff.views.web.rendering import plural, safe_url, snippet, text_link
from standoff.views.web.worldmap import WORLD, markers, named, project, view_of

STATIC = Path(web.__file__).parent / "static"


def point(number, low, high, day="2022-01-20", outlet="The Harbour Post", chain=()):
    return SeriesPoint(
        id=f"n{number}", kind="posture", article="a", outlet=outlet, record=None, claim=None, chain=chain, value=low,
        low=low, high=high, approx=None, change=None, as_of=day, at=None, start=0, end=4, quote="some",
    )  # fmt: skip


def series(*points):
    return Series(id="s", kind="posture", holder="Russia", unit="troops", place=None, points=points)


def test_an_open_end_is_drawn_open_and_the_other_end_where_it_stands():
    made = chart(series(point(1, 100_000.0, None), point(2, None, 50_000.0, "2022-01-22"), point(3, 0.0, 100_000.0)))
    more, less, both = made.points
    assert more.open_top
    assert not more.open_bottom
    assert less.open_bottom
    assert more.bottom == both.top
    assert both.bottom > less.top > both.top


def test_each_source_has_a_shape_of_its_own():
    made = chart(series(point(1, 1.0, 1.0), point(2, 2.0, 2.0, outlet="Klaxon"), point(3, 3.0, 3.0, chain=("NATO",))))
    assert [name for name, _, _ in made.sources] == ["The Harbour Post", "Klaxon", "NATO"]
    assert len({p.shape for p in made.points}) == 3


def test_no_two_of_many_sources_look_alike():
    made = chart(series(*(point(n, float(n), float(n), outlet=f"Outlet {n}") for n in range(20))))
    assert len({(p.source, p.shape) for p in made.points}) == 20


def test_a_statement_is_drawn_once_and_a_thread_leads_to_the_next():
    wire, paper = point(1, 5.0, 5.0), point(2, 5.0, 5.0, outlet="Klaxon")
    later, expected = point(3, 7.0, None, "2022-01-22"), point(4, 9.0, 9.0, "2022-01-25")
    expected = msgspec.structs.replace(expected, standing="expected")

    def statement(*points: SeriesPoint) -> SeriesStatement:
        first = points[0]
        return SeriesStatement(
            points=tuple(p.id for p in points), as_of=str(first.as_of), low=first.low, high=first.high, approx=None,
            articles=len(points),
        )  # fmt: skip

    def line(standing: str, *statements: SeriesStatement) -> SeriesLine:
        return SeriesLine(
            speaker="NATO", code=None, place=None, standing=standing, change=None, occasion=None, statements=statements
        )

    given = msgspec.structs.replace(
        series(wire, paper, later, expected), scope="in",
        lines=(line("level", statement(wire, paper), statement(later)), line("expected", statement(expected))),
    )  # fmt: skip
    made = chart(given)
    assert [(p.point.id, p.articles, p.hollow) for p in made.points] == [
        ("n1", 2, False), ("n3", 1, False), ("n4", 1, True),
    ]  # fmt: skip
    (thread,) = made.threads
    assert thread.path.startswith(f"M{made.points[0].x:.1f} ")
    assert thread.path.count("L") == 1


def test_numbers_far_apart_are_drawn_on_powers_of_ten():
    assert chart(series(point(1, 10.0, 10.0), point(2, 100_000.0, 100_000.0))).logarithmic
    assert not chart(series(point(1, 90_000.0, 90_000.0), point(2, 100_000.0, 100_000.0))).logarithmic


bound = st.one_of(st.none(), st.floats(0, 1e9, allow_nan=False))
day = st.one_of(st.none(), st.dates().map(str), st.just("2022-XX"))


@given(st.lists(st.tuples(bound, bound, day), max_size=12))
def test_whatever_is_stated_stays_on_the_paper(rows):
    points = [
        point(n, *sorted([a, b]) if a is not None and b is not None else (a, b), d) for n, (a, b, d) in enumerate(rows)
    ]
    made = chart(series(*points))
    assert len(made.points) == sum(1 for p in points if p.low is not None or p.high is not None)
    for p in made.points:
        assert 0 <= p.x <= WIDTH
        assert 0 <= p.top <= p.bottom <= HEIGHT


def place(name, lat, lon, size, precision="city"):
    return PlaceCount(
        name=name,
        geonameid=1,
        lat=lat,
        lon=lon,
        kind=None,
        country=None,
        precision=precision,
        articles=size,
        records=size,
    )


def test_the_first_view_holds_where_most_is_told_and_not_the_far_off():
    drawn = markers(
        [place("Kyiv", 50.4, 30.5, 40), place("Kharkiv", 50.0, 36.2, 20), place("Washington", 38.9, -77.0, 2)]
    )
    view = view_of(drawn)
    seen = [
        m.place.name for m in drawn if view.x <= m.x <= view.x + view.width and view.y <= m.y <= view.y + view.height
    ]
    assert seen == ["Kyiv", "Kharkiv"]
    assert view_of([]) == WORLD


def test_a_country_is_a_ring_and_its_name_gives_way_to_the_larger():
    drawn = markers(
        [place("Kyiv", 50.4, 30.5, 40), place("Ukraine", 50.4, 30.5, 9, "country"), place("Nowhere", None, None, 5)]
    )
    assert [(m.place.name, m.wide) for m in drawn] == [("Kyiv", False), ("Ukraine", True)]
    assert [m.named for m in named(drawn, view_of(drawn))] == [True, False]


def test_the_projection_puts_north_up_and_keeps_the_poles_on_the_map():
    assert project(0, 50)[1] < project(0, 40)[1]
    assert project(-180, 90)[1] >= 0


def test_outlines_are_plain_paths_from_here():
    world = (STATIC / "world.svg").read_text(encoding="utf-8")
    assert re.findall(r'id="(\w+)"', world) == ["land", "borders"]
    assert "http" not in world.replace("http://www.w3.org/2000/svg", "")


def test_the_style_and_script_load_nothing_from_elsewhere():
    for name in ("desk.css", "desk.js"):
        assert not re.search(
            r"https?:|//[a-z]|@import|url\(", (STATIC / name).read_text(encoding="utf-8").replace("// ", "")
        )


@given(st.text("ab \n.é", max_size=40), st.text("ab \n.é", max_size=40))
def test_a_difference_holds_both_texts(before, after):
    found = changes(before, after)
    assert "".join(c.text for c in found if c.kind != "new") == before
    assert "".join(c.text for c in found if c.kind != "gone") == after


def test_a_difference_is_of_words():
    assert [c for c in changes("had crossed", "had not crossed") if c.kind != "same"] == [("new", "not ")]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", None, "http://[bad"]
)
def test_only_web_addresses_are_linked(url):
    assert safe_url(url) is None
    assert text_link(url, "words") is None


def test_a_link_finds_the_words_at_the_source():
    assert (
        text_link("https://x.example/a#top", "we, the-undersigned")
        == "https://x.example/a#:~:text=we%2C%20the%2Dundersigned"
    )
    assert text_link("https://x.example/", " ".join("abcdefghijkl")).endswith("text=a%20b%20c%20d,i%20j%20k%20l")


def test_found_words_are_marked_and_everything_else_escaped():
    assert snippet("<b> \x02tro<ops\x03 \x02open") == "&lt;b&gt; <mark>tro&lt;ops</mark> open"


@pytest.mark.parametrize(
    ("host", "ours"),
    [("127.0.0.1:8040", True), ("localhost", True), ("[::1]:8040", True), ("192.168.1.5:80", True), ("desk:80", True),
     ("evil.example", False), ("evil.example:8040", False), ("", False), ("localhost.evil.example", False)],
)  # fmt: skip
def test_only_our_own_names_are_answered(host, ours):
    assert is_ours(host, frozenset({"desk"})) is ours


def test_the_host_of_an_address_in_brackets():
    assert bare_host("[fe80::1]:80") == "fe80::1"


def test_a_link_keeps_the_query_and_starts_at_the_first_page():
    given = asked("/claims", [("actor", "Russia & co"), ("page", "3"), ("act", ""), ("page", "4")])
    assert given.page == 4
    assert given.link(act="deny") == "/claims?actor=Russia+%26+co&act=deny"
    assert given.link(actor=None) == "/claims"
    assert given.form("csv") == "/claims.csv?actor=Russia+%26+co&page=4"


def test_filters_that_are_numbers_or_truths_are_read_as_such():
    given = asked("/claims", [("chain_depth", "2"), ("disputed", "no"), ("quad", "x")])
    assert given.filters(("chain_depth", "disputed", "quad")) == {"chain_depth": 2, "disputed": False}


def test_counts_have_their_nouns():
    assert [plural(1, "dispute"), plural(2, "advisory"), plural(1200, "day"), plural(2, "copy")] == [
        "1 dispute", "2 advisories", "1,200 days", "2 copies",
    ]  # fmt: skip
