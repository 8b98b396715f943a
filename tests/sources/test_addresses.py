"""One address: polite, limited, and clear about failures; the network is a transport here."""

from __future__ import annotations

import httpx
import pytest

from standoff.errors import FetchError, TooLargeError
from standoff.sources.addresses import Fetcher
from standoff.sources.inputs import read_inputs
from standoff.sources.limits import Limits

STORY = b"The council of Port Aldo said on Monday that the bridge would open in March after two years of work."


def fetcher(pages, robots="", robots_status=200, **options):
    asked = []

    def answer(request):
        asked.append(request)
        if request.url.path == "/robots.txt":
            return httpx.Response(robots_status, text=robots)
        return pages(request)

    made = Fetcher(transport=httpx.MockTransport(answer), **options)
    return made, asked


def text_page(_request):
    return httpx.Response(200, content=STORY, headers={"content-type": "text/plain; charset=utf-8"})


def test_a_text_page_becomes_an_article_with_the_time_it_was_retrieved():
    made, asked = fetcher(text_page)
    (article,) = read_inputs(["https://quay.example/1"], fetcher=made)
    assert article.text == STORY.decode()
    assert article.url == "https://quay.example/1"
    assert article.retrieved is not None
    assert all("Standoff" in r.headers["user-agent"] for r in asked)


def test_robots_txt_is_asked_first_and_obeyed():
    made, asked = fetcher(text_page, robots="User-agent: *\nDisallow: /private")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        made.fetch("https://quay.example/private/1")
    assert [r.url.path for r in asked] == ["/robots.txt"]
    assert made.fetch("https://quay.example/public").data == STORY


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (503, False)])
def test_a_missing_robots_file_allows_and_a_failing_one_forbids(status, allowed):
    made, _ = fetcher(text_page, robots_status=status)
    if allowed:
        assert made.fetch("https://quay.example/1").data == STORY
    else:
        with pytest.raises(FetchError):
            made.fetch("https://quay.example/1")


def test_a_host_is_not_asked_twice_at_once():
    waited = []
    made, _ = fetcher(text_page, clock=lambda: 100.0, sleep=waited.append)
    made.fetch("https://quay.example/1")
    made.fetch("https://quay.example/2")
    made.fetch("https://other.example/2")
    assert waited == [1.0]


def test_failures_say_why():
    made, _ = fetcher(lambda _: httpx.Response(404))
    with pytest.raises(FetchError, match="404"):
        made.fetch("https://quay.example/1")

    def late(request):
        raise httpx.ReadTimeout(str(request.url), request=request)

    made, _ = fetcher(late)
    with pytest.raises(FetchError, match="no answer in time"):
        made.fetch("https://quay.example/1")
    with pytest.raises(FetchError, match="not an http"):
        made.fetch("ftp://quay.example/1")


def test_redirect_loops_and_large_pages_end():
    made, _ = fetcher(lambda _: httpx.Response(302, headers={"location": "/again"}))
    with pytest.raises(FetchError, match="redirects"):
        made.fetch("https://quay.example/1")
    made, _ = fetcher(lambda _: httpx.Response(200, content=b"x" * 5000), limits=Limits(item_bytes=1000))
    with pytest.raises(TooLargeError):
        made.fetch("https://quay.example/1")
