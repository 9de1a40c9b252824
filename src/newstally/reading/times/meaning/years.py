"""The year of a month or day that is written without one: "in March", "Jan. 26"."""

from __future__ import annotations

import datetime as dt

from newstally.reading.times.asides import is_recalled
from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.parts import MODERN_YEAR
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead, looks_back, tells_ahead
from newstally.reading.times.tokens import BREAK, context

# How far behind "the year" its end stands, in words: "that ended on the 30th of June".
_END = 7


def year_of_end(phrase: Phrase, story: Story, month: int) -> int | None:
    """The year of a month that ends the length told right before it: "the year ended |June 30|"."""
    if story.end_told is None:
        return None
    end, at = story.end_told
    last = end - dt.timedelta(days=1)
    return last.year if last.month == month and 0 < phrase.first - at <= _END else None


def nearest_year(phrase: Phrase, story: Story, month: int, day: int) -> int:
    """The year that puts a day and month nearest to the report's day (in history: to the story's)."""
    today = story.today
    assert today is not None
    if (ended := year_of_end(phrase, story, month)) is not None:
        return ended
    if story.told is not None and goes_on(phrase, story):
        return narrated_year(phrase, story.told, month, story)
    if (told := year_of_the_sentence(phrase)) is not None and told < today.year:
        return told
    if phrase.before() in ("ended", "dated", "since"):
        return today.year - ((month, day) > (today.month, today.day))
    ahead = looks_ahead(phrase)
    if not ahead and (phrase.before() == "the" or phrase.all_words[0] == "the"):
        # "The May 9 riots" have been.
        return today.year - ((month, day) > (today.month, today.day))
    far = _FAR if tells_ahead(phrase) is None else _SURELY_FAR
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            distance = (dt.date(year, month, day) - today).days
        except ValueError:
            continue
        candidates.append((abs(distance) * (far if (distance < 0) == ahead else 1.0), year))
    return min(candidates)[1] if candidates else today.year


def goes_on(phrase: Phrase, story: Story) -> bool:
    """Whether a date goes on from the one told before: always in history, in news where the story shows it.

    It does at the head of a sentence, after others that did, and soon after the day told last.
    """
    if story.is_narrative or story.published is None:
        return True
    return story.background.takes_in(phrase) and not looks_ahead(phrase)


# A year on the wrong side of the report's day counts as so many times as far: where a verb tells the side, and not.
_SURELY_FAR = 20.0
_FAR = 1.5
# How far back the opening of a sentence is looked for, in words.
_LONG_SENTENCE = 40


def year_of_the_sentence(phrase: Phrase) -> int | None:
    """The year a sentence opens with: "The 2014 attack, on December 16"; not that of "said on December 16"."""
    texts = phrase.tokens.texts
    first = phrase.first
    while first > 0 and texts[first - 1] != BREAK:
        first -= 1
        if texts[first].lower() in context("saying") or phrase.first - first > _LONG_SENTENCE:
            return None
    opening = texts[first : min(first + 3, phrase.first)]
    return next((int(w) for w in opening if MODERN_YEAR.fullmatch(w)), None)


def narrated_year(phrase: Phrase, told: Span, month: int, story: Story) -> int:
    """History goes forward: "In November 1940 ... in February" is 1941, but in a year's story its own February."""
    if told.grain not in ("day", "week", "month"):
        return told.first.year
    distance = month - told.first.month
    if is_recalled(phrase):
        return told.first.year - (distance > 0)
    return told.first.year + (distance < (_TURN if story.is_narrative else 0))


# More than half a year back of the last one named, a month is the next year's; in news, which is brief, any.
_TURN = -6


def year_towards(day: dt.date, month: int, direction: int, include: bool) -> int:
    """The year of the nearest such month behind or ahead of a day; its own month counts only if asked for."""
    if direction == 0 or (month == day.month and include):
        return day.year
    if direction > 0:
        return day.year + (month <= day.month)
    return day.year - (month >= day.month)


# So many months behind, a month is rather the coming one: after "by" and "until", and else.
_BEHIND_A_TERM = 3
_LONG_BEHIND = 8


def is_coming_month(phrase: Phrase, month: int, story: Story) -> bool:
    """Whether a month long behind is rather the one ahead: in October, "an agreement to buy the bank in January"."""
    today = story.today
    enough = _BEHIND_A_TERM if phrase.before() in ("by", "until") else _LONG_BEHIND
    if today is None or (today.month - month) % 12 < enough or story.is_narrative:
        return False
    return phrase.before(2) != BREAK and not looks_back(phrase)
