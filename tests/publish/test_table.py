"""Answers as rows and as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.publish.sample import PAGE, READING

from newstally.ledger import Ledger
from newstally.publish.table import Row, figure_row, incident_rows, tally_rows, write_csv


def as_csv(rows: list[Row]) -> list[dict[str, str]]:
    out = io.StringIO()
    write_csv(rows, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_tally_and_the_incidents_of_a_ledger_are_rows_with_their_sentence(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sample.db") as ledger:
        ledger.add(PAGE)
        tables = [list(tally_rows(ledger.tally())), list(incident_rows(ledger.incidents()))]
    for rows in tables:
        (row,) = as_csv(rows)
        assert row["type"] == "bombing"
        assert row["injured"] == "2"
        assert row["lat"] == "13.05"
        assert row["sentence"].startswith("A bomb hurt two passengers")


def test_figures_are_rows_with_value_unit_and_period() -> None:
    rows = as_csv([figure_row(READING.report, figure) for figure in READING.figures])
    assert [(row["value"], row["unit"], row["written"], row["period"], row["derived"]) for row in rows] == [
        ("12000000", "USD", "$12 million", "2025", "False"),
        ("40", "percent", "40 percent", "2025", "False"),
        ("11000000", "USD", "$12 million", "", "True"),
    ]


def test_text_that_a_spreadsheet_would_run_is_kept_as_text() -> None:
    (row,) = as_csv([{"headline": "=HYPERLINK(1)", "value": -4}])
    assert row == {"headline": "'=HYPERLINK(1)", "value": "-4"}


def test_no_rows_no_header() -> None:
    assert as_csv([]) == []
