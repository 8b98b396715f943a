"""Actor codes are taken apart and put together."""

from __future__ import annotations

import pytest
from hypothesis import given

from formats import making
from standoff.formats.actor_codes import ActorCode, actor_code, code_of
from standoff.knowledge.bodies import load_bodies


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        (None, ActorCode()),
        ("RUS", ActorCode(country="RUS")),
        ("RUSGOV", ActorCode(country="RUS", sectors=("GOV",))),
        ("USAGOVMIL", ActorCode(country="USA", sectors=("GOV", "MIL"))),
        ("ROMGOV", ActorCode(country="ROU", sectors=("GOV",))),
        ("IGOWSTNAT", ActorCode(kind="IGO", region="WST", group="NAT")),
        ("IGOUNO", ActorCode(kind="IGO", group="UNO")),
        ("IGOUNOMIL", ActorCode(kind="IGO", group="UNO", sectors=("MIL",))),
        ("IMGREB", ActorCode(kind="IMG", sectors=("REB",))),
        ("MIL", ActorCode(sectors=("MIL",))),
        ("SUN", ActorCode(country="SUN")),
    ],
)
def test_parts_of_codes(code, parts):
    assert actor_code(code) == parts


@given(making.codes())
def test_country_and_sectors_make_the_code_again(code):
    parts = actor_code(code)
    assert code_of(parts.top, parts.sectors) == code


def test_every_body_of_the_knowledge_base_is_of_a_kind():
    assert all(actor_code(body.code).kind in {"IGO", "NGO"} for body in load_bodies())
