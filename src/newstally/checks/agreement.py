"""Relations that no word ties together, only their arithmetic: "She got 18,472 votes. Her rival had 16,905, ... 1,567".

Where a number says that it is a change, a share, a rate or a total, and no rule of its kind found what it is
worked out from, the numbers of its own sentence and of the two beside it are tried. What fits is told only
where chance would rarely fit as well: the room that rounding leaves, times the combinations tried, must be
small. Nothing found here can fail.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator
from fractions import Fraction
from itertools import combinations, permutations

from newstally.checks import change_amount, change_percent, elapsed, lengths, points, rate, share, sum
from newstally.checks.interval import Values, compare, exactly, magnitude, percent_change
from newstally.checks.pairs import Pair
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.model import Finding, TimeExpression

Span = tuple[int, int]

# How often chance may fit: within one sentence the words relate the numbers already, across sentences they may not.
_CHANCE_HERE = Fraction(1, 4)
_CHANCE_ACROSS = Fraction(1, 8)
# A sentence with more numbers is a table: something in it always fits.
_MOST_NUMBERS = 8
_MOST_PARTS = 6
# Numbers that say themselves that they are the difference of two others.
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:majority|margin|lead|difference|gap|lost|won|beaten|beat|winning|losing|victory|defeat|surplus|shortfall|"
    r"deficit|ahead|behind)\b[^.;:]{0,20}\b(?:of|by) (?:just |only |some |about )?$|"
    r"\b(?:by|extra|additional|further|remaining|other|another) (?:just |only |a |some )?$"
)
_DIFFERENCE_AFTER = re.compile(
    r"^(?:[\w' %-]{0,25}? )?(?:more|fewer|less|better|worse|higher|lower|ahead|behind|short|clear|up|down|"
    r"left|remain\w*|to spare)\b"
)
# "47 are to be merged, 18 will be sold and 29 left as they are" may be the parts of a number told before.
_LEFT = re.compile(r"^(?:[\w' %-]{0,25}? )?(?:left|remain\w*)\b")
_TOTAL = re.compile(
    r"\b(?:total\w*|in all|all|altogether|combined|together|add\w*|sum|all told|overall|both|between them)\b"
)
_EACH_BEFORE = re.compile(r"\beach of (?:the |its |his |her |their |our |these |those )?[^.,;:]{0,40}$")
_RATE_BEFORE = re.compile(r"\b(?:averag\w+|mean|rate|apiece|a pace|at (?:about |some )?|or (?:about |some |just )?)\b")
_RATE_AFTER = re.compile(r"^ ?(?:[\w-]+ ){0,2}?(?:per|apiece|each|an?|every|a head|for every|for each) ?\b")
_OF = re.compile(
    r"^ ?(?:[\w'-]+ ){0,2}?of\b|^\)?[.,;)]|^$|^ ?(?:[\w'-]+ ){0,4}?(?:were|was|are|is|had|have|did|went|came)\b"
)


def find(passage: Passage, told: Collection[Span]) -> Iterator[Finding]:
    """The relations that fit too well for chance, of the numbers that no other finding tells (their spans)."""
    for line in passage.body:
        for number in line.numbers:
            if (number.start, number.end) in told or number.value <= 0:
                continue
            found = _fit(passage, number, _ways_to_read(number))
            if found is not None:
                yield found
        for length in sorted((*line.numbers, *line.stretches), key=lambda n: n.start):
            if (length.start, length.end) not in told and lengths.is_length(length):
                yield from _between_dates(passage, length)


Judge = Callable[[Passage, Number, tuple[Number, ...]], Iterator[Finding]]
# The operands a number may be worked out from, what they give, and how the finding is told.
Attempt = tuple[tuple[Number, ...], Values, Values, Judge]


def _ways_to_read(number: Number) -> Callable[[list[Number]], Iterator[Attempt]] | None:
    """How a number may be worked out from others, by the words beside it; None where they say nothing."""
    if number.is_fraction:
        return None
    if number.is_points:
        return lambda others: _points(number, others)
    if number.is_percent:
        if number.is_change:
            return lambda others: _changes_percent(number, others)
        return (lambda others: _shares(number, others)) if _OF.match(number.after) else None
    if number.is_change or _DIFFERENCE_BEFORE.search(number.before) or _DIFFERENCE_AFTER.match(number.after):
        return lambda others: _differences(number, others)
    if number.per or _RATE_AFTER.match(number.after) or _says_rate(number.before):
        return lambda others: _rates(number, others)
    if _TOTAL.search(number.before[-40:]) or _TOTAL.search(number.after[:30]):
        return lambda others: _sums(number, others)
    return None


def _says_rate(lead: str) -> bool:
    return _RATE_BEFORE.search(lead[-30:]) is not None or _EACH_BEFORE.search(lead) is not None


def _fit(
    passage: Passage, number: Number, attempts: Callable[[list[Number]], Iterator[Attempt]] | None
) -> Finding | None:
    """The one combination near by that gives the number; None for none, for several, or where chance would do it."""
    if attempts is None:
        return None
    for lines, most in ((_own(number), _CHANCE_HERE), (_near(number), _CHANCE_ACROSS)):
        others = [n for line in lines for n in line.numbers if n is not number and n.value > 0]
        if len(others) > _MOST_NUMBERS:
            return None
        tried = list(attempts(others))
        chance = Fraction(0)
        fitting: list[Attempt] = []
        for attempt in tried:
            _, stated, worked_out, _ = attempt
            chance += _chance(stated, worked_out)
            if compare(stated, worked_out) == "holds":
                fitting.append(attempt)
        if len(fitting) == 1 and chance <= most:
            operands, _, _, judge = fitting[0]
            return next((f for f in judge(passage, number, operands) if f.verdict == "holds"), None)
        if fitting:
            return None
    return None


def _own(number: Number) -> list[Line]:
    return [number.line]


def _near(number: Number) -> list[Line]:
    line = number.line
    return [other for other in (line.previous, line, line.next) if other is not None]


def _chance(stated: Values, worked_out: Values) -> Fraction:
    """How often a number of about this size would fit by chance: the room both leave, beside the size."""
    ends = (stated.narrow.low, stated.narrow.high, worked_out.narrow.low, worked_out.narrow.high)
    low, high, from_, to = ends
    if low is None or high is None or from_ is None or to is None:
        return Fraction(1)
    size = abs(low + high) / 2
    room = (high - low) + (to - from_)
    if room == 0:
        # Exact counts: the next one that could stand there.
        room = Fraction(1)
    return min(Fraction(1), room / size) if size else Fraction(1)


def _levels(number: Number, others: list[Number]) -> list[Number]:
    return [n for n in others if not (n.is_change or n.is_percent or n.is_points or n.is_fraction)]


def _changes_percent(number: Number, others: list[Number]) -> Iterator[Attempt]:
    for base, level in permutations(_levels(number, others), 2):
        if not same_unit(base, level) or base.per != level.per:
            continue
        rose = level.value > base.value
        if level.value != base.value and number.direction != ("down" if rose else "up"):
            yield (base, level), number.percent, magnitude(percent_change(base.operand, level.operand)), _told_percent


def _told_percent(passage: Passage, number: Number, operands: tuple[Number, ...]) -> Iterator[Finding]:
    base, level = operands
    return change_percent.judge(passage, Pair(base, level, (), sure=False), number)


def _differences(number: Number, others: list[Number]) -> Iterator[Attempt]:
    levels = [n for n in _levels(number, others) if same_unit(n, number)]
    if _LEFT.match(number.after):
        around = [n for line in _near(number) for n in line.numbers if n is not number]
        if len([n for n in _levels(number, around) if same_unit(n, number)]) > 2:
            return
    for one, other in combinations(levels, 2):
        if not same_unit(one, other) or one.value == other.value:
            continue
        smaller, larger = sorted((one, other), key=lambda n: n.value)
        base, level = (larger, smaller) if number.direction == "down" else (smaller, larger)
        given = larger.operand - smaller.operand
        yield (base, level), number.operand, given, _told_amount


def _told_amount(passage: Passage, number: Number, operands: tuple[Number, ...]) -> Iterator[Finding]:
    base, level = operands
    return change_amount.judge(passage, Pair(base, level, (), sure=False), number)


def _points(number: Number, others: list[Number]) -> Iterator[Attempt]:
    levels = [n for n in others if n.quantity.kind == "percent" and not n.is_change]
    for one, other in combinations(levels, 2):
        if one.value != other.value:
            smaller, larger = sorted((one, other), key=lambda n: n.value)
            base, level = (larger, smaller) if number.direction == "down" else (smaller, larger)
            yield (base, level), number.points, larger.result - smaller.result, _told_points


def _told_points(passage: Passage, number: Number, operands: tuple[Number, ...]) -> Iterator[Finding]:
    base, level = operands
    return points.judge(passage, Pair(base, level, (), sure=False), number)


def _shares(number: Number, others: list[Number]) -> Iterator[Attempt]:
    for part, whole in permutations(_levels(number, others), 2):
        if part.value < whole.value and share.alike(part, whole) and part.per == whole.per:
            given = (part.operand / whole.operand).scaled(100)
            yield (part, whole), number.percent, given, _told_share


def _told_share(passage: Passage, number: Number, operands: tuple[Number, ...]) -> Iterator[Finding]:
    part, whole = operands
    return share.judge(passage, share.Share(part, whole, number, sure=False))


def _rates(number: Number, others: list[Number]) -> Iterator[Attempt]:
    beside = [n for line in _near(number) for n in line.stretches if n.value > 0]
    money, factor = number.quantity.kind == "currency", rate.factor_of(number)
    levels = [n for n in _levels(number, others) if not (n is number.next and n.value == factor)]
    for total, divisor in permutations([*levels, *beside], 2):
        if money and (total.quantity.kind != "currency" or divisor.quantity.kind == "currency"):
            continue
        if not money and total.quantity.kind == "currency":
            continue
        if divisor.value > factor and not (number.quantity.unit and number.quantity.unit == divisor.quantity.unit):
            yield (total, divisor), number.result, (total.operand / divisor.operand).scaled(factor), _told_rate


def _told_rate(passage: Passage, number: Number, operands: tuple[Number, ...]) -> Iterator[Finding]:
    total, divisor = operands
    yield rate.result(passage, number, total, divisor, rate.factor_of(number))


def _sums(number: Number, others: list[Number]) -> Iterator[Attempt]:
    """Runs of neighbours that lead up to the number or follow it, and every two of its own sentence."""
    levels = [n for n in _levels(number, others) if same_unit(n, number)]
    before = [n for n in levels if n.start < number.start]
    after = [n for n in levels if n.start > number.start]
    runs = [tuple(before[-k:]) for k in range(2, min(len(before), _MOST_PARTS) + 1)]
    runs += [tuple(after[:k]) for k in range(2, min(len(after), _MOST_PARTS) + 1)]
    for parts in runs:
        given = exactly(0)
        for part in parts:
            given = given + part.operand
        yield parts, number.operand, given, _told_sum


def _told_sum(passage: Passage, number: Number, operands: tuple[Number, ...]) -> Iterator[Finding]:
    yield sum.judge(passage, number, operands)


def _between_dates(passage: Passage, length: Number) -> Iterator[Finding]:
    """The one pair of days that lie a length apart: "The truce held 19 days. Agreed on 4 June, it ended on 23 June"."""
    for lines, most in ((_own(length), _CHANCE_HERE), (_near(length), _CHANCE_ACROSS)):
        times = [t for line in lines for t in line.times if t.type == "DATE" and lengths.days_of(t) is not None]
        if len(times) > _MOST_NUMBERS:
            return
        pairs = [(a, b) for a, b in combinations(_by_day(times), 2) if lengths.days_of(a) != lengths.days_of(b)]
        fitting = [pair for pair in pairs if elapsed.lie_apart(length, *pair)]
        if len(fitting) == 1 and len(pairs) <= most * length.value:
            yield elapsed.between(passage, length, *fitting[0])
        if fitting:
            return


def _by_day(times: list[TimeExpression]) -> list[TimeExpression]:
    """The dates in their order in the calendar, one for each day."""
    days = {lengths.days_of(time): time for time in reversed(times)}
    return [time for _, time in sorted(days.items(), key=lambda item: item[0] or (dt.date.max, dt.date.max))]
