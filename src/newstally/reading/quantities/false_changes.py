"""What looks like a change and is none: "lifted eleven mines", "raised $75 million", "added a 30 degree turn"."""

from __future__ import annotations

from collections.abc import Sequence

from newstally.reading.language import Token
from newstally.reading.quantities.changes import Change, collects, handles_things
from newstally.reading.quantities.placing import Placed


def only_looks_like_change(tokens: Sequence[Token], placed: Placed, change: Change) -> bool:
    """ "Lifted eleven mines" changes no number, and neither does "crashed six minutes after take-off"."""
    amount, first, last, counted = placed
    money = amount.kind == "currency" or (amount.kind == "count" and counted is None and amount.scale > 1)
    if money and collects(tokens, change, first):
        return True
    if (
        amount.kind in ("physical", "currency")
        and change.last < first
        and _opens_a_noun_phrase(tokens, change, first, last)
    ):
        return True
    if amount.kind in ("duration", "age"):
        return (
            change.role == "by"
            and change.last < first
            and tokens[first - 1].lower != "by"
            and tokens[change.last].lower != "of"
        )
    return amount.kind == "count" and counted is not None and handles_things(tokens, change, first)


def _opens_a_noun_phrase(tokens: Sequence[Token], change: Change, first: int, last: int) -> bool:
    """ "Added a 30 degree turn": the number only describes what the verb takes."""
    article = any(t.lower in ("a", "an") for t in tokens[change.last + 1 : first])
    return article and change.role == "by" and tokens[last].dep in ("compound", "nmod", "amod", "nummod")
