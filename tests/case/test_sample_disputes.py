"""Disputes of the sample crisis: what was written into it is found, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from samples.crisis_gold import holder_matches, links
from standoff.case import Case
from standoff.case.records import DisputeRecord

LEAST_FOUND = 18
"""Disputes of the gold that are found; this and the next only ever rise."""
LEAST_BY_NAME = 16
"""Disputes of the gold found with a holder of each of two sides by name, who stand against each other."""
MOST_IN_ALL = 37
"""Disputes found in the sample; copies of one report each have theirs."""
MOST_OTHERS = 0
"""Disputes found that nobody wrote into it."""
KINDS = {"contradiction": "contradict", "opposed": "oppose", "numeric": "numeric", "blame": "blame"}


@pytest.fixture(scope="session")
def given(crisis: Case) -> dict[str, str]:
    return {a.id: a.given_id or "" for a in crisis.articles(revisions=True)}


def is_of(gold: dict[str, Any], dispute: DisputeRecord, given: dict[str, str]) -> bool:
    """Whether a dispute is of the kind and has articles of two sides of the gold's."""
    articles = {given[s.article] for s in dispute.sides}
    return dispute.kind == KINDS[gold["kind"]] and sum(bool(articles & set(s["articles"])) for s in gold["sides"]) >= 2


def names_both(gold: dict[str, Any], dispute: DisputeRecord, crisis: Case, given: dict[str, str]) -> bool:
    """Whether holders whom the gold puts on two sides stand against each other."""
    taken: dict[int, set[object]] = {}
    for side in dispute.sides:
        last = side.chain[-1] if side.chain else ""
        holders = crisis.claim(side.claim).claim.holders
        codes = [h.code for h in holders if h.name == last] or [None]
        for place, wanted in enumerate(gold["sides"]):
            named = any(holder_matches(w, last, code, side.context) for w in wanted["holders"] for code in codes)
            if named and given[side.article] in wanted["articles"]:
                taken.setdefault(place, set()).add(side.part if dispute.kind == "numeric" else side.stance)
    return any(a != b for one in taken for other in taken if one < other for a in taken[one] for b in taken[other])


def test_the_disputes_written_into_the_sample_are_found(crisis: Case, given: dict[str, str]):
    listed = list(crisis.disputes())
    missed = [g["issue"] for g in links()["disputes"] if not any(is_of(g, d, given) for d in listed)]
    assert len(links()["disputes"]) - len(missed) >= LEAST_FOUND, missed


def test_they_are_found_with_those_who_hold_their_sides(crisis: Case, given: dict[str, str]):
    listed = list(crisis.disputes())
    missed = [
        g["issue"]
        for g in links()["disputes"]
        if not any(is_of(g, d, given) and names_both(g, d, crisis, given) for d in listed)
    ]
    assert len(links()["disputes"]) - len(missed) >= LEAST_BY_NAME, missed


def test_nothing_else_is_a_dispute(crisis: Case, given: dict[str, str]):
    listed = list(crisis.disputes())
    asides = [(KINDS[a["kind"]], set(a["articles"])) for a in links()["asides"]]
    others = [
        (d.why, sorted({given[s.article] for s in d.sides}))
        for d in listed
        if not any(is_of(g, d, given) for g in links()["disputes"])
        and not any(d.kind == kind and {given[s.article] for s in d.sides} <= texts for kind, texts in asides)
    ]
    assert len(others) <= MOST_OTHERS, others
    assert len(listed) <= MOST_IN_ALL


def test_no_side_disputes_its_own_words(crisis: Case):
    for dispute in crisis.disputes():
        assert len(dispute.sides) >= 2, dispute
        assert len({side.chain[-1] for side in dispute.sides}) >= 2, dispute
