"""People: their names, the titles before them, and the descriptions beside them."""

from __future__ import annotations

from standoff.knowledge.first_names import load_first_names
from standoff.knowledge.names import by_name, load_people
from standoff.knowledge.offices import Figure, Tenure, load_figures, load_office_sectors
from standoff.knowledge.sectors import load_actor_nouns
from standoff.knowledge.states import states_by_code
from standoff.reading.actors.descriptions import Description, describe
from standoff.reading.actors.mentions import Draft, Roll
from standoff.reading.actors.person_spans import is_title, person_spans
from standoff.reading.parse import Parse

_LINKS = frozenset({"of", "the", "-", "for", "'s", "and"})
_MINISTERS = frozenset(
    {"head_of_government", "foreign_minister", "defence_minister", "finance_minister", "interior_minister"}
)
_DEPARTMENTS = frozenset({"affairs", "policy", "staff", "public"})


def find_people(roll: Roll) -> None:
    """Enter people named in the article: known ones by any of their names, others by the parser's entities."""
    spans = person_spans(roll)
    full: dict[str, Draft] = {}
    waiting: list[tuple[int, int]] = []
    for start, end in spans:
        if end - start > 1:
            draft = _by_full_name(roll, start, end, full)
            _enter(roll, start, end, draft)
        else:
            waiting.append((start, end))
    for start, end in waiting:
        _enter_single(roll, start, end, full)
    _sweep(roll, full)


def _sweep(roll: Roll, full: dict[str, Draft]) -> None:
    """Enter family names of the article's people where the parser saw no name."""
    parse, owner = roll.parse, roll.owner
    for i, word in enumerate(parse.lowers):
        draft = full.get(word)
        if draft is not None and owner[i] is None and parse.tags[i] == "NNP" and parse.words[i][0].isupper():
            entity = parse.entity_at[i]
            alone = entity is None or entity.end - entity.start == 1
            if alone or (entity is not None and entity.end == i + 1 and is_title(parse.lowers[entity.start])):
                _enter(roll, i, i + 1, draft)


def _name(roll: Roll, start: int, end: int) -> str:
    parse = roll.parse
    return " ".join(parse.text[parse.starts[start] : parse.ends[end - 1]].split())


def _by_full_name(roll: Roll, start: int, end: int, full: dict[str, Draft]) -> Draft:
    """The draft of a person whose name has more than one word; known people by any of their variants."""
    name = _name(roll, start, end)
    known = load_people()[1].get(name.lower())
    first, last = roll.parse.lowers[start], roll.parse.lowers[end - 1]
    known = known or load_people()[1].get(f"{first} {last}")
    same = full.get(f"{first} {last}")
    draft = same if same is not None and known is None else roll.draft("person", known or name, "person")
    full.setdefault(f"{first} {last}", draft)
    if known is not None:
        know(roll, draft, load_figures()[known], _title_before(roll, start))
        for variant in load_figures()[known].variants:
            full.setdefault(variant.lower(), draft)
    draft.gender = draft.gender or load_first_names().get(first, "")
    full.setdefault(last, draft)
    if len(first) > 2:
        full.setdefault(first, draft)
    return draft


def know(roll: Roll, draft: Draft, figure: Figure, title: Description | None = None) -> None:
    """Give a draft what the offices table knows of its person at the article's date, or by the title worded."""
    if draft.key is not None:
        return
    draft.key, draft.gender, draft.rule = figure.name, figure.gender, "known-person"
    tenure = figure.on(roll.date) if roll.date else None
    if tenure is None:
        tenure = _tenure_by_title(figure, title)
    if tenure is None and roll.date is None and len({(t.office, t.of) for t in figure.tenures}) == 1:
        tenure = figure.tenures[-1]
    if tenure is not None:
        draft.office = tenure.office
        draft.code, draft.country = code_of(tenure.of, load_office_sectors().get(tenure.office, "GOV"))
        return
    last = figure.tenures[-1]
    sector = load_office_sectors().get(last.office, "GOV")
    if roll.date is not None and sector == "GOV":
        sector = "ELI"
    if len(figure.countries) == 1 or roll.date is None:
        draft.code, draft.country = code_of(last.of, sector)


