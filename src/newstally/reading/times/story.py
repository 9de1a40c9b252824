"""What a report knows of time while it is read: its day, and the date last spoken of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from newstally.model import CalendarInterval, Setting
from newstally.reading.times.calendar import Grain, Span, span_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import BREAK

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
        # The day after the end told last ("the year ended June 30"), and where the phrase before it stands.
        self.end_told: tuple[dt.date, int] | None = None
        # Whether the text has said when its fiscal year begins.
        self.knows_fiscal_year = False
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
        if not self._ends_stretch(span):
            self.stretch = None
        if span.grain == "day":
            self._last_day = span.first
        if span.grain in _PERIODS and not self._is_base(phrase):
            self.period, self._period_at = span, phrase.last
        if span.grain == "quarter" and self._is_reported(span):
            self.quarter = span

    def _ends_stretch(self, span: Span) -> bool:
        """Whether a day or month is the end of the stretch the story is at: "the nine months ended |Sept. 30|"."""
        if self.stretch is None or span.grain not in ("day", "month") or span.interval is None:
            return False
        return self.stretch[1].end == span.interval.end

    def _is_base(self, phrase: Phrase) -> bool:
        """Whether a date is only what the period of its sentence is compared with: "in September, from August"."""
        return phrase.before() in ("from", "than", "against", "with") and self.told_in_sentence(phrase) is not None

    def begin_fiscal_years(self, month: int) -> None:
        """Take fiscal years as beginning in this month from here on: the text has said when its company's end."""
        self.setting = msgspec.structs.replace(self.setting, fiscal_year_start=month)
        self.knows_fiscal_year = True

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


def _is_narrative(phrases: Sequence[Phrase], published: dt.date | None) -> bool:
    """Whether a text tells history rather than news: dates with their years, few words such as "yesterday"."""
    years = [int(y) for p in phrases if p.rule in _FULL_DATES for y in p.words("y") if y.isdecimal()]
    if published is not None:
        years = [y for y in years if y < published.year - 1]
    news = sum(
        p.rule in _NEWS_RULES and (not p.has("rel") or bool(_NEWS_WORDS.intersection(p.words("rel")))) for p in phrases
    )
    return len(years) >= 2 * _HISTORY and len(years) > _HISTORY * news
