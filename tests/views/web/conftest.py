"""A small case made by hand, the desk over it, and the desk in a browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time
import warnings

import pytest

from case.making import Hand, article
from standoff.case import open_case
from standoff.model import Quantity, Span, Timex, content_id

NASTY = '<script>alert("x")</script>'
FIRST = (
    'Kyiv Herald: <b>Talks</b> "resume" & go on\n\n'
    "Sergey Lavrov said Russia had no plans to attack Ukraine, <script>document.title='owned'</script> he told reporters. "
    "He said that Jens Stoltenberg had claimed 100,000 Russian troops stood near Kyiv on Monday 😀 in the north.\n\n"
    "The United States told its citizens to leave Ukraine. Russia shelled Odesa. "
    "Ukraine will keep its airspace open unless Russia attacks."
)
SECOND = (
    "Jens Stoltenberg denied that NATO threatened anyone.\n\n"
    "Russia threatened to respond if missiles came closer. Ukraine demanded an apology. " + NASTY
)
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def first_hand():
    hand = Hand(FIRST)
    hand.claim("Russia had no plans to attack Ukraine", "Sergey Lavrov", act="deny", polarity="-", runner_up="assert")
    outer = hand.claim(
        "that Jens Stoltenberg had claimed 100,000 Russian troops stood near Kyiv on Monday 😀 in the north",
        "Sergey Lavrov",
    )
    inner = hand.claim(
        "100,000 Russian troops stood near Kyiv on Monday 😀", "Sergey Lavrov", "Jens Stoltenberg", under=outer
    )
    hand.posture("100,000 Russian troops stood near Kyiv", "Russia", low=100000.0, where=("Kyiv",), attribution=inner)
    hand.advisory("told its citizens to leave Ukraine", "United States", where=("Ukraine",))
    hand.event("Russia shelled Odesa", "Russia", "Ukraine", where=("Odesa",))
    hand.commitment(
        "Ukraine will keep its airspace open",
        "Ukraine",
        "unless Russia attacks",
        due=("Monday", "2022-01-31", "2022-01-31"),
    )
    hand.place("Odesa", lat=46.5, lon=30.7, precision="city", country="UKR", geonameid=698740, role="event")
    hand.place("Ukraine", lat=49.0, lon=32.0, precision="country", kind="country", country="UKR", geonameid=690791)
    at = FIRST.index("Monday")
    hand._keep(
        "timexes",
        Timex(id="x1", rule="hand", start=at, end=at + 6, type="DATE", value="2022-01-24", earliest="2022-01-24"),
    )
    at = FIRST.index("100,000")
    hand._keep(
        "quantities",
        Quantity(
            id="n1", rule="hand", start=at, end=at + 7, value=1e5, low=1e5, high=1e5, bounds=(1e5, 1e5), unit="troops",
            unit_span=Span(at + 16, at + 22),
        ),
    )  # fmt: skip
    hand.actor("Sergey Lavrov")
    return hand


def second_hand():
    hand = Hand(SECOND)
    hand.claim("that NATO threatened anyone", "Jens Stoltenberg", act="deny", polarity="-")
    hand.claim(
        "to respond if missiles came closer",
        "Russia",
        act="threaten",
        condition=(hand.span("if missiles came closer"),),
    )
    hand.claim("an apology. " + NASTY, "Ukraine", act="demand")
    return hand


def fill(case):
    """Two articles, one of them in two revisions, and forty short ones for a second page."""
    made = [
        (article(FIRST, 1, title=f"Talks {NASTY}", byline=NASTY, published="2022-01-24T10:00:00"), first_hand()),
        (article(SECOND, 2, title="A <img src=x onerror=alert(1)> title", outlet=f"Post {NASTY}", published="2022-01-25",
                 url="javascript:alert(1)"), second_hand()),
    ]  # fmt: skip
    for number in range(3, 60):
        text = f"Officials said that convoy number {number} had crossed the river."
        hand = Hand(text)
        hand.claim(f"that convoy number {number} had crossed the river", "United States")
        made.append((article(text, number, title=f"Convoy {number}", published="2022-01-20"), hand))
    revised = Hand("Officials said that convoy number 3 had not crossed the wide river.")
    revised.claim("that convoy number 3 had not crossed the wide river", "United States", act="deny", polarity="-")
    made.append(
        (article(revised.text, 3, title="Convoy 3, corrected", published="2022-01-20", modified="2022-01-21"), revised)
    )
    for one, hand in made:
        reading = hand.reading(one)
        (added,) = case.add([one], reader=lambda batch, r=reading: (r for _ in batch), reader_version="hand")
        assert added.status in {"new", "revision"}, added


@pytest.fixture(scope="session")
def desk_case(tmp_path_factory):
    with open_case(tmp_path_factory.mktemp("desk") / "crisis.case", name=f"Crisis {NASTY}") as case:
        fill(case)
        yield case


@pytest.fixture(scope="session")
def application(desk_case):
    from standoff.views.web.app import make_desk

    return make_desk(desk_case)


@pytest.fixture(scope="session")
def client(application):
    # The client's library announces a successor when it is imported.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient
    with TestClient(application, base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture(scope="session")
def ids(desk_case):
    """Ids of the two articles and of the claim that is said within another."""
    one = desk_case.articles(text="Kyiv Herald")[0].id
    two = desk_case.articles(text="apology")[0].id
    return {"one": one, "two": two, "inner": desk_case.claims(chain_depth=2)[0].id, "mark": content_id}


@pytest.fixture(scope="session")
def origin(application):
    """The desk's own address on a free port of this machine."""
    import uvicorn

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    for _ in range(100):
        if server.started:
            break
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)
    listener.close()


@pytest.fixture(scope="session")
def browser():
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium is installed (sh tools/browser.sh installs one)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def tab(browser, origin):
    """A page of the browser; afterwards nothing may have been asked of elsewhere or complained of."""
    complaints, strangers = [], []
    page = browser.new_page(viewport={"width": 1300, "height": 800}, base_url=origin)
    page.set_default_timeout(8000)
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("request", lambda r: strangers.append(r.url) if not r.url.startswith(origin) else None)
    yield page
    page.close()
    assert not complaints
    assert not strangers
