"""Datelines are no part of the sentences they open."""

from __future__ import annotations

import pytest

from newstally.intake.plain import plain_report
from newstally.reading.language import opening_length, parse

OPENINGS = (
    ("QUETTA: A blast hit the yard.", "QUETTA: "),
    ("WARSAW — Imports fell.", "WARSAW — "),
    ("LONDON (Wire) - Retail sales rose.", "LONDON (Wire) - "),
    ("INVERNESS, Scotland - A coach overturned.", "INVERNESS, Scotland - "),
    ("LIMA/QUITO, March 7 (Wire) - Talks began.", "LIMA/QUITO, March 7 (Wire) - "),
    ("Hanoi (VNW) – The harbour reopened.", "Hanoi (VNW) – "),
    ("Police: nothing was found.", ""),
    ("Well-known firms sold up.", ""),
    ("The U.S. - an ally - agreed.", ""),
)


@pytest.mark.parametrize(("sentence", "opening"), OPENINGS)
def test_opening(sentence: str, opening: str) -> None:
    assert sentence[: opening_length(sentence)] == opening


def test_the_parser_does_not_see_the_dateline() -> None:
    report = plain_report("WARSAW — Copper imports fell 20 percent in May.")
    script = parse(report)
    tokens = script.tokens(script.sentences[0])
    subject = next(t for t in tokens if t.dep == "nsubj")
    assert subject.text == "imports"
    assert [report.text[t.start : t.end] for t in tokens] == [t.text for t in tokens]


def test_spaces_that_do_not_break_are_spaces() -> None:
    report = plain_report("Sales grew by 32\u00a0percent in May.")
    script = parse(report)
    assert "percent" in [t.text for t in script.tokens(script.sentences[0])]


def test_capitals_of_a_title_say_nothing() -> None:
    report = plain_report(
        "Copper sales jumped in May, the ministry said.", headline="Chile Copper Sales Jump 21% In May"
    )
    script = parse(report)
    verb = next(t for t in script.tokens(script.sentences[0]) if t.text == "Jump")
    assert verb.pos == "VERB"
