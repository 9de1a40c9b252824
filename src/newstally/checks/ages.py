"""Ages agree with the birth, the death and the day of publication. Part of the check `interval` (see `elapsed`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newstally.checks.between import (
    Dated,
    dated_times,
    day_of_publication,
    full_years,
    gives_year,
    result,
    time_operand,
    words_operand,
)
from newstally.checks.passage import Line, Passage
from newstally.lexicon import words
from newstally.model import Finding, Operand, Verdict

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
_RELATIVE = re.compile(r"\b(?:husband|wife|father|mother|son|daughter|brother|sister|partner|widow|widower)\b")
_DIED_ON = re.compile(
    r"\b(?:died|dies)\b(?:(?!\b(?:after|before|when|since|following|years?|months?)\b)[^;:]){0,60}\b(?:on|in) $"
)


def find(passage: Passage) -> Iterator[Finding]:
    """The ages that the text gives with both their ends."""
    yield from _ages_told_apart(passage)
    for line in passage.body:
        yield from _ages(passage, line)
        yield from _life_spans(passage, line)
        yield from _ages_now(passage, line)
        yield from _ages_then(passage, line)


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
        *(words_operand(passage, line, role, span.start(role), span.end(role)) for role in ("start", "end")),
    ]
    verdict: Verdict = "holds" if most - 1 <= stated <= most else "fails"
    yield result(passage, operands, Fraction(stated), Fraction(most - 1), Fraction(most), verdict, "years")


def _ages_now(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "the 62-year-old, born in 1971": an age on the day of publication."""
    now, old = day_of_publication(passage), _OLD.search(line.text)
    if now is None or old is None or _DIED.search(line.text) or len(_OLD.findall(line.text)) > 1:
        return
    born = [(t, d) for t, d in dated_times(line) if gives_year(t) and old.end() == t.span[0] - line.start]
    if len(born) != 1:
        return
    time, (first, last) = born[0]
    stated, low, high = int(old.group("n")), full_years(last, now[0]), full_years(first, now[1])
    verdict: Verdict = "holds" if low <= stated <= high else "undecided" if low - 1 <= stated <= high + 1 else "fails"
    then = [(full_years(last, d[0]), full_years(first, d[1])) for t, d in dated_times(line) if t is not time]
    if verdict == "fails" and any(a - 1 <= stated <= b + 1 for a, b in then):
        # "The 20-year-old, born in 1901, enlisted in 1921": the age of that day.
        return
    operands = [
        words_operand(passage, line, "years", old.start("n"), old.end("n")),
        time_operand(passage, "start", time),
    ]
    yield result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


