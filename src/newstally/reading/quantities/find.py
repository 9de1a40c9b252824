"""Quantities of a report: amounts from the raw text, then what they count, measure and how they changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from newstally.model import Evidence, Quantity, Setting, TimeExpression, quote
from newstally.reading.language import Script, Sentence, Token
from newstally.reading.quantities.amount import Amount
from newstally.reading.quantities.averages import with_statistic
from newstally.reading.quantities.changes import Change, change_of, multiple_change
from newstally.reading.quantities.concepts import Concepts
from newstally.reading.quantities.counted import Counted
from newstally.reading.quantities.false_changes import only_looks_like_change
from newstally.reading.quantities.measured import measured, measured_in_lists
from newstally.reading.quantities.neighbours import settle_neighbours
from newstally.reading.quantities.placing import Placed, own_end, place, rate_end, tells_an_age
from newstally.reading.quantities.ranges import amounts
from newstally.reading.quantities.records import quantity
from newstally.reading.quantities.syntax import Syntax
from newstally.reading.quantities.units import rate_after
from newstally.reading.quantities.zeros import zero_phrases, zeros_of


def find(script: Script, setting: Setting, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """The quantities of a report in text order."""
    text = script.text
    kept = [a for a in amounts(text, setting) if not _is_time(a, times)]
    by_sentence: dict[int, list[Amount]] = {}
    for amount in kept:
        sentence = script.sentence_at(amount.numeral.start)
        if sentence is not None:
            by_sentence.setdefault(sentence.index, []).append(amount)
    wanted = set(by_sentence) | {s.index for s in script.sentences if zero_phrases(s.text)}
    script.parse([script.sentences[i] for i in sorted(wanted)])
    found: list[Quantity] = []
    for index in sorted(wanted):
        sentence = script.sentences[index]
        read = _read_sentence(script, sentence, by_sentence.get(index, ()))
        found += sorted([*read, *zeros_of(script, sentence)], key=lambda q: q.span)
    return tuple(found)


# "At 4.35 per cent" is no clock time, whatever stands around it.
_NO_TIME = ("duration", "percent", "percentage_point", "basis_point", "currency")


def _is_time(amount: Amount, times: Sequence[TimeExpression]) -> bool:
    """Whether the number is a part of a date, clock time or set; lengths and rates are quantities of their own."""
    if amount.kind in _NO_TIME or not times:
        return False
    i = bisect_right(times, amount.numeral.start, key=lambda t: t.span[0]) - 1
    if i < 0 or amount.numeral.start >= times[i].span[1] or times[i].type == "DURATION" or times[i].freq:
        return False
    if times[i].type == "TIME":
        return True
    # Four digits alone that the words around them made an amount ("an average of 1500") are not taken for a year.
    return times[i].text != amount.numeral.digits


# Beyond this a "sentence" is a table or a list: its parse says nothing of what a number measures.
_LONGEST_SENTENCE = 400


def _read_sentence(script: Script, sentence: Sentence, found: Sequence[Amount]) -> list[Quantity]:
    """The quantities of one sentence, with what its tokens say of them."""
    tokens = script.tokens(sentence)
    placed = [p for amount in found if (p := place(script.text, tokens, amount)) is not None]
    taken = frozenset(i for p in placed for i in range(p.first, rate_end(tokens, p) + 1))
    counted = frozenset(p.counted.head for p in placed if p.counted is not None)
    syntax = Syntax(script, sentence, taken, counted)
    concepts = Concepts(syntax)
    read = [_quantity(script.text, tokens, p, concepts) for p in placed]
    settled = settle_neighbours(script.text, tokens, read)
    return settled if len(tokens) > _LONGEST_SENTENCE else measured_in_lists(script.text, syntax, placed, settled)


def _quantity(text: str, tokens: Sequence[Token], placed: Placed, concepts: Concepts) -> Quantity:
    amount, first, last, counted = placed
    if counted is None and tells_an_age(tokens, placed):
        amount.kind, amount.unit = "age", "year"
    record = with_statistic(text, _with_counted(text, tokens, quantity(text, amount), counted))
    if amount.form == "multiple":
        change = multiple_change(tokens, first, last) or change_of(tokens, first, last)
    else:
        change = change_of(tokens, first, own_end(placed))
    if change and only_looks_like_change(tokens, placed, change):
        change = None
    record = _with_change(text, tokens, record, change)
    return record if len(tokens) > _LONGEST_SENTENCE else measured(text, concepts, placed, record)


def _with_counted(text: str, tokens: Sequence[Token], record: Quantity, counted: Counted | None) -> Quantity:
    if counted is None:
        return record
    start, end = tokens[counted.first].start, tokens[counted.last].end
    per = record.per or (rate[1] if (rate := rate_after(text, end)) else "")
    unit = record.unit or counted.unit
    evidence: tuple[Evidence, ...] = (*record.evidence, quote(text, start, end, "unit"))
    return msgspec.structs.replace(record, unit=unit, unit_text=text[start:end], per=per, evidence=evidence)


def _with_change(text: str, tokens: Sequence[Token], record: Quantity, change: Change | None) -> Quantity:
    if change is None:
        return record
    start, end = tokens[change.first].start, tokens[change.last].end
    return msgspec.structs.replace(
        record,
        direction=change.direction,
        change_word=text[start:end],
        change_role=change.role,
        is_change=change.role == "by",
        evidence=(*record.evidence, quote(text, start, end, "change_word")),
    )
