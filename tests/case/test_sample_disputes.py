"""Disputes of the sample crisis: what was written into it is found, and not much else."""

from __future__ import annotations

from samples.crisis_gold import links
from standoff.case import Case

LEAST_FOUND = 10
"""Disputes of the gold that are found; it only ever rises."""
MOST_IN_ALL = 30
"""Disputes found in the sample, so that finding more is not bought with noise."""
KINDS = {"contradiction": "contradict", "opposed": "oppose", "numeric": "numeric"}


def test_the_disputes_written_into_the_sample_are_found(crisis: Case):
    given = {a.id: a.given_id for a in crisis.articles(revisions=True)}
    told = [(d.kind, {given[s.article] for s in d.sides}) for d in crisis.disputes()]
    found = [
        gold["issue"]
        for gold in links()["disputes"]
        if any(
            kind == KINDS[gold["kind"]] and sum(bool(articles & set(side["articles"])) for side in gold["sides"]) >= 2
            for kind, articles in told
        )
    ]
    assert len(found) >= LEAST_FOUND, found


def test_not_much_else_is_a_dispute(crisis: Case):
    assert crisis.disputes().total <= MOST_IN_ALL


def test_no_side_disputes_its_own_words(crisis: Case):
    for dispute in crisis.disputes():
        assert len(dispute.sides) >= 2, dispute
        assert len({side.chain[-1] for side in dispute.sides}) >= 2, dispute
