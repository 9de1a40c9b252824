"""What a bare number leaves out: the noun or unit that a number near it in the sentence has told.

"Compared with 63 last year" counts what the number before it counted; in "two or three cars" the first number counts
cars, too; a level behind "rose 64 points to" is in points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from newstally.model import Quantity
from newstally.reading.language import Token

_COMPARES = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|vs\.?|up from|down from|from|than the|than|average of|to|and|,)"
    r"\s(?:about\s|around\s|only\s|just\s|some\s)?"
    r"(?:(?:an?|the|its)\s(?:[a-z]+\s)?(?:average|estimate|forecast|target|record|peak|total|low|high)\sof\s)?\Z"
)


def with_unit_told(text: str, tokens: Sequence[Token], earlier: Sequence[Quantity], here: Quantity) -> Quantity:
    """A bare count with the unit that the numbers before it in its sentence tell; others as they are."""
    if here.kind != "count" or here.unit:
        return here
    told = (
        _points_told(earlier, here)
        or _compared_with(earlier, text[max(0, here.span[0] - 30) : here.span[0]], here)
        or _left_out(earlier, here, text, tokens)
    )
    return msgspec.structs.replace(here, kind=told.kind, unit=told.unit) if told is not None else here


def _compared_with(earlier: Sequence[Quantity], lead: str, here: Quantity) -> Quantity | None:
    """The count or measure before that a bare number is compared with."""
    found = _COMPARES.search(lead)
    if found is None or (here.modifier in ("more_than", "less_than") and "than" in found.group()):
        return None
    last = earlier[-1]
    weak = found.group().split()[0] in ("to", "and", ",", "from", "than")
    if weak and not (last.change_role and here.change_role):
        return None
    if last.kind == "percent" and not weak:
        last = next((q for q in reversed(earlier) if q.kind == "count" and q.unit), last)
    if not last.unit or last.kind in ("percent", "ratio", "duration", "age", "index"):
        return None
    return last


def _points_told(earlier: Sequence[Quantity], here: Quantity) -> Quantity | None:
    """ "Rose 64 points to 4,577.10", "to 1,463 points, while the other ended at 1,334.20": a level in points."""
    if here.value < 100 or (here.change_role not in ("to", "from") and "." not in here.digits):
        return None
    return next((q for q in reversed(earlier) if q.kind == "index" and q.unit == "point"), None)


_CLAUSE_BETWEEN = re.compile(r"\b(?:and|but|while|of which|of whom|then)\b|,")


def _left_out(earlier: Sequence[Quantity], here: Quantity, text: str, tokens: Sequence[Token]) -> Quantity | None:
    """The count whose noun a bare number leaves out: "72 jets, of which 60 |have| arrived", "now houses 240"."""
    before = next((q for q in reversed(earlier) if q.kind == "count" and q.unit), None)
    if before is None or "." in here.digits or here.change_role or here.kind != "count":
        return None
    if not _CLAUSE_BETWEEN.search(text, before.span[1], here.span[0]):
        return None
    at = bisect_left(tokens, here.span[1], key=lambda t: t.start)
    last = tokens[at - 1] if at else None
    behind = tokens[at] if at < len(tokens) else None
    if last is None or last.tag not in ("CD", "NNS", "NN"):
        return None
    is_subject = behind is not None and behind.pos in ("VERB", "AUX") and last.dep in ("nsubj", "nsubjpass")
    compares = (
        behind is not None and behind.lower in ("more", "fewer", "less") and text[behind.end :].startswith(" than")
    )
    closes = (behind is None or behind.text in ".,;") and last.dep == "dobj"
    return before if is_subject or compares or closes else None


# "139 |of the| 230 seats": both count seats.
_OUT_OF = re.compile(r"\s(?:out\s)?of\s(?:the|its|their|those|these|all)\s")
# "Two-thirds of the combined |4.3 million sales|".
_OF_SO_MANY = re.compile(r"\sof\s(?:[a-z]+\s){0,3}")
_LISTED = re.compile(r"-?,?\s?(?:and\s|or\s)?")


def share_counted(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "Four-, five- and six-cylinder engines", "two or three cars": a bare count takes the noun of the next."""
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        if here.kind == "count" and not here.unit and after.kind == "count" and after.unit:
            gap = text[here.span[1] : after.span[0]]
            if gap and (_LISTED.fullmatch(gap) or _OUT_OF.fullmatch(gap)):
                found[i] = msgspec.structs.replace(here, unit=after.unit)
        counted = after.evidence_for("unit") if after.kind == "count" else None
        if here.unit == "fraction" and counted and _OF_SO_MANY.fullmatch(text, here.span[1], after.span[0]):
            evidence = (*(e for e in here.evidence if e.field != "unit"), counted)
            found[i] = msgspec.structs.replace(here, unit_text=after.unit_text, evidence=evidence)
    return found
