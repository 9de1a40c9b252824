"""Concepts told before: what a number measures because the number before it in the sentence does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from newstally.model import Quantity
from newstally.reading.language import Token


def with_concept_told(
    text: str, tokens: Sequence[Token], earlier: Sequence[Quantity], here: Quantity, gap: str
) -> Quantity:
    """The quantity with the concept of an earlier one where it measures the same; `gap` is the text between."""
    before = earlier[-1]
    if here.kind == "percent" and not here.concept and not here.change_word:
        here = _of_the_same(earlier, here, tokens)
    own = here.concept_span is not None and here.concept_span[0] > here.span[0]
    if not here.concept and here.change_role == "from":
        # "78 percent will be paid in cash, up from 50 percent."
        before = next((q for q in reversed(earlier) if q.unit == here.unit and q.concept), before)
    left = not here.concept and before.concept != ""
    shares = left and (here.change_role == "from" or _shares_concept(before, here, gap))
    restates = not own and before.concept != "" and before.kind != here.kind and _restates(text, tokens, before, here)
    if shares or restates or (not own and _goes_on(before, here, tokens)):
        return msgspec.structs.replace(
            here, concept=before.concept, concept_span=before.concept_span, holder=before.holder
        )
    return here


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


def _goes_on(before: Quantity, here: Quantity, tokens: Sequence[Token]) -> bool:
    """ "112 mm of rain on Monday and 96 mm on Tuesday": the same measure goes on, of the same."""
    if before.kind != "physical" or here.unit != before.unit or before.concept_span is None:
        return False
    if before.concept_span[0] < before.span[1] or before.concept_span[1] > here.span[0]:
        return False
    between = [t for t in tokens if before.span[1] <= t.start < here.span[0]]
    return any(t.lower in ("and", ",") for t in between) and not any(t.pos in ("VERB", "AUX") for t in between)


def _of_the_same(earlier: Sequence[Quantity], here: Quantity, tokens: Sequence[Token]) -> Quantity:
    """ "48 percent of voters agree, 41 percent oppose it": a part that is a subject is of the whole told before."""
    behind = next((t for t in tokens if t.start >= here.span[1]), None)
    parts = (q for q in reversed(earlier) if q.kind == "percent" and q.concept_span is not None)
    before = next((q for q in parts if q.concept_span and q.concept_span[0] >= q.span[1]), None)
    if before is None:
        # "The survey of 4,500 households found that 38 percent skip meals."
        counts = (q for q in reversed(earlier) if q.kind == "count" and q.value >= 100)
        counted = next((e for q in counts if (e := q.evidence_for("unit")) is not None), None)
        if counted is not None and behind is not None and behind.pos in ("VERB", "AUX"):
            return msgspec.structs.replace(here, concept=counted.text, concept_span=(counted.start, counted.end))
    if behind is None or behind.pos not in ("VERB", "AUX") or before is None:
        return here
    return msgspec.structs.replace(here, concept=before.concept, concept_span=before.concept_span)
