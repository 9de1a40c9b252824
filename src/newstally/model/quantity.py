"""Quantities: a number with what it counts or measures."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from newstally.model.evidence import Record

QuantityKind = Literal[
    "count", "currency", "percent", "percentage_point", "basis_point", "physical", "duration", "age", "ratio", "index"
]
Modifier = Literal["", "at_least", "more_than", "at_most", "less_than", "nearly", "about"]
Direction = Literal["", "up", "down"]
Statistic = Literal["", "mean", "median"]


class Interval(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The values a number may stand for, both ends included; None is an open end."""

    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies in the interval."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


class Quantity(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A number as written, its scaled value, and what it counts or measures (codebook: Quantity).

    `evidence[0]` is the number with its unit sign and scale word ("$303 million", "22.67 percent",
    "four carriages" -> "four"). `value` is scaled (303000000; 22.67 for percent); of a range it is the
    lower end and `high` the upper. `interval` is the widest reading a check must survive.
    """

    value: Decimal
    high: Decimal | None = None
    interval: Interval
    kind: QuantityKind
    # What one unit is: ISO 4217 code, "percent", "percentage_point", a pint unit name, "year" ...;
    # for a count the counted head in the singular ("carriage").
    unit: str = ""
    # The unit's words as they stand in the text, head with modifiers ("carriages of the passenger train").
    unit_text: str = ""
    # The denominator of a rate, singular: "year", "barrel", "100000 person".
    per: str = ""
    modifier: Modifier = ""
    modifier_text: str = ""
    # What of many values the number is ("averaged 18", "an average of 18"), where the words right before it say so.
    statistic: Statistic = ""
    # Number as written without unit and scale ("2.5", "four", "12,34,567") and the factor of its scale word.
    digits: str = ""
    scale: Decimal = Decimal(1)
    # Change words: the direction, the word, and whether the number is the amount of change or the level reached.
    direction: Direction = ""
    change_word: str = ""
    is_change: bool = False
    # The number's part in the change: the amount ("by"), the level reached ("to") or the level left ("from").
    change_role: Literal["", "by", "to", "from"] = ""
    # What the number measures: the noun phrase it belongs to, as written, with its head's lemma.
    concept: str = ""
    concept_span: tuple[int, int] | None = None
    # Whose it is, where that is not the concept itself, as written: the subject of the number's clause or, in a
    # list told with "respectively", the number's own item.
    holder: str = ""
