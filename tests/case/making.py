"""Articles with Readings written by hand: marks are made from the words they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.model import (
    Actor,
    Advisory,
    Article,
    Attribution,
    Commitment,
    Due,
    Event,
    EventPlace,
    Holder,
    Posture,
    Reading,
    Span,
    Toponym,
    content_id,
    text_sha256,
)

__all__ = ["Article", "Hand", "Reading", "plain", "plain_reader", "written"]

KNOWN = {
    "Russia": ("state", "RUS"),
    "Ukraine": ("state", "UKR"),
    "United States": ("state", "USA"),
    "NATO": ("body", "NATO"),
    "United Nations": ("body", "IGOUNO"),
    "European Commission": ("body", "IGOEUREEC"),
    "Sergey Lavrov": ("person", "RUSGOV"),
    "Jens Stoltenberg": ("person", "NATO"),
    "The Ledger": ("outlet", None),
    "unstated": ("unstated", None),
}


def article(text: str, number: object = 1, **fields: str | None) -> Article:
    """An article of an outlet, with an address of its own unless one is given."""
    given: dict[str, str | None] = {
        "id": f"x{number}", "outlet": "The Harbour Post", "url": f"https://harbour.example/{number}",
        "published": "2022-01-24", **fields,
    }  # fmt: skip
    return Article(text=text, sha256=text_sha256(text), **given)  # type: ignore[arg-type]


class Hand:
    """Marks of one text, each made from words that stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: dict[str, list[object]] = {}

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def _keep(self, kind: str, mark: object) -> str:
        self.marks.setdefault(kind, []).append(mark)
        return mark.id  # type: ignore[attr-defined, no-any-return]

    def _id(self, kind: str, words: str) -> str:
        return content_id(kind, text_sha256(self.text), words)

    def claim(self, content: str, *chain: str, under: str | None = None, **fields: object) -> str:
        """An attribution of the content to holders, from the outermost inward; its id."""
        holders = tuple(
            Holder(name=n, kind=KNOWN.get(n, ("person", None))[0], key=n if n in KNOWN else None,
                   code=KNOWN.get(n, ("", None))[1])  # type: ignore[arg-type]
            for n in chain
        )  # fmt: skip
        span = self.span(content)
        return self._keep(
            "attributions",
            Attribution(
                id=self._id("q", content), rule="hand", chain=chain, holders=holders, parent=under,
                **{"source": (), "cue": (), "content": (span,), **fields},  # type: ignore[arg-type]
            ),
        )  # fmt: skip

    def event(self, words: str, source: str, target: str, **fields: object) -> str:
        given: dict[str, object] = {"plover": "ASSAULT", "cameo": "190", "quad": 4, "status": "happened", **fields}
        places = tuple(EventPlace(name=p, role="event") for p in given.pop("where", ()))  # type: ignore[attr-defined]
        return self._keep(
            "events",
            Event(
                id=self._id("e", words), rule="hand", event_spans=(self.span(words),), places=places,
                source_text=source, source_code=KNOWN[source][1], target_text=target, target_code=KNOWN[target][1],
                **given,  # type: ignore[arg-type]
            ),
        )  # fmt: skip

    def posture(self, words: str, holder: str, **fields: object) -> str:
        given: dict[str, object] = {"asset": "troops", "holder_code": KNOWN[holder][1], **fields}
        return self._keep(
            "postures",
            Posture(id=self._id("p", words), rule="hand", quote=self.span(words), holder=holder, **given),  # type: ignore[arg-type]
        )

    def advisory(self, words: str, issuer: str, **fields: object) -> str:
        given: dict[str, object] = {"kind": "leave", "issuer_code": KNOWN[issuer][1], **fields}
        return self._keep(
            "advisories",
            Advisory(id=self._id("v", words), rule="hand", quote=self.span(words), issuer=issuer, **given),  # type: ignore[arg-type]
        )

    def commitment(self, then: str, by: str, condition: str | None = None, **fields: object) -> str:
        given: dict[str, object] = {"kind": "promise", "by_code": KNOWN.get(by, ("", None))[1], **fields}
        if isinstance(due := given.get("due"), tuple):
            wording, start, end = due
            given["due"] = Due(wording=wording, span=self.span(wording), start=start, end=end)
        held = self.span(condition) if condition else None
        return self._keep(
            "commitments",
            Commitment(id=self._id("m", then), rule="hand", then=self.span(then), by=by, condition=held, **given),  # type: ignore[arg-type]
        )

    def place(self, name: str, **fields: object) -> str:
        span = self.span(name)
        given: dict[str, object] = {"canonical": name, "kind": "city", **fields}
        return self._keep(
            "toponyms",
            Toponym(id=self._id("t", name), rule="hand", start=span.start, end=span.end, name=name, **given),  # type: ignore[arg-type]
        )

    def actor(self, name: str) -> str:
        kind, code = KNOWN.get(name, ("person", None))
        return self._keep(
            "actors",
            Actor(
                id=self._id("a", name), rule="hand", name=name, kind=kind, code=code, mentions=(self.span(name),),  # type: ignore[arg-type]
                key=name if name in KNOWN else None,
            ),
        )  # fmt: skip

    def reading(self, of: Article, version: str = "hand") -> Reading:
        marks = {kind: tuple(listed) for kind, listed in self.marks.items()}
        return Reading(id=of.id, sha256=of.sha256, reader=version, **marks).check(of.text)  # type: ignore[arg-type]


def plain(of: Article, version: str = "hand") -> Reading:
    """A Reading with one claim: the whole text, said by a spokesman."""
    whole = Span(0, len(of.text))
    quote = Attribution(
        id=content_id("q", of.sha256), rule="hand", source=(), cue=(), content=(whole,), chain=("a spokesman",),
        holders=(Holder(name="a spokesman", kind="anonymous"),),
    )  # fmt: skip
    return Reading(id=of.id, sha256=of.sha256, reader=version, attributions=(quote,))


def plain_reader(batch: Iterable[Article]) -> Iterator[Reading]:
    """Reads every article as `plain` does."""
    return (plain(a) for a in batch)


def written(text: str, number: object = 1, **fields: str | None) -> tuple[Article, Reading]:
    """An article and its plain Reading."""
    made = article(text, number, **fields)
    return made, plain(made)
