"""Core words of time: which reader takes each, and the readers of words that are expressions almost alone."""

from __future__ import annotations

from dataclasses import replace

from standoff.knowledge.time_words import load_time_words
from standoff.reading.parse import Parse
from standoff.reading.times.calendars import INEXACT
from standoff.reading.times.clocks import spoken_clock
from standoff.reading.times.dates import read_month, read_weekday, year_after
from standoff.reading.times.grammar import Expr, read_before
from standoff.reading.times.tense import tense_at
from standoff.reading.times.units import read_unit
from standoff.reading.times.values import Unit


def read_core(parse: Parse, i: int, kind: str) -> Expr | None:  # noqa: PLR0911 - one a kind of core
    """The expression whose core is token i, of the kind the trigger table gives."""
    match kind:
        case "month":
            return read_month(parse, i)
        case "weekday":
            return read_weekday(parse, i)
        case "unit":
            spoken = spoken_clock(parse, i) if parse.lowers[i] in ("half", "quarter") else None
            return spoken or read_unit(parse, i)
        case "season":
            return _season(parse, i)
        case "daypart":
            return spoken_clock(parse, i) or _daypart(parse, i)
        case "hour":
            return spoken_clock(parse, i)
        case "deictic":
            return _deictic(parse, i)
        case "clock":
            return Expr(i, i + 1, "unit", "clock-word", unit=Unit("D"), clock=load_time_words().clock[parse.lowers[i]])
        case "set":
            return _set_word(parse, i)
        case "adjective":
            return _adjective(parse, i)
    return None


def read_phrase(parse: Parse, i: int) -> Expr | None:
    """A fixed reference ("the near future") that ends at token i, or a named day that starts there."""
    time, lowers = load_time_words(), parse.lowers
    for phrase, value in time.references.get(lowers[i], ()):
        start = i + 1 - len(phrase)
        if start >= 0 and tuple(lowers[start : i + 1]) == phrase:
            if phrase == ("soon",) and (lowers[i + 1 : i + 2] == ["as"] or tense_at(parse, i) == "past"):
                return None  # "as soon as", "he was soon freed": no time to come
            return Expr(start, i + 1, "ref", "reference", value=value)
    for phrase, rule in time.holidays.get(lowers[i], ()):
        end = i + len(phrase)
        if tuple(lowers[i:end]) == phrase and parse.words[i][0].isupper():
            if _is_of_others(parse, i, end):
                return None
            before = read_before(parse, i, counts=False)
            start = before.start if before.pick else i
            week = lowers[end : end + 1] == ["week"]
            unit = Unit("W" if week else "D")
            mod = "APPROX" if rule.startswith(INEXACT) else None
            return Expr(start, end + week, "unit", "named-day", unit=unit, holiday=rule, pick=before.pick, mod=mod)
    return None


_NAMES = frozenset({"PERSON", "GPE", "LOC"})


def _is_of_others(parse: Parse, i: int, end: int) -> bool:
    """Whether a named day is another state's than the table's ("Finland's Independence Day"), or somebody's name."""
    for k in (i, end if parse.deps[end - 1] == "compound" and parse.heads[end - 1] == end else i):
        entity = parse.entity_at[k]
        if entity is not None and entity.label in _NAMES and (entity.start < i or entity.end > end):
            return True  # "Ramadan Abdallah", "Christmas Island"
    before = parse.words[i - 1] if i > parse.sentence(i)[0] else ""
    return parse.lowers[i] in load_time_words().national and (before == "'s" or before[:1].isupper())


