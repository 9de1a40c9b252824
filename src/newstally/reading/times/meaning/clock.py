"""Clock times and parts of the day: "9 a.m. EDT Thursday", "this morning", "overnight", "midnight"."""

from __future__ import annotations

import datetime as dt
import re

from newstally.model import CalendarInterval
from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.days import weekday_near
from newstally.reading.times.meaning.parts import daypart_of, ordinal, part_of
from newstally.reading.times.meaning.record import Meaning, at_daypart
from newstally.reading.times.meaning.years import nearest_year
from newstally.reading.times.meaning.zones import offset_of, told_zone, written_offset
from newstally.reading.times.numerals import number_of
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead, tells_ahead
from newstally.reading.times.tokens import BREAK, context, lexicon
from newstally.reading.times.values import calendar_interval, span_of_value


def day_part(phrase: Phrase, story: Story) -> Meaning | None:
    """A part of a day that no date is named for: of the report's day, the night before, or the story's day."""
    if phrase.has("any"):
        return Meaning("TIME", "XXXX-XX-XXTNI")  # "At night" is any night.
    if phrase.has("small"):
        next_day = phrase.words("rel")[-1:] in (["next"], ["following"])
        return small_hours(story.day + dt.timedelta(days=next_day) if story.day else None)
    if phrase.has("beside"):
        return _beside(phrase, story)
    if phrase.word("w") == "overnight" and _is_no_night(phrase):
        return None
    word, rel, mod = phrase.word("w"), phrase.words("rel"), part_of(phrase)
    part = "NI" if word in ("tonight", "overnight") else daypart_of(phrase)
    from_scene = bool(rel) and (rel[0] == "that" or rel[-1] in ("next", "following", "previous", "same"))
    day = story.day if from_scene else None if story.is_narrative else story.published
    if rel == ["the"]:
        if phrase.before() not in ("in", "during", "of", "for") or part == "MI":
            return None
        day = story.day
        in_it = phrase.before() in ("in", "during")
        if part == "NI" and in_it and day is not None and day == story.published and not looks_ahead(phrase):
            day -= dt.timedelta(days=1)  # "During the night": the one before the report.
    elif not rel and not word:
        day = story.day
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}", None, mod)
    return at_daypart(Span("day", day).shift(_days_away(phrase, word, rel)), part, mod)


def _is_no_night(phrase: Phrase) -> bool:
    """Whether "overnight" is the kind of a thing or says how fast: "an overnight bag", "almost overnight"."""
    return phrase.after() in context("overnight_things") or phrase.before() in ("almost", "virtually", "practically")


def _beside(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The night before", "the morning after" the day the story is at; "the night before last"."""
    last = phrase.as_written[-1]
    if last.istitle():
        return None  # A title: "The Morning After".
    part = daypart_of(phrase)
    from_now = last.lower() == "last"
    day = story.published if from_now else story.day
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}")
    return at_daypart(Span("day", day).shift(1 if phrase.word("beside") == "after" else -2 if from_now else -1), part)


def _days_away(phrase: Phrase, word: str, rel: list[str]) -> int:
    if word == "overnight":
        # The night the report was published after; its date is the day it began (codebook).
        return 0 if looks_ahead(phrase) else -1
    if rel[-1:] in (["next"], ["following"]):
        return 1
    return -1 if rel[-1:] in (["last"], ["previous"]) else 0


def clock(phrase: Phrase, story: Story) -> Meaning | None:
    if _is_inside_a_word(phrase):
        return None
    if not any(phrase.has(part) for part in ("t", "w", "dotted", "military")):
        return _part_of_named_day(phrase, story)
    time = _time_of_day(phrase)
    if time is None:
        return None
    day, unknown = _day(phrase, story)
    if time == "24:00" and _begins_its_day(phrase, day, story):
        time = "00:00"
    zone = told_zone(phrase, story)
    if day is None:
        return Meaning("TIME", f"{unknown}T{time}{zone if zone[:1] in ('Z', '+', '-') else ''}", zone=zone)
    value = f"{day.isoformat()}T{time}"
    interval = calendar_interval(value)
    if (phrase.has("zone") or phrase.has("zone2")) and zone and interval is not None and interval.start is not None:
        # An offset is part of the value where the phrase writes its zone.
        value += "Z" if zone == "Z" else written_offset(offset_of(zone, interval.start))
    return Meaning("TIME", value, interval, "", Span("day", day), zone=zone)


