"""What a denial or refusal that says nothing of its own points back at: the claim, charge or demand told before it.

"Moscow denied it", "dismissed the claim", "no such order exists", "called such proposals non-starters". Which of the
things told before is meant is read off the words: a pronoun means the nearest, "the claim" a charge against who denies
it, "the demand" a demand, "such plan" what speaks of a plan.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from standoff.knowledge.act_words import load_act_words
from standoff.knowledge.series_words import alternatives
from standoff.knowledge.stance_words import load_stance_words
from standoff.linking.propositions import concepts, idle_terms, plain_terms, proposition_terms, side_of, sides_in
from standoff.linking.stance import Stance
from standoff.linking.wording import stem
from standoff.model import Article, Reading, Span

FEW_TERMS = 6
"""A content of no more terms may be nothing but the opposite of what was said before."""
REACH = 400
"""Characters between what was said and a denial that points back at it."""
NEXT = 250
"""Characters between a side's words and the denial that answers them: about a sentence."""
ANSWERING = 2
"""Terms a denial must share with what it answers where they share no kind of act."""
SUBJECT = 4
"""Words before which a clause's subject begins."""
UP = frozenset({"assert", "accuse", "demand"})
"""Stances that put something forward, so that a denial can be of it."""

_JUDGED = re.compile(r"criticism|remark|description", re.IGNORECASE)
_AGAINST = re.compile(r"\W*(?:but|while|whereas|though|although|yet)\b[^.!?]{0,80}$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:that )?(?:it|this|that|them|these|those|so)\b(?:\W*$| as\b)", re.IGNORECASE)
_THIS = re.compile(r"(?:that )?(?:this|these|those) |that (?!the\b|such\b|any\b|all\b)", re.IGNORECASE)
_SUCH = re.compile(r"\bsuch (?:an? )?(?:[a-z-]+ )??([a-z-]{3,})\W*$|\bsuch ([a-z-]{3,})\b", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|such|it|them|all)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:that|it|he|she|they|nobody|no one|nothing)\b|\b(?:is|are|was|were|has|have|had|will|would|did|does|do)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:with|of|to|for|in|on|against|by|from|at|over|about|into|near|between)\b", re.IGNORECASE)
_CONTRARY = re.compile(r"\b(?:otherwise|the (?:opposite|contrary)|differently)\b", re.IGNORECASE)

_COPULAS = frozenset({"is", "are", "was", "were", "be", "been"})
_HELPERS = frozenset("has have had did does do could would simply just quite all the a an any".split())
"""Words besides adverbs between what was told before and what is said of it."""
_OF_ITS_OWN = frozenset({"to", "that", "for"})
"""What follows a judgement that is of something told behind it: "it was not right to"."""

_THING = re.compile(
    r"(?:an?|the|such an?|(?:copies|parts|details|a copy|a part) of (?:an?|the)) (?:[a-z-]+ ){0,2}?([a-z-]{3,})"
    r"(?= (?:to|with|in|on|of|from|by|for|at)\b|\W*$)",
    re.IGNORECASE,
)
"""A thing and nothing said of it ("a draft to this newspaper"); its name is the group."""

Meant = Callable[[Stance], bool]


class _Wordings(NamedTuple):
    """How words point back at what was said or asked before."""

    owned: re.Pattern[str]
    """Somebody's claim without what it says: "Lindqvist's account"."""
    before: re.Pattern[str]
    """Such a claim, whosever: "the claim", "any such demand"."""
    kind: re.Pattern[str]
    """"Claims of this sort"."""
    about: re.Pattern[str]
    """What was claimed or asked told with what it is about."""
    asked: re.Pattern[str]
    subject: re.Pattern[str]
    """What was told before, as what a clause is about."""


@functools.cache
def _wordings() -> _Wordings:
    words = load_stance_words()
    said, asked = alternatives(words.claim_nouns | words.asked_nouns), alternatives(words.asked_nouns)
    alone = r"(?! (?:that|of|to|about)\b)"
    which = r"(?:that )?(?:the|such|this|that|these|those|any|all)(?: such)?(?: [a-z]+)?"
    return _Wordings(
        owned=re.compile(rf"(?:that )?[A-Z]\S*(?: [A-Z]\S*)?['’]s? (?:[a-z]+ )?{said}\b{alone}"),
        before=re.compile(rf"{which} ({said})\b{alone}", re.IGNORECASE),
        kind=re.compile(rf"\b({said}) of (?:this|that) (?:sort|kind|nature)\b", re.IGNORECASE),
        about=re.compile(rf"\b{said} (?:that|of|to|about|on|over)\b", re.IGNORECASE),
        asked=re.compile(rf"\b{asked}\b", re.IGNORECASE),
        subject=re.compile(rf"(?:{which} {said}|(?:that )?(?:this|that|it|these|those|they))\b", re.IGNORECASE),
    )


