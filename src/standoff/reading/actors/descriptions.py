"""What a noun phrase says of an actor: office, sector, and the state or body it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.honorifics import load_honorifics
from standoff.knowledge.offices import load_office_nouns, load_titles, office_holder
from standoff.knowledge.sectors import ActorNoun, load_actor_nouns
from standoff.reading.actors.mentions import Draft, Mention, Roll

_PAST = frozenset({"former", "ex", "then", "late", "ousted", "deposed", "onetime"})
_LESSER = frozenset({"deputy", "vice", "acting", "assistant", "first", "under", "associate", "junior", "designate"})
_OWNING = frozenset({"of", "for", "from"})
ABROAD = frozenset({"embassy", "consulate", "delegation", "mission", "ambassador", "envoy", "diplomat", "consul"})
"""Nouns of those whose place is another state than their own."""
_BACKED = frozenset({"backed", "supported", "sponsored", "armed", "funded", "financed", "trained", "installed"})
_HELD = frozenset({"occupied", "held", "breakaway", "separatist", "rebel", "controlled"})
_LOCAL = frozenset({"REB", "OPP", "CVL", "REF", "COP", "EDU", "REL", "MED", "LAB", "GOV"})
"""Sectors whose people belong to the country they are in ("rebels in Darfur", but not "troops in Iraq")."""


@dataclass(slots=True)
class Description:
    """A title or noun read: `of` is the owner's mention, `title` its words in the table, `offices` what they name."""

    noun: ActorNoun | None = None
    of: Mention | None = None
    country: str | None = None
    offices: tuple[tuple[str, str], ...] = ()
    title: str = ""
    past: bool = False
    lesser: bool = False
    sector: str = ""
    gender: str = ""
    end: int = 0
    """The token after the title, "of state" included."""

    @property
    def code(self) -> str | None:
        """CAMEO code: owner and sector; the owner's alone when it is no state."""
        of = self.of
        if of is None:
            return self.country + self.sector if self.country else None
        base = of.draft.country or of.draft.code
        if base is None:
            return None
        sector = self.sector or (of.draft.code or "")[3:] if of.draft.country else self.sector
        if not of.draft.country and sector == "GOV":
            sector = ""
        return base + ("ELI" if self.past and sector in ("GOV", "") else sector)


def describe(roll: Roll, start: int, end: int, head: int) -> Description:
    """What tokens `[start, end)` and the noun `head` among them say, with an "of" phrase right after them."""
    parse, owner = roll.parse, roll.owner
    found = Description(noun=load_actor_nouns().get(parse.lowers[head]))
    forms = load_honorifics()
    for i in range(start, end):
        word = parse.lowers[i]
        mention = owner[i]
        if mention is not None and i != head and mention.draft.kind != "person":
            if _is_backer(roll, mention):
                continue
            if found.of is None or (found.of.draft.kind == "state" and mention.draft.kind != "state"):
                found.of = mention
            continue
        if mention is not None and mention.draft.kind == "person" and i != head:
            found.country = found.country or mention.draft.country
        found.past = found.past or word in _PAST
        found.lesser = found.lesser or word in _LESSER
        known = forms.get(word)
        if known is not None:
            found.sector = found.sector or known.sector
            found.country = found.country or known.of or None
            found.gender = found.gender or known.gender
    _title(roll, found, start, head)
    if found.of is None:
        found.of = _owner_after(roll, head, found)
    _sector(roll, found)
    return found


def _sector(roll: Roll, found: Description) -> None:
    """Set the sector: of rebels, of the office, of the noun, of the organ that owns it."""
    noun, of = found.noun, found.of
    if noun is not None:
        rebel = found.sector == "REB" or (of is not None and _is_held(roll, of))
        if rebel and noun.sector == "GOV":
            found.sector, found.offices = "REB", ()
        elif not found.sector or noun.kind == "official":
            found.sector = noun.sector
        if found.offices:
            found.sector = "LEG" if found.offices[0][0] == "speaker" else "GOV"
        found.gender = found.gender or noun.gender
    if of is not None and of.draft.kind in ("organ", "group", "outlet", "agency") and of.draft.country:
        found.sector = (of.draft.code or "")[3:] or found.sector


