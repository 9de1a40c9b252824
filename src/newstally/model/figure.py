"""Figures: an indicator had a value, or changed by some amount, over some period, on someone's authority."""

from __future__ import annotations

from typing import Literal

import msgspec

from newstally.model.evidence import Evidence, Record
from newstally.model.name import Speaker
from newstally.model.place import Place
from newstally.model.quantity import Direction, Interval, Quantity
from newstally.model.time import CalendarInterval

Aspect = Literal["level", "change", "share", "rate", "cumulative", "forecast"]


class Indicator(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a figure measures (codebook: Figure). `id` joins paraphrases within one report.

    `concept` is the head phrase in lower case without its place ("it exports"); `wordings` the
    phrases the report uses for it.
    """

    id: str
    concept: str
    scope: str = ""
    place: str = ""
    unit: str = ""
    frequency: str = ""
    adjustment: str = ""
    authority: str = ""
    wordings: tuple[str, ...] = ()


class Period(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The time a figure is about: TIMEX3 value and calendar interval, with the words that say it."""

    value: str
    interval: CalendarInterval | None = None
    evidence: Evidence | None = None


class Derivation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a derived value follows: the sum in words ("303 - 44"), its operands' evidence, what it assumes."""

    formula: str
    operands: tuple[Evidence, ...]
    assumes: tuple[str, ...] = ()


class Figure(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One figure. `evidence[0]` is its sentence; the number's own span is `quantity.span`.

    `base` says what a change is measured against: its period, and whether that is stated, inferred
    or unstated. A derived figure keeps its `derivation`, and its `quantity.interval` is what follows
    from the readings of its operands; it is never an observation and never proves its operands.
    `retold` holds the other sentences of the report that tell the same figure.
    """

    indicator: Indicator
    aspect: Aspect
    quantity: Quantity
    direction: Direction = ""
    place: Place | None = None
    period: Period | None = None
    base_period: Period | None = None
    base: Literal["", "stated", "inferred", "unstated"] = ""
    speaker: Speaker | None = None
    derivation: Derivation | None = None
    retold: tuple[Evidence, ...] = ()

    @property
    def interval(self) -> Interval:
        """The values the figure may mean."""
        return self.quantity.interval
