"""The counts of a tally's row as numbers: the ends of what stands, and the one number to draw a mark by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the ledger brings the store's libraries along
    from newstally.ledger.records import TallyRow

# As `CountSpan` writes its standing range: "5", "3–7", "5+", "up to 9".
_WRITTEN = re.compile(r"(?P<up_to>up to )?(?P<first>\d+)(?:–(?P<last>\d+)|(?P<open>\+))?")


def standing_ends(written: str) -> tuple[int | None, int | None]:
    """The lower and the upper end of a standing range as a row has it, None for an open one; "" has neither."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return (None, None)
    first = int(match["first"])
    if match["up_to"]:
        return (None, first)
    if match["open"]:
        return (first, None)
    return (first, int(match["last"]) if match["last"] else first)


def number_killed(row: TallyRow) -> int | None:
    """How many were killed, in one number: the latest count, else the nearest end of what stands; None if untold."""
    low, high = standing_ends(row.killed)
    return next((number for number in (row.killed_latest, low, high) if number is not None), None)
