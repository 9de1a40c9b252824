"""Clock times and parts of the day: "9 a.m. EDT Thursday", "this morning", "overnight", "midnight"."""

from __future__ import annotations

import datetime as dt
import re

from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.parts import ordinal, part_of
from newstally.reading.times.meaning.record import Meaning
from newstally.reading.times.meaning.relative import at_daypart
from newstally.reading.times.meaning.years import nearest_year
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import BREAK, context, lexicon
from newstally.reading.times.values import calendar_interval, span_of_value


def day_part(phrase: Phrase, story: Story) -> Meaning | None:
    """A part of a day that no date is named for: of the report's day, the night before, or the story's day."""
    word, rel, mod = phrase.word("w"), phrase.words("rel"), part_of(phrase)
    part = "NI" if word in ("tonight", "overnight") else str(lexicon()["DAYPART"][phrase.word("part")])
    from_scene = bool(rel) and (rel[0] == "that" or rel[-1] in ("next", "following", "previous", "same"))
    day = story.day if from_scene else None if story.is_narrative else story.published
    if rel == ["the"]:
        if phrase.before() not in ("in", "during", "of", "for") or part == "MI":
            return None
        day = story.day
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}", None, mod)
    return at_daypart(Span("day", day).shift(_days_away(phrase, word, rel)), part, mod)


def _days_away(phrase: Phrase, word: str, rel: list[str]) -> int:
    if word == "overnight":
        # The night the report was published after; its date is the day it began (codebook).
        return 0 if looks_ahead(phrase) else -1
    if rel[-1:] in (["next"], ["following"]):
        return 1
    return -1 if rel[-1:] in (["last"], ["previous"]) else 0


def clock(phrase: Phrase, story: Story) -> Meaning | None:
    if phrase.has("part") and not phrase.has("t"):
        return _part_of_named_day(phrase, story)
    minutes = _minute_of_day(phrase)
    if minutes is None:
        return None
    day, unknown = _day(phrase, story)
    hours, minute = divmod(minutes, 60)
    zone = str(lexicon()["ZONE"][phrase.word("zone")]) if phrase.has("zone") else ""
    time = f"T{hours:02}:{minute:02}" + ("" if zone == "local" else zone)
    if day is None:
        return Meaning("TIME", unknown + time)
    value = day.isoformat() + time
    return Meaning("TIME", value, calendar_interval(value), "", Span("day", day))


def _part_of_named_day(phrase: Phrase, story: Story) -> Meaning:
    """ "The night of 18 April": a part of the day that the phrase names."""
    part = str(lexicon()["DAYPART"][phrase.word("part")])
    day, unknown = _day(phrase, story)
    return at_daypart(Span("day", day), part) if day else Meaning("TIME", f"{unknown}T{part}")


def _minute_of_day(phrase: Phrase) -> int | None:
    if phrase.has("w"):
        word = phrase.word("w")
        if not phrase.has("day") and phrase.before() not in context("clock_leads"):
            return None
        return int(lexicon()["CLOCKWORD"][word])
    text = phrase.word("t") or phrase.word("dotted")
    if phrase.has("dotted") and not (re.fullmatch(r"\d{1,2}\.\d\d", text) and (phrase.has("zone") or _goes_by(phrase))):
        return None
    if text in lexicon()["NUMWORD"]:
        text = str(lexicon()["NUMWORD"][text])
    if re.fullmatch(r"\d{4}", text):
        text = f"{text[:2]}:{text[2:]}"
    hour_text, _, rest = text.replace(".", ":").partition(":")
    hour, minute = int(hour_text), int(rest.split(":")[0] or 0) if rest else 0
    if hour > 24 or minute > 59:
        return None
    afternoon = phrase.has("part") and lexicon()["DAYPART"][phrase.word("part")] in ("AF", "EV", "NI")
    if phrase.has("ap"):
        hour = hour % 12 + int(lexicon()["MERIDIEM"][phrase.word("ap")])
    elif afternoon and hour < 12:
        hour += 12
    if not phrase.has("ap") and not phrase.has("dotted") and ":" in text and not _is_clock(phrase):
        return None
    return hour * 60 + minute


# How far before a dotted time its verb may stand, in words.
_NEAR = 8


def _goes_by(phrase: Phrase) -> bool:
    """Whether the words before "at 10.30" tell what goes by the clock ("left", "was due"), and no price."""
    for back in range(1, _NEAR):
        word = phrase.before(back)
        if word == BREAK:
            return False
        if word in context("clock_verbs"):
            return True
    return False


def _is_clock(phrase: Phrase) -> bool:
    """Whether "10:30" is a time and not a score, a verse or a ratio."""
    return (
        phrase.has("zone")
        or phrase.has("day")
        or phrase.last - phrase.first > 1
        or phrase.before() in context("clock_leads")
    )


def _day(phrase: Phrase, story: Story) -> tuple[dt.date | None, str]:
    """The day a clock time belongs to: the one named beside it, else the story's."""
    known = lexicon()
    if not phrase.has("day"):
        named = _weekday_soon_after(phrase)
        if named is None or story.published is None:
            return story.day, "XXXX-XX-XX"
        return story.published - dt.timedelta(days=(story.published.isoweekday() - named) % 7), ""
    words = [w for w in (*phrase.words("day"), *phrase.words("day2")) if w not in (",", "the", "of")]
    if words[0] in known["NOWDAY"] and story.published is not None:
        return story.published + dt.timedelta(days=int(known["NOWDAY"][words[0]])), ""
    months = [int(known["MONTH"][w]) for w in words if w in known["MONTH"]]
    if months:
        return _month_day(phrase, words, months[0], story)
    if words[0] in known["WEEKDAY"]:
        number = int(known["WEEKDAY"][words[0]])
        if story.published is None:
            return None, f"XXXX-WXX-{number}"
        back = (story.published.isoweekday() - number) % 7
        return story.published + dt.timedelta(days=7 - back if back and looks_ahead(phrase) else -back), ""
    return None, "XXXX-XX-XX"


def _weekday_soon_after(phrase: Phrase) -> int | None:
    """The weekday of "5:47 a.m. local time (0047 GMT) on Tuesday"."""
    for ahead in range(1, 9):
        word = phrase.after(ahead)
        if word in (BREAK, ".", ";"):
            break
        if word == "on" and phrase.after(ahead + 1) in lexicon()["WEEKDAY"]:
            return int(lexicon()["WEEKDAY"][phrase.after(ahead + 1)])
    return None


def _month_day(phrase: Phrase, words: list[str], month: int, story: Story) -> tuple[dt.date | None, str]:
    numbers = [n for w in words if w[:1].isdecimal() and (n := ordinal([w])) is not None]
    year = next((n for n in numbers if n > 31), None)
    day = next((n for n in numbers if n <= 31), None)
    if day is None or (year is None and story.published is None):
        return None, f"XXXX-{month:02}-XX"
    if year is None:
        year = nearest_year(phrase, story, month, day)
    span: Span | None = span_of_value(f"{year:04}-{month:02}-{day:02}")
    return (span.first if span else None), f"XXXX-{month:02}-{day:02}"


RULES = {"day_part": day_part, "clock": clock}
