"""Quarters and halves: "the third quarter", "Q1 FY24", "the first half of 2023", "the June quarter"."""

from __future__ import annotations

import datetime as dt
import re

from newstally.reading.times.calendar import MONTHS, PARTS, Grain, Span, add_months, between, span_of
from newstally.reading.times.fiscal import fiscal_span, name_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.ending import MOST_DAYS, day_after_end
from newstally.reading.times.meaning.fiscal_years import is_noun, learn_year
from newstally.reading.times.meaning.named_years import (
    NamedYear,
    month_in_year,
    named_year,
    names_fiscal_years,
    outgoing,
    relative_year,
    tells_fiscal_years,
)
from newstally.reading.times.meaning.parts import full_year, month_of, ordinal, part_of, relation
from newstally.reading.times.meaning.record import UNKNOWN, Meaning, aside, dated
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import context, lexicon

# A result is told so many days after its period, at most, in whatever tense.
_TOLD_AFTER = 120
# So many days into a half or quarter, what is told as past is not its result yet.
_YOUNG = {"half": 90, "quarter": 0, "year": 0}


def quarter(phrase: Phrase, story: Story) -> Meaning | None:
    if phrase.has("q") and phrase.ends_a_name:
        return None
    number = _digit(phrase.word("q")) if phrase.has("q") else ordinal(phrase.words("n"))
    if phrase.words("n") in (["last"], ["final"]):
        number = 4
    if phrase.has("ago") and (number is None or 1 <= number <= 4):
        return _quarter_a_year_before(number, story)
    if number is None or not 1 <= number <= 4 or (phrase.after() == "of" and phrase.after(2) in context("determiners")):
        return None  # "The fourth quarter of the game"
    return _part_of_year(f"Q{number}", phrase, story)


def half(phrase: Phrase, story: Story) -> Meaning | None:
    if phrase.has("h") and phrase.ends_a_name:
        return None
    if phrase.has("whole"):
        end = day_after_end(phrase, story, MOST_DAYS["half"])
        return dated(_ending_before(end, "half")) if end else Meaning("DURATION", "P6M")
    if not phrase.has("year") and not phrase.has("h") and not _is_of_money(phrase, story):
        return None
    word = phrase.words("n")[-1] if phrase.has("n") else ""
    number = _digit(phrase.word("h")) if phrase.has("h") else 1 if word == "first" else 2
    return _part_of_year(f"H{number}", phrase, story) if number <= 2 else None


def _digit(word: str) -> int:
    """The number of "Q3" or "3Q"."""
    return int(word.strip("qh"))


# How far from "the first half" an amount may stand, in words.
_NEAR = 30


def _is_of_money(phrase: Phrase, story: Story) -> bool:
    """Whether "the first half" alone is a year's: beside amounts or after other quarters; else it may be a match's."""
    if phrase.after() == "of":
        return False
    if day_after_end(phrase, story) is not None:
        return True
    known = lexicon()
    has_amount = story.quarter is not None or (story.period is not None and story.period.grain == "half")
    for word in (*phrase.words_before(_NEAR), *phrase.words_after(_NEAR)):
        if word in context("match_words"):
            return False
        has_amount = has_amount or word in known["SCALE"] or word in known["CURRENCY"]
    return has_amount


def _part_of_year(code: str, phrase: Phrase, story: Story) -> Meaning:
    """A quarter or half ("Q3", "H1"): of the year named, with the end told, or the latest one."""
    mod, words = part_of(phrase), phrase.words("year")
    is_fiscal = phrase.has("fy") or "fiscal" in phrase.all_words
    if (told := _with_its_end(code, is_fiscal, phrase, story)) is not None:
        return dated(told, mod)
    year = named_year(words, story) if words else None
    if year is not None and is_fiscal:
        year = year._replace(is_fiscal=True)
    if year is None and is_fiscal and not words:
        if not names_fiscal_years(story):
            return _of_a_company(code, phrase, story)
        year = relative_year(words, True, story)
    if year is not None and not year.is_open:
        return dated(year.part(code, story), mod)
    if year is None and not words and tells_fiscal_years(story):
        year = relative_year(words, True, story)
    day = story.today
    if day is None or (words and year is None):
        return Meaning("DATE", f"XXXX-{code}", None, mod)
    whole = year or NamedYear(day.year, False)
    ahead = looks_ahead(phrase) or (code[0] == "H" and _looks_on(phrase))
    span = _latest(whole.part(code, story), day, ahead)
    last = _digit(phrase.word("q2")) if phrase.has("q2") else ordinal(phrase.words("n2"))
    if last is not None and last <= 4:
        # "The first and second quarters" are of one year: the last one's.
        latest = _latest(whole.part(f"Q{last}", story), day, looks_ahead(phrase))
        span = span if span.first <= latest.first < span.years_later(1).first else span.years_later(-1)
    return dated(span, mod)


