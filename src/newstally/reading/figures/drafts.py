"""A figure before its indicator is final, and the times it takes from its sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from newstally.model import Direction, Period, Place, Quantity, TimeExpression
from newstally.reading.figures.indicators import Series
from newstally.reading.figures.periods import Clockwork, shifted, to_period
from newstally.reading.figures.qualifiers import frequency_of
from newstally.reading.language import Sentence

# Between two numbers without a verb: ", against a deficit of".
_AGAINST = re.compile(
    r"[^;,]{0,40},?\s+(?:against|versus|(?:as )?compared (?:with|to))\s+(?:an?\s+)?(?:\w+\s+){1,3}of\s+$"
)


@dataclass(slots=True)
class Draft:
    """One number of a sentence with the series it belongs to, while the sentence is being read."""

    quantity: Quantity
    series: Series
    sentence: Sentence
    concept: str
    is_change: bool
    direction: Direction
    # The direction a noun of change gives a number that is told as a level: "growth slowed to 4 percent".
    growth: Direction = ""
    is_base: bool = False
    is_listed: bool = False
    # Whether it is a market's price, which is counted up from no start.
    is_price: bool = False
    # Whether its time counts up from a start: "the baht has fallen 7 percent so far this year".
    is_running: bool = False
    # Whether the scope is a place that the clause is about: "India was the largest source with ...".
    is_of_place: bool = False
    is_forecast: bool = False
    place: Place | None = None
    period: Period | None = None
    base_period: Period | None = None
    base: Literal["", "stated", "inferred", "unstated"] = ""
    # The amount the base was taken from, where it was one.
    base_amount: tuple[int, int] | None = None
    # How far back the base lies, where the sentence says it as a shift.
    shift: str = ""
    # From when on the number is counted up.
    since: dt.date | None = None
    revision: Literal["", "new", "old"] = ""


def set_periods(clock: Clockwork, draft: Draft, before: Sequence[Draft], time: TimeExpression | None = None) -> None:
    """The number's own time, else that of the number it stands in apposition to; then the base of a change.

    `time` is the item of a list of times that is the number's.
    """
    quantity = draft.quantity
    own = time or clock.period_of(quantity)
    same = [d for d in before if d.series is draft.series and not d.is_base]
    shift = "" if draft.is_change else clock.shift_behind(quantity)
    year = clock.same_period(quantity) if draft.is_base and same and same[-1].period is not None else None
    if year is not None and _to_year(draft, same[-1], year):
        pass
    elif shift:
        # "A surplus of $62 million in July, against a deficit of $53 million a year before": another series, one time.
        anchor = same[-1] if same else _compared_with(clock.text, before, quantity)
        if anchor is not None and anchor.period is not None:
            draft.period = shifted(anchor.period, shift)
            draft.since = _year_back(anchor.since) if shift == "P1Y" else None
    elif (
        time is None
        and draft.is_change
        and same
        and (own is None or clock.belongs_before(own, same[-1].quantity, quantity))
    ):
        draft.period, draft.since = same[-1].period, same[-1].since
        draft.base_period, draft.base = same[-1].base_period, same[-1].base
    elif own is not None and not (quantity.per and own.span[1] <= quantity.span[0] and quantity.kind == "currency"):
        # "In January it launched a fund that gets $2 million a year": January is not when.
        _set_time(clock, draft, own)
    if draft.is_change:
        _set_base(clock, draft)


def _compared_with(text: str, before: Sequence[Draft], quantity: Quantity) -> Draft | None:
    """The number of the same unit right before that another series is told against."""
    last = before[-1] if before and before[-1].quantity.unit == quantity.unit else None
    return last if last is not None and _AGAINST.match(text, last.quantity.span[1], quantity.span[0]) else None


def _to_year(draft: Draft, anchor: Draft, year: int) -> bool:
    """Give a base the period of the figure told against it, in another year; False where that has no interval."""
    draft.period = in_year(anchor.period, year) if anchor.period is not None else None
    draft.since = (
        anchor.since.replace(year=year, day=min(anchor.since.day, 28)) if anchor.since and draft.period else None
    )
    return draft.period is not None


def in_year(period: Period, year: int) -> Period | None:
    """A period's counterpart in an earlier year: "the same period of 2023"."""
    start = period.interval.start if period.interval is not None else None
    back = start.year - year if start is not None else 0
    return shifted(period, f"P{back}Y") if 0 < back < 100 else None


def _set_time(clock: Clockwork, draft: Draft, time: TimeExpression) -> None:
    if clock.is_since(time) and draft.is_change:
        # "Prices have risen 12 percent since January": January is what they are measured against.
        draft.base_period, draft.base = to_period(clock.text, time), "stated"
        return
    if clock.is_since(time) and draft.quantity.change_role:
        # "Fell 11 percent since 2019 to |14,300|": the level of today.
        return
    draft.period = to_period(clock.text, time)
    start = draft.period.interval.start if draft.period.interval is not None else None
    draft.is_running = clock.is_running(time)
    if draft.is_running and start is not None and not draft.is_price:
        draft.since = start.date()


