"""A rate or an average agrees with the two numbers it is worked out from.

Asserts: where a text gives a total, what it is spread over, and the rate ("an average of", "per
100,000", "an hour"), total / number is that rate within the rounding of the three numbers.

Why editors care: rates per head slip by a factor of ten, and averages by the wrong divisor.

Holds: The district counts 19,543 residents across 846.8 square kilometres, or 23.08 people for each square kilometre.

Fails: The convoy covered the 1,260 kilometres to the border in nine hours, an average of 90 km an hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newstally.checks.findings import amount, figure, finding, operand, spread, tidy
from newstally.checks.interval import compare
from newstally.checks.passage import Number, Passage, same_unit
from newstally.checks.products import products, rates_of_time
from newstally.checks.slips import Slip
from newstally.model import Finding

_AVERAGE = re.compile(
    r"\b(?:an average(?: \w+)? of|averag(?:e|ing|ed)|a mean of|an? (?:[\w-]+ ){0,2}rate of|strike rate of|"
    r"a density of|an average|equal to|equivalent to|at a rate of)"
    r"(?: (?:about|around|nearly|almost|some|roughly|just over|just under))? ?$|^[^.;]{0,70}, or (?:about |"
    r"around |nearly |roughly )?$"
)
_PER = re.compile(
    r"^ ?(?:[\w-]+ ){0,2}?(?:per|an?|each|for each|for every|every|to the) (?:capita|head|[\w-]+)|^ ?each\b|^/"
)
_PER_MANY = re.compile(r"^ ?(?:[\w-]+ ){0,3}?(?:per|for every|in every|in) $")
_FEW = 12
_WORKS_OUT = re.compile(
    r"\b(?:that|this|it|which) (?:works|worked) out (?:at|as|to) (?:about |around |nearly |just )?$"
)
_STRIKE = re.compile(r"\bstrike rate\b")


def find(passage: Passage) -> Iterator[Finding]:
    """The rates whose total and divisor stand just before them."""
    for line in passage.lines:
        for rate in line.numbers:
            if rate.is_percent or rate.is_points or not _AVERAGE.search(rate.before):
                continue
            factor = factor_of(rate)
            explicit = (
                "average" in rate.before
                or "rate" in rate.before
                or rate.quantity.per
                or _PER.match(rate.after)
                or factor != 1
            )
            if explicit:
                yield from _judge(passage, rate, factor)
    yield from _by_units(passage)
    yield from _worked_out(passage)


def _worked_out(passage: Passage) -> Iterator[Finding]:
    """ "... 312 people. With 1.3 million residents, that works out at 2.4 for every 100,000": two numbers and a rate.

    "63 goals in the league and 12 in the cup. That works out at 1.8 a game" leaves the games untold: it is wrong only
    where the units tell which of the two numbers divides the other.
    """
    for line in passage.body:
        for rate in line.numbers:
            if rate.is_percent or rate.is_points or not _WORKS_OUT.search(rate.before):
                continue
            factor = factor_of(rate)
            near = [n for part in (line.previous, line) if part is not None for n in part.numbers]
            both = [n for n in near if n is not rate and not (n is rate.next and n.value == factor)]
            # "The three zones": no number that is news.
            both = [n for n in both if not (n.before.endswith("the ") and n.value <= _FEW)]
            if len(both) != 2 or any(n.is_percent or n.is_points or n.is_change or n.value <= 0 for n in both):
                continue
            if any(n.line is not line or n.start > rate.start for n in both):
                yield from _decide(passage, rate, factor, *both)


def _by_units(passage: Passage) -> Iterator[Finding]:
    """The rates that the units work out: "$410 per pupil: $82 million for 160,000 pupils"."""
    for line in passage.lines:
        for found in products(line):
            yield result(passage, found.rate, found.total, found.divisor, Fraction(1))
        for rate, longer, times in rates_of_time(line):
            worked_out = rate.operand * times
            yield finding(
                passage,
                "rate",
                compare(longer.operand, worked_out),
                [operand("total", longer), operand("rate", rate)],
                f"{figure(rate.value)} * {spread(times.narrow)} = {figure(longer.value)}",
                f"{tidy(rate.text)} a {rate.per} is {amount(worked_out.narrow, longer)} a {longer.per}",
                expected=worked_out,
            )


def factor_of(rate: Number) -> Fraction:
    """How many of the divisor the rate is told for: "per 100,000" is 100,000, a strike rate is per 100 balls."""
    following = rate.next
    if following is not None and _PER_MANY.match(rate.after) and following.value >= 100:
        return following.value
    many = re.match(r"^(\d[\d, ]*)", rate.quantity.per)
    if many:
        return Fraction(re.sub(r"\D", "", many.group()))
    return Fraction(100) if _STRIKE.search(rate.before) else Fraction(1)


def _judge(passage: Passage, rate: Number, factor: Fraction) -> Iterator[Finding]:
    options = [n for n in _numbers_before(rate) if not n.is_percent and not n.is_points and n.value > 0]
    ordered = options[-2:] if _STRIKE.search(rate.before) is None else _runs_and_balls(options)
    if len(ordered) == 2:
        yield from _decide(passage, rate, factor, *ordered)


def _decide(passage: Passage, rate: Number, factor: Fraction, first: Number, second: Number) -> Iterator[Finding]:
    """The rate of two numbers: it holds where it is so either way, and fails where the units tell which way."""
    for total, divisor in ((first, second), (second, first)):
        worked_out = (total.operand / divisor.operand).scaled(factor)
        money = rate.quantity.kind == "currency"
        if money and (total.quantity.kind != "currency" or divisor.quantity.kind == "currency"):
            continue
        if compare(rate.result, worked_out) == "holds":
            yield result(passage, rate, total, divisor, factor)
            return
    roles = _roles(rate, factor, first, second)
    if roles is not None:
        yield result(passage, rate, *roles, factor)


def _numbers_before(rate: Number) -> list[Number]:
    """The numbers of the sentence before the rate, the stretches of time among them ("in nine hours")."""
    line = rate.line
    return sorted((n for n in (*line.numbers, *line.stretches) if n.end <= rate.start), key=lambda n: n.start)


def _runs_and_balls(options: list[Number]) -> list[Number]:
    for number in options:
        if (
            number.index
            and re.fullmatch(r" (?:runs )?(?:from|off) (?:just |only )?", number.before)
            and number.previous
        ):
            return [number.previous, number]
    return []


def _roles(rate: Number, factor: Fraction, first: Number, second: Number) -> tuple[Number, Number] | None:
    """Total and divisor, where the units tell which is which; None where they do not."""
    if factor > 1:
        # "84 deaths" among "1.2 million people": the population is by far the greater.
        people = [n for n in (first, second) if n.value > 1000 * min(first.value, second.value)]
        return _apart(people[0], first, second) if len(people) == 1 else None
    per = [n for n in (first, second) if rate.per and _singular(n.quantity.unit) == _singular(rate.per)]
    if len(per) != 1:
        return _averaged(rate, first, second)
    total, divisor = _apart(per[0], first, second)
    unit = rate.quantity.unit.partition("_per_")[0]
    same = same_unit(total, rate) or total.quantity.unit == unit or unit == ""
    return (total, divisor) if same else None


def _averaged(rate: Number, first: Number, second: Number) -> tuple[Number, Number] | None:
    """ "The 25 schools have 9,750 pupils between them, an average of 390": the only two counts of the sentence."""
    if rate.per or "average" not in rate.before or len(_numbers_before(rate)) != 2:
        return None
    if any(n.quantity.kind != "count" or n.quantity.modifier for n in (rate, first, second)):
        return None
    small, large = sorted((first, second), key=lambda n: n.value)
    both = first.quantity.unit and second.quantity.unit and first.quantity.unit != second.quantity.unit
    return (large, small) if both and large.value > rate.value > 1 else None


def _singular(unit: str) -> str:
    return unit.lower().removesuffix("s").replace("_", " ")


def _apart(divisor: Number, first: Number, second: Number) -> tuple[Number, Number]:
    return (second if divisor is first else first), divisor


def result(passage: Passage, rate: Number, total: Number, divisor: Number, factor: Fraction) -> Finding:
    worked_out = (total.operand / divisor.operand).scaled(factor)
    times = f" * {figure(factor)}" if factor != 1 else ""
    per = f" per {figure(factor)}" if factor != 1 else ""
    return finding(
        passage,
        "rate",
        compare(rate.result, worked_out),
        [operand("rate", rate), operand("total", total), operand("divisor", divisor)],
        f"{figure(total.value)} / {figure(divisor.value)}{times} = {figure(rate.value)}",
        f"{tidy(total.text)} over {tidy(divisor.text)} is {amount(worked_out.narrow, rate)}{per}",
        expected=worked_out,
        slip=Slip(rate, rate.result, (total, divisor), lambda v: (v[0] / v[1]).scaled(factor)),
    )
