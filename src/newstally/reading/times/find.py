"""Text -> time expressions: match the grammar, then give each phrase its meaning in text order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newstally.model import Setting, TimeExpression, quote
from newstally.reading.language import Script
from newstally.reading.times.grammar import Phrase, phrases
from newstally.reading.times.meaning import meaning_of_phrase
from newstally.reading.times.meaning.anchored import told_from_event
from newstally.reading.times.meaning.ranges import ends_of
from newstally.reading.times.meaning.record import Meaning
from newstally.reading.times.meaning.zones import local_zone
from newstally.reading.times.pairs import are_ends, are_pair, as_ends, as_pair, day_named
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import Tokens

_OFFSET = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")

# What the story is compared with does not move it.
_COMPARISONS = frozenset(("corresponding_period", "year_earlier"))


def find_times(script: Script, setting: Setting, narrative: bool | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of a report in text order, resolved against its setting.

    What is told from the report's day stays open (X in its value, no interval) where that day is not known.
    `narrative` says whether the text tells history, whose bare and relative dates follow the date told last and not
    the day of publication; None leaves that to the text itself.
    """
    tokens = Tokens(script.text, (sentence.span for sentence in script.sentences))
    matched = phrases(tokens)
    story = Story(setting, matched, narrative)
    home = local_zone(setting)
    read: list[tuple[Phrase, Meaning]] = []
    for phrase in _apart(matched, story):
        story.turn_to(phrase)
        meaning = _meaning(phrase, story)
        if meaning is None:
            continue
        if meaning.ancient:
            story.mention_ancient(meaning.ancient, phrase)
        if read and are_pair(read[-1][0], phrase):
            first, meaning = as_pair(read[-1][1], meaning, day_named(read[-1][0], phrase), home)
            read[-1] = read[-1][0], first
        elif read and are_ends(read[-1][0], phrase):
            first, meaning = as_ends(read[-1][1], meaning, day_named(read[-1][0], phrase))
            read[-1] = read[-1][0], first
        if meaning.focus is not None and meaning.focus.interval is not None:
            story.mention(meaning.focus, phrase)
        if meaning.type == "DURATION" and meaning.interval is not None and phrase.rule not in _COMPARISONS:
            story.stretch = (meaning.value, meaning.interval)
        read.append((phrase, meaning))
    return tuple(_record(phrase, meaning, home, script.text) for phrase, meaning in read)


def _apart(matched: Iterable[Phrase], story: Story) -> Iterator[Phrase]:
    """The phrases as they are read: in history the ends of a range are two dates, as TIMEX3's guidelines have it."""
    for phrase in matched:
        if phrase.has("event"):
            yield from told_from_event(phrase, story)
        else:
            yield from (ends_of(phrase) if story.is_narrative else (phrase,))


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
        zone=_zone(phrase, meaning, home),
    )


def _zone(phrase: Phrase, meaning: Meaning, home: str) -> str:
    """The zone of a TIME: told, written in its value, or the report's own; "" where it tells one we do not know."""
    if meaning.type != "TIME" or ((phrase.has("zone") or phrase.has("zone2")) and not meaning.zone):
        return ""
    written = _OFFSET.search(meaning.value)
    return meaning.zone or (written.group() if written else home)
