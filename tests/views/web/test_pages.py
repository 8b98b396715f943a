"""Every screen answers, in every form; filters narrow it; hostile texts stay texts."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from standoff.errors import CaseError
from standoff.views.web.server import listen
from views.web.conftest import NASTY

SCREENS = (
    "/", "/claims", "/events", "/postures", "/advisories", "/commitments", "/articles", "/actors", "/sources", "/search",
    "/series", "/disputes", "/promises", "/timeline", "/map", "/brief",
    "/changes", "/corrections", "/happenings", "/stories",
)  # fmt: skip
VARIANTS = (
    "/?since=2022-01-20", "/claims?actor=Russia&act=deny&since=2022-01-01", "/claims?page=2", "/claims?per=9999999999",
    "/claims?disputed=no&chain_depth=1&text=convoy", "/claims?order=oldest", "/claims?act=nonsense", "/series?kind=all&least=1",
    "/timeline?dated=no&kind=claim", "/map?zoom=world", "/map?role=event&place=Odesa", "/search?q=convoy", '/search?q="*(',
    "/articles?revisions=yes", "/actors?resolved=no", "/brief?since=2022-01-24", "/disputes?kind=contradict",
    "/changes?since=2022-01-01", "/changes?cause=denial", "/corrections?act=annotate", "/happenings?least=1",
    "/stories?since=2022-01-01&least=1", "/claims?as_of=2022-01-20",
    "/?as_of=2022-01-20T09:00", "/changes?as_of=2022-01-20",
    "/promises?status=open&by=Ukraine&kind=promise", "/promises?status=nonsense",
)  # fmt: skip
VOID = {"meta", "link", "input", "br", "img", "hr", "stop"}


class Nesting(HTMLParser):
    """Checks that every element is closed where it was opened."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open, tag
        assert self.open.pop() == tag


def parsed(html):
    parser = Nesting()
    parser.feed(html)
    assert not parser.open
    return parser.seen


@pytest.fixture
def single(ids):
    return [f"/articles/{ids['one']}", f"/articles/{ids['two']}", f"/claims/{ids['inner']}"]


@pytest.mark.parametrize("path", [*SCREENS, *VARIANTS])
def test_every_screen_answers_with_a_sound_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    tags = parsed(answer.text)
    assert sum(tag == "h1" for tag, _ in tags) == 1
    assert {"header", "nav", "main"} <= {tag for tag, _ in tags}
    marked = [attrs["id"] for _, attrs in tags if attrs.get("id")]
    assert len(marked) == len(set(marked))


def test_single_pages_are_sound(client, single):
    for path in single:
        answer = client.get(path)
        assert answer.status_code == 200
        parsed(answer.text)


def test_hostile_words_stay_words(client, single):
    for path in [
        *SCREENS,
        *single,
        "/search?q=<script>alert(1)</script>",
        "/claims?actor=<script>x</script>&text='\"><img>",
    ]:
        html = client.get(path).text
        scripts = [attrs for tag, attrs in parsed(html) if tag == "script"]
        assert scripts == [{"src": "/static/desk.js", "defer": None}]
        assert "<img" not in html
        assert not [a for _, attrs in parsed(html) for a in attrs if a.startswith("on") or a == "style"]
        assert 'href="javascript' not in html
    assert "&lt;script&gt;" in client.get(single[0]).text


def test_the_reader_shows_the_text_character_by_character(client, ids, desk_case):
    html = client.get(f"/articles/{ids['one']}").text
    body = re.search(r'<article class="text"[^>]*>(.*?)</article>', html, re.DOTALL).group(1)
    shown = "".join(re.split(r"<[^>]*>", body))
    for escaped, plain in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        shown = shown.replace(escaped, plain)
    assert shown == desk_case.article(ids["one"]).article.text


def test_the_reader_marks_overlapping_records_and_links_both_ways(client, ids, desk_case):
    html = client.get(f"/articles/{ids['one']}").text
    for kind in ("claims", "events", "postures", "advisories", "commitments"):
        for record in getattr(desk_case, kind)(article=ids["one"]):
            assert f'id="{record.id}"' in html
            assert f'id="rec-{record.id}"' in html
            assert f'href="#{record.id}"' in html
    assert re.search(r'class="s[^"]*L-content[^"]*L-posture[^"]*"[^>]*>100,000<', html)
    assert desk_case.article(ids["one"]).record.sha256 in html


