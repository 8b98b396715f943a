"""A case as event data: each act once, collapsed to what is plain, with its parties, day and place."""

from __future__ import annotations

import json

import msgspec
import pytest

from case.making import Hand, article
from standoff.case import open_case
from standoff.errors import CaseError
from standoff.formats import gdelt, icews, plover, polecat
from standoff.formats.record import Mentions
from standoff.model import Article, text_sha256
from standoff.views.coding import FORMS, coded_events, event_lines
from standoff.views.exports import export_lines

READERS = {"gdelt": gdelt.read, "polecat": polecat.read, "plover": plover.read, "icews": icews.read}


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "crisis.case") as opened:
        yield opened


@pytest.fixture
def put(case):
    def add(hand, number=1, **fields):
        made = article(hand.text, number, **fields)
        (added,) = case.add([made], reader=lambda batch: (hand.reading(made) for _ in batch), reader_version="hand")
        return added.article

    return add


def shelling(**fields):
    hand = Hand("Russia shelled Ukraine near Kyiv on Monday.")
    hand.place("Kyiv", country="UKR", lat=50.45, lon=30.52, precision="city", geonameid=703448)
    hand.event("shelled", "Russia", "Ukraine", **fields)
    return hand


def one(case, **asked):
    (row,) = coded_events(case, **asked)
    return row


def test_an_event_with_its_parties_place_and_words(case, put):
    where = put(shelling(where=["Kyiv"], mode="heavy-weapons"))
    row = one(case)
    assert (row.plover, row.cameo, row.status, row.as_coded) == ("ASSAULT", "190", "happened", None)
    assert (row.source.name, row.source.code, row.target.code) == ("Russia", "RUS", "UKR")
    assert (row.place.name, row.place.kind, row.place.country, row.place.geonameid) == ("Kyiv", "city", "UKR", 703448)
    assert (row.date, row.date_from, row.published) == ("2022-01-24", "published", "2022-01-24")
    assert (row.article, row.sentence, row.root, row.words) == (where, 1, True, ("shelled",))
    assert (row.spots.event[0].start, row.spots.sha256) == (
        7,
        text_sha256("Russia shelled Ukraine near Kyiv on Monday."),
    )


def test_the_text_s_time_comes_before_the_day_of_publication(case, put):
    put(shelling(start="2022-01-20", end="2022-01-21", date_from="text"))
    row = one(case)
    assert (row.date, row.end, row.date_from) == ("2022-01-20", "2022-01-21", "text")


@pytest.mark.parametrize(
    ("given", "stretch"), [("2022-02", ("2022-02-01", "2022-02-28")), ("2021", ("2021-01-01", "2021-12-31"))]
)
def test_a_month_or_year_is_a_stretch_of_days(case, put, given, stretch):
    put(shelling(start=given, end=given, date_from="text"))
    row = one(case)
    assert (row.date, row.end) == stretch


def test_an_undated_article_gives_no_date(case, put):
    put(shelling(), published=None)
    row = one(case)
    assert (row.date, row.date_from, row.published) == (None, None, None)


def test_an_act_that_is_only_planned_is_its_announcement_dated_by_it(case, put):
    put(
        shelling(
            plover="AID", cameo="072", quad=2, status="planned", start="2022-02-01", end="2022-02-01", date_from="text"
        )
    )
    row = one(case)
    assert (row.plover, row.cameo, row.status) == ("AGREE", "0332", "planned")
    assert (row.as_coded.plover, row.as_coded.cameo) == ("AID", "072")
    assert (row.date, row.due) == ("2022-01-24", ("2022-02-01", "2022-02-01"))


def test_a_denied_act_is_no_event(case, put):
    put(shelling(status="denied"))
    assert list(coded_events(case)) == []


def test_what_stands_in_words_that_are_denied_is_no_event(case, put):
    hand = Hand("Russia denied that it intends to shell Ukraine.")
    said = hand.claim("it intends to shell Ukraine", "Russia", act="deny", polarity="-")
    hand.event("shell", "Russia", "Ukraine", plover="THREATEN", cameo="1384", quad=3, attribution=said)
    hand.event("denied", "Russia", "Ukraine", plover="REJECT", cameo="120", quad=3, attribution=said)
    put(hand)
    assert one(case).plover == "REJECT"


def test_a_force_of_nobody_known_is_no_row(case, put):
    hand = Hand("About 200 troops stand in Belarus.")
    hand.posture("About 200 troops stand in Belarus", "unstated", where=("Belarus",), low=200.0, high=200.0)
    put(hand)
    assert list(coded_events(case)) == []


