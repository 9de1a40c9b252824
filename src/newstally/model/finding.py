"""Findings: what a check says of numbers that the text relates."""

from __future__ import annotations

from typing import Literal

import msgspec

from newstally.model.evidence import Record
from newstally.model.quantity import Interval

CheckKind = Literal[
    "change_percent",
    "change_amount",
    "change_base",
    "share",
    "sum",
    "compound",
    "multiple",
    "rate",
    "points",
    "direction",
    "restatement",
    "conversion",
    "weekday",
    "interval",
    "count_list",
    "comparison",
    "impossible",
    "reference",
    "disagreement",
    "tally_claim",
]
Verdict = Literal["holds", "fails", "undecided"]


class Operand(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One number of a relation: its part in it ("from", "to", "percent", "part", "whole", "total" ...) and its span."""

    role: str
    start: int
    end: int
    text: str
    derived: bool = False


class Finding(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A related set of numbers and a verdict. `evidence` holds the operands' stretches, the judged number first.

    `relation` is the relation as arithmetic ("(303 - 247) / 247 = 22.67 percent"); `expected` the
    values that would hold; `assumes` what had to be taken for granted; `message` says it in one
    plain sentence. `suggestion` is the likely slip, where one explains it.
    """

    kind: CheckKind
    verdict: Verdict
    operands: tuple[Operand, ...]
    relation: str
    message: str
    expected: Interval | None = None
    assumes: tuple[str, ...] = ()
    suggestion: str = ""
