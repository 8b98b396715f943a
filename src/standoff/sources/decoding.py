"""From bytes to text: byte order marks, declared encodings, UTF-8, then a guess that must convince."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib

from standoff.errors import EncodingError, FormatError, TooLargeError
from standoff.sources.limits import DEFAULT_LIMITS, Limits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database; a case is opened with `standoff show`"),
)
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_GZIP = b"\x1f\x8b"
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)


def unpacked(data: bytes, where: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes, unpacked if they are gzip; TooLargeError past the limit, FormatError when broken."""
    if data.startswith(_GZIP):
        try:
            machine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            data = machine.decompress(data, limits.item_bytes + 1)
            if not machine.eof and len(data) <= limits.item_bytes:
                raise FormatError(where, "the gzip data ends early; fetch or copy the file again")
        except (zlib.error, gzip.BadGzipFile) as error:
            raise FormatError(where, f"broken gzip data ({error})") from error
    if len(data) > limits.item_bytes:
        raise TooLargeError(where, f"larger than {limits.item_bytes:,} bytes; raise the limit with --max-bytes")
    return data


def decoded(data: bytes, where: str, *, declared: str | None = None, html: bool = False) -> str:
    """The text of the bytes, without a byte order mark and with all line ends as LF.

    `declared` is an encoding named from outside (an HTTP header). Raises FormatError for data that is no text,
    EncodingError when no encoding fits.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise FormatError(where, f"this is {name}, not text or HTML")
    text = whole(_decoded(data, where, declared=declared, html=html))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, where: str, *, declared: str | None, html: bool) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise EncodingError(where, f"its byte order mark says {encoding}, but its bytes do not") from error
    if b"\x00" in data[:4096]:
        raise FormatError(where, "binary data, not text or HTML")
    named = [declared] if declared else []
    if html:
        named += [m.group(1).decode("ascii") for p in (_META_CHARSET, _XML_CHARSET) if (m := p.search(data[:4096]))]
    for encoding in ("utf-8", *named):
        # UTF-8 first even against a declaration: other text hardly ever decodes as UTF-8 by chance.
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):  # some codecs of Python are none of text, and refuse at once
            continue
    return _guessed(data, where)


def whole(text: str) -> str:
    """The text with half surrogate pairs, which JSON can spell and UTF-8 cannot, as U+FFFD; same length."""
    return text if text.isascii() else _HALF_PAIR.sub("\ufffd", text)


def _guessed(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], threshold=0.2).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except (UnicodeError, LookupError):
            pass
    raise EncodingError(where, "no text encoding fits its bytes; save it as UTF-8")
