"""What later words tell of a promise: kept, broken, withdrawn, disputed, still open; and whether its condition is met.

Compared is one pledge with the sentences of one article. Who did it, what was done, to what, and whether it is told as
done decide; a sentence that leaves one of them open tells nothing. A false "kept" is worse than a missing one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from standoff.knowledge.deeds import load_deeds, load_outcomes, load_things
from standoff.linking.conditions import is_awaited
from standoff.linking.doers import NEAR, SO, beside, doer_of, is_blocked, subject_of, told_as_so, verbs_in
from standoff.linking.pledges import Pledge, Word, alike, answers, content_terms, states_in, words_in
from standoff.linking.propositions import side_of
from standoff.linking.reports import ANSWERS, Report, Sentence
from standoff.model import Span, hull

Verdict = Literal["kept", "broken", "withdrawn", "disputed", "open"]
ALIKE = 0.5
"""Share of a pledge's terms a sentence must hold to be about the promised thing."""
LEAST = 2
"""Terms it must hold at the least, where the pledge has so many."""
LATE = 14
"""Days after its last day on which a promise may still be told as kept."""
PLEDGE = "pledge"
"""The concept of words that bind (concepts.tsv)."""
BASE = {"kept": 0.5, "broken": 0.5, "withdrawn": 0.6, "disputed": 0.6, "open": 0.5}
_NEGATED = frozenset({"not", "never"})
_PERFECT = frozenset({"has", "have", "had", "was", "were"})
_DENIED = re.compile(
    r"\b(?:reports?|claims?|suggestions?|allegations?) (?:that|of)\b.{3,160}?"
    r"\b((?:was|were|is|are) (?:not (?:right|true|correct)|false|untrue|wrong|inaccurate|baseless|unfounded)\b)",
    re.IGNORECASE | re.DOTALL,
)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What one sentence tells of a pledge.

    `doer` is the side it tells to have done it, `told` the words that do, `common` the words it shares with the
    pledge. `own` is set where only the maker's own mouth says so.
    """

    verdict: Verdict
    score: float
    span: Span
    told: str
    common: tuple[str, ...]
    doer: str = ""
    own: bool = False
    announced: bool = False
    """Whether the maker only says that the opposite will be."""
    mark: str | None = None
    """The event, claim or advisory whose words these are."""


class Compared(NamedTuple):
    """A pledge, a sentence of a report, and the place of the word in it that tells something."""

    pledge: Pledge
    report: Report
    sentence: Sentence
    place: int | None = None


def judge(pledge: Pledge, report: Report) -> list[Finding]:
    """What the article tells of the pledge, one finding for each verdict: the surest."""
    if not _in_time(pledge, report):
        return []
    best: dict[str, Finding] = {}
    for finding in _findings(pledge, report):
        known = best.get(finding.verdict)
        if known is None or (finding.score, -finding.span.start) > (known.score, -known.span.start):
            best[finding.verdict] = finding
    return [best[verdict] for verdict in sorted(best)]


def _in_time(pledge: Pledge, report: Report) -> bool:
    """Whether the article comes after the promise, or tells it as made before."""
    if pledge.article == report.article.id:
        return True
    shortest = min(len(pledge.at), len(report.at))
    return bool(shortest) and pledge.at[:shortest] <= report.at[:shortest]


def _findings(pledge: Pledge, report: Report) -> Iterator[Finding]:
    own = pledge.article == report.article.id
    retold = pledge.retold or not own
    again = any(alike(pledge, p) for p in report.pledges)
    for place, sentence in enumerate(report.sentences):
        if sentence.span.overlaps(pledge.sentence) and own:
            yield from _denied(pledge, report, sentence)
            yield from _named_outcome(pledge, report, sentence, here=True)
            continue
        if retold and not _told_before(pledge, report, sentence):
            yield from _done(pledge, report, sentence, again=again)
            yield from _named_outcome(pledge, report, sentence)
            yield from _awaits(pledge, report, place)
        if retold:
            # A day beside "called off" is that of the thing called off.
            yield from _called_off(pledge, report, sentence)
        yield from _denied(pledge, report, sentence)
    if retold and again:
        yield from _reversed(pledge, report)
    if not own:
        yield from _responded(pledge, report)


def _told_before(pledge: Pledge, report: Report, sentence: Sentence) -> bool:
    """Whether a date in the sentence shows it to be about something older than the promise."""
    days = [
        t.latest[:10]
        for t in report.reading.timexes
        if t.latest and sentence.span.contains(t.span) and t.type == "DATE"
    ]
    return any(day < pledge.at[:10] for day in days) and not any(day >= pledge.at[:10] for day in days)


# --- told as done -----------------------------------------------------------------------------------------------------


def _done(pledge: Pledge, report: Report, sentence: Sentence, *, again: bool) -> Iterator[Finding]:
    """Whether the sentence tells the promised act, or its opposite, as done by who promised it."""
    deeds = load_deeds()
    known = deeds.get(pledge.act)
    about = _about(pledge, sentence)
    if known is None or not about:
        return
    undoing = {known.opposite} if known.opposite else set()
    undoing |= {"end", "close"} if pledge.lasting and pledge.act != "stay" else set()
    for name in (pledge.act, *sorted(undoing)):
        for place, phrase in verbs_in(sentence, deeds[name].done, deeds[name].plain):
            doer = doer_of(report, sentence, place, pledge)
            verdict = _verdict(pledge, doing=name == pledge.act)
            if doer is None or verdict is None or (len(about) < LEAST and doer.mark is None):
                # One word in common is not enough, unless the parse tells the act.
                continue
            if not doer.maker and not (pledge.agentless and again and doer.side):
                continue
            if not _is_of(pledge, report, sentence, place):
                continue
            if verdict == "kept" and _too_late(pledge, report):
                continue
            if verdict == "kept" and (len(about) < LEAST or _in_part(pledge, sentence, place)):
                continue
            yield _finding(
                verdict,
                Compared(pledge, report, sentence, place),
                told=" ".join(phrase),
                about=about,
                doer=doer.side,
                mark=doer.mark,
            )


def _too_late(pledge: Pledge, report: Report) -> bool:
    """Whether so long a time after its last day another act is meant."""
    try:
        last = dt.date.fromisoformat(pledge.due or "") + dt.timedelta(days=LATE)
    except (ValueError, OverflowError):
        return False
    return report.at[:10] > last.isoformat()


def _verdict(pledge: Pledge, *, doing: bool) -> Verdict | None:
    if pledge.negated:
        return "broken" if doing else None
    if doing:
        return None if pledge.lasting else "kept"
    return "broken"


def _about(pledge: Pledge, sentence: Sentence) -> tuple[str, ...]:
    """The words a sentence shares with the promised thing; none where they are too few to be about it."""
    common = pledge.terms & sentence.terms
    if not common - states_in(common):
        # Two states in common are no subject.
        return ()
    if pledge.lasting and common & set(load_things().values()):
        # What is to last is one thing: "the airspace", whatever else is said of it.
        return tuple(sorted(common))
    if not common or len(common) < min(LEAST, len(pledge.terms)) or len(common) < ALIKE * len(pledge.terms):
        return ()
    if _other_number(pledge, sentence):
        return ()
    return tuple(sorted(common))


def _other_number(pledge: Pledge, sentence: Sentence) -> bool:
    numbers = {t for t in pledge.terms if t.isdigit()}
    return bool(numbers) and not numbers & sentence.terms and any(t.isdigit() for t in sentence.terms)


def _is_of(pledge: Pledge, report: Report, sentence: Sentence, place: int) -> bool:
    """Whether the verb is about the promised thing: what stands beside it holds a word of it, two where it has more."""
    words = [*beside(sentence, place, 1), *beside(sentence, place, -1)]
    things = pledge.terms - states_in(pledge.terms)
    held = {w for w, start, end in words if content_terms([(w, start, end)], report.named) & things}
    return len(held) >= min(LEAST, len(things)) and bool(held)


def _in_part(pledge: Pledge, sentence: Sentence, place: int) -> bool:
    """Whether only a part, or a beginning, of the promised is told."""
    partial = load_outcomes().partial
    near = {w for w, _, _ in sentence.words[max(0, place - NEAR) : place + NEAR]}
    return bool(partial & near) and pledge.act != "begin"


# --- called off, kept and broken by name ------------------------------------------------------------------------------


def _called_off(pledge: Pledge, report: Report, sentence: Sentence) -> Iterator[Finding]:
    """Whether who promised is told to have called the thing off."""
    about = _about(pledge, sentence) or _same_parties(pledge, sentence)
    if len(about) < LEAST:
        return
    for place, phrase in verbs_in(sentence, load_outcomes().cancel, frozenset()):
        word = sentence.words[place]
        if is_blocked(sentence.words, place) or not told_as_so(report, Span(word[1], word[2])):
            continue
        named = subject_of(report.named, sentence, place)
        if not _is_of(pledge, report, sentence, place):
            continue
        events = [e for e in report.events_at(Span(word[1], word[2])) if e.status == "happened"]
        sides = {side_of(e.source_code) for e in events} | ({named.side} if named else set())
        if sides & pledge.makers:
            yield _finding("withdrawn", Compared(pledge, report, sentence, place), told=" ".join(phrase), about=about,
                doer=min(s for s in sides & pledge.makers if s), mark=events[0].id if events else None,
            )  # fmt: skip


def _same_parties(pledge: Pledge, sentence: Sentence) -> tuple[str, ...]:
    """What a sentence about talks shares with a promise of talks: names of whom they were to be held with."""
    if pledge.act != "meet" or "talks" not in sentence.terms:
        return ()
    others = {t for t in pledge.terms & sentence.terms if t != "talks"}
    return tuple(sorted(others)) if len(others) >= LEAST else ()


def _named_outcome(pledge: Pledge, report: Report, sentence: Sentence, *, here: bool = False) -> Iterator[Finding]:
    """Whether the sentence says in so many words that the promise was kept or broken.

    In the words of another party than the outlet a broken promise is a charge: disputed. `here` is the sentence that
    tells the promise itself ("has broken a promise to pull back").
    """
    outcome = load_outcomes()
    about = () if here else _about(pledge, sentence)
    if not (about or here) or not report.names_of(sentence.span) & {*pledge.makers, *pledge.persons}:
        return
    for place, (word, start, end) in enumerate(sentence.words):
        if word not in outcome.keep | outcome.breaking or (here and start >= pledge.span.start):
            continue
        after = [w for w, _, _ in sentence.words[place + 1 : place + 2 + NEAR]]
        if not outcome.promise.intersection(after) or is_blocked(sentence.words, place):
            continue
        over = report.over(Span(start, end))
        if not told_as_so(report, Span(start, end)) and not (over and over[-1].act == "accuse"):
            continue
        verdict: Verdict = "kept" if word in outcome.keep else "disputed" if over else "broken"
        yield _finding(
            verdict, Compared(pledge, report, sentence, place), told=f"{word} {' '.join(after[:2])}", about=about
        )


def _awaits(pledge: Pledge, report: Report, place: int) -> Iterator[Finding]:
    """Whether the thing is told as promised, and there or in the next sentence as not done."""
    sentence = report.sentences[place]
    about = _about(pledge, sentence) or _recalled(pledge, sentence)
    if not about or not load_outcomes().promised.intersection(w for w, _, _ in sentence.words):
        return
    following = report.sentences[place + 1].words if place + 1 < len(report.sentences) else []
    told = _not_done(sentence.words, pledge) or _not_done(following[:8], pledge)
    if told:
        yield _finding("open", Compared(pledge, report, sentence), told=told, about=about)


def _not_done(words: Sequence[Word], pledge: Pledge) -> str:
    """The words that tell the promised act as not done: "have not yet left", "has not arrived"."""
    known = load_deeds().get(pledge.act)
    done = {phrase[0] for phrase in (known.done if known else ())} | load_outcomes().come
    texts = [w for w, _, _ in words]
    for place, word in enumerate(texts):
        if word in _NEGATED and place and texts[place - 1] in _PERFECT:
            after = texts[place + 1 : place + 4]
            verb = next((i for i, w in enumerate(after) if w in done), None)
            if verb is not None:
                return " ".join(texts[place - 1 : place + 2 + verb])
    return ""


def _recalled(pledge: Pledge, sentence: Sentence) -> tuple[str, ...]:
    """What a sentence that recalls a promise shares with it: receiver and one thing, where it shares few words."""
    common = pledge.terms & sentence.terms
    states = {t for t in common if t.isupper()}
    return tuple(sorted(common)) if states and common - states - {PLEDGE} else ()


def _reversed(pledge: Pledge, report: Report) -> Iterator[Finding]:
    """Whether who promised now commits to the opposite, in a text that recalls the promise."""
    known = load_deeds().get(pledge.act)
    if known is None or pledge.negated:
        return
    for other in report.pledges:
        if other.makers & pledge.makers and other.act == known.opposite and not other.retold and not other.negated:
            if other.terms and not other.terms & pledge.terms:
                continue
            passed = pledge.dated is not None and report.at[:10] >= pledge.dated
            yield Finding(
                verdict="broken" if passed else "withdrawn",
                score=BASE["withdrawn"],
                span=other.span,
                told=other.span.of(report.article.text),
                common=(),
                doer=min(other.makers & pledge.makers),
                mark=other.mark,
                announced=True,
            )


# --- disputed, met ----------------------------------------------------------------------------------------------------


def _denied(pledge: Pledge, report: Report, sentence: Sentence) -> Iterator[Finding]:
    """Whether somebody denies that it was promised: the maker that it gave its word, or another."""
    text = report.article.text
    if sentence.span.contains(pledge.span) and report.article.id == pledge.article:
        if (found := _DENIED.search(sentence.span.of(text))) and pledge.teller:
            yield _finding("disputed", Compared(pledge, report, sentence), told=found.group(1), about=())
        return
    for attribution in report.denials:
        if not any(sentence.span.contains(c) for c in attribution.content):
            continue
        holders = {side for h in attribution.holders[-1:] if (side := side_of(h.code))}
        if not holders & pledge.makers or (pledge.teller and pledge.teller <= pledge.makers):
            continue
        content = [w for c in attribution.content for w in words_in(text, c)]
        about = pledge.terms & content_terms(content, report.named)
        bare = {w for w, _, _ in content} & load_outcomes().deal
        again = report.article.id == pledge.article and pledge.retold
        if (bare and again) or (bare and len(about) >= ALIKE * len(pledge.terms) and about):
            yield _finding("disputed", Compared(pledge, report, sentence), told="deny", about=tuple(sorted(about)),
                doer=min(holders & pledge.makers), mark=attribution.id,
            )  # fmt: skip


def _responded(pledge: Pledge, report: Report) -> Iterator[Finding]:
    """Whether a response held out in case of an act is told with that act, both as fact: sanctions after an attack."""
    if not answers(pledge):
        return
    events = report.reading.events
    acts = [e for e in events if e.status in SO and is_awaited(pledge, e)]
    rivals = {side_of(e.source_code) for e in acts}
    for event in events:
        hit = side_of(event.target_code) in rivals and side_of(event.source_code) in pledge.makers
        place = hull(event.event_spans)
        if hit and event.plover in ANSWERS and event.status == "happened" and place and told_as_so(report, place):
            sentence = next((s for s in report.sentences if s.span.contains(place)), None)
            if sentence is not None and not _told_before(pledge, report, sentence):
                yield _finding("kept", Compared(pledge, report, sentence), told=place.of(report.article.text), about=(),
                    doer=side_of(event.source_code) or "", mark=event.id,
                )  # fmt: skip


def _finding(
    verdict: Verdict, of: Compared, *, told: str, about: tuple[str, ...], doer: str = "", mark: str | None = None
) -> Finding:
    """A finding in words of the article, scored by how much of the promised thing the sentence holds."""
    pledge, report, sentence, place = of
    word = sentence.words[place] if place is not None else None
    over = report.over(Span(word[1], word[2]) if word else sentence.span)
    holders = {side_of(h.code) for a in over[-1:] for h in a.holders[-1:]}
    share = len(about) / (len(pledge.terms) or 1)
    shown = dict.fromkeys(
        sentence.text[start - sentence.span.start : end - sentence.span.start]
        for word, start, end in sentence.words
        if content_terms([(word, start, end)], report.named) & set(about)
    )
    return Finding(
        verdict=verdict,
        score=round(min(0.99, BASE[verdict] + 0.4 * min(1.0, share)), 3),
        span=sentence.span,
        told=told,
        common=tuple(shown),
        doer=doer,
        own=bool(holders) and holders <= pledge.makers,
        mark=mark or (over[-1].id if over else None),
    )
