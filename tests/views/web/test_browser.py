"""The desk in a browser: keys, layers, links both ways, zoom, and that nothing is asked of anywhere else."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SCREENS = (
    "/", "/claims", "/events", "/postures", "/advisories", "/commitments", "/articles", "/actors", "/sources",
    "/search?q=convoy", "/series", "/disputes", "/promises", "/timeline", "/map", "/brief",
)  # fmt: skip
AUDIT = """() => {
  const named = (e) => (e.getAttribute('aria-label') || e.textContent || e.title || '').trim() ||
    (e.labels && e.labels.length) || e.getAttribute('aria-labelledby');
  const wrong = [];
  for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden])')) {
    if (e.closest('[hidden], dialog:not([open])')) continue;
    if (!named(e)) wrong.push('unnamed ' + e.outerHTML.slice(0, 120));
  }
  for (const e of document.querySelectorAll('img')) if (!e.hasAttribute('alt')) wrong.push('no alt');
  if (document.querySelectorAll('h1').length !== 1) wrong.push('h1');
  if (document.documentElement.lang !== 'en') wrong.push('lang');
  for (const t of document.querySelectorAll('table')) if (!t.querySelector('th[scope=col]')) wrong.push('table without headers');
  for (const e of document.querySelectorAll('[aria-labelledby]'))
    if (!document.getElementById(e.getAttribute('aria-labelledby'))) wrong.push('dangling ' + e.getAttribute('aria-labelledby'));
  for (const e of document.querySelectorAll('svg:not([aria-hidden]):not([role])')) wrong.push('svg without a role');
  const levels = [...document.querySelectorAll('main h1, main h2, main h3')].map((h) => +h.tagName[1]);
  levels.reduce((a, b) => { if (b > a + 1) wrong.push('heading jumps from ' + a + ' to ' + b); return b; }, 0);
  return wrong;
}"""
CONTRAST = """() => {
  const rgb = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 && m[3] === 0 ? null : m; };
  const light = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const behind = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c) return c; } return [255, 255, 255]; };
  const low = [];
  for (const e of document.querySelectorAll('main *')) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || e.closest('svg, .unseen, [aria-hidden], .under') || !e.offsetParent) continue;
    const style = getComputedStyle(e); const front = rgb(style.color); const back = behind(e);
    if (!front || style.color.startsWith('color') ) continue;
    const [a, b] = [light(front.slice(0, 3)), light(back.slice(0, 3))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) low.push(e.className + ' ' + ratio.toFixed(2) + ' ' + e.textContent.slice(0, 30));
  }
  return low;
}"""


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_is_named_and_fits_narrow_and_wide(tab, path):
    tab.goto(path)
    assert tab.evaluate(AUDIT) == []
    tab.set_viewport_size({"width": 360, "height": 700})
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_reader_and_the_claim_page_are_named(tab, ids):
    for path in (f"/articles/{ids['one']}", f"/claims/{ids['inner']}"):
        tab.goto(path)
        assert tab.evaluate(AUDIT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(tab, ids, scheme):
    tab.emulate_media(color_scheme=scheme)
    for path in ("/", "/claims", "/disputes", "/promises", f"/articles/{ids['one']}"):
        tab.goto(path)
        assert tab.evaluate(CONTRAST) == []


def test_the_ledger_is_walked_with_keys(tab):
    tab.goto("/claims")
    focused = "[...document.querySelectorAll('[data-row]')].indexOf(document.activeElement)"
    tab.keyboard.press("j")
    assert tab.evaluate(focused) == 0
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("k")
    assert tab.evaluate(focused) == 1
    target = tab.evaluate("document.activeElement.dataset.open")
    tab.keyboard.press("o")
    tab.wait_for_url("**" + target)
    tab.go_back()
    tab.keyboard.press("n")
    tab.wait_for_url("**/claims?page=2")
    tab.keyboard.press("p")
    tab.wait_for_url("**/claims")
    tab.keyboard.press("j")
    source = tab.evaluate("document.activeElement.dataset.source")
    tab.keyboard.press("s")
    tab.wait_for_url("**" + source)


def test_slash_searches_and_question_mark_tells_the_keys(tab):
    tab.goto("/claims")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "q"
    tab.keyboard.type("convoy j?")
    assert tab.input_value("#q") == "convoy j?"
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    assert tab.is_visible("dialog#keys")
    tab.keyboard.press("?")
    assert not tab.is_visible("dialog#keys")
    tab.fill("#q", "convoy 17")
    tab.press("#q", "Enter")
    tab.wait_for_url("**/search?q=convoy+17")
    assert "Convoy 17" in tab.inner_text(".hits")


def test_a_record_outlines_its_words_and_words_open_their_record(tab, ids, desk_case):
    event = desk_case.events()[0]
    tab.goto(f"/articles/{ids['one']}")
    tab.click(f"#rec-{event.id} .jump")
    assert tab.url.endswith("#" + event.id)
    lit = tab.eval_on_selector_all(".text .s.lit", "list => list.map(e => e.textContent).join('')")
    assert lit == "Russia shelled Odesa"
    posture = desk_case.postures()[0]
    tab.click(f".text .s[data-r*='{posture.id}']")
    assert tab.url.endswith("#" + posture.id)
    assert tab.evaluate("document.activeElement.closest('li').dataset.record") == posture.id
    # Clicked again, the next record over the same words.
    tab.click(f".text .s[data-r*='{posture.id}']")
    assert not tab.url.endswith("#" + posture.id)


def test_an_address_with_a_record_leads_to_its_words(tab, ids, desk_case):
    claim = desk_case.claim(ids["inner"]).claim
    tab.goto(f"/articles/{ids['one']}#{claim.id}")
    lit = tab.eval_on_selector_all(".text .s.lit", "list => list.map(e => e.textContent).join('')")
    assert lit == claim.quote
    assert tab.is_visible(f"#rec-{claim.id}.lit")


def test_layers_are_toggled(tab, ids, desk_case):
    event = desk_case.events()[0]
    tab.goto(f"/articles/{ids['one']}")
    line = "e => getComputedStyle(e).getPropertyValue('--l1').trim()"
    first = f".text .s[data-r*='{event.id}']"
    assert tab.eval_on_selector(first, line) != "none"
    tab.uncheck("#layer-event")
    assert tab.eval_on_selector(first, line) == "none"
    assert tab.inner_text("#toggled") == "Events hidden"
    assert not tab.is_visible(f"#rec-{event.id} .jump")
    tab.check("#layer-event")
    assert tab.is_visible(f"#rec-{event.id} .jump")
    # Places begin hidden; a record asked for by its address is shown again.
    assert not tab.is_checked("#layer-place")
    place = tab.get_attribute("[data-group=place] li", "data-record")
    tab.evaluate("id => { location.hash = id }", place)
    tab.wait_for_function("document.getElementById('layer-place').checked")


def test_the_map_is_zoomed_with_buttons_and_keys(tab):
    tab.goto("/map")
    width = "+document.getElementById('world').getAttribute('viewBox').split(' ')[2]"
    home = tab.evaluate(width)
    tab.click("[data-zoom=in]")
    assert tab.evaluate(width) < home
    tab.keyboard.press("-")
    tab.keyboard.press("-")
    assert tab.evaluate(width) > home
    tab.keyboard.press("0")
    assert tab.evaluate(width) == pytest.approx(home, rel=0.01)
    left = "+document.getElementById('world').getAttribute('viewBox').split(' ')[0]"
    before = tab.evaluate(left)
    tab.focus("#world")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate(left) > before


def test_pages_work_without_script(browser, origin, ids, desk_case):
    context = browser.new_context(java_script_enabled=False, base_url=origin)
    page = context.new_page()
    event = desk_case.events()[0]
    page.goto(f"/articles/{ids['one']}#{event.id}")
    assert page.is_visible("#layer-event")
    page.goto("/claims")
    page.fill("#f-actor", "Jens Stoltenberg")
    page.click(".facets button")
    assert "actor=Jens+Stoltenberg" in page.url
    assert page.locator("[data-row]").count() == 2
    context.close()


def test_hostile_texts_do_nothing(tab, ids):
    said = []
    tab.on("dialog", lambda d: (said.append(d.message), d.dismiss()))
    for path in (f"/articles/{ids['one']}", f"/articles/{ids['two']}", "/claims", "/"):
        tab.goto(path)
        assert "owned" not in tab.title()
    assert said == []
