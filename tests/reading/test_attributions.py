"""Attributions: cue, source and content of one cue, nesting, chains, acts, certainty, conditions and due times."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.model import Attribution, Reading
from standoff.reading.attributions import LEAST
from standoff.reading.attributions.speakers import noun_phrase
from standoff.reading.encoder.session import MODEL_VARIABLE
from standoff.samples import crisis_articles

Read = Callable[..., Reading]


def words(reading: Reading, text: str, kind: str, n: int = 0) -> str:
    return " | ".join(span.of(text) for span in getattr(reading.attributions[n], kind))


def by_cue(reading: Reading, text: str, cue: str) -> Attribution:
    found = [a for a in reading.attributions if a.cue[0].of(text) == cue]
    assert found, [a.cue[0].of(text) for a in reading.attributions]
    return found[0]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The ministry said that the bridge was closed.", "The ministry", "said", "that the bridge was closed"),
        ("The bridge was closed, the ministry said.", "the ministry", "said", "The bridge was closed"),
        ("Norway has repeatedly denied selling the ships.", "Norway", "has repeatedly denied", "selling the ships"),
        ("The governor wants to close the port.", "The governor", "wants", "to close the port"),
        ("According to the mayor, the port is closed.", "the mayor", "According to", "the port is closed"),
        ("The port is closed, according to the mayor.", "the mayor", "according to", "The port is closed"),
        ("In the general's view, the war is lost.", "the general's", "view", "the war is lost"),
        ("The envoy accused Minsk of lying.", "The envoy", "accused", "Minsk of lying"),
        ("Estonia urged its citizens to leave.", "Estonia", "urged", "its citizens to leave"),
        ("The governor put the toll at twelve.", "The governor", "put", "the toll at twelve"),
        ("Officials on the same day confirmed the plan.", "Officials", "confirmed", "the plan"),
        ("The council called for a ceasefire.", "The council", "called for", "a ceasefire"),
        ("The president is confident that talks will go on.", "The president", "is confident", "that talks will go on"),
        ("Officials made a pledge to open the road.", "Officials", "made a pledge", "to open the road"),
        ("Ana Ruiz, its director, said the dam held.", "Ana Ruiz, its director,", "said", "the dam held"),
        ("On Monday, Ana Ruiz said the dam held.", "Ana Ruiz", "said", "the dam held"),
        ("A colonel was quoted as saying that the town had fallen.", "A colonel", "was quoted as saying", "that the town had fallen"),
    ],
)  # fmt: skip
def test_frames(read: Read, text: str, source: str, cue: str, content: str) -> None:
    reading = read(text)
    assert (words(reading, text, "source"), words(reading, text, "cue"), words(reading, text, "content")) == (
        source, cue, content,
    )  # fmt: skip


def test_to_put_somebody_at_a_place_says_nothing(read: Read) -> None:
    assert read("The harbour master put guards at three gates and a ship at the quay.").attributions == ()


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("Norway called on Russia to open the strait.", "demand", "+"),
        ("Norway called on its allies not to close the strait.", "demand", "-"),
        ("Norway called on its citizens to leave the island.", "advise", "+"),
        ("Norway put the number of ships at 40.", "assert", "+"),
        ("Norway suggested that the strait was closed.", "assert", "+"),
        ("Norway suggested that the strait should be closed.", "propose", "+"),
    ],
)
def test_acts_that_hang_on_what_follows_the_verb(read: Read, text: str, act: str, polarity: str) -> None:
    (found,) = read(text).attributions
    assert (found.act, found.polarity) == (act, polarity)


@pytest.mark.parametrize(
    ("text", "head", "cue", "source"),
    [
        ("It was unclear how many Norwegians Jonas Store is seeking to recruit.", "Store", "seeking", "Jonas Store"),
        ("The charges of theft from Putin and his aides against the mayor stand.", "Putin", "charges", "Putin and his aides"),
        ("Officials on the same day confirmed the plan.", "Officials", "confirmed", "Officials"),
        ("A poll in May found that few agreed.", "poll", "found", "A poll in May"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_source_is_none_of_it(page, text: str, head: str, cue: str, source: str) -> None:
    parse = page(text).parse
    found = noun_phrase(parse, parse.words.index(head), parse.words.index(cue))
    assert found is not None
    assert parse.span(found.start, found.end).of(text) == source


@pytest.mark.parametrize("model", ["", "none"])
def test_whom_a_short_passive_accuses_does_not_speak(read: Read, monkeypatch: pytest.MonkeyPatch, model: str) -> None:
    monkeypatch.setenv(MODEL_VARIABLE, model)
    text = "Norway accused of shelling harbour\n\nThe harbour was quiet on Monday. Snow fell on the island."
    reading = read(text)
    assert all(not a.source for a in reading.attributions)
    (event,) = [e for e in reading.events if e.plover == "ACCUSE"]
    assert (event.source_text, event.target_text) == (None, "Norway")


@pytest.mark.parametrize("before", ["Norway", "Analysis", "The papers"])
def test_a_place_or_a_kind_of_piece_before_a_headlines_colon_does_not_speak(read: Read, before: str) -> None:
    text = f"{before}: How the strait was closed\n\nThe strait was closed on Monday. Snow fell on the island."
    assert read(text).attributions == ()


def test_a_direct_quotation_is_whole_and_goes_on_behind_the_cue(read: Read) -> None:
    text = '"The road is cut. We wait," the mayor said. "Help has not come."'
    assert words(read(text), text, "content") == '"The road is cut. We wait," | "Help has not come."'
    assert read(text).attributions[0].manner == "direct"


def test_a_quotation_that_runs_over_paragraphs_is_one_content(read: Read) -> None:
    text = 'The mayor said: "The road has been cut since noon.\n\n"Nobody has come to help us at all."\n\nSnow fell.'
    assert len(read(text).attributions[0].content) == 2


def test_headline_colon_and_dash(read: Read) -> None:
    body = "\n\nThe road to the harbour was closed on Monday after heavy snow fell on the hills above the town."
    colon = "Minister: harbour road will stay closed" + body
    assert words(read(colon), colon, "source") == "Minister"
    dash = "Harbour road will stay closed - minister" + body
    assert words(read(dash), dash, "content") == "Harbour road will stay closed"


SIGNED = (
    "What the island says\n\n"
    "“He has not asked us once about the harbour.” ― Sonya Hale\n"
    "“We were told nothing at all, not even the date.” — Pamela Ortiz, a teacher\n"
    "“It is a fiasco and everybody knows.” -- Jorge van der Falk.\n\n"
    "”What is most galling is that he draws the attention away.” – Nell C. Grey"
)


def test_a_signed_quotation_is_whose_name_stands_behind_the_dash(read: Read) -> None:
    signed = [a for a in read(SIGNED).attributions if a.rule == "signature"]
    assert [a.chain for a in signed] == [("Sonya Hale",), ("Pamela Ortiz",), ("Jorge van der Falk",), ("Nell C. Grey",)]
    assert [a.manner for a in signed] == ["direct"] * 4
    assert signed[1].source[0].of(SIGNED) == "Pamela Ortiz, a teacher"
    assert [a.content[0].of(SIGNED)[1:-1] for a in signed][2] == "It is a fiasco and everybody knows."


@pytest.mark.parametrize(
    "text",
    [
        '"The port was closed on Monday" — and nobody was told why.',
        "The mayor had seen the sign “All ferries are cancelled until May.” — Harbour Street was dark.",
        '"We were never told the port was closed." — Zoran Dimitrov told reporters on Monday.',
        "“All ferries are cancelled until further notice.” — he",
    ],
)
def test_a_dash_behind_a_quotation_is_no_signature_where_a_clause_follows_or_the_line_runs_on(
    read: Read, text: str
) -> None:
    assert not [a for a in read(text).attributions if a.rule == "signature"]


def test_what_is_likelier_wrong_is_not_told(read: Read) -> None:
    for text in (SIGNED, *(article.text for article in list(crisis_articles())[:6])):
        assert all(a.confidence >= LEAST for a in read(text).attributions)


@pytest.mark.parametrize(
    "text",
    [
        "The brigade crossed the river at dawn and took the bridge.",
        "Snow fell on the hills and the road was closed for two days.",
        "The talks about the treaty will be held in Geneva in March.",
    ],
)
def test_nothing_is_attributed_where_nobody_says_anything(read: Read, text: str) -> None:
    assert read(text).attributions == ()


def test_citing_is_a_level_of_its_own(read: Read) -> None:
    text = "The Harbour Times, citing two officials, said Belarus had demanded more radars."
    reading = read(text)
    asked = by_cue(reading, text, "had demanded")
    assert [name.lower().removeprefix("the ") for name in asked.chain] == ["harbour times", "two officials", "belarus"]
    assert asked.parent == by_cue(reading, text, "citing").id
    assert by_cue(reading, text, "citing").parent == by_cue(reading, text, "said").id


def test_quoted_by_somebody_as_saying(read: Read) -> None:
    text = "A diplomat was quoted by the Northern Wire as saying that the talks had failed."
    inner = next(a for a in read(text).attributions if "saying" in a.cue[0].of(text))
    assert len(inner.chain) == 2
    assert inner.chain[1] == "diplomat"


def test_a_holder_nested_in_himself_is_written_once(read: Read) -> None:
    text = "Poland said it wanted to send more troops."
    nested = by_cue(read(text), text, "wanted")
    assert nested.chain == ("Poland",)
    assert nested.parent is not None


def test_several_holders_share_a_link(read: Read) -> None:
    text = "France and Norway said that the border was open."
    assert read(text).attributions[0].chain == ("France; Norway",)


def test_nobody_named_is_unstated(read: Read) -> None:
    text = "The general is believed to have fled."
    attribution = read(text).attributions[0]
    assert attribution.chain == ("unstated",)
    assert attribution.source == ()


def test_who_carried_a_statement_stands_before_who_made_it(read: Read) -> None:
    text = "In a statement carried by TASS, the foreign ministry denied that the port was closed."
    assert by_cue(read(text), text, "denied").chain == ("TASS", "foreign ministry")
    assert by_cue(read(text), text, "carried by").content[0].of(text).startswith("the foreign ministry denied")
    text = "In a statement released by the mayor, the harbour office denied that the port was closed."
    assert by_cue(read(text), text, "denied").chain == ("harbour office",)


def test_a_clause_behind_an_insertion_is_what_is_said(read: Read) -> None:
    text = "The paper said, citing the mayor, that the port had closed."
    assert by_cue(read(text), text, "said").content[0].of(text) == "that the port had closed"
    assert by_cue(read(text), text, "citing").source[0].of(text) == "the mayor"


def test_a_person_is_no_outlet(read: Read) -> None:
    text = "The demands were reported by the BBC. He told reporters that the war was over."
    assert by_cue(read(text), text, "told").chain == ("unstated",)


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [
        (
            "The bridge fell, the state-run Nordica news agency reported. Nobody was hurt, the news agency said.", "said",
            ("state-run Nordica news agency",),
        ),
        ("The Harbour Times said the bridge fell. A newspaper denied it.", "denied", ("newspaper",)),
        ("The doctors and nurses at the clinic believe help is near.", "believe", ("doctors and nurses at the clinic",)),
    ],
)  # fmt: skip
def test_holders_by_description(read: Read, text: str, cue: str, chain: tuple[str, ...]) -> None:
    assert by_cue(read(text), text, cue).chain == chain


def test_an_unnamed_holder_keeps_its_words(read: Read) -> None:
    text = "A senior harbour official said the ships had left."
    assert read(text).attributions[0].chain == ("senior harbour official",)
    assert read(text).attributions[0].holders[0].kind == "anonymous"


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("Ruritania said the road was open.", "assert", "+"),
        ("The ministry said it would send more ships.", "promise", "+"),
        ("The ministry said it would strike the port unless the ships left.", "threaten", "+"),
        ("The general threatened to close the strait.", "threaten", "+"),
        ("The ministry said it would launch missiles at the port if attacked.", "threaten", "+"),
        ("The airline announced that it would suspend flights to the island.", "promise", "+"),
        ("The militia said it would suspend its attacks.", "promise", "+"),
        ("The ministry said it was not planning an attack.", "deny", "-"),
        ("The ministry has no plans to close the strait.", "deny", "-"),
        ("The minister denied selling the ships.", "deny", "-"),
        ("The minister did not deny selling the ships.", "assert", "+"),
        ("The minister ruled out selling the ships.", "reject", "-"),
        ("The minister did not rule out selling the ships.", "assert", "+"),
        ("The minister stopped short of saying that the ministry would sell the ships.", "assert", "-"),
        ("The minister dismissed allegations of fraud.", "deny", "-"),
        ("The minister rejected the proposal.", "reject", "-"),
        ("The minister does not recognize the border.", "reject", "-"),
        ("Finland advised against travel to the island.", "advise", "-"),
        ("Finland told its citizens to leave the island.", "advise", "+"),
        ("The council ordered the army to leave the town.", "demand", "+"),
        ("The general insisted that the army must leave.", "demand", "+"),
        ("The envoy claimed that Poland had violated the treaty.", "accuse", "+"),
        ("The envoy condemned the attack.", "accuse", "+"),
        ("The envoy proposed a truce.", "propose", "+"),
        ("The envoy asked Norway to send a ship.", "ask", "+"),
        ("The envoy believes that the truce will hold.", "believe", "+"),
        ("Analysts expect the truce to hold.", "expect", "+"),
        ("The envoy plans to visit the island.", "intend", "+"),
        ("The envoy praised the crew.", "praise", "+"),
        ("The envoy warned that the truce was fragile.", "warn", "+"),
        ("The envoy called the visit a success.", "praise", "+"),
        ("Under fire, the treaty says that all members will help if one of them is attacked.", "promise", "+"),
    ],
)
def test_act_by_structure(read: Read, text: str, act: str, polarity: str) -> None:
    first = read(text).attributions[0]
    assert (first.act, first.polarity) == (act, polarity)


@pytest.mark.parametrize(
    ("text", "certainty", "wording"),
    [
        ("The mayor said the road was open.", "certain", None),
        ("The mayor said the road might open.", "possible", "might"),
        ("The mayor said it was unclear whether the road was open.", "unknown", "unclear"),
        ("The mayor said the road was likely to open.", "probable", "likely"),
        ("The mayor said the road was highly likely to open.", "probable", "highly likely"),
        ("Residents fear that the dam will break.", "possible", "fear"),
        ("Residents believe that the dam will break.", "probable", "believe"),
    ],
)
def test_certainty_as_worded(read: Read, text: str, certainty: str, wording: str | None) -> None:
    first = read(text).attributions[0]
    assert (first.certainty, first.certainty_wording) == (certainty, wording)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ruritania said it would strike unless the ships left.", "unless the ships left"),
        ("The general said he would withdraw if the truce held.", "if the truce held"),
        ("The envoy said sanctions would follow should they cross the river.", "should they cross the river"),
        ("The army said its troops will stay until the truce is signed.", "until the truce is signed"),
        ("The mayor asked if the road was open.", ""),
        ("The troops stayed until the mayor said the road was open.", ""),
        (
            "Norway said it would leave the fort provided its border could be secured.",
            "provided its border could be secured",
        ),
    ],
)
def test_conditions_are_kept(read: Read, text: str, condition: str) -> None:
    assert words(read(text), text, "condition") == condition


def test_due_time_of_a_promise(read: Read) -> None:
    text = "The minister said she would send the ships by Friday."
    due = read(text, published="2022-01-26").attributions[0].due
    assert due is not None
    assert due.wording == "by Friday"
    assert due.end is not None
    assert due.end.startswith("2022-01-28")


def test_what_is_past_is_not_due(read: Read) -> None:
    text = "The minister said she had sent the ships on Friday."
    assert read(text, published="2022-01-26").attributions[0].due is None


def test_opinion_is_the_reporters_own(read: Read) -> None:
    text = "The harbour was quiet. All sides must now show restraint. The mayor said that everybody must stay calm."
    assert [span.of(text) for span in read(text).opinion] == ["All sides must now show restraint."]


def test_equal_text_gives_equal_ids_and_every_parent_is_there(read: Read) -> None:
    text = (
        "The envoy said that Poland wants to send ships. According to the mayor, the general denied that he had fled."
    )
    first, second = read(text).attributions, read(text).attributions
    assert [a.id for a in first] == [a.id for a in second]
    ids = {a.id for a in first}
    assert len(ids) == len(first)
    assert all(a.parent is None or a.parent in ids for a in first)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["he", "said", "that", "the mayor", '"', ",", ".", "according to", "if", "Poland", "wants", "to", "leave", ":", "-", "citing", "\n\n", "not", "who", "is", "denied"]), max_size=25))  # fmt: skip
def test_no_input_breaks_it(read: Read, pieces: list[str]) -> None:
    text = " ".join(pieces)
    reading = read(text)
    for attribution in reading.attributions:
        assert attribution.content
        assert attribution.chain


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Harbour road will stay closed: officials", "officials"),
        ("Harbour road will stay closed, ministry says", "ministry"),
        ("Harbour road will stay closed, says minister", "minister"),
        ("Kremlin: no talks before spring", "Kremlin"),
    ],
)
def test_headlines_name_who_speaks(read: Read, headline: str, source: str) -> None:
    text = headline + "\n\nThe road to the harbour was closed on Monday after snow fell on the hills above the town."
    assert words(read(text), text, "source") == source


@pytest.mark.parametrize(
    "headline",
    [
        "Norway storm: ferries stay in harbour",
        "Jan Novak: former keeper signs for Bergen",
        "Norway: Why are ferries late?",
    ],
)
def test_a_topic_before_a_colon_does_not_speak(read: Read, headline: str) -> None:
    text = headline + "\n\nThe road to the harbour was closed on Monday after snow fell on the hills above the town."
    assert not [a for a in read(text).attributions if a.rule == "headline-colon"]
