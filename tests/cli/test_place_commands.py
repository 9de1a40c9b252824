"""`newstally places`: one text or many, as a table, for other programs, and as a map layer."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.cli.running import EXAMPLES, newstally

TEXT = "A bus fell into a gorge about 30 km south of Quetta in Pakistan. A shrine fell in Gozabad in Sindh.\n"


def test_a_table_is_printed_unless_something_else_is_asked_for() -> None:
    result = newstally("places", "-", stdin=TEXT)
    assert result.exit_code == 0
    head, first, *_ = result.stdout.splitlines()
    assert head.split() == ["words", "means", "kind", "point", "told", "from", "it", "because", "source", "sentence"]
    assert first.startswith("Quetta    Quetta, Balochistan, Pakistan  settlement  29.91, 67.00  about 30 km south of")
    assert "unresolved, in Sindh" in result.stdout


def test_rows_point_into_the_text() -> None:
    rows = list(csv.DictReader(io.StringIO(newstally("places", "-", "--csv", stdin=TEXT).stdout)))
    assert [(row["text"], row["name"], row["inside"]) for row in rows] == [
        ("Quetta", "Quetta", ""),
        ("Pakistan", "Pakistan", ""),
        ("Gozabad", "", "Sindh"),
        ("Sindh", "Sindh", ""),
    ]
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["text"] for row in rows)
    assert (rows[0]["bearing"], rows[0]["within_km"]) == ("about 30 km south of", "14.4")


def test_json_and_json_lines_hold_the_same_records() -> None:
    whole = json.loads(newstally("places", EXAMPLES, "--json").stdout)
    assert whole == [json.loads(line) for line in newstally("places", EXAMPLES, "--jsonl").stdout.splitlines()]
    assert all(record["place"]["evidence"] for record in whole)


def test_a_layer_for_all_reports_has_each_place_once() -> None:
    layer = json.loads(newstally("places", EXAMPLES, "--geojson").stdout)
    assert layer["type"] == "FeatureCollection"
    assert "GeoNames" in layer["attribution"]
    ids = [feature["id"] for feature in layer["features"] if "id" in feature]
    assert len(ids) == len(set(ids)) > 1
    assert all(mention["sentence"] for f in layer["features"] for mention in f["properties"]["mentions"])


def test_the_home_country_decides_where_the_text_does_not() -> None:
    text = "The mayor of Hyderabad spoke to traders.\n"
    for code, division in (("IN", "Telangana"), ("PK", "Sindh")):
        (row,) = csv.DictReader(io.StringIO(newstally("places", "-", "--csv", "--country", code, stdin=text).stdout))
        assert division in row["chain"]


def test_a_country_that_is_none_is_refused_before_anything_is_read() -> None:
    result = newstally("places", "no-such-file.txt", "--country", "XX")
    assert result.exit_code == 2
    assert "'XX' is not known" in result.stderr
    assert "no-such-file" not in result.stderr


def test_what_cannot_be_read_is_listed_and_the_rest_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    result = newstally("places", tmp_path / "a.txt", tmp_path / "empty.txt", tmp_path / "missing.txt")
    assert result.exit_code == 2
    assert "Quetta" in result.stdout
    assert "empty.txt" in result.stderr
    assert "missing.txt" in result.stderr


def test_a_text_without_places() -> None:
    result = newstally("places", "-", stdin="The pump was blue, its owner said, and it had cost him little.\n")
    assert (result.exit_code, result.stdout) == (0, "no place in these reports\n")


def test_two_formats_at_once_are_refused() -> None:
    assert newstally("places", "-", "--csv", "--geojson", stdin=TEXT).exit_code == 2
