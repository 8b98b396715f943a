"""The parse as plain lists: offsets fit the text, trees are whole, headlines read in sentence case."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.errors import ModelMissingError
from standoff.model import Span
from standoff.reading.layout import find_layout
from standoff.reading.parse import installed_language, parse_articles, sentence_case

TEXT = "Talks Go On In Geneva As Troops Move\n\nThe   minister – “no friend of talks” – went to Geneva.\n\nTalks go on as troops move."


def parsed(text):
    return next(parse_articles([(text, find_layout(text))]))


def test_words_stand_where_their_offsets_say():
    parse = parsed(TEXT)
    assert len(parse) > 20
    for i in range(len(parse)):
        word = TEXT[parse.starts[i] : parse.ends[i]]
        assert word.strip() == word
        assert len(word) == len(parse.words[i])


def test_trees_are_whole():
    parse = parsed(TEXT)
    for i, head in enumerate(parse.heads):
        assert parse.sentence_of[i] == parse.sentence_of[head]
        low, high = parse.subtree(head)
        assert low <= i < high
        assert head == i or i in parse.children[head]


def test_no_sentence_runs_across_paragraphs():
    parse = parsed(TEXT)
    assert [parse.paragraph_of[s] for s in range(len(parse.sentences))] == sorted(parse.paragraph_of)
    assert len(set(parse.paragraph_of)) == 3


def test_without_entities_somebody_else_names_them():
    text = "Talks went on in Port Aldo on Friday."
    [parse] = parse_articles([(text, find_layout(text))], named_up_to=10)
    assert parse.entities == []
    assert parse.entity_at == [None] * len(parse)
    spans = [(text.index("Port Aldo"), 9, "GPE"), (text.index("Aldo"), 4, "ORG"), (text.index("Friday"), 6, "DATE")]
    parse.name((Span(start, start + size), label) for start, size, label in spans)
    assert [(parse.span(e.start, e.end).of(text), e.label) for e in parse.entities] == [
        ("Port Aldo", "GPE"),
        ("Friday", "DATE"),
    ]
    assert [e.label if e else "" for e in parse.entity_at] == [""] * 4 + ["GPE"] * 2 + ["", "DATE", ""]
    assert parse.is_date(7)


def test_short_texts_are_named_by_the_parser_even_so():
    text = "Talks went on in Geneva."
    [parse] = parse_articles([(text, find_layout(text))], named_up_to=len(text))
    assert [(parse.words[e.start], e.label) for e in parse.entities] == [("Geneva", "GPE")]


def test_an_entity_of_the_parser_is_at_each_of_its_tokens():
    parse = parsed("The minister went to Geneva on Friday.")
    labels = {parse.words[i]: e.label for i, e in enumerate(parse.entity_at) if e is not None}
    assert labels == {"Geneva": "GPE", "Friday": "DATE"}


def test_tokens_of_a_span_and_back():
    parse = parsed(TEXT)
    at = TEXT.index("minister")
    tokens = parse.tokens(Span(at, at + len("minister")))
    assert [parse.words[i] for i in tokens] == ["minister"]
    assert parse.span(tokens.start, tokens.stop) == Span(at, at + 8)


def test_batches_give_what_single_articles_give():
    texts = [TEXT, "", "One line.", TEXT[40:]]
    together = list(parse_articles((t, find_layout(t)) for t in texts))
    assert [p.words for p in together] == [parsed(t).words for t in texts]
    assert together[1].words == []


def test_a_headline_is_lowered_only_where_the_story_writes_so():
    assert (
        sentence_case("Talks Go On In Geneva As Troops Move", "talks go on in Geneva as troops move")
        == "Talks go on in Geneva as troops move"
    )
    assert sentence_case("Talks go on in Geneva", "talks go on") == "Talks go on in Geneva"
    assert sentence_case("NATO Sends Ships To Riga", "it sends ships to Riga") == "NATO sends ships to Riga"


def test_a_missing_model_says_what_to_install():
    with pytest.raises(ModelMissingError, match="pip install"):
        installed_language("no_such_model")


def test_provided_opens_a_condition(page):
    text = (
        "The minister told the cabinet that Norway was willing to leave the fort provided its border could be secured."
    )
    parse = page(text).parse
    verb = parse.words.index("secured")
    opener = parse.words.index("provided")
    assert parse.heads[opener] == verb
    assert parse.deps[opener] == "mark"
    assert parse.deps[verb] == "advcl"
    assert parse.words[parse.heads[verb]] in {"leave", "was"}


def test_a_clause_behind_an_insertion_hangs_on_its_verb(page):
    parse = page("The paper said, citing the mayor, that the port had closed.").parse
    closed = parse.words.index("closed")
    assert parse.words[parse.heads[closed]] == "said"
    assert parse.deps[closed] == "ccomp"


def test_a_noun_taken_for_a_verb_is_a_noun_again(page):
    parse = page("Ethiopia's Prime Minister rejected U.S. calls for a unilateral ceasefire in Tigray.").parse
    calls = parse.words.index("calls")
    assert parse.pos[calls] == "NOUN"
    assert parse.deps[calls] == "dobj"
    parse = page("The mayor said the general calls often.").parse
    assert parse.pos[parse.words.index("calls")] == "VERB"


def test_an_inverted_condition_hangs_on_the_clause_before_it(page):
    text = "The US is prepared to impose sanctions on Russia should it move to invade Latvia."
    parse = page(text).parse
    move = parse.words.index("move")
    assert parse.deps[move] == "advcl"
    assert parse.words[parse.heads[move]] == "is"
    assert parse.span(*parse.subtree(move)).of(text) == "should it move to invade Latvia"
    asked = page("Why should it move to invade Latvia?").parse
    assert asked.deps[asked.words.index("move")] == "ROOT"


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Norway accused of shelling the harbour", "accused", True),
        ("Ships said to be in the strait", "said", True),
        ("Norway urged to close the strait", "urged", True),
        ("Kenyan minister deported to Somalia", "deported", True),
        ("Minister criticised over Kenyan deal", "criticised", True),
        ("Kenya barred from the games", "barred", True),
        ("Captain charged with spying for Iran", "charged", True),
        ("Minister killed in Mali", "killed", True),
        ("Students arrested near Minsk", "arrested", True),
        ("Mayor wounded at the harbour", "wounded", True),
        ("Norway accused Denmark of shelling the harbour", "accused", False),
        ("The mayor thought to ask the general", "thought", False),
        ("The general warned of a long war", "warned", False),
        ("Minister evacuated to Somalia", "evacuated", False),
        ("Norway shot at the drone", "shot", False),
    ],
)
def test_a_passive_a_headline_shortens_is_one(page, text, verb, passive):
    parse = page(text).parse
    at = parse.words.index(verb)
    subject = parse.child(at, "nsubj", "nsubjpass")
    assert subject is not None
    assert (parse.deps[subject] == "nsubjpass", parse.tags[at] == "VBN") == (passive, passive)


@pytest.mark.parametrize(
    ("text", "gerund", "dependency"),
    [
        ("Norway ruled out sending tanks to Denmark on Monday.", "sending", "xcomp"),
        ("The envoy left the room, smiling at the guards.", "smiling", "advcl"),
        ("Norway rules out pulling back troops from the strait.", "pulling", "xcomp"),
    ],
)
def test_a_gerund_is_the_content_of_a_verb_that_needs_one(page, text, gerund, dependency):
    parse = page(text).parse
    assert parse.deps[parse.words.index(gerund)] == dependency


def test_what_people_are_hurt_in_is_a_noun(page):
    parse = page("Four children were killed in Israeli tank shelling on Friday.").parse
    shelling = parse.words.index("shelling")
    assert (parse.pos[shelling], parse.deps[shelling], parse.words[parse.heads[shelling]]) == ("NOUN", "pobj", "in")
    told = page("Four children were killed in tanks shelling the town.").parse
    assert told.pos[told.words.index("shelling")] == "VERB"


def test_the_head_of_a_stretch_is_a_word(page):
    parse = page('"Snow and Ice" singer Ana Ruiz spoke.').parse
    assert parse.pos[parse.head_of(0, parse.words.index("spoke"))] != "PUNCT"


WORDS = (
    "should provided , that it calls said the fleet U.S. will leave if citing mayor rejected . ? could be of".split()
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=30))
def test_repairs_leave_a_tree(page, words):
    parse = page(" ".join(words)).parse
    for i in range(len(parse)):
        at, steps = i, 0
        while parse.heads[at] != at:
            at, steps = parse.heads[at], steps + 1
            assert steps <= len(parse)
        assert parse.lefts[i] <= i < parse.rights[i]
