"""The desk at an earlier moment: every address on a page leads to the same moment."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

NAME = "as_of"
"""The parameter that names the moment."""
_LINK = re.compile(r'\b(href|action)="(/(?!static/|/)[^"#]*)(#[^"]*)?"')
_FORM = re.compile(r'(<form\b(?![^>]*method="dialog")[^>]*>)')


def carry(page: str, moment: str) -> str:
    """A page whose own links and forms ask for a moment, unless they name one or take it out (`as_of=`)."""
    asked = f"{NAME}={quote(moment, safe='')}"

    def linked(found: re.Match[str]) -> str:
        attribute, address, anchor = found[1], found[2], found[3] or ""
        if attribute == "action":
            return found[0]
        _, mark, given = address.partition("?")
        if any(part.partition("=")[0] == NAME for part in given.replace("&amp;", "&").split("&")):
            return found[0]
        return f'{attribute}="{address}{"&amp;" if mark and given else "" if mark else "?"}{asked}{anchor}"'

    hidden = f'<input type="hidden" name="{NAME}" value="{escape(moment)}">'
    return _FORM.sub(lambda f: f[1] + hidden, _LINK.sub(linked, page))