def test_a_demand_is_made_by_who_demands(case, put):
    hand = Hand("NATO demanded that Russia withdraw from Ukraine.")
    said = hand.claim("Russia withdraw from Ukraine", "NATO", act="demand")
    hand.event(
        "withdraw", "Russia", "Ukraine", plover="RETREAT", cameo="0874", quad=2, status="demanded", attribution=said
    )
    put(hand)
    row = one(case)
    assert (row.plover, row.cameo) == ("REQUEST", "1056")
    assert (row.source.code, row.target.code, row.chain) == ("NATO", "RUS", ("NATO",))


def test_who_demands_is_unknown_where_the_words_do_not_say(case, put):
    hand = Hand("NATO said that Russia must withdraw from Ukraine.")
    said = hand.claim("Russia must withdraw from Ukraine", "NATO", act="assert")
    hand.event(
        "withdraw", "Russia", "Ukraine", plover="RETREAT", cameo="0874", quad=2, status="demanded", attribution=said
    )
    put(hand)
    row = one(case)
    assert (row.source.code, row.target.code) == (None, "RUS")


def test_a_saying_coded_already_is_not_made_twice(case, put):
    hand = Hand("Russia threatened to shell Ukraine.")
    hand.event("threatened", "Russia", "Ukraine", plover="THREATEN", cameo="1384", quad=3)
    hand.event("shell", "Russia", "Ukraine", status="conditional")
    put(hand)
    assert one(case).as_coded is None


def test_who_is_known_neither_by_side_nor_by_place_makes_no_row(case, put):
    hand = shelling()
    (event,) = hand.marks["events"]
    hand.marks["events"] = [msgspec.structs.replace(event, source_code=None, target_code=None)]
    put(hand)
    assert list(coded_events(case)) == []


def force(number, words="{} troops stand in Belarus", **fields):
    text = "Russia says little. " + words.format(number) + "."
    hand = Hand(text)
    low = float(number.replace(",", "")) if number else None
    given = {"low": low, "high": low, "where": ("Belarus",), "as_of": None, **fields}
    hand.posture(text[20:-1], "Russia", **given)
    return hand


def test_a_standing_force_is_an_event_when_first_seen_and_when_it_changes(case, put):
    for day, number in enumerate(["30,000", "30,000", "45,000", "30,000"], 10):
        put(force(number), day, published=f"2022-02-{day}")
    rows = list(coded_events(case))
    assert [(row.kind, row.plover, row.mode, row.cameo, row.date) for row in rows] == [
        ("posture", "MOBILIZE", "troops", "154", "2022-02-10"),
        ("posture", "MOBILIZE", "troops", "154", "2022-02-12"),
    ]
    assert rows[0].source.code == "RUS"
    assert rows[0].target.code is None


def test_what_stood_before_the_period_is_not_new_in_it(case, put):
    put(force("30,000"), 1, published="2022-02-10")
    put(force("30,000"), 2, published="2022-02-11")
    put(force("45,000"), 3, published="2022-02-12")
    assert [row.date for row in coded_events(case, since="2022-02-11")] == ["2022-02-12"]


@pytest.mark.parametrize(
    ("fields", "coded"),
    [
        ({"readiness": "alert"}, ("MOBILIZE", "troops", "152")),
        ({"readiness": "moving", "asset": "ships; aircraft"}, ("MOBILIZE", "weapons", "154")),
        ({"readiness": "withdrawn"}, ("RETREAT", "withdraw", "0874")),
    ],
)
def test_what_a_force_is_coded_as(case, put, fields, coded):
    put(force("200", **fields))
    row = one(case)
    assert (row.plover, row.mode, row.cameo) == coded


@pytest.mark.parametrize("status", ["planned", "denied", "possible"])
def test_a_force_that_is_not_there_is_none(case, put, status):
    put(force("200", status=status))
    assert list(coded_events(case)) == []


def test_an_event_in_the_words_of_a_force_follows_the_force(case, put):
    for day in (10, 11):
        hand = force("30,000", words="{} troops are stationed in Belarus by Russia")
        hand.event("stationed", "Russia", "Russia", plover="MOBILIZE", cameo="154")
        put(hand, day, published=f"2022-02-{day}")
    row = one(case)
    assert (row.kind, row.date) == ("event", "2022-02-10")


def test_advice_is_a_statement_once_and_no_type_of_plover(case, put):
    for day, lifted in ((10, False), (11, False), (12, True)):
        hand = Hand(f"On day {day} the United States told citizens to leave Belarus.")
        hand.advisory("told citizens to leave Belarus", "United States", where=("Belarus",), lifted=lifted)
        put(hand, day, published=f"2022-02-{day}")
    rows = list(coded_events(case))
    assert [(row.kind, row.cameo, row.plover, row.date) for row in rows] == [
        ("advisory", "010", None, "2022-02-10"),
        ("advisory", "010", None, "2022-02-12"),
    ]
    lines = {form: len(list(event_lines(case, form))) for form in FORMS}
    assert lines == {"gdelt": 2, "icews": 3, "polecat": 1, "plover": 0}


