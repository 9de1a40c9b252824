"""Dates that name their day, month or year: "17 January 2024", "Jan. 26", "December 2022", "in March last year"."""

from __future__ import annotations

import datetime as dt
import re

from newstally.reading.times.calendar import Span, add_months, between, month_days, nth_weekday, span_of
from newstally.reading.times.fiscal import fiscal_span, is_calendar_year, name_of_both, tax_year
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.named_years import month_in_year, named_year, names_fiscal_years
from newstally.reading.times.meaning.number_years import reads_as_year
from newstally.reading.times.meaning.parts import (
    day_of,
    full_year,
    month_of,
    ordinal,
    part_of,
    range_year,
    relation,
    year_of,
)
from newstally.reading.times.meaning.record import Meaning, before_christ, dated, literal
from newstally.reading.times.meaning.years import (
    goes_on,
    is_coming_month,
    narrated_year,
    nearest_year,
    year_of_end,
    year_of_the_sentence,
    year_towards,
)
from newstally.reading.times.numerals import number_of
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import BREAK, CAPITALISED, context, lexicon
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
    """ "On the 20th", "the 28th of that month": of the month the story is in, or the next one."""
    day, words = day_of(phrase, "d"), phrase.words("in")
    told = story.focus is not None and story.focus.grain in ("day", "week", "month")
    scene = story.scene if told and words != ["this"] else story.published
    if day is None or scene is None:
        return None
    whole = span_of("month", scene)
    if words[-1] in ("following", "next") or (words == ["the"] and told and day < scene.day):
        whole = whole.shift(1)
    elif words[-1] == "previous" or (words == ["the"] and not told and day > scene.day and not looks_ahead(phrase)):
        whole = whole.shift(-1)
    return literal(f"{whole.value}-{day:02}")


def _is_street(phrase: Phrase) -> bool:
    """Whether the day names a street or a building: "at 12 May Street", "the 6 October Bridge"."""
    texts = phrase.tokens.texts
    following = texts[phrase.last] if phrase.last < len(texts) else BREAK
    ends_with_month = texts[phrase.last - 1].lower() in lexicon()["MONTH"]
    return ends_with_month and following.istitle() and following.lower() in context("streets")


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


def month_year(phrase: Phrase, story: Story) -> Meaning | None:
    if phrase.has("ago"):
        return _month_years_ago(phrase, story)
    month, year = month_of(phrase, "m"), year_of(phrase, story)
    if phrase.has("era") and year:
        return before_christ(f"{year:04}-{month:02}", year, part_of(phrase))
    if phrase.has("fy") and (fiscal := named_year(phrase.words("fy"), story)) is not None:
        year = month_in_year(fiscal, month, story).year
    if year is None:
        return Meaning("DATE", f"XXXX-{month:02}", None, part_of(phrase))
    return literal(f"{year:04}-{month:02}", part_of(phrase))


def _month_years_ago(phrase: Phrase, story: Story) -> Meaning | None:
    """ "In December two years ago": the December of the year before last."""
    number, count = month_of(phrase, "m"), number_of(phrase.words("ago"))
    if story.published is None or count is None or count != int(count):
        return Meaning("DATE", f"XXXX-{number:02}", None, part_of(phrase))
    return literal(f"{story.published.year - int(count):04}-{number:02}", part_of(phrase))


