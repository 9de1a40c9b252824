"""Pairs of levels that their periods set against each other ("$540 million last year", "$610 million this year").

No word makes one of them the base; the calendar does. It takes more than nearness all the same: one
indicator, exactly two levels of it in a sentence and its neighbour, an order that the text tells, and a
change beside them that names no other base.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newstally.checks import cues
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.model import TimeExpression

_THEN = re.compile(
    r"\b(?:ago|earlier|before|previous|previously|prior|preceding|last (?:year|month|week|quarter|season|time)|"
    r"last year's|(?:year|month|quarter)-(?:ago|earlier)|corresponding|begun|began|started|originally|back in)\b"
)
_NOW = re.compile(r"\b(?:now|today|currently|this (?:year|month|week|quarter|season|time)|at present|so far)\b")
_BEGUN = re.compile(r"\b(?:begun|began|started|opened) [^.,;]{0,30}$")
_SPAN = re.compile(r"\b(year|month|week|quarter|season|day)\b")
# "after inflation", "in real terms": a change on another footing than the levels as they stand.
_QUALIFIED = re.compile(
    r"\b(?:real|inflation|constant|adjusted|adjusting|organic|like-for-like|comparable|underlying|excluding|average|"
    r"annuali[sz]ed|since|itself|expected|planned|forecast|budgeted|target(?:ed)?)\b"
)
_EARLIER_IN_BRACKETS = re.compile(
    r"\((?:(?:in|for|from) )?(?:(?:the )?(?:previous|prior|last) (?:year|month|quarter)|"
    r"(?:q[1-4] |h[12] )?(?:19|20)\d\d|a year (?:ago|earlier)):? $"
)
# "Sh12.4 billion (2022: Sh11.9 billion), up 4.2 percent": the base just before stands in brackets.
_IN_BRACKETS = re.compile(r"\),? (?:up|down) (?:by )?")
_RECALLS = re.compile(r"\b(?:itself|already|which was|who|whose)\b")
# "That increase of", "a rise of": the change between the levels just told.
_THIS_CHANGE = re.compile(
    r"(?:, an?|\b(?:that|this)) (?:[\w-]+ )?(?:increase|rise|jump|climb|fall|drop|decrease|decline|gain|cut) of "
    r"(?:about |almost |nearly |just |only )?$"
)
# "An increase of 12 per cent in postal votes": of something else than the levels.
_OF_ELSE = re.compile(r" (?:in|of|among|for|at|on|to|by)\b")
# "By October, the bureau said, it had reached": who says it stands between.
_SAYER = re.compile(r",[^,;.]{2,50}\b(?:said|says|reported|reports|found)\b[^,;.]{0,30},")
_IN_A_PLACE = re.compile(
    r" in the (?:north|south|east|west|centre|capital|region|province|city|county|suburbs|countryside)\b"
)
_ENDS = re.compile(r"[,;:()]")
# Nothing but a preposition between a number and its time: "$12 in Paris in May" tells of two places.
_DATED = re.compile(r"(?: [a-z]+)? (?:(?:in|during|for|on|at|by|the|end|of|at the) )*")
_POINTS_BACK = re.compile(
    r"^(?:(?:in|during|for|on|by|at the end of) )?(?:[\w' -]{0,40}?(?:, ?| ))?"
    r"(?:it|they|that|this|there|the (?:figure|number|total|count|sum|amount|comparable [a-z]+|corresponding [a-z]+))\b"
)


def changes_over_time(passage: Passage, taken: Iterable[Number]) -> Iterator[tuple[Number, Number, Number]]:
    """Base, level and change of each change that no other pair tells; `taken` are those that one does."""
    told = {number.start for number in taken}
    for line in passage.body:
        for change in line.numbers:
            if change.start in told or not change.is_change or (change.is_points and not _names_this(change)):
                continue
            found = _two_levels(change)
            if found is not None and _is_between(change, *found):
                yield (*found, change)
            elif found is None and (both := _two_percentages(change)) is not None:
                yield (*both, change)


def _is_between(change: Number, base: Number, level: Number) -> bool:
    """Whether the change is the one between the two levels, and not one from a base of its own."""
    if _QUALIFIED.search(change.before) or _QUALIFIED.search(change.after) or _has_other_base(change, base):
        return False
    if is_of_a_part(change):
        return False
    last = max(base, level, key=lambda n: n.start)
    if change.start > last.start:
        return change.line is last.line and change.previous is last and _sums_up(change)
    if change.line is not level.line or change.next is not level or not cues.TO.search(level.before):
        return False
    return _BEGUN.search(base.before) is not None or bool(_spans_told(change, level) & _spans_back(base))


def is_of_a_part(change: Number) -> bool:
    """Whether a change is told of one place only: "a drop of nine in the north alone"."""
    return _IN_A_PLACE.match(change.after) is not None


def _sums_up(change: Number) -> bool:
    """ "a 25 per cent increase", "a jump of 57.7 percent", "23 per cent more", "+19 per cent" behind both levels."""
    if cues.CLAUSE.search(change.before) or _RECALLS.search(change.before) or cues.OWN_BASE.search(change.after):
        return False
    if cues.SIGNED.search(change.before) or _IN_BRACKETS.fullmatch(change.before):
        return True
    noun = cues.APPOSED.match(change.before) is not None and re.search(r"\b(?:an?|the) [\w' -]*$", change.before)
    return bool(noun) or (cues.COMPARATIVE_AFTER.match(change.after) is not None and " than" not in change.after)


def _spans_told(change: Number, level: Number) -> set[str]:
    """The lengths of time the sentence says a change was made over: "year-on-year", "in the week"."""
    return set(_SPAN.findall(f"{change.before} {change.after} {_ENDS.split(level.after, maxsplit=1)[0]}"))


def _spans_back(base: Number) -> set[str]:
    """How far back a base lies: "a year ago", "the week before"."""
    return set(_SPAN.findall(_words_around(base))) if _THEN.search(_words_around(base)) else set()


def levels_by_time(line: Line) -> tuple[Number, Number] | None:
    """The earlier and the later level of a sentence that goes on about one thing and gives just these two."""
    if len(line.numbers) != 2 or not _POINTS_BACK.match(line.text) or any(n.is_change for n in line.numbers):
        return None
    first, last = line.numbers
    if not all(_DATED.fullmatch(n.line.words(n.end, t.span[0])) for n in line.numbers if (t := time_of(n))):
        return None
    return in_order(first, last) if _alike(first, last) else None


def _two_levels(change: Number) -> tuple[Number, Number] | None:
    """The earlier and the later level of the change's indicator in the narrowest stretch that holds two."""
    line = change.line
    for stretch in ([line], [line.previous, line], [line, line.next]):
        levels = [n for part in stretch if part is not None for n in part.numbers if _may_be_level(n, change)]
        alike = [n for n in levels if any(n is not m and _alike(n, m) for m in levels)]
        if len(alike) < 2:
            continue
        if len(alike) > 2 or not _of_one_series(passage=line.passage, levels=alike, change=change):
            return None
        return in_order(*alike)
    return None


