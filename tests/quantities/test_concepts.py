"""What numbers measure and whose it is: the table in `concepts.toml`, read sentence by sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Quantity, Setting
from newstally.reading.language import parse
from newstally.reading.quantities import find_quantities
from newstally.reading.times import find_times

_TABLE = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = [row for part in _TABLE.values() for row in part["rows"]]
NAMES = [f"{name}-{n}" for name, part in _TABLE.items() for n, _ in enumerate(part["rows"], 1)]


def number(text: str, begins: str) -> Quantity:
    script = parse(plain_report(text))
    found = find_quantities(script, Setting(), find_times(script, Setting()))
    return next(q for q in found if text.startswith(begins, q.span[0]))


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_what_a_number_measures(row: dict[str, Any]) -> None:
    quantity = number(row["text"], row["of"])
    assert quantity.concept == row["concept"], row["text"]
    if "holder" in row:
        assert quantity.holder == row["holder"], row["text"]


def test_the_concept_is_a_stretch_of_the_sentence() -> None:
    for row in ROWS:
        quantity = number(row["text"], row["of"])
        if quantity.concept_span is not None:
            assert row["text"][slice(*quantity.concept_span)] == quantity.concept
