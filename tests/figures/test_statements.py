"""Figures as a specification: each sentence of `statements.toml` and all that is read from it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Figure
from newstally.reading import read

PUBLISHED = "2024-06-12"
TABLE: dict[str, dict[str, list[dict[str, Any]]]] = tomllib.loads(
    Path(__file__).with_name("statements.toml").read_text(encoding="utf-8")
)
ROWS = [(name, row) for name, kind in TABLE.items() for row in kind["rows"]]


def _told(figure: Figure) -> dict[str, str]:
    """A figure's fields under the names the table gives them."""
    indicator = figure.indicator
    return {
        "concept": indicator.concept,
        "id": indicator.id,
        "aspect": figure.aspect,
        "way": figure.direction,
        "period": figure.period.value if figure.period else "",
        "base": figure.base_period.value if figure.base_period else "",
        "base_is": figure.base,
        "unit": indicator.unit,
        "unit_of": figure.quantity.unit,
        "place": indicator.place,
        "scope": indicator.scope,
        "frequency": indicator.frequency,
        "adjustment": indicator.adjustment,
        "gross": indicator.gross_or_net,
        "real": indicator.real_or_nominal,
        "authority": indicator.authority,
        "since": indicator.since,
        "speaker": figure.speaker.name if figure.speaker else "",
        "revision": figure.revision,
    }


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[f"{kind}: {row['text'][:70]}" for kind, row in ROWS])
def test_statements(kind: str, row: dict[str, Any]) -> None:
    stated = {
        f.quantity.text: f for f in read(plain_report(row["text"], published=PUBLISHED)).figures if not f.derivation
    }
    expected = {figure["n"]: figure for figure in row["figures"]}
    if not row.get("part"):
        assert sorted(stated) == sorted(expected)
    for number, wanted in expected.items():
        told = _told(stated[number])
        assert {k: told[k] for k in wanted if k != "n"} == {k: v for k, v in wanted.items() if k != "n"}
