"""Periods that the story's own is compared with: "the corresponding period last year", "a year earlier"."""

from __future__ import annotations

import datetime as dt

from newstally.model import CalendarInterval
from newstally.reading.times.calendar import Grain, Span, add, as_grain, between, span_of
from newstally.reading.times.fiscal import name_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.lengths import duration_value, grain_of
from newstally.reading.times.meaning.named_years import NamedYear, named_year, year_of_stretch
from newstally.reading.times.meaning.record import Meaning, aside
from newstally.reading.times.numerals import number_of
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import context, lexicon

# A year told longer ago than this is background: no one compares this year's news with the one before it.
_RECENT = 2


def corresponding_period(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The corresponding period last year", "the 2022 period": the story's period in another year."""
    words = phrase.all_words
    grain = next((as_grain(word) for word in words if word in _GRAINS), None)
    named = _year_named(phrase, story)
    if phrase.has("year") and named is None:
        return Meaning("DATE", "XXXX")
    if story.stretch is not None and grain is None:
        there = _in_other_year(story.stretch, named, story)
        return _by_its_year(there, story) if words[0] == "the" and words[1].isdecimal() else there
    if phrase.has("counted") or phrase.has("longer"):
        return _counted(phrase)
    base = _spoken_of(phrase, grain, story)
    if base is None:
        return _unplaced(named, story)
    if grain is None and base.grain == "day":
        base = span_of("year", base.first)
    return aside(base.years_later(_years_to(base.first, base.end, named, story)))


_GRAINS = ("quarter", "month", "week", "half")


def _year_named(phrase: Phrase, story: Story) -> NamedYear | None:
    """The year a comparison names by its number; None for "last year" and "a year ago", which are the one before."""
    words = phrase.words("year")
    if not any(any(c.isdecimal() for c in word) for word in words):
        return NamedYear(0, False) if words else None
    return named_year(words, story)


def _years_to(first: dt.date, end: dt.date, named: NamedYear | None, story: Story) -> int:
    """How many years a period is from the one named; a year back where none is."""
    if named is None or not named.number:
        return -1
    if named.is_fiscal:
        return named.number - name_of(first, story.setting)
    return named.number - (end - dt.timedelta(days=1)).year


def _unplaced(named: NamedYear | None, story: Story) -> Meaning:
    """ "The same period last year" of a period that nobody has told: its year, and no place in it."""
    if named is not None and named.number:
        return Meaning("DATE", named.part("", story).value)
    year = story.span("year")
    return Meaning("DATE", year.shift(-1).value if year else "XXXX")


def _counted(phrase: Phrase) -> Meaning:
    """ "The year-earlier nine months", of which no more is known than how long they are."""
    words = phrase.words("counted") or phrase.words("longer")
    *number, unit = (word for word in words if word not in lexicon()["HYPHEN"])
    return Meaning("DURATION", duration_value(number_of(number), grain_of(unit)))


def _spoken_of(phrase: Phrase, grain: Grain | None, story: Story) -> Span | None:
    """The period a comparison is with: the story's, at the grain the phrase names ("the same month last year")."""
    base = period_compared(phrase, story)
    if grain is None or (base is not None and base.grain == grain):
        return base
    if grain == "quarter" and story.quarter is not None:
        return story.quarter
    if grain in ("week", "month"):
        day = base.first if base is not None and base.grain in ("day", "week", "month") else story.scene
        return span_of(grain, day) if day else None
    # The last one that is over: results are told after it.
    last = story.span(grain)
    return last.shift(-1) if last else None


def _in_other_year(stretch: tuple[str, CalendarInterval], named: NamedYear | None, story: Story) -> Meaning:
    """The same stretch of another year: "July to December, from the same period last year"."""
    value, interval = stretch
    if interval.start is None or interval.end is None:
        return Meaning("DURATION", value)
    start, end = interval.start.date(), interval.end.date()
    count = _years_to(start, end, named, story)
    return Meaning("DURATION", value, between(add(start, "year", count), add(end, "year", count)))


def _by_its_year(stretch: Meaning, story: Story) -> Meaning:
    """ "The 2022 period", "a year earlier": a stretch goes by the quarter or half it is, or the year it lies within."""
    if stretch.interval is None or stretch.interval.start is None:
        return stretch
    first = stretch.interval.start.date()
    for grain in _PARTS:
        if (part := span_of(grain, first)).interval == stretch.interval:
            return Meaning("DATE", part.value, stretch.interval)
    year = year_of_stretch(stretch.interval, story)
    return Meaning("DATE", year.value, stretch.interval) if year else stretch


_PARTS: tuple[Grain, ...] = ("month", "quarter", "half")


def period_compared(phrase: Phrase, story: Story) -> Span | None:
    """What "a year earlier" is counted from: the period told in the sentence, else the report's quarter, else the last.

    None where the story has told of none lately.
    """
    told = story.told_in_sentence(phrase)
    if told is not None and not (story.quarter is not None and told.grain == "year"):
        return told
    if story.quarter is not None:
        return story.quarter
    if story.is_narrative:
        return story.focus
    last = story.period
    if last is None or (story.published is not None and last.first.year < story.published.year - _RECENT):
        return None
    return last


def year_earlier(phrase: Phrase, story: Story) -> Meaning | None:
    """ "A year earlier", "a year ago": the story's period, at its grain, a year before; the focus stays."""
    is_ago = "ago" in phrase.all_words
    if is_ago and phrase.before() == "exactly" and (today := story.span("day")) is not None:
        return aside(today.years_later(-1))  # To the day.
    if story.stretch is not None:
        return _by_its_year(_in_other_year(story.stretch, None, story), story)
    is_told = story.quarter is not None or (
        phrase.before() in context("comparing") and story.told_in_sentence(phrase) is not None
    )
    base = period_compared(phrase, story) if is_told or not is_ago else None
    if base is not None and base.grain == "day" and not story.is_narrative:
        base = None
    base = base or story.span("year")
    return aside(base.years_later(-1)) if base else Meaning("DATE", "XXXX")


RULES = {"corresponding_period": corresponding_period, "year_earlier": year_earlier}
