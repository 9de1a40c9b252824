"""Where a length ends when the text says so: "the year ended June 30", "the 12 months to March 2024"."""

from __future__ import annotations

import datetime as dt
import re

from newstally.model import CalendarInterval
from newstally.reading.times.calendar import add, between, month_days
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import context, lexicon


def day_after_end(phrase: Phrase, story: Story) -> dt.date | None:
    """The day after the end that follows the phrase; the latest such day where no year is given."""
    if phrase.after() not in context("ending_words"):
        return None
    words = [phrase.after(n) for n in range(2, 7) if phrase.after(n) not in (",", "the", "of")]
    months = lexicon()["MONTH"]
    if not words or story.published is None:
        return None
    if words[0] in months:
        month, rest = int(months[words[0]]), words[1:]
        day = int(rest.pop(0)) if rest and re.fullmatch(r"\d\d?", rest[0]) else None
    elif len(words) > 1 and re.fullmatch(r"\d\d?", words[0]) and words[1] in months:
        month, day, rest = int(months[words[1]]), int(words[0]), words[2:]
    else:
        return None
    year = int(rest[0]) if rest and re.fullmatch(r"(?:19|20)\d\d", rest[0]) else None
    return _next_day(year, month, day, story.published, phrase.after() == "ending")


def _next_day(year: int | None, month: int, day: int | None, published: dt.date, ahead: bool) -> dt.date | None:
    def ends_in(some_year: int) -> dt.date:
        return dt.date(some_year, month, day or month_days(some_year, month)) + dt.timedelta(days=1)

    if day is not None and not 1 <= day <= month_days(year or published.year, month):
        return None
    if year is not None:
        return ends_in(year)
    this = ends_in(published.year)
    if ahead:
        return this if this > published else ends_in(published.year + 1)
    return this if this <= published + dt.timedelta(days=1) else ends_in(published.year - 1)


def stretch_before(end: dt.date, grain: str, count: int) -> CalendarInterval:
    """So many units that end before a day."""
    return between(add(end, grain, -count), end)
