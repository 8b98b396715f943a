"""A brief tells what its citations hold, and the checker refuses everything else."""

from __future__ import annotations

import re

import pytest

from standoff.case import open_case
from standoff.errors import BriefError
from standoff.model import Article, text_sha256
from standoff.views.brief import Citation, Sentence, brief_html, brief_markdown, make_brief
from standoff.views.brief.checking import check, day_words

TEXT = (
    "Officials in Kyiv said on Monday that Russia had stationed over 100,000 troops near the border. "
    "Moscow denied on Tuesday that it was planning to attack Ukraine. "
    "Germany threatened sanctions on Russian banks if Russia invaded Ukraine. "
    "France advised its citizens not to travel to Ukraine. <script>alert(1)</script> was printed by mistake."
)


def article(id_, text, **fields):
    return Article(id=id_, text=text, sha256=text_sha256(text), **fields)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with open_case(tmp_path_factory.mktemp("brief") / "b.case", name="Border <crisis>") as opened:
        items = [
            article(
                "a",
                TEXT,
                outlet="Quay Post",
                published="2022-01-26",
                url="https://quay.example/a",
                title="Border tense",
            ),
            article("b", "Rain fell on the cup final in Aldo.", outlet="Hill Herald", published="2022-01-27"),
        ]
        for _ in opened.add(items):
            pass
        yield opened


def citation(quote, **fields):
    given = {
        "record": "r", "article": "a", "outlet": "Quay Post", "title": None, "at": "2022-01-26", "url": None, "start": 0,
        "end": len(quote), "quote": quote, **fields,
    }  # fmt: skip
    return Citation(**given)


HELD = citation(
    "Moscow denied on Tuesday that it had 5,000 troops in Aldo.",
    names=("Russia",),
    numbers=(5000.0,),
    days=("2022-01-25",),
)


@pytest.mark.parametrize(
    "words",
    [
        "Russia denies: “it had 5,000 troops in Aldo” (Quay Post, 26 January 2022).[^1]",
        "Russia denies having 5,000 troops in Aldo, on 25 January 2022.[^1]",
        "Moscow denies: “denied … troops in Aldo” (Quay Post, 26 January 2022).[^1]",
    ],
)
def test_what_the_citation_holds_passes(words):
    assert check(Sentence(words=words, citations=(HELD,))).words == words


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("Ukraine denies: “it had 5,000 troops in Aldo” (Quay Post, 26 January 2022).[^1]", "Ukraine"),
        ("Russia denies having 6,000 troops in Aldo.[^1]", "6,000"),
        ("Russia denies: “it had 6,000 troops in Aldo”.[^1]", "6,000"),
        ("Russia denies it (Quay Post, 27 January 2022).[^1]", "27 January 2022"),
        ("Russia denies: “it had troops in Bermona”.[^1]", "Bermona"),
    ],
)
def test_a_name_number_day_or_word_that_is_not_held_is_refused(words, refused):
    with pytest.raises(BriefError, match=re.escape(refused)):
        check(Sentence(words=words, citations=(HELD,)))


def test_a_sentence_without_a_citation_is_refused():
    with pytest.raises(BriefError, match="without a citation"):
        check(Sentence(words="Russia denies it.", citations=()))


def test_every_sentence_of_a_brief_passes_the_checker_and_cites_the_text(case):
    brief = make_brief(case)
    sentences = [s for section in brief.sections for s in section.sentences]
    assert len(sentences) >= 4
    for sentence in sentences:
        check(sentence)
        for cited in sentence.citations:
            assert TEXT[cited.start : cited.end] == cited.quote
    assert not any(section.refused for section in brief.sections)


def test_the_brief_says_who_denies_and_who_threatens(case):
    words = brief_markdown(make_brief(case))
    assert "Russia denies" in words
    assert "Germany threatens" in words
    assert "100,000 or more troops" in words
    assert "Quay Post, 26 January 2022" in words


def test_the_verb_agrees_with_who_speaks(tmp_path):
    text = (
        "European officials warned on Monday that Russia could invade Ukraine. "
        "The United States threatened sanctions on Russian banks if Russia invaded Ukraine."
    )
    with open_case(tmp_path / "n.case") as opened:
        for _ in opened.add([article("n", text, outlet="Quay Post", published="2022-01-26")]):
            pass
        words = brief_markdown(make_brief(opened))
    assert "officials warn:" in words
    assert "United States threatens:" in words


def test_every_mark_has_its_note_and_every_note_its_mark(case):
    words = brief_markdown(make_brief(case))
    body, notes = words.split("\n\n[^1]: ", 1)
    marks = re.findall(r"\[\^(\d+)\]", body)
    assert marks == [str(n) for n in range(1, len(marks) + 1)]
    assert len(re.findall(r"^\[\^\d+\]: ", "[^1]: " + notes, re.MULTILINE)) == len(marks)


def test_a_period_without_anything_is_an_empty_brief(case):
    brief = make_brief(case, since="2023-01-01")
    assert brief.sections == ()
    assert "0 articles" in brief_markdown(brief)


def test_hostile_words_are_inert_in_the_page(case):
    page = brief_html(make_brief(case))
    assert "<script>" not in page
    assert "Border &lt;crisis&gt;" in page
    assert 'href="#n1"' in page


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2022-01-24T10:00:00+01:00", "24 January 2022"),
        ("2022-01", "January 2022"),
        ("2022", "2022"),
        (None, "an unknown day"),
    ],
)
def test_days_in_words(moment, words):
    assert day_words(moment) == words
