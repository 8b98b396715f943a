"""What an analyst says of the record: kept for good, laid over the reading, taken back at will."""

from __future__ import annotations

import datetime as dt

import pytest

from case.making import Hand, article
from standoff.case import open_case
from standoff.errors import CaseError, NotFoundError
from standoff.model import Attribution, Holder


def crossing() -> Hand:
    """Ukraine says that NATO says that Russian forces crossed; with an event and a force below."""
    hand = Hand("Russian forces crossed the border at dawn, Ukraine said NATO had told it. About 900 troops came.")
    for name in ("Ukraine", "NATO"):
        hand.actor(name)
    outer = hand.claim("NATO had told it", "Ukraine")
    inner = hand.claim("Russian forces crossed the border at dawn", "Ukraine", "NATO", under=outer)
    hand.event("crossed the border", "Russia", "Ukraine", attribution=inner)
    hand.posture("About 900 troops", "Russia", low=900.0, high=900.0, attribution=inner, where=("Border",))
    return hand


def denial() -> Hand:
    hand = Hand("Russia denied that Russian forces crossed the border. The talks went on.")
    hand.actor("Russia")
    hand.claim("Russian forces crossed the border", "Russia", act="deny")
    return hand


def test_a_retracted_record_is_in_no_list_but_in_that_of_corrections(case, put, ana):
    put(crossing())
    (event,) = case.events()
    made = ana.retract(event.id, "a rumour the reader took for a report")
    assert not case.events()
    assert case.claims().total == 2
    (kept,) = case.corrections()
    assert kept == made
    assert (kept.act, kept.of, kept.who, kept.quote) == ("retract", "event", "Ana", "crossed the border")
    assert not kept.orphan
    with pytest.raises(NotFoundError, match=r"retracted by Ana on .*: a rumour"):
        case.record(event.id)
    with pytest.raises(NotFoundError, match=f"undo {made.id} first"):
        ana.relabel(event.id, "status", "denied", "it was")


def test_records_of_a_retracted_article_are_gone_with_it(case, put, ana):
    article = put(crossing())
    ids = [record.id for kind in ("claims", "events", "postures") for record in getattr(case, kind)()]
    made = ana.retract(article, "a test page")
    for id_ in ids:
        with pytest.raises(
            NotFoundError, match=f"{id_}: its article {article} was retracted by Ana on .*: a test page"
        ):
            case.record(id_)
        with pytest.raises(NotFoundError, match=f"its article {article} was retracted by Ana; undo {made.id} first"):
            ana.annotate(id_, "what was this?")
    with pytest.raises(NotFoundError, match="no record"):
        case.record(f"c{article[1:]}-00000000")
    ana.undo(made.id, "it was the article")
    assert [case.record(id_).id for id_ in ids] == ids


def test_what_stood_under_a_retracted_claim_stands_under_the_claim_above(case, put, ana):
    put(crossing())
    outer = next(c for c in case.claims() if c.depth == 1)
    inner = next(c for c in case.claims() if c.depth == 2)
    ana.retract(inner.id, "nobody of NATO is quoted")
    (event,) = case.events()
    assert (event.claim, event.chain) == (outer.id, ("Ukraine",))
    ana.retract(outer.id, "a wrong cue")
    (event,) = case.events()
    assert (event.claim, event.chain) == (None, ())


def test_the_chain_below_follows_a_holder_put_right(case, put, ana):
    put(crossing())
    outer = next(c for c in case.claims() if c.depth == 1)
    ana.relabel(outer.id, "holder", "Russia", "Kyiv was not who spoke")
    assert {c.chain for c in case.claims()} == {("Russia",), ("Russia", "NATO")}
    inner = next(c for c in case.claims() if c.depth == 2)
    assert [h.code for h in inner.holders] == ["RUS", "NATO"]
    assert case.claims(actor="Russia").total == 2
    assert not case.claims(actor="Ukraine")


