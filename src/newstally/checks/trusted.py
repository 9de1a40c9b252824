"""A table of figures that the user trusts: a CSV with the columns indicator, place, period, value and unit.

The columns may stand in any order and under any capitals, others are kept out of the way; commas, semicolons and
tabs part them, as spreadsheets do. A row that cannot be read is told by its line, and the rest is used.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from pathlib import Path

from newstally.checks.interval import Range, Values
from newstally.gazetteer import country, look_up
from newstally.intake.plain import plain_report
from newstally.model import CalendarInterval, GazetteerEntry, Quantity
from newstally.reading import read
from newstally.reading.figures.indicators import key_of
from newstally.reading.times.values import calendar_interval

COLUMNS = ("indicator", "place", "period", "value", "unit")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PERIODS = (
    (re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?|-[QH]\d)?"), lambda m: m.group()),
    (re.compile(r"([QH]\d)[ ,/-]*(\d{4})", re.IGNORECASE), lambda m: f"{m[2]}-{m[1].upper()}"),
    (re.compile(r"(\d{4})[ ,/-]*([QH]\d)", re.IGNORECASE), lambda m: f"{m[1]}-{m[2].upper()}"),
    (re.compile(r"([A-Za-z]{3})[a-z]*\.?[ ,/-]*(\d{4})"), lambda m: f"{m[2]}-{_month(m[1])}"),
)


@dataclass(frozen=True)
class Row:
    """One figure of the table. `line` is its line in the file, `shown` how messages tell it."""

    line: int
    indicator: frozenset[str]
    place: str
    interval: CalendarInterval
    values: Values
    kind: str
    unit: str
    shown: str


@dataclass(frozen=True)
class Table:
    """The rows of a file that could be read, and what is wrong with the others, each with file and line."""

    name: str
    rows: tuple[Row, ...]
    problems: tuple[str, ...] = ()


class TableError(ValueError):
    """A file that is no such table: it cannot be opened, or a column is missing."""


@cache
def load(path: str) -> Table:
    """The table in a file, read once. Raises TableError, naming the file and what is wrong with it."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: not UTF-8; save it as CSV UTF-8") from error
    lines = csv.reader(text.splitlines(), delimiter=_delimiter(text))
    header = [cell.strip().lower() for cell in next(lines, [])]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise TableError(f"{path}:1: no column {', '.join(missing)}; needed are {', '.join(COLUMNS)}")
    rows: list[Row] = []
    problems: list[str] = []
    for cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) < len(header):
            problems.append(f"{path}:{lines.line_num}: {len(cells)} cells where the header has {len(header)}")
            continue
        told = {name: cells[header.index(name)].strip() for name in COLUMNS}
        try:
            rows.append(_row(lines.line_num, told))
        except ValueError as error:
            problems.append(f"{path}:{lines.line_num}: {error}")
    return Table(path, tuple(rows), tuple(problems))


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _row(line: int, told: dict[str, str]) -> Row:
    if not told["indicator"]:
        raise ValueError("no indicator")
    value = _value(told["value"])
    quantity = _unit(told["unit"])
    scale = Fraction(quantity.scale)
    exact = Fraction(value)
    half = Fraction(1, 2 * 10 ** max(0, -int(value.as_tuple().exponent)))
    around = Range((exact - half) * scale, (exact + half) * scale)
    where = told["place"]
    return Row(
        line=line,
        indicator=key_of(told["indicator"]),
        place=_place(where),
        interval=_period(told["period"]),
        values=Values(around, around),
        kind=quantity.kind,
        unit=quantity.unit,
        shown=f"{told['value']} {told['unit']} for {', '.join(filter(None, (where, told['period'])))}".strip(),
    )


def _value(written: str) -> Decimal:
    plain = written.replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"-?\d+,\d{1,2}", plain):
        plain = plain.replace(",", ".")
    try:
        value = Decimal(plain.replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(f"{written!r} is no number") from error
    if not value.is_finite():
        raise ValueError(f"{written!r} is no number")
    return value


@cache
def _unit(written: str) -> Quantity:
    """What a unit makes of a number: its kind, its unit, and the scale its words say ("billion USD")."""
    if not written:
        return next(_quantities("The figure was 7."))
    found = list(_quantities(f"The figure was 7 {written}."))
    if len(found) != 1:
        raise ValueError(f"{written!r} is no unit that can be read; as in: percent, billion USD, million tonnes")
    return found[0]


def _quantities(text: str) -> Iterator[Quantity]:
    for found in read(plain_report(text), numbers_only=True).quantities:
        # "7 billion USD": the scale is all that is not the 7 itself.
        scale = found.value / 7
        yield Quantity(
            value=found.value,
            interval=found.interval,
            kind=found.kind,
            unit=found.unit,
            scale=scale,
            digits="7",
            evidence=found.evidence,
        )


def _place(written: str) -> str:
    """The gazetteer's id of a place by name or ISO code; empty for none. Raises ValueError for an unknown one."""
    if not written:
        return ""
    found: GazetteerEntry | None = country(written) or next(iter(look_up(written)), None)
    if found is None:
        raise ValueError(f"no place is called {written!r}")
    return found.id


def _period(written: str) -> CalendarInterval:
    for pattern, value_of in _PERIODS:
        match = pattern.fullmatch(written)
        interval = calendar_interval(value_of(match)) if match else None
        if interval is not None:
            return interval
    raise ValueError(f"{written!r} is no period; as in: 2024, 2024-Q3, 2024-03, Dec 2024")


def _month(name: str) -> str:
    low = name.lower()
    return f"{_MONTHS.index(low) + 1:02}" if low in _MONTHS else "00"
