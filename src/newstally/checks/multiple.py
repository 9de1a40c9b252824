"""A multiple ("doubled", "three times as many as") agrees with the two levels it lies between.

Asserts: where a text says that something doubled, tripled, halved or is so many times another number,
and gives both, level / base is that multiple; words of multiples are read within 10 percent.

Why editors care: a fall by a quarter is told as a halving, and 2.7 times as "more than tripled".

Holds: Visitors to the hill fort more than doubled in October, reaching 48,210 after 21,977 a year earlier.

Fails: Reports of online fraud more than tripled to 1,096 last year from 412 a year earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newstally.checks.findings import figure, finding, operand, spread, stretch, tidy
from newstally.checks.interval import Range, Values, compare, modified, word_values
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.model import Finding

_HOW = r"(?:(?P<modifier>more than|over|at least|almost|nearly|about|around|roughly|less than) )?\b"
_VERB = re.compile(
    _HOW + r"(?P<word>(?:doubl|trebl|tripl|quadrupl|quintupl|halv)(?:es|ed|ing)|"
    r"(?:(?<=to )|(?<=than ))(?:double|triple|treble|quadruple|halve)|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten)-?fold)\b"
)
_TIMES = re.compile(
    _HOW + r"(?P<word>\w+(?:\.\d+)? times|twice|thrice|double|triple) "
    r"(?:as (?:many|much|high|large|big)(?: [\w-]+){0,3}? as (?:the|in|that of)|the)(?: [a-z'-]+){0,4}? ?$"
)
_MODIFIERS = {
    "more than": "more_than",
    "over": "more_than",
    "at least": "at_least",
    "almost": "nearly",
    "nearly": "nearly",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "less than": "less_than",
}
_AFTER = re.compile(r"\bafter (?:the |just |only )?$")
_NUMBER_WORDS = {
    w: n
    for n, w in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}
_STEMS: dict[str, int | Fraction] = {
    "doubl": 2,
    "twice": 2,
    "trebl": 3,
    "tripl": 3,
    "thrice": 3,
    "quadrupl": 4,
    "quintupl": 5,
    "halv": Fraction(1, 2),
}


def find(passage: Passage) -> Iterator[Finding]:
    """The multiples that the text sets beside their levels."""
    for line in passage.lines:
        for base, level in _levels(line):
            first = min(base, level, key=lambda n: n.start)
            word = _verb_before(line, first)
            if word is not None:
                yield _judge(passage, base, level, word)
        yield from _times_as_many(passage, line)


def _levels(line: Line) -> Iterator[tuple[Number, Number]]:
    """Bases and levels of one sentence; beside a multiple, "48,210 after 21,977" is a pair too."""
    paired = {pair.base for pair in line.pairs}
    for pair in line.pairs:
        if pair.level.line is line:
            yield pair.base, pair.level
    for number in line.numbers:
        previous = number.previous
        if (
            number not in paired
            and previous is not None
            and same_unit(number, previous)
            and _AFTER.search(number.before)
        ):
            yield number, previous


def _verb_before(line: Line, first: Number) -> re.Match[str] | None:
    """The multiple right before a pair, with no other number between."""
    start = first.previous.end - line.start if first.previous else 0
    words = list(_VERB.finditer(line.text, start, first.start - line.start))
    return words[-1] if words and first.start - line.start - words[-1].end() < 90 else None


def _times_as_many(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "LEVEL ..., three times as many as the BASE"."""
    for base in line.numbers:
        text = line.text[: base.start - line.start]
        word = _TIMES.search(text, max(0, len(text) - 90))
        if word is None or _factor(word.group("word")) is None:
            continue
        earlier = [n for n in line.numbers[: base.index] if n.end - line.start <= word.start("word") and not n.is_aside]
        if earlier and same_unit(earlier[-1], base):
            yield _judge(passage, base, earlier[-1], word)


def _judge(passage: Passage, base: Number, level: Number, word: re.Match[str]) -> Finding:
    written = word.group("word")
    factor = _factor(written) or Fraction(1)
    stated = modified(_stated(written, factor), _MODIFIERS.get(word.group("modifier") or "", ""), factor)
    worked_out = level.operand / base.operand
    start = level.line.start + word.start("word")
    return finding(
        passage,
        "multiple",
        compare(stated, worked_out),
        [
            stretch("multiple", passage, start, start + len(written)),
            operand("from", base),
            operand("to", level),
        ],
        f"{figure(level.value)} / {figure(base.value)} = {figure(factor)}",
        f"from {tidy(base.text)} to {tidy(level.text)} is {spread(worked_out.narrow, 'times')}",
        expected=worked_out,
    )


def _stated(written: str, factor: Fraction) -> Values:
    """Multiples in words are read within 10 percent, "2.5 times" as written, "3 times" within a half."""
    decimals = re.match(r"\d+\.(\d+)", written)
    if decimals is None:
        values = word_values(factor)
        half = Range(factor - Fraction(1, 2), factor + Fraction(1, 2))
        return Values(values.narrow, values.wide.hull(half)) if "times" in written else values
    half_unit = Fraction(1, 2 * 10 ** len(decimals.group(1)))
    rounded = Range(factor - half_unit, factor + half_unit)
    return Values(rounded, rounded)


def _factor(word: str) -> Fraction | None:
    first = re.split(r"[ -]|fold", word)[0]
    if re.fullmatch(r"\d+(?:\.\d+)?", first):
        return Fraction(first)
    if first in _NUMBER_WORDS:
        return Fraction(_NUMBER_WORDS[first])
    return next((Fraction(n) for stem, n in _STEMS.items() if first.startswith(stem)), None)
