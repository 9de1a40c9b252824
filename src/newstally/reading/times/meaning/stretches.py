"""Lengths that lie at a place of the calendar: "the last 60 days", "the first nine months of 2023"."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from newstally.model import CalendarInterval
from newstally.reading.times.calendar import add, between, span_of
from newstally.reading.times.fiscal import fiscal_interval, name_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.lengths import count_of, duration_value, grain_of, mod_of
from newstally.reading.times.meaning.parts import full_year, relation
from newstally.reading.times.meaning.record import Meaning
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import lexicon
from newstally.reading.times.values import calendar_interval


def last_units(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The last 60 days": a length that ends with the report's day, which it leaves out."""
    grain = grain_of(phrase.words("unit")[-1])
    count = Fraction(3, 2) if phrase.has("half") else count_of(phrase)
    if phrase.has("half") and grain == "year":
        grain, count = "month", Fraction(18)
    is_single = phrase.words("unit")[-1] in lexicon()["UNIT"] and not phrase.has("half")
    if is_single and count is not None and count > 1 and not _hyphenated(phrase):
        return None
    value = duration_value(count, grain)
    relative = relation(phrase, "rel")
    words = phrase.words("rel")
    if words[-1:] == ["first"]:
        return _first_units(value, grain, count, phrase, story)
    if relative is None or words[-1] in ("recent", "previous", "preceding", "prior", "following", "subsequent"):
        return Meaning("DURATION", value, None, mod_of(phrase))
    if "this" in words:
        return None
    return Meaning("DURATION", value, _beside(story, grain, count, relative), mod_of(phrase))


def _hyphenated(phrase: Phrase) -> bool:
    return phrase.tokens.texts[phrase.last - 2] in lexicon()["HYPHEN"]


def _beside(story: Story, grain: str, count: Fraction | None, direction: int) -> CalendarInterval | None:
    """The stretch of so many units that ends or begins with the report's day."""
    day = story.published
    if day is None or count is None or count != int(count) or direction == 0:
        return None
    if grain in ("second", "minute", "hour", "weekend"):
        days = int(count) // 24 if grain == "hour" and int(count) % 24 == 0 else 0
        if not days:
            return None
        grain, count = "day", Fraction(days)
    if direction < 0:
        return between(add(day, grain, -int(count)), day)
    return between(day, add(day, grain, int(count)))


def _first_units(value: str, grain: str, count: Fraction | None, phrase: Phrase, story: Story) -> Meaning:
    """ "The first nine months" are the year's, this one's or if it is not so far yet the last one's."""
    if grain == "month":
        story.leave_quarter()
    day = story.published
    if (
        grain not in ("month", "quarter")
        or day is None
        or count is None
        or count != int(count)
        or phrase.after() == "of"
    ):
        return Meaning("DURATION", value)
    first = dt.date(day.year, 1, 1)
    if add(first, grain, int(count)) > day:
        first = dt.date(day.year - 1, 1, 1)
    return Meaning("DURATION", value, between(first, add(first, grain, int(count))))


def edge_units(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The first nine months of 2023", "the last two weeks of March"."""
    grain, count = grain_of(phrase.words("unit")[-1]), count_of(phrase)
    if grain == "month":
        story.leave_quarter()
    value = duration_value(count, grain)
    whole = _whole(phrase.words("of"), story)
    if whole is None or whole.start is None or whole.end is None or count is None or count != int(count):
        return Meaning("DURATION", value)
    if grain in ("second", "minute", "hour", "weekend"):
        return Meaning("DURATION", value)
    start, end = whole.start.date(), whole.end.date()
    if "first" in phrase.words("edge"):
        interval = between(start, add(start, grain, int(count)))
    else:
        interval = between(add(end, grain, -int(count)), end)
    return Meaning("DURATION", value, interval)


def _whole(words: list[str], story: Story) -> CalendarInterval | None:
    """The period whose first or last part is meant: a year, a fiscal year or a month."""
    known = lexicon()
    digits = next((re.sub(r"\D", "", w) for w in words if re.search(r"\d", w)), "")
    year = (int(digits) if len(digits) == 4 else full_year(int(digits), story)) if digits else None
    is_fiscal = any(w in ("fiscal", "financial", "fy") for w in words)
    shift = next((int(known["REL"][w]) for w in words if w in known["REL"]), 0)
    month = next((int(known["MONTH"][w]) for w in words if w in known["MONTH"]), None)
    day = story.published
    if is_fiscal:
        if year is None and day is not None:
            year = name_of(day, story.setting) + shift
        return fiscal_interval(year, "", story.setting) if year is not None else None
    if month is not None:
        if year is None and day is not None:
            year = day.year - (month > day.month)
        return calendar_interval(f"{year:04}-{month:02}") if year is not None else None
    if year is None and day is not None:
        return span_of("year", day).shift(shift).interval
    return calendar_interval(f"{year:04}") if year is not None else None


RULES = {"last_units": last_units, "edge_units": edge_units}
