"""Exports hold what was asked for, in forms other programs read."""

from __future__ import annotations

import csv
import io
import json

import pytest

from standoff.case import open_case
from standoff.errors import CaseError
from standoff.model import Article, text_sha256
from standoff.views.exports import _columns, export_lines, flat

TEXTS = {
    "a": "Russia sent 5,000 troops to Belarus on Monday. Ukraine accused Russia of shelling a village near Luhansk.",
    "b": "=HYPERLINK was said to be in a cell. Germany sent ships to the Baltic Sea on Tuesday, officials in Berlin said.",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with open_case(tmp_path_factory.mktemp("export") / "e.case") as opened:
        days = {"a": "2022-01-25", "b": "2022-02-15"}
        items = [
            Article(id=i, text=t, sha256=text_sha256(t), outlet="=Quay", published=days[i]) for i, t in TEXTS.items()
        ]
        for _ in opened.add(items):
            pass
        yield opened


def test_json_lines_hold_every_kind(case):
    rows = [json.loads(line) for line in export_lines(case, "jsonl")]
    assert {"article", "claim", "event", "posture", "source"} <= {r["kind"] for r in rows}


def test_filters_narrow_the_export(case):
    rows = [json.loads(line) for line in export_lines(case, "jsonl", what="postures", actor="Russia")]
    assert [r["mark"]["holder"] for r in rows] == ["Russia"]
    assert not list(export_lines(case, "jsonl", what="claims", since="2022-03-01"))


def test_an_actor_leaves_out_what_cannot_be_narrowed_to_one(case):
    whole = {json.loads(line)["kind"] for line in export_lines(case, "jsonl")}
    rows = [json.loads(line) for line in export_lines(case, "jsonl", actor="Germany")]
    assert {"article", "source"} <= whole
    assert "posture" in {r["kind"] for r in rows}
    assert {"article", "source"}.isdisjoint(r["kind"] for r in rows)
    assert {r["mark"]["holder"] for r in rows if r["kind"] == "posture" and "mark" in r} == {"Germany"}


@pytest.mark.parametrize("kind", ["articles", "sources", "stories", "edits", "corrections"])
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_kind_that_cannot_be_narrowed_to_an_actor_is_refused(case, form, kind):
    with pytest.raises(CaseError, match=f"{kind} cannot be narrowed to an actor; claims, .* can"):
        export_lines(case, form, what=kind, actor="Russia")


@pytest.mark.parametrize("asked", [{"since": "2022-01-25"}, {"until": "2022-01-25"}])
@pytest.mark.parametrize("kind", ["actors", "sources", "corrections"])
def test_a_kind_that_cannot_be_narrowed_to_a_period_is_refused(case, kind, asked):
    with pytest.raises(CaseError, match=f"{kind} cannot be narrowed to a period"):
        export_lines(case, "jsonl", what=kind, **asked)


def test_csv_reads_back_and_runs_no_formula(case):
    text = "".join(export_lines(case, "csv", what="events"))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == case.events().total
    assert {r["outlet"] for r in rows} == {"'=Quay"}
    assert {r["mark.plover"] for r in rows} == {e.mark.plover for e in case.events()}


def test_csv_needs_one_kind(case):
    with pytest.raises(CaseError, match="--what"):
        export_lines(case, "csv")


def test_geojson_has_points_with_role_and_precision(case):
    made = json.loads("".join(export_lines(case, "geojson")))
    assert made["type"] == "FeatureCollection"
    assert made["features"]
    for feature in made["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert feature["properties"]["role"]
        assert feature["properties"]["quote"]


def test_geojson_of_what_has_no_place(case):
    with pytest.raises(CaseError, match="places"):
        list(export_lines(case, "geojson", what="claims"))


def test_an_export_pages_through_everything(case, monkeypatch):
    monkeypatch.setattr("standoff.views.exports.PAGE", 1)
    assert len(list(export_lines(case, "jsonl", what="events"))) == case.events().total


def test_a_group_in_some_rows_is_no_column():
    assert _columns([{"a": "", "b": "1"}, {"a.b.c": "2", "b": ""}]) == ["b", "a.b.c"]


def test_nested_fields_become_columns(case):
    cells = flat(case.claims()[0])
    assert cells["mark.act"]
    assert "; ".join(case.claims()[0].chain) == cells["chain"]
