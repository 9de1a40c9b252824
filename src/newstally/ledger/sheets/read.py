"""Reading a sheet: a CSV file in whatever dialect, or the first worksheet of an Excel file, as rows of text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from newstally.ledger.errors import LedgerError

_EXCEL = (".xlsx", ".xlsm")
_SAMPLE = 20_000
_DELIMITERS = ",;\t|"


class SheetError(LedgerError):
    """A sheet that cannot be used: which file, where in it, what is wrong and what to do."""


class Row(msgspec.Struct, frozen=True):
    """A row by its columns; `number` is its line as a spreadsheet counts, the header being line 1."""

    number: int
    cells: dict[str, str]

    @property
    def text(self) -> str:
        """What it says, a column to a line."""
        return "\n".join(f"{column}: {cell}" for column, cell in self.cells.items() if cell)


class Sheet(msgspec.Struct, frozen=True):
    """A sheet's file, its columns in order, and its rows; empty rows are left out."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(path: Path) -> Sheet:
    """The rows of a .csv, .tsv or .xlsx file. Raises SheetError for one that cannot be read or has no header."""
    if not path.is_file():
        raise SheetError(f"{path}: there is no such file")
    lines = _of_excel(path) if path.suffix.lower() in _EXCEL else _of_csv(path)
    if not lines or not any(cell.strip() for cell in lines[0]):
        raise SheetError(f"{path}:1: has no header; the first line names the columns")
    columns = [cell.strip() for cell in lines[0]]
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice is not None:
        raise SheetError(f"{path}:1: has two columns called “{twice}”; rename one")
    rows = [_row(path, number, columns, line) for number, line in enumerate(lines[1:], 2) if any(map(str.strip, line))]
    return Sheet(str(path), tuple(name for name in columns if name), tuple(rows))


def _row(path: Path, number: int, columns: Sequence[str], line: Sequence[str]) -> Row:
    if len(line) > len(columns) and any(cell.strip() for cell in line[len(columns) :]):
        raise SheetError(f"{path}:{number}: has more cells than the header has columns; is a comma unquoted?")
    return Row(number, {name: _plain(cell) for name, cell in zip(columns, line, strict=False) if name})


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it (see `publish.table`)."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def _of_csv(path: Path) -> list[list[str]]:
    text = _decoded(path)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:_SAMPLE].partition("\n")[0], _DELIMITERS)
        delimiter = dialect.delimiter
    except csv.Error:
        delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False))
    except csv.Error as error:
        raise SheetError(f"{path}: is no CSV table: {error}") from error


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError(f"{path}: is no text in UTF-8; save it as CSV UTF-8")


def _of_excel(path: Path) -> list[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            return [_cells(values) for values in book.worksheets[0].iter_rows(values_only=True)]
        finally:
            book.close()
    except (InvalidFileException, zipfile.BadZipFile, zlib.error, LookupError, ValueError, AttributeError, OSError,
            EOFError) as error:  # fmt: skip
        raise SheetError(f"{path}: is no Excel file that can be read: {error}; save it as .xlsx or .csv") from error


def _cells(values: Iterable[Any]) -> list[str]:
    return [_cell(value) for value in values]


def _cell(value: Any) -> str:
    """A value as a person would type it: days without a midnight, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(timespec="minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
