"""What became of a text after it was first put out."""

from __future__ import annotations

import pytest

from case.making import Hand
from standoff.linking.edits import find_notice
from standoff.model import Quantity

ADDRESS = {"url": "https://harbour.example/live", "published": "2022-01-18T08:00:00"}
NOTICE = "This article has been corrected: the number of soldiers was wrong."


def told(*parts: tuple[str, str, str], tail: str = "", figures: tuple[str, ...] = ()) -> Hand:
    """A text of (holder, act, content) told one after the other, with numbers of soldiers in it."""
    hand = Hand(" ".join(f"{holder} said that {content}." for holder, _, content in parts) + f" {tail}")
    for holder in dict.fromkeys(holder for holder, _, _ in parts):
        hand.actor(holder)
    for holder, act, content in parts:
        hand.claim(content, holder, act=act, polarity="-" if act == "deny" else "+")
    for number in figures:
        span = hand.span(number)
        value = float(number)
        hand._keep(
            "quantities",
            Quantity(
                id=hand._id("q", number), rule="hand", start=span.start, end=span.end, value=value, low=value,
                high=value, bounds=(value, value), unit="soldiers", unit_norm="soldier",
            ),
        )  # fmt: skip
    return hand


@pytest.fixture
def revised(case, put):
    put(
        told(
            ("NATO", "assert", "300 soldiers landed at the northern port"),
            ("Russia", "deny", "ships were anywhere near the strait"),
            ("Ukraine", "assert", "the bridge to the island was closed"),
            figures=("300",),
        ),
        1, **ADDRESS,
    )  # fmt: skip
    put(
        told(
            ("NATO", "assert", "30 soldiers landed at the northern port"),
            ("Russia", "assert", "ships were anywhere near the strait"),
            ("Jens Stoltenberg", "warn", "winter would be long"),
            figures=("30",),
        ),
        2, **ADDRESS, modified="2022-01-18T15:00:00",
    )  # fmt: skip
    return case


def test_each_claim_is_told_by_what_became_of_it(revised):
    (edit,) = revised.edits()
    found = {(c.kind, c.what, c.chain): (c.said, c.says) for c in edit.claims}
    assert found == {
        ("vanished", (), ("Ukraine",)): ("the bridge to the island was closed", None),
        ("changed", ("words",), ("NATO",)): (
            "300 soldiers landed at the northern port", "30 soldiers landed at the northern port"
        ),
        ("changed", ("act", "polarity"), ("Russia",)): ("ships were anywhere near the strait",) * 2,
        ("appeared", (), ("Jens Stoltenberg",)): (None, "winter would be long"),
    }  # fmt: skip
    assert [(f.before, f.after, f.unit) for f in edit.figures] == [("300", "30", "soldier")]
    assert edit.silent
    assert edit.at == "2022-01-18T15:00:00"


def test_what_vanished_is_kept_and_can_be_asked_for(revised):
    (edit,) = revised.edits()
    gone = next(c for c in edit.claims if c.kind == "vanished")
    assert not revised.claims(text="bridge")
    assert [c.id for c in revised.claims(text="bridge", revisions=True)] == [gone.before]
    assert revised.claim(gone.before).claim.quote == gone.said


def test_an_edit_that_owns_to_it_is_not_silent(case, put):
    put(told(("NATO", "assert", "300 soldiers landed")), 1, **ADDRESS)
    put(told(("NATO", "assert", "30 soldiers landed"), tail=NOTICE), 2, **ADDRESS, modified="2022-01-18T15:00:00")
    put(
        told(("NATO", "assert", "33 soldiers landed"), tail=NOTICE), 3, **ADDRESS, modified="2022-01-18T17:00:00"
    )  # fmt: skip
    later, sooner = case.edits()
    assert (sooner.silent, sooner.notice) == (False, NOTICE)
    assert later.silent, "the notice of the change before says nothing of this one"
    assert case.edits(silent=True).items == (later,)
    assert case.edits(until="2022-01-18T16:00").items == (sooner,)
    assert case.edits(since="2022-01-18T16:00").items == (later,)
    assert case.as_of("2022-01-18T16:00").edits().items == (sooner,)


def test_an_unchanged_claim_is_no_edit(case, put):
    put(told(("NATO", "assert", "soldiers landed at the port")), 1, **ADDRESS)
    put(
        told(("NATO", "assert", "soldiers landed at the port"), tail="It rained."), 2, **ADDRESS,
        modified="2022-01-18T15:00:00",
    )  # fmt: skip
    (edit,) = case.edits()
    assert (edit.claims, edit.figures, edit.title_before) == ((), (), None)


@pytest.mark.parametrize(
    "text",
    [
        "This story has since been updated with a statement.",
        "An earlier version of this report gave another number.",
        "Correction: thirty, not three hundred.",
        "(Corrects number of soldiers in the second paragraph)",
        "The headline was amended on 3 March.",
        "Editor’s note: the number was wrong.",
    ],
)
def test_words_that_own_to_a_change(text):
    found = find_notice(f"Ships left port on Monday.\n{text}\nMore ships will follow.")
    assert found is not None


@pytest.mark.parametrize(
    "text",
    [
        "The correction of the border took ten years.",
        "Officials said the list had been updated.",
        "The law was amended in 2019, the minister said.",
        "Both sides revised their maps.",
    ],
)
def test_changes_of_other_things_are_no_notice(text):
    assert find_notice(f"Ships left port on Monday.\n{text}\nMore ships will follow.") is None
