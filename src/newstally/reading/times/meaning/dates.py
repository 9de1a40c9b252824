"""Days, years, decades and centuries that name themselves: "17 January 2024", "Jan. 26", "in 1998", "the 1960s"."""

from __future__ import annotations

import datetime as dt
import re

from newstally.reading.times.calendar import Span, between, month_days, span_of
from newstally.reading.times.fiscal import fiscal_span, is_calendar_year, name_of_both, tax_year
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.named_years import names_fiscal_years
from newstally.reading.times.meaning.number_years import reads_as_year
from newstally.reading.times.meaning.parts import (
    day_of,
    full_year,
    month_of,
    ordinal,
    part_of,
    range_year,
    year_of,
)
from newstally.reading.times.meaning.record import Meaning, before_christ, dated, literal
from newstally.reading.times.meaning.years import (
    nearest_year,
)
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import context, lexicon
from newstally.reading.times.values import calendar_interval

# Countries that write the month first; elsewhere 3/4/2024 is 3 April.
_MONTH_FIRST = frozenset(("US", "PH"))


def iso_date(phrase: Phrase, story: Story) -> Meaning:
    value = phrase.word("iso").upper().replace(" ", "T")
    if len(value) > 10:
        interval = calendar_interval(value, story.setting)
        return Meaning("TIME", value, interval) if interval else literal(value[:10])
    return literal(value)


def numeric_date(phrase: Phrase, story: Story) -> Meaning | None:
    first, second, year_text = re.split(r"[/.-]", phrase.word("numbers"))
    year = int(year_text) if len(year_text) == 4 else full_year(int(year_text), story)
    day, month = int(first), int(second)
    month_first = story.setting.country in _MONTH_FIRST and "/" in phrase.word("numbers")
    if (month_first and day <= 12) or month > 12:
        day, month = month, day
    return literal(f"{year:04}-{month:02}-{day:02}") if month <= 12 and day <= 31 else None


def calendar_day(phrase: Phrase, story: Story) -> Meaning | None:
    if phrase.has("in"):
        return _day_of_told_month(phrase, story)
    month, day = month_of(phrase, "m"), day_of(phrase, "d")
    if day is None or (not phrase.has("y") and (_counts_things(phrase) or _is_street(phrase))):
        return None
    year = year_of(phrase, story)
    if year is None:
        year = range_year(phrase)
    if phrase.has("era") and year:
        return before_christ(f"{year:04}-{month:02}-{day:02}", year)
    if year is not None:
        return literal(f"{year:04}-{month:02}-{day:02}", part_of(phrase))
    if story.today is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}", None, part_of(phrase))
    chosen = _year_with_weekday(phrase, story, nearest_year(phrase, story, month, day), month, day)
    return literal(f"{chosen:04}-{month:02}-{day:02}", part_of(phrase))


def _year_with_weekday(phrase: Phrase, story: Story, chosen: int, month: int, day: int) -> int:
    """The year chosen, or if it lies far back and the weekday told does not fit it, the report's own that it fits.

    A weekday that does not fit in the report's own time is left as a slip for the checks to find.
    """
    weekday = lexicon()["WEEKDAY"].get(phrase.word("wd"))
    now = story.published.year if story.published else chosen
    if weekday is None or story.is_narrative or abs(now - chosen) <= 1:
        return chosen
    for year in (chosen, now, now - 1):
        if day <= month_days(year, month) and dt.date(year, month, day).isoweekday() == weekday:
            return year
    return chosen


def _day_of_told_month(phrase: Phrase, story: Story) -> Meaning | None:
    """ "On the 20th", "the 28th of that month", "the 5th of next month": by the month the story or the report is in."""
    day, words = day_of(phrase, "d"), phrase.words("in")
    if day is None:
        return None
    told = story.focus is not None and story.focus.grain in ("day", "week", "month")
    from_report = words in (["this"], ["last"], ["next"])
    here = story.today if from_report else story.scene if told else story.published
    if here is None:
        return Meaning("DATE", f"XXXX-XX-{day:02}")
    whole = span_of("month", here)
    if words[-1] in ("following", "next") or (words == ["the"] and told and day < here.day):
        whole = whole.shift(1)
    elif words[-1] in ("previous", "last") or (
        words == ["the"] and not told and day > here.day and not looks_ahead(phrase)
    ):
        whole = whole.shift(-1)
    return literal(f"{whole.value}-{day:02}")


def _is_street(phrase: Phrase) -> bool:
    """Whether the day names a street or a building: "at 12 May Street", "the 6 October Bridge"."""
    ends_with_month = phrase.all_words[-1] in lexicon()["MONTH"]
    return ends_with_month and phrase.written_after.istitle() and phrase.after() in context("streets")


def _counts_things(phrase: Phrase) -> bool:
    """Whether the number is not a day after all: "March 5,000", "May 10 percent"."""
    return (
        phrase.words("d")[-1].isdecimal()
        and phrase.parts["d"][1] == phrase.last
        and phrase.after() in lexicon()["SCALE"]
    )


