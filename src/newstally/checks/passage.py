"""A reading laid out for the checks: each sentence with its numbers in order and the words between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from newstally.checks import cues
from newstally.checks.interval import Values, as_operand, as_result, is_fraction, modified, word_values
from newstally.checks.movements import own_kind, split_movement
from newstally.model import Direction, Figure, Quantity, Reading, TimeExpression

if TYPE_CHECKING:
    from newstally.checks.pairs import Pair

_SPACES = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "’": "'", "‑": "-", "–": "-", "—": "-"}
)
_CHANGE_KINDS = ("percent", "percentage_point", "basis_point", "ratio")


def flatten(text: str) -> str:
    """The text in lower case with plain spaces, quotes and dashes, character for character as long as before."""
    plain = text.translate(_SPACES)
    low = plain.lower()
    if len(low) == len(plain):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


class Number:
    """A quantity at its place in a sentence."""

    def __init__(self, quantity: Quantity, line: Line, index: int) -> None:
        self.quantity = quantity
        self.start, self.end = quantity.span
        self.line = line
        self.index = index

    def __repr__(self) -> str:
        return f"Number({self.quantity.text!r})"

    @property
    def text(self) -> str:
        """The number as written."""
        return self.quantity.text

    @cached_property
    def value(self) -> Fraction:
        """The scaled value."""
        value = Fraction(self.quantity.value)
        return value / 100 if self.is_hundredths else value

    @cached_property
    def operand(self) -> Values:
        """What it may mean where other numbers are worked out from it."""
        values = as_operand(self.quantity)
        return values.scaled(Fraction(1, 100)) if self.is_hundredths else values

    @property
    def is_hundredths(self) -> bool:
        """Whether it counts hundredths of a currency ("15 cents")."""
        return self.quantity.kind == "currency" and self.quantity.unit in _HUNDREDTHS

    @cached_property
    def result(self) -> Values:
        """What it may mean where it states a result."""
        return as_result(self.quantity)

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage or a fraction in words."""
        return self.quantity.kind == "percent" or (self.is_fraction and not self.is_points)

    @cached_property
    def is_fraction(self) -> bool:
        """Whether it is a fraction in words ("a third", "one in five")."""
        return is_fraction(self.quantity)

    @property
    def is_points(self) -> bool:
        """Whether it is a number of percentage or basis points."""
        return self.quantity.kind in ("percentage_point", "basis_point") or (
            self.is_fraction and cues.HALF_A_POINT.match(self.after) is not None
        )

    @property
    def percent(self) -> Values:
        """What it may mean as a percentage; a fraction in words times a hundred."""
        if self.is_fraction and self.quantity.unit != "percent" and abs(self.value) <= 1:
            hundredfold = self.value * 100
            return modified(word_values(hundredfold), self.quantity.modifier, hundredfold)
        return self.result

    @property
    def points(self) -> Values:
        """What it may mean in percentage points; basis points divided by a hundred."""
        return self.result.scaled(Fraction(1, 100)) if self.quantity.kind == "basis_point" else self.result

    @cached_property
    def before(self) -> str:
        """The words between the number before it (or the sentence's start) and this one."""
        start = self.line.numbers[self.index - 1].end if self.index else self.line.start
        return self.line.words(start, self.start)

    @property
    def after(self) -> str:
        """The words from it to the next number or the sentence's end."""
        following = self.line.numbers[self.index :]
        end = next((n.start for n in following[:2] if n.start >= self.end), self.line.end)
        return self.line.words(self.end, end)

    @property
    def previous(self) -> Number | None:
        """The number before it in its sentence."""
        return self.line.numbers[self.index - 1] if self.index else None

    @property
    def next(self) -> Number | None:
        """The number after it in its sentence."""
        return self.line.numbers[self.index + 1] if self.index + 1 < len(self.line.numbers) else None

    @cached_property
    def per(self) -> str:
        """What the number is told for each of ("a share", "per litre"), in the singular; empty for a plain number."""
        per = self.quantity.per or self.quantity.unit.partition("_per_")[2]
        if per:
            return per
        found = cues.PER.match(self.after)
        return found.group(1) if found else ""

    @property
    def is_aside(self) -> bool:
        """Whether it tells the number before it in another measure ("$33 million, or 35 cents a share")."""
        return self.index > 0 and cues.ASIDE.search(self.before) is not None

    @cached_property
    def is_change(self) -> bool:
        """Whether it says by how much something changed or differs."""
        if self.is_points or cues.CHANGE_IS.search(self.before) or cues.SIGNED.search(self.before):
            return True
        if self.is_percent and cues.UP_OR_DOWN_AFTER.match(self.after):
            return True
        if cues.LEVEL_BEFORE_CHANGE.search(self.before) and not (
            cues.COMPARATIVE_AFTER.match(self.after) and not cues.TO.search(self.before)
        ):
            return False
        if cues.change_before(self.before):
            return True
        return cues.change_after(self.after) and (
            self.quantity.kind in _CHANGE_KINDS or cues.COMPARATIVE_AFTER.search(self.after) is not None
        )

    @cached_property
    def direction(self) -> Direction:
        """Which way the change went, as the words next to it say; empty where they say nothing."""
        if cues.SIGNED.search(self.before):
            return "up"
        if cues.ARTICLE.search(self.before) and (named := cues.directions(cues.first_words(self.after, 1))):
            return named[0]
        ahead = cues.directions(self.before)
        if cues.change_before(self.before) and ahead:
            return ahead[-1]
        behind = cues.directions(cues.first_words(self.after))
        if cues.change_after(self.after) and behind:
            return behind[0]
        return ahead[-1] if ahead else ""


