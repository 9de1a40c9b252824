"""The old story that a news report tells beside its own: "The war began in 2011. In March of that year ..."."""

from __future__ import annotations

import datetime as dt

from newstally.reading.times.asides import in_brackets
from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.histories import is_news
from newstally.reading.times.tokens import BREAK, context, meaning_of

# It goes on with the next sentence that names a date, not later.
_SILENCE = 1


# A date so many months after the last one told goes on from it, be it even just past for the report.
_SOON = 1
_JUST_PAST = 3
# After the date of an entry in a chronology.
_HEADINGS = frozenset((":", "-", "–", "—"))
_BARE = frozenset(("calendar_day", "month"))
# Rules whose dates are told from another date, if not from the report's.
_TOLD = frozenset(("distance", "day_beyond", "clock", "day_part"))


class Background:
    """Where the background of a report is: at an old date named with its year, until the news comes back."""

    def __init__(self, published: dt.date | None) -> None:
        self.span: Span | None = None
        # How many dates without a year have gone on from it.
        self._links = 0
        self._published = published
        self._silence = 0
        self._last = 0

    def turn_to(self, phrase: Phrase) -> None:
        """Go on to the next phrase: a word of news or sentences without a date end the background."""
        tokens = phrase.tokens
        self._silence += tokens.texts[self._last : phrase.first].count(BREAK)
        between = tokens.text[tokens.span(self._last - 1)[1] if self._last else 0 : phrase.start]
        self._last = phrase.last
        parted = "\n\n" in between and phrase.after() not in _HEADINGS
        if is_news(phrase) or self._silence > _SILENCE or parted:
            self.span, self._links = None, 0

    def mention(self, span: Span, phrase: Phrase) -> None:
        """Note a date: one with its year opens the background or moves it on, one told from it moves it on."""
        if self._published is None or is_news(phrase):
            return
        if self.span is None and not self._opens(span, phrase):
            return
        self._links += self.span is not None and phrase.rule in _BARE and not _has_year(phrase)
        self.span = span if self._is_old(span) else None
        self._silence = 0

    def takes_in(self, phrase: Phrase) -> bool:
        """Whether a date without a year belongs here.

        It does at the head of a sentence, after others that did, and as a day of the weeks after one told before:
        "arrested on Sept. 3, 2021 and charged on Sept. 5". A month just past is rather the report's own.
        """
        if self.span is None or self._published is None or phrase.before(2) in context("saying"):
            return False
        if not phrase.has("m"):
            return False  # A clock time with its day: "at 5 p.m. Nov. 9".
        month = int(meaning_of("MONTH", phrase.word("m")))
        ahead = (month - self.span.first.month) % 12
        is_just_past = (self._published.month - month) % 12 <= _JUST_PAST
        if is_just_past and (ahead > _SOON if self.span.grain != "year" else not self._links):
            return False
        if phrase.heads_its_sentence or self._links:
            return True
        is_near = self.span.grain == "day" or (self.span.grain == "month" and not (self._silence and is_just_past))
        return phrase.has("d") and ahead <= _SOON and is_near

    def _opens(self, span: Span, phrase: Phrase) -> bool:
        """Whether a date is old and told for itself; the last year alone is the report's own year before."""
        told = _has_year(phrase) or phrase.rule in _TOLD
        if not told or phrase.before() == "since" or in_brackets(phrase):
            return False
        return self._is_old(span) and (span.grain in ("day", "month") or phrase.heads_its_sentence)

    def _is_old(self, span: Span) -> bool:
        """Whether a date lies before the report's year; the year before as a whole is still the news's own."""
        assert self._published is not None
        years = self._published.year - span.first.year
        return years > 0 if span.grain in ("day", "month") else years > 1


def _has_year(phrase: Phrase) -> bool:
    return phrase.has("y") or phrase.has("y2")
