"""People an import found, and the lines of the offices table made of them beside the people known already."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from standoff.knowledge.importing.report import Report
from standoff.knowledge.names import load_people
from standoff.knowledge.offices import Figure, Tenure, load_figures
from standoff.knowledge.overlay import Line
from standoff.knowledge.tables import valid_on

_MANY_HOLDERS = frozenset({"deputy_foreign_minister", "deputy_head_of_government", "junior_minister", "ambassador_un"})
"""Offices that several hold at a time, so that a successor ends no term."""
_SUFFIX = re.compile(r"(?:[IVX]+|[JS]r\.?|the|of)", re.IGNORECASE)
"""Last words of a name that are no family name: Elizabeth II, Ferdinand Marcos Jr."""
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*")
_ALIKE = 0.7
"""How alike two spellings of one name are at least (difflib's ratio): Zelensky and Zelenskyy, Gaddafi and Kadhafi."""


@dataclass(frozen=True, slots=True)
class Term:
    """An office held: `of` is a state's code or a body's name, dates are ISO of any precision, empty is open."""

    office: str
    of: str
    start: str
    end: str
    vague: bool = False
    """Whether the source tells the sector only (GOV), not the office."""


@dataclass(slots=True)
class Person:
    """A person as a source has them."""

    name: str
    aliases: list[str] = field(default_factory=list)
    gender: str = ""
    terms: list[Term] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = _tidy(self.name)


def fold(name: str) -> str:
    """A name without accents and capitals."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def variants_of(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """The aliases that are other ways to write a name, and the family name where it does not stand last.

    Nicknames that share no word with the name ("the Iron Lady") are none; neither are single words, but for those of
    the name itself ("Xi").
    """
    own = [fold(word) for word in name.split()]
    found = dict.fromkeys(alias for alias in map(_tidy, aliases) if alias != name and _is_variant(alias, own))
    family = _family_before_suffix(name) or name.rsplit(maxsplit=1)[-1]
    singles = {fold(variant) for variant in found if " " not in variant}
    # A single word among the variants stands in for the last word as the family name: that is kept beside it.
    if fold(family) not in singles and (singles or fold(family) != own[-1]):
        found[family] = None
    return tuple(found)


def _tidy(alias: str) -> str:
    return " ".join(alias.split())


def _is_variant(alias: str, own: list[str]) -> bool:
    words = [fold(word) for word in alias.split()]
    if not _NAME.fullmatch(alias) or not alias[0].isupper() or "," in alias:
        return False
    if len(words) == 1:
        return words[0] in own and len(own) > 1 and len(words[0]) > 1
    return any(_alike(a, b) for a in words for b in own)


@functools.lru_cache(4096)
def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) > 3 and difflib.SequenceMatcher(None, a, b).ratio() >= _ALIKE)


def _family_before_suffix(name: str) -> str | None:
    """The word before "II" or "Jr."; None where the last word is the family name."""
    words = name.split()
    while len(words) > 1 and _SUFFIX.fullmatch(words[-1]):
        words.pop()
    return words[-1] if len(words) < len(name.split()) else None


Held = dict[tuple[str, str], list[Tenure]]
"""Tenures by office and whose it is."""


def office_lines(people: Iterable[Person], report: Report) -> list[Line]:
    """Lines of the offices table for people and their terms, under the names of those who are known already."""
    held: Held = {}
    for figure in load_figures().values():
        for tenure in figure.tenures:
            held.setdefault((tenure.office, tenure.of), []).append(tenure)
    merged = _merged(people, held, report)
    for person in merged:
        for t in person.terms:
            held.setdefault((t.office, t.of), []).append(Tenure(person.name, t.office, t.of, t.start, t.end))
    return [line for person in merged for line in _lines(person, held, report)]


def _merged(people: Iterable[Person], held: Held, report: Report) -> list[Person]:
    """People under the names they go by, each once."""
    merged: dict[str, Person] = {}
    for person in people:
        name = _known_name(person, held)
        if name is None:
            report.leave("people with the name of another one known here", person.name)
            continue
        there = merged.get(name)
        if there is None:
            aliases = person.aliases if name == person.name else [person.name, *person.aliases]
            merged[name] = Person(name, list(aliases), person.gender, list(person.terms))
        elif {t.of for t in there.terms} & {t.of for t in person.terms}:
            there.aliases += [person.name, *person.aliases]
            there.terms += person.terms
        else:
            report.leave("people with the name of another one in the file", person.name)
    return list(merged.values())


def _known_name(person: Person, held: Held) -> str | None:
    """The name a person goes by: that of the known person they are, else their own; None where another bears it."""
    figures, full = load_figures(), load_people()[1]
    served = {term.of for term in person.terms}
    same = person.name if person.name in figures else full.get(person.name.lower())
    if same is not None:
        return same if figures[same].countries & served else None
    named = {full[a.lower()] for a in person.aliases if a.lower() in full}
    found = {name for name in named if figures[name].countries & served}
    if len(found) != 1:
        found = {name for term in person.terms for name in _same_term(term, person.name, held)}
    return found.pop() if len(found) == 1 else person.name


def _same_term(term: Term, name: str, held: Held) -> list[str]:
    """Who is known to have begun the same office then, with a family name that is spelled alike."""
    family = fold(name.rsplit(maxsplit=1)[-1])
    return [
        tenure.person
        for tenure in held.get((term.office, term.of), ())
        if not term.vague
        and term.start
        and tenure.start
        and valid_on(tenure.start, tenure.start, term.start)
        and _alike(fold(tenure.person.split()[-1]), family)
    ]


def _lines(person: Person, held: Held, report: Report) -> list[Line]:
    figure = load_figures().get(person.name)
    terms: dict[tuple[str, str, str], Term] = {}
    for given in sorted(person.terms, key=lambda t: (t.start, t.end or "9999")):
        term = _as_known(given, figure)
        what = f"{person.name}, {term.office} of {term.of}"
        if term.end and term.end < term.start[: len(term.end)]:
            report.leave("terms that end before they begin", what)
        elif term.vague and figure is not None and any(_overlap(term, t) for t in figure.tenures if t.of == term.of):
            report.leave("terms of people whose office then is known here", what)
        elif not term.end and _succeeded(person.name, term, held):
            report.leave("terms without an end though another one came after", what)
        elif term.end or (term.office, term.of, term.start) not in terms:
            # Of statements that differ in the end only, the latest end holds; one without an end says nothing then.
            terms[term.office, term.of, term.start] = term
    aliases = [a for a in person.aliases if load_people()[1].get(a.lower(), person.name) == person.name]
    variants = "|".join(variants_of(person.name, aliases))
    if not terms:
        return _more_variants(figure, variants, report)
    return [
        Line("offices", (person.name, "" if n else variants, person.gender, t.office, t.of, t.start, t.end))
        for n, t in enumerate(terms.values())
    ]


def _as_known(term: Term, figure: Figure | None) -> Term:
    """The term with the start that is known, where the two differ in precision only: so the line replaces it."""
    for tenure in figure.tenures if figure is not None else ():
        same = (tenure.office, tenure.of) == (term.office, term.of) and tenure.start and term.start
        if same and valid_on(tenure.start, tenure.start, term.start):
            return replace(term, start=tenure.start)
    return term


def _more_variants(figure: Figure | None, variants: str, report: Report) -> list[Line]:
    """The last line of a known person again, with variants that are new; nothing else is said anew."""
    if figure is None:
        return []
    fresh = [v for v in variants.split("|") if v and v not in (figure.name, *figure.variants)]
    if not fresh:
        report.leave("people known here already, with nothing new", figure.name)
        return []
    last = figure.tenures[-1]
    cells = (figure.name, "|".join(fresh), figure.gender, last.office, last.of, last.start, last.end)
    return [Line("offices", cells)]


def _overlap(a: Term, b: Tenure) -> bool:
    def before(end: str, start: str) -> bool:
        return bool(end and start) and end[: len(start)] < start[: len(end)]

    return not before(a.end, b.start) and not before(b.end, a.start)


def _succeeded(name: str, term: Term, held: Held) -> bool:
    """Whether another one began an office of one holder later."""
    if term.vague or not term.start or term.office in _MANY_HOLDERS:
        return False
    return any(t.person != name and t.start > term.start for t in held.get((term.office, term.of), ()))
