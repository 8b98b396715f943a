"""The code book defines every type and status there is, and none besides."""

from typing import get_args

from standoff.knowledge.code_book import load_statuses, load_types
from standoff.knowledge.plover import QUADS
from standoff.model.marks import Status


def test_every_type_is_defined_in_the_order_of_the_manual():
    assert list(load_types()) == list(QUADS)
    assert all(found.counts and found.apart_from for found in load_types().values())


def test_every_status_is_defined():
    assert tuple(load_statuses()) == get_args(Status)
    assert all(load_statuses().values())
