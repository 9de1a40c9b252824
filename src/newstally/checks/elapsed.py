"""A stretch of time agrees with the dates it lies between.

Asserts: an age, an anniversary, "N years since" and "N hours" between two clock times agree with the
dates or times the same sentence gives (the day of publication where the stretch runs to now); an age at death
also with a birth told in the next sentence or in a line of both dates.

Why editors care: anniversaries are counted from memory, and ages go stale while a draft waits.

Holds: The outage began at 2.10pm and supply was not restored until 4.40pm, leaving the suburbs in the dark for
two and a half hours.

Fails: The former minister, who was born on 4 March 1961, died on 2 May 2023, aged 72, her family said.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction

from newstally.checks import ages
from newstally.checks.between import (
    dated_times,
    day_of_publication,
    gives_year,
    number_operand,
    result,
    time_operand,
    words_operand,
)
from newstally.checks.interval import Range
from newstally.checks.lengths import Stretch, days_of, fit, stretches, unit_of
from newstally.checks.passage import Line, Number, Passage
from newstally.model import Finding, Operand, TimeExpression, Verdict

_YEARS_SINCE = re.compile(r"^(?:it is|it has been|it's been|this is)\b")
_ANNIVERSARY = re.compile(r"\b(?P<n>\d{1,3})(?:st|nd|rd|th) anniversary\b")
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_FOR = re.compile(
    r"\b(?:for|lasted|lasting|took|after|a total of) (?:a total of |about |around |nearly |almost |some |"
    r"more than )?$"
)
_OF_WHAT = re.compile(
    r"^ (?:of|in|as|at|with|on) (?!(?:prison|jail|custody|captivity|detention|service|operation|use|office|power|"
    r"business|existence|exile|hiding|marriage|life|publication|the (?:job|post|role|air))\b)"
)
_AFTER = re.compile(r"\bafter (?:about |nearly |almost |more than |over )?$")
_IS_NOW = re.compile(r"\b(?:is|are) (?:now )?$")
_JAILED = re.compile(
    r"\b(?:jailed|imprisoned|arrested|elected|appointed|founded|opened|launched|introduced|built|detained|married|"
    r"signed|formed|joined|"
    r"convicted|sentenced|completed|finished|began|started|established|"
    r"hired|captured|abducted)(?: \w+)? (?:in|on|since) $"
)
_SIZES = {"hour": 60, "minute": 1}
_UNTIL = re.compile(r"\b(?:until|till|to|ended|finished|restored|and|before)\b")
_LATER = re.compile(r"^ later\b")
# Clocks at the two ends of a journey may show the times of two zones.
_TRAVELS = re.compile(r"\b(?:flight|flew|flying|landed|lands|took off|takes off|departed|arrived|arrives)\b")
_YEAR = Fraction(1461, 4)
_HALF = Fraction(1, 2)


def find(passage: Passage) -> Iterator[Finding]:
    """The stretches of time that the text gives with both their ends."""
    yield from ages.find(passage)
    for line in passage.body:
        yield from _anniversaries(passage, line)
        yield from _years_since(passage, line)
        yield from _by_the_clock(passage, line)
        yield from _between_dates(passage, line)


def _between_dates(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "from 3 May to 9 June, 38 days", "40 years ago, in 1984"."""
    now = day_of_publication(passage)
    for found in stretches(line):
        if found.end is not None or now is not None:
            yield _told(passage, found, now[0] if now else dt.date.max)


def between(passage: Passage, length: Number, start: TimeExpression, end: TimeExpression) -> Finding:
    """The finding on a length and the two dates it lies between."""
    return _told(passage, Stretch(length, start, end), dt.date.max)


def lie_apart(length: Number, start: TimeExpression, end: TimeExpression) -> bool:
    """Whether two dates lie a length apart, by the narrowest count: days to the day, years from year to year."""
    first, last = days_of(start), days_of(end)
    if first is None or last is None or length.quantity.modifier:
        return False
    if unit_of(length) in ("day", "night"):
        return first[0] == first[1] and last[0] == last[1] and (last[0] - first[0]).days == length.value
    if unit_of(length) == "week":
        return first[0] == first[1] and last[0] == last[1] and (last[0] - first[0]).days == 7 * length.value
    return unit_of(length) == "year" and last[0].year - first[0].year == length.value


def _told(passage: Passage, found: Stretch, today: dt.date) -> Finding:
    verdict, between = fit(found, today)
    ends = [time_operand(passage, "start", found.start)] + (
        [time_operand(passage, "end", found.end)] if found.end else []
    )
    unit = f"{unit_of(found.length)}s"
    low, high = _whole(between.low or Fraction(0)), _whole(between.high or Fraction(0))
    return result(passage, [number_operand(unit, found.length), *ends], found.length.value, low, high, verdict, unit)


