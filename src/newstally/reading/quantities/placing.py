"""Placing: an amount's tokens in its sentence and the noun it counts, or the insight that it is no quantity."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newstally.lexicon import table
from newstally.reading.language import Token
from newstally.reading.quantities.amount import Amount
from newstally.reading.quantities.amounts import is_one_of_several
from newstally.reading.quantities.counted import Counted, counted_noun
from newstally.reading.quantities.numerals import ROOM
from newstally.reading.quantities.plurals import is_irregular
from newstally.reading.quantities.units import unit_after

_SHARES = frozenset(table(ROOM, "context_words.toml")["counted"]["shares"].split())
_WHO = frozenset(("he", "she", "who", "i"))


class Placed(NamedTuple):
    """An amount with its tokens in a sentence and the noun it counts."""

    amount: Amount
    first: int
    last: int
    counted: Counted | None


def place(text: str, tokens: Sequence[Token], amount: Amount) -> Placed | None:
    """The amount's tokens and counted noun; None where the tokens say it is no quantity after all."""
    inside = _tokens_inside(tokens, amount.start, (amount.top or amount).end)
    if not inside or _is_ordinal(tokens, amount, inside):
        return None
    counted = _counted(tokens, amount, inside[-1])
    if counted is not None and _opens_a_line(text, tokens[inside[-1]], tokens[counted.first]):
        counted = None
    if counted is None:
        lone = is_lone_one(amount) and not is_one_of_several(text, amount.start)
        return None if lone else Placed(amount, inside[0], inside[-1], None)
    if is_lone_one(amount) and _is_verb_after_one(tokens, inside[-1], counted):
        return None
    if _is_model_number(tokens, amount, inside[0], counted):
        return None
    if tokens[counted.first].lower in ("last", "next", "this"):
        return Placed(amount, inside[0], inside[-1], None)  # "1.4 in 2018 and 2.1 last year"
    _measure(tokens, amount, counted)
    return Placed(amount, inside[0], inside[-1], counted)


def _is_verb_after_one(tokens: Sequence[Token], one: int, counted: Counted) -> bool:
    """ "As one |heads| south": no noun in the plural follows a "one" that counts."""
    head = tokens[counted.head]
    return counted.head == one + 1 and head.tag == "NNS" and head.lower.endswith("s") and not is_irregular(head.lower)


def own_end(placed: Placed) -> int:
    """The last token of number and unit; a fraction's "of" phrase is what it measures, not its own."""
    return placed.last if placed.counted is None or placed.amount.kind == "ratio" else placed.counted.head


def rate_end(tokens: Sequence[Token], placed: Placed) -> int:
    """The last token of number, unit and rate: "$3,500 a month"."""
    end = own_end(placed)
    while end + 1 < len(tokens) and tokens[end + 1].start < placed.amount.per_end:
        end += 1
    return end


def _is_ordinal(tokens: Sequence[Token], amount: Amount, inside: range) -> bool:
    """Whether "a fourth" says which one, and no part: "a fourth child", "a sixth straight loss"."""
    last, after = tokens[inside[-1]], inside[-1] + 1
    if amount.unit != "fraction" or tokens[inside[0]].lower not in ("a", "an") or last.lower in ("half", "quarter"):
        return False
    while after < len(tokens) and tokens[after].tag in ("JJ", "HYPH", "VBN", "NNP"):
        after += 1
    return after < len(tokens) and tokens[after].tag == "NN" and tokens[after].lower not in _SHARES


def _counted(tokens: Sequence[Token], amount: Amount, last: int) -> Counted | None:
    if (amount.kind == "count" and not amount.unit) or (amount.kind == "ratio" and amount.unit == "fraction"):
        return counted_noun(tokens, last, loosely=amount.kind == "ratio")
    return None


def _tokens_inside(tokens: Sequence[Token], start: int, end: int) -> range:
    """The indexes of the tokens that share characters with a stretch."""
    first = bisect_right(tokens, start, key=lambda t: t.end)
    return range(first, bisect_left(tokens, end, lo=first, key=lambda t: t.start))


def _opens_a_line(text: str, number: Token, noun: Token) -> bool:
    """ "... toll to 84 / Iran on Monday ...": the next line's first word is not counted."""
    return "\n" in text[number.end : noun.start] and noun.text[:1].isupper()


def _is_model_number(tokens: Sequence[Token], amount: Amount, first: int, counted: Counted) -> bool:
    """ "11 Pro", "12 Mini deal": a bare number straight before a name in the singular."""
    bare = amount.form == "digits" and amount.scale == 1 and not amount.modifier and amount.numeral.digits.isdigit()
    head, before = tokens[counted.head].text, tokens[first - 1] if first else None
    if head.endswith("s") and not head.endswith(("ss", "us", "is", "ies")) and (before is None or before.tag != "NNP"):
        return False  # "ordered 60 Airbus A321s", "won 25 Emmys"
    return bare and tokens[counted.first].tag == "NNP" and tokens[counted.head].tag in ("NNP", "NN")


def _measure(tokens: Sequence[Token], amount: Amount, counted: Counted) -> None:
    """ "517 rushing yards", "50 previous years": a counted noun that is a unit of measure makes a measurement."""
    unit = unit_after(f" {tokens[counted.head].lower}", 0) if counted.head > counted.first else None
    if amount.kind == "count" and unit is not None and unit.kind in ("physical", "duration", "currency"):
        amount.kind, amount.unit = unit.kind, unit.name


def is_lone_one(amount: Amount) -> bool:
    """Whether the amount is a bare "one", which is a pronoun more often than a count."""
    return amount.form == "words" and amount.kind == "count" and not amount.unit and amount.value == 1


def tells_an_age(tokens: Sequence[Token], placed: Placed) -> bool:
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
