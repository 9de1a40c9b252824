"""Months, and the weeks, weekdays and ranges that go by them: "December 2022", "in March last year", "July-October"."""

from __future__ import annotations

import datetime as dt

from newstally.reading.times.calendar import Span, add_months, between, nth_weekday, span_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.named_years import month_in_year, named_year
from newstally.reading.times.meaning.parts import (
    day_of,
    month_of,
    ordinal,
    part_of,
    range_year,
    relation,
    weekday_of,
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
    if phrase.all_words[:2] == ["this", "past"] and story.published is not None:
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


def _is_told(phrase: Phrase) -> bool:
    """Whether a month is told from where the story is: "the following May", "that May", "the next May" of the past."""
    words = phrase.words("rel")
    if words == ["the", "next"]:
        return not looks_ahead(phrase)
    return bool(words) and words[-1] in lexicon()["NARRATIVE"]


def _is_of_a_year(word: str) -> bool:
    return word[:1].isdecimal() or word in ("this", "last", "next", "that", "each", "every", "fiscal", "fy")


def _is_verb(phrase: Phrase) -> bool:
    """Whether "MAY" is the verb in a text in capitals or a headline: "THIS MAY ALSO BE", "It May Have Been"."""
    if phrase.word("m") != "may" or phrase.before() in context("month_leads"):
        return False
    if phrase.words("rel") == ["that"] and phrase.as_written[0][0].isupper() and phrase.before() != BREAK:
        return phrase.after().isalpha()  # "A DELAY THAT MAY EXPLAIN"
    return phrase.after() in context("after_may")


def _is_name(phrase: Phrase) -> bool:
    """Whether a lone month is a name or a verb: "Theresa May", "April O'Neil", "the annual March for peace"."""
    word, before = phrase.word("m"), phrase.before()
    if before in context("day_name_leads") and phrase.written_before.istitle():
        return True  # "Black September"
    if word == "march" and phrase.after() == "of" and not _is_of_a_year(phrase.after(2)):
        return True  # "The March of the Mothers"
    if word == "march" and before in lexicon()["POSS"] and phrase.before(2) not in ("year", "month", "season"):
        return True  # "The Women's March"
    if word in context("month_short_names"):
        return before not in context("prepositions") or phrase.after_code == CAPITALISED
    if before in context("prepositions"):
        return False
    if word not in context("month_names"):
        return False
    if before in context("sentence_openers") or before == BREAK:
        return phrase.after() in context("not_after_month")
    if phrase.after() in ("for", "said", "told", "on"):
        return True
    after_is_capital = phrase.after_code == CAPITALISED and before not in context("determiners")
    return phrase.written_before[0].isupper() or (after_is_capital and word != "march")


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
    weekday = weekday_of(phrase)
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


RULES = {
    "month_year": month_year,
    "month": month,
    "weekday_of_month": weekday_of_month,
    "week_of_month": week_of_month,
    "month_range": month_range,
}
