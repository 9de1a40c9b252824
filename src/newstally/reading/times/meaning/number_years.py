"""Whether a number of four digits is a year: "in 1998", but neither "$1998" nor "2000 people" nor "Flight 1549"."""

from __future__ import annotations

import re

from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import context, lexicon


def reads_as_year(phrase: Phrase) -> bool:
    """Whether a bare four-digit number is a year: "in 1998", but neither "$1998" nor "2000 people"."""
    before, after = phrase.before(), phrase.after()
    known = lexicon()
    number = int(phrase.word("y"))
    if phrase.has("mod") or phrase.first + 1 < phrase.last:
        return True
    if phrase.ends_a_name or _is_a_number(phrase):
        return False
    if before == "at":
        return after in context("years_own")  # "At 1990 prices"; "at 1830" is a clock time.
    if (
        before in known["CURRENCY"]
        or after in known["SCALE"]
        or after in known["UNITS"]
        or after in context("plurals")
        or before in ("no", "nos", "no.", "+")
    ):
        return False
    if after in known["HYPHEN"] and phrase.tokens.span(phrase.last)[0] == phrase.end:
        following = phrase.after(2)
        if following[:1].isalpha() and not _is_era_word(following):
            return False
    if not 1500 <= number <= 2060:
        return before in ("in", "since", "year")
    if before in context("doubtful_prepositions"):
        return not after.isalpha() or after in context("function_words")
    if before in context("prepositions") and before not in context("open_prepositions"):
        return True
    return before in context("determiners") or not re.fullmatch(r"[a-z]+s", after) or after in context("function_words")


def _is_a_number(phrase: Phrase) -> bool:
    """Whether the digits count or number something: "an average of 1500", "Flight 1549", "call 555-1818"."""
    before, texts = phrase.before(), phrase.tokens.texts
    if before in context("numbered") or (before == "." and phrase.before(2) in context("numbered")):
        return True
    if before in ("of", *lexicon()["APPROX"], "about"):
        return phrase.before(2) in context("measures") or phrase.before(2) == "at"
    beside = (
        (texts[phrase.first - 2], phrase.first - 1) if phrase.first > 1 else ("", 0),
        (texts[phrase.last + 1], phrase.last) if phrase.last + 1 < len(texts) else ("", 0),
    )
    # Ends of a span of years have two digits or four.
    return any(
        word.isdecimal() and len(word) == 3 and texts[at] in lexicon()["HYPHEN"] and _touches(phrase, at)
        for word, at in beside
    )


def _touches(phrase: Phrase, at: int) -> bool:
    """Whether no space stands between the phrase and the token beside it."""
    start, end = phrase.tokens.span(at)
    return end == phrase.start or start == phrase.end


def _is_era_word(word: str) -> bool:
    return word in ("era", "vintage", "style", "model")
