"""One address fetched politely: named, slow, small, and only where robots.txt allows."""

from __future__ import annotations

import datetime as dt
import time
import urllib.robotparser
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from standoff.errors import FetchError, TooLargeError
from standoff.sources.limits import DEFAULT_LIMITS, Limits

AGENT = "Standoff/0.1 (reads single news articles for an analyst)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    url: str
    data: bytes
    content_type: str
    encoding: str | None
    retrieved: str


@dataclass(slots=True)
class Fetcher:
    """The seam to the network: one client, one pause per host, one robots.txt per host.

    `transport` takes httpx's place in tests; `clock` and `sleep` are seams too.
    """

    limits: Limits = DEFAULT_LIMITS
    transport: httpx.BaseTransport | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, urllib.robotparser.RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """The page at `url`; FetchError with the reason, TooLargeError past the limit."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise FetchError(url, "not an http or https address")
        root = f"{parts.scheme}://{parts.netloc}"
        timeout = httpx.Timeout(self.limits.total_seconds, connect=self.limits.connect_seconds)
        with httpx.Client(
            transport=self.transport, timeout=timeout, follow_redirects=True, max_redirects=self.limits.redirects,
            headers={"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8"},
        ) as client:  # fmt: skip
            if not self._allowed(client, root, url):
                raise FetchError(url, "its robots.txt asks programs not to fetch it")
            self._wait(parts.netloc)
            return self._get(client, url)

    def _wait(self, host: str) -> None:
        before = self._last.get(host)
        if before is not None:
            left = self.limits.host_pause_seconds - (self.clock() - before)
            if left > 0:
                self.sleep(left)
        self._last[host] = self.clock()

    def _allowed(self, client: httpx.Client, root: str, url: str) -> bool:
        rules = self._robots.get(root)
        if rules is None:
            rules = urllib.robotparser.RobotFileParser()
            try:
                answer = client.get(root + "/robots.txt")
                # RFC 9309: no file (4xx) allows everything, a failing server (5xx) nothing.
                if answer.status_code >= 500:
                    rules.parse(["User-agent: *", "Disallow: /"])
                elif answer.status_code >= 400:
                    rules.parse([])
                else:
                    rules.parse(answer.text[:500_000].splitlines())
            except httpx.HTTPError as error:
                raise FetchError(url, _reason(error)) from error
            self._robots[root] = rules
        return rules.can_fetch(AGENT, url)

    def _get(self, client: httpx.Client, url: str) -> Fetched:
        ends = self.clock() + self.limits.total_seconds
        data = bytearray()
        try:
            with client.stream("GET", url) as answer:
                if answer.status_code >= 400:
                    raise FetchError(url, f"the server answered {answer.status_code} {answer.reason_phrase}".rstrip())
                for chunk in answer.iter_bytes():
                    data += chunk
                    if len(data) > self.limits.item_bytes:
                        raise TooLargeError(url, f"larger than {self.limits.item_bytes:,} bytes")
                    if self.clock() > ends:
                        raise FetchError(url, f"took longer than {self.limits.total_seconds:g} seconds")
                return Fetched(
                    url=str(answer.url), data=bytes(data), encoding=answer.charset_encoding,
                    content_type=answer.headers.get("content-type", "").split(";")[0].strip().lower(),
                    retrieved=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
                )  # fmt: skip
        except httpx.HTTPError as error:
            raise FetchError(url, _reason(error)) from error


def _reason(error: httpx.HTTPError) -> str:
    """A failed request in words."""
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    if isinstance(error, httpx.TooManyRedirects):
        return "too many redirects"
    return f"could not be fetched ({error or type(error).__name__})"
