"""Dates that a story only recalls or looks on to: "where he had studied in 1931", "planned for 1976"."""

from __future__ import annotations

from itertools import takewhile

from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import BREAK, context

# How far before a date the words stand that say so, in words.
_REACH = 11
# So many years away a story does not go without saying so at the head of a paragraph.
_LEAP = 4


def is_aside(phrase: Phrase, span: Span, line: Span) -> bool:
    """Whether a date lies beside the line of the story: before it and recalled, after it and looked on to."""
    if is_heading(phrase):
        return False
    if stands_apart(phrase) or (span.grain in _LONG and _names_a_thing(phrase)):
        return True
    if phrase.rule in ("distance", "relative_period") and span.first < line.first:
        return True
    cues = context("recalling") if span.first < line.first else context("looking_on")
    # "Held until May 1940" takes the story there, "lasted until the fall of the city in May 1940" tells only the end.
    return any(word in cues for word in _clause(phrase)[1:])


_LONG = frozenset(("year", "decade", "century"))


def stands_apart(phrase: Phrase) -> bool:
    """Whether a date is only compared with or put in brackets: "since 1813", "as in 1614", "(signed in 1987)"."""
    return phrase.before() == "since" or phrase.before(2) in ("as", "than", "like") or in_brackets(phrase)


def _names_a_thing(phrase: Phrase) -> bool:
    """Whether a year only tells one thing from others: "the offensive of 1972", "the 1614 rules"."""
    if phrase.before() == "of":
        return True
    return phrase.before() in context("determiners") and phrase.after()[:1].isalpha()


def is_heading(phrase: Phrase) -> bool:
    """Whether a line without a full stop ends with the phrase: "Campaign of 1905"."""
    return phrase.after() == BREAK and phrase.tokens.text[phrase.end : phrase.end + 1] in ("\n", "")


def is_recalled(phrase: Phrase) -> bool:
    """Whether a past perfect puts a date before the story: "where he had studied in March"."""
    return any(word in context("recalling") for word in _clause(phrase))


def is_leap(span: Span, line: Span) -> bool:
    """Whether a date lies years away from the story."""
    return abs(span.first.year - line.first.year) > _LEAP


def _clause(phrase: Phrase) -> list[str]:
    """The words before a phrase in its clause, the nearest first."""
    return list(takewhile(lambda word: word != ";", phrase.words_before(_REACH)))


def in_brackets(phrase: Phrase) -> bool:
    """Whether a phrase stands in brackets."""
    for word in _clause(phrase):
        if word == ")":
            return False
        if word == "(":
            return True
    return False