def test_a_revision_shows_what_changed(client, desk_case):
    revised = desk_case.articles(text="wide")[0]
    html = client.get(f"/articles/{revised.id}").text
    assert re.search(r"<ins>not\s*</ins>", html)
    first = next(r for r in desk_case.article(revised.id).revisions if r.revision == 1)
    assert "superseded" in client.get(f"/articles/{first.id}").text


def test_a_claim_shows_its_chain_its_words_and_how_it_was_read(client, ids, desk_case):
    html = client.get(f"/claims/{ids['inner']}").text
    tree = html[html.index('class="tree"') :]
    assert tree.index("The Harbour Post") < tree.index("Sergey Lavrov") < tree.index("Jens Stoltenberg")
    assert "#:~:text=" in html
    parent = desk_case.claim(ids["inner"]).parents[0].id
    assert f'href="/claims/{parent}"' in html
    assert "independent origin" in html
    assert client.get(f"/claims/{ids['inner']}.json").json()["origins"]["min"] >= 1
    denial = desk_case.claims(act="deny", actor="Lavrov")[0]
    html = client.get(f"/claims/{denial.id}").text
    assert "<code>assert</code>" in html
    assert "<code>hand</code>" in html


def test_at_an_earlier_moment_every_link_stays_there(client, desk_case, ids):
    page = client.get("/claims?as_of=2022-01-24&act=deny").text
    assert "As the case stood on 24 Jan 2022" in page
    links = re.findall(r'href="(/(?!static)[^"]*)"', page)
    assert len(links) > 20
    assert all("as_of=" in link for link in links)
    assert f"/articles/{ids['two']}" not in page
    assert client.get(f"/articles/{ids['two']}?as_of=2022-01-24").status_code == 404
    assert client.get("/claims.json?as_of=2022-01-24").json()["total"] == desk_case.as_of("2022-01-24").claims().total
    lines = client.get("/claims.jsonl?as_of=2022-01-24").text.splitlines()
    assert len(lines) == desk_case.as_of("2022-01-24").claims().total < desk_case.claims().total
    assert "As the case stood" not in client.get("/claims?as_of=").text
    assert client.get("/claims?as_of=soon").status_code == 400


def test_changes_of_a_time_lead_to_their_words(client, desk_case):
    page = client.get("/changes?since=2022-01-21").text
    edit = next(c for c in desk_case.diff(since="2022-01-21") if c.cause == "edit")
    assert f'data-open="/articles/{edit.article}"' in page
    assert "nothing says so" in page
    assert client.get("/changes.json?since=2022-01-21").json()["total"] == desk_case.diff(since="2022-01-21").total
    assert client.get("/changes?cause=weather").status_code == 400


def test_what_was_said_of_a_story_stands_with_it(client, desk_case, ids):
    story = next(s for s in desk_case.stories() if ids["one"] in {a.id for a in s.articles})
    other = next(s for s in desk_case.stories() if s.id != story.id)
    made = desk_case.analyst("Ana").merge(story.id, other.id, f"one affair {NASTY}")
    try:
        page = client.get("/stories").text
        assert "merged by Ana" in page
        assert f'data-open="/stories#{story.id}"' in client.get("/corrections").text
        assert NASTY not in page
        parsed(page)
    finally:
        desk_case.analyst("Ana").undo(made.id, "tested")


def test_corrections_stand_beside_what_they_are_about(client, desk_case, ids):
    claim = desk_case.claim(ids["inner"]).claim
    made = desk_case.analyst(f"Ana {NASTY}").annotate(claim.id, f"asked the ministry {NASTY}")
    try:
        for path in (
            f"/claims/{claim.id}",
            f"/articles/{claim.article}",
            "/corrections",
            f"/corrections?about={claim.id}",
        ):
            page = client.get(path).text
            assert "asked the ministry" in page, path
            assert NASTY not in page
            parsed(page)
        assert "asked the ministry" in client.get("/corrections.csv").text
    finally:
        desk_case.analyst("Ana").undo(made.id, "a trial")
    assert "undone" in client.get("/corrections").text


def test_filters_narrow_and_stand_in_the_address(client):
    whole = client.get("/claims.json").json()
    denied = client.get("/claims.json?act=deny").json()
    assert 0 < denied["total"] < whole["total"]
    assert {c["act"] for c in denied["items"]} == {"deny"}
    html = client.get("/claims?act=deny").text
    assert 'aria-current="true"><span>deny</span>' in html
    assert client.get("/claims.json?actor=Jens+Stoltenberg").json()["total"] == 2
    assert client.get("/claims?act=deny&format=json").json()["items"] == denied["items"]


