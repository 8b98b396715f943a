"""The terminal shows at a glance whose words stand inside whose."""

import io

import pytest
from rich.console import Console

from case.making import Hand, article
from standoff.case import open_case
from standoff.cli.casework import Listing
from standoff.model import Attribution, Reading, Span, text_sha256
from standoff.views.terminal.lists import list_of
from standoff.views.terminal.readings import marked_text

TEXT = "The Post said he denied it was his."


def attribution(id_, start, end, parent=None):
    cue = (Span(start - 2, start - 1),)
    return Attribution(id=id_, rule="test", source=(), cue=cue, content=(Span(start, end),), parent=parent)


def test_contents_stand_in_brackets_the_inner_one_inside():
    outer, inner = attribution("a", 14, 34), attribution("b", 24, 34, parent="a")
    reading = Reading(id="x", sha256=text_sha256(TEXT), reader="test", attributions=(outer, inner))
    shown = marked_text(TEXT, reading)
    assert shown.plain == "The Post said [he denied [it was his]]."
    styles = {shown.plain[s.start : s.end]: s.style for s in shown.spans if shown.plain[s.start : s.end] in "[]"}
    assert len(styles) == 2
    assert reading.depths() == {"a": 0, "b": 1}


def test_a_ring_of_parents_ends():
    ring = (attribution("a", 14, 34, parent="b"), attribution("b", 24, 34, parent="a"))
    reading = Reading(id="x", sha256=text_sha256(TEXT), reader="test", attributions=ring)
    assert set(reading.depths()) == {"a", "b"}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A case in which every list holds something."""
    with open_case(tmp_path_factory.mktemp("lists") / "x.case") as case:
        for number, (who, act) in enumerate(
            (("Ukraine", "assert"), ("Russia", "deny"), ("Ukraine", "assert")), start=1
        ):
            text = "Russian forces [crossed] the border near Kharkiv. 900 troops came. It vowed to act. Leave."
            hand = Hand(f"{who} spoke: {text}" + " More followed." * (number == 3))
            hand.actor(who)
            claim = hand.claim("Russian forces [crossed] the border near Kharkiv", who, act=act)
            hand.event("[crossed] the border", "Russia", "Ukraine", attribution=claim)
            hand.posture("900 troops", "Russia", low=900.0, high=900.0, where=("Kharkiv",), attribution=claim)
            hand.commitment("to act", "Ukraine", due=("It", "2022-02-01", "2022-02-01"))
            hand.advisory("Leave", "Ukraine", where=("Kharkiv",))
            revised = {"url": "https://one.example/1", "modified": "2022-01-25"} if number == 3 else {}
            url = {"url": "https://one.example/1"} if number == 1 else {}
            one = article(hand.text, number, outlet=f"Outlet {who}", title=f"Story {number}", **(url | revised))
            reading = hand.reading(one)
            list(case.add([one], reader=lambda _, r=reading: iter([r]), reader_version="hand"))
        denied = Hand(
            "NATO said missiles were moved into the harbour. Russia denied that missiles were moved into the harbour."
        )
        denied.claim("missiles were moved into the harbour", "NATO")
        denied.claim("that missiles were moved into the harbour", "Russia", act="deny", polarity="-")
        last = article(denied.text, 4)
        list(case.add([last], reader=lambda _: iter([denied.reading(last)]), reader_version="hand"))
        case.analyst("Ana").annotate(case.claims()[0].id, "a note [in] brackets")
        yield case


@pytest.mark.parametrize("what", list(Listing))
def test_every_list_is_drawn_with_its_ids(told, what):
    found = getattr(told, what.value)()
    assert len(found), "nothing to draw"
    out = Console(file=io.StringIO(), width=200)
    for part in list_of(what.value, found.items, f"{what.value}: {found.total}", ids=True):
        out.print(part)
    shown = out.file.getvalue()
    assert f"{what.value}: {found.total}" in shown
    first = found.items[0]
    named = next(name for name in ("id", "name", "outlet", "title") if getattr(first, name, None))
    assert getattr(first, named) in shown