def _set_base(clock: Clockwork, draft: Draft) -> None:
    quantity = draft.quantity
    # "Growth slowed to 4 percent from 6 percent": the six is growth too, and no base of the four.
    amount = clock.base_amount(quantity) if not draft.growth else None
    base = clock.base_time(quantity)
    year = clock.same_period(quantity)
    if year is not None and draft.period is not None and amount is None:
        moved = in_year(draft.period, year)
        if moved is not None:
            draft.base_period, draft.base = moved, "stated"
            return
    shift = clock.shift_word(quantity)
    if amount is not None:
        at = clock.period_of(amount)
        back = clock.shift_behind(amount)
        if back and draft.period is not None:
            draft.base_period = shifted(draft.period, back)
        elif at is not None and at.span[0] >= amount.span[1]:
            draft.base_period = to_period(clock.text, at)
        draft.base, draft.base_amount = "stated", amount.span
    elif base is not None:
        draft.base_period, draft.base = to_period(clock.text, base), "stated"
    elif shift:
        draft.base_period = shifted(draft.period, shift) if draft.period is not None else None
        draft.base, draft.shift = "stated", shift
    elif draft.base != "stated" and draft.period is not None and _is_of_year(draft):
        draft.base_period, draft.base = shifted(draft.period, "P1Y"), "inferred"
    draft.base = draft.base or "unstated"


def _is_of_year(draft: Draft) -> bool:
    """A year's growth is growth on the year before, and so is that of a year's first months."""
    yearly = frequency_of(draft.period) == "yearly" and not (draft.is_price and draft.is_running)
    return yearly or draft.since is not None


def share_periods(clock: Clockwork, drafts: Sequence[Draft]) -> None:
    """What two neighbouring numbers of one clause share.

    "Oil fell 2 percent to $78 on Tuesday": a change without a time of its own is of the level it led to;
    "fell by 12,000, or 6 percent, from a year earlier": a change told as amount and as percentage has one base.
    """
    for first, second in pairwise(drafts):
        if first.series is not second.series or second.is_base:
            continue
        between = clock.text[first.quantity.span[1] : second.quantity.span[0]]
        near = len(between) < 40
        if (
            first.is_change
            and not second.is_change
            and near
            and (second.quantity.change_role == "to" or "," not in between)
        ):
            if first.period is None:
                first.period, first.since = second.period, second.since
            elif second.period is None:
                second.period, second.since = first.period, first.since
        if not (first.is_change and second.is_change and near):
            continue
        one_change = first.quantity.kind != second.quantity.kind and first.direction == second.direction
        if one_change:
            first.period, first.since = first.period or second.period, first.since or second.since
            for taker, giver in ((first, second), (second, first)):
                if taker.base != "stated" and giver.base == "stated":
                    taker.base, taker.base_period = giver.base, giver.base_period
    _own_bases_only(drafts)
    _share_base_of_level(drafts)
    for draft in drafts:
        if draft.shift and draft.base_period is None and draft.period is not None:
            draft.base_period = shifted(draft.period, draft.shift)
    _infer_bases(drafts)


def share_list_period(drafts: Sequence[Draft]) -> None:
    """ "Steel and timber fell by 2 percent and 6 percent respectively in |May|": the last one's time is all theirs."""
    last = drafts[-1] if drafts else None
    for draft in drafts[:-1]:
        if last is not None and draft.period is None:
            draft.period, draft.since = last.period, last.since
            draft.base_period, draft.base = last.base_period, last.base


def _infer_bases(drafts: Sequence[Draft]) -> None:
    """ "Exports fell 9 percent year-on-year, while imports dropped 12 percent": both on the year, it seems."""
    changes = [d for d in drafts if d.is_change and not d.is_forecast]
    for first, second in pairwise(changes):
        if first.base == "stated" and first.shift and second.base == "unstated" and second.period == first.period:
            second.base, second.base_period, second.shift = "inferred", first.base_period, first.shift


def _own_bases_only(drafts: Sequence[Draft]) -> None:
    """ "Rates fell by 4 percent, and deaths dropped to 107 from 111 in |2022|": no base of the rates."""
    series = {d.quantity.span: d.series for d in drafts}
    for draft in drafts:
        if draft.base_amount is not None and series.get(draft.base_amount, draft.series) is not draft.series:
            draft.base, draft.base_period, draft.base_amount = "unstated", None, None


def _share_base_of_level(drafts: Sequence[Draft]) -> None:
    """ "Rose 3 percent to 4.1 from 4.0 in April": the change's base is the level left."""
    for change in (d for d in drafts if d.is_change and d.base != "stated"):
        left = next(
            (d for d in drafts if d.is_base and d.series is change.series and d.quantity.span > change.quantity.span),
            None,
        )
        if left is not None and left.period is not None and left.period != change.period:
            change.base, change.base_period = "stated", left.period


def _year_back(day: dt.date | None) -> dt.date | None:
    if day is None:
        return None
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
