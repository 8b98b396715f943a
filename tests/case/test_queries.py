from __future__ import annotations

import datetime as dt

import pytest

from case.making import Hand
from standoff.case.records import Found
from standoff.errors import CaseError, NotFoundError


@pytest.fixture
def told(put):
    """Three reports of three days."""
    first = Hand(
        "The Ledger reported that Sergey Lavrov said Russia would not attack Kyiv. "
        "About 3,000 Russian troops stood at Yelnya on 20 January."
    )
    outer = first.claim("Sergey Lavrov said Russia would not attack Kyiv", "The Ledger")
    inner = first.claim(
        "Russia would not attack Kyiv", "The Ledger", "Sergey Lavrov", under=outer, act="deny", polarity="-"
    )
    first.place("Kyiv", country="UKR")
    first.place("Yelnya", country="RUS", lat=54.57, lon=33.17)
    first.actor("Russia")
    first.actor("Sergey Lavrov")
    first.event("attack", "Russia", "Ukraine", status="denied", attribution=inner, where=("Kyiv",))
    first.posture("About 3,000 Russian troops", "Russia", low=3000, high=3000, where=("Yelnya",), as_of="2022-01-20")
    put(first, 1, published="2022-01-21T22:30:00+00:00")

    second = Hand(
        "Russia will attack Kyiv within weeks, the United States said. Americans should leave Ukraine now. "
        "NATO promised to answer in writing this week if talks went on."
    )
    warned = second.claim("Russia will attack Kyiv within weeks", "United States", certainty="probable")
    second.event("attack", "Russia", "Ukraine", status="possible", attribution=warned)
    second.place("Kyiv", country="UKR")
    second.place("Ukraine", kind="country", country="UKR")
    second.actor("NATO")
    second.actor("Russia")
    second.advisory("Americans should leave Ukraine now", "United States", where=("Ukraine",))
    second.commitment("to answer in writing", "NATO", "if talks went on", due=("this week", "2022-01-24", "2022-01-30"))
    put(second, 2, published="2022-01-24", outlet="The Ledger")

    third = Hand("Reinforcements raised the force at Yelnya to 5,000 troops, Ukraine said. A Mr Karim agreed.")
    said = third.claim("Reinforcements raised the force at Yelnya to 5,000 troops", "Ukraine")
    third.posture(
        "5,000 troops", "Russia", low=5000, high=5000, where=("Yelnya",), as_of="2022-01-25", attribution=said
    )
    third.place("Yelnya", country="RUS")
    third.actor("Karim")
    put(third, 3, published="2022-01-25", outlet=None)


@pytest.mark.usefixtures("told")
def test_claims_by_actor_reach_all_of_a_state(case):
    assert [c.chain[-1] for c in case.claims(actor="Russia")] == ["Sergey Lavrov"]
    assert [c.chain[-1] for c in case.claims(actor="lavrov", act="deny")] == ["Sergey Lavrov"]
    assert case.claims(actor="RUSGOV").total == 1
    assert case.claims(actor="The Ledger").total == 2
    assert case.claims(actor="Russian Federation").total == 1
    assert case.claims(actor="Nobody Known").total == 0
    assert case.claims(actor="Russia", act="assert").total == 0


@pytest.mark.usefixtures("told")
def test_claims_by_what_else_they_are(case):
    assert case.claims(chain_depth=2)[0].holders[1].code == "RUSGOV"
    assert case.claims(certainty="probable").total == 1
    assert case.claims(polarity="-").total == 1
    assert case.claims(outlet="the ledger").total == 1
    assert case.claims(text="attack kyiv").total == 3
    assert case.claims(text='"within weeks"').total == 1
    assert case.claims(text='100% "or').total == 0
    assert {c.outlet for c in case.claims(place="Ukraine")} == {"The Harbour Post", "The Ledger"}
    assert case.claims(article="x3").total == 1


