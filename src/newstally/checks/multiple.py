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
from newstally.checks.series import in_order, levels_by_time
from newstally.model import Finding

_HOW = r"(?:(?P<modifier>more than|over|at least|almost|nearly|about|around|roughly|less than) )?\b"
_VERB = re.compile(
    _HOW + r"(?P<word>(?:doubl|trebl|tripl|quadrupl|quintupl|halv)(?:es|ed|ing)|"
    r"(?:(?<=to )|(?<=than ))(?:double|triple|treble|quadruple|halve)|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten)-?fold|"
    r"(?<=by )[\w.]+ times|(?<=up )[\w.]+ times|(?:(?<=rose )|(?<=risen )|(?<=grew )|(?<=grown )|(?<=increased )|"
    r"(?<=jumped )|(?<=surged )|(?<=multiplied ))[\w.]+ times)\b"
)
_COMPARED = re.compile(
    _HOW + r"(?P<word>(?:\w+ and a half|[\w.]+) times|twice|thrice|double|triple|half)"
    r"(?= (?:as (?:many|much|[a-z]+)\b|the\b|its\b|his\b|her\b|"
    r"their\b|our\b|that of\b|those of\b|what\b|last \w+'s\b|[a-z]+'s\b|(?:more|higher|larger|greater|bigger) than\b))"
)
# From a multiple to its base: "the 31,000", "its budget of $4.2 million", "as in 2019 (2,840)", "as in May, when it
# bought 610", "that of the region, 3.1 million".
_TO_BASE = re.compile(
    r"(?:[^.,;:()]{0,60}?\b(?:the|of|than|as|'s|about|just|only|[a-z]+'s)|[^.,;:()]{0,60} \(|"
    r"[^.;:()]{0,50}, (?:which|when|where|who)(?: [\w']+){0,3}|(?: that of| those of)[^.,;:()]{0,40},)\s?$"
)
# From a multiple at the head of the sentence to its level: "as many women (", "as many people, ".
_TO_LEVEL = re.compile(r" as (?:many|much|[a-z]+) [a-z][\w' -]{0,30}(?: \(|, )$")
_LEVEL_LAST = re.compile(r"^[^.,;:()]{0,30}, (?:at|reaching|hitting|to|standing at) $")
_EACH = re.compile(
    r"\b(?:an?|each|every|per) (hour|day|night|week|month|quarter|year|season)\b(?! (?:ago|earlier|before|later))"
)
# "half the 31,000 residents" is a share of them.
_HALF_OF = re.compile(r" (?:the|its|his|her|their|our) ")
# A multiple whose base is told before: no "as" and no other number follows but its level.
_AS_MANY = re.compile(r" as (?:many|much)(?: (?:last|this|in|on)\b[^.;:]{0,30})?(?:[,.;]| when| with)")
# Nothing but their coming: "when 1,240 found new homes" may be fewer than it had.
_CAME = re.compile(r" (?:came|did|arrived|attended|applied|turned up|took part|were (?:counted|recorded|registered))\b")
_GOES_ON = re.compile(r"(?:[\w' ]{0,30}, )?(?:it|they|she|he|there|that|this|the \w+)\b")
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
_ADDED = re.compile(r" (?:more|higher|larger|greater|bigger) than\b")
_GREW = re.compile(r"\b(?:up|by|rose|risen|grew|grown|increased|jumped|surged|multiplied) $")
_AFTER = re.compile(r"\bafter (?:the |just |only )?$")
_NUMBER_WORDS = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
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
    "half": Fraction(1, 2),
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
        yield from _told_before(passage, line)
        yield from _as_many_as_then(passage, line)


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
    """The multiple right before a pair, with no other number between but a time ("doubled in a week, from")."""
    before = [n for n in line.numbers[: first.index] if n.quantity.kind not in ("ratio", "duration")]
    start = before[-1].end - line.start if before else 0
    words = list(_VERB.finditer(line.text, start, first.start - line.start))
    return words[-1] if words and first.start - line.start - words[-1].end() < 90 else None


