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
from newstally.reading.quantities.concepts_told import with_concept_told
from newstally.reading.quantities.left_out import share_counted, with_unit_told

_RESTATES = re.compile(r",?\s(?:or|i\.e\.|that is)\s(?:about\s|around\s|nearly\s|some\s)?\Z")


def settle_neighbours(text: str, tokens: Sequence[Token], found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of one sentence, in order, with what each takes from the one before it."""
    settled = share_counted(text, list(found))
    for i, _ in enumerate(pairwise(found)):
        before, here = settled[i], settled[i + 1]
        counted = before.evidence_for("unit")
        gap = text[counted.end if counted and counted.end <= here.span[0] else before.span[1] : here.span[0]]
        if not here.change_role and before.is_change and _repeats_change(before, here, gap, tokens):
            here = _take_change(text, before, here)
        here = with_unit_told(text, tokens, settled[: i + 1], here)
        settled[i + 1] = with_concept_told(text, tokens, settled[: i + 1], here, gap)
    return settled


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