def _names_this(change: Number) -> bool:
    """ "That increase of 1.6 per cent", ", a rise of two points": the change of what was just told, of nothing else."""
    return _THIS_CHANGE.search(change.before) is not None and _OF_ELSE.match(change.after) is None


def _two_percentages(change: Number) -> tuple[Number, Number] | None:
    """Two percentages told of two times, one in the sentence before, where the change is named right behind them."""
    line, before = change.line, change.line.previous
    points = change.is_points or change.quantity.unit == "point"
    if before is None or not (change.is_percent or points) or not _names_this(change):
        return None
    if _QUALIFIED.search(change.before) or _QUALIFIED.search(change.after) or cues.OWN_BASE.search(change.after):
        return None
    levels = [n for part in (before, line) for n in part.numbers if n is not change]
    if len(levels) != 2 or any(n.quantity.kind != "percent" or n.is_change or n.is_points for n in levels):
        return None
    first, last = levels
    goes_on = first.line is before and last.line is line and _POINTS_BACK.match(_SAYER.sub(",", line.text))
    return in_order(first, last) if goes_on else None


def _alike(a: Number, b: Number) -> bool:
    """Whether two numbers count or measure the same; "84" beside "61 ships" does, "84 workers" does not."""
    units = {n.quantity.unit for n in (a, b)} - {""}
    return same_unit(a, b) and len(units) < 2


