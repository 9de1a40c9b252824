"""The specification of the number grammar: sentences by class, each with the quantities that are to be read in it.

A row is a sentence and its quantities in text order, each written as a reader would note it down:
`value[..high] unit [/ per]`, with `>=`, `>`, `<=`, `<`, `<~` (nearly) or `~` (about) before it where the text bounds
it, `+` after it where its upper end is open ("dozens"), `old` after the unit of an age, and `words = ` in front
where the stretch itself matters. Units are those of the record; a count may name the head alone or nothing.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from newstally.intake.plain import plain_report
from newstally.lexicon import table, words
from newstally.model import Modifier, Quantity, QuantityKind, Setting
from newstally.reading.language import parse
from newstally.reading.quantities import find_quantities
from newstally.reading.times import find_times

BOUNDS: dict[str, Modifier] = {
    ">=": "at_least",
    ">": "more_than",
    "<=": "at_most",
    "<": "less_than",
    "<~": "nearly",
    "~": "about",
    "": "",
}
_UNITS = table("newstally.reading.quantities", "units.toml")
_MONEY = table("newstally.reading.quantities", "currencies.toml")
KINDS: dict[str, QuantityKind] = {
    **{unit: "physical" for section in ("words", "signs", "glued") for unit in _UNITS[section]},
    **{unit: "physical" for unit, _ in _UNITS["rates"].values()},
    **dict.fromkeys(_UNITS["duration"], "duration"),
    **{coin: "currency" for section in ("coins", "signs", "names") for coin in _MONEY[section].values()},
    **dict.fromkeys(words("newstally.reading.quantities", "codes.txt"), "currency"),
    "percent": "percent",
    "percentage_point": "percentage_point",
    "basis_point": "basis_point",
    "fraction": "ratio",
    "times": "ratio",
    "point": "index",
    "magnitude": "index",
}
NOTED = re.compile(
    r"(?:(?P<words>.+) = )?(?P<bound>>=|<=|<~|[<>~])?(?P<low>-?[\d/e]+(?:\.[\d/e]+)?)"
    r"(?:\.\.(?P<high>[\d./e]+))?(?P<open>\+)?(?: (?!/)(?P<unit>.*?))??(?: / (?P<per>.+?))?(?P<old> old)?"
)


class Row(NamedTuple):
    """A sentence, where it was printed, and its quantities as noted in the table."""

    text: str
    home: str
    expected: list[str]


def rows() -> list[tuple[str, Row]]:
    found = []
    for file in sorted(Path(__file__).with_name("specification").glob("*.toml")):
        for name, group in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for text, *expected in group["rows"]:
                found.append((f"{file.stem}: {name}", Row(text, group.get("home", " "), expected)))
    return found


def read(row: Row) -> tuple[Quantity, ...]:
    country, currency = row.home.split(" ")
    setting = Setting(country=country, currency=currency)
    script = parse(plain_report(row.text, published="2024-05-17"))
    return find_quantities(script, setting, find_times(script, setting))


def number(written: str) -> Decimal:
    top, _, bottom = written.partition("/")
    return Decimal(top) / Decimal(bottom or 1)


def is_noted(quantity: Quantity, noted: str) -> bool:
    """Whether a quantity is the one that the table notes."""
    found = NOTED.fullmatch(noted)
    assert found, f"not in the table's notation: {noted!r}"
    unit, high = found["unit"] or "", found["high"]
    kind = "age" if found["old"] else KINDS.get(unit, "count")
    same_unit = quantity.unit == unit or (
        kind == "count"
        and (not unit or quantity.unit.lower() == unit.lower() or quantity.unit.lower().endswith(f" {unit.lower()}"))
    )
    return (
        abs(quantity.value - number(found["low"])) < Decimal("1e-6")
        and (quantity.high == number(high) if high else quantity.high is None)
        and quantity.kind == kind
        and same_unit
        and quantity.per == (found["per"] or "")
        and quantity.modifier == BOUNDS[found["bound"] or ""]
        and (quantity.digits == "") == bool(found["open"])
        and found["words"] in (None, quantity.text)
    )


def note(quantity: Quantity) -> str:
    """A quantity in the table's notation, for the message of a failed row."""
    bound = next(sign for sign, modifier in BOUNDS.items() if modifier == quantity.modifier)
    high = f"..{quantity.high}" if quantity.high is not None else ""
    return (
        f"{quantity.text} = {bound}{quantity.value}{high}{'' if quantity.digits else '+'} {quantity.unit}"
        f"{f' / {quantity.per}' if quantity.per else ''}{' old' if quantity.kind == 'age' else ''} [{quantity.kind}]"
    )


@pytest.mark.parametrize(("name", "row"), [pytest.param(n, r, id=f"{n}: {r.text[:60]}") for n, r in rows()])
def test_reads_what_the_table_notes(name: str, row: Row) -> None:
    found = read(row)
    told = f"\n  {row.text}\n  to be read: {row.expected}\n  read:       {[note(q) for q in found]}"
    assert len(found) == len(row.expected), told
    for quantity, noted in zip(found, row.expected, strict=True):
        assert is_noted(quantity, noted), f"{told}\n  not as noted: {noted}"
