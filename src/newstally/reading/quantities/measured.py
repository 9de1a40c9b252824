"""Measuring: the quantities of a sentence with what they measure, each by itself and in lists."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from newstally.model import Quantity, quote
from newstally.reading.language import Token
from newstally.reading.quantities.concepts import Concepts
from newstally.reading.quantities.lists import gapped, respective
from newstally.reading.quantities.phrases import Concept
from newstally.reading.quantities.placing import Placed, is_lone_one, own_end
from newstally.reading.quantities.syntax import Syntax


def measured(text: str, concepts: Concepts, placed: Placed, record: Quantity) -> Quantity:
    """The quantity with what it measures and whose that is, as its own clause tells it."""
    amount, first, last, counted = placed
    if _measures_nothing(concepts.tokens, placed):
        return record
    head = counted.head if counted and amount.kind != "ratio" else None
    noun = concepts.of(last, head, amount.kind, record.change_word != "")
    if noun is None:
        return record
    held = concepts.holder(first, last, noun, amount.kind)
    return _measuring(text, record, concepts.phrase(noun), concepts.phrase(held) if held is not None else None)


def measured_in_lists(text: str, syntax: Syntax, placed: Sequence[Placed], read: list[Quantity]) -> list[Quantity]:
    """The quantities, those in lists with the noun that is their own."""
    if len(placed) < 2:
        return read
    for n, (before, here) in enumerate(pairwise(placed), 1):
        alike = before.amount.kind == here.amount.kind and not here.counted
        own = gapped(syntax, own_end(before), here.first) if alike else None
        if own is not None:
            read[n] = _measuring(text, read[n], own, None)
    for n, paired in respective(syntax, [(p.first, own_end(p)) for p in placed]).items():
        whole = read[paired.first].concept_span if paired.behind else paired.shared
        if whole is None:
            read[n] = _measuring(text, read[n], paired.own, None)
        else:
            read[n] = _measuring(text, read[n], Concept(*whole), paired.own)
    return read


def _measures_nothing(tokens: Sequence[Token], placed: Placed) -> bool:
    """Whether the number only places or ranks what is told: "nine days later", "one of the finest bridges"."""
    amount, _, last, _ = placed
    after = [t.lower for t in tokens[last + 1 : last + 4]]
    if amount.kind == "duration":
        return after[:1] in (["later"], ["earlier"], ["ago"])
    ranked = any(t.tag in ("JJS", "RBS") for t in tokens[last + 2 : last + 6])
    return is_lone_one(amount) and after[:1] == ["of"] and ranked


def _measuring(text: str, record: Quantity, concept: Concept, holder: Concept | None) -> Quantity:
    """The quantity with what it measures and whose that is."""
    if holder is not None and concept.start <= holder.start < concept.end:
        holder = None
    return msgspec.structs.replace(
        record,
        concept=text[concept.start : concept.end],
        concept_span=(concept.start, concept.end),
        holder=text[holder.start : holder.end] if holder else "",
        evidence=(*(e for e in record.evidence if e.field != "concept"), quote(text, *concept, "concept")),
    )
