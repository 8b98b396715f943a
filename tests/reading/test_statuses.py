"""Whether an act happened, goes on, is planned, conditional, possible, demanded or denied."""

from __future__ import annotations

import pytest

from standoff.reading.frames import find_frames


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Troops invaded the island.", "invade", "happened"),
        ("Troops have invaded the island.", "invade", "happened"),
        ("Troops are invading the island.", "invade", "ongoing"),
        ("Food is being sent to the island.", "send", "ongoing"),
        ("The army regularly shells the valley.", "shell", "recurring"),
        ("The state responded by expelling the envoy.", "expel", "happened"),
        ("The state will respond by expelling the envoy.", "expel", "planned"),
        ("The state is responding by sending troops.", "send", "ongoing"),
        ("The state does not, and never will, accept the claim.", "accept", "denied"),
        ("The envoy praised the agreement signed by all sides.", "sign", "happened"),
        ("Troops will invade the island.", "invade", "planned"),
        ("The general plans to invade the island.", "invade", "planned"),
        ("The state is going to expel the envoy.", "expel", "planned"),
        ("The minister said they would expel the envoy.", "expel", "planned"),
        ("Troops may invade the island.", "invade", "possible"),
        ("Officials fear that troops could invade the island.", "invade", "possible"),
        ("Officials considered expelling the envoy.", "expel", "possible"),
        ("The envoy denied that troops invaded the island.", "invade", "denied"),
        ("Troops have not invaded the island.", "invade", "denied"),
        ("The envoy denied that the state intends to invade the island.", "invade", "denied"),
        ("The envoy denied having plans to invade the island.", "invade", "denied"),
        ("The state has no plans to expel the envoy.", "expel", "denied"),
        ("The president ruled out expelling the envoy.", "expel", "denied"),
        # what is called untrue or turned down as a claim
        ("Oslo rejected reports that it had moved missiles to the island.", "move", "denied"),
        ("Oslo brushed aside claims that it had moved missiles.", "move", "denied"),
        ("Oslo scoffed at claims that it had moved missiles.", "move", "denied"),
        ("Oslo did not deny reports that it had moved missiles.", "move", "possible"),
        ("Oslo confirmed reports that it had moved missiles.", "move", "happened"),
        ("Reports that Chad had attacked the port were denied by the minister.", "attack", "denied"),
        ("The claim that Chad had attacked the port was false, officials said.", "attack", "denied"),
        ("The claim that Chad had attacked the port was not true.", "attack", "denied"),
        ("The claim that Chad had attacked the port was true.", "attack", "happened"),
        ("It is not true that Chad has closed its border.", "close", "denied"),
        ("It was wrong to say that Chad had attacked the port.", "attack", "denied"),
        ("It is true that Chad has attacked the port.", "attack", "happened"),
        ("It remains unclear whether Chad fired the missile.", "fire", "possible"),
        ("Oslo foiled a plot to attack the port.", "attack", "denied"),
        ("Oslo is investigating reports that its soldiers attacked the port.", "attack", "possible"),
        ("Oslo is looking into claims that its soldiers attacked the port.", "attack", "possible"),
        ("Officials asked whether Chad had attacked the port.", "attack", "possible"),
        ("The parliament voted against sending troops.", "send", "denied"),
        ("Chad refused to rule out attacking the port.", "attack", "possible"),
        # conditions that open with their auxiliary
        ("Had Chad attacked the port, Niger would have sent ships.", "attack", "possible"),
        ("Had Chad attacked the port, Niger would have sent ships.", "send", "conditional"),
        ("Were Chad to attack the port, Niger would send ships.", "attack", "possible"),
        ("Should Chad attack the port, Niger will send ships.", "attack", "possible"),
        ("Chad came close to attacking the port.", "attack", "possible"),
        ("Norway ruled out sending tanks to Denmark on Monday.", "send", "denied"),
        ("Norway rules out pulling back troops from the strait.", "pull", "denied"),
        ("Norway has not ruled out sending tanks to Denmark.", "send", "possible"),
        ("Peru excluded expelling the envoy.", "expel", "denied"),
        ("Peru stopped short of expelling the envoy.", "expel", "denied"),
        ("No soldier attacked the village.", "attack", "denied"),
        ("The council urged the rebels to release the crew.", "release", "demanded"),
        ("The rebels must release the crew.", "release", "demanded"),
        ("The union demanded that the firm withdraw the plan.", "withdraw", "demanded"),
        ("The union threatened to block the port.", "block", "conditional"),
        ("The army will attack should the fleet enter the bay.", "attack", "conditional"),
        ("Denmark was willing to leave the fort provided its border could be secured.", "leave", "conditional"),
        ("The army would attack if the talks failed.", "attack", "conditional"),
        ("The army will attack unless the rebels surrender.", "attack", "conditional"),
        ("The army will attack unless the rebels surrender.", "surrender", "demanded"),
        ("The army will retaliate if the rebels attack the port.", "attack", "possible"),
        ("Rebels began to withdraw from the town.", "withdraw", "happened"),
        ("Officials blocked the road to demand reform.", "demand", "possible"),
        ("The envoy called on the rebels to leave the town.", "leave", "demanded"),
        ("The rebels responded by attacking the port.", "attack", "happened"),
    ],
)
def test_verbs(page, text, lemma, status):
    assert next(f for f in find_frames(page(text)) if f.lemma == lemma).status == status


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Officials warned of a possible invasion.", "invasion", "possible"),
        ("They spoke of the threat of war.", "war", "possible"),
        ("The planned withdrawal drew criticism.", "withdrawal", "planned"),
        ("The council demanded a ceasefire.", "ceasefire", "demanded"),
        ("There was no attack.", "attack", "denied"),
        ("The general denied the attack.", "attack", "denied"),
        ("The war has ruined the region.", "war", "ongoing"),
        ("Talks will begin in May.", "talk", "planned"),
        ("The navies hold annual exercises.", "exercise", "recurring"),
        ("The envoy dismissed allegations of torture.", "torture", "denied"),
        ("The attack killed four people.", "attack", "happened"),
        ("The army will use its occupation of the island as a lever.", "occupation", "ongoing"),
        ("The general said the sanctions might ruin the firm.", "sanction", "ongoing"),
    ],
)
def test_nouns(page, text, lemma, status):
    assert next(f for f in find_frames(page(text)) if f.lemma == lemma).status == status


def test_the_deciding_word_is_kept(page):
    read = page("Troops may invade the island.")
    found = next(f for f in find_frames(read) if f.lemma == "invade")
    assert read.parse.words[found.word] == "may"