def _tenure_by_title(figure: Figure, title: Description | None) -> Tenure | None:
    """The tenure that a worded title names, when it names one only."""
    if title is None or not title.offices:
        return None
    offices = {office for office, _ in title.offices}
    of = title.of.draft.country or title.of.draft.key if title.of is not None else None
    found = [t for t in figure.tenures if t.office in offices and (of is None or of == t.of)]
    return found[-1] if found and len({(t.office, t.of) for t in found}) == 1 else None


def code_of(of: str, sector: str) -> tuple[str | None, str | None]:
    """The code and country of an office of a state (by its code) or a body (by its name)."""
    if of in states_by_code():
        return of + sector, of
    entry = by_name(of)
    return (entry.code, entry.country) if entry is not None else (None, None)


def _enter_single(roll: Roll, start: int, end: int, full: dict[str, Draft]) -> None:
    """Enter a family name alone: the person so named in the article, else the one known to fit its date."""
    parse = roll.parse
    word = parse.lowers[start]
    titled = _titled(parse, start)
    title = _title_before(roll, start)
    draft = full.get(word) if titled is None else None
    if draft is not None and _contradicted(draft, title) and _known_by_family(roll, word, title) is not None:
        draft = None
    rule = "family-name"
    if draft is None:
        known = titled or _known_by_family(roll, word, title)
        if known is not None:
            draft = roll.draft("person", known.name, "person")
            know(roll, draft, known, title)
            rule = "known-family-name"
        else:
            entity = parse.entity_at[start]
            if entity is None or entity.label != "PERSON":
                return
            draft = roll.draft("person", _name(roll, start, end), "person")
            if roll.date is None:
                _share(draft, word)
        draft.rule = rule
        full.setdefault(word, draft)
    _enter(roll, start, end, draft)


def _contradicted(draft: Draft, title: Description | None) -> bool:
    """Whether a title names an office that the known person of the draft never held, or the other sex."""
    if title is None or draft.key is None:
        return False
    if title.gender and draft.gender and title.gender != draft.gender:
        return True
    offices = {office for office, _ in title.offices} - {"leader"}
    held = {t.office for t in load_figures()[draft.key].tenures}
    return bool(offices) and not offices & held


def _titled(parse: Parse, start: int) -> Figure | None:
    """The person known by title and single name ("King Hussein", "Crown Prince Hassan")."""
    full = load_people()[1]
    for size in (2, 1):
        if start >= size:
            name = full.get(" ".join(parse.lowers[start - size : start + 1]))
            if name is not None:
                return load_figures()[name]
    return None


def _known_by_family(roll: Roll, word: str, title: Description | None) -> Figure | None:
    """The one known person of that family name who fits title and date; None when none does or several do."""
    figures = [load_figures()[name] for name in load_people()[0].get(word, ())]
    if title is not None:
        of = title.of.draft.country or title.of.draft.key if title.of is not None else None
        offices = {office for office, _ in title.offices}
        if of:
            figures = [f for f in figures if of in f.countries]
        if offices:
            wider = offices | ({"head_of_state", "head_of_government"} if "leader" in offices else set())
            figures = [f for f in figures if any(t.office in wider for t in f.tenures)]
            if len(figures) == 1:
                return figures[0]
        figures = [f for f in figures if not title.gender or f.gender in ("", title.gender)]
    if roll.date is not None:
        current = [f for f in figures if f.on(roll.date)]
        near = [f for f in figures if any(_near(t.start, t.end, roll.date) for t in f.tenures)]
        if title is None:
            near = [f for f in near if any(_is_named(roll, of) for of in f.countries)]
        figures = current or near
    return figures[0] if len(figures) == 1 else None


def _is_named(roll: Roll, of: str) -> bool:
    """Whether the article names a state or body, by code or name."""
    return any(of in (d.country, d.key) for d in roll.drafts.values())


def _share(draft: Draft, word: str) -> None:
    """Give a name that several known people bear the country they have in common."""
    figures = [load_figures()[name] for name in load_people()[0].get(word, ())]
    countries = {of for figure in figures for of in figure.countries}
    if len(countries) == 1:
        draft.code, draft.country = code_of(countries.pop(), "GOV")
        draft.runner_up = "; ".join(figure.name for figure in figures)


