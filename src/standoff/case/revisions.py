"""Which articles are one article captured again: known ones, and revisions in their order."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, bindparam, select, update

from standoff.case.clock import local_moment
from standoff.case.schema import articles
from standoff.model import Article, content_id

_LINE_OF_A_FILE = re.compile(r"(?:-|.*):\d+|-")
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|ocid|cmpid|at_\w+|ns_\w+)=", re.IGNORECASE)


class Keys(NamedTuple):
    """What two captures of one article share; None where nothing can be trusted to."""

    url: str | None
    id: str | None
    outlet: str


class Known(NamedTuple):
    """A captured article as far as telling revisions needs it."""

    number: int
    id: str
    lineage: str


def article_keys(article: Article) -> Keys:
    """Its address without fragment and tracking, its id at its outlet or in its file, its outlet folded."""
    outlet = (article.outlet or "").strip().casefold()
    scope = f"outlet:{outlet}" if outlet else f"file:{_file_of(article.origin)}"
    return Keys(_plain_address(article.url), f"{scope}|{article.id}" if _is_id(article) else None, outlet)


def case_id(article: Article, keys: Keys) -> str:
    """The article's id in a case, from where it stands and what it says."""
    return content_id("a", keys.url or keys.id or f"outlet:{keys.outlet}", article.sha256)


def find_known(connection: Connection, article: Article, keys: Keys) -> Known | None:
    """The same text captured before from the same place."""
    table = articles.c
    same_text = table.sha256 == article.sha256
    if keys.url:
        condition = and_(same_text, table.url_key == keys.url)
    elif keys.outlet or keys.id is None or article.id == article.origin:
        # Without an address, one outlet's text is one article wherever its file lies.
        condition = and_(same_text, table.outlet_key == keys.outlet)
    else:
        condition = and_(same_text, table.id_key == keys.id)
    return _first(connection, condition)


def find_earlier(connection: Connection, keys: Keys) -> Known | None:
    """Another text captured before from the same place."""
    table = articles.c
    found = None
    if keys.url:
        found = _first(connection, table.url_key == keys.url)
        if found is None and keys.id:
            found = _first(connection, and_(table.id_key == keys.id, table.url_key.is_(None)))
    elif keys.id:
        found = _first(connection, table.id_key == keys.id)
    return found


def renumber(connection: Connection, lineage: str, zone: ZoneInfo) -> None:
    """Put a lineage's revisions in order of when they were so, as captures arrive in any order.

    The first is so from its publication, each later one from when it was changed or captured.
    """
    table = articles.c
    rows = connection.execute(
        select(table.number, table.modified, table.retrieved, table.published, table.at).where(table.lineage == lineage)
    ).all()
    ordered = sorted(rows, key=lambda r: (r.published or "", r.modified or r.retrieved or "", r.number))
    connection.execute(
        update(articles)
        .where(table.number == bindparam("key"))
        .values(revision=bindparam("place"), current=bindparam("latest"), seen=bindparam("since")),
        [
            {
                "key": row.number,
                "place": place,
                "latest": place == len(ordered),
                "since": row.at if place == 1 else local_moment(row.modified or row.retrieved, zone) or row.at,
            }
            for place, row in enumerate(ordered, start=1)
        ],
    )


def _first(connection: Connection, condition: object) -> Known | None:
    table = articles.c
    row = connection.execute(
        select(table.number, table.id, table.lineage).where(condition).order_by(table.number).limit(1)  # type: ignore[arg-type]
    ).first()
    return Known(*row) if row else None


def _plain_address(url: str | None) -> str | None:
    if not url or not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.match(p))
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), query, ""))


def _is_id(article: Article) -> bool:
    """Whether its id names the article, not merely the line it stood on."""
    return bool(article.id) and not (
        article.id == "-" or (article.id == article.origin and _LINE_OF_A_FILE.fullmatch(article.id))
    )


def _file_of(origin: str | None) -> str:
    if origin and _LINE_OF_A_FILE.fullmatch(origin) and ":" in origin:
        return origin.rsplit(":", 1)[0]
    return origin or ""
