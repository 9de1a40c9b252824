"""What a report knows of time while it is read: its day, the date last spoken of, the tense around a phrase."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from newstally.lexicon import words
from newstally.model import CalendarInterval, Setting
from newstally.reading.times.calendar import Grain, Span, span_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import BREAK, ROOM

# How far a cue of tense reaches, in words.
_REACH = 12
_NEAR = 6
# Farther back in a sentence nothing is looked for, in words.
_LONG_SENTENCE = 200
_PERIODS = frozenset(("month", "quarter", "half", "year"))
_FULL_DATES = frozenset(("calendar_day", "month_year", "year", "iso_date", "year_span"))
# So many old dates with their years, for each word of news, make a text history.
_HISTORY = 3
_NEWS_RULES = frozenset(("day_word", "weekday", "relative_period"))
_NEWS_WORDS = frozenset(("last", "this", "next", "past"))


class Story:
    """The report's calendar as it unfolds: `published` never moves, `focus` follows the dates the text names."""

    def __init__(self, setting: Setting, phrases: Sequence[Phrase]) -> None:
        self.setting = setting
        self.published: dt.date | None = setting.published.day if setting.published else None
        self.is_narrative = _is_narrative(phrases, self.published)
        self.focus: Span | None = None
        self.quarter: Span | None = None
        # The month, quarter, half or year told last, and where.
        self.period: Span | None = None
        self._period_at = -1
        # The last length that has a place on the calendar: its value and interval.
        self.stretch: tuple[str, CalendarInterval] | None = None
        self._last_day: dt.date | None = None

    @property
    def today(self) -> dt.date | None:
        """The day that bare months and seasons are read against."""
        if self.focus is not None and (self.is_narrative or self.published is None):
            return self.focus.first
        return self.published

    @property
    def scene(self) -> dt.date | None:
        """The day that "two days earlier" and "the next day" are counted from: where the story is."""
        return self.focus.first if self.focus is not None else self.published

    @property
    def day(self) -> dt.date | None:
        """The day the story is at: the last one named, unless it has gone on to a longer period of another time."""
        if self._last_day is None:
            return self.published
        if self.is_narrative and self.focus is not None and span_of(self.focus.grain, self._last_day) != self.focus:
            return None
        return self._last_day

    def mention(self, span: Span, phrase: Phrase) -> None:
        """Move the focus to a date the text has named."""
        self.focus = span
        self.stretch = None
        if span.grain == "day":
            self._last_day = span.first
        if span.grain in _PERIODS:
            self.period, self._period_at = span, phrase.last
        if span.grain == "quarter" and self._is_reported(span):
            self.quarter = span

    def _is_reported(self, quarter: Span) -> bool:
        """Whether the report is about this quarter: one that has ended, and not the one before that it recalls."""
        if self.published is None or self.quarter is None:
            return True
        # "Fourth-quarter results will" looks on: the report's own quarter has ended.
        return self.quarter.first <= quarter.first and quarter.end <= self.published

    def told_in_sentence(self, phrase: Phrase) -> Span | None:
        """The month, quarter, half or year told last in the sentence of a phrase, before it."""
        opening = phrase.tokens.codes.rfind(BREAK, max(0, phrase.first - _LONG_SENTENCE), phrase.first)
        return self.period if opening < self._period_at and phrase.first - self._period_at < _LONG_SENTENCE else None

    def leave_quarter(self) -> None:
        """The text has gone on from its quarter to a longer period: "in the nine months"."""
        self.quarter = None
        if self.focus is not None and self.focus.grain == "quarter":
            self.focus = span_of("year", self.focus.first)
        if self.period is not None and self.period.grain == "quarter":
            self.period = span_of("year", self.period.first)

    def span(self, grain: Grain) -> Span | None:
        """The period of a grain that the report's day lies in."""
        return span_of(grain, self.published) if self.published else None


def looks_ahead(phrase: Phrase) -> bool:
    """Whether the words around a phrase put it in the future: the nearest cue before it, else one after it."""
    texts = phrase.tokens.texts
    for back in range(1, _REACH):
        at = phrase.first - back
        if at < 0 or texts[at] == BREAK:
            break
        word, lead = texts[at].lower(), texts[at - 1].lower() if at else BREAK
        if word in _cues("future_cues.txt") or (word == "to" and (lead in _TO_BE or lead in _cues("purposes.txt"))):
            return True
        if word == "to" and phrase.before() == "by" and at + 1 < phrase.first - 1:
            return True  # "To reach the village by Friday"
        if word == "due" and texts[at + 1].lower() in ("on", "by", "in", "at", "before"):
            return True
        if word == "set" and texts[at + 1].lower() in ("to", "for"):
            return True
        if word in ("soon", "early") and texts[at + 1].lower() == "as":
            return True
        if lead in ("to", "be"):
            continue  # "To hit the coast", "must be signed": no past
        if word in _cues("past_cues.txt") or (back <= _NEAR and re.fullmatch(r"[a-z]{3,}ed", word)):
            return False
    for ahead in range(_NEAR):
        at = phrase.last + ahead
        if at >= len(texts) or texts[at] == BREAK:
            break
        word = texts[at].lower()
        if word in _cues("past_cues.txt"):
            return False
        if word in _cues("future_cues_after.txt"):
            return True
    return phrase.before() == "by"  # A term, unless the words around say that it has passed.


def looks_back(phrase: Phrase) -> bool:
    """Whether a past tense stands close by: "launched in January", "in January, he was"."""
    texts = phrase.tokens.texts
    near = texts[max(0, phrase.first - 5) : phrase.first] + texts[phrase.last : phrase.last + 5]
    return any(w.lower() in _cues("past_cues.txt") or re.fullmatch(r"[a-z]{3,}ed", w) for w in near)


# "Is to resume on Tuesday" lies ahead.
_TO_BE = frozenset(("is", "are", "be", "’s", "'s"))


def _cues(name: str) -> frozenset[str]:
    return words(ROOM, name)


def _is_narrative(phrases: Sequence[Phrase], published: dt.date | None) -> bool:
    """Whether a text tells history rather than news: dates with their years, few words such as "yesterday"."""
    years = [int(y) for p in phrases if p.rule in _FULL_DATES for y in p.words("y") if y.isdecimal()]
    if published is not None:
        years = [y for y in years if y < published.year - 1]
    news = sum(
        p.rule in _NEWS_RULES and (not p.has("rel") or bool(_NEWS_WORDS.intersection(p.words("rel")))) for p in phrases
    )
    return len(years) >= 2 * _HISTORY and len(years) > _HISTORY * news
