"""What one report's claim rests on: another outlet, a speaker, a paper, the reporter's own eyes, or nothing said.

Each basis keeps the words that show it. Independence is judged on the claim's sentence, not on the whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from standoff.knowledge.origin_words import OriginWords, load_origin_words
from standoff.linking.credits import credited, initials, names_outlet, plain_name
from standoff.linking.kinds import STATING
from standoff.linking.propositions import proposition_terms, side_of
from standoff.linking.sentences import sentence_around
from standoff.linking.wording import stem, terms_of, words_of
from standoff.model import Article, Attribution, Reading, Span, hull, overlap_length

ABOUT = 0.25
"""Share of a claim's terms that an attribution's content must hold to be about it."""
DENIAL_REACH = 120
"""Characters between a denial's cue and the sentence it denies."""

WITNESSING = STATING | {"deny"}
"""Acts by which two who are named together are two witnesses."""

EdgeKind = Literal["reuse", "credit", "cites", "media", "own-report"]
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*[.!?]*[\"”']?")
_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "that", "which", "unstated"})
_OWN = re.compile(r"\b(?:this|our) (?:correspondent|reporter|newspaper|journalist|team)s?\b", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-Z][\w’'.-]*")


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """The report goes back to another newsroom: which (None is unnamed), by which words, how surely (0 to 1)."""

    kind: EdgeKind
    outlet: str | None
    words: str
    confidence: float


class Knower(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody the report says knows: `side` is the state whose organ speaks, `keys` what tells one from another.

    `keys` without a specific word never makes an origin of its own.
    """

    words: str
    keys: frozenset[str]
    side: str | None = None
    official: bool = False
    observer: bool = False

    @property
    def specific(self) -> bool:
        """Whether it can be told from other knowers."""
        return bool(self.keys) or self.observer


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What one article's report of a claim rests on."""

    article: str
    outlet: str | None
    edges: tuple[Edge, ...] = ()
    knowers: tuple[Knower, ...] = ()
    relies_on: tuple[str, ...] = ()
    """Names of others the knower leans on, as worded."""
    together: tuple[str, ...] = ()
    """Words of knowers that one source names side by side ("both X and Y say")."""
    withdrawn: bool = False
    denial: bool = False
    sentence: Span | None = None


def claim_sentences(claim: str, text: str) -> list[Span]:
    """The sentences of a text that speak of the claim most, in text order; empty when none shares a term."""
    wanted = set(terms_of(claim))
    scored: list[tuple[float, Span]] = []
    for found in _SENTENCE.finditer(text):
        if found.group().strip():
            shared = wanted & set(terms_of(found.group()))
            scored.append((len(shared) / max(1, len(wanted)), Span(found.start(), found.end())))
    best = max((score for score, _ in scored), default=0.0)
    if best == 0:
        return []
    return [span for score, span in scored if score >= 0.6 * best]


def find_basis(
    claim: str, article: Article, reading: Reading, outlets: Iterable[str], telling: frozenset[str] = frozenset()
) -> Basis:
    """What the article's report of the claim rests on; `outlets` are the newsrooms known besides the article's own.

    `telling` are the attributions known to put the claim forward; without them they are found by its words.
    """
    words = load_origin_words()
    text = article.text
    sentences = claim_sentences(claim, text) or [Span(0, len(text))]
    others = sorted({o for o in outlets if not article.outlet or plain_name(o) != plain_name(article.outlet)})
    if words.withdrawal.search(text) or words.withdrawal.search(article.title or ""):
        return Basis(article=article.id, outlet=article.outlet, withdrawn=True)
    relevant = [a for a in reading.attributions if a.id in telling]
    if relevant:
        sentences = [sentence_around(text, span) for a in relevant if (span := hull(a.content or a.cue))]
    else:
        relevant = _about(claim, _relevant(reading.attributions, sentences), text)
    edges = [*_credit_edges(article, others), *_cited(text, others), *_unnamed(text, sentences, words)]
    if words.own_report.search(text):
        edges.append(Edge(kind="own-report", outlet=article.outlet, words="", confidence=0.9))
    knowers = _knowers(claim, article, relevant, sentences, words)
    relies = tuple(text[m.end() : m.end() + 60] for m in words.reliance.finditer(text))
    return Basis(
        article=article.id, outlet=article.outlet, edges=tuple(edges), knowers=tuple(knowers), relies_on=relies,
        together=_together(relevant, text, sentences),
        denial=bool(relevant) and not knowers and any(denies(a) for a in relevant),
        sentence=sentences[0],
    )  # fmt: skip


def _relevant(attributions: Sequence[Attribution], sentences: list[Span]) -> list[Attribution]:
    """Attributions whose words stand in the claim's sentences, and denials just beside them ("rejected the charge")."""
    # Who calls it good news "that troops were said to be leaving" knows it from somebody unnamed.
    hearsay = {a.parent for a in attributions if a.parent and a.chain[-1:] == ("unstated",)}
    return [
        a
        for a in attributions
        if a.id not in hearsay
        and not (a.chain[-1:] == ("unstated",) and a.source)
        and (
            overlap_length(a.content or a.cue, sentences) > 0
            or (denies(a) and a.cue and min(a.cue[0].gap(s) for s in sentences) <= DENIAL_REACH)
        )
    ]


def _about(claim: str, attributions: list[Attribution], text: str) -> list[Attribution]:
    """Those whose content speaks of the claim; all of them where none does in the claim's own words."""
    wanted = set(terms_of(claim))
    told = [
        a
        for a in attributions
        if denies(a) or len(wanted & {t for s in a.content for t in terms_of(s.of(text))}) >= ABOUT * len(wanted)
    ]
    unnamed = any(a.chain[-1:] == ("unstated",) for a in attributions)
    return told if unnamed or any(not denies(a) for a in told) else attributions


def _together(relevant: list[Attribution], text: str, sentences: list[Span]) -> tuple[str, ...]:
    """The knowers of the first source that names several."""
    groups = ([p for p, _ in _phrases(a, text, sentences)] for a in relevant if not denies(a))
    return next((tuple(group) for group in groups if len(group) > 1), ())


def denies(attribution: Attribution) -> bool:
    """Whether the holder says that the content does not hold."""
    return attribution.act in {"deny", "reject"}


def _credit_edges(article: Article, others: list[str]) -> list[Edge]:
    out = []
    for line in credited(article):
        named = [o for o in others if names_outlet(line, o)]
        out += [Edge(kind="credit", outlet=o, words=line, confidence=0.9) for o in named]
        own = article.outlet is not None and names_outlet(line, article.outlet)
        if not named and not own:
            out.append(Edge(kind="credit", outlet=line, words=line, confidence=0.9))
    return out


def _cited(text: str, others: list[str]) -> list[Edge]:
    return [Edge(kind="cites", outlet=o, words=o, confidence=0.85) for o in others if names_in(text, o)]


def names_in(text: str, outlet: str) -> bool:
    """Whether a running text names the outlet: by name, by address, or by initials of three letters or more."""
    bare = outlet.removeprefix("The ").removeprefix("the ")
    if len(bare) > 2 and re.search(rf"\b{re.escape(bare)}(?:'s|’s)?\b", text):
        return True
    site = plain_name(outlet)
    if len(site) > 5 and re.search(rf"\b{re.escape(site)}\.\w{{2,}}", text.lower()):
        return True
    short = initials(bare)
    return len(short) >= 3 and re.search(rf"\b{re.escape(short)}\b", text) is not None


def _unnamed(text: str, sentences: list[Span], words: OriginWords) -> list[Edge]:
    for span in sentences:
        found = words.media.search(text, span.start, span.end)
        if found:
            return [Edge(kind="media", outlet=None, words=found.group(), confidence=0.5)]
    return []


def _knowers(
    claim: str, article: Article, relevant: list[Attribution], sentences: list[Span], words: OriginWords
) -> list[Knower]:
    """Own observation, then speakers by the attributions, then papers, then an organ that acts in the sentence."""
    text = article.text
    known = {stem(w) for w, _, _ in words_of(claim)}
    out: list[Knower] = []
    seen = _observation(article, words)
    if seen:
        out.append(Knower(words=seen, keys=frozenset(), observer=True))
    denying = [p for a in relevant if denies(a) for p, _ in _phrases(a, text, sentences)]
    phrases = [p for a in relevant if not denies(a) for p in _phrases(a, text, sentences)]
    named = [p for p in phrases if p[0].split()[0].lower() not in words.possessives]
    for phrase, code in named or phrases:
        own = _OWN.search(phrase) or (article.outlet is not None and names_in(phrase, article.outlet))
        if own or any(_shares_words(phrase, other) for other in denying):
            continue
        found = knower(phrase, known, words, code)
        # Beside what the newsroom saw, only somebody with a name or an office is a second knower.
        if not seen or found.official or _is_named(phrase, known):
            out.append(found)
    if not out and denying:
        return []
    if not out and (paper := words.document.search(text)):
        out.append(Knower(words=paper.group(), keys=frozenset()))
    if not out:
        out += _acting(text, sentences, known, words)
    return out


def _is_named(phrase: str, known: set[str]) -> bool:
    """Whether a name stands in the phrase that is not one of the claim's own words."""
    return any(stem(w.lower()) not in known for w in _CAPITAL.findall(phrase)[0 if phrase[:1].islower() else 1 :])


def _shares_words(phrase: str, other: str) -> bool:
    """Whether two phrases may be one speaker: a capitalised word in common, or one is a pronoun's stand-in."""
    return bool(set(_CAPITAL.findall(phrase)) & set(_CAPITAL.findall(other)))


def _observation(article: Article, words: OriginWords) -> str | None:
    """The words in which the newsroom says it saw for itself."""
    found = words.observer.search(article.text)
    if found:
        return found.group()
    if not article.outlet:
        return None
    name = re.escape(article.outlet.removeprefix("The "))
    short = initials(article.outlet)
    names = f"(?:{name}|{short})" if len(short) >= 3 else name
    verbs = "|".join(sorted(words.observing))
    seen = re.search(
        rf"\b{names}(?:'s|’s)?(?: reporters?| correspondents?| journalists?| team)? (?:{verbs})\b", article.text
    )
    return seen.group() if seen else None


def _phrases(attribution: Attribution, text: str, sentences: list[Span]) -> list[tuple[str, str | None]]:
    """The source's words, several speakers apart, each with the code of whom it was taken for.

    A pronoun is stood in for by its holder or by the sentence's opening.
    """
    source = " ".join(s.of(text) for s in attribution.source)
    last = attribution.holders[-1] if attribution.holders else None
    named, code = (last.name, last.code) if last else ("", None)
    if not source:
        # "according to its spokesman": the holder stands where a content would.
        content = " ".join(s.of(text) for s in attribution.content)
        cue = " ".join(s.of(text) for s in attribution.cue).lower()
        return [(content, None)] if cue.endswith((" to", " by")) and len(content.split()) <= 12 else []
    if source.lower() in _PRONOUNS:
        if named and named.lower() not in _PRONOUNS:
            return [(named, code)]
        return [(" ".join(sentences[0].of(text).split()[:4]), None)]
    if attribution.act not in WITNESSING:
        # What several promise, demand or charge together is one; only who says how things are can be a second witness.
        return [(source, code)]
    both = source.lower().startswith("both ")
    kept = [part for part in re.split(r"\s+and\s+(?=[A-Z]|the\b)", source[5:] if both else source) if part.strip()]
    shared_head = len(kept) > 1 and " " not in kept[0].strip() and any(w.islower() for w in kept[1].split()[1:])
    if not both and (shared_head or not all(_stands_alone(part) for part in kept)):
        # "The founder and CEO Elle Norr" is one; nothing shows "Aldo and Bel officials" to be two.
        kept = [source]
    return [(kept[0], code)] if len(kept) == 1 else [(part, None) for part in kept]


def _stands_alone(part: str) -> bool:
    """Whether the part of a source beside an "and" names somebody by itself: with an article, or by a state or body."""
    return re.match(r"(?:the|a|an)\b", part, re.IGNORECASE) is not None or any(
        term.isupper() for term in proposition_terms(part)
    )


def knower(phrase: str, known: set[str] | frozenset[str], words: OriginWords, code: str | None = None) -> Knower:
    """A speaker by its words: owner of the organ, and what tells it from others.

    `known` are the claim's own stems; `code` is that of the state or body the speaker was taken for.
    """
    tokens = [(w.replace("’", "'"), phrase[s].isupper()) for w, s, _ in words_of(phrase)]
    official = any(w.removesuffix("'s") in words.government for w, _ in tokens)
    side = side_of(code)
    official = official or side is not None
    if official and side is None:
        owner = next((w.removesuffix("'s") for w, upper in tokens if upper and _owns(w, phrase, words)), None)
        # "The head of the German navy" and an admiral of Germany are of one side, however it is named.
        side = next((t for t in sorted(proposition_terms(owner)) if t.isupper()), owner) if owner else None
    idle = words.generic | words.blocs | {"the", "and", "for", "from", "with"}
    bare = [w.removesuffix("'s") for w, _ in tokens]
    keys = frozenset(stem(w) for w in bare if len(w) > 2 and w not in idle and stem(w) not in known)
    return Knower(words=phrase, keys=keys, side=side, official=official)


def _owns(word: str, phrase: str, words: OriginWords) -> bool:
    """Whether a capitalised word is the owner of the organ ("Aldo's ministry", "Aldo navy", "president of Aldo")."""
    bare = word.removesuffix("'s")
    if bare in words.government or bare in words.generic or bare in words.blocs:
        return False
    organ = "|".join(sorted(words.government))
    name = re.escape(bare)
    before = rf"\b{name}(?:'s|’s)?\s(?:[a-z-]+\s){{0,3}}(?:{organ})\b"
    after = rf"\b(?:{organ})\b[\w\s]{{0,30}}\bof {name}\b"
    return re.search(f"{before}|{after}", phrase, re.IGNORECASE) is not None


def _acting(text: str, sentences: list[Span], known: set[str], words: OriginWords) -> list[Knower]:
    """An organ of a state named in the sentence as the one who acts, where nobody is said to say it."""
    organ = "|".join(sorted(words.government))
    for span in sentences:
        found = re.search(rf"\b[A-Z][\w-]+['’]s (?:[a-z-]+ ){{0,2}}(?:{organ})\b", span.of(text))
        if found:
            return [knower(found.group(), known, words)]
    return []
