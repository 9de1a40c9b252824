"""Zeros: "no casualties", "none of the passengers", "without injuries" say a count of 0."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from newstally.lexicon import words
from newstally.model import Interval, Quantity, quote
from newstally.reading.language import Script, Sentence, Token
from newstally.reading.quantities.counted import counted_noun
from newstally.reading.quantities.numerals import ROOM

_ZERO = re.compile(r"\b(?:no|none|nil)\b(?!\.\s?\d)", re.IGNORECASE)
_COUNTED_AS_ZERO = words(ROOM, "zero_nouns.txt")
_NEVER_ZERO = words(ROOM, "not_zero_nouns.txt")


def zero_phrases(text: str) -> list[re.Match[str]]:
    """Where a text may say that there are none of something."""
    return list(_ZERO.finditer(text))


def _last_of_partitive(tokens: Sequence[Token], at: int) -> int:
    """ "None of the 14 passengers": the number in between is passed over."""
    if at + 3 < len(tokens) and tokens[at + 1].lower == "of" and tokens[at + 3].tag == "CD":
        return at + 3
    return at


def zeros_of(script: Script, sentence: Sentence) -> list[Quantity]:
    """The zeros of a sentence: "no" before a plural or before a noun of harm, "none of the" before any noun."""
    found = []
    for match in zero_phrases(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        tokens = script.tokens(sentence)
        token = next((t for t in tokens if t.start == start), None)
        if token is None:
            continue
        counted = counted_noun(tokens, _last_of_partitive(tokens, token.i))
        if counted is None or any(t.lower in ("more", "fewer", "less") for t in tokens[token.i + 1 : counted.head]):
            continue
        head = tokens[counted.head]
        if head.lower in _NEVER_ZERO:
            continue
        if token.lower != "none" and head.tag != "NNS" and head.lower not in _COUNTED_AS_ZERO:
            continue
        if token.lower == "none" and tokens[token.i + 1].lower != "of":
            continue
        unit_start, unit_end = tokens[counted.first].start, tokens[counted.last].end
        found.append(
            Quantity(
                evidence=(
                    quote(script.text, start, end),
                    quote(script.text, unit_start, unit_end, "unit"),
                ),
                value=Decimal(0),
                interval=Interval(low=Decimal(0), high=Decimal(0)),
                kind="count",
                unit=counted.unit,
                unit_text=script.text[unit_start:unit_end],
                digits=token.text,
            )
        )
    return found