@pytest.mark.usefixtures("told")
def test_since_and_until_count_whole_days(case):
    assert case.claims(since="2022-01-24").total == 2
    assert case.claims(since=dt.date(2022, 1, 25)).total == 1
    assert case.claims(until="2022-01-21").total == 2
    assert case.claims(until="2022-01-21T22:00").total == 0
    assert case.claims(since="2022-01-21T22:30:00+00:00", until="2022-01-21T22:30").total == 2
    assert case.claims(since="2022-01-21T23:30:00+01:00", until="2022-01-21T22:30:00Z").total == 2
    assert case.claims(since="today").total == 1
    assert case.claims(since="yesterday").total == 2
    with pytest.raises(CaseError, match="not a date"):
        case.claims(since="last Tuesday")


@pytest.mark.usefixtures("told")
def test_order_limit_and_count(case):
    newest = [c.at for c in case.claims()]
    assert newest == sorted(newest, reverse=True)
    oldest = case.claims(order="oldest")
    assert oldest[0].at == "2022-01-21T22:30:00"
    page = case.claims(limit=1, offset=2)
    assert (len(page), page.total, page.offset) == (1, 4, 2)
    assert case.claims(limit=10, offset=50).total == 4
    assert [c.id for n in range(4) for c in case.claims(limit=1, offset=n)] == [c.id for c in case.claims()]


def test_a_filter_the_query_does_not_know_is_an_error(case):
    with pytest.raises(TypeError, match="no filter 'actr'"):
        case.claims(actr="Russia")
    with pytest.raises(TypeError, match="no filter 'act'"):
        case.events(act="deny")


@pytest.mark.usefixtures("told")
def test_a_claim_knows_those_around_it(case):
    inner = case.claims(act="deny")[0]
    found = case.claim(inner.id)
    assert [p.chain for p in found.parents] == [("The Ledger",)]
    assert [c.id for c in case.claim(found.parents[0].id).children] == [inner.id]
    assert inner.mark.content[0].of(case.article(inner.article).article.text) == inner.quote
    with pytest.raises(NotFoundError):
        case.claim("c0")


@pytest.mark.usefixtures("told")
def test_the_denial_is_set_against_the_assertion(case):
    (dispute,) = case.disputes()
    assert [(s.stance, s.chain[-1]) for s in dispute.sides] == [("deny", "Sergey Lavrov"), ("assert", "United States")]
    assert case.disputes(actor="Ukraine").total == 0
    assert case.disputes(actor="Russia", since="2022-01-24").total == 1
    assert case.claims(disputed=True).total == 2
    assert case.claim(dispute.sides[0].claim).disputes[0].id == dispute.id


@pytest.mark.usefixtures("told")
def test_events_postures_advisories_commitments(case):
    (event,) = case.events(type="assault", actor="Russia", target="Ukraine", status="denied")
    assert (event.chain, event.places[0].name) == (("The Ledger", "Sergey Lavrov"), "Kyiv")
    assert case.events(type="19").total == 2
    assert case.events(type="MOBILIZE").total == 0
    assert [p.mark.low for p in case.postures(holder="Russia", where="Yelnya", order="oldest")] == [3000, 5000]
    assert case.postures(where="Russia").total == 2
    assert case.postures(where="Poland").total == 0
    assert case.postures(asset="ships").total == 0
    assert case.advisories(issuer="United States", kind="leave", where="Ukraine").total == 1
    (commitment,) = case.commitments(by="NATO", status="open", kind="promise")
    assert (commitment.condition, commitment.first, commitment.last) == ("if talks went on", "2022-01-24", "2022-01-30")


@pytest.mark.usefixtures("told")
def test_any_record_by_its_id(case):
    for listed in (case.claims(), case.events(), case.postures(), case.advisories(), case.commitments()):
        for record in listed:
            assert case.record(record.id) == record
            assert case.article(record.article).article.text[record.start : record.end]
    with pytest.raises(NotFoundError):
        case.record("r0")