def month(phrase: Phrase, story: Story) -> Meaning | None:
    number, mod = month_of(phrase, "m"), part_of(phrase)
    if _is_verb(phrase):
        return None
    if not phrase.has("rel") and not phrase.has("mod") and _is_name(phrase):
        return None
    if (year := year_of_end(phrase, story, number) or range_year(phrase)) is not None:
        return literal(f"{year:04}-{number:02}", mod)
    if story.today is None:
        return Meaning("DATE", f"XXXX-{number:02}", None, mod)
    direction = relation(phrase, "rel")
    today = story.today
    if _opening(phrase) == ["this", "past"] and story.published is not None:
        today, direction = story.published, -1
        include = False
    elif story.scene is not None and _is_told(phrase):
        # "The following February", "that October": told from where the story is.
        today = story.scene
        direction = int(lexicon()["NARRATIVE"].get(phrase.words("rel")[-1], 1))
        include = direction == 0
    elif direction is None:
        if story.told is not None and goes_on(phrase, story):
            return literal(f"{narrated_year(phrase, story.told, number, story):04}-{number:02}", mod)
        if (told := year_of_the_sentence(phrase)) is not None and told < today.year:
            return literal(f"{told:04}-{number:02}", mod)
        direction = 1 if looks_ahead(phrase) or is_coming_month(phrase, number, story) else -1
        include = True
    else:
        include = False
    return literal(f"{year_towards(today, number, direction, include):04}-{number:02}", mod)


def _opening(phrase: Phrase) -> list[str]:
    return [word.lower() for word in phrase.tokens.texts[phrase.first : phrase.first + 2]]


def _is_told(phrase: Phrase) -> bool:
    """Whether a month is told from where the story is: "the following May", "that May", "the next May" of the past."""
    words = phrase.words("rel")
    if words == ["the", "next"]:
        return not looks_ahead(phrase)
    return bool(words) and words[-1] in lexicon()["NARRATIVE"]


def _is_verb(phrase: Phrase) -> bool:
    """Whether "MAY" is the verb in a text in capitals or a headline: "THIS MAY ALSO BE", "It May Have Been"."""
    if phrase.word("m") != "may" or phrase.before() in context("month_leads"):
        return False
    if phrase.words("rel") == ["that"] and phrase.tokens.texts[phrase.first][0].isupper() and phrase.before() != BREAK:
        return phrase.after().isalpha()  # "A DELAY THAT MAY EXPLAIN"
    return phrase.after() in context("after_may")


def _is_name(phrase: Phrase) -> bool:
    """Whether a lone month is a name or a verb: "Theresa May", "April O'Neil", "the annual March for peace"."""
    word, before = phrase.word("m"), phrase.before()
    if before in context("day_name_leads") and phrase.tokens.texts[phrase.first - 1].istitle():
        return True  # "Black September"
    if word == "march" and before in lexicon()["POSS"] and phrase.before(2) not in ("year", "month", "season"):
        return True  # "The Women's March"
    if word in context("month_short_names"):
        return before not in context("prepositions") or phrase.after_code() == CAPITALISED
    if before in context("prepositions"):
        return False
    if word not in context("month_names"):
        return False
    if before in context("sentence_openers") or before == BREAK:
        return phrase.after() in context("not_after_month")
    if phrase.after() in ("for", "said", "told", "on"):
        return True
    after_is_capital = phrase.after_code() == CAPITALISED and before not in context("determiners")
    return phrase.tokens.texts[phrase.first - 1][0].isupper() or (after_is_capital and word != "march")


