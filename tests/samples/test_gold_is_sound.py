"""The sample crisis and its gold are sound in themselves; nothing of the package's reading is asked."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from datetime import date

import pytest

from samples.crisis_gold import CRISIS, Sample, gold, holder_matches, links, occurrences, samples, spans_of

REAL_FIGURES = """
    Putin Zelensky Zelenskiy Biden Blinken Lavrov Ryabkov Sherman Stoltenberg Grushko Kuleba Reznikov Peskov Lukashenko
    Lukashevich Carpenter Rau Borrell Psaki Wallace Shoigu Fomin Baerbock Truss Murayev Nikolenko Kvien Kirby Coveney Leyen
    Morawiecki Lambrecht Klitschko Thomas-Greenfield Nebenzya Kyslytsya Orban Johnson Blaszczak Price Donahue Macron Scholz
    Nauseda Sullivan Zakharova Heappey Ushakov Shmyhal Makei Marran Pushilin Pasechnik Harris Khrenin Anusauskas Medvedev
    Habeck Timchenko Gorman Kallas
""".split()
NAMED = re.compile(r"\b(?:" + "|".join(map(re.escape, REAL_FIGURES)) + r")\b")
QUOTED = re.compile(r"[\"“]([^\"“”]{12,})(?:[\"”]|$)")
TEXT_FIELDS = ("source", "cue", "content", "parent", "condition", "words", "if", "then", "due", "name")
KINDS = ("attributions", "events", "postures", "advisories", "commitments", "quantities", "times", "places")


def outlets() -> list[dict[str, str]]:
    lines = (CRISIS / "outlets.tsv").read_text(encoding="utf-8").splitlines()
    header = next(line for line in lines if line.startswith("# name\t"))[2:].split("\t")
    rows = (line for line in lines if line and not line.startswith("#"))
    return list(csv.DictReader(rows, fieldnames=header, delimiter="\t"))


def marks(article: str) -> list[tuple[str, dict]]:
    return [(kind, mark) for kind in KINDS for mark in gold()[article].get(kind, [])]


def test_ten_outlets_and_two_agencies_all_in_use_and_all_invented():
    rows = outlets()
    assert Counter(row["agency"] for row in rows) == {"no": 10, "yes": 2}
    assert all("invented" in row["note"] and row["domain"].endswith(".example") for row in rows)
    assert {sample.outlet for sample in samples().values()} == {row["name"] for row in rows}


def test_there_are_enough_reports_in_all_three_forms():
    forms = Counter(sample.form for sample in samples().values())
    assert sum(forms.values()) >= 64
    assert forms["html"] >= 20
    assert forms["text"] >= 8
    assert forms["jsonl"] >= 20


@pytest.mark.parametrize("sample", samples().values(), ids=lambda s: s.id)
def test_a_report_is_short_and_lies_within_the_weeks_of_the_crisis(sample: Sample):
    assert 150 <= len(sample.body.split()) <= 400
    iso = re.match(r"\d{4}-\d\d-\d\d", sample.published)
    if iso:
        assert date(2022, 1, 10) <= date.fromisoformat(iso[0]) <= date(2022, 2, 24)
        assert re.search(r"[+-]\d\d:\d\d$", sample.published)
    else:
        assert re.match(r"\d{1,2} (?:January|February) 2022, \d\d:\d\d$", sample.published)


def test_ids_are_numbered_in_order_and_urls_stand_alone_but_for_revisions():
    numbers = [int(article[:3]) for article in samples()]
    assert numbers == list(range(1, len(numbers) + 1))
    shared = Counter(sample.url for sample in samples().values() if sample.url)
    twice = {url for url, count in shared.items() if count > 1}
    assert twice == {samples()[r["first"]].url for r in links()["revisions"]}
    for revision in links()["revisions"]:
        first, then = samples()[revision["first"]], samples()[revision["then"]]
        assert first.url == then.url
        assert first.published == then.published
        assert then.modified
        assert first.body != then.body


def test_every_report_has_gold_and_two_are_quiet():
    assert set(gold()) == set(samples())
    quiet = [article for article, held in gold().items() if held["quiet"]]
    assert len(quiet) == 2
    for article, held in gold().items():
        assert held["exhaustive"] is held["quiet"]
        assert held["holds"]
        assert bool(marks(article)) is not held["quiet"]


@pytest.mark.parametrize("article", gold())
def test_gold_quotes_words_that_stand_in_the_article(article: str):
    body = samples()[article].body
    for kind, mark in marks(article):
        for field in TEXT_FIELDS:
            words = mark.get(field)
            if isinstance(words, str):
                assert occurrences(body, words), (kind, field, words)


@pytest.mark.parametrize("article", gold())
def test_an_attribution_can_be_found_by_its_words(article: str):
    body = samples()[article].body
    held = gold()[article].get("attributions", [])
    contents = {mark["content"] for mark in held}
    for mark in held:
        parts = [mark[field] for field in ("source", "cue", "content") if field in mark]
        spans = spans_of(body, *parts)
        assert spans
        assert max(end for _, end in spans) - min(start for start, _ in spans) < 600, mark
        assert mark.get("parent", mark["content"]) in contents
        assert len(mark["chain"]) >= (2 if "parent" in mark else 1)


def test_gold_uses_the_words_of_the_model():
    from standoff.model import marks as model

    allowed = {
        ("attributions", "act"): model.Act,
        ("events", "status"): model.Status,
        ("postures", "asset"): model.Asset,
        ("postures", "readiness"): model.Readiness,
        ("advisories", "kind"): model.AdviceKind,
        ("commitments", "kind"): model.CommitmentKind,
        ("quantities", "approx"): model.Approximator,
        ("times", "type"): model.TimexType,
        ("places", "role"): model.PlaceRole,
    }
    for article in gold():
        for kind, mark in marks(article):
            for (of, field), literal in allowed.items():
                values = mark[field] if of == kind and field in mark else []
                for value in [values] if isinstance(values, str) else values:
                    assert value in literal.__args__, (article, kind, field, value)


def test_what_the_sample_must_hold_is_held():
    acts = Counter(mark["act"][0] for article in gold() for kind, mark in marks(article) if kind == "attributions")
    assert {"assert", "deny", "demand", "promise", "threaten", "warn", "advise", "accuse", "propose", "reject"} <= set(
        acts
    )
    assert {"ask", "believe", "expect", "praise"} <= set(acts)
    deepest = max(len(m["chain"]) for a in gold() for m in gold()[a].get("attributions", []))
    assert deepest >= 3
    kinds = Counter(kind for article in gold() for kind, _ in marks(article))
    assert min(kinds[kind] for kind in KINDS) >= 20
    assert any(mark.get("lifted") for article in gold() for mark in gold()[article].get("advisories", []))


def test_no_real_figure_is_quoted_word_for_word():
    for sample in samples().values():
        for paragraph in sample.body.split("\n\n"):
            for passage in speech(paragraph):
                assert not NAMED.search(passage), (sample.id, passage)


def test_the_check_for_quoted_figures_finds_them():
    assert any(NAMED.search(p) for p in speech('"Nothing of the kind is planned," Lavrov said. The talks went on.'))
    assert any(NAMED.search(p) for p in speech('Biden left early. He told them: "This is not over yet, believe me."'))
    assert not any(NAMED.search(p) for p in speech('Macron arrived. "He is late and we are cold," a guard said.'))


def speech(paragraph: str) -> list[str]:
    """What stands outside the quotation marks in sentences that quote, with the one before where its subject speaks."""
    outside = QUOTED.sub(lambda m: "QUOTED." if m[1][-1] in ".?!" else "QUOTED", paragraph)
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z])", outside)
    found = []
    for before, sentence, after in zip(["", *sentences], sentences, [*sentences[1:], ""], strict=False):
        if "QUOTED" not in sentence:
            continue
        found.append(sentence)
        if re.search(r"\b(?:he|she|they)\b", sentence, re.IGNORECASE):
            found.append(before)
        if sentence == "QUOTED.":
            found += [before, after]
    return found


@pytest.mark.parametrize(
    ("link", "name", "code", "matches"),
    [
        ("Russia", "Russia", "RUS", True),
        ("Russia", "Kremlin", "RUSGOV", True),
        ("Russia", "Pentagon", "USAMIL", False),
        ("Russia", "officials", None, False),
        ("The Podil Dispatch", "Podil Dispatch", None, True),
        ("a European diplomat", "European diplomat", None, True),
        ("Dmitry Peskov", "John Kirby", None, False),
    ],
)
def test_holders_are_matched_by_name_or_by_their_state(link: str, name: str, code: str | None, matches: bool):
    assert holder_matches(link, name, code) is matches


def grams(text: str, size: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(size)), strict=False))


def test_copies_share_their_text_and_nothing_else_does():
    least = {"verbatim": 0.9, "truncated": 0.9, "merged": 0.25, "light_edit": 0.25, "excerpt": 0.04}
    listed = {frozenset((c["a"], c["b"])): least[c["relation"]] for c in links()["copies"]}
    listed |= {frozenset((r["first"], r["then"])): 0.3 for r in links()["revisions"]}
    of = {article: grams(sample.body) for article, sample in samples().items()}
    # A copy of one state of an article shares as much with the other.
    siblings = {
        frozenset((r["then"], c["b"])) for r in links()["revisions"] for c in links()["copies"] if c["a"] == r["first"]
    }
    for a, b in itertools.combinations(of, 2):
        share = len(of[a] & of[b]) / min(len(of[a]), len(of[b]))
        pair = frozenset((a, b))
        if pair in listed:
            assert share >= listed[pair], (a, b, share)
        elif pair not in siblings:
            assert share < 0.1, (a, b, share)


def ids_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [i for v in value.values() for i in ids_in(v)]
    if isinstance(value, list):
        return [i for v in value for i in ids_in(v)]
    return [value] if isinstance(value, str) and re.match(r"\d{3}-[a-z]", value) else []


def test_links_name_articles_that_exist():
    assert set(ids_in(links())) <= set(samples())
    assert set(links()) == {
        "copies", "revisions", "changed_in_place", "stories", "origins", "disputes", "asides", "series", "alerts",
        "promises",
    }  # fmt: skip


def test_stories_do_not_overlap():
    told = [article for story in links()["stories"] for article in story["articles"]]
    assert len(told) == len(set(told))


def test_origins_disputes_series_and_promises_are_well_formed():
    for origin in links()["origins"]:
        assert 0 <= origin["min"] <= origin["max"] <= len(origin["articles"]) + 1
    assert {d["kind"] for d in links()["disputes"]} == {"contradiction", "opposed", "numeric"}
    assert {a["kind"] for a in links()["asides"]} <= {"contradiction", "opposed", "numeric", "blame"}
    assert all(len(dispute["sides"]) >= 2 for dispute in links()["disputes"])
    for series in links()["series"]:
        days = [date.fromisoformat(point["as_of"]) for point in series["points"]]
        assert days == sorted(days)
    assert {p["status"] for p in links()["promises"]} == {"kept", "lapsed", "open", "withdrawn"}
    for promise in links()["promises"]:
        assert all(made < later for made in promise["made"][:1] for later in promise["evidence"])
    assert any("lowered" in alert for alert in links()["alerts"])
