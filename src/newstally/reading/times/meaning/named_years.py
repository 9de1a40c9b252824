"""The year that a quarter, a half or some months belong to: "of FY24", "2023-24", "of the current fiscal year"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from newstally.model import CalendarInterval
from newstally.reading.times.calendar import Span, add_months, part_of_year, span_of
from newstally.reading.times.fiscal import custom, fiscal_span, is_calendar_year, name_of, name_of_both
from newstally.reading.times.meaning.parts import full_year
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import lexicon

_FISCAL = frozenset(("fiscal", "financial", "business", "fy"))
# "The just-ended fiscal year", "the latest fiscal year" are the last that is over.
_ENDED = frozenset(("ended", "concluded", "completed", "latest", "recent"))
# "The outgoing year" is still the one before while so much of the new one has passed.
_JUST_BEGUN = 0.25


class NamedYear(NamedTuple):
    """A year by its number, fiscal or of the calendar; `is_open` where only "the year" is said."""

    number: int
    is_fiscal: bool
    is_open: bool = False

    def part(self, code: str, story: Story) -> Span:
        """The year, or its half or quarter ("H1", "Q3")."""
        if self.is_fiscal:
            return fiscal_span(self.number, code, story.setting)
        return part_of_year(self.number, code)


_PART = re.compile(r"[qh]\d|\d[qh]")


def named_year(words: Sequence[str], story: Story) -> NamedYear | None:
    """The year that words name; None where they name none, or one that nobody can tell ("2023-24" of what?)."""
    is_fiscal = not _FISCAL.isdisjoint(words)
    # "The first quarter (Q1) of FY24" has one year.
    numbers = [digits for word in words if not _PART.fullmatch(word) for digits in re.findall(r"\d+", word)]
    if len(numbers) > 1:
        return _two_years(numbers[0], numbers[1], is_fiscal, story)
    if numbers:
        return NamedYear(_in_full(numbers[0], story), is_fiscal)
    if not is_fiscal and "year" not in words:
        return None
    return relative_year(words, is_fiscal, story)


def _in_full(digits: str, story: Story) -> int:
    return int(digits) if len(digits) == 4 else full_year(int(digits), story)


def _two_years(first: str, last: str, is_fiscal: bool, story: Story) -> NamedYear | None:
    """ "2023-24" and "FY23/24": a fiscal year, where the words or the home country's custom say so."""
    start = _in_full(first, story)
    if (start + 1) % 100 != int(last) % 100:
        return None
    if not is_fiscal and not names_fiscal_years(story):
        return None
    return NamedYear(name_of_both(start, story.setting), True)


def names_fiscal_years(story: Story) -> bool:
    """Whether fiscal years are the government's at home, where nothing else is said.

    In the United States "2023-24" is a season or a school year, and each company has its own fiscal first quarter.
    """
    if story.knows_fiscal_year:
        return True
    return not is_calendar_year(story.setting) and custom(story.setting).name != "end"


def tells_fiscal_years(story: Story) -> bool:
    """Whether the text goes by fiscal years where the government's is at home: "since the start of FY24"."""
    told = story.last_told
    return told is not None and told.name.startswith("FY") and names_fiscal_years(story)


def relative_year(words: Sequence[str], is_fiscal: bool, story: Story) -> NamedYear | None:
    """ "The last fiscal year", "the outgoing year", "the year": told from the report's day or the story's year."""
    day = story.published
    if day is None:
        return None
    now = name_of(day, story.setting) if is_fiscal else day.year
    known = lexicon()["REL"]
    said = next((word for word in reversed(words) if word in known), "")
    if said in lexicon()["NARRATIVE"] and (scene := _scene(story)) is not None:
        now = name_of(scene, story.setting) if is_fiscal else scene.year
    if said:
        return NamedYear(now + int(known[said]), is_fiscal)
    if not _ENDED.isdisjoint(words):
        return NamedYear(now - 1, is_fiscal)
    if "new" in words:
        # Until its middle a year is new; after that the new one is the next.
        year = NamedYear(now, is_fiscal).part("", story)
        return NamedYear(now + ((day - year.first) * 2 > year.end - year.first), is_fiscal)
    if "outgoing" in words:
        year = NamedYear(now, is_fiscal).part("", story)
        return NamedYear(now - (outgoing(year, day) != year), is_fiscal)
    return NamedYear(now, is_fiscal, is_open=True)


def outgoing(span: Span, day: dt.date) -> Span:
    """ "The outgoing year": the one at hand, or where it has only begun the one before."""
    return span.shift(-1) if (day - span.first) < (span.end - span.first) * _JUST_BEGUN else span


def _scene(story: Story) -> dt.date | None:
    """A day of the stretch or year the story is at, that "the previous fiscal year" is counted from."""
    if story.stretch is not None:
        start = story.stretch[1].start
        return start.date() if start else None
    return story.last_told.first if story.last_told is not None else None


def year_of_stretch(interval: CalendarInterval, story: Story) -> Span | None:
    """The year a stretch lies in: the calendar's, else the fiscal one at home; None where it lies in neither."""
    if interval.start is None or interval.end is None:
        return None
    first, end = interval.start.date(), interval.end.date()
    whole = span_of("year", first)
    if end <= whole.end:
        return whole
    fiscal = fiscal_span(name_of(first, story.setting), "", story.setting)
    return fiscal if end <= fiscal.end else None


def month_in_year(year: NamedYear, month: int, story: Story) -> dt.date:
    """The first of a month of a year: July of FY2024 is that of 2023."""
    if not year.is_fiscal:
        return dt.date(year.number, month, 1)
    begin = fiscal_span(year.number, "", story.setting).first.replace(day=1)
    return add_months(begin, (month - begin.month) % 12)
