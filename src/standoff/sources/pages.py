"""Web pages: story text and metadata out of HTML, hostile or broken as it may be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import msgspec

from standoff.errors import EmptyError, FormatError
from standoff.model import Article, text_sha256
from standoff.sources.decoding import decoded, whole
from standoff.sources.limits import DEFAULT_LIMITS, Limits
from standoff.sources.moments import iso_moment
from standoff.sources.stories import checked_story

DEEPEST = 2_000
"""Elements within elements; a page nested deeper is refused before the extractor recurses into it."""
MANY_TAGS = 20_000
"""A page of more, opening and closing, is taken apart in one way only: the others' time grows with the square."""

NEWS_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle"
    " ReviewNewsArticle LiveBlogPosting BlogPosting WebPage Report".split()
)  # fmt: skip


_PUBLISHED = (
    "article:published_time", "datepublished", "parsely-pub-date", "date", "dc.date", "dc.date.issued", "pubdate",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified")


class PageFacts(msgspec.Struct, kw_only=True):
    """What a page says about itself, JSON-LD before meta tags."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    credit: str | None = None


def looks_like_html(data: bytes | str) -> bool:
    """Whether the first part of the data holds HTML's marks."""
    opening = data[:4000].lower()
    if isinstance(opening, bytes):
        return any(mark in opening for mark in (b"<html", b"<!doctype html", b"<head", b"<body", b"<article"))
    return any(mark in opening for mark in ("<html", "<!doctype html", "<head", "<body", "<article"))


def page_article(
    data: bytes,
    *,
    id: str,  # noqa: A002 - the contract's word
    where: str,
    url: str | None = None,
    encoding: str | None = None,
    retrieved: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """The article of one page; the headline is the first paragraph of its text.

    Raises EmptyError when no story stands in it, FormatError when it cannot be taken apart.
    """
    html = decoded(data, where, declared=encoding, html=True)
    _refuse_too_deep(html, where)
    facts = page_facts(html)
    story = _story(html, where, url or facts.url)
    title = facts.title
    text = story
    if title and not story[: len(title) + 40].casefold().startswith(title.casefold()):
        text = f"{title}\n\n{story}"
    text = checked_story(text, where, limits)
    return Article(
        id=id, text=text, sha256=text_sha256(text), title=title, outlet=facts.outlet, url=url or facts.url,
        byline=facts.byline, credit=facts.credit, language=facts.language, published=facts.published,
        modified=facts.modified, retrieved=retrieved, html_sha256=hashlib.sha256(data).hexdigest(), origin=where,
    )  # fmt: skip


def _refuse_too_deep(html: str, where: str) -> None:
    """FormatError for markup nested past DEEPEST: the tree walkers behind the extractor recurse."""
    depth = deepest = 0
    at = html.find("<")
    while at >= 0:
        following = html[at + 1 : at + 2]
        if following == "/":
            depth -= 1
        elif following.isalpha() and not html.startswith(
            ("br", "img", "meta", "link", "input", "hr", "p", "li"), at + 1
        ):
            depth += 1
            deepest = max(deepest, depth)
        at = html.find("<", at + 1)
    if deepest > DEEPEST:
        raise FormatError(where, f"its markup is nested {deepest:,} deep; no article is")


def _story(html: str, where: str, url: str | None) -> str:
    """The story's paragraphs, one a line, blank lines between."""
    import trafilatura
    from lxml import etree

    try:
        text = trafilatura.extract(
            html, url=url, include_comments=False, include_tables=False, include_images=False, include_links=False,
            fast=html.count("<") > MANY_TAGS,
        )  # fmt: skip
    except (etree.Error, ValueError, RecursionError, AssertionError) as error:
        raise FormatError(where, f"the page cannot be taken apart ({type(error).__name__})") from error
    if not text or not text.strip():
        raise EmptyError(where, "no story text found in the page")
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())


def page_facts(html: str) -> PageFacts:
    """Title, outlet, writers and times as the page's JSON-LD and meta tags give them; broken ones are passed over."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    meta: dict[str, str] = {}
    for node in tree.css("meta"):
        key = (
            node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop") or ""
        ).lower()
        content = (node.attributes.get("content") or "").strip()
        if key and content:
            meta.setdefault(key, content)
    linked = _news_object([node.text() for node in tree.css('script[type="application/ld+json"]')])
    root = tree.css_first("html")
    canonical = tree.css_first('link[rel="canonical"]')
    heading = tree.css_first("h1")
    stamp = tree.css_first("time[datetime]")

    def first(*keys: str) -> str | None:
        return next((meta[k] for k in keys if k in meta), None)

    h1 = heading.text(strip=True) if heading else None
    stamped = stamp.attributes.get("datetime") if stamp else None
    return PageFacts(
        title=_text(linked.get("headline")) or first("og:title", "twitter:title") or h1,
        outlet=_name(linked.get("publisher")) or first("og:site_name", "application-name"),
        url=(canonical.attributes.get("href") if canonical else None) or first("og:url") or _text(linked.get("url")),
        byline=_name(linked.get("author")) or first("author", "article:author", "byl", "parsely-author"),
        language=(root.attributes.get("lang") if root else None) or _text(linked.get("inLanguage")),
        published=iso_moment(linked.get("datePublished")) or iso_moment(first(*_PUBLISHED)) or iso_moment(stamped),
        modified=iso_moment(linked.get("dateModified")) or iso_moment(first(*_MODIFIED)),
        credit=_name(linked.get("sourceOrganization")) or _text(linked.get("creditText")),
    )


def _news_object(scripts: list[str]) -> dict[str, Any]:
    """The first article-like object in the page's JSON-LD."""
    for script in scripts:
        try:
            loaded = json.loads(script)
        except (ValueError, RecursionError):
            continue
        candidates = sorted(_objects(loaded), key=lambda o: "datePublished" not in o)
        for candidate in candidates:
            kinds = candidate.get("@type")
            if any(isinstance(k, str) and k in NEWS_TYPES for k in (kinds if isinstance(kinds, list) else [kinds])):
                return candidate
    return {}


def _objects(loaded: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(loaded, dict):
        yield loaded
        if depth < 3:
            yield from _objects(loaded.get("@graph"), depth + 1)
            yield from _objects(loaded.get("mainEntity"), depth + 1)
    elif isinstance(loaded, list):
        for item in loaded:
            yield from _objects(item, depth + 1)


def _text(value: object) -> str | None:
    return whole(value).strip() or None if isinstance(value, str) else None


def _name(value: object, depth: int = 0) -> str | None:
    """The name of a person or organisation, or of several joined by commas."""
    if depth > 4:
        return None
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _name(item, depth + 1))) or None
    if isinstance(value, dict):
        return _name(value.get("name"), depth + 1)
    return _text(value)
