"""The promises screen: what was promised beside what is told of it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from case.promised import STORY, add
from standoff.case import open_case
from standoff.views.web.app import make_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path: Path = tmp_path_factory.mktemp("promises") / "crisis.case"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient
    with open_case(path) as case:
        add(case, *(make() for make in STORY))
        with TestClient(make_desk(case), base_url="http://127.0.0.1") as client:
            yield client


def test_promise_and_evidence_stand_side_by_side(desk: Any):
    page = desk.get("/promises").text
    assert "The United States handed Russia a written reply in Moscow." in page
    assert "told as done" in page
    assert "told as called off" in page
    assert "its condition is told as come about" in page
    assert page.index("NATO would send ships") < page.index("The United States will hand Russia")


def test_they_are_narrowed_by_how_they_stand(desk: Any):
    page = desk.get("/promises?status=kept").text
    assert "The United States will hand Russia" in page
    assert "NATO would send ships" not in page
    assert desk.get("/promises.json?by=NATO").json()["total"] == 1
    assert "No promise passes these filters." in desk.get("/promises?status=lapsed").text


def test_they_can_be_taken_away(desk: Any):
    lines = desk.get("/promises.jsonl?status=kept").text.splitlines()
    assert len(lines) == 1
    assert desk.get("/promises.csv").text.splitlines()[0].startswith("id,status,why,by")


def test_commitments_stand_as_their_promise_does(desk: Any):
    statuses = {item["status"] for item in desk.get("/commitments.json").json()["items"]}
    assert statuses == {"kept", "withdrawn"}