def _with_its_end(code: str, is_fiscal: bool, phrase: Phrase, story: Story) -> Span | None:
    """ "The second quarter ended Dec. 31", "the first quarter of the year ending March 31"; else None."""
    months = MONTHS[PARTS[code[0]]]
    before = months * (int(code[1]) - 1)
    if phrase.has("year"):
        end = day_after_end(phrase, story)
        if end is None:
            return None
        first = add_months(end, before - 12)
        return _ended(code, first, add_months(first, months), story)
    end = day_after_end(phrase, story, MOST_DAYS[PARTS[code[0]]])
    if end is None:
        return None
    first = add_months(end, -months)
    span = _ended(code, first, end, story)
    if is_fiscal:
        learn_year(add_months(first, -before), story)
    return span


def _looks_on(phrase: Phrase) -> bool:
    """Whether words close by look on from the report: "would drop in the second half", "in the second half may"."""
    texts = phrase.tokens.texts
    near = texts[max(0, phrase.first - _CLOSE) : phrase.last + _CLOSE]
    return not context("looking_on").isdisjoint(word.lower() for word in near)


# How far such a word may stand, in words.
_CLOSE = 6


def _of_a_company(code: str, phrase: Phrase, story: Story) -> Meaning:
    """ "The fiscal first quarter" of a company whose year nobody has told: its number, and no place on the calendar."""
    if story.today is None:
        return Meaning("DATE", f"XXXX-{code}")
    span = NamedYear(story.today.year, False).part(code, story)
    return Meaning("DATE", _latest(span, story.today, looks_ahead(phrase)).value)


def _latest(span: Span, day: dt.date, ahead: bool) -> Span:
    """The latest such quarter or half that has begun; the next one where the text looks ahead."""
    if ahead:
        # Results are told in the months after the quarter, whatever the tense.
        return span if (day - span.end).days < _TOLD_AFTER else span.years_later(1)
    return span if span.first + dt.timedelta(days=_YOUNG[span.grain]) <= day else span.years_later(-1)


def _ended(code: str, first: dt.date, end: dt.date, story: Story) -> Span:
    """ "The second quarter ended Dec. 31" keeps its number, in the fiscal year at home or in the year it ended in."""
    at_home = fiscal_span(name_of(first, story.setting), code, story.setting)
    if at_home.first == first and not story.knows_fiscal_year:
        return at_home
    return Span(PARTS[code[0]], first, f"{(end - dt.timedelta(days=1)).year:04}-{code}")


def _ending_before(end: dt.date, grain: Grain) -> Span:
    """A quarter or half that ends before a day: its middle says which of the calendar's it is."""
    middle = end - dt.timedelta(days=MONTHS[grain] * 15)
    return Span(grain, add_months(end, -MONTHS[grain]), span_of(grain, middle).value)


def _quarter_a_year_before(number: int | None, story: Story) -> Meaning:
    base = story.quarter
    if base is None and story.published is not None:
        base = span_of("quarter", story.published).shift(-1)
    if base is None:
        return Meaning("DATE", f"XXXX-Q{number or 'X'}")
    if number is not None and 1 <= number <= 4:
        return Meaning("DATE", f"{base.first.year - 1:04}-Q{number}", base.years_later(-1).interval)
    return aside(base.years_later(-1))


