"""figures and indicators: from files or a ledger to a table, CSV, JSON, a chart and decisions."""

from __future__ import annotations

import csv
import io
import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.cli.running import EXAMPLES, newstally

GARMENTS = sorted(EXAMPLES.glob("garments-*.html"))
TEA = EXAMPLES / "tea-exports.txt"
JOINED = """
[[indicator]]
name = "garment exports"
place = "Sri Lanka"
wordings = ["garment exports", "apparel exports"]
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the four reports on garments and the one on tea."""
    path = tmp_path_factory.mktemp("series") / "tally.db"
    assert newstally("add", *GARMENTS, TEA, "--ledger", path).exit_code == 0
    return path


def rows(output: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output)))


def test_the_figures_of_a_file_are_a_table_that_leads_to_its_lines() -> None:
    result = newstally("figures", TEA)
    assert result.exit_code == 0
    title, first, *_ = result.stdout.splitlines()
    assert title.split() == ["value", "indicator", "when", "where", "says", "source", "sentence"]
    for part in (
        "$1.42 billion",
        "earnings from tea exports (level)",
        "2025",
        "Kenya",
        "tea-exports.txt:5",
        "NAIROBI:",
    ):
        assert part in first


def test_columns_are_aligned_plain_and_whole_where_no_terminal_is() -> None:
    title, *lines = newstally("figures", TEA).stdout.splitlines()
    assert "\x1b" not in title
    at = title.index("indicator")
    assert all(line[at - 2 : at] == "  " and line[at] != " " for line in lines)
    assert any(len(line) > 200 for line in lines)


def test_table_is_the_default() -> None:
    assert newstally("figures", TEA).stdout == newstally("figures", TEA, "--table").stdout


def test_standard_input_is_read_like_a_file() -> None:
    result = newstally("figures", "-", stdin=TEA.read_bytes())
    assert "<stdin>:5" in result.stdout


def test_csv_has_dates_that_a_program_can_read() -> None:
    found = rows(newstally("figures", TEA, "--csv").stdout)
    assert {key: found[0][key] for key in ("value", "unit", "period_from", "period_to", "indicator")} == {
        "value": "1420000000",
        "unit": "USD",
        "period_from": "2025-01-01",
        "period_to": "2025-12-31",
        "indicator": "earnings from tea exports, Kenya",
    }


def test_json_is_an_array_of_whole_figures() -> None:
    found = json.loads(newstally("figures", TEA, "--json").stdout)
    assert found[0]["figure"]["quantity"]["value"] == 1420000000
    assert found[0]["source"].endswith("tea-exports.txt")


FILTERS = [
    (["--concept", "tea exports"], 6),
    (["--concept", "VOLUME tea"], 3),
    (["--aspect", "share"], 4),
    (["--concept", "tea exports", "--aspect", "change"], 2),
    (["--concept", "volume tea", "--place", "Kenya"], 3),
    (["--place", "Mali"], 0),
]


@pytest.mark.parametrize(("filters", "count"), FILTERS)
def test_filters(filters: list[str], count: int) -> None:
    assert len(json.loads(newstally("figures", TEA, *filters, "--json").stdout)) == count


def test_no_figures_say_so() -> None:
    assert newstally("figures", TEA, "--place", "Mali").stdout == "none in these reports\n"


def test_what_cannot_be_read_is_listed_the_rest_shown_and_the_status_is_2(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = newstally("figures", tmp_path / "empty.txt", tmp_path / "none.txt", TEA)
    assert result.exit_code == 2
    assert "empty.txt" in result.stderr
    assert "none.txt" in result.stderr
    assert "$1.42 billion" in result.stdout


def test_a_folder_is_read_whole() -> None:
    assert len({row["headline"] for row in rows(newstally("figures", EXAMPLES, "--csv").stdout)}) > 10


def test_sentences_shows_each_figure_with_its_sentence() -> None:
    assert "“NAIROBI: Kenya earned $1.42 billion" in newstally("figures", TEA, "--sentences").stdout


REFUSED = [
    (["--csv", "--json"], "choose one of --csv and --json"),
    (["--aspect", "size"], "choose from level, change"),
    (["--ledger", "other.db"], "give FILE or --ledger, not both"),
    (["--plot", "tea.gif"], ".png, .svg, .html or .json"),
]


@pytest.mark.parametrize(("options", "says"), REFUSED)
def test_what_cannot_be_meant_is_refused_and_says_what_can(options: list[str], says: str) -> None:
    result = newstally("figures", TEA, *options)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())


def test_a_ledger_named_by_the_environment_does_not_stand_in_the_way_of_files(ledger: Path) -> None:
    assert "tea" in newstally("figures", TEA, env={"NEWSTALLY_LEDGER": str(ledger)}).stdout


def test_without_files_the_ledgers_figures_are_shown_with_their_outlet(ledger: Path) -> None:
    result = newstally("figures", "--ledger", ledger, "--concept", "apparel")
    assert "Lagoon Daily, 2026-03-12" in result.stdout
    assert "garment" not in result.stdout


plotting = pytest.mark.skipif(not (find_spec("altair") and find_spec("vl_convert")), reason="charts are not installed")


@plotting
@pytest.mark.parametrize("ending", ["png", "svg", "html", "json"])
def test_plot_draws_the_series_of_files(tmp_path: Path, ending: str) -> None:
    picture = tmp_path / f"garments.{ending}"
    result = newstally("figures", *GARMENTS, "--concept", "garment", "--plot", picture)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert f"wrote {picture}: garment exports, Sri Lanka" in result.stderr
    assert picture.stat().st_size > 1000


