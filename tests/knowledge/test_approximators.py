import pytest

from standoff.errors import KnowledgeError
from standoff.knowledge.approximators import OVERRIDE_VARIABLE, load_approximators
from standoff.reading.quantities import find_quantities
from standoff.reading.times import find_times

RULES = load_approximators().rules


def found(page):
    return find_quantities(page, find_times(page))


def sentence(rule):
    """A sentence with the row's wording at a number, as news would write it."""
    if rule.place == "number":
        return f"Officials counted {rule.wording} of soldiers there."
    if rule.place == "before":
        return f"Officials counted {rule.wording} 500 soldiers there."
    if rule.wording == "+":
        return "Officials counted 500+ soldiers there."
    if rule.wording.startswith("- "):
        return f"Officials counted 500-{rule.wording[2:]} soldiers there."
    if rule.wording in ("odd", "plus"):
        return f"Officials counted 500 {rule.wording} soldiers there."
    return f"Officials counted 500 soldiers {rule.wording}."


@pytest.fixture(scope="module")
def read_rows(page):
    """Quantities by row: one text with a paragraph for each, so that it is parsed once."""
    sentences = [sentence(rule) for rule in RULES]
    quantities = found(page("\n\n".join(sentences)))
    out, at = [], 0
    for text in sentences:
        out.append([q for q in quantities if at <= q.start < at + len(text)])
        at += len(text) + 2
    return out


@pytest.mark.parametrize("row", range(len(RULES)), ids=[f"{r.wording}-{r.place}" for r in RULES])
def test_every_row_is_met_in_text_with_its_bounds(read_rows, row):
    rule = RULES[row]
    assert len(read_rows[row]) == 1
    quantity = read_rows[row][0]
    assert quantity.approx == rule.approx
    assert quantity.approx_wording == rule.wording
    assert quantity.bounds == rule.bounds(quantity.value)


@pytest.mark.parametrize("rule", RULES, ids=[f"{r.wording}-{r.place}" for r in RULES])
def test_every_row_has_a_reason_and_ordered_bounds(rule):
    low, high = rule.bounds(500.0)
    assert rule.reason
    assert low is None or high is None or low <= high
    if rule.place != "number":
        assert low is None or low <= 500
        assert high is None or high >= 500


def test_a_users_file_replaces_and_adds_rows(tmp_path, monkeypatch, page):
    table = tmp_path / "mine.tsv"
    table.write_text("# ours\nnearly\tbefore\tabout\t0.9n,n\tdesk rule\nnorth of\tbefore\tmore_than\tn,-\tdesk rule\n")
    monkeypatch.setenv(OVERRIDE_VARIABLE, str(table))
    first, second = found(page("Nearly 1,000 soldiers crossed. North of 300 vehicles followed."))
    assert (first.approx, first.bounds) == ("about", (900.0, 1000.0))
    assert (second.approx, second.bounds) == ("more_than", (300.0, None))


@pytest.mark.parametrize(
    "row",
    ["nearly", "nearly\tbefore\tabout\t1,2,3\tx", "nearly\tbetween\tabout\tn,n\tx", "nearly\tbefore\tabout\ta,b\tx"],
)
def test_a_broken_row_is_named(tmp_path, monkeypatch, row):
    table = tmp_path / "broken.tsv"
    table.write_text(row + "\n")
    monkeypatch.setenv(OVERRIDE_VARIABLE, str(table))
    with pytest.raises(KnowledgeError, match=r"broken\.tsv"):
        load_approximators()
