"""Whole years of business: "fiscal 2023-24", "the last fiscal year", "the full year", "the year to date"."""

from __future__ import annotations

import datetime as dt

from newstally.reading.times.calendar import Span, add_months, as_grain, between, span_of
from newstally.reading.times.fiscal import fiscal_span, name_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.ending import day_after_end, stretch_before
from newstally.reading.times.meaning.named_years import named_year, names_fiscal_years, tells_fiscal_years
from newstally.reading.times.meaning.parts import part_of
from newstally.reading.times.meaning.record import UNKNOWN, Meaning, dated
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import context

# Results of a year come out in the months after it.
_RESULTS = 4


def fiscal_year(phrase: Phrase, story: Story) -> Meaning | None:
    words = phrase.all_words
    mod = part_of(phrase)
    if (end := day_after_end(phrase, story)) is not None:
        learn_year(end, story)
        if not phrase.has("y"):
            return _year_before(end, story)
    if words[-1] in ("fiscal", "fy") and not is_noun(phrase):
        return None
    if phrase.has("fy"):
        year = named_year(words, story)
        if year is None:
            return Meaning("DATE", "FYXXXX", None, mod)
        full = "full" in words and year.is_open
        return dated(_told(year.part("", story), phrase, story) if full else year.part("", story), mod)
    if story.published is None and not phrase.has("y"):
        return Meaning("DATE", "XXXX")
    fiscal = ["fiscal"] if tells_fiscal_years(story) and not phrase.has("y") else []
    year = named_year([*words, *fiscal, "year"], story)
    return dated(_told(year.part("", story), phrase, story) if year.is_open else year.part("", story)) if year else None


def _year_before(end: dt.date, story: Story) -> Meaning:
    """The year that ends before a day: the fiscal one at home, or a company's, which has no name."""
    first = add_months(end, -12)
    at_home = fiscal_span(name_of(first, story.setting), "", story.setting)
    if at_home.first == first and names_fiscal_years(story) and not story.knows_fiscal_year:
        return dated(at_home)
    return Meaning("DURATION", "P1Y", stretch_before(end, "year", 1))


def learn_year(begin: dt.date, story: Story) -> None:
    """Remember when a company's fiscal year begins; a government's needs no telling."""
    if begin.day == 1 and not names_fiscal_years(story):
        story.begin_fiscal_years(begin.month)


def is_noun(phrase: Phrase) -> bool:
    """Whether "last fiscal" is the year, as South Asia's papers write it, and no "current fiscal deficit"."""
    after = phrase.after()
    return not after[:1].isalpha() or after in context("function_words") or after in context("ending_words")


def _told(year: Span, phrase: Phrase, story: Story) -> Span:
    """ "The full year": in the first months of a year what is told as past is the year that has just ended."""
    day = story.published
    young = day is not None and day < add_months(year.first, _RESULTS)
    return year.shift(-1) if young and not looks_ahead(phrase) else year


def to_date(phrase: Phrase, story: Story) -> Meaning:
    """ "The year to date": the period at hand, up to the report's day, which it leaves out."""
    day = story.published
    if day is None:
        return Meaning("DATE", UNKNOWN[phrase.word("unit")])
    if phrase.has("fy"):
        span = fiscal_span(name_of(day, story.setting), "", story.setting)
    else:
        span = span_of(as_grain(phrase.word("unit")), day)
    return Meaning("DATE", span.value, between(span.first, day) if span.first < day else None)


RULES = {"fiscal_year": fiscal_year, "to_date": to_date}