def _season(parse: Parse, i: int) -> Expr | None:
    lowers = parse.lowers
    season = load_time_words().seasons[lowers[i]]
    before = read_before(parse, i)
    year, end = year_after(parse, i + 1, of=True)
    unit = Unit("SEASON", year, season=season)
    if before.counted or lowers[i].endswith("s"):
        if before.each or before.counted:
            return Expr(before.start, end, "set", "seasons", value=f"XXXX-{season}")
        return None
    if before.each:
        return Expr(before.start, end, "set", "every-season", value=f"XXXX-{season}")
    named = parse.pos[i] in ("NOUN", "PROPN") and (
        before.det == "the" or before.mod or lowers[i - 1 : i] in (["in"], ["by"], ["since"], ["early"], ["late"])
    )
    if before.year is not None:
        return Expr(before.start, end, "unit", "season", unit=replace(unit, year=before.year), mod=before.mod)
    if not (before.pick or year is not None) and (
        not named or (lowers[i] in ("fall", "spring") and not parse.is_date(i))
    ):
        return None
    start = before.start if before.words else i
    return Expr(start, end, "unit", "season", unit=unit, pick=before.pick, mod=before.mod)


def _daypart(parse: Parse, i: int) -> Expr | None:
    lowers = parse.lowers
    part = load_time_words().dayparts[lowers[i]]
    before = read_before(parse, i)
    if before.each:
        return Expr(before.start, i + 1, "set", "every-day-part", value=f"XXXX-XX-XXT{part}")
    plural = lowers[i].endswith("s")
    if (
        before.counted
        or before.article
        or (before.hyphen and before.mod is None)
        or (plural and before.words)
        or before.ordinal is not None
    ):
        return None
    if before.pick or before.det == "the" or before.mod:
        unit = Unit("D")
        return Expr(
            before.start, i + 1, "unit", "day-part", unit=unit, part=part, pick=before.pick or "ref", mod=before.mod
        )
    if i and lowers[i - 1] in load_time_words().weekdays and lowers[i].endswith("s"):
        weekday = load_time_words().weekdays[lowers[i - 1]]
        return Expr(i - 1, i + 1, "set", "every-weekday-part", value=f"XXXX-WXX-{weekday}T{part}")
    if i and (lowers[i - 1] in load_time_words().weekdays or lowers[i - 1] in load_time_words().deictic):
        return Expr(i, i + 1, "unit", "day-part", unit=Unit("D"), part=part, bare=True)
    return None


def _deictic(parse: Parse, i: int) -> Expr | None:
    shift, part = load_time_words().deictic[parse.lowers[i]]
    if (
        parse.words[i][0].isupper()
        and (entity := parse.entity_at[i]) is not None
        and entity.label in ("ORG", "WORK_OF_ART")
    ):
        return None
    if part and parse.lowers[i] == "overnight" and parse.pos[i] not in ("ADV", "NOUN"):
        return None
    expr = Expr(i, i + 1, "shift", "deictic", count=abs(shift), grain="D", direction=-1 if shift < 0 else 1, part=part)
    lowers = parse.lowers
    if i > 1 and lowers[i - 1] in ("before", "after") and lowers[i - 2] == "day":
        more = -1 if lowers[i - 1] == "before" else 1
        start = i - 3 if i > 2 and lowers[i - 3] == "the" else i - 2
        total = shift + more
        return replace(expr, start=start, count=abs(total), direction=-1 if total < 0 else 1)
    return expr


def _set_word(parse: Parse, i: int) -> Expr | None:
    if parse.pos[i] not in ("ADJ", "ADV", "NOUN") or (parse.words[i][0].isupper() and parse.pos[i] == "PROPN"):
        return None
    return Expr(i, i + 1, "set", "frequency", value=load_time_words().sets[parse.lowers[i]])


def _adjective(parse: Parse, i: int) -> Expr | None:
    word = parse.lowers[i]
    if parse.pos[i] == "ADJ" and parse.deps[i] == "amod" and parse.words[i].islower():
        head = parse.heads[i]
        if head > i and parse.lowers[head] not in load_time_words().units and parse.pos[head] in ("NOUN", "PROPN"):
            return Expr(i, i + 1, "ref", "reference-adjective", value=load_time_words().adjectives[word])
    return None
