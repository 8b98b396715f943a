"""The terminal shows at a glance whose words stand inside whose."""

from standoff.model import Attribution, Reading, Span, text_sha256
from standoff.views.terminal.readings import marked_text

TEXT = "The Post said he denied it was his."


def attribution(id_, start, end, parent=None):
    cue = (Span(start - 2, start - 1),)
    return Attribution(id=id_, rule="test", source=(), cue=cue, content=(Span(start, end),), parent=parent)


def test_contents_stand_in_brackets_the_inner_one_inside():
    outer, inner = attribution("a", 14, 34), attribution("b", 24, 34, parent="a")
    reading = Reading(id="x", sha256=text_sha256(TEXT), reader="test", attributions=(outer, inner))
    shown = marked_text(TEXT, reading)
    assert shown.plain == "The Post said [he denied [it was his]]."
    styles = {shown.plain[s.start : s.end]: s.style for s in shown.spans if shown.plain[s.start : s.end] in "[]"}
    assert len(styles) == 2
    assert reading.depths() == {"a": 0, "b": 1}


def test_a_ring_of_parents_ends():
    ring = (attribution("a", 14, 34, parent="b"), attribution("b", 24, 34, parent="a"))
    reading = Reading(id="x", sha256=text_sha256(TEXT), reader="test", attributions=ring)
    assert set(reading.depths()) == {"a", "b"}
