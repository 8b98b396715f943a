"""Verbs a headline makes passives of without saying so."""

from standoff.knowledge.short_passives import load_short_passives


def test_each_link_has_verbs_that_need_an_object():
    table = load_short_passives()
    assert table.keys() == {"of", "for", "over", "from", "with", "in", "near", "at", "to", "be"}
    assert all(lemmas and all(lemma == lemma.lower() for lemma in lemmas) for lemmas in table.values())


def test_verbs_that_do_without_an_object_are_in_no_row():
    assert not {"warn", "die", "ask", "agree", "want"} & frozenset().union(*load_short_passives().values())


def test_a_verb_that_needs_an_object_before_one_link_may_do_without_before_another():
    table = load_short_passives()
    assert "evacuate" in table["from"] - table["to"]  # "the army evacuated to the coast"
    assert "shoot" in table["in"] - table["at"]  # "guards shot at the crowd"
