"""What keeps two indicators of one name apart: gross or net, real or nominal, the adjustment, how often it is told."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from newstally.lexicon import table
from newstally.model import Period
from newstally.reading.figures.lexicon import ROOM

_FIELDS = ("gross_or_net", "real_or_nominal", "adjustment", "frequency")
_TRAILING = re.compile(
    r"^\s*(?:(?:in|during|for)\s+\w+(?:\s+\d{4})?\s*)?(?:,|\(|on a)?\s*(gross|net)\b"
    r"(?!\s+\w+ing\b)(?=\s*(?:[.,;)]|basis\b|of\b|$))",
    re.IGNORECASE,
)


class Qualifiers(NamedTuple):
    """The qualifying fields of an indicator, as its words give them; "" where they say nothing."""

    gross_or_net: str = ""
    real_or_nominal: str = ""
    adjustment: str = ""
    frequency: str = ""

    def filled(self, other: Qualifiers) -> Qualifiers:
        """These, with what another stretch of words adds where these are silent."""
        return Qualifiers(*(mine or theirs for mine, theirs in zip(self, other, strict=True)))


@cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed: dict[str, str] = table(ROOM, "qualifiers.toml")[name]
    return tuple(
        (value, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)) for value, words in listed.items()
    )


@cache
def _kept() -> re.Pattern[str]:
    words = table(ROOM, "qualifiers.toml")["kept"]["words"]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def split_qualifiers(concept: str) -> tuple[str, Qualifiers]:
    """A concept without its qualifying words, and what they say: "seasonally adjusted net exports" -> "exports"."""
    if _kept().search(concept):
        return concept, Qualifiers()
    found: dict[str, str] = {}
    left = concept
    for field in _FIELDS:
        for value, pattern in _patterns(field):
            match = pattern.search(left)
            if match is None:
                continue
            rest = f"{left[: match.start()]} {left[match.end() :]}"
            rest = " ".join(rest.split()).strip(" ,")
            # Nothing but the qualifier is a name of its own.
            if re.search(r"\w", rest):
                found[field] = value
                left = rest
            break
    return left, Qualifiers(**found)


def around(before: str, after: str) -> Qualifiers:
    """What the words near a number say of its indicator: "a |seasonally adjusted| 5.7 percent", "$3m |gross|"."""
    found: dict[str, str] = {}
    # What stands in the next clause, or stood in the one before, is not this number's.
    before, behind = re.split(r"[;]", before)[-1], re.split(r"[;,]", after)[0]
    for field in ("real_or_nominal", "adjustment"):
        for value, pattern in _patterns(field):
            # A bare "real" or "net" belongs to the noun behind it, and that is the concept's own matter.
            hits = [m.group() for m in pattern.finditer(f"{before} | {behind}")]
            if any(" " in hit or "adjusted" in hit or "annual" in hit for hit in hits):
                found[field] = value
                break
    trailing = _TRAILING.match(after)
    if trailing is not None:
        found["gross_or_net"] = trailing.group(1).lower()
    return Qualifiers(**found)


def frequency_of(period: Period | None) -> str:
    """How often a number of such a period comes: a month's is monthly, a quarter's quarterly; "" for odd stretches."""
    interval = period.interval if period is not None else None
    if interval is None or interval.start is None or interval.end is None:
        return ""
    days = (interval.end - interval.start).days
    if days == 1:
        return "daily"
    if days == 7:
        return "weekly"
    if interval.start.day != 1 or interval.end.day != 1:
        return "yearly" if days in (365, 366) else ""
    if interval.start.month % 3 != 1 and interval.end - interval.start < dt.timedelta(days=200):
        # A winter or a moving three months are no quarter.
        return "monthly" if days <= 31 else ""
    months = (interval.end.year - interval.start.year) * 12 + interval.end.month - interval.start.month
    return {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}.get(months, "")
