"""Parts of a unit: "half a mile", "a quarter of a percentage point", "an hour and a half"."""

from __future__ import annotations

import re

from newstally.model import Setting
from newstally.reading.quantities.amount import Amount
from newstally.reading.quantities.currencies import name_after
from newstally.reading.quantities.units import Unit, unit_after

_PLAIN = re.compile(r"(?:half|(?:an?|one|two|three)[ -](?:half|quarters?)|[½⅓⅔¼¾⅛⅜⅝⅞])\Z", re.IGNORECASE)
_OF_ONE = re.compile(r"\s(?:of\s)?an?(?=\s)")
_ONE_AND = re.compile(r"\b(?:an?|one)(?=\s(?P<unit>[a-z]+)\sand\s\Z)", re.IGNORECASE)


def read_part(text: str, amount: Amount, last: Amount | None, setting: Setting) -> bool:
    """Give a fraction its unit, if it is a part of one; False where it is no quantity or has gone into `last`."""
    if _adds_to(text, amount, last):
        return False
    unit = unit_after(text, amount.end)
    if unit and unit.kind == "index" and text[unit.end - 1] in "sS":
        unit = None  # "a quarter points to", but "a quarter point"
    plain = _PLAIN.match(amount.numeral.digits)
    if unit and unit.kind != "ratio" and (plain or amount.numeral.digits[0] not in "aA"):
        amount.take(unit)
    elif of := _OF_ONE.match(text, amount.end):
        if unit := _unit_of(text, of.end(), setting):
            amount.take(unit)
        elif "of" not in of.group() and amount.numeral.digits.lower() == "half":
            return False  # "half a chance"
    else:
        _read_one_and(text, amount)
    return True


def _unit_of(text: str, at: int, setting: Setting) -> Unit | None:
    if money := name_after(text, at, setting):
        return Unit(money[0], "currency", money[1])
    unit = unit_after(text, at)
    return unit if unit and unit.kind not in ("ratio", "age") else None


def _adds_to(text: str, amount: Amount, last: Amount | None) -> bool:
    """ "Two hours and a half": the fraction belongs to the amount before it."""
    if last is None or not last.unit_span or last.kind not in ("duration", "physical"):
        return False
    if text[last.end : amount.start] != " and " or amount.numeral.digits.lower() not in ("a half", "a quarter"):
        return False
    last.value += amount.value
    last.end = amount.end
    last.numeral = last.numeral._replace(value=last.value, digits=text[last.start : amount.end])
    return True


def _read_one_and(text: str, amount: Amount) -> None:
    """ "An hour and a half" is one and a half hours."""
    found = _ONE_AND.search(text, max(0, amount.start - 24), amount.start)
    # The plural, as "pint" alone is no unit: it is a name too often.
    unit = unit_after(f" {found['unit']}s", 0) if found else None
    if found and unit and unit.kind in ("duration", "physical"):
        amount.start, amount.value = found.start(), amount.value + 1
        amount.kind, amount.unit = unit.kind, unit.name
        amount.unit_span = found.span("unit")
        amount.numeral = amount.numeral._replace(value=amount.value, digits=text[amount.start : amount.end])
