"""Days told from the report's or the story's: "yesterday", "on Monday", "a week from Sunday", "two Fridays ago"."""

from __future__ import annotations

import datetime as dt

from newstally.reading.times.calendar import Span, add, span_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.lengths import count_of, duration_value, grain_of
from newstally.reading.times.meaning.parts import day_of, daypart_of, part_of, relation
from newstally.reading.times.meaning.record import Meaning, at_daypart, dated, literal
from newstally.reading.times.meaning.relative import somewhen
from newstally.reading.times.numerals import number_of
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead, tells_ahead
from newstally.reading.times.tokens import context, lexicon, meaning_of


def _on(day: Span, phrase: Phrase, mod: str) -> Meaning:
    if phrase.has("part"):
        return at_daypart(day, daypart_of(phrase), mod)
    return dated(day, mod)


def day_word(phrase: Phrase, story: Story) -> Meaning | None:
    mod = part_of(phrase)
    if _ends_a_name(phrase):
        return None
    if story.is_narrative and not story.in_quotes and phrase.word("w") == "today" and not phrase.has("part"):
        return Meaning("DATE", "PRESENT_REF", None, mod)
    if story.published is None or story.is_narrative:
        part = f"T{daypart_of(phrase)}" if phrase.has("part") else ""
        return Meaning("TIME" if part else "DATE", "XXXX-XX-XX" + part, None, mod)
    day = Span("day", story.published).shift(int(lexicon()["NOWDAY"][phrase.word("w")]))
    return _on(day, phrase, mod)


def _ends_a_name(phrase: Phrase) -> bool:
    """Whether "Today" belongs to the name of a paper or channel: "USA Today"."""
    before = phrase.written_before
    return phrase.as_written[0] == "Today" and before.isalpha() and before.isupper() and len(before) <= 4


def day_beyond(phrase: Phrase, story: Story) -> Meaning | None:
    if not phrase.has("w"):
        step = 1 if phrase.word("side") == "after" else -1
        return dated(Span("day", story.told_day).shift(step)) if story.told_day else somewhen("day", story)
    days = {"yesterday": -2, "tomorrow": 2}[phrase.word("w")]
    if story.published is None:
        return Meaning("DATE", "XXXX-XX-XX")
    return dated(Span("day", story.published).shift(days))


def weekday(phrase: Phrase, story: Story) -> Meaning | None:
    number = int(meaning_of("WEEKDAY", phrase.word("wd")))
    mod = part_of(phrase)
    if phrase.heads_a_name or phrase.before() in context("day_name_leads"):
        return None
    if story.day is None or (story.is_narrative and story.in_quotes):
        if len(phrase.word("wd").rstrip(".")) < 6 and not _is_short_weekday(phrase):
            return None
        suffix = f"T{daypart_of(phrase)}" if phrase.has("part") else ""
        return Meaning("TIME" if suffix else "DATE", f"XXXX-WXX-{number}{suffix}", None, mod)
    if phrase.has("d"):
        return _weekday_the_nth(phrase, story)
    today = story.day if story.is_narrative else story.published or story.day
    assert today is not None
    if phrase.has("week"):
        week = span_of("week", today).shift(relation(phrase, "week") or 0)
        return dated(Span("day", week.first + dt.timedelta(days=number - 1)), mod)
    if len(phrase.word("wd").rstrip(".")) < 6 and not _is_short_weekday(phrase):
        # "Sun" and "Sat" alone are mostly names and verbs.
        return None
    if phrase.before() in _TO and phrase.before(2) in lexicon()["WEEKDAY"] and story.focus is not None:
        # "From Tuesday through Saturday": the first Saturday after that Tuesday.
        start = story.focus.first
        return _on(Span("day", start + dt.timedelta(days=(number - start.isoweekday()) % 7)), phrase, mod)
    return _on(Span("day", weekday_near(phrase, story, number, today)), phrase, mod)


_TO = frozenset(("to", "through", "until", "till", "-", "–"))


def _is_short_weekday(phrase: Phrase) -> bool:
    """Whether "Sat" or "Sun" is a day: said so by the words before it or the part of the day after it."""
    return (
        phrase.has("part") or relation(phrase, "rel") is not None or phrase.before() in ("on", "until", "by", "since")
    )


def weekday_near(phrase: Phrase, story: Story, number: int, today: dt.date) -> dt.date:
    """The weekday behind the report's day, itself included; ahead of it where the words say so."""
    words = phrase.words("rel")
    back = (today.isoweekday() - number) % 7
    if any(w in lexicon()["NARRATIVE"] for w in words) and story.scene is not None:
        return _weekday_from_scene(words, story.scene, number)
    relative = relation(phrase, "rel")
    if relative == 1 or "coming" in words:
        return today + dt.timedelta(days=7 - back)
    if relative == -1:
        return today - dt.timedelta(days=back or 7)
    if relative == 0:
        # "Survived it this Tuesday", but "receives them this Thursday"
        is_behind = tells_ahead(phrase) is False
        return today - dt.timedelta(days=back) if is_behind else today + dt.timedelta(days=(7 - back) % 7)
    if back and (story.is_narrative or looks_ahead(phrase)):
        return today + dt.timedelta(days=7 - back)  # A history goes forward.
    return today - dt.timedelta(days=back)


def _weekday_from_scene(words: list[str], scene: dt.date, number: int) -> dt.date:
    back = (scene.isoweekday() - number) % 7
    if "following" in words or "subsequent" in words:
        return scene + dt.timedelta(days=7 - back)
    if "that" in words or "same" in words:
        return scene - dt.timedelta(days=back)
    return scene - dt.timedelta(days=back or 7)


def _weekday_the_nth(phrase: Phrase, story: Story) -> Meaning | None:
    """ "Friday the 13th": the nearest month whose 13th is a Friday, this one's first."""
    day, today = day_of(phrase, "d"), story.today
    number = int(meaning_of("WEEKDAY", phrase.word("wd")))
    if day is None or today is None:
        return None
    for distance in sorted(range(-14, 15), key=abs):
        month = span_of("month", today).shift(distance).first
        try:
            found = month.replace(day=day)
        except ValueError:
            continue
        if found.isoweekday() == number:
            return dated(Span("day", found))
    return literal(f"{today.year:04}-{today.month:02}-{day:02}")


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


RULES = {
    "day_word": day_word,
    "day_beyond": day_beyond,
    "weekday": weekday,
    "from_day": from_day,
    "weekdays_away": weekdays_away,
}
