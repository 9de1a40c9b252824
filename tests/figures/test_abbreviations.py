"""Abbreviations that a report introduces in brackets, and what text of no sense costs to look through."""

from __future__ import annotations

import time

import pytest

from newstally.reading.figures.abbreviations import in_full, introduced

INTRODUCED = [
    ("Output of large-scale manufacturing (LSM) rose.", {"LSM": "large-scale manufacturing"}),
    ("The consumer price index (CPI) fell.", {"CPI": "consumer price index"}),
    ("The statistics office (KNB) said so.", {}),
]


@pytest.mark.parametrize(("text", "expected"), INTRODUCED)
def test_the_first_letters_of_the_words_before_the_bracket_spell_it(text: str, expected: dict[str, str]) -> None:
    found = introduced(text)
    assert found.keys() == expected.keys()
    assert all(found[short].endswith(long) for short, long in expected.items())


def test_a_concept_in_full() -> None:
    assert in_full("CPI inflation", {"CPI": "consumer price index"}) == "consumer price index inflation"


@pytest.mark.parametrize("letters", ["a", "a-", "aA", "a "])
def test_words_of_any_length_take_linear_time(letters: str) -> None:
    started = time.perf_counter()
    assert introduced(letters * 50_000) == {}
    assert time.perf_counter() - started < 5
