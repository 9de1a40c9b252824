"""Idioms: number words that multiply, scale or count nothing where they stand ("a double murder", "exam scores")."""

from __future__ import annotations

import re
from typing import Literal

from newstally.lexicon import table
from newstally.reading.quantities.numerals import ROOM, Numeral

_IDIOMS: dict[str, dict[str, frozenset[str]]] = {
    section: {name: frozenset(listed) for name, listed in lists.items()}
    for section, lists in table(ROOM, "idioms.toml").items()
}
_BEFORE = re.compile(r"(?P<word>[^\s(\[“\"‘/-]+)[\s-]\Z")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_AFTER = re.compile(r"[\s-](?P<word>[^\s,.;:!?)\]”\"/-]+)")


def word_before(text: str, start: int) -> str:
    """The word straight before a stretch, in lower case; empty at a beginning or after punctuation."""
    found = _BEFORE.search(text, max(0, start - 24), start)
    return found["word"].lower() if found and found["word"][-1] not in ",.;:!?)" else ""


def word_after(text: str, end: int) -> str:
    """The word straight after a stretch, in lower case; empty at an end or before punctuation."""
    found = _AFTER.match(text, end)
    return found["word"].lower() if found else ""


def counts_nothing(text: str, numeral: Numeral) -> bool:
    """Whether a number word is part of an idiom or a name for a kind, and no number."""
    before, after = word_before(text, numeral.start), word_after(text, numeral.end)
    word = text[numeral.start : numeral.end].lower()
    if numeral.form == "multiple":
        return not _multiplies(word, before, after)
    if numeral.form == "vague":
        return _is_no_crowd(word, before, after, text[numeral.start].isupper())
    if word == "dozen" or word == "a dozen":
        return before in _IDIOMS["dozen"]["before"]
    if word == "zero":
        return before in _IDIOMS["zero"]["before"] or after in _IDIOMS["zero"]["after"]
    if numeral.form == "fraction":
        return _is_one_more(word, before, after)
    if word == "hundred":
        return _ORDINAL.fullmatch(before) is not None or before in _IDIOMS["hundred"]["before"]
    if word == "one" and text[numeral.end : numeral.end + 1] != "-" and after in _IDIOMS["in_passing"]["after"]:
        return before in _IDIOMS["in_passing"]["before"] and word_after(text, numeral.end + len(after) + 1) != "of"
    if word == "one" and after == "day" and text[numeral.end] != "-":
        return _is_some_day(before, word_after(text, numeral.end + 4))
    return False


def is_labelled(text: str, start: int, which: Literal["before", "always"] = "before") -> bool:
    """Whether the word before is one that a number after it says which of: "day three", "phase two"."""
    return word_before(text, start) in _IDIOMS["labels"][which]


def _multiplies(word: str, before: str, after: str) -> bool:
    """Whether "double" and its like say by how much, rather than of what kind."""
    lists = _IDIOMS["multiples"]
    if word == "twice":
        return before not in lists["thinking"]
    if word in lists["bare"]:
        if before in lists["nouns_after"]:
            return False
        if not after:
            return before in lists["verbs_before"]
        if before in lists["verbs"]:
            return after not in lists["particles"]  # "promises to double pensions"
        return after in lists["multiplied"] or after[0] in "0123456789$€£₹"
    if word in lists["plural"]:
        named = before in lists["nouns_after"] or before in lists["plurals_after"]
        return not named and after in lists["multiplied"]
    return after not in lists["particles"]


def _is_one_more(word: str, before: str, after: str) -> bool:
    """ "Three were shot dead and a fourth was hurt": the next in a row, and no part."""
    lists = _IDIOMS["next_in_a_row"]
    return (
        word[:2] == "a "
        and word not in ("a half", "a quarter")
        and before in lists["before"]
        and after in lists["after"]
    )


def _is_no_crowd(word: str, before: str, after: str, capital: bool) -> bool:
    """ "Exam scores", "he scores", "three hundreds": plurals that are no vague numbers."""
    if word == "scores":
        lists = _IDIOMS["scores"]
        if after == "of":
            return before in lists["before"]
        begins = (before == "" and capital) or before in lists["joins"]
        return not (begins and after in lists["counting"])
    return word == "hundreds" and (before.isdigit() or before in ("two", "three", "four", "five", "six", "double"))


def _is_some_day(before: str, after: str) -> bool:
    """ "One day, she hopes": an indefinite day, and no length of time."""
    return before not in _IDIOMS["day"]["before"] and after not in _IDIOMS["day"]["after"]