def _is_backer(roll: Roll, mention: Mention) -> bool:
    """Whether an adjective tells who backs a force, not whose it is ("Xish-backed rebels")."""
    words = roll.parse.words
    return mention.end + 1 < len(words) and words[mention.end] == "-" and words[mention.end + 1].lower() in _BACKED


def _is_held(roll: Roll, of: Mention) -> bool:
    """Whether a region is said to be in rebel hands ("occupied X", "rebel-held X")."""
    parse = roll.parse
    return any(parse.lowers[c] in _HELD for c in parse.children[of.head] if c < of.start)


def _title(roll: Roll, found: Description, start: int, head: int) -> None:
    """The longest title of the table that ends at the head or runs on with "of ..."."""
    titles, lowers = load_titles(), roll.parse.lowers
    found.end = head + 1
    after = min(len(lowers), head + 7)
    stops = (
        [k for k in range(after, head + 1, -1) if lowers[head + 1] in ("of", "for", "-")] if head + 1 < after else []
    )
    for stop in (*stops, head + 1):
        for first in range(max(start, head - 3), head + 1):
            words = " ".join(lowers[first:stop]).replace(" - ", "-").replace(" of the ", " of the ")
            if words in titles:
                found.title, found.offices, found.end = words, titles[words], stop
                return


def _is_local(noun: ActorNoun) -> bool:
    return noun.sector in _LOCAL and noun.noun not in ABROAD


def _owner_after(roll: Roll, head: int, found: Description) -> Mention | None:
    """The state, body or organ that an "of", "for" or "from" phrase gives the noun."""
    parse, owner = roll.parse, roll.owner
    for c in parse.children[head]:
        word = parse.lowers[c]
        local = word == "in" and found.noun is not None and _is_local(found.noun)
        if c > head and parse.deps[c] == "prep" and (word in _OWNING or local):
            for g in parse.children[c]:
                if parse.deps[g] != "pobj":
                    continue
                mention = owner[g]
                if (
                    mention is not None
                    and mention.draft.kind != "person"
                    and (mention.draft.code or mention.draft.country)
                ):
                    return mention
                if local:
                    found.country = found.country or roll.lands.get(g)
                    continue
                for k in (*parse.children[g], *(d for x in parse.children[g] for d in parse.children[x])):
                    mention = owner[k]
                    if mention is not None and mention.draft.kind in ("state", "body"):
                        found.offices = ()  # the head of something of a state's is not the state's own
                        return mention
    return None


def holder_of(roll: Roll, found: Description, home: str = "") -> str | None:
    """The person the description can only mean at the article's date; None when unknown or several fit.

    `home` is the state that an office named without one is taken to be of.
    """
    if found.lesser or found.past or not found.offices:
        return None
    of = _key_of(found.of) or found.country or home
    for office, limit in found.offices:
        where = of or limit
        if where and (not limit or limit == where):
            return office_holder(where, office, roll.date)
    return None


def _key_of(mention: Mention | None) -> str:
    """What offices.tsv calls the owner: a state's code, or a body's name."""
    if mention is None:
        return ""
    draft: Draft = mention.draft
    return draft.country or draft.key or ""


def state_of_ministers(roll: Roll, i: int) -> str | None:
    """The state of "the ministry": that of the ministers named before token i, where all are of one."""
    ministers = {
        m.draft.country
        for m in roll.mentions
        if m.start < i and m.draft.kind in ("person", "office") and m.draft.country and _is_minister(m.draft)
    }
    return ministers.pop() if len(ministers) == 1 else None


def _is_minister(draft: Draft) -> bool:
    return "minister" in (*draft.nouns, *load_office_nouns().get(draft.office or "", ()))
