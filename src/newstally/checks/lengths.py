"""A length of time and the two dates that a sentence sets it between ("from 3 May to 9 June, 47 days").

Part of the check `interval` (see `elapsed`). The sentence must frame the dates as the ends of one
stretch and tie the length to that stretch; where it only says that something took so long in between,
a length greater than the stretch is wrong, a smaller one is not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from newstally.checks.interval import Range
from newstally.checks.passage import Line, Number
from newstally.model import TimeExpression, Verdict

Days = tuple[dt.date, dt.date]
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$")
# The length of each unit in days, and by how many units a stretch may be counted otherwise (both ends in, rounded).
_UNITS: dict[str, tuple[Fraction, Fraction]] = {
    "day": (Fraction(1), Fraction(1)),
    "night": (Fraction(1), Fraction(1)),
    "week": (Fraction(7), Fraction(1)),
    "month": (Fraction(1461, 48), Fraction(1)),
    "year": (Fraction(1461, 4), Fraction(1)),
    "decade": (Fraction(7305, 2), Fraction(1, 2)),
}
# What stands between the two dates of one stretch.
_TO = re.compile(r" ?(?:to|until|till|through|and|-)(?: (?:on|in|late|early|the|mid-?))* ?")
_FROM = re.compile(r"\b(?:from|between)(?: (?:late|early|mid-?|about|around))*,? $")
_UNTIL = re.compile(r"^[^.;]{0,40}\b(?:until|till|to|before|and ended|and closed|ended)\b[^.;]{0,60}$")
_TWO_EVENTS = re.compile(r"^[^.;]{0,60}\band\b[^.;]{0,60}$")
# What ties a length behind the stretch to all of it, and to time spent within it.
_ALL_BEHIND = re.compile(
    r"(?:, (?:or |lasting |lasted |a (?:span|period|stretch|gap|total|reign|run|wait) of |a total of |some |about |"
    r"nearly |almost |just )*| \((?:about |nearly )?|\b(?:lasting|lasted) (?:for )?(?:about |nearly |some )?)$"
)
_WITHIN_BEHIND = re.compile(r"\b(?:having served|serving)(?: \w+)? $")
_LATER = re.compile(r"^ later\b(?! than)")
# "12 days longer than", "ten years of it as editor".
_NOT_ALL = re.compile(
    r" (?:longer|shorter|more|less|ahead|behind|earlier|early|late|of (?:it|them|that|this|which|those))\b"
)
_JUST = re.compile(r",? ?(?:about |some |exactly |just |nearly |almost |only |fully |a full )?")
_LASTED = re.compile(r"\b(?:lasted|lasts|lasting|held|ran|went on|continued)(?: for)?(?: about| some| nearly)? $")
_FROM_THEN = re.compile(r",? from (?:late |early )?")
# "a 12-year reign, from": the dates are those of what the length names.
_ITS_ENDS = re.compile(r" [\w' ]{2,30}?,? \(?from (?:late |early )?")
_THEN_UNTIL = re.compile(r",? (?:until|till|to|ending on) ")
_AGO = re.compile(r"^ ago,? ?(?:in|on|back in)? ?$")
_AGO_BEHIND = re.compile(r"^ ago\b")
_EXACT_AGO = re.compile(r", (?:exactly |almost exactly |about |nearly |almost |just over |more than )?$")
_SINCE = re.compile(r"\bsince (?:late |early )?$")
_ITS_SINCE = re.compile(r" [\w' ]{2,30}?,? since (?:late |early )?")
_SUMS_UP = re.compile(r", (?:or |a total of |that is |more than |almost |nearly )*$| \((?:about )?$")
_ENDS_THERE = re.compile(r"^(?:[,.;)]| in all|$)")


@dataclass(frozen=True)
class Stretch:
    """A length with the ends it lies between; `end` is None where it runs to the day of publication.

    `whole` is False where the length was only spent within the stretch: it may be shorter.
    """

    length: Number
    start: TimeExpression
    end: TimeExpression | None
    whole: bool = True


def days_of(time: TimeExpression) -> Days | None:
    """The first and last day a date may mean, by its TIMEX3 value; None where it is no calendar date."""
    if _DATE.match(time.value) is None or time.interval is None:
        return None
    if time.interval.start is None or time.interval.end is None:
        return None
    return time.interval.start.date(), (time.interval.end - dt.timedelta(microseconds=1)).date()


def stretches(line: Line) -> Iterator[Stretch]:
    """The lengths of a sentence that it ties to a stretch between two dates, or from one to now."""
    dates = [t for t in line.times if t.type == "DATE" and days_of(t) is not None]
    lengths = [n for n in (*line.numbers, *line.stretches) if is_length(n)]
    for length in lengths:
        found = _between_two(line, length, dates) or _up_to_now(line, length, dates)
        if found is not None:
            yield found


def fit(stretch: Stretch, today: dt.date) -> tuple[Verdict, Range]:
    """The verdict on a length, and the length between its ends in its own unit."""
    size, slack = _UNITS[unit_of(stretch.length)]
    start, end = days_of(stretch.start), days_of(stretch.end) if stretch.end else (today, today)
    assert start is not None
    assert end is not None
    low = Fraction(max((end[0] - start[1]).days, 0)) / size
    high = Fraction((end[1] - start[0]).days + (1 if size < 30 else 0)) / size
    stated = stretch.length.operand.wide
    half = Fraction(1, 2) if size > 1 else Fraction(0)
    worked_out = Range(low, high)
    above = stated.low is not None and stated.low - half > high
    below = stated.high is not None and stated.high + half < low
    if not above and not below:
        return "holds", worked_out
    far_above = above and stated.low is not None and stated.low - half - slack > high
    far_below = below and stated.high is not None and stated.high + half + slack < low
    return ("fails" if far_above or (far_below and stretch.whole) else "undecided"), worked_out


def unit_of(length: Number) -> str:
    """The unit of a length in the singular."""
    return length.quantity.unit.removesuffix("s")


def is_length(number: Number) -> bool:
    """Whether a number is a length of time in a unit of the calendar that a stretch between dates may have."""
    quantity = number.quantity
    measured = quantity.kind == "duration" and quantity.high is None and unit_of(number) in _UNITS
    return measured and _NOT_ALL.match(number.line.words(number.end, number.line.end)) is None


def _between_two(line: Line, length: Number, dates: list[TimeExpression]) -> Stretch | None:
    for first, last in pairwise(dates):
        if not _in_order(first, last):
            continue
        between = line.words(first.span[1], last.span[0])
        lead = line.words(line.start, first.span[0])
        ranged = _TO.fullmatch(between) is not None and _FROM.search(lead) is not None
        if length.start >= last.span[1]:
            gap = line.words(last.span[1], length.start)
            if len(gap) > 60 or ";" in gap:
                continue
            later = _LATER.match(length.after) is not None and _JUST.fullmatch(gap) is not None
            opened = ranged or _UNTIL.match(between) or _TWO_EVENTS.match(between)
            if opened and (later or (ranged and _ALL_BEHIND.search(gap)) or _tied(gap)):
                return Stretch(length, first, last)
            if opened and not ranged and _WITHIN_BEHIND.search(gap):
                return Stretch(length, first, last, whole=False)
        elif length.end <= first.span[0] and ranged and "between" not in lead[-12:]:
            gap = line.words(length.end, first.span[0])
            lasted = _LASTED.search(length.before) is not None and _FROM_THEN.fullmatch(gap)
            if lasted or ("-" in length.text and _ITS_ENDS.fullmatch(gap)):
                return Stretch(length, first, last)
        elif first.span[1] <= length.start:
            until = _THEN_UNTIL.fullmatch(line.words(length.end, last.span[0]))
            if until and _LASTED.search(length.before):
                return Stretch(length, first, last)
    return None


def _tied(gap: str) -> bool:
    """ "..., lasting", "..., a span of": the length of all of it, also behind two events."""
    return (
        re.search(r"\b(?:lasting|lasted|a (?:span|period|stretch|gap|total|wait|reign|run) of) (?:\w+ )?$", gap)
        is not None
    )


def _in_order(first: TimeExpression, last: TimeExpression) -> bool:
    a, b = days_of(first), days_of(last)
    written = all(len(t.value) > 4 or _has_year(t) for t in (first, last))
    return a is not None and b is not None and written and a[1] < b[0]


def _has_year(time: TimeExpression) -> bool:
    return re.search(r"\b1[0-9]\d\d\b|\b20\d\d\b", time.text) is not None


def _up_to_now(line: Line, length: Number, dates: list[TimeExpression]) -> Stretch | None:
    """ "40 years ago, in 1984", "in 1984, 40 years ago", "since 1999, 35 years"."""
    for date in dates:
        if not _has_year(date):
            continue
        if _AGO.fullmatch(line.words(length.end, date.span[0])):
            return Stretch(length, date, None)
        since = _SINCE.search(line.words(line.start, date.span[0])) is not None
        if since and "-" in length.text and _ITS_SINCE.fullmatch(line.words(length.end, date.span[0])):
            return Stretch(length, date, None)
        if length.start < date.span[1]:
            continue
        gap = line.words(date.span[1], length.start)
        ago = _EXACT_AGO.fullmatch(gap) and _AGO_BEHIND.match(length.after)
        if ago or (since and _SUMS_UP.fullmatch(gap) and _ENDS_THERE.match(line.words(length.end, line.end))):
            return Stretch(length, date, None)
    return None
