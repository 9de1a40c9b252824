"""When the events of a text happened, as far as it says so: "The bridge fell on 3 May. Two days after the fall ..."."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from newstally.lexicon import table
from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import BREAK, ROOM, context

# How many words on either side of a date tell what happened on it.
_REACH = 13


class Events:
    """The dates told beside the events of a text; an event told beside two dates may be either."""

    def __init__(self) -> None:
        # The date of each, and the token after the words that name it.
        self._dates: dict[str, tuple[Span | None, int]] = {}

    def happened(self, span: Span, phrase: Phrase) -> None:
        """Note what happened in the clause that names a date; who says so on a day says it of another."""
        if context("saying").intersection((phrase.before(), phrase.before(2))):
            return
        for event in {_events()[word] for word in _around(phrase) if word in _events()}:
            known, _ = self._dates.get(event, (span, 0))
            self._dates[event] = (span if known == span else None, phrase.last)

    def date_of(self, word: str, phrase: Phrase) -> Span | None:
        """When the event that a phrase is told from happened; None where no sentence before says so.

        "It opened on Wednesday, a day after the fire" dates the opening.
        """
        span, at = self._dates.get(_events().get(word, ""), (None, 0))
        return span if phrase.tokens.codes.rfind(BREAK, at, phrase.first) >= 0 else None


def _around(phrase: Phrase) -> list[str]:
    """The words of the clause on either side of a phrase."""
    sides = (phrase.words_before(_REACH), phrase.words_after(_REACH))
    return [word for side in sides for word in takewhile(lambda word: word != ";", side)]


@cache
def _events() -> dict[str, str]:
    """Each word that tells of an event -> the event's name."""
    return {word: event for event, told in table(ROOM, "events.toml").items() for word in (event, *told.split())}