@plotting
def test_plot_draws_what_a_person_has_joined(ledger: Path, tmp_path: Path) -> None:
    decided, picture = tmp_path / "mine.toml", tmp_path / "garments.json"
    decided.write_text(JOINED, encoding="utf-8")
    newstally("figures", "--ledger", ledger, "--concept", "apparel", "--indicators", decided, "--plot", picture)
    drawn = json.loads(picture.read_text(encoding="utf-8"))
    outlets = {row["told"].split(",")[0] for data in drawn["datasets"].values() for row in data if "told" in row}
    assert outlets == {"The Wharf Gazette", "Lagoon Daily"}


@plotting
def test_nothing_to_plot_says_what_there_is(tmp_path: Path) -> None:
    result = newstally("figures", TEA, "--concept", "tasting room", "--plot", tmp_path / "tea.png")
    assert result.exit_code == 2
    assert "there are spending on a new tasting room, Kenya (no period said)" in result.stderr
    assert not (tmp_path / "tea.png").exists()


@plotting
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    result = newstally("figures", TEA, "--plot", tmp_path / "none" / "tea.svg")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_without_the_charts_packages_plot_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    result = newstally("figures", TEA, "--plot", "tea.png")
    assert result.exit_code == 2
    assert "pip install 'newstally[plot]'" in result.stderr


def test_the_table_does_not_load_the_charts_packages() -> None:
    newstally("figures", TEA, "--concept", "none such")
    assert "newstally.publish.chart" not in sys.modules or "altair" in sys.modules


def test_indicators_are_listed_and_what_may_be_one_is_proposed_with_its_reasons(ledger: Path) -> None:
    result = newstally("indicators", "--ledger", ledger, "--concept", "exports", "--place", "Sri Lanka")
    assert "3 indicators, 1 proposal to decide" in result.stdout
    assert "apparel exports, Sri Lanka = garment exports, Sri Lanka?" in result.stdout
    assert "both say “$412 million” for 2025-12" in result.stdout
    assert "Stay apart" not in result.stdout
    assert "Stay apart" in newstally("indicators", "--ledger", ledger, "--all").stdout


def test_indicators_as_json_and_csv(ledger: Path) -> None:
    found = json.loads(newstally("indicators", "--ledger", ledger, "--json").stdout)
    assert [(p["a_wording"], p["b_wording"]) for p in found["proposals"]] == [("apparel exports", "garment exports")]
    lines = rows(newstally("indicators", "--ledger", ledger, "--csv", "--concept", "garment").stdout)
    assert [(row["id"], row["family"], row["frequency"], row["figures"]) for row in lines] == [
        ("export-garment@sri-lanka:usd", "level", "month", "6")
    ]
    pairs = rows(newstally("indicators", "--ledger", ledger, "--csv", "--all").stdout)
    assert pairs[0]["verdict"] == "proposed"


def test_a_file_of_decisions_is_begun_edited_and_obeyed(ledger: Path) -> None:
    beside = ledger.parent / "indicators.toml"
    assert newstally("indicators", "--ledger", ledger, "--write", beside).exit_code == 0
    unchanged = newstally("indicators", "--ledger", ledger).stdout
    assert "1 proposal to decide" in unchanged
    lines = beside.read_text(encoding="utf-8").splitlines()
    beside.write_text("\n".join(line.removeprefix("#") for line in lines), encoding="utf-8")
    result = newstally("indicators", "--ledger", ledger)
    assert "0 proposals to decide" in result.stdout
    assert "4 reports · 2 outlets · decided in " in result.stdout
    figures = rows(newstally("figures", "--ledger", ledger, "--concept", "apparel", "--csv").stdout)
    assert {(row["indicator"], row["concept"]) for row in figures} == {
        ("apparel exports, Sri Lanka", "apparel exports"),
        ("apparel exports, Sri Lanka", "garment exports"),
    }
    again = newstally("indicators", "--ledger", ledger, "--write", beside)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    beside.unlink()


def test_a_slip_in_the_decisions_is_told_with_its_line(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "slip.toml"
    file.write_text('[[indicator]]\nname = "Tea"\nwordngs = ["tea"]\n', encoding="utf-8")
    for command in (["indicators"], ["figures"]):
        result = newstally(*command, "--ledger", ledger, "--indicators", file)
        assert result.exit_code == 2
        assert f"{file}:1: there is no key “wordngs”; did you mean “wordings”?" in result.stderr
    assert newstally("figures", TEA, "--indicators", file).exit_code == 2


def test_a_decision_that_meets_nothing_is_mentioned(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[indicator]]\nname = "Rice"\nwordings = ["rice exports"]\n', encoding="utf-8")
    result = newstally("indicators", "--ledger", ledger, "--indicators", file)
    assert result.exit_code == 0
    assert "no report says “rice exports”" in result.stderr


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Nothing here.")
    result = newstally("figures", tmp_path)
    assert result.exit_code == 2
    assert "this folder holds no reports" in result.stderr


def test_what_cannot_be_drawn_for_want_of_a_date_says_how_to_give_one(tmp_path: Path) -> None:
    report = tmp_path / "tea.txt"
    report.write_text("Tea exports were $120 million in April and $130 million in May.")
    result = newstally("figures", report, "--plot", tmp_path / "tea.json")
    assert result.exit_code == 2
    assert "--published" in result.stderr
