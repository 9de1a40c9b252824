"""A change that the headline tells, beside the one pair of levels that the lead gives for it.

"Flower exports jump 28 percent" over "Earnings from cut flowers rose to $104 million from $90.6 million".
The headline must tell nothing else, the lead must set just two levels against each other and speak of
the same thing, and the story must not tell the headline's number again by itself. A headline's change is
one on the year unless it says otherwise: beside levels of two months, two quarters or no stated time
it can only be confirmed.
"""

from __future__ import annotations

import re

from newstally.checks.pairs import Pair
from newstally.checks.passage import Line, Number, Passage
from newstally.checks.series import time_of
from newstally.lexicon import words

_COMMON = words("newstally.checks", "common.txt")
_LEAD = 1
_STORY = 12
# Days in a year; weeks of two years may begin a day or two apart.
_YEAR = (363, 368)


def headline_change(passage: Passage) -> Pair | None:
    """The lead's pair with the headline's change; None where the two do not belong together for sure."""
    headline = [line for line in passage.lines if passage.in_headline(line)]
    numbers = [n for line in headline for n in line.numbers]
    if len(numbers) != 1 or not numbers[0].is_change or numbers[0].is_points:
        return None
    change, lead = numbers[0], passage.body[:_LEAD]
    pairs = [pair for line in lead for pair in line.pairs if pair.sure]
    if len(pairs) != 1 or _is_told_again(change, passage.body[:_STORY]):
        return None
    pair = pairs[0]
    # Percentages set against each other are told apart in points; a headline's percent may mean either.
    if pair.changes or pair.base.is_percent or not change.is_percent or pair.level.line is not pair.base.line:
        return None
    if len(_words(change.line) & _words(pair.level.line)) < 2 or change.direction != pair.direction:
        return None
    return Pair(pair.base, pair.level, (change,), sure=_a_year_apart(pair.base, pair.level))


def _a_year_apart(base: Number, level: Number) -> bool:
    """Whether the levels are told for the same stretch of two years in a row."""
    a, b = (time.interval if (time := time_of(n)) else None for n in (base, level))
    if a is None or b is None or not (a.start and a.end and b.start and b.end):
        return False
    return all(_YEAR[0] <= (late - early).days <= _YEAR[1] for early, late in ((a.start, b.start), (a.end, b.end)))


def _is_told_again(change: Number, body: list[Line]) -> bool:
    """Whether the story has the headline's number, or another change in the lead that it may round."""
    later = [n for line in body for n in line.numbers]
    same = any(n.is_percent and abs(n.value - change.value) < 1 for n in later)
    return same or any(n.is_change and n.is_percent for line in body[:_LEAD] for n in line.numbers)


def _words(line: Line) -> set[str]:
    return {word.rstrip("s")[:6] for word in re.findall(r"[a-z]{4,}", line.text) if word not in _COMMON}
