"""Which column of a sheet is which field: by the names that tallies give them, or as a person says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

import msgspec

from newstally.ledger.sheets.read import Sheet, SheetError
from newstally.lexicon import table

_SPACE = re.compile(r"[\s_]+")
# A row is an incident only if it says one of these.
_ONE_OF = ("date", "place", "country")


class Columns(msgspec.Struct, frozen=True):
    """The column of each field that a sheet has, and the columns that are none."""

    of: dict[str, str]
    unused: tuple[str, ...] = ()

    def __str__(self) -> str:
        taken = ", ".join(f"{field}={column}" for field, column in self.of.items())
        return taken + (f"; not used: {', '.join(self.unused)}" if self.unused else "")


def columns_of(sheet: Sheet, given: Mapping[str, str] | None = None) -> Columns:
    """The columns of a sheet; `given` says which column a field has, or "" for none.

    Raises SheetError for a field or column there is none of, and for a sheet that says neither when nor where.
    """
    fields: dict[str, list[str]] = table("newstally.ledger.sheets", "columns.toml")["names"]
    own = table("newstally.ledger.sheets", "columns.toml")["own"]["names"]
    of: dict[str, str] = {}
    for field, column in (given or {}).items():
        _check(sheet, field, column, tuple(fields))
        if column:
            of[field] = column
    open_fields = [field for field in fields if field not in (given or {})]
    free = [column for column in sheet.columns if column not in of.values() and column not in own]
    for alike in (_is_named, _has_word):
        for field in open_fields:
            found = next((column for column in free if field not in of and alike(column, fields[field])), None)
            if found is not None:
                of[field] = found
                free.remove(found)
    if not any(field in of for field in _ONE_OF):
        there = ", ".join(sheet.columns)
        raise SheetError(
            f"{sheet.path}:1: no column says when or where; say which does with --map date=COLUMN (there are {there})"
        )
    order = {field: place for place, field in enumerate(fields)}
    return Columns(
        dict(sorted(of.items(), key=lambda pair: order[pair[0]])),
        tuple(column for column in sheet.columns if column not in of.values()),
    )


def _check(sheet: Sheet, field: str, column: str, fields: tuple[str, ...]) -> None:
    if field not in fields:
        near = get_close_matches(field, fields, 1)
        meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(fields)}"
        raise SheetError(f"--map: there is no field {field}; {meant}")
    if column and column not in sheet.columns:
        raise SheetError(f"{sheet.path}:1: there is no column “{column}”; there are {', '.join(sheet.columns)}")


def _is_named(column: str, names: list[str]) -> bool:
    return _folded(column) in {_folded(name) for name in names}


def _has_word(column: str, names: list[str]) -> bool:
    """Whether a word of a column's name is a field's: "Date of attack", "No. killed (civilians)" is none."""
    if "(" in column:
        return False
    words = _folded(column).split()
    return any(name in words for name in names if " " not in name and "_" not in name)


def _folded(name: str) -> str:
    return _SPACE.sub(" ", name.strip().casefold())
