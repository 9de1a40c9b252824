"""Quantities of a report: amounts from the raw text, then what they count, measure and how they changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from newstally.lexicon import table
from newstally.model import Evidence, Quantity, Setting, TimeExpression, quote
from newstally.reading.language import Script, Sentence, Token
from newstally.reading.quantities.amounts import Amount, is_one_of_several
from newstally.reading.quantities.changes import Change, change_of, collects, handles_things, multiple_change
from newstally.reading.quantities.clauses import Syntax
from newstally.reading.quantities.concepts import Concepts
from newstally.reading.quantities.counted import Counted, counted_noun
from newstally.reading.quantities.lists import gapped, respective
from newstally.reading.quantities.neighbours import settle_neighbours
from newstally.reading.quantities.numerals import ROOM
from newstally.reading.quantities.phrases import Concept
from newstally.reading.quantities.ranges import amounts
from newstally.reading.quantities.records import quantity
from newstally.reading.quantities.units import rate_after, unit_after
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


def _is_time(amount: Amount, times: Sequence[TimeExpression]) -> bool:
    """Whether the number is a part of a date, clock time or set; durations are quantities of their own."""
    if amount.kind == "duration" or not times:
        return False
    i = bisect_right(times, amount.numeral.start, key=lambda t: t.span[0]) - 1
    if i < 0 or amount.numeral.start >= times[i].span[1] or times[i].type == "DURATION":
        return False
    if times[i].type == "TIME":
        return True
    # Four digits alone that the words around them made an amount ("an average of 1500") are not taken for a year.
    return times[i].text != amount.numeral.digits


# Beyond this a "sentence" is a table or a list: its parse says nothing of what a number measures.
_LONGEST_SENTENCE = 400


class _Placed(NamedTuple):
    """An amount with its tokens in a sentence and the noun it counts."""

    amount: Amount
    first: int
    last: int
    counted: Counted | None


def _read_sentence(script: Script, sentence: Sentence, found: Sequence[Amount]) -> list[Quantity]:
    """The quantities of one sentence, with what its tokens say of them."""
    tokens = script.tokens(sentence)
    placed = [p for amount in found if (p := _place(script.text, tokens, amount)) is not None]
    taken = frozenset(i for p in placed for i in range(p.first, _rate_end(tokens, p) + 1))
    counted = frozenset(p.counted.head for p in placed if p.counted is not None)
    syntax = Syntax(script, sentence, taken, counted)
    concepts = Concepts(syntax)
    read = [_quantity(script.text, tokens, p, concepts) for p in placed]
    return _with_lists(script.text, syntax, placed, settle_neighbours(script.text, tokens, read))


def _with_lists(text: str, syntax: Syntax, placed: Sequence[_Placed], read: list[Quantity]) -> list[Quantity]:
    """The quantities, those in lists with the noun that is their own."""
    if len(placed) < 2 or len(syntax.tokens) > _LONGEST_SENTENCE:
        return read
    for n, (before, here) in enumerate(pairwise(placed), 1):
        alike = before.amount.kind == here.amount.kind and not here.counted
        own = gapped(syntax, _own_end(before), here.first) if alike else None
        if own is not None:
            read[n] = _measuring(text, read[n], own, None)
    for n, paired in respective(syntax, [(p.first, _own_end(p)) for p in placed]).items():
        whole = read[paired.first].concept_span if paired.behind else paired.shared
        if whole is None:
            read[n] = _measuring(text, read[n], paired.own, None)
        else:
            read[n] = _measuring(text, read[n], Concept(*whole), paired.own)
    return read


def _own_end(placed: _Placed) -> int:
    """The last token of number and unit; a fraction's "of" phrase is what it measures, not its own."""
    return placed.last if placed.counted is None or placed.amount.kind == "ratio" else placed.counted.head


