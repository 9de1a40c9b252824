"""Signatures: copies of one story are near, other stories far, and the numbers never change."""

from __future__ import annotations

from newstally.intake import signature, similarity

from .stories import COFFEE, FERRY, body


def test_a_copy_with_another_headline_and_layout_is_near() -> None:
    copy = body(FERRY, " ").upper().replace("’", "'") + " Our correspondent adds that the rain has stopped."
    assert similarity(signature(body(FERRY)), signature(copy)) > 0.8


def test_a_cut_copy_is_nearer_than_another_story() -> None:
    cut = " ".join(FERRY[1][:4])
    assert similarity(signature(body(FERRY)), signature(cut)) > 0.5
    assert similarity(signature(body(FERRY)), signature(body(COFFEE))) < 0.1


def test_a_text_is_its_own_copy_and_an_empty_one_nobody_s() -> None:
    assert similarity(signature("Three words only"), signature("three words, only")) == 1.0
    assert signature(" - ") == ()
    assert similarity((), ()) == 0.0


def test_the_numbers_are_the_same_in_every_process() -> None:
    assert signature("a b c d e f") == TWO_SHINGLES
    assert len(signature(body(FERRY))) == 64
    assert all(0 <= number < 2**32 for number in signature(body(FERRY)))


TWO_SHINGLES = (769012554, 2909059263)
