"""Figures held against a table the user trusts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.checks.test_docstrings import example
from tests.cli.running import newstally

from newstally.checks import reference
from newstally.checks.trusted import Table, TableError, load
from newstally.intake.plain import plain_report
from newstally.model import Finding
from newstally.reading import read

ROWS = """Indicator,Place,Period,Value,Unit,Source
Exports,Pakistan,2024,32.4,billion USD,bank
inflation,PK,2024-03,20.7,percent,bureau
wheat production,India,2023,"110,554",thousand tonnes,ministry
population,Nairobi,2019,4397073,people,census
unemployment rate,Kenya,Q3 2023,5.6,percent,bureau
rainfall,Kenya,Apr 2023,12,inches,met office
"""


@pytest.fixture
def table(tmp_path: Path) -> Table:
    file = tmp_path / "trusted.csv"
    file.write_text(ROWS, encoding="utf-8")
    return load(str(file))


def found(text: str, table: Table) -> list[Finding]:
    return list(reference.find(read(plain_report(text, published="2025-03-05")), table))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (example("reference", "Holds"), "holds"),
        (example("reference", "Fails"), "fails"),
        ("ISLAMABAD: Inflation in Pakistan was 20.7 percent in March 2024, the bureau said.", "holds"),
        ("India's wheat production was 110.6 million tonnes in 2023.", "holds"),
        ("India's wheat production was 110.5 million tonnes in 2023.", "undecided"),
        ("India's wheat production was 115 million tonnes in 2023.", "fails"),
        ("Nairobi had a population of 4.4 million in 2019.", "holds"),
        ("Kenya's unemployment rate was 6.5 percent in the third quarter of 2023.", "fails"),
    ],
)
def test_a_figure_is_held_against_its_row(text: str, verdict: str, table: Table) -> None:
    assert [f.verdict for f in found(text, table)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "India's wheat production is forecast to be 120 million tonnes in 2023.",
        "Pakistan's exports were worth $34.2 billion in 2023, the ministry said.",
        "Pakistan's imports were worth $34.2 billion in 2024, the ministry said.",
        "Peru's exports were worth $34.2 billion in 2024, the ministry said.",
        "Pakistan's exports were worth $34.2 billion, the ministry said.",
        "Pakistan's exports rose by $2.1 billion in 2024, the ministry said.",
    ],
)
def test_another_year_place_indicator_or_a_forecast_is_not_held_against_it(text: str, table: Table) -> None:
    assert found(text, table) == []


def test_the_finding_names_the_row_and_the_likely_slip(table: Table) -> None:
    (finding,) = found(example("reference", "Fails"), table)
    assert finding.message == f"Row 2 of {table.name} has 32.4 billion USD for Pakistan, 2024, not $34.2 billion."
    assert finding.suggestion == "perhaps two digits are swapped: $32.4 billion"


def test_two_rows_for_one_figure_are_no_reference(tmp_path: Path) -> None:
    file = tmp_path / "twice.csv"
    file.write_text(ROWS + "exports,Pakistan,2024,30.1,billion USD,customs\n", encoding="utf-8")
    assert found(example("reference", "Fails"), load(str(file))) == []


def test_a_spreadsheets_marks_are_no_hindrance(tmp_path: Path) -> None:
    file = tmp_path / "sheet.csv"
    file.write_text("\ufeffUnit;Value;Period;Place;Indicator\npercent;5,6;2023-Q3;Kenya;unemployment rate\n", "utf-8")
    text = "Kenya's unemployment rate was 5.6 percent in the third quarter of 2023."
    assert [f.verdict for f in found(text, load(str(file)))] == ["holds"]


def test_a_row_that_cannot_be_read_is_told_by_its_line_and_the_rest_is_used(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(
        "indicator,place,period,value,unit\n"
        "exports,Pakistan,sometime,1,billion USD\n"
        "exports,Pakistan,2023,lots,billion USD\n"
        "exports,Xyzzyville,2023,1,billion USD\n"
        "exports,Pakistan\n"
        "exports,Pakistan,2024,32.4,billion USD\n",
        encoding="utf-8",
    )
    table = load(str(file))
    assert [problem.split(": ")[0] for problem in table.problems] == [f"{file}:{line}" for line in (2, 3, 4, 5)]
    draft = tmp_path / "draft.txt"
    draft.write_text(example("reference", "Fails"), encoding="utf-8")
    result = newstally("check", "--reference", file, draft)
    assert result.exit_code == 2
    assert f"could not read {file}:2: 'sometime' is no period" in result.stderr
    assert "reference Row 6 of" in result.stdout


@pytest.mark.parametrize(
    ("content", "told"), [("place,period,value\n", ":1: no column indicator, unit"), (None, "No such file")]
)
def test_a_file_that_is_no_table_is_refused(content: str | None, told: str, tmp_path: Path) -> None:
    file = tmp_path / "none.csv"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=r"none\.csv"):
        load(str(file))
    result = newstally("check", "--reference", file, "-")
    assert result.exit_code == 2
    assert told in result.stderr