def _is_inside_a_word(phrase: Phrase) -> bool:
    """Whether letters or digits stand right beside it, as in an address: "t.co/R3Pm21"."""
    text = phrase.tokens.text
    return text[max(0, phrase.start - 1) : phrase.start].isalnum() or text[phrase.end : phrase.end + 1].isalnum()


def _begins_its_day(phrase: Phrase, day: dt.date | None, story: Story) -> bool:
    """Whether midnight is the one before: "shortly after midnight on Friday"; "left at midnight", by the report."""
    if phrase.before() in ("after", "since", "from"):
        return True
    return not phrase.has("day") and day == story.published and not looks_ahead(phrase)


def _part_of_named_day(phrase: Phrase, story: Story) -> Meaning:
    """ "The night of 18 April", "the early hours of Sunday", "overnight Thursday": a part of the day it names."""
    day, unknown = _day(phrase, story)
    if phrase.has("small"):
        return small_hours(day) if day else Meaning("TIME", f"{unknown}TMO", None, "START")
    part = "NI" if phrase.has("overnight") else daypart_of(phrase)
    return at_daypart(Span("day", day), part, part_of(phrase)) if day else Meaning("TIME", f"{unknown}T{part}")


# "The early hours" are the first six of the day.
_SMALL_HOURS = 6


def small_hours(day: dt.date | None) -> Meaning:
    """The first hours of a day, or of one that is not known."""
    if day is None:
        return Meaning("TIME", "XXXX-XX-XXTMO", None, "START")
    midnight = dt.datetime.combine(day, dt.time())
    interval = CalendarInterval(start=midnight, end=midnight + dt.timedelta(hours=_SMALL_HOURS))
    return at_daypart(Span("day", day), "MO", "START")._replace(interval=interval)


def _time_of_day(phrase: Phrase) -> str | None:
    """The hour and minute as TIMEX3 writes them, with the seconds where the text has them; None: no clock time."""
    minutes = _minute_of_day(phrase)
    if minutes is None:
        return None
    seconds = re.fullmatch(r"\d{1,2}:\d\d(:[0-5]\d)", phrase.word("t"))
    return f"{minutes // 60:02}:{minutes % 60:02}{seconds[1] if seconds else ''}"


def _minute_of_day(phrase: Phrase) -> int | None:
    if phrase.has("w"):
        if not phrase.has("day") and not phrase.has("zone") and not _is_led(phrase):
            return None
        return int(lexicon()["CLOCKWORD"][phrase.word("w")])
    if phrase.has("dotted") and not (phrase.has("zone") or _goes_by(phrase)):
        return None
    if phrase.has("military") and not _is_military(phrase):
        return None
    past = _minutes_past(phrase.words("past")) if phrase.has("past") else 0
    if abs(past) >= 60:
        return None
    if phrase.has("past") and phrase.word("t") in lexicon()["CLOCKWORD"]:
        return (int(lexicon()["CLOCKWORD"][phrase.word("t")]) + past) % (24 * 60)
    read = _hour_and_minute(phrase.word("t") or phrase.word("dotted") or phrase.word("military"))
    if read is None:
        return None
    hour, minute = read
    if phrase.has("ap") and (hour > _HOURS or (hour == 0 and not minute)):
        return None
    written = phrase.word("t")
    if not phrase.has("ap") and ":" in written and not phrase.has("part") and not _is_clock(phrase):
        return None
    hour = _in_its_half(hour, phrase)
    if phrase.has("past"):
        return (hour * 60 + past) % (24 * 60)
    return hour * 60 + minute


_HOURS = 12


