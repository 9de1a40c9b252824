"""Days counted from another day: "a week from Sunday", "two Fridays ago", "on the 15th", "the night before last"."""

from __future__ import annotations

import datetime as dt

from newstally.reading.times.calendar import Span, add, span_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.lengths import count_of, duration_value, grain_of
from newstally.reading.times.meaning.parts import day_of, relation
from newstally.reading.times.meaning.record import Meaning, dated
from newstally.reading.times.meaning.relative import at_daypart
from newstally.reading.times.numerals import number_of
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import lexicon, meaning_of


def from_day(phrase: Phrase, story: Story) -> Meaning | None:
    """ "A week from Sunday" is the day a week after the next Sunday."""
    grain, count = grain_of(phrase.words("unit")[-1]), count_of(phrase)
    if grain in ("second", "minute", "hour") or count is None or count != int(count):
        return Meaning("DURATION", duration_value(count, grain))
    today = story.published
    if today is None:
        return Meaning("DATE", "XXXX-XX-XX")
    if phrase.has("wd"):
        number = int(meaning_of("WEEKDAY", phrase.word("wd")))
        start = today + dt.timedelta(days=(number - today.isoweekday()) % 7 or 7)
    else:
        start = today + dt.timedelta(days=int(lexicon()["NOWDAY"].get(phrase.word("w"), 0)))
    return dated(Span("day", add(start, grain, int(count))))


def weekdays_away(phrase: Phrase, story: Story) -> Meaning | None:
    """ "Two Fridays ago": the last Friday but one."""
    word = phrase.word("wds")
    known = lexicon()
    number = int(known["WEEKDAYS"].get(word) or known["WEEKDAY"][word])
    count = number_of(phrase.words("n"))
    way = phrase.words("way")[0]
    base = story.published if way in ("ago", "hence") else story.scene
    if base is None or count is None or count != int(count):
        return Meaning("DATE", f"XXXX-WXX-{number}")
    back = (base.isoweekday() - number) % 7 or 7
    if way in ("later", "hence"):
        return dated(Span("day", base + dt.timedelta(days=7 * int(count) - back + 7 * (back == 7))))
    return dated(Span("day", base - dt.timedelta(days=back + 7 * (int(count) - 1))))


def day_of_month(phrase: Phrase, story: Story) -> Meaning | None:
    """ "On the 15th": of the month the phrase names, else the last one, or the next where the text looks ahead."""
    day, today = day_of(phrase, "d"), story.today
    if day is None or today is None:
        return Meaning("DATE", f"XXXX-XX-{day:02}") if day else None
    words = phrase.words("rel")
    month = span_of("month", today)
    if words:
        base = story.scene if words[0] in ("the", "that") and story.scene else today
        month = span_of("month", base).shift(1 if "following" in words else relation(phrase, "rel") or 0)
    elif story.is_narrative or looks_ahead(phrase):
        month = month.shift(int(day < today.day))
    else:
        month = month.shift(-int(day > today.day))
    try:
        return dated(Span("day", month.first.replace(day=day)))
    except ValueError:
        return None  # The 31st of a shorter month


def night_before_last(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The night before last" began two days before the report's day."""
    part = str(lexicon()["DAYPART"][phrase.word("part")])
    if story.published is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}")
    return at_daypart(Span("day", story.published).shift(-2), part)


RULES = {
    "from_day": from_day,
    "weekdays_away": weekdays_away,
    "day_of_month": day_of_month,
    "night_before_last": night_before_last,
}
