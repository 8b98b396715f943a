"""Forces standing or moving: whose, what, how many, where, how ready."""

from __future__ import annotations

import pytest

from standoff.model import Posture


def only(read, text: str, published: str | None = "2023-05-10") -> Posture:
    postures = read(text, published).postures
    assert len(postures) == 1, postures
    return postures[0]


@pytest.mark.parametrize(
    ("text", "holder", "asset", "place", "readiness"),
    [
        ("Poland has stationed troops along its border with Belarus.", "Poland", "troops", "Belarus", "stationed"),
        ("Turkey has massed tanks near the Syrian border.", "Turkey", "armour", "Syria", "stationed"),
        ("Iranian warships entered the Red Sea on Tuesday.", "Iran", "ships", "Red Sea", "moving"),
        (
            "Norway sent frigates and fighter jets to the Baltic Sea.",
            "Norway",
            "ships; aircraft",
            "Baltic Sea",
            "moving",
        ),
        ("The buildup of Chinese forces near Taiwan worries Japan.", "China", "troops", "Taiwan", "moving"),
        ("France is withdrawing its troops from Mali.", "France", "troops", "Mali", "withdrawn"),
        ("Rwandan troops stationed in Goma fired shots.", "Rwanda", "troops", "Goma", "stationed"),
        ("Spain reinforced Latvia with missile batteries.", "Spain", "missiles", "Latvia", "moving"),
        ("U.S. troops in Niger were attacked.", "United States", "troops", "Niger", "stationed"),
    ],
)
def test_holder_asset_place_and_readiness(read, text, holder, asset, place, readiness):
    posture = only(read, text)
    assert (posture.holder, posture.asset, posture.readiness) == (holder, asset, readiness)
    assert place in posture.where


@pytest.mark.parametrize(
    ("text", "low", "high", "approx"),
    [
        ("Poland has stationed over 3,000 troops along the Belarusian border.", 3000, None, "over"),
        ("About 900 U.S. soldiers remain in Syria.", 900, 900, "About"),
        ("Ethiopia has 4,000 troops in Somalia.", 4000, 4000, None),
        ("Up to 700 Danish soldiers are stationed in Latvia.", None, 700, "Up to"),
    ],
)
def test_counts_keep_the_bounds_their_words_give(read, text, low, high, approx):
    posture = only(read, text)
    assert (posture.low, posture.high) == (low, high)
    assert (posture.approx or "").lower() == (approx or "").lower()


def test_the_place_of_a_neighbour_is_not_its_own(read):
    assert only(read, "Chad was calm. Sudan has placed troops on its neighbour's border.").where == ("Chad",)
    alone = only(read, "Sudan has placed 900 troops on its neighbour's border, the American envoy said.")
    assert alone.where == ("its neighbour's border",)


def test_a_vague_plural_counts_from_its_least(read):
    posture = only(read, "Thousands of Ethiopian troops are in Tigray.")
    assert posture.low == 1000
    assert posture.high is None


def test_forces_whose_alert_a_side_announces_are_its_own(read):
    text = "The army was called up, the Finnish defence ministry announced, and 300 jets had been put on high alert."
    assert [(p.holder, p.asset) for p in read(text).postures] == [("Finland", "aircraft")]
    text = "More than 300 tanks had been put on alert beyond the border, the Finnish defence ministry said."
    assert [p.holder for p in read(text).postures] == ["unstated"]


def test_alert_and_standby_are_told_by_the_phrase(read):
    assert only(read, "Finland has put 500 reservists on high alert.").readiness == "alert"
    assert only(read, "Japan is keeping its warships on standby.").readiness == "standby"


def test_an_alliance_holds_the_force_it_leads_and_a_state_only_leads(read):
    assert only(read, "The deployment of NATO-led troops in Kosovo has begun.").holder == "NATO"
    assert only(read, "Kenyan-led peacekeepers arrived in Haiti.").holder == "Kenyan-led peacekeepers"


def test_a_force_backed_by_others_gives_a_posture_of_their_own(read):
    postures = read("Italy has 2,000 troops in Niger, backed by helicopters and tanks.", "2023-05-10").postures
    assert [p.asset for p in postures] == ["troops", "aircraft; armour"]
    assert {p.holder for p in postures} == {"Italy"}
    assert all("Niger" in p.where for p in postures)
    assert postures[0].low == 2000
    assert postures[1].low is None


def test_our_forces_are_those_of_the_speaker(read):
    posture = only(read, '"We will maintain our forces in the region," said the Jordanian foreign minister.')
    assert posture.holder == "Jordan"
    assert posture.attribution is not None


def test_a_withdrawal_on_a_condition_tells_where_the_force_stands(read):
    posture = only(read, "Sudan said it would withdraw its troops from Abyei if the talks succeed.")
    assert posture.readiness == "stationed"
    assert posture.where == ("Abyei",)