def test_a_reprint_is_one_report_with_its_articles_counted(case, put):
    story = (
        "Russia shelled Ukraine near the harbour on Monday, and two depots of grain burned through the night while "
        "crews from three villages brought water over the ice and the mayor counted those who had come to help. "
    )
    for number, end in enumerate(["", "The Harbour Post adds that nobody was hurt.", "It rained."], 1):
        hand = Hand(story + end)
        hand.event("shelled", "Russia", "Ukraine")
        put(hand, number, outlet=f"Paper {number}", published=f"2022-02-1{number}")
    assert len(case.copies()) == 3
    row = one(case, counted=True)
    assert row.outlet == "Paper 1"
    assert row.told == Mentions(mentions=3, sources=1, articles=3)
    assert next(event_lines(case, "gdelt")).split("\t")[31:35] == ["3", "1", "3", ""]


def test_independent_origins_are_the_sources(case, put):
    for number, who in enumerate(["Russia", "Ukraine"], 1):
        hand = Hand(f"{who} said that Russia shelled Ukraine near the harbour of Berdyansk on Monday.")
        said = hand.claim("Russia shelled Ukraine near the harbour of Berdyansk on Monday", who)
        hand.event("shelled", "Russia", "Ukraine", attribution=said)
        put(hand, number, outlet=f"Paper {number}")
    rows = list(coded_events(case, counted=True))
    for row in rows:
        found = case.origins(row.claim)
        assert row.told == Mentions(mentions=found.reporting, sources=found.roots, articles=found.reporting)


def test_only_what_is_asked_for(case, put):
    put(shelling(), 1, published="2022-02-10")
    put(force("200"), 2, published="2022-02-11")
    assert [row.kind for row in coded_events(case, what="postures")] == ["posture"]
    assert [row.kind for row in coded_events(case, until="2022-02-10")] == ["event"]
    assert list(coded_events(case, actor="Ukraine")) == []
    with pytest.raises(CaseError, match="claims have no place there"):
        export_lines(case, "gdelt", what="claims")


TEXTS = {
    "a": "Russia sent 5,000 troops to Belarus on Monday. Ukraine accused Russia of shelling a village near Luhansk.",
    "b": "The United States will send weapons to Ukraine, officials in Washington said. NATO demanded that Moscow pull back.",
    "c": "Britain told its citizens to leave Ukraine. Russia denied that it was planning an attack on Kyiv in 2022.",
}


@pytest.fixture(scope="module")
def read_case(tmp_path_factory):
    with open_case(tmp_path_factory.mktemp("coding") / "c.case") as opened:
        items = [
            Article(id=i, text=t, sha256=text_sha256(t), outlet="Quay Post", url=f"https://quay.example/{i}",
                    published=f"2022-01-2{n}T18:05:00+01:00")
            for n, (i, t) in enumerate(TEXTS.items())
        ]  # fmt: skip
        for _ in opened.add(items):
            pass
        yield opened


HELD = {
    "gdelt": ("date", "cameo", "url", "added", "root", "told"),
    "polecat": ("id", "date", "plover", "mode", "outlet", "published", "people", "organizations", "locations", "coder"),
    "icews": ("date", "cameo", "sentence", "outlet"),
}


@pytest.mark.parametrize("form", FORMS)
def test_what_a_case_exports_reads_back(read_case, tmp_path, form):
    path = tmp_path / form
    path.write_text("".join(export_lines(read_case, form)), encoding="utf-8", newline="")
    has = "cameo" if form in ("gdelt", "icews") else "plover"
    made = [row for row in coded_events(read_case, counted=form == "gdelt") if getattr(row, has)]
    found = list(READERS[form](path))
    assert len(found) == len(made) > 3
    assert "".join(FORMS[form](found)) == path.read_text(encoding="utf-8")
    if form == "plover":
        assert found == made
        return
    for ours, theirs in zip(made, found, strict=True):
        assert theirs.kept is None
        assert {f: getattr(ours, f) for f in HELD[form]} == {f: getattr(theirs, f) for f in HELD[form]}


def test_every_span_of_a_plover_line_stands_in_its_article(read_case):
    for line in export_lines(read_case, "plover"):
        row = json.loads(line)
        info = row["text_info"]
        text = read_case.article(row["standoff"]["article"]).article.text
        assert text_sha256(text) == info["sha256"]
        assert text[info["start"] : info["end"]] == row["text"]
        assert [text[s:e] for s, e in info["spans"].get("event", [])] == row.get("event_text", [])
        for role, side in (("source", "actor"), ("target", "recipient")):
            if role in info["spans"]:
                assert text[slice(*info["spans"][role])] == row[side][0]["entity_text"]


def test_an_export_is_the_same_in_every_run(read_case):
    assert list(event_lines(read_case, "polecat")) == list(event_lines(read_case, "polecat"))
