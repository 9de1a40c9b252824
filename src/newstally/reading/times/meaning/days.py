"""Days counted from another day: "a week from Sunday", "two Fridays ago"."""

from __future__ import annotations

import datetime as dt

from newstally.reading.times.calendar import Span, add
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.lengths import count_of, duration_value, grain_of
from newstally.reading.times.meaning.record import Meaning, dated
from newstally.reading.times.numerals import number_of
from newstally.reading.times.story import Story
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


RULES = {
    "from_day": from_day,
    "weekdays_away": weekdays_away,
}
