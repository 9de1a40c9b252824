"""Numbers that are no quantities for what stands beside them: parts of names, years."""

from __future__ import annotations

import re

from newstally.lexicon import phrases, words
from newstally.reading.quantities.numerals import ROOM

_FUNCTION_WORDS = words(ROOM, "not_name_words.txt")
_NAMED_BY_NUMBER = words(ROOM, "named_by_number.txt")
_WORD_BEFORE = re.compile(r"(?P<word>[^\s(\[\"“‘/]+)[^\S\n]\Z")
_PREFIX = re.compile(
    r"(?:^|[^\w])(?:sub|minus|to|now|then|pre|post|under|over|about|mid|only|some|just|nearly|all|and|x)[-‑–]\Z",
    re.IGNORECASE,
)


_SPACED_ACRONYM = re.compile(r"\b[A-Z]{3,} [-‑]\Z")  # "COVID -19"


_CHAIN = re.compile(r"(?<![\w-])[A-Z]\w*-(?:\w+-)+\Z")  # "CVE-2024-3094"
_PLUS_IN_NAME = re.compile(r"[A-Z]\d?\+\Z")  # "P5+1"


def is_glued_to_name(text: str, start: int) -> bool:
    """Whether the digits go on with a word or hyphenated name: "G20", "COVID-19", "F-16"."""
    before = text[max(0, start - 24) : start]
    if not before or before[-1].isspace():
        return False
    if before[-1].isalpha() or before[-1] == "_" or (before[-1] in "’'" and before[-2:-1].isalpha()):
        return True
    if _SPACED_ACRONYM.search(before):
        return True
    if _PLUS_IN_NAME.search(before) or _CHAIN.search(before):
        return True
    if before[-1] in "-‑–/" and before[-2:-1].isalnum():
        return _PREFIX.search(before) is None and not before[-2:-1].isdigit()
    return False


def is_numbered(text: str, start: int) -> bool:
    """Whether the word before is one that numbers name: "Flight", "Article", "iPhone"."""
    found = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if found is None:
        return False
    word = found["word"].lower()
    if word.endswith(".") and word not in _SHORT_WORDS:
        return False  # "... for a year. One person familiar with it"
    return word.rstrip(".") in _NAMED_BY_NUMBER


_SHORT_WORDS = frozenset(("no.", "nos.", "vol.", "pt.", "ch.", "sec.", "art.", "p.", "pp.", "rd.", "st."))


def names_before(text: str, start: int, follows_noun: bool) -> bool:
    """Whether the word before makes the number part of a name: "Boeing 737", "Route 66", "Section 144", "S&P 500".

    `follows_noun`: a lower-case plural noun follows, which a number after a strange capitalised word then counts.
    """
    found = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if found is None:
        return False
    word = found["word"]
    if is_numbered(text, start):
        return word.lower() != word or not follows_noun
    if word.lower() == word or word[-1] in ',;:.!?—–)”"' or word.endswith(("’s", "'s")):
        return False
    return word.lower() not in _FUNCTION_WORDS and not follows_noun


_CAPITALISED_NAME = re.compile(r"\b(?:(?:the|a|an|its) [A-Z][\w-]*|(?:Group|Gang) of) \Z")
# After a stop, a bracket, a dash or any other sign a sentence, quotation or dateline may begin.
_BEGINNING = re.compile(r"(?:[^\w\s,&’'-]|[.!?…,][”\"’')\]]+|(?<=\s)-)\Z")
_SMALL_IN_TITLES = words(ROOM, "small_in_titles.txt")
_SENTENCE_ENDS = re.compile(r"\n|[.!?]\s")
_LONG_WORD = re.compile(r"(?<![\w’'-])[A-Za-z][a-z]{3,}")


def names_by_word(text: str, start: int) -> bool:
    """Whether a capitalised number word belongs to a name: "the Big Three", "the Six Nations", "Channel Four".

    In running text a number word has a capital only at a beginning or in a name; in a headline in title case anywhere.
    """
    if _CAPITALISED_NAME.search(text, max(0, start - 30), start) or is_numbered(text, start):
        return True
    return not _is_beginning(text, start) and not is_title_case(text, start)


def _is_beginning(text: str, start: int) -> bool:
    """Whether a sentence, line or quotation may begin here."""
    window = text[max(0, start - 60) : start]
    before = window.rstrip()
    gap = window[len(before) :]
    return not before or "\n" in gap or len(gap) > 2 or _BEGINNING.search(before, max(0, len(before) - 4)) is not None


def is_title_case(text: str, at: int) -> bool:
    """Whether the line around `at` is a headline that gives its long words capitals."""
    before = _SENTENCE_ENDS.split(text[max(0, at - 120) : at])[-1]
    after = _SENTENCE_ENDS.split(text[at : at + 120])[0]
    long_words = _LONG_WORD.findall(before + after)
    small = sum(word[0].islower() and word not in _SMALL_IN_TITLES for word in long_words)
    return bool(small * 12 <= len(long_words))


_YEAR_LIKE = re.compile(r"(?:1[5-9]|2[01])\d\d\Z")
_PEOPLE_AFTER = re.compile(rf"[^\S\n](?:{'|'.join(phrases(ROOM, 'after_no_year.txt'))})\b")
_YEAR_BEFORE = re.compile(rf"\b(?:{'|'.join(phrases(ROOM, 'before_years.txt'))})[^\S\n]\Z", re.IGNORECASE)
_DECADE_AFTER = re.compile(r"[’']?s\b|-\d\d\b")


def is_year(text: str, start: int, end: int, counted: bool) -> bool:
    """Whether four bare digits are a year. `counted`: something says they are an amount, such as a modifier."""
    if _YEAR_LIKE.match(text, start, end) is None:
        return False
    if _PEOPLE_AFTER.match(text, end) and not _YEAR_BEFORE.search(text, max(0, start - 12), start):
        return False  # "2019 people died", but "in 2019 people died"
    return not counted or _DECADE_AFTER.match(text, end) is not None