def quarter_in_focus(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The quarter", "the latest period", "last quarter": the quarter the story is about, or its neighbour."""
    mod = part_of(phrase)
    if mod == "END" and phrase.words("rel") == ["the"] and looks_ahead(phrase):
        # "By the end of the quarter, it will": of the one at hand.
        current = story.span("quarter")
        return dated(current, mod) if current else Meaning("DATE", "XXXX-QX", None, mod)
    meaning = _quarter_in_focus(phrase, story)
    return meaning._replace(mod=mod) if meaning is not None and mod else meaning


def _quarter_in_focus(phrase: Phrase, story: Story) -> Meaning | None:
    words = phrase.words("rel")
    if phrase.joins_on:
        return None  # "The quarter-to-quarter comparison"
    if phrase.has("unit"):
        return _in_the_period(phrase, story)
    reported = story.told_in_sentence(phrase)
    if reported is None or reported.grain != "quarter":
        reported = story.quarter
    current = story.span("quarter")
    if phrase.after() == "of" and phrase.has("rel") and words[-1] in ("last", "final"):
        return None  # "The last quarter of the century"
    if words == ["that"] and story.last_told is not None and story.last_told.grain == "quarter":
        return dated(story.last_told)
    if phrase.has("year"):
        base = reported or current
        shift = relation(phrase, "year")
        return aside(base.years_later(shift or 0)) if base else Meaning("DATE", "XXXX-QX")
    if "ago" in words or "earlier" in words or words[-2:] == ["prior", "year"]:
        return _quarter_a_year_before(None, story)
    if "period" in phrase.all_words and reported is None:
        return Meaning("DURATION", *story.stretch) if story.stretch else None
    if (end := day_after_end(phrase, story, MOST_DAYS["quarter"])) is not None:
        return dated(_ending_before(end, "quarter"))
    relative = relation(phrase, "rel")
    if relative and words[-1] in lexicon()["NARRATIVE"]:
        base = reported or _three_months(story) or current
        return dated(base.shift(relative)) if base else Meaning("DATE", "XXXX-QX")
    if "outgoing" in words and current is not None and story.published is not None:
        return dated(outgoing(current, story.published))
    if relative is not None and current is not None:
        return dated(current.shift(relative))
    if reported is not None:
        return dated(reported)
    return dated(current.shift(-1)) if current else Meaning("DATE", "XXXX-QX")


def _in_the_period(phrase: Phrase, story: Story) -> Meaning | None:
    """ "Exports fell in the month": the month, or the period, that the story is at."""
    if not (is_noun(phrase) or phrase.after() == "under") or phrase.after() in (
        "after",
        "before",
        "since",
        "that",
        "when",
        "which",
    ):
        return None
    last, reported = story.last_told, story.period
    if phrase.word("unit") == "month":
        found = next((span for span in (last, reported) if span is not None and span.grain == "month"), None)
        return dated(found) if found else None
    if story.stretch is not None:
        return Meaning("DURATION", *story.stretch)
    found = next(
        (span for span in (last, story.quarter) if span is not None and span.grain in ("quarter", "half")), None
    )
    return dated(found) if found else None


def _three_months(story: Story) -> Span | None:
    """The stretch the story is at, if it is as long as a quarter: "the three months to September"."""
    if story.stretch is None:
        return None
    start, end = story.stretch[1].start, story.stretch[1].end
    if start is None or end is None or add_months(start.date(), 3) != end.date():
        return None
    return _ending_before(end.date(), "quarter")


def month_quarter(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The June quarter": the three months to the end of June, the latest ones or those of the year named."""
    month, words = month_of(phrase, "m"), phrase.words("year")
    grain: Grain = "half" if phrase.word("unit") == "half" else "quarter"
    if grain == "half" and not is_noun(phrase):
        return None  # "The March half marathon"
    year = named_year(words, story) if words else None
    if year is not None:
        return dated(_ending_before(add_months(month_in_year(year, month, story), 1), grain))
    day = story.today
    if day is None or words:
        return Meaning("DATE", UNKNOWN[grain])
    span = _ending_before(add_months(dt.date(day.year, month, 1), 1), grain)
    if looks_ahead(phrase):
        return dated(_latest(span, day, True))
    return dated(span if span.end <= day else span.years_later(-1))


def short_period(phrase: Phrase, story: Story) -> Meaning | None:
    """ "4Q23", "1H2025", "9M24": a part of the calendar year."""
    found = re.fullmatch(r"(\d+)([qhm])(\d+)", phrase.word("short"))
    if found is None or phrase.before() in lexicon()["CURRENCY"]:
        return None
    number = int(found[1])
    year = int(found[3]) if len(found[3]) == 4 else full_year(int(found[3]), story)
    if number == 0:
        return None
    if found[2] == "m":
        first = dt.date(year, 1, 1)
        return Meaning("DURATION", f"P{number}M", between(first, add_months(first, number))) if number <= 12 else None
    if found[2] == "h" and number > 2:
        return None
    return dated(NamedYear(year, False).part(f"{found[2].upper()}{number}", story))


RULES = {
    "quarter": quarter,
    "month_quarter": month_quarter,
    "quarter_in_focus": quarter_in_focus,
    "half": half,
    "short_period": short_period,
}
