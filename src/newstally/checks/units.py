"""Physical units for the conversion check: exact factors, so that rounding is only ever the text's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from newstally.lexicon import table
from newstally.model import Quantity


@dataclass(frozen=True)
class Unit:
    """A unit of a dimension: its factor to the base unit, and the base value of its zero."""

    name: str
    dimension: str
    factor: Fraction
    zero: Fraction = Fraction(0)

    @property
    def plural(self) -> str:
        """Its name for more than one: "miles", "feet", "degrees Celsius", "square miles"."""
        if self.dimension == "temperature":
            return f"degrees {self.name.capitalize()}"
        head, per, rest = self.name.partition(" per ")
        return _PLURALS.get(head, f"{head}s") + per + rest


_PLURALS = {
    "foot": "feet",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
    "inch": "inches",
    "stone": "stone",
}


@cache
def _units() -> dict[str, Unit]:
    tables = dict(table("newstally.checks", "units.toml"))
    names: dict[str, str] = tables.pop("names")
    units: dict[str, Unit] = {}
    for dimension, members in tables.items():
        for name, entry in members.items():
            factor, zero = entry if isinstance(entry, list) else (entry, "0")
            units[name] = Unit(name.replace("_", " "), dimension, Fraction(factor), Fraction(zero))
    units.update({short: units[name] for short, name in names.items()})
    return units


def as_base(quantity: Quantity) -> Unit | None:
    """The unit of a physical quantity; None for what is not converted."""
    name = re.sub(r"[\s-]+", "_", quantity.unit.lower())
    per = re.sub(r"[\s-]+", "_", quantity.per.lower())
    whole = f"{name}_per_{per}" if per else name
    known = _units()
    return known.get(whole) or known.get(whole.replace("kilometer", "kilometre").replace("meter", "metre"))