def week_of_month(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The first week of March" has the month's value and its own interval; "the week of March 6" is an ISO week."""
    month_number = month_of(phrase, "m")
    year_number = year_of(phrase, story)
    if year_number is None and story.today is None:
        return Meaning("DATE", f"XXXX-{month_number:02}")
    if phrase.has("d"):
        day = day_of(phrase, "d") or 1
        if year_number is None:
            year_number = nearest_year(phrase, story, month_number, day)
        return dated(span_of("week", dt.date(year_number, month_number, day)))
    if year_number is None:
        assert story.today is not None
        year_number = year_towards(story.today, month_number, 1 if looks_ahead(phrase) else -1, True)
    whole = Span("month", dt.date(year_number, month_number, 1))
    number = 0 if phrase.word("n") == "last" else ordinal(phrase.words("n")) or 0
    if number > 4:
        return None
    start = whole.first + dt.timedelta(days=7 * (number - 1)) if number else whole.end - dt.timedelta(days=7)
    interval = between(start, start + dt.timedelta(days=7))
    return Meaning("DATE", whole.value, interval, "START" if number == 1 else "END" if number == 0 else "MID", whole)


def weekday_of_month(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The first Tuesday of March", "the last Friday of the month": a day, or one that comes again each month."""
    weekday = int(lexicon()["WEEKDAY"][phrase.word("wd")])
    if phrase.has("each"):
        return Meaning("SET", "P1M")
    number = -1 if phrase.word("n") == "last" else ordinal(phrase.words("n")) or 0
    if phrase.has("near"):
        base = story.span("month")
        first = base.shift(relation(phrase, "near") or 0).first if base else None
    else:
        month_number, year_number = month_of(phrase, "m"), year_of(phrase, story)
        if year_number is None and story.today is not None:
            year_number = year_towards(story.today, month_number, 1 if looks_ahead(phrase) else -1, True)
        first = dt.date(year_number, month_number, 1) if year_number is not None else None
    if first is None:
        return Meaning("DATE", f"XXXX-XX-XX-{weekday}")
    day = nth_weekday(first.year, first.month, weekday, number) if -1 <= number <= 5 else None
    return dated(Span("day", day)) if day is not None and day.month == first.month else None


def month_range(phrase: Phrase, story: Story) -> Meaning | None:
    """ "July-October 2023", "July-March FY24"; the three months of a quarter are one: "the July-September quarter"."""
    first, last = month_of(phrase, "m"), month_of(phrase, "n")
    count = (last - first) % 12 + 1
    if phrase.has("quarter") and count != 3:
        return None
    fiscal = named_year(phrase.words("fy"), story) if phrase.has("fy") else None
    year = year_of(phrase, story)
    if fiscal is not None:
        start = month_in_year(fiscal, first, story)
    elif story.today is None and year is None:
        return Meaning("DURATION", f"P{count}M")
    else:
        if year is None:
            assert story.today is not None
            year = year_towards(story.today, last, 1 if looks_ahead(phrase) else -1, True)
        start = dt.date(year - (last < first), first, 1)
    end = add_months(start, count)
    if phrase.has("quarter"):
        return dated(Span("quarter", start, span_of("quarter", add_months(start, 1)).value))
    return Meaning("DURATION", f"P{count}M", between(start, end), "", Span("month", add_months(end, -1)))


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


def year_span(phrase: Phrase, story: Story) -> Meaning | None:
    first = int(phrase.word("y"))
    end_text = phrase.word("end")
    last = _later_year(first, end_text)
    if last <= first or last - first > 60:
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
    if not phrase.word("decade").startswith(("'", "’")) and not mod and phrase.before() not in ("the",):
        # "in her 60s" is an age, "in the 60s" a decade; weather and scores say "60s" too.
        first = phrase.tokens.texts[phrase.first].lower()
        if first != "the":
            return None
    if phrase.before() in context("owners") or _is_of_degrees(phrase):
        return None
    century = 1900 if int(digits) >= 20 else 2000
    return dated(_decade(century + int(digits)), mod)


# How far from "the 70s" the words for degrees may stand.
_WEATHER_NEAR = 10


def _is_of_degrees(phrase: Phrase) -> bool:
    """Whether "the mid-70s" are degrees: "highs will be in the mid-70s"."""
    if phrase.word("decade").startswith(("'", "’")):
        return False
    for step in (phrase.before, phrase.after):
        for at in range(1, _WEATHER_NEAR):
            if (word := step(at)) == BREAK:
                break
            if word in context("weather"):
                return True
    return False


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
    "month_year": month_year,
    "month": month,
    "weekday_of_month": weekday_of_month,
    "week_of_month": week_of_month,
    "month_range": month_range,
    "year": year,
    "year_span": year_span,
    "decade": decade,
    "century": century,
}