@dataclass(eq=False)
class Line:
    """One sentence with its numbers."""

    index: int
    start: int
    end: int
    text: str
    passage: Passage
    numbers: list[Number] = field(default_factory=list)
    # Stretches of time that only say when or how long ("in the six months to June").
    stretches: list[Number] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    # Pairs of levels whose base stands in this sentence (see `pairs`).
    pairs: list[Pair] = field(default_factory=list)

    def words(self, start: int, end: int) -> str:
        """The words between two offsets of the report."""
        return self.text[start - self.start : end - self.start]

    def between(self, a: Number, b: Number) -> str:
        """The words between two numbers, those in between included."""
        first, second = (a, b) if a.start <= b.start else (b, a)
        return self.words(first.end, second.start)

    @property
    def previous(self) -> Line | None:
        """The sentence before, of the same story part (a headline is not before the first paragraph)."""
        if not self.index:
            return None
        line = self.passage.lines[self.index - 1]
        return None if self.passage.in_headline(line) else line

    @property
    def next(self) -> Line | None:
        """The sentence after."""
        lines = self.passage.lines
        if self.passage.in_headline(self) or self.index + 1 >= len(lines):
            return None
        return lines[self.index + 1]


class Passage:
    """A report's sentences with their numbers, text and quantities lined up."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = flatten(reading.report.text)
        self.lines = [
            Line(index, start, end, self.text[start:end], self) for index, (start, end) in enumerate(reading.sentences)
        ]
        self._starts = [line.start for line in self.lines]
        for quantity in _apart(reading.quantities):
            line = self.line_at(quantity.span[0])
            if line is not None and quantity.span[1] <= line.end:
                for part in split_movement(quantity, line.words(line.start, quantity.span[0]), reading.setting):
                    _place(own_kind(part, line.words(part.span[1], line.end)), line)
        for time in sorted(reading.times, key=lambda t: t.span):
            line = self.line_at(time.span[0])
            if line is not None:
                line.times.append(time)

    def line_at(self, offset: int) -> Line | None:
        """The sentence that holds a character."""
        index = bisect_right(self._starts, offset) - 1
        return self.lines[index] if index >= 0 and offset < self.lines[index].end else None

    def in_headline(self, line: Line) -> bool:
        """Whether the sentence stands in the headline."""
        return line.end <= self._headline_end

    @cached_property
    def _headline_end(self) -> int:
        return max((b.end for b in self.reading.report.blocks if b.kind == "headline"), default=0)

    @property
    def pairs(self) -> list[Pair]:
        """All pairs of levels, in text order."""
        return [pair for line in self.lines for pair in line.pairs]

    @cached_property
    def figures(self) -> dict[tuple[int, int], Figure]:
        """The report's own figures by the span of their number; derived ones prove nothing."""
        return {f.quantity.span: f for f in self.reading.figures if f.derivation is None}

    @cached_property
    def levels(self) -> dict[str, list[Number]]:
        """The numbers that are levels of an indicator, by the indicator's id."""
        found: dict[str, list[Number]] = {}
        for line in self.lines:
            for number in line.numbers:
                figure = self.figures.get(number.quantity.span)
                if figure is not None and figure.aspect == "level":
                    found.setdefault(figure.indicator.id, []).append(number)
        return found

    @cached_property
    def body(self) -> list[Line]:
        """The sentences that are not the headline."""
        return [line for line in self.lines if not self.in_headline(line)]


