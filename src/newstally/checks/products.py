"""Rates whose total and divisor the units tell apart ("$410 per pupil: $82 million for 160,000 pupils").

Part of the check `rate`. A rate "per pupil" in dollars, a number of pupils and a sum of dollars fit
each other by their units; that they belong together takes words that say so: the total is shared out
"for" or "among" the divisor, or the rate and the divisor are worked out to the total ("... in all").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from newstally.checks.interval import Range, Values
from newstally.checks.passage import Line, Number, same_unit

_EACH_AFTER = re.compile(r"^ (?:each|apiece)\b|^ for each\b|^ a (?:head|person|piece)\b")
_EACH_BEFORE = re.compile(r"\beach of (?:the |its |his |her |their |our |these |those )?$")
_A_HEAD = re.compile(r"\b(?:per (?:head|capita|person)|a (?:head|person))\b")
_PEOPLE = frozenset(("people", "person", "inhabitant", "resident", "head", "citizen", "capita"))
_HEDGE = r"(?:(?:about|around|nearly|almost|some|roughly|just|over|under|only|more than|less than|an estimated) )*"
# Between a total and what it is shared out over.
_SHARED = re.compile(
    r"[^.;:()]{0,40}\b(?:for|among|amongst|between|over|across|to|on|by|into|from|with)"
    r" (?:the |its |their |all |each of the )*" + _HEDGE
)
# Between the shared-out total and its rate.
_SUMMED = re.compile(
    r"[^.;:()]{0,60}(?:,|:| -|\()?"
    r"(?: or| which is| that is| making it| an average(?: \w+)? of| averaging| at| i\.e\.)+ "
    r"(?:a rate of |the equivalent of |equivalent to |the same as )?" + _HEDGE
)
_OPENS = re.compile(r"[^.;:()]{0,30}(?::|\(| -) ?" + _HEDGE)
# Between the rate with its divisor and the total they come to.
_COMES_TO = re.compile(
    r"[^.;()]{0,60}?(?:,|:| -|,? and|\b)(?: ?(?:or|for a total of|a total of|in total|making|giving|raising|"
    r"earning|fetching|costing|bringing in|worth|totalling|so|that is|which makes|which comes to|a bill of|"
    r"a total cost of))+ " + _HEDGE
)
_IN_ALL = re.compile(r"^(?: [\w'-]+)? (?:in all|altogether|in total|all told|overall)\b")
_PLAIN = re.compile(r"[^.;()]{0,60}, " + _HEDGE)
_PRICED = re.compile(r"^at (?:a price of |a rate of |an average of )?$")
_WORTH = re.compile(
    r"[^.;:()]{0,50}\b(?:worth|costs?|fetch(?:ed|es)?|earn(?:ed|s)?|valued at|sell for|sold for|came to|paid) " + _HEDGE
)


@dataclass(frozen=True)
class Product:
    """A rate, the total it is a part of and the number that shares it."""

    rate: Number
    total: Number
    divisor: Number


def products(line: Line) -> Iterator[Product]:
    """The rates of a sentence that its words work out from a total and a divisor of the fitting units."""
    for rate in line.numbers:
        if rate.is_percent or rate.is_points or rate.is_change:
            continue
        divisors = _divisors(rate)
        if len(divisors) != 1:
            continue
        divisor = divisors[0]
        totals = [n for n in line.numbers if _may_be_total(n, rate, divisor)]
        if len(totals) == 1 and _belong(line, rate, totals[0], divisor):
            yield Product(rate, totals[0], divisor)


def _divisors(rate: Number) -> list[Number]:
    """The numbers that count what the rate is told for each of."""
    line = rate.line
    others = [n for n in line.numbers if n is not rate and not n.is_percent and not n.is_points and not n.is_change]
    following = rate.next
    if following is not None and re.match(r"^ (?:for|to) each of (?:the |its |his |her |their )?$", following.before):
        return [following]
    counted = [n for n in others if n.quantity.kind == "count" and n.quantity.unit]
    if _EACH_AFTER.match(rate.after):
        return counted
    led = [n for n in others if n.start < rate.start and _EACH_BEFORE.search(n.before)]
    if led:
        return led
    if _A_HEAD.search(rate.before) or _A_HEAD.match(rate.after.strip()):
        return [n for n in others if _singular(n.quantity.unit) in _PEOPLE]
    per = _singular(rate.per)
    return [n for n in others if per and _singular(n.quantity.unit) == per]


def _may_be_total(number: Number, rate: Number, divisor: Number) -> bool:
    if number in (rate, divisor) or number.per or number.is_change or number.is_percent:
        return False
    if rate.quantity.kind == "count":
        unit = _singular(number.quantity.unit)
        return number.quantity.kind == "count" and unit == _singular(rate.quantity.unit) and unit != ""
    base = rate.quantity.unit.partition("_per_")[0]
    return number.quantity.kind == rate.quantity.kind and (same_unit(number, rate) or number.quantity.unit == base)


def _belong(line: Line, rate: Number, total: Number, divisor: Number) -> bool:
    """Whether the words work one of the three out from the others."""
    order = sorted((rate, total, divisor), key=lambda n: n.start)
    if [n.index for n in order] != list(range(order[0].index, order[0].index + 3)):
        return False
    gaps = order[1].before, order[2].before
    if order == [rate, total, divisor]:
        return _OPENS.fullmatch(gaps[0]) is not None and _SHARED.fullmatch(gaps[1]) is not None
    if order == [total, divisor, rate]:
        return _SHARED.fullmatch(gaps[0]) is not None and _SUMMED.fullmatch(gaps[1]) is not None
    if order[2] is not total:
        return False
    in_all = _IN_ALL.match(total.after) is not None and _PLAIN.fullmatch(gaps[1]) is not None
    priced = order[0] is rate and _PRICED.match(rate.before) and _WORTH.fullmatch(gaps[1])
    return bool(in_all or priced or _COMES_TO.fullmatch(gaps[1]))


def _singular(unit: str) -> str:
    unit = unit.lower().replace("_", " ")
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") else unit


# How many of the shorter stretch of time the longer one has: at most all of them, at least the working ones.
_STRETCHES: dict[tuple[str, str], tuple[int, int]] = {
    ("day", "week"): (5, 7),
    ("day", "month"): (19, 31),
    ("day", "year"): (200, 366),
    ("week", "month"): (4, 5),
    ("week", "year"): (40, 53),
    ("month", "year"): (10, 12),
    ("hour", "day"): (6, 24),
    ("hour", "week"): (30, 168),
    ("minute", "hour"): (60, 60),
}


def rates_of_time(line: Line) -> Iterator[tuple[Number, Number, Values]]:
    """ "1,200 cars a day, or 438,000 a month": a rate, the same rate by a longer time, and how often that holds it."""
    for rate, other in pairwise(line.numbers):
        if not _OR.fullmatch(other.before) or rate.is_percent or rate.quantity.kind != other.quantity.kind:
            continue
        if rate.quantity.kind == "currency" and not _EARNED.search(line.text):
            # "$20 a day or $80 a week" may be two prices to choose from.
            continue
        alike = other.quantity.unit in ("", rate.quantity.unit) or same_unit(rate, other)
        for short, long in ((rate, other), (other, rate)):
            count = _STRETCHES.get((short.per, long.per))
            if count is not None and alike:
                many = Range(Fraction(count[0]), Fraction(count[1]))
                yield short, long, Values(many, many)


_EARNED = re.compile(r"\b(?:earn\w*|salar\w+|wages?|incomes?)\b")
_OR = re.compile(r"[^.;:]{0,40}?(?:,? or|,? which is|,? that is| -|:| \(| \(or) " + _HEDGE)
