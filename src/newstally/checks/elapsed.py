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

from newstally.checks.findings import figure, finding, stretch
from newstally.checks.interval import Range
from newstally.checks.lengths import Stretch, days_of, fit, stretches, unit_of
from newstally.checks.passage import Line, Number, Passage
from newstally.lexicon import words
from newstally.model import Finding, Operand, TimeExpression, Verdict

_COMMON = words("newstally.checks", "common.txt")
_BORN = re.compile(r"\bborn (?:in \w+ )?(?:on |in )?(?:the )?$")
_AGED = re.compile(r"\b(?:aged|at the age of) (?P<n>\d{1,3})\b|\bage (?P<n2>\d{2,3})\b|\bdied at (?P<n3>\d{2,3})\b")
_HE_WAS = re.compile(r"(?:he|she) was (?P<n>\d{2,3})\.?\s*")
_WAS_WHEN = re.compile(r"\b(?:he|she) was (?P<n>\d{1,3}) when\b")
_ONE_CLAUSE = re.compile(r"(?:(?!\b(?:after|before|since|until|and|but)\b)[^.;:,])*\b(?:on|in) ")
# "Born above a chandler's shop in Port Louis on", "She was born at Nnewi on".
_IS_BORN = re.compile(r"(?:(?:he|she) was )?born (?:(?!\b(?:to|moved|died)\b)[^.;:,]){0,60}?\b(?:on|in) (?:the )?")
_HE_OR_SHE = re.compile(r"\b(?:he|she)\b")
# The death is what the report is about.
_IS_NEWS = re.compile(
    r"\bhas died\b|\bdied (?:this week|yesterday|today|last (?:night|week)|(?:on |last )?[a-z]+day|at (?:his|her) "
    r"home)\b"
)
_SENTENCES_OF_A_LIFE = 2
_THEN_DIED = re.compile(r"[;,.]? (?:and )?died (?:on |in )?")
_LIVED = re.compile(r"\((?:born )?(?P<start>1[5-9]\d\d|20\d\d) ?- ?(?P<end>1[5-9]\d\d|20\d\d)\)")
_OLD = re.compile(r"\b(?P<n>\d{1,3})(?:-year-old)?,? (?:who |he |she )?(?:was |is )?born (?:in|on) (?:the )?(?=[\w\d])")
# Years in brackets are a life's where they span at least this many, and miss the age by no more than that.
_YOUNGEST, _SLIP = 15, 12
_DIED = re.compile(r"\b(?:died|dies|death|dead)\b")
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

_RELATIVE = re.compile(r"\b(?:husband|wife|father|mother|son|daughter|brother|sister|partner|widow|widower)\b")
_DIED_ON = re.compile(
    r"\b(?:died|dies)\b(?:(?!\b(?:after|before|when|since|following|years?|months?)\b)[^;:]){0,60}\b(?:on|in) $"
)

_Dated = tuple[TimeExpression, tuple[dt.date, dt.date]]


def find(passage: Passage) -> Iterator[Finding]:
    """The stretches of time that the text gives with both their ends."""
    yield from _ages_told_apart(passage)
    for line in passage.body:
        yield from _ages(passage, line)
        yield from _life_spans(passage, line)
        yield from _ages_now(passage, line)
        yield from _ages_then(passage, line)
        yield from _anniversaries(passage, line)
        yield from _years_since(passage, line)
        yield from _by_the_clock(passage, line)
        yield from _between_dates(passage, line)


