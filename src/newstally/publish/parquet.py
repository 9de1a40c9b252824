"""Rows of a table as a Parquet file whose columns have types of their own, the same whatever rows are in it.

Days are dates, counts whole numbers, points floating-point degrees; where a row says nothing of these the cell is null.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, get_args

from msgspec.structs import FieldInfo, fields

from newstally.publish.table import Row

if TYPE_CHECKING:
    import pyarrow as pa

Table = Literal["tally", "incidents"]
Kind = Literal["text", "day", "count", "degrees"]

# The columns of `table.incident_rows`, in their order; those of `table.tally_rows` are the fields of its record.
_INCIDENTS: dict[str, Kind] = {
    "incident": "text",
    "type": "text",
    "also": "text",
    "stage": "text",
    "date_from": "day",
    "date_to": "day",
    "place": "text",
    "country": "text",
    "lat": "degrees",
    "lon": "degrees",
    "target": "text",
    "perpetrators": "text",
    "killed": "text",
    "injured": "text",
    "abducted": "text",
    "outlet_names": "text",
    "reports": "count",
    "origins": "count",
    "disagreements": "text",
    "sentence": "text",
}


class ParquetError(ImportError):
    """The library that writes Parquet is not installed; the message says how to get it."""


def write_parquet(rows: Iterable[Row], path: str | os.PathLike[str], *, table: Table = "tally") -> None:
    """Write rows of `tally_rows` (or, with table="incidents", of `incident_rows`) as a Parquet file; zero rows too.

    Raises ParquetError where pyarrow is not installed, ValueError for rows with other columns than the table's, and
    OSError where the file cannot be written.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ParquetError("Parquet needs pyarrow, not installed here: pip install 'newstally[parquet]'") from error
    named = columns(table)
    cells = [_cells(row, named, table) for row in rows]
    pq.write_table(pa.Table.from_pylist(cells, schema=schema(table)), os.fspath(path))


def schema(table: Table = "tally") -> pa.Schema:
    """The Arrow schema of a table: date32, int64, float64 and string, each of which may be null."""
    import pyarrow as pa

    types: dict[Kind, pa.DataType] = {
        "text": pa.string(),
        "day": pa.date32(),
        "count": pa.int64(),
        "degrees": pa.float64(),
    }
    return pa.schema([pa.field(name, types[kind]) for name, kind in columns(table).items()])


def columns(table: Table) -> dict[str, Kind]:
    """What is in each column of a table."""
    if table == "incidents":
        return _INCIDENTS
    # Whoever has an answer to write has the ledger's libraries.
    from newstally.ledger.records import TallyRow

    return {field.name: _kind(field) for field in fields(TallyRow) if field.name != "sources"}


def _kind(field: FieldInfo) -> Kind:
    if field.name.startswith("date_"):
        return "day"
    types = get_args(field.type) or (field.type,)
    return "count" if int in types else "degrees" if float in types else "text"


def _cells(row: Row, named: dict[str, Kind], table: Table) -> dict[str, Any]:
    if set(row) != set(named):
        odd = ", ".join(sorted(set(row) ^ set(named)))
        raise ValueError(f"not a row of the table {table!r}: {odd} in only one of the two")
    return {name: _day(row[name]) if kind == "day" else row[name] for name, kind in named.items()}


def _day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
