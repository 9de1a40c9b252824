"""Quarters, halves, seasons and fiscal years: "the third quarter", "Q1 FY24", "first half of 2023", "last summer"."""

from __future__ import annotations

import datetime as dt
import re

from newstally.reading.times.calendar import SEASON_START, Grain, Span, span_of
from newstally.reading.times.fiscal import fiscal_interval, fiscal_value, name_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.ending import day_after_end, stretch_before
from newstally.reading.times.meaning.parts import full_year, ordinal, part_of, relation, year_of
from newstally.reading.times.meaning.record import Meaning, dated, literal
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import context, meaning_of

# Results of a year come out until the end of April.
_RESULTS_UNTIL = 4


def fiscal_year(phrase: Phrase, story: Story) -> Meaning | None:
    if phrase.has("y"):
        year = year_of(phrase, story)
    elif (end := day_after_end(phrase, story)) is not None:
        return Meaning("DURATION", "P1Y", stretch_before(end, "year", 1))
    elif not phrase.has("fy"):
        return dated(_full_year(phrase, story.published)) if story.published else Meaning("DATE", "XXXX")
    elif story.published is None:
        return Meaning("DATE", "FYXXXX")
    else:
        year = name_of(story.published, story.setting) + (relation(phrase, "rel") or 0)
    return None if year is None else _fiscal(year, "", story, part_of(phrase))


def _full_year(phrase: Phrase, published: dt.date) -> Span:
    """ "The full year": in the first months of a year what is told as past is the year that has just ended."""
    ended = published.month <= _RESULTS_UNTIL and not looks_ahead(phrase)
    return span_of("year", published.replace(year=published.year - 1, day=1) if ended else published)


def _fiscal(year: int, part: str, story: Story, mod: str = "") -> Meaning:
    """A fiscal year or its part: the calendar's own where the home country's fiscal year is the calendar year."""
    value = fiscal_value(year, part, story.setting)
    if not value.startswith("FY"):
        return literal(value, mod)
    interval = fiscal_interval(year, part, story.setting)
    grain: Grain = "quarter" if part[:1] == "Q" else "half" if part else "year"
    focus = Span(grain, interval.start.date()) if interval and interval.start else None
    return Meaning("DATE", value, interval, mod, focus)


def quarter(phrase: Phrase, story: Story) -> Meaning | None:
    number = _digit(phrase.word("q")) if phrase.has("q") else ordinal(phrase.words("n"))
    if phrase.words("n") in (["last"], ["final"]):
        number = 4
    if phrase.has("ago"):
        return _quarter_a_year_before(number, story)
    if number is None or not 1 <= number <= 4:
        return None
    year, is_fiscal = _year_named(phrase, story)
    if year is not None and is_fiscal:
        return _fiscal(year, f"Q{number}", story)
    if year is not None:
        return literal(f"{year:04}-Q{number}")
    if story.today is None:
        return Meaning("DATE", f"XXXX-Q{number}")
    return dated(_last_quarter(number, story.today, looks_ahead(phrase)))


def _digit(word: str) -> int:
    """The number of "Q3" or "3Q"."""
    return int(word.strip("qh"))


def _last_quarter(number: int, day: dt.date, ahead: bool) -> Span:
    """The latest such quarter that has begun; the next one where the text looks ahead."""
    span = Span("quarter", dt.date(day.year, 3 * number - 2, 1))
    if ahead:
        # Results are told in the months after the quarter, whatever the tense.
        return span if (day - span.end).days < 120 else span.years_later(1)
    return span if span.first <= day else span.years_later(-1)


def _quarter_a_year_before(number: int | None, story: Story) -> Meaning:
    base = story.quarter
    if base is None and story.published is not None:
        base = span_of("quarter", story.published).shift(-1)
    if base is None:
        return Meaning("DATE", f"XXXX-Q{number or 'X'}")
    if number is not None and 1 <= number <= 4:
        return Meaning("DATE", f"{base.first.year - 1:04}-Q{number}", base.years_later(-1).interval)
    return _without_focus(dated(base.years_later(-1)))


def _without_focus(meaning: Meaning) -> Meaning:
    """Comparisons with a year before do not move the story there."""
    return meaning._replace(focus=None)


def _year_named(phrase: Phrase, story: Story) -> tuple[int | None, bool]:
    """The year a quarter or half belongs to, and whether it is a fiscal one."""
    words = phrase.words("year")
    is_fiscal = any(w in ("fiscal", "financial", "fy") for w in (*words, *phrase.words("fy")))
    digits = next((re.sub(r"\D", "", w) for w in words if any(c.isdecimal() for c in w)), "")
    if digits:
        return (int(digits) if len(digits) == 4 else full_year(int(digits), story)), is_fiscal
    relative = relation(phrase, "year")
    if relative is not None and story.published is not None:
        base = name_of(story.published, story.setting) if is_fiscal else story.published.year
        return base + relative, is_fiscal
    return None, is_fiscal