def _place(quantity: Quantity, line: Line) -> None:
    if cues.MULTIPLE_WORD.fullmatch(flatten(quantity.text)):
        return
    number = Number(quantity, line, len(line.numbers))
    (line.stretches if _says_when(number) else line.numbers).append(number)


def _says_when(number: Number) -> bool:
    """Whether a duration or age is a circumstance, not a measure that the text compares."""
    if number.quantity.kind == "age":
        return True
    if number.quantity.kind != "duration" or number.value >= _LONG_COUNT:
        return False
    if cues.MEASURED_BEFORE.search(number.before):
        return False
    rest = number.line.words(number.end, number.line.end)
    return cues.WHEN_BEFORE.search(number.before) is not None or cues.WHEN_AFTER.match(rest) is not None


# Nights sold and hours worked come in thousands: counts that the text compares.
_LONG_COUNT = 400


def _apart(quantities: Iterable[Quantity]) -> list[Quantity]:
    """The quantities in text order, the longer one where two overlap."""
    kept: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda q: (q.span[0], -q.span[1])):
        if not kept or quantity.span[0] >= kept[-1].span[1]:
            kept.append(quantity)
    return kept


# "the 3,065,469 of a year earlier": the noun after it is a time, not what is counted.
_NO_UNIT = frozenset(("", "year", "month", "week", "day", "quarter", "season"))
# Hundredths of a currency unit stand beside it without saying which ("by 15 cents to $1.85").
_HUNDREDTHS = frozenset(("cent", "penny", "pence", "paisa", "eurocent"))
_MEASURES = ("currency", "physical", "duration", "percent", "percentage_point", "basis_point")


def same_unit(a: Number, b: Number) -> bool:
    """Whether two numbers measure in the same unit; a bare number takes the unit of the one it stands beside."""
    if a.per != b.per and "share" in (a.per, b.per):
        return False
    if a.is_percent or b.is_percent:
        return a.quantity.kind == b.quantity.kind == "percent"
    if a.is_points or b.is_points:
        return a.is_points and b.is_points
    if {a.quantity.unit, b.quantity.unit} & _HUNDREDTHS and a.quantity.kind == b.quantity.kind == "currency":
        return True
    if is_bare(a) or is_bare(b):
        return True
    if a.quantity.kind in _MEASURES or b.quantity.kind in _MEASURES:
        return a.quantity.kind == b.quantity.kind and _unit(a) == _unit(b)
    return a.quantity.kind == b.quantity.kind


def is_bare(number: Number) -> bool:
    """Whether a number says nothing of its unit ("from 340")."""
    return number.quantity.kind in ("count", "index") and number.quantity.unit in _NO_UNIT


def _unit(number: Number) -> str:
    return re.sub(r"s$", "", number.quantity.unit)
