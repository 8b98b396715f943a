"""Mentions so far, and which of them a pronoun or description can mean; a tie between two is left open."""

from __future__ import annotations

from bisect import bisect_left

from standoff.knowledge.sectors import load_actor_nouns
from standoff.reading.actors.mentions import Draft, Mention, Roll

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_MARKS = frozenset({'"', "«", "»"})
"""Quotation marks as a parse has them: the typographic ones are made plain."""
_OWNER = 5.0
"""What makes the owner of a phrase the likeliest owner of what is named inside it."""
_OPENING = frozenset({"in", "at", "during", "with", "despite", "under", "as", "like", "unlike", "through"})
"""Prepositions whose phrase may open a clause with a pronoun for its subject."""
_REACH = 3
"""Sentences back that an antecedent is looked for."""


class Chain:
    """Mentions so far in text order, and the search for an antecedent among them."""

    def __init__(self, roll: Roll, named: list[Mention]) -> None:
        self.roll = roll
        self.mentions = named
        self.starts = [m.start for m in named]
        self.firsts: dict[int, Mention] = {}
        """The first mention of each draft, by the draft's identity."""
        for mention in reversed(named):
            self.firsts[id(mention.draft)] = mention

    def note(self, mention: Mention) -> None:
        """Make a resolved mention an antecedent of what follows."""
        at = bisect_left(self.starts, mention.start)
        self.starts.insert(at, mention.start)
        self.mentions.insert(at, mention)
        first = self.firsts.setdefault(id(mention.draft), mention)
        if mention.start < first.start:
            self.firsts[id(mention.draft)] = mention

    def antecedent(self, i: int, word: str) -> Draft | None:
        """The draft that a pronoun at token i refers to; None where two fit equally well or none fits."""
        scores: dict[int, float] = {}
        drafts: dict[int, Draft] = {}
        best: dict[int, Mention] = {}
        speaks = has_mind(self.roll, i)
        for mention, distance in self.before(i):
            draft = mention.draft
            if not _agrees(draft, word) or (speaks and not draft.name) or is_barred(self.roll, mention, i):
                continue
            score = self.score(mention, i, distance, word)
            if score > scores.get(id(draft), 0.0):
                scores[id(draft)], best[id(draft)] = score, mention
                drafts[id(draft)] = draft
        found = clear_winner(scores, drafts)
        if found is not None and word in _THEY and found.number == "one":
            return self.joined(best[id(found)]) or found
        return found

    def ahead(self, i: int, word: str) -> Draft | None:
        """The subject that a possessive before it already means: "in their joint statement, the leaders said"."""
        subject = subject_ahead(self.roll, i)
        mention = self.roll.owner[subject] if subject is not None else None
        return mention.draft if mention is not None and mention.draft.name and _agrees(mention.draft, word) else None

    def joined(self, mention: Mention) -> Draft | None:
        """All that a list of states or bodies names together, where the mention is the first of it."""
        parse, owner = self.roll.parse, self.roll.owner
        members, at = [mention.draft], mention.head
        while True:
            following = next((c for c in parse.children[at] if c > at and parse.deps[c] == "conj"), None)
            other = owner[following] if following is not None else None
            if following is None or other is None or other.head != following:
                break
            members.append(other.draft)
            at = following
        if len(members) < 2 or any(d.kind not in ("state", "body") for d in members):
            return None
        return self.roll.together(tuple(dict.fromkeys(members)))

    def before(self, i: int) -> list[tuple[Mention, int]]:
        """Mentions before token i with their distance in sentences, nearest first, as far as antecedents reach."""
        parse = self.roll.parse
        here = parse.sentence_of[i]
        found = []
        for k in range(bisect_left(self.starts, i) - 1, -1, -1):
            mention = self.mentions[k]
            distance = here - parse.sentence_of[mention.head]
            if distance > _REACH or (distance > 1 and parse.paragraph(mention.head) < parse.paragraph(i) - 1):
                break
            found.append((mention, distance))
        return found

    def score(self, mention: Mention, i: int, distance: int, word: str) -> float:
        """How well a mention fits as antecedent: near, subject, of a clause that holds the pronoun."""
        parse = self.roll.parse
        dep = parse.deps[mention.head]
        score = 10.0 - 3.0 * distance
        if dep in _SUBJECTS:
            score += 3.0
            if distance == 0 and parse.heads[mention.head] in (i, *parse.ancestors(i)):
                score += 2.0
            elif parse.deps[parse.heads[mention.head]] == "ROOT":
                score += 0.5
        elif dep == "poss":
            score += 0.5 if word not in _IT else 1.0
            owned = parse.heads[mention.head]
            if parse.deps[i] == "poss" and parse.lefts[owned] <= i < parse.rights[owned]:
                score += _OWNER  # "Ruritania's plea for help in its war"
        elif dep in _OBJECTS:
            score += 1.0
        if parse.deps[i] in _SUBJECTS and dep in _SUBJECTS:
            score += 1.0
        if mention.draft.gender and word in _HE | _SHE:
            score += 1.0
        if word in _THEY and mention.draft.number == "many":
            score += 1.5
        if mention.form == "pronoun":
            score += 0.5
        if parse.paragraph(mention.head) != parse.paragraph(i):
            score -= 1.0
        return score


