"""Neighbours: what a number takes from the one before it in its sentence.

"190 points, or 0.6%" restates a change; "by 13 percent in November, 17 percent in December" repeats its verb;
"compared with 63 last year" counts what the number before it counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from newstally.model import Quantity, quote
from newstally.reading.language import Token

_RESTATES = re.compile(r",?\s(?:or|i\.e\.|that is)\s(?:about\s|around\s|nearly\s|some\s)?\Z")
_COMPARES = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|vs\.?|up from|down from|from|than the|than|average of|to|and|,)"
    r"\s(?:about\s|around\s|only\s|just\s|some\s)?"
    r"(?:(?:an?|the|its)\s(?:[a-z]+\s)?(?:average|estimate|forecast|target|record|peak|total|low|high)\sof\s)?\Z"
)


def settle_neighbours(text: str, tokens: Sequence[Token], found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of one sentence, in order, with what each takes from the one before it."""
    settled = _share_counted(text, list(found))
    for i, _ in enumerate(pairwise(found)):
        before, here = settled[i], settled[i + 1]
        counted = before.evidence_for("unit")
        gap = text[counted.end if counted and counted.end <= here.span[0] else before.span[1] : here.span[0]]
        if not here.change_role and before.is_change and _repeats_change(before, here, gap, tokens):
            here = _take_change(text, before, here)
        if here.kind == "count" and not here.unit and (points := _points_told(settled[: i + 1], here)):
            here = msgspec.structs.replace(here, kind=points.kind, unit=points.unit)
        if here.kind == "count" and not here.unit:
            earlier = _compared_with(settled[: i + 1], text[max(0, here.span[0] - 30) : here.span[0]], here)
            if earlier is not None:
                here = msgspec.structs.replace(here, kind=earlier.kind, unit=earlier.unit)
        own = here.concept_span is not None and here.concept_span[0] > here.span[0]
        restated = not own and before.kind != here.kind and _restates(text, tokens, before, here)
        if here.kind == "percent" and not here.concept and not here.change_word:
            here = _of_the_same(settled[: i + 1], here, tokens)
        if before.concept and (restated or (not here.concept and _shares_concept(before, here, gap))):
            here = msgspec.structs.replace(
                here, concept=before.concept, concept_span=before.concept_span, holder=before.holder
            )
        settled[i + 1] = here
    return settled


def _of_the_same(earlier: Sequence[Quantity], here: Quantity, tokens: Sequence[Token]) -> Quantity:
    """ "48 percent of voters agree, 41 percent oppose it": a part that is a subject is of the whole told before."""
    behind = next((t for t in tokens if t.start >= here.span[1]), None)
    parts = (q for q in reversed(earlier) if q.kind == "percent" and q.concept_span is not None)
    before = next((q for q in parts if q.concept_span and q.concept_span[0] >= q.span[1]), None)
    if behind is None or behind.pos not in ("VERB", "AUX") or before is None:
        return here
    return msgspec.structs.replace(here, concept=before.concept, concept_span=before.concept_span)


def _points_told(earlier: Sequence[Quantity], here: Quantity) -> Quantity | None:
    """ "Rose 64 points to 4,577.10", "to 1,463 points, while the other ended at 1,334.20": a level in points."""
    if here.value < 100 or (here.change_role not in ("to", "from") and "." not in here.digits):
        return None
    return next((q for q in reversed(earlier) if q.kind == "index" and q.unit == "point"), None)


_JOINS = re.compile(
    r"\s?(?:\(|/|,|,? and|,? or|to|from|up from|down from|,? compared (?:to|with)|versus|against|at)\s?\Z"
)


def _shares_concept(before: Quantity, here: Quantity, gap: str) -> bool:
    """Whether a number measures what the one before it did: a conversion in brackets, the next of a list."""
    return _JOINS.fullmatch(gap) is not None or (here.change_role != "" and here.change_word == before.change_word)


_OR = re.compile(r",\s(?:or|i\.e\.|that is)\s(?:[a-z]+\s){0,3}\Z")


def _restates(text: str, tokens: Sequence[Token], before: Quantity, here: Quantity) -> bool:
    """ "60 percent of its value, or more than $30 billion": the same told in another unit."""
    if not _OR.search(text, before.span[1], here.span[0]):
        return False
    between = tokens[bisect_left(tokens, before.span[1], key=lambda t: t.start) :]
    return not any(t.pos in ("VERB", "AUX") for t in between if t.start < here.span[0])


# "Two-thirds of the combined |4.3 million sales|".
_OF_SO_MANY = re.compile(r"\sof\s(?:[a-z]+\s){0,3}")
_LISTED = re.compile(r"-?,?\s?(?:and\s|or\s)?")


def _share_counted(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "Four-, five- and six-cylinder engines", "two or three cars": a bare count takes the noun of the next."""
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        if here.kind == "count" and not here.unit and after.kind == "count" and after.unit:
            gap = text[here.span[1] : after.span[0]]
            if gap and _LISTED.fullmatch(gap):
                found[i] = msgspec.structs.replace(here, unit=after.unit)
        counted = after.evidence_for("unit") if after.kind == "count" else None
        if here.unit == "fraction" and counted and _OF_SO_MANY.fullmatch(text, here.span[1], after.span[0]):
            evidence = (*(e for e in here.evidence if e.field != "unit"), counted)
            found[i] = msgspec.structs.replace(here, unit_text=after.unit_text, evidence=evidence)
    return found


def _repeats_change(before: Quantity, here: Quantity, gap: str, tokens: Sequence[Token]) -> bool:
    if _RESTATES.fullmatch(gap):
        return True
    if (before.kind, before.unit) != (here.kind, here.unit) or before.kind not in ("percent", "currency"):
        return False
    first = bisect_left(tokens, before.span[1], key=lambda t: t.start)
    between = tokens[first : bisect_left(tokens, here.span[0], lo=first, key=lambda t: t.start)]
    if not between or between[-1].lower not in (",", "and", "by", "or"):
        return False
    return not any(t.pos in ("VERB", "AUX") or t.lower in (";", "(", "while", "of") for t in between)


def _take_change(text: str, before: Quantity, here: Quantity) -> Quantity:
    word = before.evidence_for("change_word")
    evidence = (*here.evidence, quote(text, word.start, word.end, "change_word")) if word else here.evidence
    return msgspec.structs.replace(
        here,
        evidence=evidence,
        direction=before.direction,
        change_word=before.change_word,
        change_role=before.change_role,
        is_change=before.is_change,
        concept=before.concept or here.concept,
        concept_span=before.concept_span if before.concept else here.concept_span,
    )


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
