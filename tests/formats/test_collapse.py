"""What is not done is coded as the saying of it, and what is denied is not coded."""

from __future__ import annotations

import pytest

from standoff.formats.collapse import collapse
from standoff.formats.event_codes import base, coded, goldstein, is_cameo, quad, root
from standoff.knowledge.plover import QUADS, load_coding
from standoff.model.marks import Status

CODES = [code for code in load_coding().codes.values() if code.plover]


@pytest.mark.parametrize(
    ("plover", "cameo", "status", "plain"),
    [
        ("ASSAULT", "190", "happened", ("ASSAULT", "190")),
        ("ASSAULT", "190", "ongoing", ("ASSAULT", "190")),
        ("ASSAULT", "190", "recurring", ("ASSAULT", "190")),
        ("ASSAULT", "190", "denied", None),
        ("AID", "072", "denied", None),
        ("ASSAULT", "192", "conditional", ("THREATEN", "1382")),
        ("ASSAULT", "190", "possible", ("THREATEN", "1384")),
        ("SANCTION", "163", "conditional", ("THREATEN", "1312")),
        ("MOBILIZE", "154", "planned", ("THREATEN", "138")),
        ("AID", "072", "planned", ("AGREE", "0332")),
        ("CONSULT", "042", "planned", ("AGREE", "036")),
        ("RETREAT", "0874", "planned", ("AGREE", "0356")),
        ("COOPERATE", "062", "conditional", ("AGREE", "0312")),
        ("AGREE", "0311", "planned", ("AGREE", "0311")),
        ("AID", "072", "possible", None),
        ("CONSULT", "040", "possible", None),
        ("RETREAT", "0874", "demanded", ("REQUEST", "1056")),
        ("SANCTION", "163", "demanded", ("REQUEST", "100")),
        ("AID", "072", "demanded", ("REQUEST", "1032")),
        ("CONSULT", "046", "demanded", ("REQUEST", "106")),
        ("REQUEST", "100", "demanded", ("REQUEST", "100")),
        ("REJECT", "127", "planned", ("REJECT", "127")),
        ("REJECT", "127", "conditional", None),
        ("THREATEN", "138", "possible", None),
    ],
)
def test_the_collapse(plover, cameo, status, plain):
    found = collapse(plover, coded(cameo).mode, cameo, status)
    assert (found and (found.plover, found.cameo)) == plain


@pytest.mark.parametrize("status", Status.__args__)
def test_every_code_collapses_to_a_code_of_its_type(status):
    for code in CODES:
        plain = collapse(code.plover, code.mode, code.code, status)
        if plain is not None:
            assert plain.plover in QUADS
            assert load_coding().codes[plain.cameo].plover == plain.plover


@pytest.mark.parametrize("status", sorted(set(Status.__args__) - {"happened", "ongoing", "recurring"}))
def test_nothing_material_is_left_of_what_is_not_done(status):
    for code in CODES:
        plain = collapse(code.plover, code.mode, code.code, status)
        assert plain is None or QUADS[plain.plover] in {1, 3}


def test_codes_have_a_base_a_root_and_a_quad_class():
    assert [(base(c), root(c), quad(c)) for c in ("0311", "057", "0874", "100", "1384", "203")] == [
        ("031", "03", 1), ("057", "05", 1), ("087", "08", 2), ("100", "10", 3), ("138", "13", 3), ("203", "20", 4)
    ]  # fmt: skip
    assert goldstein("0874") == 5.0


def test_a_code_the_table_does_not_have_is_read_by_its_base_or_root():
    assert [coded(c).code for c in ("1834", "13y", "1421", "20")] == ["183", "130", "142", "200"]
    assert not any(is_cameo(c) for c in ("", "1", "21", "00", "---", "03111", "X10"))
