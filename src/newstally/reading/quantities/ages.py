"""Ages: bare numbers that are somebody's age for what stands around them ("Maria Lopez, 34, said")."""

from __future__ import annotations

import re

from newstally.lexicon import table, words
from newstally.reading.quantities.amount import Amount
from newstally.reading.quantities.numerals import ROOM

_AGED = re.compile(r"\b(?:aged?(?: of| between)?|ages(?: of|:)?|turns?|turned|turning)\s+\Z", re.IGNORECASE)
_AGED_IN_WORDS = re.compile(r"\bage[ds](?: of| between| from)?\s\Z", re.IGNORECASE)
_CLOSES = re.compile(r",|\.?[”\"]?(?:\s*\Z|\n|(?<=[.”\"])\s)")
_TELLS_OF = re.compile(
    r"\b(?:said|says|saying|added|told|by|of|with|named|identified as|victim|is|was) "
    r"(?:[A-Z][\w’'.-]*\s){0,3}[A-Z][\w’'-]*,\s\Z"
)
_COMMA = re.compile(r",\s")
_AFTER_NAME = re.compile(r"(?P<name>[A-Z][\w’'-]*\w|Jr\.|Sr\.),\s\Z")
_AFTER_DESCRIPTION = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y) (?:[\w’-]+ ){0,2}(?P<noun>[a-z-]+), \Z"
)
_SENTENCE_BETWEEN = re.compile(r"[.!?;]\s|\n")
_NOT_AGED = words(ROOM, "never_aged.txt")
_NOT_PEOPLE = frozenset(table(ROOM, "context_words.toml")["concepts"]["calendar"].title().split())


def takes_age(text: str, amount: Amount, last: Amount | None) -> bool:
    """Whether a bare number is an age, in digits or in words; `last` is the amount before it."""
    if amount.form == "words":
        return amount.value < 100 and _AGED_IN_WORDS.search(text, max(0, amount.start - 16), amount.start) is not None
    if amount.form != "digits" or amount.scale != 1 or not 0 <= amount.value < 121:
        return False
    return is_age(text, amount.start, amount.end) or (last is not None and _goes_on(text, amount, last))


def is_age(text: str, start: int, end: int) -> bool:
    """Whether a bare number is somebody's age: "aged 34", "Maria Lopez, 34, said", "the winger, 24, joins"."""
    if _AGED.search(text, max(0, start - 16), start):
        return True
    closing = _CLOSES.match(text, end)
    if closing is None:
        return False
    before = text[max(0, start - 40) : start]
    named = _AFTER_NAME.search(before)
    if named is not None and closing.group()[:1] == "." and not _TELLS_OF.search(before):
        return False  # "Neptune has 14 moons; Jupiter, 95."
    if named is not None:
        return named["name"] not in _NOT_PEOPLE
    described = _AFTER_DESCRIPTION.search(before)
    return described is not None and described["noun"] not in _NOT_AGED and _COMMA.match(text, end) is not None


def _goes_on(text: str, amount: Amount, last: Amount) -> bool:
    """ "Smith, 34, and his wife, Anna (31)", "killed Ali, 37, and hurt Anna Rossi, 28.": a name goes on with ages."""
    if last.kind != "age" or amount.start - last.end > 120:
        return False
    gap = text[last.end : amount.start]
    if _AFTER_NAME.search(gap) and _CLOSES.match(text, amount.end):
        return not _SENTENCE_BETWEEN.search(gap)
    bracketed = text[amount.start - 1 : amount.start] == "(" and text[amount.end : amount.end + 1] == ")"
    named = text[max(0, amount.start - 3) : amount.start - 1].strip().isalpha()
    return bracketed and named