def _may_be_level(number: Number, change: Number) -> bool:
    if (
        number.start == change.start
        or number.is_change
        or number.is_percent
        or number.is_points
        or number.per == "share"
    ):
        return False
    figures = number.line.passage.figures
    ours, theirs = figures.get(change.quantity.span), figures.get(number.quantity.span)
    return ours is None or theirs is None or ours.indicator.id == theirs.indicator.id


def _of_one_series(passage: Passage, levels: list[Number], change: Number) -> bool:
    """Whether the text tells both levels of one thing: one indicator, or a sentence that goes on about it."""
    first, last = levels
    ours, theirs = (passage.figures.get(n.quantity.span) for n in levels)
    if ours is not None and theirs is not None:
        return ours.indicator.id == theirs.indicator.id
    if first.line is not last.line:
        return _POINTS_BACK.match(last.line.text) is not None and len(last.line.numbers) <= 2
    alone = {n.start for n in first.line.numbers} <= {first.start, last.start, change.start}
    return alone and (first.quantity.kind != "currency" or cues.CLAUSE.search(first.line.between(first, last)) is None)


def in_order(first: Number, last: Number) -> tuple[Number, Number] | None:
    """The earlier level, then the later one; None where the text does not say which is which."""
    if _EARLIER_IN_BRACKETS.search(last.before):
        return last, first
    a, b = time_of(first), time_of(last)
    if a is not None and b is not None and (order := _by_calendar(a, b)):
        return (first, last) if order < 0 else (last, first)
    then = [_THEN.search(_words_around(n)) is not None for n in (first, last)]
    now = [_NOW.search(_words_around(n)) is not None for n in (first, last)]
    if then[0] != then[1]:
        return (first, last) if then[0] else (last, first)
    if now[0] != now[1] and (a if now[1] else b) is not None:
        return (first, last) if now[1] else (last, first)
    return None


def _by_calendar(a: TimeExpression, b: TimeExpression) -> int:
    """Below zero where `a` is over when `b` begins, above zero the other way round, else zero."""
    if a.interval is None or b.interval is None:
        return 0
    for one, other, order in ((a.interval, b.interval, -1), (b.interval, a.interval, 1)):
        if one.end is not None and other.start is not None and one.end <= other.start:
            return order
    return 0


def time_of(number: Number) -> TimeExpression | None:
    """The time a number is told for: the first after it in its clause, else the last before it."""
    line = number.line
    start, end = _reach(number)
    after = [t for t in line.times if number.end <= t.span[0] < end]
    if after and not _ENDS.search(line.words(number.end, after[0].span[0])):
        return after[0]
    before = [t for t in line.times if start <= t.span[0] and t.span[1] <= number.start]
    if not before or ";" in line.words(before[-1].span[1], number.start):
        return None
    # "The year before it had let in 41,900": the year is told by another, which may not be the one it was read as.
    told_by_another = line.words(before[-1].span[1], number.start).startswith((" before", " after"))
    return None if told_by_another else before[-1]


def _reach(number: Number) -> tuple[int, int]:
    before, after = number.previous, number.next
    return before.end if before else number.line.start, after.start if after else number.line.end


def _words_around(number: Number) -> str:
    """The words that tell a number's time: up to the end of its clause after it, from the last number before it."""
    after = _ENDS.split(number.after, maxsplit=1)[0]
    before = re.split(r"[;]", number.before)[-1]
    previous = number.previous
    if previous is not None:
        # What stands before the comma belongs to the number before.
        parts = before.split(",", maxsplit=1)
        before = parts[-1]
    return f"{before} | {after}"


def _has_other_base(change: Number, base: Number) -> bool:
    """Whether the change names a time that is not the base's: "up 3 percent on the month"."""
    if cues.OWN_BASE.search(change.after):
        return True
    line = change.line
    _, end = _reach(change)
    named = [t for t in line.times if change.end <= t.span[0] < end]
    named = [t for t in named if not _ENDS.search(line.words(change.end, t.span[0]))]
    theirs = time_of(base)
    return any(theirs is None or (t.interval, t.value) != (theirs.interval, theirs.value) for t in named)
