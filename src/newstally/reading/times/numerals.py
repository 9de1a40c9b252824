"""Numbers before units of time: "24", "twenty four", "a hundred", "two and a half", "nineteen ninety-six"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from newstally.reading.times.tokens import lexicon

_FRACTIONS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
}
_SCALES = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_GLUE = frozenset(("-", "‐", "‑", "–", "and", "of"))


def number_of(words: Sequence[str]) -> Fraction | None:
    """The number that words or digits write; None where it is no definite one ("several")."""
    return _number_of(tuple(words))


@lru_cache(maxsize=4096)
def _number_of(words: tuple[str, ...]) -> Fraction | None:
    total, current = Fraction(0), Fraction(0)
    seen = False
    named = lexicon()["NUMWORD"]
    for word in (w.lower() for w in words):
        if word in _GLUE:
            continue
        value = _plain(word, named)
        if value is None:
            return None
        if word in ("a", "an") and seen:
            continue
        seen = True
        if word == "hundred":
            current = max(current, Fraction(1)) * 100
        elif word in _SCALES:
            total, current = (total + max(current, Fraction(1))) * _SCALES[word], Fraction(0)
        else:
            current += value
    # "a week", "an hour": the article alone counts one.
    return (total + current or Fraction(1)) if seen else None


def _plain(word: str, named: dict[str, int]) -> Fraction | None:
    if word in ("a", "an"):
        return Fraction(0)
    if word == "couple":
        return Fraction(2)
    if word == "dozen":
        return Fraction(12)
    if word in named:
        return Fraction(named[word])
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    try:
        top, _, bottom = word.replace(",", "").partition("/")
        return Fraction(top) / Fraction(bottom or 1)
    except (ValueError, ZeroDivisionError):
        return None


def spoken_year(words: Sequence[str]) -> int | None:
    """A year as it is read aloud: "nineteen ninety-six", "two thousand" (and "two thousand ten")."""
    named: dict[str, int] = lexicon()["NUMWORD"]
    parts = [named.get(w.lower()) for w in words if w.lower() not in _GLUE]
    if not parts or None in parts:
        return None
    numbers = [n for n in parts if n is not None]
    if numbers[:2] == [2, 1000]:
        # "Two thousand three hundred and forty" is a count.
        return 2000 + sum(numbers[2:]) if sum(numbers[2:]) < 100 else None
    if numbers[0] in (18, 19, 20) and len(numbers) > 1 and 10 <= sum(numbers[1:]) < 100:
        return numbers[0] * 100 + sum(numbers[1:])
    return None