def _rate_end(tokens: Sequence[Token], placed: _Placed) -> int:
    """The last token of number, unit and rate: "$3,500 a month"."""
    end = _own_end(placed)
    while end + 1 < len(tokens) and tokens[end + 1].start < placed.amount.per_end:
        end += 1
    return end


def _place(text: str, tokens: Sequence[Token], amount: Amount) -> _Placed | None:
    """The amount's tokens and counted noun; None where the tokens say it is no quantity after all."""
    inside = _tokens_inside(tokens, amount.start, (amount.top or amount).end)
    if not inside or _is_ordinal(tokens, amount, inside):
        return None
    counted = _counted(tokens, amount, inside[-1])
    if counted is not None and _opens_a_line(text, tokens[inside[-1]], tokens[counted.first]):
        counted = None
    if counted is None:
        lone = _is_lone_one(amount) and not is_one_of_several(text, amount.start)
        return None if lone else _Placed(amount, inside[0], inside[-1], None)
    if _is_model_number(tokens, amount, counted):
        return None
    if tokens[counted.first].lower in ("last", "next", "this"):
        return _Placed(amount, inside[0], inside[-1], None)  # "1.4 in 2018 and 2.1 last year"
    _measure(tokens, amount, counted)
    return _Placed(amount, inside[0], inside[-1], counted)


_SHARES = frozenset(table(ROOM, "context_words.toml")["counted"]["shares"].split())


def _is_ordinal(tokens: Sequence[Token], amount: Amount, inside: range) -> bool:
    """Whether "a fourth" says which one, and no part: "a fourth child", "a sixth straight loss"."""
    last, after = tokens[inside[-1]], inside[-1] + 1
    if amount.unit != "fraction" or tokens[inside[0]].lower not in ("a", "an") or last.lower in ("half", "quarter"):
        return False
    while after < len(tokens) and tokens[after].tag in ("JJ", "HYPH", "VBN", "NNP"):
        after += 1
    return after < len(tokens) and tokens[after].tag == "NN" and tokens[after].lower not in _SHARES


def _quantity(text: str, tokens: Sequence[Token], placed: _Placed, concepts: Concepts) -> Quantity:
    amount, first, last, counted = placed
    if counted is None and _tells_an_age(tokens, placed):
        amount.kind, amount.unit = "age", "year"
    record = _with_counted(text, tokens, quantity(text, amount), counted)
    if amount.form == "multiple":
        change = multiple_change(tokens, first, last) or change_of(tokens, first, last)
    else:
        change = change_of(tokens, first, _own_end(placed))
    if change and _only_looks_like_change(tokens, placed, change):
        change = None
    record = _with_change(text, tokens, record, change)
    if len(tokens) > _LONGEST_SENTENCE or _measures_nothing(tokens, placed):
        return record
    head = counted.head if counted and amount.kind != "ratio" else None
    noun = concepts.of(last, head, amount.kind, change is not None)
    if noun is None:
        return record
    held = concepts.holder(first, last, noun, amount.kind)
    return _measuring(text, record, concepts.phrase(noun), concepts.phrase(held) if held is not None else None)


_WHO = frozenset(("he", "she", "who", "i"))


def _tells_an_age(tokens: Sequence[Token], placed: _Placed) -> bool:
    """ "She is 42", "life expectancy for men is around 73": a bare number that somebody or a life is said to be."""
    amount, first, last, _ = placed
    bare = amount.kind == "count" and not amount.unit and amount.scale == 1 and amount.top is None
    if not bare or not 0 < amount.value < 121 or amount.value != int(amount.value):
        return False
    verb = tokens[tokens[last].head]
    at = first - 1
    while at > 0 and tokens[at].pos in ("ADV", "ADP"):
        at -= 1
    if verb.lemma not in ("be", "turn") or at < 0 or tokens[at].pos not in ("AUX", "VERB"):
        return False
    if last + 1 < len(tokens) and (
        tokens[last + 1].lower in ("of", "in", "to", "from", "%", "per") or tokens[last + 1].pos == "NOUN"
    ):
        return False
    subject = [t for t in tokens[:at] if t.dep == "nsubj" and t.head == verb.i]
    if any(t.lower in _WHO for t in subject):
        return True
    return any(a.lower == "life" and b.lower == "expectancy" for a, b in pairwise(tokens[:at]))


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