def _ages(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "who was born on 4 March 1961, died on Friday aged 62"."""
    aged = _AGED.search(line.text)
    if aged is None or not _DIED.search(line.text):
        return
    dates = dated_times(line)
    born = [(t, d) for t, d in dates if _BORN.search(line.text[: t.span[0] - line.start]) and gives_year(t)]
    if len(born) != 1:
        return
    time, (first, last) = born[0]
    later = [(t, d) for t, d in dates if t is not time and d[0] > last]
    if len(later) > 1:
        return
    end = later[0][1] if later else day_of_publication(passage)
    if end is None:
        return
    age = _stated_age(passage, line, aged)
    stated = int(age.text)
    low, high = full_years(last, end[0]), full_years(first, end[1])
    verdict: Verdict = "holds" if low <= stated <= high else "fails"
    if verdict == "fails" and not later and low - 1 <= stated <= high + 1:
        verdict = "undecided"
    operands = [age, time_operand(passage, "start", time)]
    operands += [time_operand(passage, "end", t) for t, _ in later]
    yield result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


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
    died: Dated | None
    if len(lives) == 1 and _words_of(line) & _words_of(passage.line_at(lives[0][0][0].span[0])):
        born, died = lives[0]
    elif not lives and (life := _life_around(passage, line)) is not None:
        born, died = life
    else:
        return
    age = _stated_age(passage, line, aged)
    stated = int(age.text)
    end = died[1] if died is not None else day_of_publication(passage)
    if end is None:
        return
    low, high = full_years(born[1][1], end[0]), full_years(born[1][0], end[1])
    if low < 0 or not low - _SLIP <= stated <= high + _SLIP:
        return
    operands = [age, time_operand(passage, "start", born[0])]
    operands += [time_operand(passage, "end", died[0])] if died is not None else []
    verdict: Verdict = "holds" if low <= stated <= high else "fails"
    if verdict == "fails" and died is None and low - 1 <= stated <= high + 1:
        # The death may have come some weeks before the report.
        verdict = "undecided"
    yield result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


def _just_died(line: Line) -> bool:
    return line.previous is not None and _DIED.search(line.previous.text) is not None


def _life_around(passage: Passage, line: Line) -> tuple[Dated, Dated | None] | None:
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
    deaths = [(t, d) for t, d in deaths if gives_year(t)] or deaths
    if len({d for _, d in deaths}) == 1:
        return born, deaths[0]
    return (born, None) if not deaths and any(_IS_NEWS.search(x.text) for x in (line, *around)) else None


def _birth(line: Line) -> Dated | None:
    """The date of a sentence that begins with a birth, where it has no other."""
    dates = dated_times(line)
    if len(dates) != 1 or not gives_year(dates[0][0]):
        return None
    start, end = (offset - line.start for offset in dates[0][0].span)
    # "Born on 4 June 1940 in Leeds, Tom Marsh, his co-star, paid tribute" is another's birth.
    own = line.text[:4].lower() != "born" or _HE_OR_SHE.search(line.text, end) is not None
    return dates[0] if own and _IS_BORN.fullmatch(line.text[:start]) else None


def _deaths(line: Line) -> Iterator[Dated]:
    """The days on which a sentence says that someone died."""
    for time, days in dated_times(line):
        if _DIED_ON.search(line.text[: time.span[0] - line.start]):
            yield time, days


def _ages_then(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "Born on 22 November 1938, she was 80 when she took her bow in Graz on 4 May 2019"."""
    aged, dates = _WAS_WHEN.search(line.text), dated_times(line)
    if aged is None or len(dates) != 2 or not all(gives_year(t) for t, _ in dates):
        return
    (born, (first, last)), (then, (start, end)) = dates
    if not _IS_BORN.fullmatch(line.text[: born.span[0] - line.start]) or born.span[1] > line.start + aged.start():
        return
    between = line.text[aged.end() : then.span[0] - line.start]
    if then.span[0] < line.start + aged.end() or not _ONE_CLAUSE.fullmatch(between):
        return
    low, high, stated = full_years(last, start), full_years(first, end), int(aged.group("n"))
    verdict: Verdict = "holds" if low <= stated <= high else "fails"
    operands = [
        _stated_age(passage, line, aged),
        time_operand(passage, "start", born),
        time_operand(passage, "end", then),
    ]
    yield result(passage, operands, Fraction(stated), Fraction(low), Fraction(high), verdict, "years")


def _stated_age(passage: Passage, line: Line, aged: re.Match[str]) -> Operand:
    """The age in digits, whichever wording it stands in."""
    group = next(name for name, digits in aged.groupdict().items() if digits)
    return words_operand(passage, line, "years", aged.start(group), aged.end(group))


def _words_of(line: Line | None) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", line.text)) - _COMMON if line is not None else set()


def _born_and_died(line: Line) -> tuple[Dated, Dated] | None:
    """The two dates of a life told in one line: "born 14 March 1941; died 2 February 2023"."""
    dates = [(t, days) for t, days in dated_times(line) if gives_year(t)]
    if len(dates) != 2:
        return None
    (first, _), (last, _) = dates
    lead, between = line.words(line.start, first.span[0]), line.words(first.span[1], last.span[0])
    return (dates[0], dates[1]) if _BORN.search(lead) and _THEN_DIED.fullmatch(between) else None