def test_relabelled_fields_are_found_by_the_filters(case, put, ana):
    put(crossing())
    (event,), (force,) = case.events(), case.postures()
    ana.relabel(event.id, "type", "MOBILIZE", "they moved, nobody fired")
    ana.relabel(event.id, "status", "denied", "the sentence before says so")
    (found,) = case.events(type="MOBILIZE", status="denied")
    assert found.id == event.id
    assert (found.mark.quad, found.mark.cameo[:2], found.mark.rule) == (4, "15", "analyst")
    ana.relabel(event.id, "code", "190", "they fired after all")
    assert case.events(type="ASSAULT").total == 1
    ana.relabel(force.id, "high", "1,200", "the wire has a range")
    (force,) = case.postures()
    assert (force.mark.low, force.mark.high) == (900.0, 1200.0)
    (series,) = case.series()
    assert (series.points[0].low, series.points[0].high) == (900.0, 1200.0)
    ana.relabel(event.id, "target", "NATO", "a base of the alliance")
    assert case.events(target="NATO").total == 1


@pytest.mark.parametrize(
    ("kind", "field", "value", "told"),
    [
        ("events", "type", "SMILE", "there are AGREE"),
        ("events", "status", "over", "there are happened"),
        ("events", "act", "deny", "no field of events"),
        ("events", "code", "999", "no CAMEO code"),
        ("postures", "low", "many", "not a number"),
        ("postures", "low", "1e999", "not a number"),
        ("claims", "holder", " ", "a name is needed"),
    ],
)
def test_what_does_not_fit_is_refused_and_not_kept(case, put, ana, kind, field, value, told):
    put(crossing())
    record = next(iter(getattr(case, kind)()))
    with pytest.raises(CaseError, match=told):
        ana.relabel(record.id, field, value, "as I see it")
    assert not case.corrections()


def test_stances_follow_what_a_claim_is_relabelled_to(case, put, ana):
    put(crossing(), 1)
    put(denial(), 2, outlet="The Ferry Times")
    (dispute,) = case.disputes()
    denied = next(c for c in case.claims() if c.act == "deny")
    made = ana.relabel(denied.id, "act", "assert", "it confirmed, the headline says")
    assert not case.disputes()
    ana.undo(made.id, "the headline was wrong")
    assert case.disputes().items == (dispute,)


def test_two_claims_taken_apart_are_in_no_dispute(case, put, ana):
    put(crossing(), 1)
    put(denial(), 2, outlet="The Ferry Times")
    (dispute,) = case.disputes()
    (denied,) = (side.claim for side in dispute.sides if side.stance == "deny")
    asserted = [side.claim for side in dispute.sides if side.stance != "deny"]
    made = [ana.split(denied, one, "two borders") for one in asserted]
    assert not case.disputes()
    put("Another day, another article.", 3)
    assert not case.disputes(), "a later article changes nothing of it"
    ana.undo(made[0].id, "one border after all")
    assert {side.claim for side in case.disputes()[0].sides} == {denied, asserted[0]}


def test_copies_taken_apart_are_two_voices_until_they_are_copies_again(case, put, ana):
    said = (
        "Russian forces crossed the border at dawn on the road to the quarry, Ukraine said, and shelled two villages."
    )
    one = Hand(said)
    one.actor("Ukraine")
    one.claim("Russian forces crossed the border at dawn", "Ukraine")
    other = Hand(said + " Russia denied that Russian forces crossed the border.")
    other.actor("Russia")
    other.claim("Russian forces crossed the border.", "Russia", act="deny")
    ids = [put(one, 1), put(other, 2, outlet="The Ferry Times")]
    assert case.copies()
    assert not case.disputes(), "an article and its copies dispute nothing between them"
    made = ana.split(ids[0], ids[1], "two reporters at one briefing")
    assert not case.copies()
    assert len(case.disputes()) == 1
    ana.undo(made.id, "one report after all")
    assert case.copies()
    assert not case.disputes()
    ana.split(ids[1], ids[0], "two reporters, I asked")
    merged = ana.merge(ids[0], ids[1], "they share a stringer")
    assert not case.disputes(), "nor do those an analyst takes for copies"
    ana.undo(merged.id, "they do not")
    assert len(case.disputes()) == 1


