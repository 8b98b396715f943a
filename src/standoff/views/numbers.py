"""Numbers as people read them: separators, and bounds in words."""

from __future__ import annotations


def number(value: float) -> str:
    """A number with separators, without a useless fraction."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def number_range(low: float | None, high: float | None, wording: str | None = None) -> str:
    """Bounds in words: "1,000 or more", "up to 50", "3 to 5", with the approximator as worded; empty for none."""
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        core = number(low) if low == high else f"{number(low)} to {number(high)}"
    elif low is not None:
        core = f"{number(low)} or more"
    else:
        core = f"up to {number(high or 0)}"
    return f"{core} ({wording})" if wording else core
