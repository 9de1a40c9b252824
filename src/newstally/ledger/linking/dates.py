"""Whether two dates may be one day: exact days, and coarse ones ("in March", "last year") that hold them."""

from __future__ import annotations

import math

from newstally.model import CalendarInterval

Days = tuple[int, int]

# Weight of a shared exact day; what remains of it when the coarser date is a month is about a quarter.
SAME_DAY = 4.0
_NEXT_DAY = -0.5
_FAR = -10.0
_EXACT = 2


def days(interval: CalendarInterval | None) -> Days | None:
    """First day and the day after the last, as ordinals; None where an end is open or nothing is known."""
    if interval is None or interval.start is None or interval.end is None:
        return None
    first = interval.start.toordinal()
    last = interval.end.toordinal() + (1 if interval.end.time() != interval.end.time().min else 0)
    return (first, max(last, first + 1))


def weigh_dates(a: Days | None, b: Days | None) -> tuple[float, str]:
    """The weight of two dates and why; 0 where one is unknown."""
    if a is None or b is None:
        return 0.0, "date unknown"
    gap = max(a[0] - b[1], b[0] - a[1]) + 1
    coarser = max(a[1] - a[0], b[1] - b[0])
    if gap <= 0:
        return _shared(coarser)
    if coarser > _EXACT:
        # Coarse dates have soft edges: "two weeks ago" may be twelve days or seventeen.
        slack = max(1, coarser // 5)
        return (-1.0, f"{gap} days off a coarse date") if gap <= slack else (_FAR, f"{gap} days apart")
    if gap == 1:
        return _NEXT_DAY, "a day apart"
    return (-4.0 if gap == 2 else _FAR), f"{gap} days apart"


def _shared(width: int) -> tuple[float, str]:
    if width <= 1:
        return SAME_DAY, "same day"
    if width <= _EXACT:
        return SAME_DAY - 0.5, "same days"
    # A coarse date says less the wider it is: a week about 2.6, a month 1.5, a year 0.
    return max(0.0, SAME_DAY - math.log2(width) * 0.5), "dates fit"
