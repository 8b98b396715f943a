"""One change of a case between two moments, as queries give it."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Cause = Literal["claim", "origin", "denial", "figure", "promise", "retraction", "edit", "story"]
CAUSES = get_args(Cause)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is otherwise at the later moment than at the earlier.

    `cause` is claim (said for the first time), origin (another holder says what was said before), denial, figure (a
    number put otherwise, later or by another), promise (due, or told as kept, broken, withdrawn or disputed),
    retraction (the outlet takes its report back), edit (an article's text was changed) or story (stories became one, or
    one became several). `record` is the id of what is new, where it is a record; `against` are ids of what it answers,
    repeats or replaces; `why` says what the cause rests on.
    """

    at: str | None
    cause: Cause
    article: str
    outlet: str | None
    record: str | None
    chain: tuple[str, ...]
    quote: str
    against: tuple[str, ...]
    why: str
