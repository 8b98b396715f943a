"""Who binds themselves to what, on what condition, by when."""

from __future__ import annotations

import pytest


def rows(reading, text: str) -> list[tuple[str, str, str, str | None]]:
    return [(c.by, c.kind, c.then.of(text), c.condition.of(text) if c.condition else None) for c in reading.commitments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana pledged to send 200 doctors to Liberia.", ("Ghana", "promise", "to send 200 doctors to Liberia", None)),
        ("Kenya said it would close the camps unless the donors paid.",
         ("Kenya", "threat", "it would close the camps", "unless the donors paid")),
        ("Norway said on Friday that it will support Finland if Finland is attacked.",
         ("Norway", "promise", "it will support Finland", "if Finland is attacked")),
        ("Turkey threatened a ground operation unless the militia withdrew.",
         ("Turkey", "threat", "a ground operation", "unless the militia withdrew")),
        ("The European Union is committed to restoring Moldova's gas supply.",
         ("European Union", "promise", "restoring Moldova's gas supply", None)),
        ("Sanctions will be imposed if Belarus joins the war.",
         ("unstated", "threat", "Sanctions will be imposed", "if Belarus joins the war")),
        ("The treaty states that if one member is attacked, all members of NATO will come to its aid.",
         ("NATO", "treaty", "all members of NATO will come to its aid", "if one member is attacked")),
        ("Australia is ready to lift the tariffs if China opens talks.",
         ("Australia", "promise", "to lift the tariffs", "if China opens talks")),
    ],
)  # fmt: skip
def test_by_kind_then_and_condition(read, text, expected):
    assert rows(read(text, "2023-05-10"), text) == [expected]


def test_a_person_in_office_binds_the_state(read):
    text = "Macron said France would send trainers to Mali if the president asked."
    assert [r[0] for r in rows(read(text, "2021-05-10"), text)] == ["France"]


def test_an_alternative_to_a_demand_is_an_ultimatum(read):
    text = "Egypt told the militia to withdraw or face sanctions."
    ((by, kind, then, condition),) = rows(read(text, "2023-05-10"), text)
    assert (by, kind) == ("Egypt", "ultimatum")
    assert "face sanctions" in then
    assert "withdraw" in (condition or "")


def test_the_due_time_is_that_of_the_act(read):
    text = "Portugal promised to withdraw its peacekeepers next week."
    (commitment,) = read(text, "2023-05-10").commitments
    assert commitment.due is not None
    assert commitment.due.wording == "next week"
    assert (commitment.due.start or "") > "2023-05-10"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The company said it will merge with a rival next year.",
        "The analyst said prices would fall if demand weakened.",
        "Germany will be poorer because of the war, the economy minister said.",
        "They fear they will be next.",
        "Rising prices threaten to tip the economy into recession.",
        "The crisis threatens to delay the match.",
        "The rebels denied committing genocide.",
        "The minister did not say that Norway would veto the bid.",
        "The minister stopped short of saying that Norway would veto the bid.",
        "The singer said she would have stayed if the rain had stopped.",
    ],
)
def test_what_binds_nobody(read, text):
    assert read(text, "2023-05-10").commitments == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks began after Iran's threat to close the strait.", ("Iran", "threat", "to close the strait")),
        ("Italy repeated its vow to shut the pipeline.", ("Italy", "promise", "to shut the pipeline")),
        ("Spain vowed that it would leave the pact.", ("Spain", "promise", "it would leave the pact")),
    ],
)
def test_nouns_and_clauses_that_bind(read, text, expected):
    assert [r[:3] for r in rows(read(text, "2023-05-10"), text)] == [expected]


def test_an_assurance_of_how_things_are_binds_to_nothing(read):
    assert read("Jordan assured the envoys that the roads are safe.", "2023-05-10").commitments == ()


