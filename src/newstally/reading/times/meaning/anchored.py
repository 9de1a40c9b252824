"""Dates told from an event: "two days after the attack", where the text says when the attack was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newstally.reading.times.calendar import GRAINS, Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.lengths import grain_of
from newstally.reading.times.story import Story

# How many words after its article the event may have: "the deadly attack".
_EVENT_WORDS = 2


def told_from_event(phrase: Phrase, story: Story) -> Iterator[Phrase]:
    """The phrase as far as its event's word; where that has no date the length alone, of "the day after" nothing."""
    if (word := _word_of_event(phrase, story)) is not None:
        first, _ = phrase.parts["event"]
        yield replace(phrase, last=word + 1, parts={**phrase.parts, "event": (first, word + 1)})
    elif phrase.word("n") != "the":
        parts = {name: span for name, span in phrase.parts.items() if name in ("open", "n", "unit")}
        yield Phrase("length", phrase.tokens, phrase.first, phrase.parts["way"][0], parts)


def _word_of_event(phrase: Phrase, story: Story) -> int | None:
    texts = phrase.tokens.texts
    for at in range(phrase.last, min(phrase.last + _EVENT_WORDS, len(texts))):
        if not texts[at].isalpha():
            return None
        if _told_exactly(story.events.date_of(texts[at].lower(), phrase), phrase):
            return at
    return None


def _told_exactly(span: Span | None, phrase: Phrase) -> bool:
    """Whether the event's date is as exact as the unit it is counted in."""
    grain = grain_of(phrase.word("unit"))
    if span is None or grain not in GRAINS:
        return False
    return grain == "decade" or GRAINS.index(span.grain) >= GRAINS.index(grain)
