"""Numbers: the counts of a sentence with the nouns they count, as printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newstally.lexicon import table
from newstally.model import Quantity
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM
from newstally.reading.language import Token

_WORDS = table(ROOM, "people.toml")
_SMALL: dict[str, int] = table(ROOM, "discourse.toml")["small_numbers"]
_HOUSEHOLDS = frozenset(("family", "crew", "party", "household", "team"))
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: its ends as printed, its first token and the noun it counts."""

    low: int | None
    high: int | None
    start: int
    end: int
    first: Token
    noun: Token


def ends(quantity: Quantity) -> tuple[int | None, int | None]:
    """The printed ends of a count: exact 5/5, at least 5/None, at most None/5, about 5/5, a range both."""
    value = int(quantity.value)
    if quantity.high is not None:
        return (value, int(quantity.high))
    if quantity.modifier in ("at_least", "more_than") or (
        quantity.interval.high is None and quantity.interval.low is not None
    ):
        return (value, None)
    if quantity.modifier in ("at_most", "less_than"):
        return (None, value)
    return (value, value)


def numbers_of(clauses: Clauses, quantities: Iterable[Quantity]) -> Iterator[Number]:
    """The counts of a sentence, in text order; vague words ("several") with their least reading."""
    start, end = clauses.sentence.span
    households = list(_households(clauses))
    yield from households
    covered = {number.first.i for number in households}
    for quantity in quantities:
        at, to = quantity.span
        if quantity.value == 0:
            continue
        if quantity.kind != "count" or not start <= at < end:
            continue
        inside = [t for t in clauses.tokens if at <= t.start < to]
        if not inside or inside[-1].i in covered:
            continue
        covered.update(t.i for t in inside)
        before = clauses.tokens[inside[0].i - 1].lower if inside[0].i else ""
        if before in ("no", "every", "any", "each"):
            continue
        low, high = ends(quantity)
        yield Number(low, high, at, to, inside[-1], _counted(clauses, inside))
    vague: dict[str, int] = _WORDS["vague"]
    for token in clauses.tokens:
        before = clauses.tokens[token.i - 1].lower if token.i else ""
        if token.lower == "dozen" and token.i not in covered and before == "a":
            yield Number(12, 12, token.start, token.end, token, _counted(clauses, [token]))
    for token in clauses.tokens:
        if token.i not in covered and token.lower in vague:
            noun = _counted(clauses, [token])
            yield Number(vague[token.lower], None, token.start, token.end, token, noun)


def _households(clauses: Clauses) -> Iterator[Number]:
    """ "A family of six", "a crew of 11": as many people."""
    for token in clauses.tokens[:-2]:
        of, number = clauses.tokens[token.i + 1 : token.i + 3]
        if token.lower not in _HOUSEHOLDS or of.lower != "of":
            continue
        value = _SMALL.get(number.lower) or (int(number.text) if number.text.isdecimal() else 0)
        if 1 < value < _MOST:
            yield Number(value, value, token.start, number.end, number, token)


def _counted(clauses: Clauses, inside: list[Token]) -> Token:
    """The noun that a number counts: what it modifies, or the number itself."""
    span = {t.i for t in inside}
    token = inside[-1]
    for candidate in inside:
        if candidate.head not in span:
            token = candidate
    head = clauses.head(token)
    if token.dep in ("nummod", "amod", "quantmod", "det", "poss", "compound") and head is not None:
        if head.dep in ("nummod", "quantmod"):
            above = clauses.head(head)
            return above if above is not None else head
        return head
    for prep in clauses.children(token, "prep"):
        if prep.lower == "of" and token.tag in ("NNS", "NN") and not is_definite(clauses, prep):
            # "dozens of passengers", "scores of people": the number counts what follows.
            return next(iter(clauses.children(prep, "pobj")), token)
    return token


def is_definite(clauses: Clauses, prep: Token) -> bool:
    """Whether what follows "of" is known already ("of them", "of the wounded"), so that the number is a part."""
    for noun in clauses.children(prep, "pobj"):
        if noun.tag == "PRP" or noun.lower in ("them", "those", "these", "whom", "which"):
            return True
        if any(
            d.lower in ("the", "those", "these", "his", "her", "their") for d in clauses.children(noun, "det", "poss")
        ):
            return True
    return False
