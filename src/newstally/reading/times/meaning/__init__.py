"""What each rule of the grammar means: a function of the rule's name gives type, value and interval."""

from __future__ import annotations

from collections.abc import Callable

from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning import (
    clock,
    comparisons,
    dates,
    days,
    fiscal_years,
    holidays,
    lengths,
    months,
    periods,
    relative,
    seasons,
    sets,
    stretches,
)
from newstally.reading.times.meaning.ancient import told_in_antiquity
from newstally.reading.times.meaning.record import Meaning
from newstally.reading.times.story import Story

_ROOMS = (
    dates,
    months,
    days,
    holidays,
    fiscal_years,
    periods,
    seasons,
    relative,
    comparisons,
    lengths,
    stretches,
    sets,
    clock,
)


def meaning_of_phrase(phrase: Phrase, story: Story) -> Meaning | None:
    """The meaning of a phrase in its story; None where its words turn out to be no time expression."""
    meaning = RULES[phrase.rule](phrase, story)
    if story.ancient and meaning is not None:
        return told_in_antiquity(phrase, story) or meaning
    return meaning


RULES: dict[str, Callable[[Phrase, Story], Meaning | None]] = {
    rule: function for room in _ROOMS for rule, function in room.RULES.items()
}