def subject_ahead(roll: Roll, i: int) -> int | None:
    """The subject behind a phrase that opens its clause and has a possessive pronoun at token i."""
    parse = roll.parse
    noun = parse.heads[i]
    prep = parse.heads[noun]
    if parse.deps[i] != "poss" or parse.deps[noun] != "pobj" or parse.lowers[prep] not in _OPENING:
        return None
    verb = parse.heads[prep]
    subject = parse.child(verb, "nsubj", "nsubjpass") if parse.pos[verb] in ("VERB", "AUX") else None
    return subject if subject is not None and subject > noun else None


def clear_winner(scores: dict[int, float], drafts: dict[int, Draft]) -> Draft | None:
    """The draft that scores best by half a point or more; None where two are as likely, or it has no name."""
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.5:
        return None
    best = drafts[ranked[0][0]]
    return best if best.name else None


def _agrees(draft: Draft, word: str) -> bool:
    """Whether number, gender and kind let a draft be called by a pronoun."""
    if not draft.name:
        return word in (_IT if draft.number == "one" else _THEY)
    if word in _HE | _SHE:
        if draft.kind not in ("person", "office") and not _is_one_person(draft):
            return False
        return draft.gender != ("f" if word in _HE else "m")
    if word in _IT:
        return draft.kind not in ("person", "people", "office")
    return draft.kind not in ("person", "office")


def _is_one_person(draft: Draft) -> bool:
    """Whether people as worded are one human being, not one group or organ."""
    if draft.kind != "people" or draft.number != "one":
        return False
    nouns = [load_actor_nouns().get(noun) for noun in draft.nouns]
    return all(noun is None or noun.kind in ("official", "person", "people") for noun in nouns)


def is_barred(roll: Roll, mention: Mention, i: int) -> bool:
    """Whether grammar forbids it.

    So it does for a pronoun in the mention's own phrase, for an object of the mention's verb, and in what the mention
    is quoted as saying: nobody calls themselves "he".
    """
    parse = roll.parse
    head = mention.head
    if parse.sentence_of[head] != parse.sentence_of[i]:
        return False
    if mention.start <= i < mention.end:
        return True
    if parse.lefts[head] <= i < parse.rights[head] and parse.deps[i] == "poss" and parse.heads[i] == head:
        return True
    verb = parse.heads[i]
    if parse.deps[i] == "pobj":
        verb = parse.heads[verb]
    if (
        parse.deps[i] in (*_OBJECTS, "pobj")
        and parse.heads[head] == verb
        and not parse.lowers[i].endswith(("self", "selves"))
    ):
        return True
    if _is_quoted(roll, head, i):
        return True
    return parse.deps[i] in _SUBJECTS and parse.heads[head] == verb


def _is_quoted(roll: Roll, speaker: int, i: int) -> bool:
    """Whether token i stands in a quotation that opens behind a verb above it, whose subject the speaker is."""
    parse = roll.parse
    verb = parse.heads[speaker]
    if parse.deps[speaker] not in _SUBJECTS or not speaker < verb < i or verb not in parse.ancestors(i):
        return False
    marks = [w for w in parse.words[verb:i] if w in _MARKS]
    return bool(marks) and (marks[-1] == "«" or (marks[-1] == '"' and marks.count('"') % 2 == 1))


def has_mind(roll: Roll, i: int) -> bool:
    """Whether a pronoun says, wants or expects something, as only actors do."""
    parse = roll.parse
    if parse.deps[i] != "nsubj":
        return False
    verb = parse.heads[i]
    if parse.lemmas[verb] == "say" or parse.deps[verb] == "parataxis":
        return True
    return parse.pos[verb] == "VERB" and any(parse.deps[c] in ("ccomp", "xcomp") for c in parse.children[verb])
