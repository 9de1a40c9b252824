"""Dates that a story only recalls or looks on to: "where he had studied in 1931", "planned for 1976"."""

from __future__ import annotations

from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import BREAK, context

# How far before a date the words stand that say so, in words.
_REACH = 12
# So many years away a story does not go without saying so at the head of a sentence.
_LEAP = 4


def is_aside(phrase: Phrase, span: Span, line: Span) -> bool:
    """Whether a date lies beside the line of the story: before it and recalled, after it and looked on to."""
    if phrase.before() == "since" or in_brackets(phrase):
        return True
    if phrase.rule in ("distance", "relative_period") and span.first < line.first:
        return True
    if span.grain in ("year", "decade", "century") and phrase.before() == "of":
        return True  # "The offensive of 1972".
    cues = context("recalling") if span.first < line.first else context("looking_on")
    # "Held until May 1940" takes the story there, "lasted until the fall of the city in May 1940" tells only the end.
    return any(word in cues for word in _clause(phrase)[1:])


def is_recalled(phrase: Phrase) -> bool:
    """Whether a past perfect puts a date before the story: "where he had studied in March"."""
    return any(word in context("recalling") for word in _clause(phrase))


def is_leap(phrase: Phrase, span: Span, line: Span) -> bool:
    """Whether a date far from the story stands in the midst of a sentence: "papers found in 2004 showed"."""
    return abs(span.first.year - line.first.year) > _LEAP and not heads_its_sentence(phrase)


def heads_its_sentence(phrase: Phrase) -> bool:
    """Whether a sentence opens with the phrase: "In 2004, ...", "On 7 April ..."."""
    return BREAK in (phrase.before(), phrase.before(2))


def _clause(phrase: Phrase) -> list[str]:
    """The words before a phrase in its sentence, the nearest first."""
    words: list[str] = []
    for back in range(1, _REACH):
        word = phrase.before(back)
        if word in (BREAK, ";"):
            break
        words.append(word)
    return words


def in_brackets(phrase: Phrase) -> bool:
    """Whether a phrase stands in brackets."""
    for word in _clause(phrase):
        if word == ")":
            return False
        if word == "(":
            return True
    return False