def _hour_and_minute(text: str) -> tuple[int, int] | None:
    """ "9", "nine", "9:30", "9.30", "930", "0930": an hour and a minute; None where they are none."""
    text = str(lexicon()["NUMWORD"].get(text, text))
    if re.fullmatch(r"\d{3,4}", text):
        text = f"{text[:-2]}:{text[-2:]}"
    if not re.fullmatch(r"\d{1,2}(?:[:.]\d\d(?::\d\d)?)?", text):
        return None
    hour_text, _, rest = text.replace(".", ":").partition(":")
    hour, minute = int(hour_text), int(rest[:2] or 0)
    return (hour, minute) if hour <= 24 and minute <= 59 else None


def _in_its_half(hour: int, phrase: Phrase) -> int:
    """The hour of 24, by a.m. or p.m., by the part of the day, or by what the end of a range says of its start."""
    if phrase.has("until"):
        return _start_of_range(hour, phrase)
    if phrase.has("ap"):
        return hour % 12 + int(lexicon()["MERIDIEM"][phrase.word("ap")])
    part = str(lexicon()["DAYPART"].get(phrase.word("part") or phrase.word("part2"), ""))
    if part == "NI":
        # "Two at night" lies behind midnight, "eleven at night" before it.
        return hour + 12 if _FIRST_OF_NIGHT <= hour < 12 else hour % 12 if hour == 12 else hour
    return hour + 12 if part in ("AF", "EV") and hour < 12 else hour


_FIRST_OF_NIGHT = 6


def _start_of_range(hour: int, phrase: Phrase) -> int:
    """ "9 to 11 p.m." begins in the evening, "9 to 5 p.m." in the morning."""
    end = _hour_and_minute(phrase.word("until"))
    if end is None:
        return hour
    if phrase.has("ap"):
        later = int(lexicon()["MERIDIEM"][phrase.word("ap")])
    else:
        later = 12 if lexicon()["DAYPART"][phrase.word("part")] in ("AF", "EV", "NI") else 0
    if hour > 12:
        return hour
    start, stop = hour % 12 + later, end[0] % 12 + later
    return start if start <= stop else (start + 12) % 24


def _minutes_past(words: list[str]) -> int:
    """ "Half past", "a quarter to", "ten minutes past"; negative before the hour."""
    number = 30 if "half" in words else 15 if "quarter" in words else int(number_of(_counted(words)) or 0)
    return -number if words[-1] == "to" else number


def _counted(words: list[str]) -> list[str]:
    return [word for word in words if word not in ("past", "to", "minutes", "-")]


# How far before a dotted time its verb may stand, in words.
_NEAR = 8


def _goes_by(phrase: Phrase) -> bool:
    """Whether the words before "at 10.30" tell what goes by the clock ("left", "was due"), and no price."""
    if phrase.after() in context("after_prices"):
        return False
    return not context("clock_verbs").isdisjoint(phrase.words_before(_NEAR - 1))


def _is_military(phrase: Phrase) -> bool:
    """Whether "at 1830" is a clock time: the words around tell its day, its zone or what goes by the clock."""
    if phrase.has("zone") or phrase.word("military").startswith("0"):
        return True
    if any(phrase.before(n) in context("traded") for n in range(2, _NEAR)):
        return False  # "The index closed at 2100 on Monday"
    if phrase.has("day") or phrase.after() == "on":
        return True
    if phrase.after() in ("(", "[") and phrase.after(3) in lexicon()["ZONE"]:
        return True  # "At 1810 (2210 GMT)"
    if (phrase.after(), phrase.after(2)) == ("local", "time"):
        return True
    if phrase.after().isalpha() and phrase.after() not in context("function_words"):
        return False
    approximate = phrase.before() != "at"
    lead = phrase.before(3 if approximate else 2)
    return lead in lexicon()["MONTH"] or lead in lexicon()["WEEKDAY"] or _goes_by(phrase)


def _is_clock(phrase: Phrase) -> bool:
    """Whether "10:30" is a time and not a score, a verse or a ratio."""
    return any(phrase.has(part) for part in ("zone", "day", "hrs")) or phrase.last - phrase.first > 1 or _is_led(phrase)