def _between_dates(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "from 3 May to 9 June, 38 days", "40 years ago, in 1984"."""
    now = _now(passage)
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
    ends = [_time(passage, "start", found.start)] + ([_time(passage, "end", found.end)] if found.end else [])
    unit = f"{unit_of(found.length)}s"
    low, high = _whole(between.low or Fraction(0)), _whole(between.high or Fraction(0))
    return _result(passage, [_number(unit, found.length), *ends], found.length.value, low, high, verdict, unit)


def _written_year(time: TimeExpression) -> bool:
    return re.search(r"\b1[0-9]\d\d\b|\b20\d\d\b", time.text) is not None


def _now(passage: Passage) -> tuple[dt.date, dt.date] | None:
    published = passage.reading.report.published
    return (published.day, published.day) if published else None


def _full_years(start: dt.date, end: dt.date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _dates(line: Line) -> list[_Dated]:
    return [(t, days) for t in line.times if (days := days_of(t)) is not None]


def _result(
    passage: Passage,
    operands: list[Operand],
    stated: Fraction,
    shortest: Fraction,
    longest: Fraction,
    verdict: Verdict,
    unit: str,
) -> Finding:
    if unit == "years":
        # Completed ones, as people count them.
        shortest, longest = Fraction(int(shortest)), Fraction(int(longest))
    between = figure(shortest, 3) if shortest == longest else f"{figure(shortest, 3)} to {figure(longest, 3)}"
    ends = " and ".join(o.text for o in operands[1:])
    until = ends if len(operands) > 2 else f"{ends} and the day of publication"
    return finding(
        passage,
        "interval",
        verdict,
        operands,
        f"{figure(stated)} {unit} = {between} {unit}",
        f"between {until} lie {between} {unit if between != '1' else unit.removesuffix('s')}",
        instead=figure(stated),
        assumes=() if len(operands) > 2 else ("the stretch taken to run to the day of publication",),
    )


def _life_spans(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "(1931-2023) ... died at 88"."""
    span, aged = _LIVED.search(line.text), _AGED.search(line.text)
    if span is None or aged is None or not _DIED.search(line.text):
        return
    age = _stated_age(passage, line, aged)
    stated, most = int(age.text), int(span.group("end")) - int(span.group("start"))
    if most < _YOUNGEST or abs(stated - most) > _SLIP:
        # "the drummer of a band (1971-1983) died at 70": the years are not those of a life.
        return
    operands = [
        age,
        *(_words(passage, line, role, span.start(role), span.end(role)) for role in ("start", "end")),
    ]
    verdict: Verdict = "holds" if most - 1 <= stated <= most else "fails"
    yield _result(passage, operands, Fraction(stated), Fraction(most - 1), Fraction(most), verdict, "years")


def _ages_now(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "the 62-year-old, born in 1971": an age on the day of publication."""
    now, old = _now(passage), _OLD.search(line.text)
    if now is None or old is None or _DIED.search(line.text) or len(_OLD.findall(line.text)) > 1:
        return
    born = [(t, d) for t, d in _dates(line) if _written_year(t) and old.end() == t.span[0] - line.start]
    if len(born) != 1:
        return
    time, (first, last) = born[0]
    stated, low, high = int(old.group("n")), _full_years(last, now[0]), _full_years(first, now[1])
    verdict: Verdict = "holds" if low <= stated <= high else "undecided" if low - 1 <= stated <= high + 1 else "fails"
    then = [(_full_years(last, d[0]), _full_years(first, d[1])) for t, d in _dates(line) if t is not time]
    if verdict == "fails" and any(a - 1 <= stated <= b + 1 for a, b in then):
        # "The 20-year-old, born in 1901, enlisted in 1921": the age of that day.
        return
    operands = [_words(passage, line, "years", old.start("n"), old.end("n")), _time(passage, "start", time)]
    yield _result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


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
    age = _stated_age(passage, line, aged)
    stated = int(age.text)
    low, high = _full_years(last, end[0]), _full_years(first, end[1])
    verdict: Verdict = "holds" if low <= stated <= high else "fails"
    if verdict == "fails" and not later and low - 1 <= stated <= high + 1:
        verdict = "undecided"
    operands = [age, _time(passage, "start", time)]
    operands += [_time(passage, "end", t) for t, _ in later]
    yield _result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


def _ages_told_apart(passage: Passage) -> Iterator[Finding]:
    """ "... died on 18 February, aged 81. He was born on 3 June 1941"; "X, born 14 March 1941; died 2 February 2023".

    One death with an age in the whole text, and one birth: told in the next sentence or beside the day of death.
    """
    told = [(line, found) for line in passage.body for found in _AGED.finditer(line.text) if _DIED.search(line.text)]
    told += [(line, found) for line in passage.body if (found := _HE_WAS.fullmatch(line.text)) and _just_died(line)]
    if len(told) != 1 or _RELATIVE.search(told[0][0].text[: told[0][1].start()]):
        # "Her husband died in 2001, aged 70. She was born ...": two lives.
        return
    line, aged = told[0]
    lives = [pair for other in passage.body if other is not line and (pair := _born_and_died(other)) is not None]
    died: _Dated | None
    if len(lives) == 1 and _words_of(line) & _words_of(passage.line_at(lives[0][0][0].span[0])):
        born, died = lives[0]
    elif not lives and (life := _life_around(passage, line)) is not None:
        born, died = life
    else:
        return
    age = _stated_age(passage, line, aged)
    stated = int(age.text)
    end = died[1] if died is not None else _now(passage)
    if end is None:
        return
    low, high = _full_years(born[1][1], end[0]), _full_years(born[1][0], end[1])
    if low < 0 or not low - _SLIP <= stated <= high + _SLIP:
        return
    operands = [age, _time(passage, "start", born[0])]
    operands += [_time(passage, "end", died[0])] if died is not None else []
    verdict: Verdict = "holds" if low <= stated <= high else "fails"
    if verdict == "fails" and died is None and low - 1 <= stated <= high + 1:
        # The death may have come some weeks before the report.
        verdict = "undecided"
    yield _result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


def _just_died(line: Line) -> bool:
    return line.previous is not None and _DIED.search(line.previous.text) is not None


def _life_around(passage: Passage, line: Line) -> tuple[_Dated, _Dated | None] | None:
    """The birth told within two sentences of an age at death, and the day of death; None for the day where it is news.

    There must be one birth and no two days of death, and no relative whose life it may be.
    """
    around = [other for other in passage.body if 0 < abs(other.index - line.index) <= _SENTENCES_OF_A_LIFE]
    births = [(other, date) for other in around if (date := _birth(other)) is not None]
    if len(births) != 1 or _RELATIVE.search(births[0][0].text[: births[0][1][0].span[0] - births[0][0].start]):
        return None
    where, born = births[0]
    deaths = [(t, d) for other in (line, *around) if other is not where for t, d in _deaths(other)]
    # "whose Saturday quiz ..., died on 18 February 2022": the day with its year is the day of death.
    deaths = [(t, d) for t, d in deaths if _written_year(t)] or deaths
    if len({d for _, d in deaths}) == 1:
        return born, deaths[0]
    return (born, None) if not deaths and any(_IS_NEWS.search(x.text) for x in (line, *around)) else None


def _birth(line: Line) -> _Dated | None:
    """The date of a sentence that begins with a birth, where it has no other."""
    dates = _dates(line)
    if len(dates) != 1 or not _written_year(dates[0][0]):
        return None
    start, end = (offset - line.start for offset in dates[0][0].span)
    # "Born on 4 June 1940 in Leeds, Tom Marsh, his co-star, paid tribute" is another's birth.
    own = line.text[:4].lower() != "born" or _HE_OR_SHE.search(line.text, end) is not None
    return dates[0] if own and _IS_BORN.fullmatch(line.text[:start]) else None


def _deaths(line: Line) -> Iterator[_Dated]:
    """The days on which a sentence says that someone died."""
    for time, days in _dates(line):
        if _DIED_ON.search(line.text[: time.span[0] - line.start]):
            yield time, days


def _ages_then(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "Born on 22 November 1938, she was 80 when she took her bow in Graz on 4 May 2019"."""
    aged, dates = _WAS_WHEN.search(line.text), _dates(line)
    if aged is None or len(dates) != 2 or not all(_written_year(t) for t, _ in dates):
        return
    (born, (first, last)), (then, (start, end)) = dates
    if not _IS_BORN.fullmatch(line.text[: born.span[0] - line.start]) or born.span[1] > line.start + aged.start():
        return
    between = line.text[aged.end() : then.span[0] - line.start]
    if then.span[0] < line.start + aged.end() or not _ONE_CLAUSE.fullmatch(between):
        return
    low, high, stated = _full_years(last, start), _full_years(first, end), int(aged.group("n"))
    verdict: Verdict = "holds" if low <= stated <= high else "fails"
    operands = [_stated_age(passage, line, aged), _time(passage, "start", born), _time(passage, "end", then)]
    yield _result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


def _stated_age(passage: Passage, line: Line, aged: re.Match[str]) -> Operand:
    """The age in digits, whichever wording it stands in."""
    group = next(name for name, digits in aged.groupdict().items() if digits)
    return _words(passage, line, "years", aged.start(group), aged.end(group))


def _words_of(line: Line | None) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", line.text)) - _COMMON if line is not None else set()


def _born_and_died(line: Line) -> tuple[_Dated, _Dated] | None:
    """The two dates of a life told in one line: "born 14 March 1941; died 2 February 2023"."""
    dates = [(t, days) for t, days in _dates(line) if _written_year(t)]
    if len(dates) != 2:
        return None
    (first, _), (last, _) = dates
    lead, between = line.words(line.start, first.span[0]), line.words(first.span[1], last.span[0])
    return (dates[0], dates[1]) if _BORN.search(lead) and _THEN_DIED.fullmatch(between) else None


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
        if verdict == "fails" and number.quantity.kind != "age" and _OF_WHAT.match(number.after):
            # "after 15 years of losses": what went on for so long may have begun elsewhere.
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
        operands = [_number("time", number), _time(passage, "start", first), _time(passage, "end", last)]
        yield _result(passage, operands, number.value, passed, passed, verdict, "hours" if size == 60 else "minutes")


_SIZES = {"hour": 60, "minute": 1}
_UNTIL = re.compile(r"\b(?:until|till|to|ended|finished|restored|and|before)\b")
_LATER = re.compile(r"^ later\b")
# Clocks at the two ends of a journey may show the times of two zones.
_TRAVELS = re.compile(r"\b(?:flight|flew|flying|landed|lands|took off|takes off|departed|arrived|arrives)\b")


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


def _number(role: str, number: Number) -> Operand:
    return Operand(role=role, start=number.start, end=number.end, text=number.text)


def _words(passage: Passage, line: Line, role: str, start: int, end: int) -> Operand:
    return stretch(role, passage, line.start + start, line.start + end)


def _time(passage: Passage, role: str, time: TimeExpression) -> Operand:
    return stretch(role, passage, *time.span)


_YEAR = Fraction(1461, 4)
_HALF = Fraction(1, 2)