def test_two_names_of_one_are_one(case, put, ana):
    for number, name in enumerate(("Abel Tarn", "A. Tarn"), start=1):
        hand = Hand(f"{name} said that ships left port {number}.")
        hand.actor(name)
        hand.claim(f"ships left port {number}", name)
        put(hand, number)
    found = {a.name: a.id for a in case.actors()}
    made = ana.merge(found["A. Tarn"], found["Abel Tarn"], "his initials")
    assert {c.chain for c in case.claims()} == {("Abel Tarn",)}
    (actor,) = case.actors()
    assert (actor.name, actor.claims, actor.articles) == ("Abel Tarn", 2, 2)
    hand = Hand("A. Tarn said that ships came back.")
    hand.actor("A. Tarn")
    hand.claim("ships came back", "A. Tarn")
    put(hand, 3)
    assert case.claims(actor="Abel Tarn").total == 3, "articles added later too"
    ana.undo(made.id, "his brother")
    assert case.claims(actor="Abel Tarn").total == 1


def test_mergers_end_where_the_last_one_leads(case, put, ana):
    for number, name in enumerate(("Ana Roe", "A. Roe", "Roe the elder"), start=1):
        hand = Hand(f"{name} said that bread was dear.")
        hand.actor(name)
        hand.claim("bread was dear", name)
        put(hand, number)
    ids = {a.name: a.id for a in case.actors()}
    ana.merge(ids["A. Roe"], ids["Ana Roe"], "initials")
    ana.merge(ids["Ana Roe"], ids["Roe the elder"], "one of the two is meant")
    assert {c.chain for c in case.claims()} == {("Roe the elder",)}


def test_a_retracted_article_keeps_its_text(case, put, ana):
    made = put(crossing())
    ana.retract(made, "a forged page")
    assert not case.claims()
    assert not case.events()
    assert case.article(made).article.text.startswith("Russian forces")
    assert case.corrections(about=made).total == 1


def test_sources_are_rated_by_letter_with_their_history(case, put, ana):
    put(crossing())
    assert case.sources()[0].reliability == "F"
    ana.rate("the harbour post", "c", "two corrections in a week")
    case.analyst("Bo").rate("The Harbour Post", "B", "owned up to both")
    assert case.sources()[0].reliability == "B"
    assert [(c.who, c.value) for c in case.corrections(act="rate")] == [("Bo", "B"), ("Ana", "C")]
    with pytest.raises(CaseError, match="no letter"):
        ana.rate("The Harbour Post", "G", "why not")
    with pytest.raises(NotFoundError, match="no outlet"):
        ana.rate("The Harbor Pots", "A", "typing")


@pytest.mark.parametrize("written", ["Élan Presse", "élan presse", "ÉLAN  PRESSE", "Elan Presse"])
def test_a_credit_is_found_in_any_spelling_of_its_letters(case, put, ana, written):
    put("Ferries were late.", 1, credit="Élan Presse")
    made = ana.rate(written, "B", "owns up to errors")
    assert made.quote == "Élan Presse"
    assert {s.name: s.reliability for s in case.sources()}["Élan Presse"] == "B"


def test_notes_stand_beside_what_they_are_about(case, put, ana):
    put(crossing())
    claim = case.claims()[0]
    ana.annotate(claim.id, "called the ministry, no answer yet")
    (note,) = case.claim(claim.id).corrections
    assert note.why == "called the ministry, no answer yet"
    assert case.claim(claim.id).claim == claim


def test_corrections_need_a_name_a_reason_and_a_target(case, put):
    put(crossing())
    (event,) = case.events()
    with pytest.raises(CaseError, match="say who"):
        case.analyst("  ")
    ana = case.analyst("Ana")
    with pytest.raises(CaseError, match="say why"):
        ana.retract(event.id, " ")
    with pytest.raises(NotFoundError):
        ana.retract("e000000000000-00000000", "not there")
    with pytest.raises(CaseError, match="cannot be retracted"):
        ana.retract(case.actors()[0].id, "nobody")
    with pytest.raises(CaseError, match="two different things"):
        ana.merge(event.id, event.id, "one")
    assert not case.corrections()


