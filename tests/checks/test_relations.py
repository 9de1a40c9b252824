"""What the checks say of sentences: relations that hold, that cannot be right, and numbers that are not related."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from newstally.checks import check
from newstally.intake.plain import plain_report
from newstally.model import Finding
from newstally.reading import read

PUBLISHED = "2024-03-05"


def found(text: str) -> list[tuple[str, str]]:
    """Kind and verdict of each finding on a text published on a Tuesday."""
    return [(f.kind, f.verdict) for f in findings(text)]


def findings(text: str) -> tuple[Finding, ...]:
    return check(read(plain_report(text, published=PUBLISHED)))


_TABLE = tomllib.loads(Path(__file__).with_name("relations.toml").read_text(encoding="utf-8"))
HOLDS = [(kind, text) for kind, texts in _TABLE["holds"].items() for text in texts]
FAILS = [(kind, text) for kind, texts in _TABLE["fails"].items() for text in texts]
UNRELATED = _TABLE["unrelated"]["texts"]


@pytest.mark.parametrize(("kind", "text"), HOLDS)
def test_holds(kind: str, text: str) -> None:
    assert (kind, "holds") in found(text)
    assert not [verdict for _, verdict in found(text) if verdict == "fails"]


@pytest.mark.parametrize(("kind", "text"), FAILS)
def test_fails(kind: str, text: str) -> None:
    assert {k for k, verdict in found(text) if verdict == "fails"} == {kind}


@pytest.mark.parametrize("text", UNRELATED)
def test_no_false_alarm(text: str) -> None:
    assert not [f.message for f in findings(text) if f.verdict == "fails"]


def test_reading_numbers_only_finds_the_same() -> None:
    for _, text in (*HOLDS[::5], *FAILS[::5]):
        report = plain_report(text, published=PUBLISHED)
        assert check(read(report, numbers_only=True)) == findings(text)


@pytest.mark.parametrize("text", [text for _, text in (*HOLDS, *FAILS)])
def test_operands_are_the_words_of_the_report(text: str) -> None:
    report = plain_report(text, published=PUBLISHED)
    for finding in check(read(report)):
        assert finding.message.endswith(".")
        assert "\n" not in finding.message
        for evidence in finding.evidence:
            assert report.text[evidence.start : evidence.end] == evidence.text
        for operand in finding.operands:
            assert operand.derived or report.text[operand.start : operand.end] == operand.text


def test_a_rounded_claim_is_undecided_not_wrong() -> None:
    """Whether 22 percent fits depends on whether $500 million is exact: the readings differ."""
    text = "Sales climbed 22 percent to $560 million in the quarter, from $500 million a year ago."
    assert found(text) == [("change_percent", "undecided")]


def _made_up_of(parts: int) -> str:
    listed = ", ".join(f"£{10 + n}m for bridge {chr(65 + n % 26)}" for n in range(parts - 1))
    return f"The board passed a budget of £9,000m, made up of {listed} and £5m held in reserve."


@pytest.mark.parametrize(("parts", "fails"), [(6, ["sum"]), (40, [])])
def test_a_list_of_very_many_parts_is_a_table(parts: int, fails: list[str]) -> None:
    assert [kind for kind, verdict in found(_made_up_of(parts)) if verdict == "fails"] == fails


def test_a_sentence_of_hundreds_of_numbers_takes_no_longer_than_as_many_short_ones() -> None:
    started = time.perf_counter()
    findings("5, " * 600)
    assert time.perf_counter() - started < 10
