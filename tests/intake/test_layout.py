"""How a text is laid out: hard wraps are undone, list marks taken off, offsets kept."""

from __future__ import annotations

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstally.intake.layout import lay_out

from .stories import FERRY


def test_lines_are_units_where_a_text_is_not_wrapped() -> None:
    text = "A headline\nA first paragraph.\n\n\nA second one.\r\n\r\nA third."
    assert [(unit.text, unit.gap) for unit in lay_out(text)] == [
        ("A headline", 0),
        ("A first paragraph.", 0),
        ("A second one.", 2),
        ("A third.", 1),
    ]


def test_a_wrapped_text_is_joined_at_any_width() -> None:
    for width in (50, 64, 72, 80, 100):
        wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in FERRY[1])
        assert tuple(unit.text for unit in lay_out(wrapped)) == FERRY[1]


@pytest.mark.parametrize("paragraphs", [1, 2, 3])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_wrapped_text_is_joined_below_its_title(paragraphs: int, gap: str) -> None:
    for width in (72, 80, 100, 120):
        wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in FERRY[1][:paragraphs])
        assert tuple(unit.text for unit in lay_out(FERRY[0] + gap + wrapped)) == (FERRY[0], *FERRY[1][:paragraphs])


def test_a_few_lines_that_end_their_sentences_are_paragraphs() -> None:
    lines = ("A ferry turned over on Lake Volta on Sunday.", "Nobody was hurt, the navy said in the evening.")
    assert tuple(unit.text for unit in lay_out("\n".join(lines))) == lines


def test_an_indented_line_of_a_wrapped_text_begins_a_paragraph() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 72, initial_indent="    ") for paragraph in FERRY[1])
    assert tuple(unit.text for unit in lay_out(wrapped)) == FERRY[1]


def test_list_marks_are_no_part_of_the_words() -> None:
    text = "  • First\n- Second\n3. Third\n* * *\n1.5 percent more\n-30-"
    assert [(unit.marker, unit.text) for unit in lay_out(text)] == [
        ("•", "First"),
        ("-", "Second"),
        ("3.", "Third"),
        ("", "* * *"),
        ("", "1.5 percent more"),
        ("", "-30-"),
    ]


@given(st.text(alphabet=st.sampled_from("ab .•-1\n\r\t\u00a0’”"), max_size=200))
def test_units_are_stretches_of_the_text_in_order(text: str) -> None:
    units = lay_out(text)
    assert all(unit.text.split() == text[unit.start : unit.end].split() for unit in units)
    assert all(before.end <= after.start for before, after in itertools.pairwise(units))
    marks = "".join(unit.marker for unit in units)
    kept = "".join("".join(unit.text.split()) for unit in units)
    assert len(marks) + len(kept) >= len("".join(text.split()))
