"""When the events of a text happened, as far as it says so: "The bridge fell on 3 May. Two days after the fall ..."."""

from __future__ import annotations

from functools import cache

from newstally.lexicon import table
from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import BREAK, ROOM

# How many words on either side of a date tell what happened on it.
_REACH = 14


class Events:
    """The dates told beside the events of a text; an event told beside two dates may be either."""

    def __init__(self) -> None:
        self._dates: dict[str, Span | None] = {}

    def happened(self, span: Span, phrase: Phrase) -> None:
        """Note what happened in the clause that names a date."""
        for event in {_events()[word] for word in _around(phrase) if word in _events()}:
            self._dates[event] = span if self._dates.get(event, span) == span else None

    def date_of(self, word: str) -> Span | None:
        """When the event of this name happened; None where the text does not say."""
        return self._dates.get(_events().get(word, ""))


def _around(phrase: Phrase) -> list[str]:
    found = []
    for step in (phrase.before, phrase.after):
        for distance in range(1, _REACH):
            word = step(distance)
            if word in (BREAK, ";"):
                break
            found.append(word)
    return found


@cache
def _events() -> dict[str, str]:
    """Each word that tells of an event -> the event's name."""
    return {word: event for event, told in table(ROOM, "events.toml").items() for word in (event, *told.split())}
