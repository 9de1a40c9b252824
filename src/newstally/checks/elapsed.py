"""A stretch of time agrees with the dates it lies between.

Asserts: an age, an anniversary, "N years since" and "N hours" between two clock times agree with the
dates or times the same sentence gives (the day of publication where the stretch runs to now).

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

from newstally.checks.findings import figure, finding, stretch
from newstally.checks.passage import Line, Number, Passage
from newstally.model import Finding, Operand, TimeExpression, Verdict

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$")
_BORN = re.compile(r"\bborn (?:in \w+ )?(?:on |in )?(?:the )?$")
_AGED = re.compile(r"\b(?:aged|at the age of) (?P<n>\d{1,3})\b|\bage (?P<n2>\d{2,3})\b|\bdied at (?P<n3>\d{2,3})\b")
_DIED = re.compile(r"\b(?:died|dies|death|dead)\b")
_YEARS_SINCE = re.compile(r"^(?:it is|it has been|it's been|this is)\b")
_ANNIVERSARY = re.compile(r"\b(?P<n>\d{1,3})(?:st|nd|rd|th) anniversary\b")
_CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>am|pm|a\.m\.|p\.m\.)(?!\w)")
_FOR = re.compile(
    r"\b(?:for|lasted|lasting|took|after|later|a total of) (?:a total of |about |around |nearly |almost |some |"
    r"more than )?$"
)
_AFTER = re.compile(r"\bafter (?:about |nearly |almost |more than |over )?$")
_IS_NOW = re.compile(r"\b(?:is|are) (?:now )?$")
_JAILED = re.compile(
    r"\b(?:jailed|imprisoned|arrested|elected|appointed|founded|opened|launched|introduced|built|detained|married|"
    r"signed|formed|joined|"
    r"convicted|sentenced|completed|finished|began|started|established|"
    r"hired|captured|abducted)(?: \w+)? (?:in|on|since) $"
)


def find(passage: Passage) -> Iterator[Finding]:
    """The stretches of time that one sentence gives with both their ends."""
    for line in passage.body:
        yield from _ages(passage, line)
        yield from _anniversaries(passage, line)
        yield from _years_since(passage, line)
        yield from _by_the_clock(passage, line)


def _days(time: TimeExpression) -> tuple[dt.date, dt.date] | None:
    """The first and last day a date may mean, by its TIMEX3 value; None where it is no calendar date."""
    match = _DATE.match(time.value)
    if match is None or time.interval is None or time.interval.start is None or time.interval.end is None:
        return None
    last = time.interval.end - dt.timedelta(microseconds=1)
    return time.interval.start.date(), last.date()


def _written_year(time: TimeExpression) -> bool:
    return re.search(r"\b1[0-9]\d\d\b|\b20\d\d\b", time.text) is not None


def _now(passage: Passage) -> tuple[dt.date, dt.date] | None:
    published = passage.reading.report.published
    return (published.day, published.day) if published else None


def _full_years(start: dt.date, end: dt.date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _dates(line: Line) -> list[tuple[TimeExpression, tuple[dt.date, dt.date]]]:
    return [(t, days) for t in line.times if (days := _days(t)) is not None]


def _result(
    passage: Passage,
    operands: list[Operand],
    stated: Fraction,
    shortest: Fraction,
    longest: Fraction,
    verdict: Verdict,
    unit: str,
) -> Finding:
    between = figure(shortest) if shortest == longest else f"{figure(shortest)} to {figure(longest)}"
    ends = " and ".join(o.text for o in operands[1:])
    until = ends if len(operands) > 2 else f"{ends} and the day of publication"
    return finding(
        passage,
        "interval",
        verdict,
        operands,
        f"{figure(stated)} {unit} = {between} {unit}",
        f"between {until} lie {between} {unit}",
        assumes=() if len(operands) > 2 else ("the stretch taken to run to the day of publication",),
    )


def _ages(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "who was born on 4 March 1961, died on Friday aged 62"."""
    aged = _AGED.search(line.text)
    if aged is None or not _DIED.search(line.text):
        return
    dates = _dates(line)
    born = [(t, d) for t, d in dates if _BORN.search(line.text[: t.span[0] - line.start]) and _written_year(t)]
    if len(born) != 1:
        return
    time, (first, last) = born[0]
    later = [(t, d) for t, d in dates if t is not time and d[0] > last]
    if len(later) > 1:
        return
    end = later[0][1] if later else _now(passage)
    if end is None:
        return
    group = next(g for g in ("n", "n2", "n3") if aged.group(g))
    stated = int(aged.group(group))
    low, high = _full_years(last, end[0]), _full_years(first, end[1])
    verdict: Verdict = "holds" if low <= stated <= high else "fails"
    if verdict == "fails" and not later and low - 1 <= stated <= high + 1:
        verdict = "undecided"
    operands = [_words(passage, line, "years", aged.start(group), aged.end(group)), _time(passage, "start", time)]
    operands += [_time(passage, "end", t) for t, _ in later]
    yield _result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


