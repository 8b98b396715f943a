"""Articles come in any order; what the case makes of them together does not depend on it."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from case.making import Hand, article
from standoff.case import open_case

CROSSED = "Russian forces had crossed the border near Kharkiv"
AGAIN = "near Kharkiv the border had been crossed by Russian forces"
WIRE = (
    "The convoy left before dawn and was seen on the road to the north by people of two villages, who counted the lorries "
    "and the guns as they went by and wrote the numbers down on the back of a calendar that hung beside the stove."
)


KINDS = ("articles", "copies", "disputes", "origins", "changes", "series", "moves", "promises", "happenings", "stories")


def filler(seed: int, size: int = 60) -> str:
    rng = random.Random(seed)
    return " ".join("".join(rng.choices("abcdefgh", k=rng.randint(3, 9))) for _ in range(size))


def pieces():
    """(article, reading) of a small crisis: claims, their denials, retellings, reprints, an edit, numbers that differ."""
    told = [
        ("Ukraine", "assert", CROSSED, "One", None, "2022-02-21T08:00:00", ""),
        ("Ukraine", "assert", AGAIN, "Two", None, "2022-02-21T18:00:00", ""),
        ("NATO", "assert", f"{CROSSED} at dawn", "Three", "Meridian Wire", "2022-02-21T18:00:00", WIRE),
        ("NATO", "assert", f"{CROSSED} at dawn", "Four", "Meridian Wire", "2022-02-21T19:00:00", WIRE),
        ("Russia", "deny", CROSSED, "Five", None, "2022-02-22T12:00:00", ""),
        ("Russia", "deny", AGAIN, "Six", None, None, ""),
        (
            "Russia",
            "demand",
            "NATO should pull its forces back from the border",
            "Five",
            None,
            "2022-02-22T13:00:00",
            "",
        ),
        ("Jens Stoltenberg", "reject", "to pull forces back from the border", "Six", None, "2022-02-23", ""),
        ("United States", "assert", "Russian forces stood at the border", "Seven", None, "2022-02-23", WIRE),
    ]
    made = []
    for number, (who, act, words, outlet, credit, at, shared) in enumerate(told):
        hand = Hand(f"{who} said that {words}. {shared} {filler(number)}")
        hand.actor(who)
        claim = hand.claim(words, who, act=act)
        if "forces" in words and act == "assert":
            count = 900.0 + number
            hand.posture("forces", "Russia", low=count, high=count, where=("Kharkiv",), attribution=claim)
        one = article(hand.text, number, outlet=outlet, credit=credit, published=at)
        made.append((one, hand.reading(one)))
    hand = Hand(f"Ukraine said that {CROSSED}, twice. {filler(0)}")
    hand.actor("Ukraine")
    hand.claim(f"{CROSSED}, twice", "Ukraine")
    edited = article(hand.text, 0, outlet="One", published="2022-02-21T08:00:00", modified="2022-02-21T11:00:00")
    made.append((edited, hand.reading(edited)))
    return made


def all_of(path, made):
    """Everything that links articles, in words that do not tell the order in which they came."""
    clock = itertools.count()
    with open_case(
        path, clock=lambda: dt.datetime(2022, 3, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=next(clock))
    ) as case:
        for one, reading in made:
            list(case.add([one], reader=lambda _, r=reading: iter([r]), reader_version="hand"))
        outlets = {a.id: (a.outlet, a.at, a.revision, a.current) for a in case.articles(revisions=True)}
        copies = set()
        for c in case.copies():
            # Two texts of one moment stand in either order.
            pair = ((c.earlier, c.spans and [s for s, _ in c.spans]), (c.later, c.spans and [s for _, s in c.spans]))
            if c.earlier_at == c.later_at:
                pair = tuple(sorted(pair, key=str))
            copies.add((str(pair), c.relation, c.direction if c.earlier_at != c.later_at else None, c.confidence))
        disputes = {
            (d.id, d.kind, d.score, tuple(sorted((s.claim, s.stance) for s in d.sides))) for d in case.disputes()
        }
        origins = {c.id: (o.min, o.max, o.reporting) for c in case.claims() for o in [case.origins(c.id)]}
        changes = [(c.at, c.cause, c.record, c.against) for c in case.diff() if c.at]
        series = {
            (s.id, tuple(sorted((p.claim or "", p.low or 0, p.as_of or "") for p in s.points))) for s in case.series()
        }
        moves = {(s.id, m.kind, m.before, m.after) for s in case.series() for m in s.moves}
        promises = {
            (p.status, tuple(c.id for c in p.tellings), tuple(e.quote for e in p.evidence)) for p in case.promises()
        }
        happenings = {tuple(e.id for e in h.events) for h in case.happenings()}
        told = {(s.id, s.headline, tuple(a.id for a in s.articles)) for s in case.stories()}
        return outlets, copies, disputes, origins, sorted(changes, key=str), series, moves, promises, happenings, told


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    return all_of(tmp_path_factory.mktemp("order") / "first.case", pieces())


def test_the_small_crisis_holds_something_of_each(expected):
    _, copies, disputes, origins, changes, series, *_ = expected
    assert len(copies) >= 1
    assert {kind for _, kind, _, _ in disputes} >= {"contradict", "oppose"}
    assert max(most for _, most, _ in origins.values()) >= 2
    assert {cause for _, cause, _, _ in changes} >= {"claim", "denial", "edit"}
    assert series


@given(order=st.permutations(range(10)))
# Not shrunk: ten articles are few enough to see what is wrong, and each try fills a case.
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.reuse, Phase.generate],
)  # fmt: skip
def test_any_order_of_arrival_gives_the_same(expected, tmp_path_factory, order):
    made = pieces()
    found = all_of(tmp_path_factory.mktemp("order") / "x.case", [made[place] for place in order])
    for one, other, what in zip(expected, found, KINDS, strict=True):
        assert one == other, what
