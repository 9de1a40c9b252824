"""Text -> time expressions: match the grammar, then give each phrase its meaning in text order."""

from __future__ import annotations

import re

from newstally.model import Setting, TimeExpression, quote
from newstally.reading.language import Script
from newstally.reading.times.grammar import Phrase, phrases
from newstally.reading.times.meaning import meaning_of_phrase
from newstally.reading.times.meaning.record import Meaning
from newstally.reading.times.meaning.zones import local_zone
from newstally.reading.times.pairs import are_pair, as_pair, day_named
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import Tokens

_OFFSET = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")


def find_times(script: Script, setting: Setting) -> tuple[TimeExpression, ...]:
    """The time expressions of a report in text order, resolved against its setting.

    What is told from the report's day stays open (X in its value, no interval) where that day is not known.
    """
    tokens = Tokens(script.text, (sentence.span for sentence in script.sentences))
    matched = phrases(tokens)
    story = Story(setting, matched)
    home = local_zone(setting)
    read: list[tuple[Phrase, Meaning]] = []
    for phrase in matched:
        meaning = _meaning(phrase, story)
        if meaning is None:
            continue
        if read and are_pair(read[-1][0], phrase):
            first, meaning = as_pair(read[-1][1], meaning, day_named(read[-1][0], phrase), home)
            read[-1] = read[-1][0], first
        if meaning.focus is not None:
            story.mention(meaning.focus)
        if meaning.type == "DURATION" and meaning.interval is not None:
            story.stretch = (meaning.value, meaning.interval)
        read.append((phrase, meaning))
    return tuple(_record(phrase, meaning, home, script.text) for phrase, meaning in read)


def _meaning(phrase: Phrase, story: Story) -> Meaning | None:
    try:
        return meaning_of_phrase(phrase, story)
    except (OverflowError, ValueError):
        # "3,000 years ago" lies before the calendar that dates are kept in.
        return Meaning("DATE", "PAST_REF")


def _record(phrase: Phrase, meaning: Meaning, home: str, text: str) -> TimeExpression:
    return TimeExpression(
        evidence=(quote(text, phrase.start, phrase.end),),
        type=meaning.type,
        value=meaning.value,
        interval=meaning.interval,
        mod=meaning.mod,
        quant=meaning.quant,
        freq=meaning.freq,
        zone=_zone(meaning, home),
    )


def _zone(meaning: Meaning, home: str) -> str:
    """The zone of a TIME: told, written in its value, or the report's own."""
    if meaning.type != "TIME":
        return ""
    written = _OFFSET.search(meaning.value)
    return meaning.zone or (written.group() if written else home)
