"""Classes of act and words of outcome: whole, and not at odds with themselves."""

from __future__ import annotations

from standoff.knowledge.deeds import load_deeds, load_outcomes, load_things


def test_opposites_are_classes_and_never_share_a_word() -> None:
    deeds = load_deeds()
    for deed in deeds.values():
        if deed.opposite is not None:
            other = deeds[deed.opposite]
            assert not deed.done & other.done, deed.name
            assert not deed.plain & other.plain, deed.name


def test_every_class_has_both_forms_and_none_is_empty() -> None:
    for deed in load_deeds().values():
        assert deed.plain
        assert deed.done
        assert all(word == word.lower() and word for phrase in deed.plain | deed.done for word in phrase)


def test_what_calls_off_fulfils_nothing() -> None:
    outcome = load_outcomes()
    assert not any(outcome.cancel & deed.plain for deed in load_deeds().values())
    assert not outcome.keep & outcome.breaking


def test_a_word_names_one_thing_and_is_not_idle() -> None:
    things = load_things()
    assert set(things.values()) >= {"airspace", "troops", "response"}
    assert not set(things) & load_outcomes().idle


def test_a_finished_act_is_not_blocked_by_itself() -> None:
    done = {phrase[0] for deed in load_deeds().values() for phrase in deed.done}
    assert not done & (load_outcomes().blocks - {"set"})
