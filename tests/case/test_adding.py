from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case.making import article, plain, plain_reader
from standoff.case import Case, open_case
from standoff.errors import CaseError, SourceError
from standoff.model import Article, Reading


def add(case: Case, *articles: Article | SourceError, reader=plain_reader, **fields) -> list[str]:
    return [a.status for a in case.add(articles, reader=reader, reader_version="hand", **fields)]


def test_a_second_run_adds_nothing(case):
    articles = [article(f"Talks went on in Geneva for day {n}.", n) for n in range(40)]
    assert add(case, *articles) == ["new"] * 40
    before = [(c.id, c.quote) for c in case.claims()]
    assert add(case, *articles) == ["known"] * 40
    assert [(c.id, c.quote) for c in case.claims()] == before
    assert case.articles().total == 40


def test_results_come_in_input_order_with_where_they_were_read(case):
    first = article("One.", 1, origin="a.txt")
    second = article("Two.", 2, origin="b.jsonl:2")
    added = list(case.add([first, second, first], reader=plain_reader, reader_version="hand"))
    assert [(a.where, a.status) for a in added] == [("a.txt", "new"), ("b.jsonl:2", "new"), ("a.txt", "known")]


def test_copies_are_read_once(case):
    read: list[str] = []

    def reader(batch: Iterable[Article]) -> Iterator[Reading]:
        for one in batch:
            read.append(one.id)
            yield plain(one)

    same = "Ministers agreed to meet again on Thursday, the agency said."
    add(case, article(same, 1), article(same, 2), article("Another report.", 3), reader=reader)
    add(case, article(same, 4), reader=reader)
    add(case, article(same, 5, published="2022-01-25"), reader=reader)
    assert read == ["x1", "x3", "x5"]  # a text means other days when it was published on another
    assert case.article("x2").reading.id == "x2"
    assert case.claims().total == 5


def test_what_cannot_be_read_is_set_aside(case):
    def reader(batch: Iterable[Article]) -> Iterator[Reading]:
        for one in batch:
            if "broken" in one.text:
                raise ValueError(one.text)
            yield plain(one)

    told = []
    items = [
        article("First.", 1),
        SourceError("page.html", "it holds no story text"),
        article("A broken one.", 2),
        article("Third.", 3),
        article("A broken one.", 4),
    ]
    added = list(case.add(items, reader=reader, reader_version="hand", on_error=told.append))
    assert [a.status for a in added] == ["new", "failed", "failed", "new", "failed"]
    assert "A broken one." in (added[2].error or "")
    assert len(told) == 3
    assert case.articles().total == 2


def test_text_that_does_not_fit_its_hash_or_any_encoding_is_refused(case):
    wrong = Article(id="w", text="One thing.", sha256="0" * 64)
    added = list(case.add([wrong, article("Half a pair: \ud83d", 2)], reader=plain_reader, reader_version="hand"))
    assert [a.status for a in added] == ["failed", "failed"]
    assert case.articles().total == 0


def test_progress_is_told_of_each(case):
    seen = []
    add(case, article("One.", 1), article("Two.", 2), progress=seen.append)
    assert [a.status for a in seen] == ["new", "new"]


class TestRevisions:
    def test_same_address_with_another_text(self, case):
        url = "https://harbour.example/story?utm_source=feed"
        old = article("Five thousand soldiers moved.", 1, url=url)
        new = article("Some 5,500 soldiers moved.", 2, url="https://harbour.example/story#top", modified="2022-01-25")
        assert add(case, old, new) == ["new", "revision"]
        revisions = case.article("x2").revisions
        assert [(r.given_id, r.revision, r.current) for r in revisions] == [("x1", 1, False), ("x2", 2, True)]
        assert [c.quote for c in case.claims()] == ["Some 5,500 soldiers moved."]
        assert case.claims(revisions=True).total == 2
        assert case.article("x1").article.text == "Five thousand soldiers moved."

    def test_they_stand_in_order_of_publication_not_of_arrival(self, case):
        late = article("The second wording.", 1, url="https://l.example/1", modified="2022-01-26T10:00:00+00:00")
        early = article("The first wording.", 1, url="https://l.example/1", modified="2022-01-25T10:00:00+00:00")
        assert add(case, late, early) == ["new", "revision"]
        assert [r.revision for r in case.article(case.articles()[0].id).revisions] == [1, 2]
        assert [c.quote for c in case.claims()] == ["The second wording."]

    def test_same_id_at_the_same_outlet_without_address(self, case):
        assert add(case, article("Before.", 7, url=None), article("After.", 7, url=None)) == ["new", "revision"]
        assert add(case, article("After.", 7, url=None, outlet="The Ledger")) == ["new"]

    def test_a_line_number_is_no_identity(self, case):
        at = {"id": "feed.jsonl:1", "origin": "feed.jsonl:1", "url": None, "outlet": None}
        assert add(case, article("One story.", **at), article("Quite another.", **at)) == ["new", "new"]

    def test_another_address_is_another_article(self, case):
        text = "A dispatch carried by two pages."
        assert add(case, article(text, 1), article(text, 2)) == ["new", "new"]
        assert len(case.copies()) == 1


def test_reading_again_replaces_what_was_made(case):
    def later(batch: Iterable[Article]) -> Iterator[Reading]:
        return (Reading(id=a.id, sha256=a.sha256, reader="next") for a in batch)

    add(case, *[article(f"Statement number {n} was made in Vienna.", n) for n in range(20)])
    ids = [a.id for a in case.articles()]
    assert case.claims().total == 20
    assert (case.read_otherwise(reader_version="hand"), case.read_otherwise(reader_version="next")) == (0, 20)
    assert len(list(case.read_again(reader=later, reader_version="next"))) == 20
    assert case.read_otherwise(reader_version="next") == 0
    assert case.claims().total == 0
    assert [a.id for a in case.articles()] == ids
    assert case.article(ids[0]).reading.reader == "next"
    assert list(case.read_again(reader=later, reader_version="next")) == []
    assert len(list(case.read_again(reader=plain_reader, reader_version="hand"))) == 20
    assert case.claims().total == 20


def test_a_full_disk_is_told_and_keeps_what_was_there(path):
    with open_case(path) as case:
        add(case, article("Kept before.", 1))
        with case._store.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(CaseError, match=r"crisis\.case: no room is left"):
            add(case, *[article("Long " * 5_000 + str(n), n + 2) for n in range(20)])
    with open_case(path) as case:
        assert "x1" in [a.given_id for a in case.articles()]
        assert add(case, article("Added after.", 99)) == ["new"]


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)
items = st.lists(st.tuples(texts, st.integers(1, 4), st.booleans()), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items)
def test_any_input_twice_is_the_same_as_once(tmp_path_factory, listed):
    articles = [article(text, number, url=f"https://u.example/{number}" if u else None) for text, number, u in listed]
    with open_case(tmp_path_factory.mktemp("cases") / "one.case") as case:
        add(case, *articles)
        once = (case.articles(revisions=True).items, case.claims(revisions=True).items, case.copies())
        assert set(add(case, *articles)) <= {"known"}
        assert (case.articles(revisions=True).items, case.claims(revisions=True).items, case.copies()) == once
        assert {case.article(a.id).article.text for a in once[0]} == {a.text for a in articles}
