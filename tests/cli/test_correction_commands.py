"""Correcting and looking back on the command line, and the sheets that come and go."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.cli.running import newstally
from tests.ledger.sample import mention, reading

from newstally import Ledger

TRAIN = {"target": "Jaffar Express", "kind": "train"}


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "tally.db")
    with Ledger(path) as book:
        for outlet, killed in (("Alpha", 2), ("Beta", 5)):
            told = mention(f"{outlet} has {killed} dead.", killed=killed, **TRAIN)  # type: ignore[arg-type]
            book.add(reading(told, outlet=outlet, published="2031-05-07"))
    return path


def run(ledger: str, *arguments: str, who: str = "Ana") -> str:
    result = newstally(*arguments, "--ledger", ledger, env={"NEWSTALLY_WHO": who})
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def only(ledger: str) -> str:
    with Ledger(ledger) as book:
        (incident,) = book.incidents()
    return incident.id


def test_a_review_on_the_command_line(ledger: str) -> None:
    id = only(ledger)
    assert "1 2" in run(ledger, "confirm", id)
    assert "set killed" in run(ledger, "set", id, "killed", "6", "--why", "the list")
    run(ledger, "note", id, "ask the hospital")
    run(ledger, "confirm", id, who="Ben")
    shown = run(ledger, "incidents", id)
    assert "double-reviewed by Ana, Ben" in shown
    assert "Ana, 2" in shown
    assert "killed set to 6 (the list)" in shown
    history = run(ledger, "history", id)
    assert "[entry 2: the list]" in history
    assert "undid entry 2" in run(ledger, "undo", "2", "--why", "a slip")
    assert [line.split()[0] for line in run(ledger, "history").split("  ")] != []
    entries = json.loads(newstally("history", "--json", "--ledger", ledger).output)
    assert [entry["action"] for entry in entries] == ["confirm", "set", "note", "confirm", "undo"]


def test_splitting_and_merging_by_the_names_that_are_shown(ledger: str) -> None:
    id = only(ledger)
    with Ledger(ledger) as book:
        account = book.incident(id).told[1].statement
    from newstally.ledger.ids import statement_name

    assert statement_name(account) in run(ledger, "incidents", id)
    assert "Ana split 1 statement off" in run(ledger, "split", id, statement_name(account), "--why", "another train")
    with Ledger(ledger) as book:
        ids = [incident.id for incident in book.incidents()]
    assert len(ids) == 2
    assert "date: same day" in run(ledger, "reasons", *ids)
    run(ledger, "merge", *ids, "--why", "one after all")
    assert only(ledger) == id


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("dismiss", "ID"), "to dismiss needs a reason"),
        (("set", "ID", "killed", "many", "--why", "x"), "not a count: 'many'"),
        (("confirm", "i0123456789"), "no incident i0123456789"),
        (("undo", "7", "--why", "x"), "there is no entry 7"),
        (("state", "0123456789", "words", "type"), "'type' is no FIELD=VALUE"),
        (("history", "nothing"), "no report nothing"),
        (("tally", "--by", "colour"), "no grouping by 'colour'"),
        (("tally", "--as-of", "soon"), "not a day or a time: 'soon'"),
        (("tally", "--saved", "train"), "no tally is saved as 'train'"),
        (("tally", "--saved", "train", "--type", "bombing"), "leave the other filters out"),
        (("tally", "--chart", "pie", "--plot", "x.png"), "no such chart: 'pie'"),
        (("tally", "--plot", "x.gif"), "a chart is written as"),
        (("import", "missing.csv"), "missing.csv: there is no such file"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(ledger: str, arguments: tuple[str, ...], says: str) -> None:
    given = [only(ledger) if each == "ID" else each for each in arguments]
    result = newstally(*given, "--ledger", ledger, env={"NEWSTALLY_WHO": "Ana"})
    assert result.exit_code == 2
    assert says in " ".join(result.output.replace("│", " ").split())
    assert "Traceback" not in result.output


def test_kept_tallies_and_the_ledger_as_it_was(ledger: str) -> None:
    assert "kept as 'train' by Ana" in run(ledger, "tally", "--target", "Jaffar Express", "--save", "train")
    run(ledger, "dismiss", only(ledger), "--why", "a drill")
    assert "none in these reports" in run(ledger, "tally", "--saved", "train")
    assert "was 1 until" in run(ledger, "tally", "--saved", "train")
    assert "train Incidents on the Jaffar Express: 0 (was 1)" in run(ledger, "tallies")
    assert "Incidents, as known on 2030-01-01 at 23:59: none" in run(ledger, "tally", "--as-of", "2030-01-01")
    assert "no tally is kept" in run(ledger, "tallies", "--forget", "train")


def test_a_tally_in_every_form(ledger: str, tmp_path: Path) -> None:
    assert json.loads(newstally("tally", "--geojson", "--ledger", ledger).output)["count"] == 1
    assert json.loads(newstally("tally", "--jsonld", "--ledger", ledger).output)["@context"] == "https://schema.org"
    rows = list(csv.DictReader(newstally("tally", "--by", "month", "--csv", "--ledger", ledger).output.splitlines()))
    assert [(row["month"], row["incidents"], row["killed_high"]) for row in rows] == [("2031-05", "1", "5")]
    assert "2031-05 1 2 to 5 0" in run(ledger, "tally", "--by", "month")
    run(ledger, "tally", "--parquet", str(tmp_path / "t.parquet"))
    for chart in ("timeline", "map", "bars"):
        run(ledger, "tally", "--plot", str(tmp_path / f"{chart}.svg"), "--chart", chart)
        assert (tmp_path / f"{chart}.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_sheet_comes_and_an_export_goes_and_comes_back(ledger: str, tmp_path: Path) -> None:
    ours = tmp_path / "ours.csv"
    ours.write_text("date,town,type,dead\n2031-05-06,Jacobabad,bomb,5\n2031-06-01,Quetta,bomb,x\n", encoding="utf-8")
    beside = newstally("reconcile", ours, "--ledger", ledger)
    assert "1 matched" in " ".join(beside.output.split())
    assert f"not read: {ours}:3: column “dead”: not a count: 'x'" in beside.stderr
    assert beside.exit_code == 2
    done = newstally("import", ours, "--ledger", ledger, env={"NEWSTALLY_WHO": "Ana"})
    assert done.exit_code == 2
    assert "1 added; 1 tell an incident that the ledger had" in " ".join(done.output.split())
    export = tmp_path / "export.csv"
    export.write_text(newstally("tally", "--csv", "--ledger", ledger).output, encoding="utf-8")
    assert "no corrections proposed" in run(ledger, "reconcile", str(export))
    export.write_text(export.read_text(encoding="utf-8").replace("Jaffar Express", "Bolan Mail"), encoding="utf-8")
    assert "target Jaffar Express -> Bolan Mail" in run(ledger, "reconcile", str(export))
    assert "1 corrections made" in run(ledger, "reconcile", str(export), "--accept", "--why", "asked the driver")
    assert "Bolan Mail" in run(ledger, "tally")


def test_upkeep(ledger: str, tmp_path: Path) -> None:
    assert "2 reports" in run(ledger, "backup", str(tmp_path / "b.gz"))
    assert "nothing wrong" in run(ledger, "doctor")
    assert "every report was read by this version" not in run(ledger, "reread")
    found = run(ledger, "search", "dead")
    report = found.split()[0]
    assert "redacted a report" in run(ledger, "redact", report, "--why", "asked for", "--yes")
    assert "1 reports restored" in run(ledger, "restore", str(tmp_path / "b.gz"), "--yes")
    aborted = newstally("redact", report, "--why", "x", "--ledger", ledger, stdin="n\n")
    assert aborted.exit_code == 1
    assert "nothing waits for a decision" in run(ledger, "review")
    assert "0 cannot both be right" in run(ledger, "reconcile")
