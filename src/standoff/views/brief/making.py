"""From a case to a brief: which records are told, in what order, and in what words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from standoff.errors import BriefError
from standoff.model.marks import Act
from standoff.views.brief.checking import check, day_words
from standoff.views.brief.evidence import Evidence
from standoff.views.brief.sentences import Brief, Section, Sentence
from standoff.views.numbers import number_range
from standoff.views.words import short

if TYPE_CHECKING:
    from standoff.case import Case
    from standoff.case.records import (
        AdvisoryRecord,
        ClaimRecord,
        CommitmentRecord,
        DisputeRecord,
        EventRecord,
        PostureRecord,
        Record,
        Side,
    )

RecordT = TypeVar("RecordT")

LONGEST = 12
"""Sentences of a section; what is left out is counted."""
QUOTED = 220
"""Characters of quoted words in a sentence."""
LOOKED_AT = 400
"""Records of a kind that are weighed for a section, newest first."""

FEWEST_WORDS = 4
"""Words of a claim that is told: of fewer, nobody can say what is claimed."""
STANDING = frozenset({"happened", "ongoing", "recurring", "planned"})
"""Statuses of forces that are told as forces; denied or merely demanded ones are claims."""

VERBS = {
    "assert": "says", "deny": "denies", "demand": "demands", "promise": "promises", "threaten": "threatens",
    "warn": "warns", "advise": "advises", "accuse": "accuses", "propose": "proposes", "reject": "rejects",
    "ask": "asks", "believe": "believes", "expect": "expects", "intend": "intends", "praise": "praises",
}  # fmt: skip
STANCES = {"deny": "deny", "-": "deny", "refuse": "reject", "demand": "demand", "accuse": "accuse"}
"""The act a stance in a dispute is told by; the others say."""
TOLD: tuple[Act, ...] = ("deny", "threaten", "demand", "reject", "accuse", "warn", "promise", "propose", "advise")
"""Acts told one by one, the weightiest first; plain assertions are told where they are disputed or about forces."""


def make_brief(case: Case, *, since: str | None = None, until: str | None = None) -> Brief:
    """The brief of a case over a period; both days inclusive, in words that `open_case(...).claims` understands.

    A sentence that its citations do not hold is left out, and the section says what the checker refused.
    """
    evidence = Evidence(case)
    articles = case.articles(since=since, until=until, limit=LOOKED_AT)
    disputes = case.disputes(since=since, until=until, limit=LOOKED_AT)
    postures = case.postures(since=since, until=until, limit=LOOKED_AT)
    commitments = case.commitments(since=since, until=until, limit=LOOKED_AT)
    advisories = case.advisories(since=since, until=until, limit=LOOKED_AT)
    sections = [
        _section("What is disputed", disputes, _dispute(evidence)),
        _section("Forces", _distinct(postures, _force_key), _posture(evidence)),
        _section("Who says what", _weighty(case, since, until), _claim(evidence)),
        _section("What happened", _distinct(_done(case, since, until), _event_key(evidence)), _event(evidence)),
        _section("Commitments", _distinct(commitments, _words_key), _commitment(evidence)),
        _section("Advice to citizens and carriers", _distinct(advisories, _advice_key), _advisory(evidence)),
    ]
    told = tuple(s for s in sections if s.sentences)
    cited = Counter(c.outlet or "unknown outlet" for s in told for line in s.sentences for c in line.citations)
    info = case.info()
    return Brief(
        title=info.name,
        since=since,
        until=until,
        articles=articles.total,
        outlets=len({a.outlet for a in articles}),
        sections=told,
        sources=tuple(sorted(cited.items(), key=lambda item: (-item[1], item[0]))),
    )


def _section(title: str, records: Iterable[RecordT], tell: Callable[[RecordT], Sentence | None]) -> Section:
    sentences: list[Sentence] = []
    refused: list[str] = []
    left = 0
    for record in records:
        if len(sentences) >= LONGEST:
            left += 1
            continue
        sentence = tell(record)
        if sentence is None:
            continue
        try:
            sentences.append(check(sentence))
        except BriefError as error:
            refused.append(str(error))
    return Section(title=title, sentences=tuple(sentences), left_out=left, refused=tuple(refused))


def _weighty(case: Case, since: str | None, until: str | None) -> list[ClaimRecord]:
    """Claims by the weight of their act, then newest first; one of each wording."""
    claims = [c for act in TOLD for c in case.claims(since=since, until=until, act=act, limit=LOOKED_AT)]
    named = [c for c in claims if c.chain and _is_named(c) and len(c.quote.split()) >= FEWEST_WORDS]
    distinct = list(_distinct(named, _claim_key))
    # The newest of each act first, then the second newest: a brief of denials alone would mislead.
    rounds: Counter[str] = Counter()
    order = []
    for claim in distinct:
        rounds[claim.act] += 1
        order.append((rounds[claim.act], TOLD.index(claim.act), claim))
    return [claim for _, _, claim in sorted(order, key=lambda item: item[:2])]


def _done(case: Case, since: str | None, until: str | None) -> list[EventRecord]:
    """Events said to have happened, with both parties known."""
    found = case.events(since=since, until=until, limit=LOOKED_AT)
    return [
        e for e in found if e.mark.status in {"happened", "ongoing"} and e.mark.source_code and e.mark.target_code
        and e.mark.source_code[:3] != e.mark.target_code[:3]
    ]  # fmt: skip


def _distinct(records: Iterable[RecordT], key: Callable[[RecordT], object]) -> Iterable[RecordT]:
    """The first record of each key: copies of one report are told once."""
    seen = set()
    for record in records:
        mark = key(record)
        if mark not in seen:
            seen.add(mark)
            yield record


def _claim_key(c: ClaimRecord) -> object:
    return c.act, " ".join(c.quote.lower().split())[:60]


def _force_key(p: PostureRecord) -> object:
    return p.mark.holder, p.mark.asset, p.mark.low, p.mark.high, p.mark.where, p.mark.readiness


def _event_key(evidence: Evidence) -> Callable[[EventRecord], object]:
    """One line a sentence, however many events it tells."""
    return lambda e: " ".join(evidence.clause(e).lower().split())[:120]


def _words_key(c: CommitmentRecord) -> object:
    return c.mark.by, " ".join(c.quote.lower().split())[:60]


def _advice_key(a: AdvisoryRecord) -> object:
    return a.mark.issuer, a.mark.kind, a.mark.where


def _said_by(record: Record | Side) -> str:
    """The chain from the outlet inward, without the last holder ("Harbour Times, citing the ministry")."""
    outlet = record.outlet or "an unnamed outlet"
    return outlet if len(record.chain) < 2 else f"{outlet}, citing {', citing '.join(record.chain[:-1])}"


def _quote(words: str) -> str:
    return f"“{short(words.replace('“', '').replace('”', ''), QUOTED)}”"


def _is_named(c: ClaimRecord) -> bool:
    """Whether the innermost holder is somebody: a name, or officials described, not a pronoun left open."""
    last = [h for h in c.holders if h.position == len(c.chain) - 1]
    return bool(last) and all(h.kind != "unstated" and len(h.name) > 4 for h in last)


def _people(names: str) -> tuple[str, bool]:
    """Holders as a sentence names them, and whether they are several."""
    listed = names.split("; ")
    return (names, _is_plural(names)) if len(listed) == 1 else (f"{', '.join(listed[:-1])} and {listed[-1]}", True)


def _is_plural(name: str) -> bool:
    """Whether a description is of several: "American analysts", but not "United States" and not "the press"."""
    last = name.rsplit(maxsplit=1)[-1] if name.strip() else ""
    return last.islower() and last.endswith("s") and not last.endswith("ss")


def _says(who: str, act: str, *, negated: bool = False) -> str:
    """Subject and verb: "France and Norway advise", "Russia denies"."""
    people, several = _people(who)
    verb = VERBS[act]
    if several:
        verb = {"denies": "deny"}.get(verb, verb.removesuffix("s"))
    return f"{people} {verb}" + (" (in the negative)" if negated else "")


def _claim(evidence: Evidence) -> Callable[[ClaimRecord], Sentence | None]:
    def tell(c: ClaimRecord) -> Sentence | None:
        negated = c.polarity == "-" and c.act not in {"deny", "reject"}
        words = c.quote if c.manner == "direct" else evidence.clause(c)
        lead = f"{_says(c.chain[-1], c.act, negated=negated)}: {_quote(words)} ({_said_by(c)}, {day_words(c.at)}).[^1]"
        return evidence.sentence(lead, [c])

    return tell


def _dispute(evidence: Evidence) -> Callable[[DisputeRecord], Sentence | None]:
    def tell(d: DisputeRecord) -> Sentence | None:
        sides = _two_sides(d.sides)
        if sides is None:
            return None
        parts = []
        for n, side in enumerate(sides, 1):
            who = (
                side.chain[-1] if side.chain and side.chain[-1] != "unstated" else (side.outlet or "an unnamed outlet")
            )
            act = STANCES.get(side.stance, "assert")
            parts.append(f"{_says(who, act)}: {_quote(side.quote)} ({_said_by(side)}, {day_words(side.at)}).[^{n}]")
        return evidence.sentence(" ".join(parts), sides)

    return tell


def _two_sides(sides: Sequence[Side]) -> tuple[Side, Side] | None:
    """The earliest claim of each of two stances."""
    first = sides[0] if sides else None
    other = next((s for s in sides if first is not None and s.stance != first.stance), None)
    if first is not None and other is None and len(sides) > 1:
        other = sides[1]
    return (first, other) if first is not None and other is not None else None


def _posture(evidence: Evidence) -> Callable[[PostureRecord], Sentence | None]:
    def tell(p: PostureRecord) -> Sentence | None:
        m = p.mark
        if m.holder == "unstated" or m.status not in STANDING:
            return None
        count = number_range(m.low, m.high)
        of = f"{count} {m.asset}" if count else m.asset
        where = f", {', '.join(m.where)}" if m.where else ""
        by = f"{p.chain[-1]}, in {_said_by(p)}" if p.chain and p.chain[-1] != "unstated" else _said_by(p)
        return evidence.sentence(
            f"{m.holder}: {of}, {m.readiness}{where}: {_quote(p.quote)} ({by}, {day_words(p.at)}).[^1]", [p]
        )

    return tell


def _event(evidence: Evidence) -> Callable[[EventRecord], Sentence | None]:
    def tell(e: EventRecord) -> Sentence | None:
        words = evidence.clause(e)
        by = f"{e.chain[-1]}, in {_said_by(e)}" if e.chain and e.chain[-1] != "unstated" else _said_by(e)
        return evidence.sentence(f"{_quote(words)} ({by}, {day_words(e.at)}).[^1]", [e])

    return tell


def _commitment(evidence: Evidence) -> Callable[[CommitmentRecord], Sentence | None]:
    def tell(c: CommitmentRecord) -> Sentence | None:
        m = c.mark
        who = m.by if m.by != "unstated" else "it is not said who"
        condition = f" {_quote(c.condition)}" if c.condition else ""
        due = f", due “{m.due.wording}”" if m.due else ""
        return evidence.sentence(
            f"{who} ({m.kind}, {c.status}{due}): {_quote(c.quote)}{condition} ({_said_by(c)}, {day_words(c.at)}).[^1]",
            [c],
        )

    return tell


def _advisory(evidence: Evidence) -> Callable[[AdvisoryRecord], Sentence | None]:
    def tell(a: AdvisoryRecord) -> Sentence | None:
        m = a.mark
        kind = m.kind.replace("-", " ") + (", lifted" if m.lifted else "")
        where = f", {', '.join(m.where)}" if m.where else ""
        who = m.issuer if m.issuer != "unstated" else "it is not said who"
        return evidence.sentence(
            f"{who} ({kind}{where}): {_quote(a.quote)} ({_said_by(a)}, {day_words(a.at)}).[^1]", [a]
        )

    return tell
