"""Pages give their story, their headline and their dates; hostile ones give an error."""

from __future__ import annotations

import hashlib
import json

import pytest

from standoff.errors import EmptyError, FormatError
from standoff.sources.pages import page_article

STORY = (
    "<p>The harbour council of Port Aldo said on Monday that the talks would go on until the end of the week.</p>"
    "<p>Two officials declined to say what had been agreed, but they were hopeful of a deal before February.</p>"
    "<p>The ferry company said that it had not been told about the talks and would wait for a letter from the port.</p>"
)


def page(head="", body=STORY, lang="en"):
    return (
        f"<!doctype html><html lang='{lang}'><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>Harbour talks go on</h1>{body}</article><aside>Related: Ten ferries</aside></body></html>"
    ).encode()


def linked(**fields):
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_story_headline_and_hash():
    data = page()
    article = page_article(data, id="p", where="p.html")
    assert article.text.startswith("Harbour talks go on\n\nThe harbour council")
    assert "ferry company" in article.text
    assert "Ten ferries" not in article.text
    assert article.html_sha256 == hashlib.sha256(data).hexdigest()


def test_json_ld_gives_times_with_their_zone():
    head = linked(
        **{"@type": "NewsArticle"}, headline="Harbour talks go on", datePublished="2022-01-24T18:05:00+01:00",
        dateModified="2022-01-24T20:00:00+01:00", author=[{"name": "Ann Bo"}, {"name": "Cy Dee"}], publisher={"name": "The Quay"},
    )  # fmt: skip
    article = page_article(page(head), id="p", where="p.html")
    assert article.published == "2022-01-24T18:05:00+01:00"
    assert article.modified == "2022-01-24T20:00:00+01:00"
    assert article.byline == "Ann Bo, Cy Dee"
    assert article.outlet == "The Quay"


def test_graphs_and_lists_of_json_ld():
    head = linked(
        **{"@graph": [{"@type": "WebSite", "name": "Quay"}, {"@type": ["NewsArticle"], "datePublished": "2022-01-24"}]}
    )
    assert page_article(page(head), id="p", where="p").published == "2022-01-24"


def test_meta_tags_stand_in_for_json_ld_and_broken_json_is_passed_over():
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
        '<meta property="article:published_time" content="2022-01-24T10:00:00Z">'
        '<meta property="og:site_name" content="The Quay"><link rel="canonical" href="https://quay.example/1">'
    )
    article = page_article(page(head), id="p", where="p")
    assert article.published == "2022-01-24T10:00:00+00:00"
    assert (article.outlet, article.url) == ("The Quay", "https://quay.example/1")


def test_no_date_is_unknown_not_today():
    assert page_article(page(), id="p", where="p").published is None


def test_a_page_without_a_story():
    with pytest.raises(EmptyError, match=r"empty\.html"):
        page_article(b"<html><body></body></html>", id="p", where="empty.html")


def test_markup_nested_to_harm():
    with pytest.raises(FormatError, match="nested"):
        page_article(b"<html><body>" + b"<div>" * 50_000 + b"hi", id="p", where="deep.html")


def test_unclosed_tags_are_survived():
    broken = page().replace(b"</p>", b"").replace(b"</article>", b"")
    assert "ferry company" in page_article(broken, id="p", where="p").text


def test_another_language_is_refused():
    german = (
        "<p>Der Hafenrat erklärte am Montag, dass die Gespräche bis zum Ende der Woche weitergehen werden.</p>"
        "<p>Zwei Beamte wollten nicht sagen, worauf man sich geeinigt habe, zeigten sich aber zuversichtlich.</p>"
        "<p>Die Fährgesellschaft teilte mit, sie sei nicht über die Verhandlungen unterrichtet worden und warte ab.</p>"
        "<p>Am Abend kamen viele Menschen zum Hafen, weil sie wissen wollten, wie es nun weitergeht und wer das bezahlt.</p>"
    )
    with pytest.raises(FormatError, match="English"):
        page_article(page(body=german, lang="de"), id="p", where="de.html")
