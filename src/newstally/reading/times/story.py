"""What a report knows of time while it is read: its day, and the date last spoken of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from newstally.model import CalendarInterval, Setting
from newstally.reading.times.asides import is_aside, is_leap, stands_apart
from newstally.reading.times.background import Background
from newstally.reading.times.calendar import GRAINS, Grain, Span, span_of
from newstally.reading.times.events import Events
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.histories import tells_history
from newstally.reading.times.tokens import BREAK, context

# Farther back in a sentence nothing is looked for, in words.
_LONG_SENTENCE = 200
# About two sentences, in words.
_NEAR = 50
# A stretch of news this long is not left for the day it was told on, in days.
_MONTHS = 27
# A month or quarter this far back is another story, in days.
_LATELY = 200
_PERIODS = frozenset(("month", "quarter", "half", "year"))


class Story:
    """The report's calendar as it unfolds: `published` never moves, `focus` follows the dates the text names."""

    def __init__(self, setting: Setting, phrases: Sequence[Phrase], narrative: bool | None = None) -> None:
        self.setting = setting
        self.published: dt.date | None = setting.published.day if setting.published else None
        self.is_narrative = tells_history(phrases, self.published) if narrative is None else narrative
        self.focus: Span | None = None
        # The year B.C. the story is at, 0 where it is in our era.
        self.ancient = 0
        # Where the story itself is, while `focus` may be at a date it only recalls or looks on to.
        self._line: Span | None = None
        self._at: Phrase | None = None
        self._opens_paragraph = True
        self._opens_sentence = True
        self._recalls = False
        self.in_quotes = False
        self.quarter: Span | None = None
        # The day after the end told last ("the year ended June 30"), and where the phrase before it stands.
        self.end_told: tuple[dt.date, int] | None = None
        # Whether the text has said when its fiscal year begins.
        self.knows_fiscal_year = False
        # The month, quarter, half or year the report is of, and the one told last and where.
        self.period: Span | None = None
        self.last_told: Span | None = None
        self._last_at = -1
        # The last length that has a place on the calendar: its value and interval.
        self.stretch: tuple[str, CalendarInterval] | None = None
        self._last_day: dt.date | None = None
        self.events = Events()
        self.background = Background(self.published)

    @property
    def told(self) -> Span | None:
        """The date that bare months go on from: the story's own in history, in news that of the background it tells."""
        return self.focus if self.is_narrative or self.published is None else self.background.span

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
            return None if self.is_narrative else self.published
        if self.is_narrative and self.focus is not None and span_of(self.focus.grain, self._last_day) != self.focus:
            return None
        return self._last_day

    @property
    def told_day(self) -> dt.date | None:
        """The day that "the next day" follows; None where the story has gone on to a period that shows no day."""
        if self.is_narrative or self.focus is None:
            return self.day
        if self._last_day is not None and self.focus.first <= self._last_day < self.focus.end:
            return self._last_day
        return None

    def base(self, grain: str) -> dt.date | None:
        """The day that a period of this grain is counted from; None where the story shows none so exact."""
        if self.focus is None:
            return None if self.is_narrative else self.published
        exact = grain not in GRAINS or GRAINS.index(grain) > GRAINS.index(self.focus.grain)
        return self.told_day if exact else self.scene

    def turn_to(self, phrase: Phrase) -> None:
        """Go on to the next phrase: with its sentence or paragraph the story returns from what it has recalled."""
        if not self.is_narrative:
            self.background.turn_to(phrase)
            return
        end, last = (self._at.end, self._at.last) if self._at else (0, 0)
        self._at = phrase
        between = phrase.tokens.text[end : phrase.start]
        self._listen(between)
        if BREAK not in phrase.tokens.texts[last : phrase.first]:
            return
        self._opens_sentence = True
        if "\n" in between:
            self._opens_paragraph = True
        if self._opens_paragraph or self._recalls:
            self.focus = self._line
            self._recalls = False

    def mention(self, span: Span, phrase: Phrase) -> None:
        """Move the focus to a date the text has named."""
        self.ancient = 0
        refined = self.is_narrative and not self._opens_sentence and _holds(span, self.focus)
        if self.is_narrative and not refined:
            self._follow(span, phrase)
        if not self.is_narrative:
            self.background.mention(span, phrase)
        self._opens_sentence = False
        self.events.happened(span, phrase)
        if not refined:
            self.focus = span
        if not self._keeps_stretch(span):
            self.stretch = None
        if span.grain == "day" and (self.is_narrative or not _is_of_the_telling(phrase)):
            self._last_day = span.first
        if span.grain in _PERIODS and not self._is_base(phrase):
            self.last_told, self._last_at = span, phrase.last
            if not self._goes_back(span):
                self.period = span
        if span.grain == "quarter" and self._is_reported(span):
            self.quarter = span

    def mention_ancient(self, year: int, phrase: Phrase) -> None:
        """Move the story to a year B.C. the text has named."""
        if not self.ancient or not stands_apart(phrase):
            self.ancient = year

    def _keeps_stretch(self, span: Span) -> bool:
        """Whether a date leaves the stretch the story is at: its own end, or the day of news on months told of."""
        if self.stretch is None or span.grain not in ("day", "month") or span.interval is None:
            return False
        start, end = self.stretch[1].start, self.stretch[1].end
        if end == span.interval.end:
            return True
        is_long = start is not None and end is not None and (end - start).days >= _MONTHS
        return is_long and span.grain == "day" and not self.is_narrative

    def _goes_back(self, span: Span) -> bool:
        """Whether a month or quarter is a little before the one reported, which stays that: "May was revised"."""
        told = self.period
        if told is None or self.is_narrative or told.grain != span.grain or span.grain not in ("month", "quarter"):
            return False
        return 0 < (told.first - span.first).days < _LATELY

    def _listen(self, text: str) -> None:
        """Note whether the text goes on within quotation marks; a new paragraph closes them."""
        if "\n" in text:
            self.in_quotes = False
            text = text.rsplit("\n", 1)[1]
        for mark in text:
            if mark in '“”"':
                self.in_quotes = mark == "“" or (mark == '"' and not self.in_quotes)

    def _follow(self, span: Span, phrase: Phrase) -> None:
        """Move the story's own line, unless the date is one it only recalls or looks on to."""
        line = self._line
        self._recalls = line is not None and is_aside(phrase, span, line)
        if self._recalls:
            return
        leaps = line is not None and is_leap(span, line) and not (self._opens_paragraph and phrase.heads_its_sentence)
        if line is None or (not leaps and (self._opens_paragraph or span.first >= line.first)):
            self._line = span
        self._opens_paragraph = False

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
        return self.last_told if opening < self._last_at and phrase.first - self._last_at < _LONG_SENTENCE else None

    def told_lately(self, phrase: Phrase) -> Span | None:
        """The month, quarter, half or year told last, in the sentence of a phrase or the one before it."""
        return self.last_told if phrase.first - self._last_at < _NEAR else None

    def leave_quarter(self) -> None:
        """The text has gone on from its quarter to a longer period: "in the nine months"."""
        self.quarter = None
        if self.focus is not None and self.focus.grain == "quarter":
            self.focus = span_of("year", self.focus.first)
        if self.period is not None and self.period.grain == "quarter":
            self.period = self.last_told = span_of("year", self.period.first)

    def span(self, grain: Grain) -> Span | None:
        """The period of a grain that the report's day lies in."""
        return span_of(grain, self.published) if self.published else None


def _is_of_the_telling(phrase: Phrase) -> bool:
    """Whether a day is that of the news and no event's: "police said on Monday", or only a limit: "since Monday"."""
    lead = phrase.before(2) if phrase.before() in ("on", "late", "early", ",") else phrase.before()
    return lead in context("telling") or phrase.before() == "since"


def _holds(span: Span, focus: Span | None) -> bool:
    """Whether the focus is a part of a longer period, which names it again: "On 7 December (Sunday), 1941"."""
    return focus is not None and span != focus and span.first <= focus.first and focus.end <= span.end
