"""The day a story was filed, which its dateline says: nobody's period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstally.model import TimeExpression
from newstally.reading.language import Sentence

# "LONDON, |June 12| (Harbour Wire) - ", "MARIVO (|12 June|) — ", "|June 12| (Harbour Wire) - ": names, no sentence.
_BEFORE = re.compile(r"\s*(?:(?!(?:On|In|By|Since|From|At|Until|After|Before)\b)[A-ZÀ-ÖØ-Þ][\w.’'/-]*[,\s(]+){0,6}")
_BEHIND = re.compile(r"(?:,? \d{4})?\)?,?\s*(?:\([A-Z][^()]{1,40}\)\s*)?(?:—|–|―|--|-)\s")
_DAY = re.compile(r"(?:\w+\.?\s+\d{1,2}|\d{1,2}\s+\w+\.?)(?:,?\s+\d{4})?$")


def without_dateline(sentence: Sentence, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times of a sentence without the day that the dateline before it names."""
    return [t for t in times if not _dates_the_story(sentence, t)]


def _dates_the_story(sentence: Sentence, time: TimeExpression) -> bool:
    start, end = time.span[0] - sentence.start, time.span[1] - sentence.start
    return (
        start < 80
        and _DAY.match(time.text) is not None
        and _BEFORE.fullmatch(sentence.text, 0, start) is not None
        and _BEHIND.match(sentence.text, end) is not None
    )
