"""Advice of states to their people and carriers."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "issuer", "kind", "place"),
    [
        ("Canada told its citizens to leave Sudan immediately.", "Canada", "leave", "Sudan"),
        ("Japanese nationals were urged to leave Niger.", "Japan", "leave", "Niger"),
        ("Germany has advised against travel to Lebanon.", "Germany", "avoid-travel", "Lebanon"),
        ("Ireland warned its citizens not to travel to Yemen.", "Ireland", "avoid-travel", "Yemen"),
        ("Australia issued a travel warning for Haiti.", "Australia", "avoid-travel", "Haiti"),
        ("Italy is evacuating embassy staff from Khartoum.", "Italy", "reduce-staff", "Khartoum"),
        ("The State Department ordered the departure of diplomats' families from the embassy in Bamako.",
         "United States", "reduce-staff", "Bamako"),
        ("Algeria closed its airspace to French military planes.", "Algeria", "close-airspace", "Algeria"),
        ("India banned Pakistani airlines from its airspace.", "India", "close-airspace", "India"),
    ],
)  # fmt: skip
def test_issuer_kind_and_place(read, text, issuer, kind, place):
    advisories = read(text, "2023-08-01").advisories
    assert [(a.issuer, a.kind, a.lifted) for a in advisories] == [(issuer, kind, False)]
    assert place in advisories[0].where


def test_several_states_named_after_including_are_the_issuers(read):
    (advisory,) = read(
        "Several countries, including Belgium and Austria, have advised against travel to Mali."
    ).advisories
    assert advisory.issuer == "Belgium; Austria"


def test_a_closure_by_its_noun_is_that_of_the_airspace(read):
    (advisory,) = read("Airlines rerouted after the closure of Iranian airspace.", "2024-04-14").advisories
    assert (advisory.kind, advisory.where) == ("close-airspace", ("Iran",))


def test_headline_advice_without_its_auxiliary(read):
    (advisory,) = read("Swiss nationals urged to leave Lebanon immediately", "2024-08-05").advisories
    assert (advisory.issuer, advisory.kind, advisory.where) == ("Switzerland", "leave", ("Lebanon",))


def test_lifted_advice_says_so(read):
    (advisory,) = read("On Tuesday Canada lifted its warning against travel to Peru.").advisories
    assert advisory.lifted
    assert advisory.kind == "avoid-travel"


def test_audience_is_kept_as_worded(read):
    (advisory,) = read("Biden urges Americans to leave Haiti.", "2024-03-05").advisories
    assert advisory.audience == "Americans"
    assert advisory.issuer == "United States"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fog led to cancelled flights at several airports.",
        "Passengers were told to contact their airline before travelling.",
        "The agency is warning people not to eat the frozen meal.",
        "The coach told his players to leave the pitch.",
        "The company ordered staff to return to the office.",
        "Norway expelled fifteen diplomats.",
    ],
)
def test_what_is_no_advice_of_a_state(read, text):
    assert read(text).advisories == ()


@pytest.mark.parametrize(
    ("text", "issuer", "kind", "where"),
    [
        ("Japan told its citizens to refrain from any travel to Somalia.", "Japan", "avoid-travel", ("Somalia",)),
        ("Chile recommended that people put off trips to Haiti.", "Chile", "avoid-travel", ("Haiti",)),
        ("The Foreign Office advises against ALL travel to Niger.", "United Kingdom", "avoid-travel", ("Niger",)),
        ("India said Indian nationals should leave Libya immediately.", "India", "leave", ("Libya",)),
        ("Canada advised those in Goma to leave.", "Canada", "leave", ("Goma",)),
        ("Italy ordered most of the staff of its embassy in Juba to depart.", "Italy", "reduce-staff", ("Juba",)),
        ("Spain ordered home non-essential embassy staff from Juba.", "Spain", "reduce-staff", ("Juba",)),
        ("Brazil urged its citizens in Israel to register with the embassy.", "Brazil", "caution", ("Israel",)),
        ("Ireland urged its citizens in Israel to exercise caution.", "Ireland", "caution", ("Israel",)),
        ("Germans Advised to Leave Ukraine", "Germany", "leave", ("Ukraine",)),
    ],
)
def test_what_people_are_told_in_other_words(read, text, issuer, kind, where):
    (found,) = read(text, "2023-05-10").advisories
    assert (found.issuer, found.kind, found.where) == (issuer, kind, where)


def test_advice_just_given_is_meant_by_so_and_that(read):
    text = "Norway urged its citizens to leave Mali, and Denmark advised those in the north to do so."
    assert [(a.issuer, a.kind) for a in read(text).advisories] == [("Norway", "leave"), ("Denmark", "leave")]
    text = "Norway advises against travel to Mali. Its ministry may soon say more. It lifted that advice a year ago."
    assert [(a.lifted, a.where) for a in read(text).advisories][-1] == (True, ("Mali",))


@pytest.mark.parametrize(
    "text",
    [
        "India asked citizens to register to vote.",
        "The mayor said people should return home.",
        "The minister said citizens should leave their cars at home.",
        "Police told those inside to leave the building.",
        "The doctor urged people to avoid travel in the heat.",
        "The company told its workers to leave early.",
        "The airline suspended its flights because of the strike.",
        "He lifted that advice from an old book.",
    ],
)
def test_what_only_sounds_like_advice(read, text):
    assert read(text, "2023-05-10").advisories == ()
