"""An amount: one number with its sign, scale, unit, rate and modifier, on its way to a `Quantity`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from newstally.model import Modifier, QuantityKind
from newstally.reading.quantities.numerals import Form, Numeral
from newstally.reading.quantities.units import Unit


@dataclass(slots=True)
class Amount:
    """A number on its way to a `Quantity`: `start` to `end` holds the number with its sign, scale and unit."""

    start: int
    end: int
    numeral: Numeral
    value: Decimal
    scale: Decimal
    kind: QuantityKind = "count"
    unit: str = ""
    unit_span: tuple[int, int] | None = None
    sign: bool = False  # a currency sign stands before it
    per: str = ""
    per_end: int = 0
    modifier: Modifier = ""
    modifier_span: tuple[int, int] | None = None
    top: Amount | None = None  # the upper end of a range

    @property
    def form(self) -> Form:
        """Digits, words, fraction, multiple ..."""
        return self.numeral.form

    def take(self, unit: Unit) -> None:
        """Make the unit that follows the number its own."""
        self.kind, self.unit, self.per = unit.kind, unit.name, unit.per
        self.unit_span = (self.end, unit.end)
        self.end = unit.end
