"""Verbs a headline makes passives of without saying so."""

from standoff.knowledge.short_passives import load_short_passives


def test_each_link_has_verbs_that_need_an_object():
    table = load_short_passives()
    assert {"of", "for", "over", "to", "be"} <= table.keys()
    assert all(lemmas and all(lemma == lemma.lower() for lemma in lemmas) for lemmas in table.values())


def test_verbs_that_do_without_an_object_are_in_no_row():
    assert not {"warn", "die", "ask", "agree", "want"} & frozenset().union(*load_short_passives().values())