def facing(
    made: Stance, before: Sequence[Stance], content: str, article: Article, reading: Reading, *, outright: bool
) -> Stance:
    """A stance with what it takes from the words told before it by others; `outright` where its act is a denial."""
    contrary = len(made.terms) <= FEW_TERMS and _CONTRARY.search(content) is not None
    if made.kind not in {"deny", "refuse"} and not contrary:
        return made
    others = [s for s in reversed(before) if not s.holders & made.holders]
    last = next((s for s in others if s.span.gap(made.span) <= REACH), None)
    if last is not None and contrary:
        # "... but, according to others, their acts show otherwise": the opposite of what was said just before.
        return _opposite(made, last)
    if made.kind not in {"deny", "refuse"}:
        return made
    if _wordings().kind.search(content) or (points_back(content) and not _wordings().about.search(content)):
        same = before[-1] if before and before[-1].holders & made.holders else None
        again = same.answers if same is not None else None
        # Who has just denied one thing and goes on denying means that thing.
        goes_on = next((s for s in others if again is not None and s.attribution == again), None)
        meant = goes_on or _antecedent(made, others, content, article, reading)
        return made if meant is None else _pointing(made, meant, content)
    if last is not None and made.kind == "deny":
        said = _without_its_sentence(made, content, reading)
        if _answers(said, last, article, outright=outright):
            return msgspec.structs.replace(made, answers=last.attribution)
    return made


def shown_against(cue: str, content: str, before: Sequence[Stance], whole: Span) -> Stance | None:
    """The denial before it that a thing shown or described stands against: "no order was drafted", "a draft"."""
    thing = _THING.match(content)
    if thing is None or cue.lower().rpartition(" ")[2] not in load_stance_words().showing:
        return None
    last = next((s for s in reversed(before) if s.kind == "deny" and s.span.gap(whole) <= REACH), None)
    return last if last is not None and plain_terms(thing[1])[0] & last.terms else None


def facing_denial(made: Stance, denial: Stance) -> Stance:
    """A stance by which the thing exists that another denies there is."""
    return msgspec.structs.replace(
        made,
        kind="assert",
        answers=denial.attribution,
        terms=made.terms | denial.terms,
        concepts=made.concepts | denial.concepts,
        codes=made.codes | denial.codes,
        agents=denial.agents,
    )


def _without_its_sentence(made: Stance, content: str, reading: Reading) -> Stance:
    """A stance in its own words alone: what a short one took from the sentence around it answers nobody."""
    own = plain_terms(content)[0]
    codes = sides_in(reading, made.span, content)
    return msgspec.structs.replace(made, terms=made.terms & own, concepts=made.concepts & own, codes=made.codes & codes)


def points_back(content: str) -> bool:
    """Whether a denied content says nothing of its own: a pronoun, "the claim" without what was claimed, few words."""
    if _PRONOUN.match(content) or _wordings().before.match(content) or calls_untrue(content):
        return True
    own = {t for t in proposition_terms(content) if not t.isupper()} - idle_terms()
    few = 1 if _CLAUSE.search(content) else 2
    return len(own) < few and not own & set(concepts().values())


def calls_untrue(content: str) -> bool:
    """Whether a clause says of what was told before that it is not so ("this was untrue", "that was not the case")."""
    subject = _wordings().subject.match(content)
    words = load_stance_words()
    turned = linked = False
    spoken = re.findall(r"[a-z]+(?:['’-][a-z]+)*", content[subject.end() :].lower()) if subject else []
    for word, after in itertools.pairwise((*spoken, "")):
        bare = re.sub(r"n['’]t$", "", word)
        turned = turned or word in words.negators or bare != word
        linked = linked or bare in _COPULAS
        if turned and word in words.bearing_out:
            return after not in _OF_ITS_OWN
        if word in words.negators or bare in _COPULAS | _HELPERS or word.endswith("ly"):
            continue
        if after in _OF_ITS_OWN:
            return False
        return linked and word in (words.true if turned else words.untrue)
    return False


