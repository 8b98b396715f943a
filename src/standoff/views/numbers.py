"""Numbers as people read them: separators, and bounds in words."""

from __future__ import annotations


def number(value: float) -> str:
    """A number with separators, without a useless fraction."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


VAGUE = frozenset({"hundred", "hundreds", "thousands", "millions", "dozens", "scores", "several", "couple"})
"""Words that stand for a number: they are told beside the bounds, not before them."""


def number_range(low: float | None, high: float | None, wording: str | None = None) -> str:
    """Bounds in words: "more than 1,000", "up to 50", "3 to 5", "thousands (1,000 or more)"; empty for none.

    `wording` is the approximator as worded; without one an open end is told as "or more" or "up to".
    """
    if low is None and high is None:
        return ""
    vague = bool(VAGUE & set((wording or "").lower().split()[-1:]))
    if low is not None and high is not None:
        core = number(low) if low == high else f"{number(low)} to {number(high)}"
        plain = core
    elif low is not None:
        core, plain = f"{number(low)} or more", number(low)
    else:
        core, plain = f"up to {number(high or 0)}", number(high or 0)
    if not wording:
        return core
    return f"{wording} ({core})" if vague else f"{wording} {plain}"