def test_an_undoing_can_be_undone(case, put, ana):
    put(crossing())
    (event,) = case.events()
    made = ana.retract(event.id, "a rumour")
    back = ana.undo(made.id, "no rumour")
    assert case.events().total == 1
    assert case.corrections()[1].undone_by == back.id
    with pytest.raises(CaseError, match="undone already"):
        ana.undo(made.id, "twice")
    ana.undo(back.id, "a rumour after all")
    assert not case.events()


def test_corrections_survive_another_reading(path):
    moment = dt.datetime(2022, 3, 1, 9, tzinfo=dt.UTC)
    with open_case(path, clock=lambda: moment) as case:
        first, later = crossing(), crossing()
        later.event("at dawn", "Russia", "Ukraine")
        of = article(first.text)
        list(case.add([of], reader=lambda _: iter([first.reading(of)]), reader_version="one"))
        (event,), (force,) = case.events(), case.postures()
        ana = case.analyst("Ana")
        ana.retract(event.id, "a rumour")
        ana.relabel(force.id, "readiness", "moving", "they came")
        list(case.read_again(reader=lambda _: iter([later.reading(of, "two")]), reader_version="two"))
        assert [e.quote for e in case.events()] == ["at dawn"]
        assert case.postures(readiness="moving").total == 1
        assert {c.made for c in case.corrections()} == {"2022-03-01T09:00:00+00:00"}
        bare = Hand(first.text)
        list(case.read_again(reader=lambda _: iter([bare.reading(of, "three")]), reader_version="three"))
        assert [c.orphan for c in case.corrections()] == [True, True], "it says so when its words are read no more"


def test_undoing_a_merger_reaches_all_that_later_mergers_moved(case, put, ana):
    for number, name in enumerate(("Ann Low", "Bob Roe", "Cyd Fox"), start=1):
        hand = Hand(f"{name} said that bread was dear.")
        hand.actor(name)
        hand.claim("bread was dear", name)
        put(hand, number)
    ids = {a.name: a.id for a in case.actors()}
    first = ana.merge(ids["Ann Low"], ids["Bob Roe"], "one person")
    ana.merge(ids["Bob Roe"], ids["Cyd Fox"], "one person too")
    assert {c.chain for c in case.claims()} == {("Cyd Fox",)}
    ana.undo(first.id, "her sister")
    assert sorted(c.chain for c in case.claims()) == [("Ann Low",), ("Cyd Fox",), ("Cyd Fox",)]


def test_who_is_merged_among_several_holders_is_found_under_the_new_name(case, put, ana):
    for number, name in enumerate(("Russia; Ukraine", "NATO"), start=1):
        hand = Hand(f"{name} said that talks went on.")
        span = hand.span("talks went on")
        holder = Holder(name=name, kind="state", key=name, code="RUS; UKR" if ";" in name else "NATO", spans=())
        hand.marks["attributions"] = [
            Attribution(
                id=f"q{number}", rule="hand", source=(), cue=(), content=(span,), chain=(name,), holders=(holder,)
            )
        ]
        put(hand, number)
    ids = {a.name: a.id for a in case.actors()}
    ana.merge(ids["Russia"], ids["NATO"], "a slip of the reader")
    assert case.claims(actor="NATO").total == 2
    assert not case.claims(actor="Russia")


def test_several_holders_nobody_knows_stay_without_keys(case, put, ana):
    for number, name in enumerate(("Ann Low; Bob Roe", "Cyd Fox", "Ann Low"), start=1):
        hand = Hand(f"{name} said that talks went on.")
        hand.claim("talks went on", name)
        put(hand, number)
    ids = {a.name: a.id for a in case.actors()}
    ana.merge(ids["Ann Low"], ids["Cyd Fox"], "her married name")
    joined = next(c.claim for c in map(case.claim, (c.id for c in case.claims())) if ";" in c.claim.chain[0])
    assert joined.chain == ("Cyd Fox; Bob Roe",)
    assert [(h.name, h.key, h.code) for h in joined.holders] == [("Cyd Fox", None, None), ("Bob Roe", None, None)]