@pytest.mark.usefixtures("told")
def test_series_keep_both_figures(case):
    (series,) = case.series(holder="Russia", place="Yelnya")
    assert [(p.low, p.as_of, p.chain) for p in series.points] == [
        (3000, "2022-01-20", ()),
        (5000, "2022-01-25", ("Ukraine",)),
    ]
    assert case.series(unit="ships").total == 0
    assert case.series(least=3).total == 0


@pytest.mark.usefixtures("told")
def test_timeline_orders_by_the_day_of_the_thing(case):
    days = [item.day for item in case.timeline()]
    assert days == sorted(days)
    assert days[0] == "2022-01-20"
    assert {i.kind for i in case.timeline(kinds=["posture", "advisory"])} == {"posture", "advisory"}
    assert case.timeline(dated=True).total == 3
    assert {i.who for i in case.timeline(actor="Russia", kinds=["event", "posture"])} == {"Russia"}
    assert case.timeline(since="2022-01-20", until="2022-01-20").total == 1


@pytest.mark.usefixtures("told")
def test_actors_and_those_nobody_knows(case):
    named = {a.name: a for a in case.actors()}
    assert named["Russia"].articles == 2
    assert named["Sergey Lavrov"].claims == 1
    assert [a.name for a in case.unresolved()] == ["Karim"]
    assert [a.name for a in case.actors(name="lavr")] == ["Sergey Lavrov"]
    assert case.actors(kind="body").total == 1
    assert case.actors(limit=1).total == case.actors().total


@pytest.mark.usefixtures("told")
def test_sources_places_search_overview(case):
    sources = {(s.name, s.role): s for s in case.sources()}
    assert sources["The Ledger", "outlet"].claims == 1
    assert sources["The Ledger", "cited"].claims == 2
    assert sources["", "outlet"].articles == 1
    assert case.places()[0].articles == 2
    assert [h.article.given_id for h in case.search("troops yeln*")] == ["x3", "x1"]
    assert "\x02Reinforcements\x03" in case.search("reinforcements")[0].snippet
    assert case.search('"attack Kyiv" within').total == 1
    assert case.search('OR NOT ("').total == 0
    assert case.search("  ").total == 0
    seen = case.overview("yesterday", newest=1)
    assert (seen.counts["claims"], seen.totals["claims"], len(seen.claims)) == (2, 4, 1)
    assert case.overview().counts["denials"] == 1
    info = case.info()
    assert (info.articles, info.claims, info.first, info.last) == (3, 4, "2022-01-21T22:30:00", "2022-01-25")


@pytest.mark.usefixtures("told")
def test_facets_and_days(case):
    assert case.days() == (("2022-01-21", 1, 2), ("2022-01-24", 1, 1), ("2022-01-25", 1, 1))
    facets = case.facets("claims", act="deny")
    assert facets["act"] == (("assert", 3), ("deny", 1))  # what choosing another act would leave
    assert facets["actor"] == (("Sergey Lavrov", 1), ("The Ledger", 1))
    assert case.facets("postures", holder="Russia")["outlet"] == (("The Harbour Post", 1),)
    with pytest.raises(CaseError, match="no facets"):
        case.facets("weather")
    assert case.places(role="event").total == 0


def test_an_empty_case_answers_everything(case):
    assert case.overview("today").counts["articles"] == 0
    for name in ("claims", "events", "postures", "advisories", "commitments", "disputes", "series", "timeline",
                 "actors", "unresolved", "sources", "places", "articles"):  # fmt: skip
        assert getattr(case, name)(limit=5).total == 0
    with pytest.raises(NotFoundError):
        case.article("none")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "abcde"),
        ({"limit": None, "offset": 2}, "cde"),
        ({"limit": 2}, "ab"),
        ({"limit": 2, "offset": 4}, "e"),
        ({"limit": 0}, ""),
        ({"offset": 9}, ""),
    ],
)
def test_a_stretch_of_what_was_found_is_made_into_records_alone(asked, told):
    made = []
    found = Found.stretch("abcde", asked, lambda some: (made.append(x) or x.upper() for x in some))
    assert (found.items, found.total, found.offset) == (tuple(told.upper()), 5, asked.get("offset", 0))
    assert made == list(told)
