"""Coded events: type, status, parties, circumstances."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standoff.knowledge.plover import GOLDSTEIN, QUADS
from standoff.model import Event, Reading
from standoff.reading.encoder.session import MODEL_VARIABLE


@pytest.fixture(scope="module")
def event(read: Callable[..., Reading]) -> Callable[..., Event]:
    """`event(text, plover, **fields)`: the first event of that type."""

    def find(text: str, plover: str, published: str | None = "2022-01-20") -> Event:
        events = read(text, published).events
        found = [e for e in events if e.plover == plover]
        assert found, [(e.plover, e.cameo, e.status) for e in events]
        return found[0]

    return find


@pytest.mark.parametrize(
    ("text", "plover", "cameo", "source", "target"),
    [
        ("Russia and Turkey agreed to share intelligence.", "AGREE", "0314", "RUS", "TUR"),
        ("France offered to mediate between Egypt and Libya.", "AGREE", "039", "FRA", None),
        ("Japan promised to send medical supplies to Nepal.", "AGREE", "0333", "JPN", "NPL"),
        ("Germany's chancellor met the president of Poland.", "CONSULT", "040", "DEU", "POL"),
        ("Norway held talks with Sweden.", "CONSULT", "046", "NOR", "SWE"),
        ("Canada praised Mexico for the reform.", "SUPPORT", "051", "CAN", "MEX"),
        ("Spain and Portugal signed a treaty.", "SUPPORT", "057", "ESP", "PRT"),
        ("India and Japan held joint military exercises.", "COOPERATE", "062", "IND", "JPN"),
        ("Italy extradited the suspect to Germany.", "COOPERATE", "063", "ITA", "DEU"),
        ("The United States sent weapons to Ukraine.", "AID", "072", "USA", "UKR"),
        ("China donated vaccines to Laos.", "AID", "07", "CHN", "LAO"),
        ("Russia withdrew its troops from Kazakhstan.", "RETREAT", "0874", "RUS", "KAZ"),
        ("Iran released the sailors.", "RETREAT", "0841", "IRN", None),
        ("Britain lifted sanctions on Myanmar.", "RETREAT", "085", "GBR", "MMR"),
        ("Poland demanded that Belarus free the prisoners.", "REQUEST", "1053", "POL", "BLR"),
        ("Ukraine appealed to Germany for weapons.", "REQUEST", "0232", "UKR", "DEU"),
        ("Russia must withdraw its troops, Estonia said.", "REQUEST", "1056", "EST", "RUS"),
        ("Lithuania accused Belarus of spying.", "ACCUSE", "1125", "LTU", "BLR"),
        ("France condemned Syria.", "ACCUSE", "111", "FRA", "SYR"),
        ("Armenia refused to release the prisoners.", "REJECT", "1243", "ARM", None),
        ("Serbia rejected a proposal from Kosovo.", "REJECT", "12", "SRB", None),
        ("Israel threatened to attack Iran.", "THREATEN", "1384", "ISR", "IRN"),
        ("Turkey threatened to impose sanctions on Greece.", "THREATEN", "1312", "TUR", "GRC"),
        ("Students in Chile demonstrated against the government.", "PROTEST", "141", "CHL", None),
        ("The European Union imposed sanctions on Belarus.", "SANCTION", "163", None, "BLR"),
        ("Mali suspended diplomatic relations with Niger.", "SANCTION", "161", "MLI", "NER"),
        ("Norway suspended military aid to Chad.", "SANCTION", "1622", "NOR", "TCD"),
        ("Russia massed troops near the border of Ukraine.", "MOBILIZE", "154", "RUS", "UKR"),
        ("Denmark put its forces on alert.", "MOBILIZE", "152", "DNK", None),
        ("Police in Kenya arrested a journalist.", "COERCE", "173", "KEN", None),
        ("Ethiopia imposed a curfew.", "COERCE", "1723", "ETH", None),
        ("Azerbaijan's army shelled a village in Armenia.", "ASSAULT", "194", "AZE", None),
        ("Iraq's invasion of Kuwait began in August.", "ASSAULT", "192", "IRQ", "KWT"),
    ],
)
def test_types_and_parties(event, text, plover, cameo, source, target):
    found = event(text, plover)
    assert found.cameo.startswith(cameo)
    assert (found.source_code or "")[:3] == (source or (found.source_code or "")[:3])
    assert (found.target_code or "")[:3] == (target or (found.target_code or "")[:3])


@pytest.mark.parametrize(
    ("text", "plover", "status"),
    [
        ("Russia invaded Georgia.", "ASSAULT", "happened"),
        ("Russia may invade Georgia.", "ASSAULT", "possible"),
        ("Russia has not attacked Georgia.", "ASSAULT", "denied"),
        ("Russia denied that it attacked Georgia.", "ASSAULT", "denied"),
        ("Germany plans to deploy troops in Mali.", "MOBILIZE", "planned"),
        ("The EU will impose sanctions on Mali if Mali expels the envoy.", "SANCTION", "conditional"),
        ("Sudan and Chad hold annual military exercises.", "COOPERATE", "recurring"),
        ("France called on Mali to withdraw its troops.", "REQUEST", "happened"),
        ("Russia has yet to withdraw its troops from Georgia.", "RETREAT", "denied"),
        ("Russia still has to withdraw its troops from Georgia.", "RETREAT", "demanded"),
        ("Russia had to withdraw its troops from Georgia.", "RETREAT", "happened"),
        ("The weapons would be used only if Estonia were attacked.", "ASSAULT", "possible"),
    ],
)
def test_statuses(event, text, plover, status):
    assert event(text, plover).status == status


@pytest.mark.parametrize(
    ("text", "plover", "cameo", "source", "target"),
    [
        ("Norway sent a written answer to Chad.", "CONSULT", "041", "NOR", "TCD"),
        ("World leaders are sending support to Nepal's envoy.", "SUPPORT", "051", None, None),
        ("Norway put forces on standby and reinforced the north with ships.", "MOBILIZE", "152", "NOR", ""),
        ("Chad's president ordered troops into two districts of Niger.", "MOBILIZE", "154", "TCD", "NER"),
        ("Norway has stationed troops by the border of Finland.", "MOBILIZE", "154", "NOR", "FIN"),
        ("Money is being sent to help Nepal rebuild.", "AID", "071", None, "NPL"),
        ("Chad received weapons from France.", "AID", "072", "FRA", "TCD"),
        ("Poland called for an end to sanctions on Chad.", "REQUEST", "0254", "POL", "TCD"),
        ("Ethiopia rejected calls by Kenya for a ceasefire.", "REJECT", "1246", "ETH", "KEN"),
        ("Kenya and Ethiopia failed to reach an agreement.", "REJECT", "127", "KEN", "ETH"),
        ("The Iraq war began in March.", "ASSAULT", "190", None, "IRQ"),
        ("Japan expelled three diplomats of Chad.", "SANCTION", "166", "JPN", "TCD"),
        ("A court in Spain found the minister guilty.", "ACCUSE", "116", None, None),
        ("Kuwait received assurances from the Iraqi government.", "AGREE", "030", "IRQ", "KWT"),
        ("France sped up the withdrawal of some forces from Mali.", "RETREAT", "0874", "FRA", "MLI"),
        ("A court in Spain ordered the release of the Chilean envoy.", "RETREAT", "0841", "ESP", "CHL"),
        ("Peru sent a team to help identify victims in Chile.", "AID", "073", "PER", None),
        ("Kenya announced the deployment of peacekeepers to Haiti.", "AID", "074", "KEN", "HTI"),
        ("Norway issued a stern reminder to Chad that it must cooperate.", "REQUEST", None, "NOR", "TCD"),
        ("The Finnish delegation left the talks.", "REJECT", "125", "FIN", None),
        ("A Chadian national was put under investigation.", "ACCUSE", "090", None, "TCD"),
        ("Canada gave food aid to refugees fleeing the war in Liberia.", "AID", "073", "CAN", "LBR"),
        ("Demonstrators in Chile blocked a road to show their anger at Peru.", "PROTEST", "144", "CHL", "PER"),
        ("Israel said a rocket was fired at it from Lebanon.", "ASSAULT", "194", "LBN", "ISR"),
        ("Rockets were fired at Mali from Niger.", "ASSAULT", "194", "NER", "MLI"),
        ("Norway sent inspectors to a plant in Iran.", "AID", "074", "NOR", "IRN"),
    ],
)
def test_turned_ended_mutual_and_befallen(event, text, plover, cameo, source, target):
    found = event(text, plover)
    assert found.cameo == cameo or cameo is None
    assert (found.source_code or "")[:3] == (source or "") or source is None
    assert (found.target_code or "")[:3] == (target or "") or target is None


@pytest.mark.parametrize(
    "text", ["Kenya's minister spoke to a BBC reporter.", "The Iraqi envoy sees Iran as a threat."]
)
def test_interviews_and_views_are_no_meetings(read, text):
    assert all(e.plover != "CONSULT" for e in read(text).events)


@pytest.mark.parametrize(
    "text",
    ["Chad poses no threat to Niger.", "Chad is a threat to Niger, the envoy said.", "He sees a threat to Niger."],
)
def test_a_danger_is_no_threat_of_anybodys(read, text):
    assert all(e.plover != "THREATEN" for e in read(text).events)


def test_a_threat_with_an_owner_is_in_words(event):
    assert event("Chad's threat against Niger alarmed its neighbours.", "THREATEN").source_code == "TCD"


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake killed 30 people in Peru.",
        "Two Dutch soldiers were injured in a road accident.",
        "Thirty soldiers were killed in a helicopter crash in Mali.",
    ],
)
def test_accidents_are_no_attacks(read, text):
    assert read(text).events == ()


def test_a_travel_warning_is_no_threat(read):
    assert all(
        e.plover not in ("THREATEN", "SANCTION") for e in read("Norway issued a travel warning for Chad.").events
    )


def test_a_score_makes_a_game_of_a_fight_and_a_range_does_not(read):
    assert not read("Eastbrook clawed back and beat Pine Hollow 61-58 on Saturday night.").events
    assert [e.plover for e in read("Soldiers killed 10-15 rebels near Aleppo on Saturday.").events] == ["ASSAULT"]


def test_a_calm_charge_is_no_event_beside_the_sentence(read):
    events = read("A court in Spain jailed two Chileans for helping the group.").events
    assert [e.plover for e in events] == ["COERCE"]


def test_who_acts_together_with_another_state_acts_too(read):
    events = read("French and British activists staged a protest in Chad.").events
    assert {(e.plover, (e.source_code or "")[:3]) for e in events} == {("PROTEST", "FRA"), ("PROTEST", "GBR")}


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Omar Said agreed to resign.", "AGREE"),
        ("The governor has declined to resign.", "REJECT"),
        ("The union will not end the strike.", "REJECT"),
        ("The speaker of parliament demanded an answer from the prime minister.", "REQUEST"),
    ],
)
def test_what_is_agreed_refused_or_demanded_counts_whatever_the_state(event, text, plover):
    assert event(text, plover).source_code is None


def test_what_the_reporter_says_must_be_done_is_nobodys_demand(read):
    assert all(e.status != "demanded" for e in read("All allies must stand united and support Chad.").events)
    assert any(e.plover == "REQUEST" for e in read("Chad said all allies must support Niger.").events)


def test_a_condition_between_unknown_people_is_no_event(read):
    events = read("If one nation is attacked by another, all nations in NATO will mobilize.").events
    assert all(e.plover != "ASSAULT" for e in events)


@pytest.mark.parametrize(
    ("text", "plover", "status"),
    [
        ("Chad is demanding an apology from Niger.", "REQUEST", "ongoing"),
        ("The emir of Qatar is praising Turkey.", "SUPPORT", "happened"),
        ("Turkey is still investigating the Greek envoy.", "ACCUSE", "ongoing"),
        ("Turkey's demand for the extradition of a Greek banker has been refused.", "REQUEST", "happened"),
        ("Chad demanded an apology from Niger.", "REQUEST", "happened"),
        ("Chad has staunchly opposed the expansion.", "REJECT", "ongoing"),
        ("Chad opposed the resolution.", "REJECT", "happened"),
    ],
)
def test_words_that_go_on(event, text, plover, status):
    assert event(text, plover).status == status


def test_what_is_promised_is_no_recipient(event):
    assert event("Norway will act unless Chad commits to cease its expansion.", "AGREE").target_code is None


def test_who_is_called_on_is_the_one_to_act(event):
    assert event("Norway appealed to Chad to pull back its troops from Niger.", "RETREAT").source_code == "TCD"


def test_nobody_meets_the_place_they_meet_in(event):
    assert event("African Union ministers met in Senegal.", "CONSULT").target_code is None
    assert event("The minister travelled to Senegal for talks.", "CONSULT").target_code == "SEN"


def test_a_happening_named_again_keeps_its_parties(read):
    events = read("Russia invaded Georgia. The invasion shocked many.").events
    assert [(e.source_code, e.target_code) for e in events if e.cameo == "192"] == [("RUS", "GEO")] * 2


def test_a_condition_keeps_its_words(event):
    text = "Britain will impose sanctions on Mali unless Mali frees the envoy."
    found = event(text, "SANCTION")
    assert [text[c.start : c.end] for c in found.condition] == ["unless Mali frees the envoy"]


def test_a_future_act_is_an_agreement_and_the_planned_act(read):
    events = read("Japan will send medicine to Nepal.").events
    assert [(e.plover, e.status) for e in events] == [("AGREE", "happened"), ("AID", "planned")]


def test_a_cooperative_act_ruled_out_is_a_refusal(event):
    assert event("Iran will not release the prisoners.", "REJECT").cameo == "1243"


def test_an_act_asked_for_is_not_told_twice(read):
    events = read("Poland urged Belarus to release the prisoners.").events
    assert [e.plover for e in events] == ["REQUEST"]


def test_a_verb_and_its_noun_are_one_happening(read):
    events = read("Rebels in Mali carried out an attack on a convoy.").events
    assert [e.plover for e in events] == ["ASSAULT"]


def test_own_forces_and_hosts_are_no_recipients(event):
    assert event("The United States sent warships to Spain.", "MOBILIZE").target_code is None
    assert event("Russia withdrew its troops.", "RETREAT").target_code is None


def test_what_somebody_says_was_done_is_the_doers_and_attributed(read):
    reading = read("Estonia said that Russia had attacked a ferry.", "2022-01-20")
    found = next(e for e in reading.events if e.plover == "ASSAULT")
    assert found.source_code == "RUS"
    assert all(e.cameo[:2] != "01" for e in reading.events)
    assert found.attribution in {a.id for a in reading.attributions}


@pytest.mark.parametrize(
    ("text", "published", "start", "source"),
    [
        ("Russia attacked Georgia on 8 August 2008.", "2010-01-01", "2008-08-08", "text"),
        ("Russia attacked Georgia.", "2008-08-09", "2008-08-09", "published"),
        ("Russia attacked Georgia.", None, None, None),
    ],
)
def test_dates_come_from_the_clause_else_from_publication(event, text, published, start, source):
    found = event(text, "ASSAULT", published)
    assert ((found.start or "")[:10] or None, found.date_from) == (start, source)


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Norwegian strikes killed ten people in Bergen.", "ASSAULT"),
        ("Norwegian strikes in Bergen killed ten people.", "ASSAULT"),
        ("Norwegian police arrested three men in Bergen.", "COERCE"),
    ],
)
def test_harm_to_people_somewhere_is_done_there(event, text, plover):
    assert [(p.name, p.role) for p in event(text, plover).places] == [("Bergen", "event")]


def test_places_have_the_role_their_preposition_gives(event):
    found = event("Norway moved tanks from Oslo to Bergen.", "MOBILIZE")
    assert {(p.name, p.role) for p in found.places} == {("Oslo", "origin"), ("Bergen", "destination")}


@pytest.mark.parametrize(
    "text",
    [
        "The club signed a striker for two seasons and released a defender.",
        "The firm cut its dividend after demand for tractors fell.",
        "Heavy rain is expected to hit the coast, the weather service said.",
        "She visited her aunt and attacked the crossword with a pencil.",
        "The film opens with a battle against boredom.",
        "",
    ],
)
def test_quiet_text_gives_no_events(read, text):
    assert read(text).events == ()


def test_events_hold_together(read):
    text = (
        "Russia and Belarus began military exercises near Brest on Thursday. Ukraine condemned the exercises and said it"
        " would hold its own. The United States threatened sanctions if troops crossed the border."
    )
    reading: Any = read(text, "2022-02-11")
    assert reading.events
    assert len({e.id for e in reading.events}) == len(reading.events)
    for e in reading.events:
        assert e.quad == QUADS[e.plover]
        assert e.goldstein == GOLDSTEIN[e.cameo[:2]]
        assert e.rule
        assert 0 < e.confidence <= 1
        for span, words in ((e.source_span, e.source_text), (e.target_span, e.target_text)):
            assert (text[span.start : span.end] if span else None) == words
    assert [e.id for e in reading.events] == [e.id for e in read(text, "2022-02-11").events]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ukraine war: two women in Kyiv record their life.", []),
        ("Prices rose because of the war in Ukraine.", []),
        ("Russia's war on Ukraine goes on.", [("ASSAULT", "Russia", "Ukraine")]),
        ("War broke out in Georgia in August.", [("ASSAULT", None, "Georgia")]),
        ("The minister gave a lecture to students in Kyiv.", []),
        ("The minister gave drones to Ukraine.", [("AID", "minister", "Ukraine")]),
    ],
)
def test_a_standing_war_and_a_speech_are_no_acts_on_anybody(read, monkeypatch, text, found):
    monkeypatch.setenv(MODEL_VARIABLE, "none")
    assert [(e.plover, e.source_text, e.target_text) for e in read(text).events] == found
