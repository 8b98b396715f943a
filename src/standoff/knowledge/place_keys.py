"""Spelling keys: one key for all ways in which English text writes one place name."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "ħ": "h",
        "ŋ": "n",
    }
)
"""Letters that Unicode does not take apart."""
_BLANKS = str.maketrans(dict.fromkeys("-‐‑–—/,_", " "))
_DROPPED = str.maketrans(dict.fromkeys("'’‘ʼʹʻ`´′.\"“”"))
_SHORT_WORDS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def place_key(name: str) -> str:
    """The spelling key of a name: no case, diacritics, apostrophes, stops or hyphens; "St." and "Ft." written out.

    Equal keys mean spellings that are taken for one name ("Yel'nya", "Yelnya"; "U.S.", "US").
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
    folded = name.translate(_DROPPED).translate(_BLANKS).casefold()
    if not folded.isascii():
        folded = "".join(c for c in folded.translate(_LETTERS) if not unicodedata.combining(c))
    words = folded.split()
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        words[:-1] = [_SHORT_WORDS.get(w, w) for w in words[:-1]]
    return " ".join(words)


def alike(a: str, b: str) -> bool:
    """Whether two keys look like spellings of one name ("Kiev", "Kyiv") rather than an old or translated name."""
    a, b = _bare(a), _bare(b)
    if a[:1] != b[:1]:
        return False
    return a[:3] == b[:3] or (a[-1:] == b[-1:] and abs(len(a) - len(b)) <= 2)


def _bare(key: str) -> str:
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key


ARTICLES = frozenset({"al", "ad", "an", "ar", "as", "ash", "at", "az", "el"})
"""Forms of the Arabic article before a name, which English writes or leaves out."""
