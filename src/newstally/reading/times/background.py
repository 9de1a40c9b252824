"""The old story that a news report tells beside its own: "The war began in 2011. In March of that year ..."."""

from __future__ import annotations

import datetime as dt

from newstally.reading.times.asides import heads_its_sentence, in_brackets
from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.histories import is_news
from newstally.reading.times.tokens import BREAK

# It goes on with the next sentence that names a date, not later.
_SILENCE = 1


class Background:
    """Where the background of a report is: at an old date named with its year, until the news comes back."""

    def __init__(self, published: dt.date | None) -> None:
        self.span: Span | None = None
        self._published = published
        self._silence = 0
        self._last = 0

    def turn_to(self, phrase: Phrase) -> None:
        """Go on to the next phrase: a word of news or sentences without a date end the background."""
        tokens = phrase.tokens
        self._silence += tokens.texts[self._last : phrase.first].count(BREAK)
        between = tokens.text[tokens.span(self._last - 1)[1] if self._last else 0 : phrase.start]
        self._last = phrase.last
        if is_news(phrase) or self._silence > _SILENCE or "\n\n" in between:
            self.span = None

    def mention(self, span: Span, phrase: Phrase) -> None:
        """Note a date: one with its year opens the background or moves it on, one told from it moves it on."""
        if self._published is None or is_news(phrase):
            return
        if self.span is None and not self._opens(span, phrase):
            return
        self.span = span if span.end <= self._published else None
        self._silence = 0

    def _opens(self, span: Span, phrase: Phrase) -> bool:
        """Whether a date is old and told for itself; the last year alone is the report's own year before."""
        if not (phrase.has("y") or phrase.has("y2")) or phrase.before() == "since" or in_brackets(phrase):
            return False
        assert self._published is not None
        if span.grain in ("day", "month"):
            return span.first.year < self._published.year
        return span.grain == "year" and span.first.year < self._published.year - 1 and heads_its_sentence(phrase)