def _antecedent(
    denial: Stance, others: Sequence[Stance], content: str, article: Article, reading: Reading
) -> Stance | None:
    """What a denial means, of what others said before it, the nearest first."""
    put = [s for s in others if s.kind in UP]
    near = [s for s in put if s.span.gap(denial.span) <= REACH]
    said = _wordings().before.match(content) or _wordings().kind.search(content)
    if said and _wordings().asked.match(said[1]):
        return next(_of(put, lambda s: s.kind == "demand"), next(iter(near), None))
    if said and not _THIS.match(content):
        charge = next(_of(put, lambda s: _concerns(s, denial, article, reading)), None)
        judged = _JUDGED.match(said[1]) is not None
        held = _of(near, lambda s: _names_wrong(s, article) if judged else bool(s.codes & denial.holders))
        return charge or next(held, next(iter(near), None))
    if _wordings().owned.match(content):
        whose = _named_in(denial, reading)
        return next(_of(put, lambda s: bool(s.holders & whose)), None)
    such = _SUCH.search(content)
    if such and not said:
        noun = stem((such[1] or such[2]).lower())
        named = _of(put, lambda s: any(w.startswith(noun) for w in _words(s, article).split()))
        beside = _of(near, lambda s: s.span.gap(denial.span) <= NEXT and "\n" not in _between(s, denial, article))
        return next(named, next(beside, None))
    if _PRONOUN.match(content) or calls_untrue(content) or _DEFINITE.match(content):
        return next(iter(near), None)
    # "Denied involvement": of a charge, and of nothing else that somebody happened to say before.
    return next(_of(near, lambda s: _concerns(s, denial, article, reading)), None)


def _of(stances: Sequence[Stance], meant: Meant) -> Iterator[Stance]:
    return (s for s in stances if meant(s))


def _concerns(stance: Stance, denial: Stance, article: Article, reading: Reading) -> bool:
    """Whether what was said is a charge against who denies: they are the accused, the doer, or what it is about."""
    if stance.agents & denial.holders or (stance.kind == "accuse" and stance.codes & denial.holders):
        return True
    words = re.finditer(r"\S+", _words(stance, article))
    starts = [stance.span.start + w.start() for w in words][: SUBJECT + 1]
    named = ((m, a) for a in reading.actors for m in a.mentions if stance.span.contains(m))
    mention, actor = min(named, key=lambda pair: (pair[0], pair[1].id), default=(None, None))
    if mention is None or actor is None or mention.start > starts[-1]:
        return False
    if _BESIDE.search(article.text, stance.span.start, mention.start):
        # "Relations with Russia", "the movement of Russian troops": not what the clause is about.
        return False
    return side_of(actor.code) in denial.holders or actor.name.lower() in denial.holders


def _named_in(denial: Stance, reading: Reading) -> frozenset[str]:
    """Whoever is named in a denial's words, as holders are called."""
    inside = (a for a in reading.actors for m in a.mentions if denial.span.contains(m))
    return frozenset(name for a in inside for name in (side_of(a.code), a.name.lower()) if name)


def _names_wrong(stance: Stance, article: Article) -> bool:
    """Whether what was said calls something a wrong ("a threat", "aggression")."""
    return not set(re.findall(r"[a-z-]+", _words(stance, article))).isdisjoint(load_act_words().wrong_nouns)


def _words(stance: Stance, article: Article) -> str:
    return stance.span.of(article.text).lower()


def _between(one: Stance, other: Stance, article: Article) -> str:
    return article.text[min(one.span.end, other.span.end) : max(one.span.start, other.span.start)]


def _opposite(made: Stance, last: Stance) -> Stance:
    return msgspec.structs.replace(
        made,
        kind="assert" if last.kind == "deny" else "deny",
        terms=last.terms,
        concepts=last.concepts,
        codes=last.codes,
        agents=last.agents,
        claimed_by=frozenset(),
    )


def _pointing(denial: Stance, meant: Stance, content: str) -> Stance:
    """A denial that says nothing of its own, with what it points back at; of a demand it is a refusal."""
    named = _wordings().asked.search(content) is not None
    asked = meant.kind == "demand" or (denial.kind == "refuse" and named)
    return msgspec.structs.replace(
        denial,
        kind="refuse" if asked else "deny",
        answers=meant.attribution,
        claimed_by=frozenset(),
        terms=denial.terms | meant.terms,
        concepts=denial.concepts | meant.concepts,
        codes=denial.codes | meant.codes,
        agents=meant.agents,
        focus=frozenset(),
    )


def _answers(denial: Stance, last: Stance, article: Article, *, outright: bool) -> bool:
    """Whether a denial that follows another side's words is about them: something in common, or a charge against it."""
    if last.supposed or last.kind in {"deny", "refuse", "demand"} or last.span.gap(denial.span) > NEXT:
        return False
    if denial.focus and not denial.focus & last.terms:
        # "Not the first time", "not for sale": what is denied is nothing the other has said.
        return False
    named = last.codes & denial.holders and "\n" not in _between(last, denial, article)
    shared = denial.codes & last.holders or denial.terms & last.terms
    if outright and named and (shared or _AGAINST.match(_between(last, denial, article))):
        # Named in one sentence, denying in the next what the other side or its words are in, or behind a "but".
        return True
    alike = bool(denial.concepts & last.concepts) or len(denial.terms & last.terms) >= ANSWERING
    # A plain denial by the accused is the answer to a charge; words that merely say "not" may be about anything.
    accused = last.kind == "accuse" and not denial.focus and last.codes & denial.holders
    charged = last.agents & denial.holders and not denial.concepts
    return bool(alike or accused or charged)
