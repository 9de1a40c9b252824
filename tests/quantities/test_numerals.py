"""Numbers as written: digits, words, scale words, fractions, vague plurals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstally.reading.quantities.numerals import mantissa_value, numerals

# The text, and the numbers in it: what stands there, its value, digits and scale.
WRITTEN = [
    ("A crowd of 6,650 came", [("6,650", "6650", "6,650", "1")]),
    ("12,34,567 voters", [("12,34,567", "1234567", "12,34,567", "1")]),
    ("a harvest of 816 000 t", [("816 000", "816000", "816 000", "1")]),
    ("2.5 million doses", [("2.5 million", "2500000", "2.5", "1000000")]),
    ("3.2bn over a decade", [("3.2bn", "3200000000", "3.2", "1000000000")]),
    ("11.3 lakh hectares", [("11.3 lakh", "1130000", "11.3", "100000")]),
    ("4 lakh crore", [("4 lakh crore", "4000000000000", "4", "1000000000000")]),
    ("two million million", [("two million million", "2000000000000", "two", "1000000000000")]),
    ("40 crore\nrupees", [("40 crore", "400000000", "40", "10000000")]),
    ("2½ hours", [("2½", "2.5", "2½", "1")]),
    ("a mass of 1.99×10^30 kg", [("1.99×10^30", "1.99E+30", "1.99", "1E+30")]),
    ("twenty-two riders", [("twenty-two", "22", "twenty-two", "1")]),
    ("two hundred and five homes", [("two hundred and five", "205", "two hundred and five", "1")]),
    ("half a million people", [("half a million", "500000", "half", "1000000")]),
    ("two and a half million", [("two and a half million", "2500000", "two and a half", "1000000")]),
    ("a hundred dollars", [("a hundred", "100", "a hundred", "1")]),
    ("half a dozen", [("half a dozen", "6", "half a dozen", "1")]),
    ("five six-year terms", [("five", "5", "five", "1"), ("six", "6", "six", "1")]),
    ("between five and six", [("five", "5", "five", "1"), ("six", "6", "six", "1")]),
    ("three quarters of the vote", [("three quarters", "0.75", "three quarters", "1")]),
    ("one in four pupils", [("one in four", "0.25", "one in four", "1")]),
    ("sales doubled", [("doubled", "2", "doubled", "1")]),
    ("a sixfold rise", [("sixfold", "6", "sixfold", "1")]),
    ("dozens of homes", [("dozens", "24", "", "12")]),
    ("tens of thousands of homes", [("tens of thousands", "20000", "", "10000")]),
    ("several hundred homes", [("several hundred", "200", "", "100")]),
    ("12 in 10 raids", [("12", "12", "12", "1"), ("10", "10", "10", "1")]),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_reads_numbers_as_written(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = [(text[n.start : n.end], n.value, n.digits, n.scale) for n in numerals(text)]
    assert found == [(words, Decimal(v), digits, Decimal(s)) for words, v, digits, s in expected]


def test_scale_words_without_end_are_no_number_of_thousands_of_digits() -> None:
    assert max(n.value for n in numerals("million " * 1000)) == Decimal(10) ** 24


@pytest.mark.parametrize(
    "text",
    [
        "the first half",
        "the third time this week",
        "in the second quarter",
        "half an-hour-late",
        "a third man was held",
    ],
)
def test_ordinals_and_halves_of_games_are_no_numbers(text: str) -> None:
    assert list(numerals(text)) == []


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
SMALL = [*ONES.split(), "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(n: int) -> str:
    """An English numeral below a million million."""
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= scale:
            rest = n % scale
            return f"{in_words(n // scale)} {word}" + (
                f" {'and ' if rest < 100 else ''}{in_words(rest)}" if rest else ""
            )
    if n >= 100:
        return f"{SMALL[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    if n >= 20:
        return TENS[n // 10] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    return SMALL[n]


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_numeral_in_words_reads_back(n: int) -> None:
    words = in_words(n)
    found = list(numerals(words))
    assert [(x.value, x.start, x.end) for x in found] == [(Decimal(n), 0, len(words))]


@given(
    st.integers(min_value=1, max_value=10**9),
    st.sampled_from(["", " thousand", " million", "bn", " crore", " lakh", " trillion"]),
    st.integers(min_value=0, max_value=3),
)
def test_digits_times_scale_is_the_value(n: int, scale: str, places: int) -> None:
    text = f"{Decimal(n).scaleb(-places):,f}{scale}"
    found = list(numerals(text))
    assert len(found) == 1
    assert mantissa_value(found[0].digits) * found[0].scale == found[0].value
    assert text[found[0].start : found[0].end] == text
