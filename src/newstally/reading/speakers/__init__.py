"""Speakers: who says it, from quotes, indirect speech and "according to"."""

from __future__ import annotations

from newstally.model import Attribution, Name
from newstally.reading.language import Script
from newstally.reading.speakers.clauses import may_attribute
from newstally.reading.speakers.find import attributions_of, speaker_at

__all__ = ["attribute", "may_attribute", "speaker_at"]


def attribute(script: Script, names: tuple[Name, ...]) -> tuple[Attribution, ...]:
    """The stretches of a report that somebody says, in text order, each with its speaker."""
    return attributions_of(script, names)