def day_range(phrase: Phrase, story: Story) -> Meaning | None:
    month, first, last = month_of(phrase, "m"), day_of(phrase, "d"), day_of(phrase, "e")
    second_month = month_of(phrase, "n") if phrase.has("n") else month
    year = year_of(phrase, story)
    if year is None:
        if story.today is None or first is None:
            return Meaning("DATE", f"XXXX-{month:02}-{first:02}")
        year = nearest_year(phrase, story, month, first)
    if first is None or last is None or (second_month == month and last <= first):
        return None
    start = dt.date(year - (second_month < month), month, first)
    end = dt.date(year, second_month, last) + dt.timedelta(days=1)
    return Meaning("DURATION", f"P{(end - start).days}D", between(start, end), "", Span("day", start))


def year(phrase: Phrase, story: Story) -> Meaning | None:
    mod = part_of(phrase)
    number = year_of(phrase, story)
    if phrase.has("century"):
        return literal(f"{_later_year(int(phrase.word('century')), phrase.word('y')):04}")
    if phrase.has("era"):
        ancient = int(phrase.word("y"))
        return before_christ(f"{ancient:04}", ancient, mod)
    if number is None or (phrase.has("y") and not reads_as_year(phrase)):
        return None
    if phrase.has("yy") and not mod and phrase.before() not in context("prepositions"):
        return None
    return literal(f"{number:04}", mod)


# Numbers farther apart are seldom the ends of a span of years.
_LONGEST_SPAN = 60


def year_span(phrase: Phrase, story: Story) -> Meaning | None:
    first = int(phrase.word("y"))
    end_text = phrase.word("end")
    last = _later_year(first, end_text)
    if last <= first or last - first > _LONGEST_SPAN:
        return None
    value = f"{first}/{last}"
    if last == first + 1 and phrase.word("kind") == "tax":
        return Meaning("DATE", value, tax_year(first, story.setting) or calendar_interval(value), part_of(phrase))
    is_fiscal = phrase.has("fy") or (names_fiscal_years(story) and not phrase.has("kind"))
    if last == first + 1 and is_fiscal and not is_calendar_year(story.setting):
        return dated(fiscal_span(name_of_both(first, story.setting), "", story.setting), part_of(phrase))
    return Meaning("DATE", value, calendar_interval(value), part_of(phrase), Span("year", dt.date(last, 1, 1)))


def _later_year(first: int, end: str) -> int:
    """The year that ends a span: "1914-18", "1999-00"."""
    last = int(end) if len(end) == 4 else first - first % 100 + int(end)
    return last + 100 if last < first and end == "00" else last


def decade(phrase: Phrase, story: Story) -> Meaning | None:
    mod = part_of(phrase, "mod", "mod2")
    if phrase.has("word"):
        return dated(_decade(1900 + int(lexicon()["DECADEWORD"][phrase.words("word")[-1]])), mod)
    digits = re.sub(r"\D", "", phrase.word("decade"))
    if phrase.has("era"):
        return before_christ(f"{int(digits):04}"[:3], int(digits), mod)
    if len(digits) == 4:
        return dated(_decade(int(digits)), mod)
    if digits[-1] != "0" or len(digits) != 2:
        return None
    if not (phrase.word("decade").startswith(("'", "’")) or mod or phrase.all_words[0] == "the"):
        return None  # "In her 60s" is an age, "in the 60s" a decade; weather and scores say "60s" too.
    if phrase.before() in context("owners") or _is_of_degrees(phrase):
        return None
    century = 1900 if int(digits) >= 20 else 2000
    return dated(_decade(century + int(digits)), mod)


# How far from "the 70s" the words for degrees may stand.
_WEATHER_NEAR = 9


def _is_of_degrees(phrase: Phrase) -> bool:
    """Whether "the mid-70s" are degrees: "highs will be in the mid-70s"."""
    if phrase.word("decade").startswith(("'", "’")):
        return False
    near = (*phrase.words_before(_WEATHER_NEAR), *phrase.words_after(_WEATHER_NEAR))
    return not context("weather").isdisjoint(near)


def _decade(year: int) -> Span:
    return Span("decade", dt.date(year, 1, 1))


def century(phrase: Phrase, story: Story) -> Meaning | None:
    number = ordinal(phrase.words("n"))
    if number is None or not 1 <= number <= 22:
        return None
    if phrase.has("era"):
        return before_christ(f"{number - 1:02}", 0, part_of(phrase, "mod", "mod2"))
    value = f"{number - 1:02}"
    return Meaning("DATE", value, calendar_interval(value), part_of(phrase, "mod", "mod2"))


RULES = {
    "iso_date": iso_date,
    "numeric_date": numeric_date,
    "calendar_day": calendar_day,
    "day_range": day_range,
    "year": year,
    "year_span": year_span,
    "decade": decade,
    "century": century,
}
