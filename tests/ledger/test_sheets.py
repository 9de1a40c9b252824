"""Tallies that people keep in sheets: taken in row by row, compared, and edited exports that come back."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading

from newstally import Ledger
from newstally.ledger.sheets import SheetError, columns_of, read_sheet
from newstally.model import IncidentType
from newstally.publish.table import incident_rows, tally_rows, write_csv

TRAIN: dict[str, Any] = {"target": "Jaffar Express", "kind": "train"}


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Iterator[Ledger]:
    with Ledger(new_ledger("tally")) as ledger:
        ledger.add(
            [
                reading(mention("Two died in it.", killed=2, **TRAIN), outlet="Alpha", published="2031-05-06"),
                reading(mention("Five are dead.", killed=5, **TRAIN), outlet="Beta", published="2031-05-07"),
                reading(
                    mention("A bomb hit the market.", day="2031-05-20", place="Quetta", killed=3),
                    outlet="Gamma",
                    published="2031-05-21",
                ),
            ]
        )
        yield ledger


def sheet(tmp_path: Path, rows: Sequence[Mapping[str, Any]], name: str = "ours.csv") -> Path:
    path = tmp_path / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


OURS = [
    {"Date": "6 May 2031", "Town": "Jacobabad", "Type": "Bomb blast", "Target": "Jaffar Express", "Killed": "5"},
    {"Date": "20 May 2031", "Town": "Quetta", "Type": "Bomb blast", "Target": "", "Killed": "4"},
    {"Date": "2 June 2031", "Town": "Sukkur", "Type": "Shooting", "Target": "bus", "Killed": "1"},
]


def test_rows_become_a_persons_entries_and_are_linked(ledger: Ledger, tmp_path: Path) -> None:
    path = sheet(tmp_path, OURS)
    done = ledger.import_sheet(path, who="Ana")
    assert (done.added, done.unchanged, done.matched, done.unread) == (3, 0, 2, ())
    train, market, bus = ledger.incidents()
    assert [told.outlet for told in train.told] == ["Alpha", "Beta", "ours"]
    assert (train.review, train.reviewers, train.unseen) == ("reviewed", ("Ana",), 2)
    assert (market.killed and market.killed.latest, bus.type, bus.review) == (4, "armed_assault", "reviewed")
    assert bus.sentence == "Date: 2 June 2031\nTown: Sukkur\nType: Shooting\nTarget: bus\nKilled: 1"
    assert ledger.tally(place="Sukkur").count == 1


def test_importing_again_changes_only_the_rows_that_changed(ledger: Ledger, tmp_path: Path) -> None:
    ledger.import_sheet(sheet(tmp_path, OURS), who="Ana")
    before = ledger.incidents()
    again = ledger.import_sheet(sheet(tmp_path, OURS), who="Ana")
    assert (again.added, again.unchanged) == (0, 3)
    assert ledger.incidents() == before
    changed = [*OURS[:2], {**OURS[2], "Killed": "2"}]
    done = ledger.import_sheet(sheet(tmp_path, changed), who="Ben")
    assert (done.added, done.unchanged, done.changed) == (0, 2, 1)
    bus = ledger.incidents()[-1]
    assert (len(ledger.incidents()), bus.killed and (bus.killed.low, bus.killed.high), bus.reviewers) == (
        3, (2, 2), ("Ben",)
    )  # fmt: skip
    assert [item.kind for item in ledger.review()] == ["new accounts", "new accounts"]


def test_rows_survive_reading_everything_again(ledger: Ledger, tmp_path: Path) -> None:
    ledger.import_sheet(sheet(tmp_path, OURS[2:]), who="Ana")
    before = ledger.incidents()[-1]
    list(ledger.reread(everything=True))
    assert before in ledger.incidents()


def test_a_row_that_cannot_be_understood_is_listed_and_the_others_are_taken(ledger: Ledger, tmp_path: Path) -> None:
    rows = [
        *OURS,
        {**OURS[0], "Date": "in the rains", "Town": "Sibi"},
        {**OURS[0], "Killed": "many", "Town": "Sibi"},
        {**OURS[0], "Type": "misfortune", "Town": "Sibi"},
        {**OURS[0], "Date": "", "Town": ""},
    ]
    path = sheet(tmp_path, rows)
    done = ledger.import_sheet(path, who="Ana")
    assert done.added == 3
    assert [line.removeprefix(str(path)) for line in done.unread] == [
        ":5: column “Date”: not a date: 'in the rains'; write 2025-03-11 or 11 March 2025",
        ":6: column “Killed”: not a count: 'many'; write 7, 5-9, 5+ (at least five), up to 9 or none",
        ":7: no type is known for 'misfortune'; write one of " + ", ".join(get_args(IncidentType)) + ", or give --type",
        ":8: says neither when nor where",
    ]


def test_a_sheet_beside_the_ledger(ledger: Ledger, tmp_path: Path) -> None:
    before = (ledger.incidents(), ledger.corrections())
    found = ledger.reconcile_sheet(sheet(tmp_path, OURS[1:]))
    assert str(found) == "0 matched, 1 differing, 1 only in the sheet, 0 only in the ledger"
    (market,) = found.differing
    assert [(d.field, d.sheet, d.ledger) for d in market.differences] == [("killed", "4", "3")]
    assert [each.row.cells["Town"] for each in found.only_in_sheet] == ["Sukkur"]
    whole = ledger.reconcile_sheet(sheet(tmp_path, [OURS[0], OURS[2]]))
    assert [each.row.cells["Town"] for each in whole.matched] == ["Jacobabad"]
    assert [i.place.name for i in whole.only_in_ledger if i.place] == ["Quetta"]
    assert (ledger.incidents(), ledger.corrections()) == before


def test_a_sheet_that_was_imported_is_no_news_to_itself(ledger: Ledger, tmp_path: Path) -> None:
    path = sheet(tmp_path, OURS)
    first = ledger.reconcile_sheet(path)
    ledger.import_sheet(path, who="Ana")
    again = ledger.reconcile_sheet(path)
    assert [each.row.cells["Town"] for each in again.only_in_sheet] == ["Sukkur"]
    assert len(again.rows) == len(first.rows)


def exported(ledger: Ledger, path: Path) -> list[dict[str, str]]:
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv(tally_rows(ledger.tally()), file)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_export_that_comes_back_unedited_proposes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    exported(ledger, tmp_path / "export.csv")
    assert ledger.proposals(tmp_path / "export.csv") == ()
    with (tmp_path / "incidents.csv").open("w", newline="", encoding="utf-8") as out:
        write_csv(incident_rows(ledger.incidents()), out)
    assert ledger.proposals(tmp_path / "incidents.csv") == ()


def test_edited_cells_come_back_as_corrections_to_accept(ledger: Ledger, tmp_path: Path) -> None:
    rows = exported(ledger, tmp_path / "export.csv")
    train = next(row for row in rows if row["target"] == "Jaffar Express")
    train |= {"killed": "6-7", "date_from": "2031-05-05", "reports": "9", "place": "Nowhereville"}
    proposed = ledger.proposals(sheet(tmp_path, rows, "edited.csv"))
    assert [(p.field, p.value, p.before, bool(p.problem)) for p in proposed] == [
        ("date", "2031-05-05 to 2031-05-06", "2031-05-06", False),
        ("place", "Nowhereville", "Jacobabad, Sindh, Pakistan", True),
        ("killed", "6-7", "2–5", False),
        ("reports", "9", "2", True),
    ]
    done = ledger.accept(proposed, who="Ana", why="checked at the hospital")
    assert len(done) == 2
    incident = ledger.incident(train["incident"])
    assert (str(incident.killed), str(incident.date)) == ("6–7", "[2031-05-05, 2031-05-07)")
    rows[0]["incident"] = "i0123456789"
    assert "no such incident" in ledger.proposals(sheet(tmp_path, rows, "edited.csv"))[0].problem


def test_an_excel_file(ledger: Ledger, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["When", "Province", "Where", "Deaths", "Comment"])
    page.append([dt.datetime(2031, 6, 2), "Sindh", "Sukkur", 4, "a =formula"])
    page.append([None, None, None, None, None])
    path = tmp_path / "ours.xlsx"
    book.save(path)
    done = ledger.import_sheet(path, who="Ana", type="bombing")
    assert str(done.columns) == "date=When, place=Where, region=Province, killed=Deaths, note=Comment"
    (incident,) = (i for i in ledger.incidents() if i.place and i.place.name == "Sukkur")
    assert (incident.type, str(incident.killed), str(incident.date)) == ("bombing", "4", "[2031-06-02, 2031-06-03)")


@pytest.mark.parametrize(
    ("dates", "order", "first"),
    [
        (("13/4/2031", "3/4/2031"), "", "2031-04-13"),
        (("4/13/2031", "3/4/2031"), "", "2031-04-13"),
        (("3/4/2031", "5/6/2031"), "dmy", "2031-04-03"),
        (("3/4/2031", "5/6/2031"), "mdy", "2031-03-04"),
        (("3.4.31", "15.6.31"), "", "2031-04-03"),
        (("2031/04/03", "2031-06-05"), "", "2031-04-03"),
        (("April 2031", "2031"), "", "2031-04-01"),
    ],
)
def test_dates_however_they_are_written(
    ledger: Ledger, tmp_path: Path, dates: tuple[str, str], order: str, first: str
) -> None:
    rows = [{"date": date, "place": "Sukkur", "type": "arson", "killed": "1"} for date in dates]
    done = ledger.import_sheet(sheet(tmp_path, rows), who="Ana", dates=order)
    assert done.unread == ()
    starts = {str(i.date.start.date()) for i in ledger.incidents() if i.type == "arson" and i.date and i.date.start}
    assert first in starts


def test_dates_that_may_be_read_two_ways_are_asked_about(ledger: Ledger, tmp_path: Path) -> None:
    rows = [{"date": date, "place": "Sukkur", "type": "arson"} for date in ("3/4/2031", "5/6/2031")]
    with pytest.raises(SheetError, match=r"is 3/4/2031 a day before or after its month\? say so with --dates"):
        ledger.import_sheet(sheet(tmp_path, rows), who="Ana")
    with pytest.raises(SheetError, match="--dates ymd: write dmy"):
        ledger.import_sheet(sheet(tmp_path, rows), who="Ana", dates="ymd")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", r"bad\.csv:1: has no header"),
        ("name,name\na,b\n", r"bad\.csv:1: has two columns called “name”"),
        ("date,place\n2031-05-06,Quetta, Pakistan\n", r"bad\.csv:2: has more cells than the header"),
        ("song,singer\na,b\n", r"bad\.csv:1: no column says when or where.*there are song, singer"),
    ],
)
def test_what_is_no_sheet_is_refused_with_its_place(ledger: Ledger, tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text)
    with pytest.raises(SheetError, match=says):
        ledger.import_sheet(path, who="Ana")


def test_a_file_that_only_says_it_is_excel(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_text("date,place\n")
    with pytest.raises(SheetError, match=r"bad\.xlsx: is no Excel file"):
        ledger.import_sheet(path, who="Ana")
    with pytest.raises(SheetError, match="there is no such file"):
        ledger.import_sheet(tmp_path / "missing.csv", who="Ana")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"dat": "When"}, "there is no field dat; did you mean date"),
        ({"date": "Wen"}, "there is no column “Wen”; there are When, Deaths"),
    ],
)
def test_a_mapping_that_names_what_there_is_not(tmp_path: Path, given: dict[str, str], says: str) -> None:
    path = sheet(tmp_path, [{"When": "2031-05-06", "Deaths": "1"}])
    with pytest.raises(SheetError, match=says):
        columns_of(read_sheet(path), given)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_and_encoding(tmp_path: Path, delimiter: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / "ours.csv"
        path.write_bytes(f"date{delimiter}place\n2031-05-06{delimiter}Montréal\n".encode(encoding))
        found = read_sheet(path)
        assert found.columns == ("date", "place")
        assert found.rows[0].cells == {"date": "2031-05-06", "place": "Montréal"}


def test_rows_may_be_moved_put_between_and_changed_back(ledger: Ledger, tmp_path: Path) -> None:
    ledger.import_sheet(sheet(tmp_path, OURS), who="Ana")
    before = ledger.incidents()
    new = {"Date": "1 January 2031", "Town": "Lahore", "Type": "arson", "Target": "", "Killed": "1"}
    done = ledger.import_sheet(sheet(tmp_path, [new, *reversed(OURS)]), who="Ana")
    assert (done.added, done.unchanged, done.changed) == (1, 3, 0)
    assert [i for i in ledger.incidents() if i.type != "arson"] == list(before)
    for killed, changed in (("7", 1), ("1", 1), ("1", 0)):
        done = ledger.import_sheet(sheet(tmp_path, [*OURS[:2], {**OURS[2], "Killed": killed}]), who="Ana")
        assert done.changed == changed
        bus = next(i for i in ledger.incidents() if i.place and i.place.name == "Sukkur")
        assert str(bus.killed) == killed
    assert ledger.examine().ailments == ()


def test_what_people_decided_on_a_row_stays_when_the_row_is_changed(ledger: Ledger, tmp_path: Path) -> None:
    ledger.import_sheet(sheet(tmp_path, OURS[2:]), who="Ana")
    bus = next(i for i in ledger.incidents() if i.place and i.place.name == "Sukkur")
    ledger.set(bus.id, "killed", "10", who="Ben", why="the list")
    ledger.import_sheet(sheet(tmp_path, [{**OURS[2], "Date": "3 June 2031"}]), who="Ana")
    bus = next(i for i in ledger.incidents() if i.place and i.place.name == "Sukkur")
    assert (str(bus.killed), str(bus.date)) == ("10", "[2031-06-03, 2031-06-04)")


def test_equal_rows_and_monstrous_numbers_are_listed(ledger: Ledger, tmp_path: Path) -> None:
    rows = [OURS[0], OURS[0], {**OURS[1], "Killed": "9" * 5000}, OURS[2]]
    done = ledger.import_sheet(sheet(tmp_path, rows), who="Ana")
    assert done.added == 2
    assert [line.partition(": ")[2] for line in done.unread] == [
        "says what row 2 says, and is left out",
        "column “Killed”: not a count: a number of 5000 digits",
    ]


def test_an_export_with_few_columns(ledger: Ledger, tmp_path: Path) -> None:
    rows = exported(ledger, tmp_path / "export.csv")
    train = next(row for row in rows if row["target"] == "Jaffar Express")
    few = [{"incident": train["incident"], "date_from": "2031-05-09"}, {"incident": "", "date_from": "2031-05-10"}]
    proposed = ledger.proposals(sheet(tmp_path, few, "few.csv"))
    assert [(p.value, p.problem) for p in proposed] == [("2031-05-09", ""), ("", "names no incident; import it")]
