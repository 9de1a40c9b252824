"""A figure agrees with the table that the user trusts.

Asserts: where a draft tells a level of an indicator, for a place and a period of which the table has
exactly one row in a unit of the same kind, the figure is the row's value within the rounding of both.

Why editors care: last year's number is copied from last year's story, and the statistics have been
revised since; or a billion from one country's row stands beside another's name.

Holds: Pakistan's exports were worth $32.4 billion in 2024, the ministry said.

Fails: Pakistan's exports were worth $34.2 billion in 2024, the ministry said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from newstally.checks.findings import finding, in_running_text, operand, tidy
from newstally.checks.interval import Range, Values, compare
from newstally.checks.pairs import lay_out
from newstally.checks.passage import Number
from newstally.checks.slips import Slip
from newstally.checks.trusted import Row, Table
from newstally.checks.units import as_base
from newstally.gazetteer import country
from newstally.model import Figure, Finding, Reading
from newstally.reading.figures.indicators import key_of

# What was expected, changed or replaced since is no value to hold against a table.
_COMPARED = ("level", "cumulative", "share", "rate")


def find(reading: Reading, table: Table) -> Iterator[Finding]:
    """The figures of a reading for which the table has one row."""
    passage = lay_out(reading)
    numbers = {n.quantity.span: n for line in passage.lines for n in line.numbers}
    for span, figure in passage.figures.items():
        number = numbers.get(span)
        if number is None or figure.aspect not in _COMPARED or figure.revision == "old":
            continue
        rows = [row for row in table.rows if _is_about(row, figure, reading)]
        measured = [(row, stated) for row in rows if (stated := _in_unit_of(row, number)) is not None]
        if len(measured) != 1:
            continue
        row, stated = measured[0]
        verdict = compare(_or_cut_off(stated), row.values)
        yield finding(
            passage,
            "reference",
            verdict,
            [operand("figure", number)],
            f"{tidy(number.text)} = {row.shown}",
            f"row {row.line} of {table.name} has {row.shown}",
            expected=row.values,
            instead=in_running_text(tidy(number.text)),
            slip=Slip(number, stated, (), partial(_told, row)),
        )


def _told(row: Row, _: Sequence[Values]) -> Values:
    return row.values


def _or_cut_off(stated: Values) -> Values:
    """A figure that was cut off at its last digit instead of rounded is doubtful, not wrong."""
    low, high = stated.wide.low, stated.wide.high
    if low is None or high is None:
        return stated
    half = (high - low) / 2
    return Values(stated.narrow, Range(low - half, high + half))


def _is_about(row: Row, figure: Figure, reading: Reading) -> bool:
    """Whether a row is of the figure's indicator, place and period."""
    period = figure.period.interval if figure.period else None
    if period is None or period != row.interval or row.indicator != key_of(figure.indicator.concept):
        return False
    if not row.place:
        return True
    entry = figure.place.entry if figure.place else None
    if entry is not None:
        return entry.id == row.place
    home = reading.setting.country
    return bool(home) and row.place == _country_id(home)


def _country_id(code: str) -> str:
    found = country(code)
    return found.id if found else ""


def _in_unit_of(row: Row, number: Number) -> Values | None:
    """The figure's values in the row's unit; None where the two cannot be compared."""
    quantity = number.quantity
    if quantity.kind == row.kind and (quantity.unit == row.unit or row.kind == "count"):
        return number.result
    if quantity.kind == row.kind == "physical":
        ours = as_base(quantity)
        theirs = as_base(replace(quantity, unit=row.unit))
        if ours is not None and theirs is not None and ours.dimension == theirs.dimension and not ours.zero:
            return number.result.scaled(ours.factor / theirs.factor)
    return None