def _near(start: str, end: str, date: str, after: int = 5) -> bool:
    """Whether an office was held up to some years before a date, or comes within the year after it."""
    year = int(date[:4])
    return (not start or int(start[:4]) - 1 <= year) and (not end or year <= int(end[:4]) + after)


def _title_start(roll: Roll, start: int) -> int:
    """Where the title before a name begins; `start` itself when there is none."""
    parse, owner = roll.parse, roll.owner
    begin, found = start, False
    floor = parse.sentence(start)[0]
    i = start - 1
    while i >= floor:
        mention = owner[i]
        if mention is not None:
            if mention.draft.kind == "person":
                break
            begin = i = mention.start
            found = found or (mention.draft.kind in ("state", "body") and mention.form == "adjective")
        elif is_title(parse.lowers[i]):
            begin, found = i, True
        elif not _inside_title(parse, i, floor, found=found):
            break
        i -= 1
    return begin if found else start


def _inside_title(parse: Parse, i: int, floor: int, *, found: bool) -> bool:
    """Whether a word that is no title itself may stand between the words of one."""
    word, tag = parse.lowers[i], parse.tags[i]
    if word in _LINKS:
        return word != "and" and (found or word != "the")
    if word in _DEPARTMENTS or (tag == "NNP" and i > floor and parse.lowers[i - 1] == "of"):
        return True
    return found and tag == "JJ" and parse.deps[i] == "amod" and i > floor and parse.tags[i - 1] in ("NNP", "JJ")


def _title_before(roll: Roll, start: int) -> Description | None:
    """The title that stands before a name, read."""
    begin = _title_start(roll, start)
    if begin == start:
        return None
    nouns, lowers = load_actor_nouns(), roll.parse.lowers
    head = next((i for i in range(start - 1, begin - 1, -1) if lowers[i] in nouns), start - 1)
    if head - 2 >= begin and lowers[head - 1] == "of" and lowers[head - 2] in nouns:
        head -= 2
    return describe(roll, begin, start, head)


def _enter(roll: Roll, start: int, end: int, draft: Draft) -> None:
    """Enter a person's mention with its title, and learn from title and apposition what is not known yet."""
    parse = roll.parse
    head = parse.head_of(start, end)
    begin = _title_start(roll, start)
    title = _title_before(roll, start)
    if title is not None:
        _learn(draft, title)
        _place(roll, draft, title)
    for c in parse.children[head]:
        if parse.deps[c] == "appos" and c > head and parse.lowers[c] in load_actor_nouns():
            _learn(draft, describe(roll, parse.lefts[c], c + 1, c))
    up = parse.heads[head]
    if parse.deps[head] == "appos" and parse.lowers[up] in load_actor_nouns() and up < start:
        _learn(draft, describe(roll, parse.lefts[up], up + 1, up))
    roll.add(start, end, draft, "name", head=head)
    for i in range(begin, start):
        if roll.owner[i] is None and parse.deps[i] != "case":
            roll.owner[i] = roll.mentions[-1]


def _place(roll: Roll, draft: Draft, title: Description) -> None:
    """Take a minister named without a state for one of the only state that the article names."""
    if draft.code is not None or title.past or not {office for office, _ in title.offices} & _MINISTERS:
        return
    countries = {d.country for d in roll.drafts.values() if d.kind == "state"}
    only = countries.pop() if len(countries) == 1 else None
    if only is not None:
        draft.code, draft.country, draft.rule = only + "GOV", only, "minister-of-context"


def _learn(draft: Draft, found: Description) -> None:
    """Take over code and gender from a description where the knowledge base gave none."""
    draft.gender = draft.gender or found.gender
    if found.noun is not None and found.noun.noun not in draft.nouns:
        draft.nouns = (*draft.nouns, found.noun.noun)
    explicit = found.of is not None and found.of.draft.kind == "state" and found.offices and not found.past
    now = found.noun is not None and not found.past and (draft.code or "").endswith("ELI")
    known = draft.code is not None and not now and not (explicit and draft.code[:3] != (found.code or "")[:3])
    if found.code is not None and not known:
        draft.code = found.code
        draft.country = (found.of.draft.country if found.of is not None else None) or found.country
        draft.rule = "described-person"