def _is_led(phrase: Phrase) -> bool:
    """Whether a word for clock times goes before it: "at 10:30", "12 noon"; not "won by 21:15", "scored at 7:14"."""
    if phrase.has("w") and phrase.as_written[0].isdecimal():
        return True
    verbs = {"by": "score_verbs", "at": "goal_verbs"}.get(phrase.before())
    if verbs and any(phrase.before(n) in context(verbs) for n in range(2, _SCORE_NEAR)):
        return False
    if phrase.before() in lexicon()["HYPHEN"] and phrase.first > 1:
        # The end of a range: "9:30-11:15" after "from".
        return phrase.before(3) in context("clock_leads")
    return phrase.before() in context("clock_leads")


_SCORE_NEAR = 9


def _day(phrase: Phrase, story: Story) -> tuple[dt.date | None, str]:
    """The day a clock time belongs to: the one named beside it, else the story's."""
    known = lexicon()
    words = [w for w in (*phrase.words("day"), *phrase.words("day2")) if w not in (",", "the", "of")]
    words = words or _day_soon_after(phrase)
    if not words:
        return _day_told_of(phrase, story), "XXXX-XX-XX"
    if words[0] in known["NOWDAY"] and story.published is not None:
        return story.published + dt.timedelta(days=int(known["NOWDAY"][words[0]])), ""
    if words[0] == "tonight":
        return story.published, "XXXX-XX-XX"
    if words[1:] == ["day"]:
        # "6am the next day"
        return story.day + dt.timedelta(days=1) if story.day else None, "XXXX-XX-XX"
    months = [int(known["MONTH"][w]) for w in words if w in known["MONTH"]]
    if months:
        return _month_day(phrase, words, months[0], story)
    weekday = next((int(known["WEEKDAY"][w]) for w in words if w in known["WEEKDAY"]), None)
    if weekday is not None:
        today = story.day if story.is_narrative else story.published
        if today is None:
            return None, f"XXXX-WXX-{weekday}"
        if words[0] in ("this", "next"):
            return today + dt.timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1), ""
        return weekday_near(phrase, story, weekday, today), ""
    return None, "XXXX-XX-XX"


def _day_told_of(phrase: Phrase, story: Story) -> dt.date | None:
    """The story's day; what is still to come at nine, where that day is past, comes on the report's own.

    So does what has happened, where that day is still to come.
    """
    day = story.day
    if day is None or story.published is None or story.is_narrative or day == story.published:
        return day
    if day > story.published:
        return story.published if tells_ahead(phrase) is False else day
    return story.published if tells_ahead(phrase) else day


# How far behind a clock time its day may stand, in words.
_SOON = 9


def _day_soon_after(phrase: Phrase) -> list[str]:
    """The day of "5:47 a.m. local time (0047 GMT) on Tuesday", "at 5:34 AM Baghdad time on March 20, 2003"."""
    known = lexicon()
    for ahead in range(1, _SOON):
        word = phrase.after(ahead)
        if word in (BREAK, ".", ";"):
            break
        if word == ")" and phrase.after(ahead + 1) in known["WEEKDAY"]:
            return [phrase.after(ahead + 1)]  # "8 a.m. (0500 GMT) Tuesday"
        if word == "on":
            following = [phrase.after(ahead + n) for n in range(1, 5) if phrase.after(ahead + n) != ","][:3]
            if following[0] in known["WEEKDAY"]:
                return following[:1]
            if any(w in known["MONTH"] for w in following[:2]) and any(w.isdecimal() for w in following[:2]):
                return following if re.fullmatch(r"\d{4}", following[-1]) else following[:2]
    return []


def _month_day(phrase: Phrase, words: list[str], month: int, story: Story) -> tuple[dt.date | None, str]:
    numbers = [n for w in words if w[:1].isdecimal() and (n := ordinal([w])) is not None]
    year = next((n for n in numbers if n > 31), None)
    day = next((n for n in numbers if n <= 31), None)
    if day is None or (year is None and story.published is None):
        return None, f"XXXX-{month:02}-{f'{day:02}' if day else 'XX'}"
    if year is None:
        year = nearest_year(phrase, story, month, day)
    span: Span | None = span_of_value(f"{year:04}-{month:02}-{day:02}")
    return (span.first if span else None), f"XXXX-{month:02}-{day:02}"


RULES = {"day_part": day_part, "clock": clock}
