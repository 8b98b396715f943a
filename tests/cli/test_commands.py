"""The commands as a user types them: output to a pipe, errors, exit codes."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

import pytest

TEXT = (
    "Kyiv says talks may resume\n\n"
    "KYIV - Officials in Kyiv said on Monday that Russia had stationed over 100,000 troops near the border. "
    "Moscow denied that it was planning an attack. Berlin threatened sanctions if Russia invaded Ukraine.\n"
)


def run(*args, given=None, check=None):
    done = subprocess.run(
        [sys.executable, "-m", "standoff", *map(str, args)],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if check is not None:
        assert done.returncode == check, done.stderr
    return done


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_prints_one_json_line_an_article_in_input_order(article, tmp_path):
    feed = tmp_path / "feed.jsonl.gz"
    feed.write_bytes(
        gzip.compress(json.dumps({"id": "x", "text": "NATO said it would send ships.", "date": "2022-01-24"}).encode())
    )
    done = run("read", feed, article, check=0)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["id"] for r in rows] == ["x", str(article)]
    assert {
        "attributions",
        "events",
        "postures",
        "advisories",
        "commitments",
        "toponyms",
        "timexes",
        "quantities",
        "actors",
    } <= set(rows[0])
    said = rows[1]["attributions"]
    assert any(TEXT[slice(*a["cue"][0])] == "denied" and a["act"] == "deny" and a["polarity"] == "-" for a in said)


def test_read_takes_standard_input():
    done = run("read", "-", given=TEXT, check=0)
    assert json.loads(done.stdout)["id"] == "-"


def test_read_draws_tables_when_asked(article):
    done = run("read", article, "--format", "table", check=0)
    assert "Who says what" in done.stdout
    assert "Forces" in done.stdout


def test_a_broken_item_is_named_and_the_rest_is_read(article, tmp_path):
    bad = tmp_path / "bad.html"
    bad.write_bytes(b"%PDF-1.4 nothing")
    done = run("read", bad, tmp_path / "missing.txt", article, check=1)
    assert "bad.html: this is a PDF file" in done.stderr
    assert "missing.txt: no such file" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_date_that_is_none_is_a_usage_error(article):
    done = run("read", article, "--published", "soon", check=2)
    assert "2022-01-27" in done.stderr


def test_add_twice_adds_nothing_twice_and_show_lists(article, tmp_path):
    case = tmp_path / "crisis.case"
    assert "1 new" in run("add", case, article, "--published", "2022-01-25", check=0).stderr
    again = run("add", case, article, "--published", "2022-01-25", check=0)
    assert "0 new, 1 known" in again.stderr
    rows = [json.loads(line) for line in run("show", case, "claims", "--act", "deny", check=0).stdout.splitlines()]
    assert [r["chain"] for r in rows] == [["Russia"]]
    assert run("show", case, "claims", "--actor", "Russia", "--since", "2022-02-20", check=0).stdout == ""
    assert "Russia" in run("show", case, "postures", "--format", "table", check=0).stdout


def test_origins_of_a_claim_are_counted_with_their_reasons(article, tmp_path):
    case = tmp_path / "crisis.case"
    run("add", case, article, "--published", "2022-01-25", check=0)
    (claim, *_) = [json.loads(line) for line in run("show", case, "claims", check=0).stdout.splitlines()]
    (found,) = [json.loads(line) for line in run("origins", case, claim["id"], check=0).stdout.splitlines()]
    assert found["id"] == claim["id"]
    assert found["min"] <= found["roots"] <= found["max"]
    assert found["why"]
    table = run("origins", case, claim["id"], "--format", "table", check=0).stdout
    assert f"independent origins: {found['roots']}" in table
    assert "no claim" in run("origins", case, "c0", check=1).stderr


def test_a_filter_that_does_not_fit_is_a_usage_error(article, tmp_path):
    case = tmp_path / "crisis.case"
    run("add", case, article, check=0)
    assert "cannot be narrowed" in run("show", case, "events", "--act", "deny", check=2).stderr


def test_what_is_no_case_is_said_to_be_none(article, tmp_path):
    assert "standoff:" in run("show", article, "claims", check=1).stderr
    assert "standoff:" in run("show", tmp_path / "none.case", "claims", check=1).stderr
    assert not (tmp_path / "none.case").exists()


def test_link_pairs_and_origins(tmp_path):
    scenario = {
        "id": "o1",
        "claim": "The bridge at Aldo is closed.",
        "articles": [
            {
                "outlet": "North Wire",
                "title": "Bridge closed",
                "text": "The bridge at Aldo is closed, the mayor told North Wire on Friday.",
            },
            {
                "outlet": "Quay Post",
                "credit": "North Wire",
                "title": "Bridge closed",
                "text": "The bridge at Aldo is closed, the mayor told North Wire on Friday.",
            },
        ],
    }
    path = tmp_path / "o.jsonl"
    path.write_text(json.dumps(scenario))
    row = json.loads(run("link", path, "--show", "origins", check=0).stdout)
    assert (row["roots"], row["reporting"]) == (1, 2)
    assert row["why"]


@pytest.mark.parametrize("form", ["gdelt", "polecat", "plover", "icews"])
def test_event_data_go_out_and_come_in(article, tmp_path, form):
    case, out = tmp_path / "x.case", tmp_path / f"x.{form}"
    run("add", case, article, "--published", "2022-01-24", check=0)
    run("export", case, "--format", form, "-o", out, check=0)
    done = run("import", out, "--format", form, check=0)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert f"{out}: {len(rows)} rows read" in done.stderr
    assert rows
    assert {row["start"] for row in rows} == {"2022-01-24"}
    # A threat that hangs on a condition is a threat, and the attack Moscow denies is none.
    assert "THREATEN" in {row["plover"] for row in rows}
    assert "ASSAULT" not in {row["plover"] for row in rows}


def test_a_refused_row_is_named_and_the_rest_is_imported(tmp_path):
    good = '{"id": "a", "date": "2022-01-24", "event": ["AID"]}'
    path = tmp_path / "x.jsonl"
    path.write_text(f"{good}\nnot json\n{good}\n", encoding="utf-8")
    done = run("import", tmp_path / "missing", path, "--format", "plover", check=1)
    assert f"{path}:2: not JSON" in done.stderr
    assert f"{path}: 2 rows read, 1 refused" in done.stderr
    assert f"{tmp_path / 'missing'}: no such file" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_event_data_hold_no_claims(article, tmp_path):
    case = tmp_path / "x.case"
    run("add", case, article, check=0)
    done = run("export", case, "--format", "icews", "--what", "claims", check=1)
    assert "event data hold events, postures, advisories; claims have no place there" in done.stderr


def test_a_closed_pipe_is_a_normal_end():
    many = json.dumps({"id": "x", "text": TEXT}) + "\n"
    command = f"{sys.executable} -m standoff read - | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], input=many * 40, capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_series_and_disputes_are_commands_of_their_own(article, tmp_path):
    case = tmp_path / "crisis.case"
    run("add", case, article, "--published", "2022-01-24", check=0)
    (row,) = [json.loads(line) for line in run("series", case, "--holder", "Russia", check=0).stdout.splitlines()]
    assert (row["unit"], row["scope"], row["place"]) == ("troops", "around", "Ukraine")
    assert [line["speaker"] for line in row["lines"]] == ["Ukraine"]
    drawn = run("series", case, "--format", "table", check=0).stdout
    assert "Russia: troops, around Ukraine" in drawn
    assert "over 100,000" in drawn
    assert run("series", case, "--speaker", "NATO", check=0).stdout == ""
    assert run("disputes", case, "--kind", "blame", check=0).stdout == ""
    assert run("disputes", case, "--kind", "quarrel").returncode == 2