def _anniversaries(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "the 25th anniversary of the sinking ..., on 19 September 1998"."""
    match = _ANNIVERSARY.search(line.text)
    if match is None:
        return
    dates = [(t, d) for t, d in _dates(line) if _written_year(t)]
    now = _now(passage)
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
        _words(passage, line, "years", match.start(), match.start() + match.group().index(" ")),
        _time(passage, "start", time),
    ]
    yield _result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


def _years_since(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "It is 247 years since ..., in 1756"; "jailed in 1998, released in 2010 after 12 years"."""
    dates = [(t, d) for t, d in _dates(line) if _written_year(t)]
    now = _now(passage)
    if len(dates) not in (1, 2) or (now is None and len(dates) == 1):
        return
    time, (first, last) = dates[0]
    end = dates[1][1] if len(dates) == 2 else now
    until = [_time(passage, "end", dates[1][0])] if len(dates) == 2 else []
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
        operands = [_number("years", number), _time(passage, "start", time), *until]
        yield _result(passage, operands, number.value, _whole(low), _whole(high), verdict, "years")


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
    clocks = list(_CLOCK.finditer(line.text))
    if len(clocks) != 2 or not re.search(
        r"\b(?:until|till|to|ended|finished|restored|and)\b", line.text[clocks[0].end() : clocks[1].start()]
    ):
        return
    start, end = (_minutes(clock) for clock in clocks)
    for number in sorted((*line.numbers, *line.stretches), key=lambda n: n.start):
        unit = number.quantity.unit
        if (
            number.start - line.start < clocks[1].end()
            or number.quantity.kind != "duration"
            or not _FOR.search(number.before)
        ):
            continue
        if not re.match(r"(?:hour|minute)", unit):
            continue
        size = 60 if unit.startswith("hour") else 1
        passed = Fraction((end - start) % 1440, size)
        values = number.result
        inside = (values.narrow.low is None or values.narrow.low <= passed) and (
            values.narrow.high is None or passed <= values.narrow.high
        )
        wide = (values.wide.low is None or values.wide.low <= passed) and (
            values.wide.high is None or passed <= values.wide.high
        )
        verdict: Verdict = "holds" if inside else "undecided" if wide else "fails"
        operands = [_number("time", number)] + [
            _words(passage, line, role, c.start(), c.end()) for role, c in zip(("start", "end"), clocks, strict=True)
        ]
        yield _result(passage, operands, number.value, passed, passed, verdict, "hours" if size == 60 else "minutes")


def _minutes(clock: re.Match[str]) -> int:
    hour = int(clock.group("hour")) % 12 + (12 if clock.group("half")[0] == "p" else 0)
    return 60 * hour + int(clock.group("minute") or 0)


def _whole(years: Fraction) -> Fraction:
    return Fraction(int(years * 10), 10) if years.denominator != 1 else years


def _number(role: str, number: Number) -> Operand:
    return Operand(role=role, start=number.start, end=number.end, text=number.text)


def _words(passage: Passage, line: Line, role: str, start: int, end: int) -> Operand:
    return stretch(role, passage, line.start + start, line.start + end)


def _time(passage: Passage, role: str, time: TimeExpression) -> Operand:
    return stretch(role, passage, *time.span)


_YEAR = Fraction(1461, 4)
_HALF = Fraction(1, 2)
