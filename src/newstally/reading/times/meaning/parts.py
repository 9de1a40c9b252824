"""Reading the named parts of a phrase: months, days, years, modifiers, "last" and "next"."""

from __future__ import annotations

import datetime as dt
import re

from newstally.reading.times.grammar import Phrase
from newstally.reading.times.numerals import spoken_year
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import context, lexicon, meaning_of

# A year of this century or the last.
MODERN_YEAR = re.compile(r"(?:19|20)\d\d")


def part_of(phrase: Phrase, *names: str) -> str:
    """The TIMEX3 modifier of "early", "late", "the end of"."""
    parts = lexicon()["PART"]
    found = [parts[w] for name in (names or ("mod",)) for w in phrase.words(name) if w in parts]
    if found:
        return str(found[0])
    words = phrase.words("mod")
    if "half" in words:
        return "START" if "first" in words else "END"
    return "END" if "latter" in words else ""


def month_of(phrase: Phrase, part: str) -> int:
    """The number of a month."""
    return int(meaning_of("MONTH", phrase.word(part)))


def day_of(phrase: Phrase, part: str) -> int | None:
    """The day of the month: "17", "17th", "seventeenth"."""
    number = ordinal(phrase.words(part))
    return number if number is not None and 1 <= number <= 31 else None


def weekday_of(phrase: Phrase) -> int:
    """The number of a weekday, Monday 1."""
    return int(meaning_of("WEEKDAY", phrase.word("wd")))


def daypart_of(phrase: Phrase) -> str:
    """The code of the part of a day: "MO" for "morning"."""
    return str(meaning_of("DAYPART", phrase.word("part")))


def ordinal(words: list[str]) -> int | None:
    """The number of an ordinal: "third", "3rd", "3", "twenty-first"."""
    if not words:
        return None
    known = lexicon()["ORDINAL"]
    if words[-1] in known:
        return int(known[words[-1]]) + int(lexicon()["NUMWORD"].get(words[0], 0) if len(words) > 1 else 0)
    digits = re.match(r"\d+", words[-1])
    return int(digits.group()) if digits else None


def full_year(two_digits: int, story: Story) -> int:
    """The year two digits stand for: not more than a decade or so ahead of the report."""
    latest = (story.published.year if story.published else dt.date.today().year) + 15
    return two_digits + latest // 100 * 100 - (100 if two_digits > latest % 100 else 0)


def year_of(phrase: Phrase, story: Story) -> int | None:
    """The year a phrase states, in digits, in words or as "last year"; None where it states none."""
    if phrase.has("y"):
        digits = re.sub(r"\D", "", phrase.words("y")[-1])
        return int(digits) if len(digits) != 2 or phrase.has("era") else full_year(int(digits), story)
    if phrase.has("y2"):
        return int(phrase.word("y2"))
    if phrase.has("yy"):
        return full_year(int(re.sub(r"\D", "", phrase.word("yy"))), story)
    if phrase.has("spoken"):
        return spoken_year(phrase.words("spoken"))
    words = phrase.words("rel") or phrase.words("rel2")
    if not words or "year" not in phrase.all_words:
        return None
    shift = int(lexicon()["NARRATIVE"].get(words[-1], lexicon()["REL"].get(words[-1], 0)))
    told = words[0] == "the" or words[-1] in lexicon()["NARRATIVE"] or story.is_narrative
    base = story.scene if told else story.published
    return base.year + shift if base else None


# How far behind "to" the year of a range may stand, in words.
_RANGE_END = 6


def range_year(phrase: Phrase) -> int | None:
    """The year that the end of a range states for its start too: "from July to October 2023"."""
    texts = phrase.tokens.texts
    link = phrase.last
    if link < len(texts) and texts[link].lower() in context("range_links"):
        for at in range(link + 1, min(link + _RANGE_END, len(texts))):
            word = texts[at]
            if MODERN_YEAR.fullmatch(word):
                return int(word) if texts[at - 1] == "," or at > link + 1 else None
            if (
                word not in (",", "of")
                and word.lower() not in lexicon()["MONTH"]
                and not re.fullmatch(r"\d{1,2}", word)
            ):
                return None
    return None


def relation(phrase: Phrase, part: str) -> int | None:
    """-1, 0 or 1 for "last", "this", "next"; None where nothing says so."""
    known = lexicon()["REL"]
    found = [int(known[w]) for w in phrase.words(part) if w in known]
    return found[-1] if found else None
