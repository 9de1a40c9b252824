"""What is one indicator, what is told once, and what follows: the passages of `told.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Figure
from newstally.reading import read

PUBLISHED = "2024-06-12"
TABLE: dict[str, dict[str, list[Any]]] = tomllib.loads(
    Path(__file__).with_name("told.toml").read_text(encoding="utf-8")
)


def figures(text: str) -> tuple[Figure, ...]:
    return read(plain_report(text, published=PUBLISHED)).figures


def stated(text: str) -> list[Figure]:
    return [f for f in figures(text) if f.derivation is None]


@pytest.mark.parametrize(("one", "other"), TABLE["same"]["pairs"])
def test_one_indicator(one: str, other: str) -> None:
    first, second = stated(f"{one}\n\n{other}")
    assert first.indicator.id == second.indicator.id


@pytest.mark.parametrize(("one", "other"), TABLE["apart"]["pairs"])
def test_two_indicators(one: str, other: str) -> None:
    first, second = stated(f"{one}\n\n{other}")
    assert first.indicator.id != second.indicator.id


@pytest.mark.parametrize("row", TABLE["once"]["rows"], ids=lambda row: row["text"][:60])
def test_told_once(row: dict[str, Any]) -> None:
    (figure,) = [f for f in stated(row["text"]) if f.quantity.text == row["n"]]
    assert len(figure.retold) == row["again"]


@pytest.mark.parametrize("row", TABLE["twice"]["rows"], ids=lambda row: row["text"][:60])
def test_told_of_two_things(row: dict[str, Any]) -> None:
    assert len([f for f in stated(row["text"]) if f.quantity.text == row["n"]]) == 2


@pytest.mark.parametrize("row", TABLE["derived"]["rows"], ids=lambda row: row["text"][:60])
def test_what_follows(row: dict[str, Any]) -> None:
    (derived,) = [f for f in figures(row["text"]) if f.derivation is not None]
    assert derived.derivation is not None
    assert derived.period is not None
    assert (derived.derivation.formula, derived.quantity.value, derived.period.value) == (
        row["formula"],
        row["value"],
        row["period"],
    )
    assert derived.interval.low is not None
    assert derived.interval.high is not None
    assert derived.interval.low <= derived.quantity.value <= derived.interval.high
    if "low" in row:
        assert (derived.interval.low, derived.interval.high) == (row["low"], row["high"])


@pytest.mark.parametrize("text", TABLE["underived"]["rows"])
def test_what_does_not_follow(text: str) -> None:
    assert [f for f in figures(text) if f.derivation is not None] == []
