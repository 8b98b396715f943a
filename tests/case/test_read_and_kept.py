"""The standard reader and the case together."""

from __future__ import annotations

from case.making import article

REPORT = (
    "Russia has moved more than 3,000 troops to the border town of Yelnya, the Harbour Post reported on Monday. "
    'Foreign Minister Sergey Lavrov denied that Russia plans to attack Ukraine. "We want talks," an adviser said.'
)
SECOND = "The United States said that Russia plans to attack Ukraine. NATO promised to answer if talks fail."


def test_real_readings_are_kept_and_asked_for(case):
    items = [article(REPORT, 1), article(SECOND, 2, outlet="The Ledger"), article(REPORT, 3, outlet="Weekly")]
    assert [a.status for a in case.add(items)] == ["new"] * 3
    assert [a.status for a in case.add(items)] == ["known"] * 3
    assert case.claims(actor="Russia", act="deny").total == 2
    for claim in case.claims():
        text = case.article(claim.article).article.text
        assert claim.quote == " … ".join(span.of(text) for span in sorted(claim.mark.content))
    assert [c.relation for c in case.copies()] == ["verbatim"]
    assert case.actors(name="Lavrov")[0].claims >= 2
    assert case.claims(actor="Sergey Lavrov", act="deny").total == case.claims(actor="Lavrov", act="deny").total == 2
    assert case.article("x3").reading.attributions == case.article("x1").reading.attributions
