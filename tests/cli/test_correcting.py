"""Correcting a case from the command line."""

from __future__ import annotations

import json

import pytest

from cli.test_commands import TEXT, run


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("correcting")
    story, made = folder / "article.txt", folder / "x.case"
    story.write_text(TEXT, encoding="utf-8")
    run("add", made, story, "--published", "2022-01-24", check=0)
    return made


def rows(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_claim_is_relabelled_listed_and_put_back(case):
    denied = next(c for c in rows(run("show", case, "claims", check=0)) if c["act"] == "deny")
    done = run(
        "correct", "relabel", case, denied["id"], "act", "reject", "--why", "it refused", "--who", "Ana", check=0
    )
    (made,) = rows(done)
    assert (made["who"], made["act"], made["field"], made["value"]) == ("Ana", "relabel", "act", "reject")
    assert [c["id"] for c in rows(run("show", case, "claims", "--act", "reject", check=0))] == [denied["id"]]
    run("correct", "undo", case, made["id"], "--why", "it denied", "--who", "Bo", check=0)
    assert not run("show", case, "claims", "--act", "reject", check=0).stdout
    assert [c["act"] for c in rows(run("correct", "list", case, check=0))] == ["undo", "relabel"]
    assert [c["who"] for c in rows(run("show", case, "corrections", check=0))] == ["Bo", "Ana"]
    assert "relabel" in run("export", case, "--what", "corrections", "--format", "csv", check=0).stdout


def test_a_story_is_noted_and_says_so(case):
    (story,) = rows(run("show", case, "stories", check=0))
    run("correct", "annotate", case, story["id"], "follow this up", "--who", "Ana", check=0)
    (noted,) = rows(run("show", case, "stories", check=0))
    assert "follow this up" in noted["said"][0]
    (article,) = noted["articles"]
    done = run("correct", "split", case, story["id"], article["id"], "--why", "no", "--who", "Ana", check=1)
    assert "is all of" in done.stderr


def test_what_cannot_be_corrected_ends_with_status_one(case):
    done = run("correct", "retract", case, "c0-0", "--why", "no", "--who", "Ana", check=1)
    assert "nothing in the case has this id" in done.stderr
    done = run("correct", "retract", case, "c0-0", "--who", "Ana")
    assert done.returncode == 2
    assert "--why" in done.stderr


def test_tables_show_the_ids_that_correcting_needs(case):
    claim = rows(run("show", case, "claims", check=0))[0]
    assert claim["id"] in run("show", case, "claims", "--ids", "--format", "table", check=0).stdout


def test_the_case_as_of_a_day_before_is_empty(case):
    assert not run("show", case, "claims", "--as-of", "2022-01-23", check=0).stdout
    assert run("show", case, "claims", "--as-of", "2022-01-24", check=0).stdout
    assert "not a date" in run("show", case, "claims", "--as-of", "soon", check=1).stderr
    for command in ("series", "disputes", "promises", "diff"):
        assert not run(command, case, "--as-of", "2022-01-23", check=0).stdout, command
