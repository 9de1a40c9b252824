"""What a report knows of time while it is read: its day, the date last spoken of, the tense around a phrase."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from newstally.lexicon import words
from newstally.model import Setting
from newstally.reading.times.calendar import Span, span_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import BREAK, ROOM

# How far a cue of tense reaches, in words.
_REACH = 12
_NEAR = 6
_FULL_DATES = frozenset(("calendar_day", "month_year", "year", "iso_date", "year_span"))
_NEWS_WORDS = frozenset(("day_word", "weekday", "relative_period", "last_units", "reference"))


class Story:
    """The report's calendar as it unfolds: `published` never moves, `focus` follows the dates the text names."""

    def __init__(self, setting: Setting, phrases: Sequence[Phrase]) -> None:
        self.setting = setting
        self.published: dt.date | None = setting.published.day if setting.published else None
        self.is_narrative = _is_narrative(phrases, self.published)
        self.focus: Span | None = None
        self.quarter: Span | None = None

    @property
    def today(self) -> dt.date | None:
        """The day that bare months, weekdays and seasons are read against."""
        if self.focus is not None and (self.is_narrative or self.published is None):
            return self.focus.first
        return self.published

    @property
    def scene(self) -> dt.date | None:
        """The day that "two days earlier" and "the next day" are counted from: where the story is."""
        return self.focus.first if self.focus is not None else self.published

    def mention(self, span: Span) -> None:
        """Move the focus to a date the text has named."""
        self.focus = span
        if span.grain == "quarter":
            self.quarter = span

    def span(self, grain: str) -> Span | None:
        """The period of a grain that the report's day lies in."""
        return span_of(grain, self.published) if self.published else None  # type: ignore[arg-type]


def looks_ahead(phrase: Phrase) -> bool:
    """Whether the words around a phrase put it in the future: the nearest cue before it, else one after it."""
    texts = phrase.tokens.texts
    for back in range(1, _REACH):
        at = phrase.first - back
        if at < 0 or texts[at] == BREAK:
            break
        word = texts[at].lower()
        if word in _cues("future_cues.txt"):
            return True
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
    return False


def _cues(name: str) -> frozenset[str]:
    return words(ROOM, name)


def _is_narrative(phrases: Sequence[Phrase], published: dt.date | None) -> bool:
    """Whether a text tells history rather than news: dates with their years, few words such as "yesterday"."""
    years = [int(y) for p in phrases if p.rule in _FULL_DATES for y in p.words("y") if y.isdigit()]
    if published is not None:
        years = [y for y in years if y < published.year - 1]
    news = sum(p.rule in _NEWS_WORDS for p in phrases)
    return len(years) >= 4 and len(years) > 2 * news