def _anniversaries(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "the 25th anniversary of the sinking ..., on 19 September 1998"."""
    match = _ANNIVERSARY.search(line.text)
    if match is None:
        return
    dates = [(t, d) for t, d in dated_times(line) if gives_year(t)]
    now = day_of_publication(passage)
    if len(dates) != 1 or now is None:
        return
    time, (first, last) = dates[0]
    onset = _JAILED.search(line.text[: time.span[0] - line.start])
    if (time.span[0] - line.start < match.end() and not onset) or first > now[0]:
        return
    stated = int(match.group("n"))
    low, high = now[0].year - last.year, now[0].year - first.year
    verdict: Verdict = "holds" if low <= stated <= high else "undecided" if low - 1 <= stated <= high + 1 else "fails"
    operands = [
        words_operand(passage, line, "years", match.start(), match.start() + match.group().index(" ")),
        time_operand(passage, "start", time),
    ]
    yield result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


def _years_since(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "It is 247 years since ..., in 1756"; "jailed in 1998, released in 2010 after 12 years"."""
    dates = [(t, d) for t, d in dated_times(line) if gives_year(t)]
    now = day_of_publication(passage)
    if len(dates) not in (1, 2) or (now is None and len(dates) == 1):
        return
    time, (first, last) = dates[0]
    end = dates[1][1] if len(dates) == 2 else now
    until = [time_operand(passage, "end", dates[1][0])] if len(dates) == 2 else []
    if end is None:
        return
    for number in sorted((*line.numbers, *line.stretches), key=lambda n: n.start):
        if not _counts_years(number) or not _runs_from(line, number, time, until):
            continue
        low, high = Fraction((end[0] - last).days) / _YEAR, Fraction((end[1] - first).days) / _YEAR
        verdict = _years_fit(number, low, high)
        if verdict == "fails" and not until and number.quantity.kind != "age" and not _YEARS_SINCE.match(number.before):
            # "jailed in March 2009, walked out on Friday after 14 years": he may have walked out long ago.
            verdict = "undecided"
        if verdict == "fails" and number.quantity.kind != "age" and _OF_WHAT.match(number.after):
            # "after 15 years of losses": what went on for so long may have begun elsewhere.
            verdict = "undecided"
        operands = [number_operand("years", number), time_operand(passage, "start", time), *until]
        yield result(passage, operands, number.value, _whole(low), _whole(high), verdict, "years")


def _counts_years(number: Number) -> bool:
    quantity = number.quantity
    return quantity.kind in ("duration", "age") and quantity.unit.startswith("year") and quantity.high is None


def _runs_from(line: Line, number: Number, time: TimeExpression, until: list[Operand]) -> bool:
    """Whether the years are said to run from the date: "N years since ...", "founded in ..., after N years"."""
    if not until and number.index == 0 and _YEARS_SINCE.match(number.before):
        return re.match(r"^[ a-z]{0,12}\bsince\b", number.after) is not None
    onset = _JAILED.search(line.text[: time.span[0] - line.start])
    after_all = number.start > max([time.span[1], *(o.end for o in until)])
    lead = line.text[: number.start - line.start]
    # "Built in 1990, the bridge is 34 years old"; "she is 52" runs from no date but her birth.
    is_old = number.quantity.kind == "age" and number.quantity.unit_text and not until and bool(_IS_NOW.search(lead))
    return onset is not None and after_all and bool(is_old or _AFTER.search(lead))


def _years_fit(number: Number, low: Fraction, high: Fraction) -> Verdict:
    """Years may be completed ones or rounded: "14 years" covers 13.5 to 15; a year more is doubt, not error."""
    years = number.operand.wide
    above = years.high is None or low <= years.high + 1
    if above and (years.low is None or years.low - _HALF <= high):
        return "holds"
    return "undecided" if above and years.low is not None and years.low - 1 <= high else "fails"


def _by_the_clock(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "began at 2.10pm and was not restored until 4.40pm, leaving ... for two and a half hours"."""
    clocks = [(t, minutes) for t in line.times if (minutes := _minutes(t)) is not None]
    if len(clocks) != 2:
        return
    (first, start), (last, end) = clocks
    if not _UNTIL.search(line.words(first.span[1], last.span[0])) or _TRAVELS.search(line.text):
        return
    for number in sorted((*line.numbers, *line.stretches), key=lambda n: n.start):
        size = _SIZES.get(unit_of(number)) if number.quantity.kind == "duration" else None
        if size is None or not _lies_between(number, first, last):
            continue
        passed = Fraction((end - start) % 1440, size)
        values = number.result
        point = Range(passed, passed)
        verdict: Verdict = (
            "holds" if values.narrow.meets(point) else "undecided" if values.wide.meets(point) else "fails"
        )
        operands = [
            number_operand("time", number),
            time_operand(passage, "start", first),
            time_operand(passage, "end", last),
        ]
        yield result(passage, operands, number.value, passed, passed, verdict, "hours" if size == 60 else "minutes")


def _lies_between(number: Number, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether a length is told for the time between two clock times: behind both, or "lasted five hours, from"."""
    if number.start >= last.span[1]:
        return _FOR.search(number.before) is not None or _LATER.match(number.after) is not None
    gap = number.line.words(number.end, first.span[0]) if number.end <= first.span[0] else ""
    return _FOR.search(number.before) is not None and re.fullmatch(r",? from (?:about )?", gap) is not None


def _minutes(time: TimeExpression) -> int | None:
    """The minute of the day that a clock time shows; None for what is none."""
    clock = _CLOCK.search(time.value) if time.type == "TIME" else None
    return 60 * int(clock.group(1)) + int(clock.group(2)) if clock else None


def _whole(years: Fraction) -> Fraction:
    return Fraction(int(years * 10), 10) if years.denominator != 1 else years
