"""Dates of a story told in years B.C., which count down: "the following year", "in September", "that summer"."""

from __future__ import annotations

from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.lengths import count_of, grain_of
from newstally.reading.times.meaning.parts import day_of, month_of, part_of
from newstally.reading.times.meaning.record import UNKNOWN, Meaning, before_christ
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import lexicon, meaning_of

# Years a grain holds, and the digits of a year its value keeps: BC048 is the 480s.
_YEARS = {"year": (1, 4), "decade": (10, 3), "century": (100, 2)}


def told_in_antiquity(phrase: Phrase, story: Story) -> Meaning | None:
    """What a phrase without a year of its own means in such a story; None where the calendar does not matter."""
    if any(phrase.has(name) for name in ("y", "y2", "yy", "spoken", "iso", "century")):
        return None
    year, mod = story.ancient, part_of(phrase)
    match phrase.rule:
        case "calendar_day" if phrase.has("m"):
            return before_christ(f"{year:04}-{month_of(phrase, 'm'):02}-{day_of(phrase, 'd') or 0:02}", year, mod)
        case "month":
            return before_christ(f"{year:04}-{month_of(phrase, 'm'):02}", year, mod)
        case "season":
            return before_christ(f"{year:04}-{meaning_of('SEASON', phrase.word('s'))}", year, mod)
        case "relative_period":
            return _period(phrase, year, mod)
        case "distance":
            return _distance(phrase, year)
        case "day_beyond" if not phrase.has("w"):
            return before_christ("XXXX-XX-XX", year, mod)
    return None


def _period(phrase: Phrase, year: int, mod: str) -> Meaning | None:
    grain, words = grain_of(phrase.word("unit")), phrase.words("rel")
    if phrase.has("prior"):
        shift = -1
    else:
        shift = next((int(n) for w in reversed(words) if (n := lexicon()["REL"].get(w)) is not None), 0)
    if grain in _YEARS:
        length, digits = _YEARS[grain]
        moved = year - shift * length
        return before_christ(f"{moved:04}"[:digits], moved, mod) if moved > 0 else None
    return before_christ("XXXX-XX-XX", year, mod) if grain == "day" and words != ["the"] else None


def _distance(phrase: Phrase, year: int) -> Meaning | None:
    grain, count, way = grain_of(phrase.words("unit")[-1]), count_of(phrase), phrase.words("way")[-1]
    if way in ("ago", "now", "hence"):
        return None
    if grain in _YEARS and count is not None:
        moved = year - int(count * _YEARS[grain][0]) * (1 if way in ("later", "after", "afterwards") else -1)
        return before_christ(f"{moved:04}", moved) if moved > 0 else None
    return before_christ(UNKNOWN[grain], year) if grain in ("day", "week", "month") else None
