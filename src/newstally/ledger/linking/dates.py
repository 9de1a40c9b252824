"""Whether two dates may be one day: exact days, coarse ones ("in March", "last year") that hold them, and no date.

A report about an incident that gives no date is usually of the day or the next few; and nothing a report tells
happened after it was published.
"""

from __future__ import annotations

import datetime as dt
import math
import re

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.spelling import tokens
from newstally.lexicon import words
from newstally.model import CalendarInterval

Days = tuple[int, int]

# Weight of a shared exact day; what remains of it when the coarser date is a month is about a quarter.
SAME_DAY = 4.0
_NEXT_DAY = -1.0
_ONE_NIGHT = 2.5
_ABOUT = 2.0
_WEEKS_AGO = re.compile(r"\b(?:weeks?|fortnights?) (?:ago|earlier|before)$", re.IGNORECASE)
_DAYS_APART = {2: -2.5, 3: -6.0}
_FAR = -10.0
# Up to so many days a date counts as exact.
EXACT = 2
_NEWS_DAYS = 4
_NEWS_FRESH, _NEWS_FITS, _NEWS_LONG_AGO = 2.5, 1.5, -4.0


def days(interval: CalendarInterval | None) -> Days | None:
    """First day and the day after the last, as ordinals; None where an end is open or nothing is known."""
    if interval is None or interval.start is None or interval.end is None:
        return None
    first = interval.start.toordinal()
    last = interval.end.toordinal() + (1 if interval.end.time() != interval.end.time().min else 0)
    return (first, max(last, first + 1))


def published_day(account: Account) -> int | None:
    """The day of publication as an ordinal; None for an undated report."""
    return dt.date.fromisoformat(account.published[:10]).toordinal() if account.published else None


def news_days(account: Account) -> Days | None:
    """The days a report's news is from when it gives no date: the day it was published and the few before."""
    published = published_day(account)
    if published is None or account.mention.role != "main" or account.mention.date is not None:
        return None
    return (published - _NEWS_DAYS + 1, published + 1)


def weigh_dates(a: Account, b: Account) -> tuple[float, str]:
    """The weight of two accounts' dates and why; next to nothing where one gives none."""
    one, other = days(a.mention.date), days(b.mention.date)
    if one is not None and other is not None:
        if _one_night(a, one, b, other):
            return _ONE_NIGHT, "one night"
        if _gap(one, other) == 1 and (_counts_weeks(a) or _counts_weeks(b)):
            return _ABOUT, "weeks ago, give or take a day"
        return _weigh(one, other)
    for known, undated in ((one, b), (other, a)):
        published = published_day(undated)
        if known is not None and published is not None and known[0] > published + 1:
            return _FAR, "happened after the other was published"
    first, second = one or news_days(a), other or news_days(b)
    if first is None or second is None:
        return 0.0, "date unknown"
    gap = _gap(first, second)
    if gap <= 0:
        known = one or other
        fresh = known is not None and known[1] - known[0] <= EXACT and known[0] >= max(first[1], second[1]) - EXACT
        return (_NEWS_FRESH if fresh else _NEWS_FITS), "published in those days"
    return (-_NEWS_FITS if gap <= 2 * _NEWS_DAYS else _NEWS_LONG_AGO), f"published {gap} days off"


def _one_night(a: Account, one: Days, b: Account, other: Days) -> bool:
    """Whether what one report dates to a night, by the evening it began, another dates to the morning after."""
    if one[0] > other[0]:
        return _one_night(b, other, a, one)
    single_days = one[1] - one[0] == other[1] - other[0] == 1
    return single_days and other[0] - one[0] == 1 and _tells_of_a_night(a) and not _tells_of_a_night(b)


def _tells_of_a_night(account: Account) -> bool:
    return not words("newstally.ledger.linking", "night_words.txt").isdisjoint(tokens(account.told))


def _counts_weeks(account: Account) -> bool:
    """Whether its date is counted in weeks: "a week ago" may be six days or eight."""
    return any(e.field == "date" and _WEEKS_AGO.search(e.text) for e in account.mention.evidence)


def _gap(a: Days, b: Days) -> int:
    """How many days lie between two stretches, at least one where they do not touch; 0 or less where they share any."""
    return max(a[0] - b[1], b[0] - a[1]) + 1


def _weigh(a: Days, b: Days) -> tuple[float, str]:
    gap = _gap(a, b)
    coarser = max(a[1] - a[0], b[1] - b[0])
    if gap <= 0:
        return _shared(coarser)
    if coarser > EXACT:
        # Coarse dates have soft edges: "two weeks ago" may be twelve days or seventeen.
        slack = max(1, coarser // 5)
        return (-1.0, f"{gap} days off a coarse date") if gap <= slack else (_FAR, f"{gap} days apart")
    if gap == 1:
        return _NEXT_DAY, "a day apart"
    return _DAYS_APART.get(gap, _FAR), f"{gap} days apart"


def _shared(width: int) -> tuple[float, str]:
    if width <= 1:
        return SAME_DAY, "same day"
    if width <= EXACT:
        return SAME_DAY - 0.5, "same days"
    # A coarse date says less the wider it is: a week about 2.6, a month 1.5, a year 0.
    return max(0.0, SAME_DAY - math.log2(width) * 0.5), "dates fit"