def _times_as_many(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "LEVEL, three times as many as the BASE", "five times as many people, LEVEL, as in 2019, when BASE did"."""
    for word in _COMPARED.finditer(line.text):
        if _factor(word.group("word")) is None or (
            word.group("word") == "half" and _HALF_OF.match(word.string, word.end())
        ):
            continue
        start, end = line.start + word.start(), line.start + word.end("word")
        levels = [n for n in line.numbers if n.quantity.kind != "ratio" and not n.is_aside]
        ahead = [n for n in levels if n.end <= start]
        behind = [n for n in levels if n.start >= end]
        found = _compared(line, end, ahead, behind)
        if found is not None and same_unit(*found) and _each(found[0]) in ("", _each(found[1])):
            yield _judge(passage, *found, word)


def _each(number: Number) -> str:
    """The stretch of time a number is told for each of ("5,000 tonnes ... each quarter"); empty for none."""
    found = _EACH.search(number.after)
    return found.group(1) if found else ""


def _compared(line: Line, end: int, ahead: list[Number], behind: list[Number]) -> tuple[Number, Number] | None:
    """Base and level of a multiple that ends at an offset, from the numbers ahead of it and behind it."""
    if not behind:
        return None
    first, second = behind[0], behind[1] if len(behind) > 1 else None
    gap = line.words(end, first.start)
    if not ahead and second is not None and _TO_LEVEL.fullmatch(gap):
        return second, first
    if not _TO_BASE.fullmatch(gap):
        return None
    if ahead:
        return first, ahead[-1]
    return (first, second) if second is not None and _LEVEL_LAST.match(line.words(first.end, second.start)) else None


def _told_before(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "Exports tripled. They were worth $210 million in 2018 and $480 million last year." """
    before = line.previous
    words = list(_VERB.finditer(before.text)) if before is not None and not before.numbers else []
    levels = levels_by_time(line)
    if len(words) == 1 and before is not None and levels is not None:
        base, level = levels
        yield _judge(passage, base, level, words[0], before)


def _as_many_as_then(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "In 2014 it took in 310 dogs. It had four times as many last year, when 1,240 came": the base stands before."""
    before = line.previous
    words = [w for w in _COMPARED.finditer(line.text) if _AS_MANY.match(line.text, w.end("word"))]
    if before is None or len(words) != 1 or not _GOES_ON.match(line.text) or _factor(words[0].group("word")) is None:
        return
    bases = [n for n in before.numbers if n.quantity.kind != "ratio"]
    levels = [n for n in line.numbers if n.quantity.kind != "ratio"]
    if len(bases) != 1 or len(levels) != 1 or levels[0].start < line.start + words[0].end():
        return
    if not _CAME.match(levels[0].after):
        return
    base, level = bases[0], levels[0]
    units = {n.quantity.unit for n in (base, level)} - {""}
    if not same_unit(base, level) or base.is_change or level.is_change or len(units) > 1:
        return
    if in_order(base, level) == (base, level):
        yield _judge(passage, base, level, words[0])


def _judge(passage: Passage, base: Number, level: Number, word: re.Match[str], line: Line | None = None) -> Finding:
    written = word.group("word")
    factor = _factor(written) or Fraction(1)
    added = _ADDED.match(word.string, word.end("word")) or _GREW.search(word.string, 0, word.start("word"))
    stated = modified(
        _stated(written, factor, added=bool(added)), _MODIFIERS.get(word.group("modifier") or "", ""), factor
    )
    worked_out = level.operand / base.operand
    start = (line or level.line).start + word.start("word")
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
        f"{tidy(level.text)} is {spread(worked_out.narrow, 'times')} {tidy(base.text)}",
        instead=_IN_WORDS.get(factor, f"{figure(factor)} times"),
        expected=worked_out,
    )


_IN_WORDS = {Fraction(2): "twice", Fraction(1, 2): "half"}


def _stated(written: str, factor: Fraction, *, added: bool = False) -> Values:
    """Multiples in words are read within 10 percent, "2.5 times" as written, "3 times" within a half.

    "Three times more than" and "rose threefold" are read both ways: as three times the base, and as that
    much on top of it.
    """
    decimals = re.match(r"\d+\.(\d+)", written)
    if decimals is None:
        values = word_values(factor)
        half = Range(factor - Fraction(1, 2), factor + Fraction(1, 2))
        values = Values(values.narrow, values.wide.hull(half)) if "times" in written else values
    else:
        half_unit = Fraction(1, 2 * 10 ** len(decimals.group(1)))
        rounded = Range(factor - half_unit, factor + half_unit)
        values = Values(rounded, rounded)
    if not added or factor <= 1:
        return values
    more = values.plus(1)
    return Values(values.narrow.hull(more.narrow), values.wide.hull(more.wide))


def _factor(word: str) -> Fraction | None:
    if " and a half times" in word:
        whole = _factor(word.replace(" and a half", ""))
        return whole + Fraction(1, 2) if whole is not None else None
    first = re.split(r"[ -]|fold", word)[0]
    if re.fullmatch(r"\d+(?:\.\d+)?", first):
        return Fraction(first)
    if first in _NUMBER_WORDS:
        return Fraction(_NUMBER_WORDS[first])
    return next((Fraction(n) for stem, n in _STEMS.items() if first.startswith(stem)), None)
