"""Whether a text tells history rather than news: dates with their years, and no "yesterday" or "on Tuesday"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import BREAK, context

# Rules whose dates state a year, where they have one.
_FULL_DATES = frozenset(("calendar_day", "day_range", "month_year", "month_range", "year", "iso_date", "year_span"))
_NEWS_RULES = frozenset(("day_word", "weekday", "relative_period", "day_part"))
_NEWS_WORDS = frozenset(("last", "this", "next", "past"))
# So many dates of years gone by make a history, and so many for each word of news in it.
_FEWEST = 3
_FOR_EACH = 3
# A report names its own day in its first sentences.
_HEAD = 3


def tells_history(phrases: Sequence[Phrase], published: dt.date | None) -> bool:
    """Whether most dates of a text lie years before it was published, and none near its head is told from that day."""
    past = sum(_is_past(phrase, published) for phrase in phrases)
    news = [phrase for phrase in phrases if is_news(phrase)]
    if (news and _sentences_before(news[0]) < _HEAD) or any(_is_said(phrase) for phrase in news):
        return False
    return past >= _FEWEST and past > _FOR_EACH * len(news)


def _is_past(phrase: Phrase, published: dt.date | None) -> bool:
    """Whether a date states a year that was over long before the text was published."""
    if phrase.has("era"):
        return True
    years = _years(phrase.words("y") + phrase.words("y2") + phrase.words("iso"))
    return phrase.rule in _FULL_DATES and any(published is None or year < published.year - 1 for year in years)


def _years(words: Iterable[str]) -> list[int]:
    return [int(word[:4]) for word in words if word[:4].isdecimal() and len(word) >= 4]


def is_news(phrase: Phrase) -> bool:
    """Whether a phrase is told from the day of publication: "yesterday", "on Tuesday", "last week"."""
    if phrase.rule == "distance":
        return phrase.words("way")[-1:] == ["ago"]
    if phrase.rule not in _NEWS_RULES or phrase.word("wd") in ("sun", "sat", "mon"):
        return False
    if phrase.words("rel") == ["the", "next"]:
        return False  # "The next day" is told from another.
    return not phrase.has("rel") or bool(_NEWS_WORDS.intersection(phrase.words("rel")[-1:]))


def _is_said(phrase: Phrase) -> bool:
    """Whether somebody said something on the day, which only news tells so: "he said Monday", "told us on Friday"."""
    if phrase.rule not in ("weekday", "day_word") or phrase.has("rel"):
        return False
    lead = phrase.before(2) if phrase.before() in ("on", "late", "early") else phrase.before()
    return lead in context("telling")


def _sentences_before(phrase: Phrase) -> int:
    return phrase.tokens.texts[: phrase.first].count(BREAK)
