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

    `concept` is the head phrase as written, without its place ("IT exports"); `wordings` the phrases
    the report uses for it. `id` is a readable slug of all that keeps two indicators apart:
    "seasonally-adjusted-unemployment-rate@kenya", "export-year-to-date@peru", "tea-share/exports@kenya".
    """

    id: str
    concept: str
    # Whose or which part it is: a company, a fund, the part of a share.
    scope: str = ""
    # A country, a region or a town by its gazetteer name; "" where it belongs to no place (a world market's price).
    place: str = ""
    # Of its levels: ISO 4217 code, pint unit, "percent".
    unit: str = ""
    # "daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", or "year-to-date" for what is counted up.
    frequency: str = ""
    # "seasonally adjusted", "unadjusted", "calendar adjusted", "annualised".
    adjustment: str = ""
    # "gross" or "net"; "real" or "nominal".
    gross_or_net: str = ""
    real_or_nominal: str = ""
    # The body that compiles it, where the report says so; who merely says a number is the figure's speaker.
    authority: str = ""
    # ISO date from which a year-to-date figure counts.
    since: str = ""
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
    `revision` marks a value that replaces an earlier one of the same indicator and period ("new"), and
    the one replaced ("old"). `retold` holds the other sentences of the report that tell the same figure.
    """

    indicator: Indicator
    aspect: Aspect
    quantity: Quantity
    direction: Direction = ""
    place: Place | None = None
    period: Period | None = None
    base_period: Period | None = None
    base: Literal["", "stated", "inferred", "unstated"] = ""
    revision: Literal["", "new", "old"] = ""
    speaker: Speaker | None = None
    derivation: Derivation | None = None
    retold: tuple[Evidence, ...] = ()

    @property
    def interval(self) -> Interval:
        """The values the figure may mean."""
        return self.quantity.interval
