"""`standoff actors import`: from files a user downloaded to people, groups and offices that reading knows."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from knowledge.importing.wikibase import entity, item, person, says, time

STORY = (
    "Port Vila summons envoy\n\n"
    "PORT VILA - Mara Olsenne said on Monday that Vanuatu would not open its harbour to warships. "
    "The foreign minister warned that the Lakewater Liberation Front was gathering near the border. "
    "The LLF denied it.\n"
)
DICTIONARY = "LAKEWATER_LIBERATION_FRONT_(LLF)_ [VUTREB]\nJOHN_TIDEWELL_ [VUTGOV 100101-141231]\nANA_REEF_ [VUTGOV\n"


def run(*args, actors=None, check=0):
    surroundings = {k: v for k, v in os.environ.items() if k != "STANDOFF_ACTORS"}
    done = subprocess.run(
        [sys.executable, "-m", "standoff", *map(str, args)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=surroundings | ({"STANDOFF_ACTORS": str(actors)} if actors else {}),
    )
    assert done.returncode == check, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def entities(tmp_path):
    path = tmp_path / "olsenne.json"
    held = [
        says(item("Q9001"), P580=time("+2019-03-01T00:00:00Z"), P582=time("+2021-05-04T00:00:00Z")),
        says(item("Q9001"), "deprecated", P580=time("+2011-00-00T00:00:00Z", 9)),
    ]
    found = [
        entity("Q9001", "Minister of Foreign Affairs of Vanuatu"),
        person("Q9101", "Mara Olsenne", "Mara E. Olsenne", held=held, P21=[says(item("Q6581072"))]),
    ]
    path.write_text(json.dumps({"entities": {e["id"]: e for e in found}}), encoding="utf-8")
    return path


@pytest.fixture
def dictionary(tmp_path):
    path = tmp_path / "own.actors.txt"
    path.write_text(DICTIONARY, encoding="utf-8")
    return path


def test_lines_are_printed_and_what_was_left_out_is_said(entities):
    done = run("actors", "import", entities, "--format", "wikidata")
    assert done.stdout.splitlines() == [
        "offices\tMara Olsenne\tMara E. Olsenne\tf\tforeign_minister\tVUT\t2019-03-01\t2021-05-04"
    ]
    assert "found: 1 people with 1 lines" in done.stderr
    assert "left out: 1 statements that Wikidata itself calls wrong (deprecated): Mara Olsenne" in done.stderr


def test_broken_lines_end_with_status_1_and_the_rest_is_imported(dictionary):
    done = run("actors", "import", dictionary, "--format", "petrarch", check=1)
    assert [line.split("\t")[:2] for line in done.stdout.splitlines()] == [
        ["groups", "Lakewater Liberation Front"],
        ["offices", "John Tidewell"],
    ]
    assert "own.actors.txt:3: a code's bracket is not closed" in done.stderr


def test_a_file_that_cannot_be_imported_is_one_line(tmp_path, dictionary):
    assert "no JSON" in run("actors", "import", dictionary, "--format", "wikidata", check=1).stderr
    missing = run("actors", "import", tmp_path / "none.json", "--format", "wikidata", check=1)
    assert missing.stderr.count("\n") == 1
    assert "none.json" in missing.stderr
    folder = tmp_path / "none" / "mine.tsv"
    assert (
        "none/mine.tsv: cannot be written"
        in run("actors", "import", dictionary, "--format", "petrarch", "--output", folder, check=1).stderr
    )


def test_an_imported_overlay_is_read_with(entities, dictionary, tmp_path):
    mine = tmp_path / "mine.tsv"
    run("actors", "import", entities, "--format", "wikidata", "--output", mine)
    run("actors", "import", dictionary, "--format", "petrarch", "--output", mine, check=1)
    assert (
        "0 lines added, 1 there already"
        in run("actors", "import", entities, "--format", "wikidata", "--output", mine).stderr
    )

    feed = tmp_path / "feed.jsonl"
    dates = {"then": "2020-05-05", "later": "2023-05-05"}
    feed.write_text(
        "".join(json.dumps({"id": k, "text": STORY, "published": day}) + "\n" for k, day in dates.items()),
        encoding="utf-8",
    )
    then, later = map(json.loads, run("read", feed, actors=mine).stdout.splitlines())
    plain, _ = map(json.loads, run("read", feed).stdout.splitlines())

    def met(reading):
        return {a["name"]: (a["code"], a["office"]) for a in reading["actors"]}

    assert met(then)["Mara Olsenne"] == ("VUTGOV", "foreign_minister")
    assert met(then)["Lakewater Liberation Front"] == ("VUTREB", None)
    assert met(later)["Mara Olsenne"] == ("VUTELI", None)
    assert met(plain)["Mara Olsenne"] == (None, None)
    assert "Lakewater Liberation Front" not in met(plain)
    assert [a["chain"] for a in then["attributions"]] == [
        ["Mara Olsenne"],
        ["Mara Olsenne"],
        ["Lakewater Liberation Front"],
    ]
    assert plain["reader"] != then["reader"] == later["reader"]
    assert "+actors-" in then["reader"]


def test_a_case_says_that_it_was_read_with_other_tables_and_reads_again_when_asked(tmp_path):
    case, story, mine = tmp_path / "reef.case", tmp_path / "story.txt", tmp_path / "mine.tsv"
    story.write_text(STORY, encoding="utf-8")
    mine.write_text("offices\tMara Olsenne\t\tf\tforeign_minister\tVUT\t2019\t2021\n", encoding="utf-8")
    first = run("add", case, story, "--published", "2020-05-05")
    assert "other tables" not in first.stderr
    known = run("add", case, story, "--published", "2020-05-05", actors=mine)
    assert "1 known" in known.stderr
    assert f"or with other tables of yours: 1 (standoff add {case} --again reads them anew)" in known.stderr
    again = run("add", case, "--again", actors=mine)
    assert again.stderr == f"{case}: 0 new, 0 known, 1 read again\n"
    shown = map(json.loads, run("show", case, "actors").stdout.splitlines())
    assert {"Mara Olsenne": "VUTGOV"}.items() <= {a["name"]: a["code"] for a in shown}.items()


def test_add_wants_articles_or_again(tmp_path):
    assert "--again" in run("add", tmp_path / "reef.case", check=2).stderr
    assert "no such case" in run("add", tmp_path / "reef.case", "--again", check=1).stderr


def test_a_broken_overlay_ends_reading_with_its_line(tmp_path):
    story, mine = tmp_path / "story.txt", tmp_path / "mine.tsv"
    story.write_text(STORY, encoding="utf-8")
    mine.write_text("# mine\noffices\tMara Olsenne\t\tf\tforeign_minister\tVanuatu\t2019\n", encoding="utf-8")
    done = run("read", story, actors=mine, check=1)
    assert done.stderr.startswith(f"standoff: {mine}:2: 'Vanuatu' is no state's code")
