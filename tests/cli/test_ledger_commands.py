"""add, incidents, figures, tally: from files to an answer."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.running import EXAMPLES, newstally
from tests.publish.sample import PAGE

from newstally.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger that holds the sample report."""
    path = str(tmp_path / "sample.db")
    with Ledger(path) as book:
        book.add(PAGE)
    return path


def test_adding_twice_changes_nothing_and_says_so(tmp_path: Path) -> None:
    ledger = tmp_path / "new.db"
    first = newstally("add", EXAMPLES / "tea-exports.txt", "--ledger", ledger)
    assert first.exit_code == 0
    assert "1 added" in first.output
    second = newstally("add", EXAMPLES / "tea-exports.txt", "--ledger", ledger)
    assert "1 unchanged" in second.output


def test_a_folder_is_read_without_its_readme_and_hidden_files(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("README.md", ".draft.txt", "tea.txt"):
        (folder / name).write_bytes((EXAMPLES / "tea-exports.txt").read_bytes())
    result = newstally("add", folder, "--ledger", tmp_path / "new.db")
    assert "1 added" in result.output
    assert "README" not in result.output


def test_what_cannot_be_read_is_listed_the_rest_added_and_the_status_is_2(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = newstally("add", tmp_path / "empty.txt", EXAMPLES / "tea-exports.txt", "--ledger", tmp_path / "new.db")
    assert result.exit_code == 2
    assert "empty.txt" in result.stderr
    assert "1 added, " in result.stdout
    assert "1 could not be read" in result.stdout


def test_tally_counts_and_shows_the_sentence(ledger: str) -> None:
    result = newstally("tally", "--type", "bombing", "--target", "savanna mail", "--ledger", ledger)
    assert result.exit_code == 0
    assert "bombing of Savanna Mail" in result.output
    assert "A bomb hurt two passengers" in result.output


def test_zero_prints_as_none_in_these_reports(ledger: str) -> None:
    assert "none in these reports" in newstally("tally", "--type", "arson", "--ledger", ledger).output


def test_tally_as_csv_and_json(ledger: str) -> None:
    rows = list(csv.DictReader(io.StringIO(newstally("tally", "--csv", "--ledger", ledger).stdout)))
    assert [(row["type"], row["target"], row["date_from"]) for row in rows] == [
        ("bombing", "Savanna Mail", "2026-01-26")
    ]
    assert json.loads(newstally("tally", "--json", "--ledger", ledger).stdout)["rows"][0]["type"] == "bombing"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], 1),
        (["--type", "bombing"], 1),
        (["--type", "hijacking"], 0),
        (["--since", "2026-02"], 0),
        (["--until", "2026"], 1),
        (["--place", "Mali"], 1),
        (["--min-killed", "1"], 0),
        (["--actor", "Falémé Liberation Front"], 1),
        (["--stage", "attempted"], 0),
    ],
)
def test_incidents_takes_the_same_filters(ledger: str, filters: list[str], found: int) -> None:
    assert len(json.loads(newstally("incidents", *filters, "--json", "--ledger", ledger).stdout)) == found


def test_incidents_shows_who_told_it(ledger: str) -> None:
    assert "Sahel Courier, 2026-01-26" in newstally("incidents", "--ledger", ledger).output


def test_figures_are_listed_under_their_report(ledger: str) -> None:
    result = newstally("figures", "--ledger", ledger)
    assert "$12 million  ticket sales (level)" in result.output
    assert "none in these reports" in newstally("figures", "--concept", "tea", "--ledger", ledger).output
    rows = list(csv.DictReader(io.StringIO(newstally("figures", "--csv", "--ledger", ledger).stdout)))
    assert rows[0]["outlet"] == "Sahel Courier"


def test_a_missing_ledger_is_no_empty_one(tmp_path: Path) -> None:
    result = newstally("tally", "--ledger", tmp_path / "typo.db")
    assert result.exit_code == 2
    assert "newstally add" in result.stderr
    assert not (tmp_path / "typo.db").exists()


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a database, but long enough to look like a file with something in it")
    result = newstally("tally", "--ledger", tmp_path / "notes.db")
    assert result.exit_code == 2
    assert "notes.db" in result.stderr


def test_an_unknown_type_names_those_there_are(ledger: str) -> None:
    result = newstally("tally", "--type", "bomb", "--ledger", ledger)
    assert result.exit_code == 2
    assert "bombing" in result.stderr


def test_the_ledger_may_be_named_by_the_environment(ledger: str) -> None:
    assert "bombing" in newstally("tally", env={"NEWSTALLY_LEDGER": ledger}).output
