"""`newstally times`: one text or many, as a table, for other programs, and as TimeML."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.cli.running import EXAMPLES, newstally

TEA = EXAMPLES / "tea-exports.txt"
TEXT = "Shut for the last 60 days, the port reopens on Monday, its owner said.\n"


def test_a_table_is_printed_unless_something_else_is_asked_for() -> None:
    result = newstally("times", TEA)
    assert result.exit_code == 0
    head, first, *_ = result.stdout.splitlines()
    assert head.split() == ["value", "type", "mod", "covers", "words", "source", "sentence"]
    assert first.startswith("2025        DATE       [2025-01-01, 2026-01-01)  2025 ")
    assert f"{TEA}:5" in first
    assert newstally("times", TEA, "--table").stdout == result.stdout


def test_standard_input_and_the_day_it_was_published() -> None:
    rows = list(csv.DictReader(io.StringIO(newstally("times", "-", "--csv", stdin=TEXT).stdout)))
    assert [(row["text"], row["value"]) for row in rows] == [("the last 60 days", "P60D"), ("Monday", "XXXX-WXX-1")]
    dated = newstally("times", "-", "--csv", "--published", "2024-01-17", stdin=TEXT).stdout
    rows = list(csv.DictReader(io.StringIO(dated)))
    assert [(row["value"], row["covers_from"], row["covers_until"]) for row in rows] == [
        ("P60D", "2023-11-18", "2024-01-17"),
        ("2024-01-22", "2024-01-22", "2024-01-23"),
    ]
    assert TEXT[int(rows[1]["start"]) : int(rows[1]["end"])] == "Monday"


def test_json_and_json_lines_hold_the_same_records() -> None:
    whole = json.loads(newstally("times", TEA, "--json").stdout)
    lines = [json.loads(line) for line in newstally("times", TEA, "--jsonl").stdout.splitlines()]
    assert whole == lines
    assert lines[2]["time"]["value"] == "2026-01-20"
    assert lines[2]["headline"] == "Kenya’s tea earnings climb as buyers return"


def test_the_country_says_how_numbers_are_dates() -> None:
    text = "The port was opened on 3/4/2024 by its owner, who had bought it from the town.\n"
    for options, value in (((), "2024-04-03"), (("--country", "US"), "2024-03-04")):
        (row,) = csv.DictReader(io.StringIO(newstally("times", "-", "--csv", *options, stdin=text).stdout))
        assert row["value"] == value


def test_the_zone_of_the_clock_times() -> None:
    text = "The port was shut at 9 a.m. on 3 May 2024 by its owner, who had bought it from the town.\n"
    for options, zone in (((), ""), (("--zone", "Africa/Nairobi"), "Africa/Nairobi")):
        (row,) = csv.DictReader(io.StringIO(newstally("times", "-", "--csv", *options, stdin=text).stdout))
        assert (row["value"], row["zone"]) == ("2024-05-03T09:00", zone)


def test_history_and_news() -> None:
    text = "On 3 May 1940 the port fell to the fleet. On Monday it rose against its new lords.\n"
    for option, value in (("--narrative", "1940-05-06"), ("--news", "2024-01-15")):
        printed = newstally("times", "-", "--csv", "--published", "2024-01-17", option, stdin=text).stdout
        assert [row["value"] for row in csv.DictReader(io.StringIO(printed))][-1] == value


def test_timeml_is_printed_for_one_report() -> None:
    result = newstally("times", TEA, "--timeml")
    root = ET.fromstring(result.stdout.encode())
    assert root.findtext("DOCID") == "tea-exports"
    assert root.findtext("TITLE") == "Kenya’s tea earnings climb as buyers return"
    text = root.find("TEXT")
    assert text is not None
    assert [tag.get("value") for tag in text][:3] == ["2025", "2024", "2026-01-20"]


def test_timeml_of_several_reports_goes_into_a_folder(tmp_path: Path) -> None:
    refused = newstally("times", EXAMPLES / "two-stories.txt", "--timeml")
    assert refused.exit_code == 2
    assert "2 reports, and a TimeML document holds one: give --into FOLDER" in refused.stderr
    assert refused.stdout == ""
    result = newstally("times", EXAMPLES / "two-stories.txt", TEA, "--timeml", "--into", tmp_path / "tagged")
    assert result.exit_code == 0
    assert "wrote 3 TimeML files into" in result.stderr
    names = sorted(path.name for path in (tmp_path / "tagged").iterdir())
    assert names == ["tea-exports.tml", "two-stories-2.tml", "two-stories.tml"]
    for name in names:
        assert ET.parse(tmp_path / "tagged" / name).findtext("DOCID") == name.removesuffix(".tml")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    result = newstally("times", TEA, "--timeml", "--into", tmp_path / "file")
    assert result.exit_code == 2
    assert f"{tmp_path / 'file'} cannot be written" in result.stderr


def test_a_batch_goes_on_past_what_cannot_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = newstally("times", tmp_path / "none.txt", empty, TEA, "--csv")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) > 5
    assert f"could not read {tmp_path / 'none.txt'}: there is no such file" in result.stderr
    assert f"could not read {empty}" in result.stderr


def test_reports_without_a_time_say_so() -> None:
    result = newstally("times", "-", stdin="The port is blue, its owner said to a man who had asked about it.\n")
    assert (result.exit_code, result.stdout) == (0, "no time expression in these reports\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--csv", "--timeml"), "choose one of --csv and --timeml"),
        (("--into", "tagged"), "--into goes with --timeml"),
        (("--country", "XX"), "--country: 'XX' is not known; give its ISO 3166-1 code, such as KE for Kenya"),
        (("--zone", "Mars"), "--zone: 'Mars' is not known; give an IANA name, such as Africa/Nairobi"),
        (("--published", "Monday"), "'Monday' is not a date; write it as 2024-01-17"),
    ],
)
def test_what_does_not_go_is_said(arguments: tuple[str, ...], says: str) -> None:
    result = newstally("times", TEA, *arguments)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())


def test_a_page_cannot_steer_the_terminal() -> None:
    result = newstally("times", "-", stdin="On Monday \x1b[31m the port was shut, its owner said.\n")
    assert "\x1b" not in result.stdout
    assert "Monday \ufffd[31m the port" in result.stdout
