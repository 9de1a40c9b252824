"""Where a length ends when the text says so: "the year ended June 30", "the 12 months to March 2024"."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from newstally.model import CalendarInterval
from newstally.reading.times.calendar import add, between, month_days
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.parts import MODERN_YEAR
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import BREAK, context, lexicon

# The most days of a grain that "the six months to March" counts back in.
MOST_DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half": 184, "year": 366}


def day_after_end(phrase: Phrase, story: Story, length: int = MOST_DAYS["year"]) -> dt.date | None:
    """The day after the end that follows the phrase; where no year is given, the latest such day.

    "Ending" may lie ahead: of a stretch of so many days (`length`) that has begun, or that the text looks ahead to.
    """
    verb = _ending_word(phrase)
    if not verb:
        return None
    words = [phrase.after(n) for n in range(verb + 1, verb + 10)]
    words = [word for word in words if word not in _BESIDE]
    at_year_end = words[:1] == ["end"] and phrase.after(verb + 1) in ("the", "end")
    words = words[1:] if words[:1] == ["end"] else words
    months = lexicon()["MONTH"]
    if not words or story.published is None:
        return None
    if words[0] in months:
        month, rest = int(months[words[0]]), words[1:]
        day = int(rest.pop(0)) if rest and re.fullmatch(r"\d\d?", rest[0]) else None
    elif len(words) > 1 and re.fullmatch(r"\d\d?", words[0]) and words[1] in months:
        month, day, rest = int(months[words[1]]), int(words[0]), words[2:]
    elif at_year_end and MODERN_YEAR.fullmatch(words[0]):
        return dt.date(int(words[0]) + 1, 1, 1)
    else:
        return None
    year = int(rest[0]) if rest and MODERN_YEAR.fullmatch(rest[0]) else None
    reach = 0
    if phrase.after(verb) in ("ending", "ends"):
        reach = _AHEAD if looks_ahead(phrase) else length
    elif _is_forecast(phrase):
        reach = _AHEAD
    end = _next_day(year, month, day, story.published, reach)
    story.end_told = (end, phrase.last) if end is not None else None
    return end


# An end that the text looks ahead to is the next one, within so many days.
_AHEAD = MOST_DAYS["year"]
# Words between "ended" and the date, and inside it: "ended on the 30th of June", "to end-March", "to last September".
_BESIDE = frozenset((",", "the", "of", "on", "in", "last", "next", "-"))


# How far back a forecast is looked for, in words: "expects a profit of between £38m and £40m in the year to January".
_FORECAST_REACH = 25


def _is_forecast(phrase: Phrase) -> bool:
    """Whether the sentence tells what somebody expects of the stretch, and not what came of it."""
    for back in range(1, _FORECAST_REACH):
        word = phrase.before(back)
        if word == BREAK:
            return False
        if word in context("forecasting"):
            return phrase.before(back + 1) not in ("than", "as", "had")
    return False


def _ending_word(phrase: Phrase) -> int:
    """How many words behind the phrase "ended" or "to" stands: "the year |ended|", "the period that |ended|"; or 0."""
    at = 2 if phrase.after() == "period" or (phrase.after() == "," and phrase.after(2) in ("ended", "which")) else 1
    if phrase.after(at) in ("that", "which"):
        at += 1
        return at if phrase.after(at) in ("ended", "ends", "closed", "finished", "concluded") else 0
    return at if phrase.after(at) in context("ending_words") else 0


def _next_day(year: int | None, month: int, day: int | None, published: dt.date, reach: int) -> dt.date | None:
    def ends_in(some_year: int) -> dt.date:
        return dt.date(some_year, month, day or month_days(some_year, month)) + dt.timedelta(days=1)

    if day is not None and not 1 <= day <= month_days(year or published.year, month):
        return None
    if year is not None:
        return ends_in(year)
    this = ends_in(published.year)
    coming = this if this > published else ends_in(published.year + 1)
    if (coming - published).days <= reach:
        return coming
    return this if this <= published + dt.timedelta(days=1) else ends_in(published.year - 1)


def stretch_before(end: dt.date, grain: str, count: int) -> CalendarInterval:
    """So many units that end before a day."""
    return between(add(end, grain, -count), end)


def reported_months(count: Fraction | None, story: Story) -> CalendarInterval | None:
    """ "For the nine months", in a report on the third quarter: those from the year's start to the quarter's end."""
    if count is None or count not in (6, 9, 12) or story.quarter is None:
        return None
    end = story.quarter.end
    first = add(end, "month", -int(count))
    return between(first, end) if story.quarter.value.endswith(f"-Q{int(count) // 3}") else None