def _measures_nothing(tokens: Sequence[Token], placed: _Placed) -> bool:
    """Whether the number only places or ranks what is told: "nine days later", "one of the finest bridges"."""
    amount, _, last, _ = placed
    after = [t.lower for t in tokens[last + 1 : last + 4]]
    if amount.kind == "duration":
        return after[:1] in (["later"], ["earlier"], ["ago"])
    ranked = any(t.tag in ("JJS", "RBS") for t in tokens[last + 2 : last + 6])
    return _is_lone_one(amount) and after[:1] == ["of"] and ranked


def _counted(tokens: Sequence[Token], amount: Amount, last: int) -> Counted | None:
    if (amount.kind == "count" and not amount.unit) or (amount.kind == "ratio" and amount.unit == "fraction"):
        return counted_noun(tokens, last, loosely=amount.kind == "ratio")
    return None


def _only_looks_like_change(tokens: Sequence[Token], placed: _Placed, change: Change) -> bool:
    """ "Lifted eleven mines" changes no number, and neither does "crashed six minutes after take-off"."""
    amount, first, last, counted = placed
    money = amount.kind == "currency" or (amount.kind == "count" and counted is None and amount.scale > 1)
    if money and collects(tokens, change, first):
        return True
    if (
        amount.kind in ("physical", "currency")
        and change.last < first
        and _opens_a_noun_phrase(tokens, change, first, last)
    ):
        return True
    if amount.kind in ("duration", "age"):
        return (
            change.role == "by"
            and change.last < first
            and tokens[first - 1].lower != "by"
            and tokens[change.last].lower != "of"
        )
    return amount.kind == "count" and counted is not None and handles_things(tokens, change, first)


def _opens_a_noun_phrase(tokens: Sequence[Token], change: Change, first: int, last: int) -> bool:
    """ "Added a 30 degree turn": the number only describes what the verb takes."""
    article = any(t.lower in ("a", "an") for t in tokens[change.last + 1 : first])
    return article and change.role == "by" and tokens[last].dep in ("compound", "nmod", "amod", "nummod")


def _tokens_inside(tokens: Sequence[Token], start: int, end: int) -> range:
    """The indexes of the tokens that share characters with a stretch."""
    first = bisect_right(tokens, start, key=lambda t: t.end)
    return range(first, bisect_left(tokens, end, lo=first, key=lambda t: t.start))


def _opens_a_line(text: str, number: Token, noun: Token) -> bool:
    """ "... toll to 84 / Iran on Monday ...": the next line's first word is not counted."""
    return "\n" in text[number.end : noun.start] and noun.text[:1].isupper()


def _is_model_number(tokens: Sequence[Token], amount: Amount, counted: Counted) -> bool:
    """ "11 Pro", "12 Mini deal": a bare number straight before a name in the singular."""
    bare = amount.form == "digits" and amount.scale == 1 and not amount.modifier and amount.numeral.digits.isdigit()
    return bare and tokens[counted.first].tag == "NNP" and tokens[counted.head].tag in ("NNP", "NN")


def _measure(tokens: Sequence[Token], amount: Amount, counted: Counted) -> None:
    """ "517 rushing yards", "50 previous years": a counted noun that is a unit of measure makes a measurement."""
    unit = unit_after(f" {tokens[counted.head].lower}", 0) if counted.head > counted.first else None
    if amount.kind == "count" and unit is not None and unit.kind in ("physical", "duration", "currency"):
        amount.kind, amount.unit = unit.kind, unit.name


def _is_lone_one(amount: Amount) -> bool:
    return amount.form == "words" and amount.kind == "count" and not amount.unit and amount.value == 1


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