def quarter_in_focus(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The quarter", "the latest period", "last quarter": the quarter the story is about, or its neighbour."""
    words = phrase.words("rel")
    if phrase.joins_on:
        return None  # "The quarter-to-quarter comparison"
    if phrase.has("year"):
        base = story.quarter or story.span("quarter")
        shift = relation(phrase, "year")
        return _without_focus(dated(base.years_later(shift or 0))) if base else Meaning("DATE", "XXXX-QX")
    if "ago" in words or "earlier" in words:
        return _quarter_a_year_before(None, story)
    if "period" in phrase.tokens.texts[phrase.first : phrase.last] and story.quarter is None:
        return None
    if (end := day_after_end(phrase, story)) is not None:
        # A company's quarter need not be the calendar's: its middle says which it is.
        span = span_of("quarter", end - dt.timedelta(days=45))
        return dated(span)._replace(interval=stretch_before(end, "quarter", 1))
    current = story.span("quarter")
    relative = relation(phrase, "rel")
    if relative is not None and current is not None:
        return dated(current.shift(relative))
    if story.quarter is not None:
        return dated(story.quarter)
    return dated(current.shift(-1)) if current else Meaning("DATE", "XXXX-QX")


def half(phrase: Phrase, story: Story) -> Meaning | None:
    if not phrase.has("year") and not phrase.has("h") and phrase.after() == "of":
        return None
    first_word = phrase.words("n")[-1:] or [""]
    number = _digit(phrase.word("h")) if phrase.has("h") else 1 if first_word[0] == "first" else 2
    if number > 2:
        return None
    year, is_fiscal = _year_named(phrase, story)
    mod = part_of(phrase)
    if year is not None and is_fiscal:
        return _fiscal(year, f"H{number}", story, mod)
    if year is not None:
        return literal(f"{year:04}-H{number}", mod)
    # "The first half" alone is as often a match's.
    if not phrase.has("year") and not phrase.has("h"):
        return None
    if story.published is None:
        return Meaning("DATE", f"XXXX-H{number}", None, mod)
    span = Span("half", dt.date(story.published.year, 6 * number - 5, 1))
    return dated(span if span.first <= story.published else span.years_later(-1), mod)


def season(phrase: Phrase, story: Story) -> Meaning | None:
    code = str(meaning_of("SEASON", phrase.word("s")))
    mod = part_of(phrase)
    if not (phrase.has("y") or phrase.has("rel")) and not _is_season(phrase):
        return None
    if phrase.has("era"):
        return Meaning("DATE", f"BC{year_of(phrase, story) or 0:04}-{code}", None, mod)
    year = year_of(phrase, story)
    if year is not None:
        return _season(year, code, mod)
    today = story.today
    if today is None:
        return Meaning("DATE", f"XXXX-{code}", None, mod)
    return _season(_season_year(phrase, story, code, today), code, mod)


def _season_year(phrase: Phrase, story: Story, code: str, today: dt.date) -> int:
    relative = relation(phrase, "rel")
    this = Span("season", dt.date(today.year, SEASON_START[code], 1))
    if relative == 0 or (story.is_narrative and relative is None):
        return today.year
    if relative == 1 or (relative is None and looks_ahead(phrase)):
        return today.year + (this.first <= today)
    # "Last summer" in July is the year before's; "the summer" in July is this one.
    started = this.first <= today if relative is None else this.end <= today
    return today.year - (not started)


def _season(year: int, code: str, mod: str) -> Meaning:
    return dated(Span("season", dt.date(year, SEASON_START[code], 1)), mod)


def _is_season(phrase: Phrase) -> bool:
    """Whether a word such as "fall", "spring" or "summer" is the time of the year here."""
    word = phrase.words("s")[-1]
    lead = phrase.before() if phrase.first + 1 == phrase.last else phrase.tokens.texts[phrase.first].lower()
    if word == "fall" and phrase.after() == "of":
        return False
    if word == "fall":
        return (lead in ("in", "mid") and phrase.before(2) not in ("a", "the", "decline")) or (
            lead == "the" and phrase.before() in ("in", "by")
        )
    if word == "spring":
        return lead in context("season_leads") or (
            lead == "the" and phrase.before() in ("in", "by", "until", "during", "of", "since")
        )
    if lead == "the":
        return phrase.before() in context("season_leads_article")
    return lead in context("season_leads") or phrase.has("mod")


RULES = {
    "fiscal_year": fiscal_year,
    "quarter": quarter,
    "quarter_in_focus": quarter_in_focus,
    "half": half,
    "season": season,
}