def test_a_later_number_belongs_to_the_force_before_it(read):
    posture = only(read, "Chad increased its forces in Darfur and they now number about 12,000.")
    assert (posture.low, posture.high) == (12000, 12000)


@pytest.mark.parametrize(
    ("text", "holder", "low"),
    [
        ("Officials put the number of Kenyan troops in Somalia at about 4,000.", "Kenya", 4000),
        ("The Iranian force in Syria has grown to 9,000 soldiers.", "Iran", 9000),
        ("Turkey leads a unit of 700 in Kosovo.", "Turkey", 700),
        ("Iraq has put 20,000 soldiers on the border with Syria.", "Iraq", 20000),
        ("More than 300 Swedish jets have been put on high alert.", "Sweden", 300),
        ("Italy is keeping 500 paratroopers ready.", "Italy", 500),
        ("The Russian force near the border now numbers about 90,000 troops, he said.", "Russia", 90000),
        ("The Kenyan contingent in Haiti is 400 strong.", "Kenya", 400),
        ("About 600 soldiers, most of them Danish, are stationed in Latvia.", "Denmark", 600),
        ("Some 800 soldiers serve in Spain's four battalions in Lebanon.", "Spain", 800),
        ("India has massed 30,000 personnel near Tibet.", "India", 30000),
    ],
)
def test_how_large_a_force_is_told_to_be(read, text, holder, low):
    found = [(p.holder, p.low) for p in read(text, "2023-05-10").postures]
    assert (holder, low) in found


def test_a_place_told_last_holds_for_all_that_are_joined(read):
    postures = read("Qatar has 3,000 troops and 40 tanks in Kuwait.", "2023-05-10").postures
    assert [(p.low, p.where) for p in postures] == [(3000, ("Kuwait",)), (40, ("Kuwait",))]


def test_a_total_is_told_of_the_force_before_it(read):
    text = "Algeria has 4,000 troops in Mali. The total would rise to 9,000 troops, the ministry said."
    assert [(p.holder, p.low) for p in read(text, "2023-05-10").postures] == [("Algeria", 4000), ("Algeria", 9000)]


def test_forces_believed_to_be_somewhere(read):
    posture = only(read, "Up to 15,000 Turkish soldiers are believed to be in Syria.")
    assert (posture.holder, posture.high, posture.where) == ("Turkey", 15000, ("Syria",))


def test_a_number_alone_is_of_the_force_named_before_it(read):
    text = "Ethiopia will send 5,000 troops to Somalia. About 2,000 will be deployed to Mogadishu."
    postures = read(text, "2023-05-10").postures
    assert [(p.holder, p.asset, p.low) for p in postures] == [
        ("Ethiopia", "troops", 5000),
        ("Ethiopia", "troops", 2000),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "The task force has grown to 40 members.",
        "The labor force has grown to 70 million people.",
        "The number of visitors rose to 9,000.",
        "Norway sent medical personnel to Haiti.",
        "The soldiers were paid on time. About 200 sent letters home.",
        "A choir of 40 will sing for the veterans.",
        "France put the question to its soldiers.",
        "troops",
        "Canada will not send troops to Haiti.",
        "Sweden sent 14 tanks to Ukraine.",
        "The minister praised the soldiers in a long speech.",
        "The company moved its sales force into smaller offices.",
        "The striker joined the army of fans in Madrid.",
        "Three soldiers were killed in the crash.",
        "There is no sign of Eritrea pulling back its troops.",
    ],
)
def test_what_tells_of_no_standing_force(read, text):
    assert read(text, "2023-05-10").postures == ()


def test_a_headline_that_the_body_repeats_is_told_once(read):
    text = "Turkey sends warships to Libya\n\nTurkey sent 4 warships to Libya on Friday, its navy said."
    postures = read(text, "2020-01-06").postures
    assert [p.low for p in postures] == [4]


def test_ids_are_the_same_on_every_run(read):
    text = "Iranian warships entered the Red Sea on Tuesday."
    assert [p.id for p in read(text).postures] == [p.id for p in read(text).postures]


def test_a_force_told_not_to_be_there_counts_none(read):
    (posture,) = read("The alliance's chief said that NATO had no troops in Ukraine.", "2022-02-24").postures
    assert (posture.holder, posture.low, posture.high, posture.where) == ("NATO", 0, 0, ("Ukraine",))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Two of the five Italian frigates arrived in the Red Sea.", 2.0, 2.0),
        ("Most of the 30,000 Russian troops in Belarus have returned to their bases.", None, None),
        ("Hundreds of the 5,000 US soldiers in Poland were moved to Romania.", 100.0, None),
        ("A group of 40 French soldiers is stationed in Chad.", 40.0, 40.0),
    ],
)
def test_of_a_part_its_own_number_counts(read, text, low, high):
    posture = only(read, text)
    assert (posture.low, posture.high) == (low, high)
