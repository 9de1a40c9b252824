"""What a report knows of time while it is read: its day, and the date last spoken of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from newstally.model import CalendarInterval, Setting
from newstally.reading.times.calendar import Grain, Span, span_of
from newstally.reading.times.grammar import Phrase

_FULL_DATES = frozenset(("calendar_day", "month_year", "year", "iso_date", "year_span"))
# So many old dates with their years, for each word of news, make a text history.
_HISTORY = 3
_NEWS_RULES = frozenset(("day_word", "weekday", "relative_period"))
_NEWS_WORDS = frozenset(("last", "this", "next", "past"))


class Story:
    """The report's calendar as it unfolds: `published` never moves, `focus` follows the dates the text names."""

    def __init__(self, setting: Setting, phrases: Sequence[Phrase], narrative: bool | None = None) -> None:
        self.setting = setting
        self.published: dt.date | None = setting.published.day if setting.published else None
        self.is_narrative = _is_narrative(phrases, self.published) if narrative is None else narrative
        self.focus: Span | None = None
        self.quarter: Span | None = None
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

    def mention(self, span: Span) -> None:
        """Move the focus to a date the text has named."""
        self.focus = span
        self.stretch = None
        if span.grain == "day":
            self._last_day = span.first
        # "Fourth-quarter results will" looks on: the report's own quarter has ended.
        if span.grain == "quarter" and (self.published is None or self.quarter is None or span.end <= self.published):
            self.quarter = span

    def leave_quarter(self) -> None:
        """The text has gone on from its quarter to a longer period: "in the nine months"."""
        self.quarter = None
        if self.focus is not None and self.focus.grain == "quarter":
            self.focus = span_of("year", self.focus.first)

    def span(self, grain: Grain) -> Span | None:
        """The period of a grain that the report's day lies in."""
        return span_of(grain, self.published) if self.published else None


def _is_narrative(phrases: Sequence[Phrase], published: dt.date | None) -> bool:
    """Whether a text tells history rather than news: dates with their years, few words such as "yesterday"."""
    years = [int(y) for p in phrases if p.rule in _FULL_DATES for y in p.words("y") if y.isdecimal()]
    if published is not None:
        years = [y for y in years if y < published.year - 1]
    news = sum(
        p.rule in _NEWS_RULES and (not p.has("rel") or bool(_NEWS_WORDS.intersection(p.words("rel")))) for p in phrases
    )
    return len(years) >= 2 * _HISTORY and len(years) > _HISTORY * news
