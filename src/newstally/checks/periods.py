"""Which period a sentence speaks of, from its time expressions."""

from __future__ import annotations

from newstally.checks.passage import Line
from newstally.model import CalendarInterval


def same_period(a: Line, b: Line) -> bool:
    """Whether two sentences name a period in common (a month, a quarter, a year), as resolved."""
    ours = [t.interval for t in a.times if t.interval is not None]
    theirs = [t.interval for t in b.times if t.interval is not None]
    return any(x == y for x in ours for y in theirs)


def days(interval: CalendarInterval) -> int | None:
    """The length of a closed calendar interval in days."""
    if interval.start is None or interval.end is None:
        return None
    return (interval.end.date() - interval.start.date()).days
