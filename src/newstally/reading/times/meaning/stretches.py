"""Lengths that lie at a place of the calendar: "the last 60 days", "the first nine months of 2023"."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from newstally.model import CalendarInterval
from newstally.reading.times.calendar import GRAINS, Span, add, as_grain, between, span_of
from newstally.reading.times.fiscal import fiscal_span, name_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.lengths import count_of, duration_value, grain_of, mod_of
from newstally.reading.times.meaning.named_years import NamedYear, named_year, relative_year
from newstally.reading.times.meaning.parts import relation
from newstally.reading.times.meaning.record import Meaning
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import context, lexicon


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
    if relative is None or words[-1] in lexicon()["NARRATIVE"]:
        return Meaning("DURATION", value, None, mod_of(phrase))
    if "this" in words:
        return None
    if phrase.has("kind") and (beside := _whole_ones(phrase, story, grain, count, relative)) is not None:
        return Meaning("DURATION", value, beside, mod_of(phrase))
    return Meaning("DURATION", value, _beside(story, grain, count, relative), mod_of(phrase))


def _whole_ones(
    phrase: Phrase, story: Story, grain: str, count: Fraction | None, direction: int
) -> CalendarInterval | None:
    """ "The last three fiscal years" are whole ones, without the one at hand."""
    day = story.published
    if day is None or count is None or count != int(count) or grain not in GRAINS:
        return None
    if phrase.word("kind") != "calendar" and grain == "year":
        now = fiscal_span(name_of(day, story.setting), "", story.setting)
    else:
        now = span_of(as_grain(grain), day)
    if direction < 0:
        return between(now.shift(-int(count)).first, now.first)
    return between(now.end, now.shift(int(count) + 1).first)


def _hyphenated(phrase: Phrase) -> bool:
    return phrase.as_written[-2] in lexicon()["HYPHEN"]


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
    is_fiscal = story.last_told is not None and story.last_told.name.startswith("FY")
    if grain == "month":
        story.leave_quarter()
    if grain not in ("month", "quarter") or count is None or count != int(count) or phrase.after() == "of":
        return Meaning("DURATION", value)
    year = relative_year((), is_fiscal, story)
    return Meaning("DURATION", value, _first_part(year, grain, int(count), phrase, story) if year else None)


def _first_part(year: NamedYear, grain: str, count: int, phrase: Phrase, story: Story) -> CalendarInterval:
    """The first so many units of a year; where only "the year" is said, of the last one that they have passed in."""
    first = year.part("", story).first
    if year.is_open and story.published is not None and add(first, grain, count) > story.published:
        first = first if looks_ahead(phrase) else add(first, "year", -1)
    return between(first, add(first, grain, count))


def edge_units(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The first nine months of 2023", "the last two weeks of March", "5MFY24"."""
    if phrase.has("run"):
        return _first_months(phrase, story)
    grain, count = grain_of(phrase.words("unit")[-1]), count_of(phrase)
    if grain == "month":
        story.leave_quarter()
    value = duration_value(count, grain)
    if count is None or count != int(count) or grain in ("second", "minute", "hour", "weekend"):
        return Meaning("DURATION", value)
    words = phrase.words("of")
    is_first = "first" in phrase.words("edge")
    if (whole := _month(words, story)) is None:
        year = named_year(words, story)
        if year is None:
            return Meaning("DURATION", value)
        if is_first:
            return Meaning("DURATION", value, _first_part(year, grain, int(count), phrase, story))
        whole = year.part("", story)
        begins = add(whole.end, grain, -int(count))
        if year.is_open and story.published is not None and begins > story.published and not looks_ahead(phrase):
            whole = whole.shift(-1)
    if is_first:
        return Meaning("DURATION", value, between(whole.first, add(whole.first, grain, int(count))))
    return Meaning("DURATION", value, between(add(whole.end, grain, -int(count)), whole.end))


def _first_months(phrase: Phrase, story: Story) -> Meaning | None:
    """ "5MFY24", "9M 2023": the first months of a year."""
    count = int(phrase.word("run").removesuffix("m"))
    if not 1 <= count <= 12 or phrase.before() in lexicon()["CURRENCY"]:
        return None
    if re.fullmatch(r"[a-z]+s", phrase.after()) and phrase.after() not in context("function_words"):
        return None  # "9M 2024 models"
    year = named_year(phrase.words("of"), story)
    interval = _first_part(year, "month", count, phrase, story) if year else None
    return Meaning("DURATION", f"P{count}M", interval)


def _month(words: list[str], story: Story) -> Span | None:
    """The month whose first or last days are meant, the latest such month where no year is given."""
    known = lexicon()["MONTH"]
    month = next((int(known[word]) for word in words if word in known), None)
    if month is None:
        return None
    year = next((int(word) for word in words if word.isdecimal() and len(word) == 4), None)
    day = story.published
    if year is None and day is not None:
        year = day.year - (month > day.month)
    return Span("month", dt.date(year, month, 1)) if year is not None else None


RULES = {"last_units": last_units, "edge_units": edge_units}
