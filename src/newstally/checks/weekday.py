"""A weekday agrees with its date.

Asserts: where a text writes a weekday beside a date ("Sunday, 9 October"), the date falls on that
weekday in the year written, or else in the year nearest to publication; and a weekday that the lead
names agrees with the day of publication where it is that day's.

Why editors care: last year's calendar is the commonest source of the slip, and readers turn up a day late.

Holds: The vote was held on Wednesday, January 17, 2024, officials said.

Fails: The vote was held on Tuesday, January 17, 2024, officials said.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newstally.checks.findings import finding, stretch
from newstally.checks.passage import Passage
from newstally.model import Finding, Verdict

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_DATED = re.compile(
    rf"\b{_WEEKDAY},? (?:the )?(?P<date>(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b|"
    rf"(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))(?:,? (?P<year>(?:1[6-9]|20)\d\d)\b)?)"
)
_BARE = re.compile(rf"\b(?:on |: ){_WEEKDAY}\b(?!,? (?:the )?\d|,? {_MONTH}|['-]| (?:morning's|next|last))")

# Paragraphs that may stand before the lead where a page's captions are not told apart.
_OPENING = 8


def find(passage: Passage) -> Iterator[Finding]:
    """The weekdays written beside a date, and the lead's weekday beside the day of publication."""
    dated = False
    for match in _DATED.finditer(passage.text):
        for result in _judge(passage, match):
            dated = True
            yield result
    if not dated:
        yield from _lead(passage)


def _judge(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    written = match.group("weekday") + "day"
    month = _MONTHS.index((match.group("month") or match.group("month2"))[:3]) + 1
    day = int(match.group("day") or match.group("day2"))
    dates = [d for year in _years(passage, match.group("year"), month, day) if (d := _date(year, month, day))]
    if not dates:
        return
    best = dates[0]
    verdict: Verdict = "holds" if _DAYS[best.weekday()] == written else "fails"
    guessed = not match.group("year")
    if verdict == "fails" and guessed and (not _is_near(passage, best) or _names_a_year(passage, match.start())):
        # Far from publication, or beside another year, the year is a guess.
        verdict = "undecided"
    yield finding(
        passage,
        "weekday",
        verdict,
        [
            stretch("weekday", passage, match.start("weekday"), match.end("weekday") + 3),
            stretch("date", passage, match.start("date"), match.end("date")),
        ],
        f"{best.isoformat()} = {_DAYS[best.weekday()].capitalize()}",
        f"{best.day} {best:%B %Y} {'is' if best >= _published(passage, best) else 'was'} a "
        f"{_DAYS[best.weekday()].capitalize()}",
        instead=f"a {written.capitalize()}",
        suggestion=_other_date(best, written) if verdict == "fails" else "",
        assumes=()
        if match.group("year")
        else (f"{passage.reading.report.text[match.start('date') : match.end('date')]} taken as {best.year}",),
    )


def _other_date(date: dt.date, written: str) -> str:
    """The date nearest to one that falls on the weekday as written."""
    off = (_DAYS.index(written) - date.weekday() + 3) % 7 - 3
    nearest = date + dt.timedelta(days=off)
    return f"perhaps {_DAYS[date.weekday()].capitalize()}, or {nearest.day} {nearest:%B}"


def _published(passage: Passage, otherwise: dt.date) -> dt.date:
    published = passage.reading.report.published
    return published.day if published else otherwise


def _years(passage: Passage, written: str | None, month: int, day: int) -> list[int]:
    """The year as written, else the one that puts the date nearest to publication; none without either."""
    if written:
        return [int(written)]
    published = passage.reading.report.published
    if published is None:
        return []
    candidates = [published.day.year + step for step in (-1, 0, 1)]
    dates = [(abs((d - published.day).days), year) for year in candidates if (d := _date(year, month, day))]
    return [min(dates)[1]] if dates else []


def _is_near(passage: Passage, date: dt.date) -> bool:
    return abs((date - _published(passage, date)).days) <= 120


def _names_a_year(passage: Passage, offset: int) -> bool:
    block = passage.reading.report.block_at(offset)
    around = passage.text[block.start : block.end] if block else ""
    return re.search(r"\b1[6-9]\d\d\b|\b20\d\d\b|\b(?:last|next) year\b|\byears? ago\b", around) is not None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _lead(passage: Passage) -> Iterator[Finding]:
    """The first weekday of the story's opening, where it is the weekday of publication.

    Any bare weekday is some day of the week before or after: it can agree with publication, never contradict it.
    """
    published = passage.reading.report.published
    if published is None:
        return
    opening = [b for b in passage.reading.report.blocks if b.kind == "paragraph"][:_OPENING]
    matches = (_BARE.search(passage.text, block.start, block.end) for block in opening)
    match = next((m for m in matches if m), None)
    if match is None or match.group("weekday") + "day" != _DAYS[published.day.weekday()]:
        return
    yield finding(
        passage,
        "weekday",
        "holds",
        [stretch("weekday", passage, match.start("weekday"), match.end("weekday") + 3)],
        f"{published.day.isoformat()} = {_DAYS[published.day.weekday()].capitalize()}",
        f"the report was published on {published.day.day} {published.day:%B %Y}, a "
        f"{_DAYS[published.day.weekday()].capitalize()}",
        assumes=("the weekday taken as the day of publication",),
    )