def test_facet_counts_are_what_following_them_gives(client):
    html = client.get("/claims").text
    facets = re.findall(r'<a href="(/claims\?(?:act|actor|certainty)=[^"]*)"><span>[^<]*</span> <b>([\d,]+)</b>', html)
    assert len(facets) > 5
    for href, count in facets:
        path, _, query = href.partition("?")
        assert client.get(f"{path}.json?{query}").json()["total"] == int(count)


def test_pages_hold_every_record_once(client):
    first, second = client.get("/claims.json").json(), client.get("/claims.json?page=2").json()
    seen = [c["id"] for c in first["items"] + second["items"]]
    assert len(seen) == len(set(seen)) == first["total"]
    assert 'rel="next" href="/claims?page=2"' in client.get("/claims").text


@pytest.mark.parametrize("path", SCREENS)
def test_every_screen_has_its_data(client, path):
    name = "/overview" if path == "/" else path
    answer = client.get(f"{name}.json")
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(json.loads(answer.text), dict)


def test_single_records_have_their_data(client, single, ids):
    assert all(isinstance(client.get(f"{path}.json").json(), dict) for path in single)
    assert client.get(f"/records/{ids['inner']}.json").json()["id"] == ids["inner"]


def test_downloads_give_exactly_what_is_filtered(client):
    answer = client.get("/claims.csv?act=deny")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == client.get("/claims.json?act=deny").json()["total"]
    assert re.search(r'filename="claims-deny-\d+T\d+Z\.csv"', answer.headers["content-disposition"])
    lines = client.get("/claims.jsonl").text.splitlines()
    assert len([json.loads(line) for line in lines]) == client.get("/claims.json").json()["total"]
    features = client.get("/events.geojson").json()
    assert [f["geometry"]["coordinates"] for f in features["features"]] == [[30.7, 46.5]]
    assert client.get("/claims.geojson").status_code == 404


def test_the_brief_stands_alone_as_page_and_markdown(client):
    page = client.get("/brief.html")
    assert "unsafe-inline" in page.headers["content-security-policy"]
    assert "script-src" not in page.headers["content-security-policy"]
    assert client.get("/brief.md").text.startswith("# Crisis")


@pytest.mark.parametrize(
    "path", ["/claims/nobody", "/articles/nothing", "/records/none", "/nosuch", "/a/b/c", "/claims."]
)
def test_what_is_not_there_is_said_to_be_missing(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    parsed(answer.text)


def test_what_cannot_be_understood_is_said(client):
    assert client.get("/claims?since=soon").status_code == 400
    assert "not a date" in client.get("/claims?since=soon").text
    assert client.get("/claims.json?since=soon").json()["error"]
    assert client.get("/claims.csv?since=soon").status_code == 400


def test_records_lead_to_their_words(client, desk_case, ids):
    event = desk_case.events()[0]
    answer = client.get(f"/records/{event.id}", follow_redirects=False)
    assert answer.headers["location"] == f"/articles/{ids['one']}#{event.id}"


def test_nothing_new_is_said(client):
    html = client.get("/").text
    assert "No new advice to citizens or carriers." in html
    assert "since Tuesday, 25 Jan 2022" in html


def test_strangers_and_writers_are_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.post("/claims").status_code == 405
    assert client.get("/static/../app.py").status_code == 404


def test_every_answer_forbids_loading_from_elsewhere(client):
    for path in ("/", "/static/desk.js", "/nosuch", "/claims.json"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"


def test_pages_name_no_address_outside_but_those_of_articles(client, single):
    for path in [*SCREENS, *single]:
        for tag, attrs in parsed(client.get(path).text):
            for name in ("src", "href", "action"):
                url = attrs.get(name) or ""
                outside = "//" in url
                assert not outside or (tag == "a" and url.startswith("https://harbour.example/")), (tag, url)


def test_a_taken_address_is_explained():
    with listen("127.0.0.1", 0) as taken, pytest.raises(CaseError, match="another --port"):
        listen("127.0.0.1", taken.getsockname()[1])


def test_an_empty_case_has_every_screen(tmp_path):
    from standoff.case import open_case
    from standoff.views.web.app import Desk
    from standoff.views.web.asked import asked

    with open_case(tmp_path / "empty.case") as case:
        desk = Desk(case)
        for name, make in desk.screens.items():
            screen = make(case, asked(f"/{name}", ()))
            desk._page(screen.template, {**screen.values, "forms": ()}, asked(f"/{name}", ()))
