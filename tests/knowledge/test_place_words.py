from __future__ import annotations

from standoff.knowledge.place_keys import place_key
from standoff.knowledge.place_roles import load_place_roles
from standoff.knowledge.place_words import load_place_words


def test_words_are_lower_case_and_trimmed() -> None:
    words = load_place_words()
    for group in (
        words.prepositions,
        words.compass,
        words.kinds,
        words.civic,
        words.titled,
        words.bodies,
        words.institutions,
    ):
        assert all(word == word.strip().lower() for word in group)


def test_stray_words_are_spelling_keys() -> None:
    words = load_place_words()
    assert words.never <= words.stray
    assert {word for word in words.stray if place_key(word) != word} <= {"inc.", "an"}


def test_a_kind_is_one_of_those_the_gazetteer_knows_or_a_feature() -> None:
    assert set(load_place_words().kinds.values()) == {"city", "admin1", "admin2", "water", "land", "facility"}


def test_spatial_prepositions_are_locative_ones() -> None:
    words = load_place_words()
    assert words.spatial <= words.locative
    assert not words.locative & (words.origin | words.destination)


def test_a_verb_gives_its_object_one_role_and_speech_is_no_motion() -> None:
    roles = load_place_roles()
    assert {"event", "origin", "destination"} == set(roles.objects.values())
    assert roles.objects["shell"] == "event"
    assert roles.objects["flee"] == "origin"
    assert roles.objects["visit"] == "destination"
    assert not roles.speech & roles.motion_verbs


def test_prepositions_have_their_roles() -> None:
    roles = load_place_roles()
    assert roles.prepositions["in"] == "event"
    assert roles.prepositions["from"] == "origin"
    assert roles.prepositions["into"] == "destination"
    assert roles.inside <= {p for p, role in roles.prepositions.items() if role == "event"}
    assert roles.targeting <= set(roles.prepositions)
