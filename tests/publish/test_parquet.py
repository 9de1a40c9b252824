"""Rows as Parquet: columns with the same types whatever the rows, days as dates, and nothing made up."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.publish.tallies import answered, row, tally

from newstally.ledger import Ledger
from newstally.ledger.records import Tally
from newstally.publish.parquet import ParquetError, Table, columns, write_parquet
from newstally.publish.table import Row, incident_rows, tally_rows


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tally, list[Row]]:
    """An answer, and the incidents of the ledger that gives it."""
    folder = tmp_path_factory.mktemp("parquet")
    answer = answered(folder)
    with Ledger(folder / "answered.db") as ledger:
        return answer, list(incident_rows(ledger.incidents()))


def read(path: Path) -> Any:
    pq = pytest.importorskip("pyarrow.parquet")
    return pq.read_table(path)


def test_rows_come_back_as_they_were_with_days_as_dates(ledgers: tuple[Tally, list[Row]], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    rows = list(tally_rows(ledgers[0]))
    write_parquet(rows, tmp_path / "tally.parquet")
    back = read(tmp_path / "tally.parquet").to_pylist()
    days = {"date_from", "date_to"}
    assert [{k: v for k, v in each.items() if k not in days} for each in back] == [
        {k: v for k, v in each.items() if k not in days} for each in rows
    ]
    assert [(each["date_from"], each["date_to"]) for each in back] == [
        (dt.date(2031, 3, 11), dt.date(2031, 3, 11)),
        (dt.date(2031, 5, 6), dt.date(2031, 5, 6)),
        (dt.date(2031, 6, 1), dt.date(2031, 6, 30)),
        (None, None),
        (dt.date(2031, 5, 12), dt.date(2031, 5, 12)),
    ]


def test_the_incidents_of_a_ledger_are_a_table_of_their_own(ledgers: tuple[Tally, list[Row]], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_parquet(ledgers[1], tmp_path / "incidents.parquet", table="incidents")
    back = read(tmp_path / "incidents.parquet")
    assert back.num_rows == len(ledgers[1]) == 5
    assert back.column_names == list(ledgers[1][0])


@pytest.mark.parametrize("table", ["tally", "incidents"])
def test_the_types_do_not_depend_on_the_rows(ledgers: tuple[Tally, list[Row]], tmp_path: Path, table: Table) -> None:
    pa = pytest.importorskip("pyarrow")
    every = {"tally": list(tally_rows(ledgers[0])), "incidents": ledgers[1]}[table]
    for number, rows in enumerate((every, every[-1:], [])):
        write_parquet(rows, tmp_path / f"{number}.parquet", table=table)
    found = [read(tmp_path / f"{number}.parquet").schema for number in range(3)]
    assert found[0].equals(found[1])
    assert found[0].equals(found[2])
    assert found[0].field("date_from").type == pa.date32()
    assert found[0].field("reports").type == pa.int64()
    assert all(found[0].field(n).type == pa.int64() for n in found[0].names if n.endswith(("_low", "_high", "_latest")))
    assert found[0].field("lat").type == pa.float64()
    assert found[0].field("sentence").type == pa.string()


def test_the_columns_are_those_of_the_tables_in_their_order(ledgers: tuple[Tally, list[Row]]) -> None:
    assert list(columns("tally")) == list(next(tally_rows(ledgers[0])))
    assert list(columns("incidents")) == list(ledgers[1][0])


def test_rows_of_another_table_are_refused_with_the_columns_that_differ(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    with pytest.raises(ValueError, match=r"not a row of the table 'incidents': .*copies, "):
        write_parquet(tally_rows(tally(row())), tmp_path / "odd.parquet", table="incidents")


def test_without_pyarrow_the_error_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ParquetError, match=r"pip install 'newstally\[parquet\]'"):
        write_parquet([], tmp_path / "none.parquet")
    assert not list(tmp_path.iterdir())