def test_a_broken_pledge_told_twice_is_one(read):
    text = "Chad pledged not to expand the camp. Sudan says Chad and France broke the pledge not to expand the camp."
    assert len(read(text, "2023-05-10").commitments) == 1


@pytest.mark.parametrize(
    ("text", "by", "kind", "condition"),
    [
        ("Deliveries will start in May, the Danish minister promised.", "Denmark", "promise", None),
        (
            "Any attack on Estonia would meet a united response, the British prime minister said.",
            "United Kingdom",
            "threat",
            "Any attack on Estonia",
        ),
        (
            "Iran warned that it would be forced to respond unless the sanctions were lifted.",
            "Iran",
            "threat",
            "unless the sanctions were lifted",
        ),
        (
            "Moscow would answer in kind, the minister warned, if the pipeline was closed.",
            "Russia",
            "threat",
            "if the pipeline was closed",
        ),
        ("Farmers threatened to block the roads if prices fell.", "Farmers", "threat", "if prices fell"),
        ("Kenya's president signed a decree to expand the army.", "Kenya", "promise", None),
        (
            "The French president has accepted a summit with Algeria, provided the border is open.",
            "France",
            "promise",
            "provided the border is open",
        ),
        ("Sweden promised Ukraine 600 tents.", "Sweden", "promise", None),
        ("The Turkish defence ministry said the ships would be withdrawn.", "Turkey", "promise", None),
        ("Pakistan will send 400 tents to Turkey.", "Pakistan", "promise", None),
        ("The United States will lift sanctions on Cuba.", "United States", "promise", None),
        (
            "Under the pact, members must consult each other when one of them is threatened.",
            "unstated",
            "treaty",
            "when one of them is threatened",
        ),
    ],
)
def test_commitments_in_other_words(read, text, by, kind, condition):
    reading = read(text, "2023-05-10")
    (found,) = reading.commitments
    told = None if found.condition is None else text[found.condition.start : found.condition.end]
    assert (found.by, found.kind, told) == (by, kind, condition)


def test_the_second_of_two_promised_acts_is_told_too(read):
    text = "Chad agreed to free the prisoners and to leave the valley once the talks were over."
    found = read(text).commitments
    assert [(c.by, text[c.then.start : c.then.end]) for c in found] == [
        ("Chad", "to free the prisoners"),
        ("Chad", "to leave the valley"),
    ]


def test_would_carries_on_the_speech_of_the_sentence_before(read):
    text = "The Japanese foreign minister spoke of Taiwan on Monday. If China attacked, Japan would respond."
    assert [(c.by, c.kind) for c in read(text).commitments] == [("Japan", "threat")]


@pytest.mark.parametrize(
    "text",
    [
        "The analyst said an attack would bring economic costs.",
        "The doctor warned that any delay would bring serious consequences.",
        "Under the rental agreement, tenants must pay by Friday.",
        "Brazil will send its best players to the tournament.",
        "Germany will provide the referee for the final.",
        "The singer accepted the prize, provided her mother could come.",
        "The ministry proposed to build a dam.",
        "The minister warned that prices would rise if the drought went on.",
    ],
)
def test_what_binds_no_state(read, text):
    assert read(text, "2023-05-10").commitments == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Denmark is sending four jets to Latvia. The Danish defence ministry announced the move on Monday.",
            ("Denmark", "promise", "Denmark is sending four jets to Latvia", None),
        ),
        (
            "Canada will station two frigates in Norway from May.",
            ("Canada", "promise", "Canada will station two frigates in Norway from May", None),
        ),
    ],
)
def test_steps_that_those_who_take_them_announce(read, text, expected):
    assert rows(read(text, "2023-03-10"), text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Denmark is sending four jets to Latvia. Experts discussed the move on Monday.",
        "Russia is sending 200 tanks to Belarus. Poland's defence ministry announced the step on Monday.",
    ],
)
def test_steps_that_others_tell_of_bind_nobody(read, text):
    assert not read(text, "2023-03-10").commitments
