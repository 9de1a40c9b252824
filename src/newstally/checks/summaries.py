"""Changes told in a sentence that sums up the one before: "... 6.75%, from 6.25%. They went up by 25 basis points."

The sentence must do nothing else: it points back ("that works out as a rise of", "the extra"), tells one
number and names no other time, and the sentence before gives one base and one level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.checks import series
from newstally.checks.passage import Line, Number, Passage, same_unit

_HOW = r"(?:just |only |about |some |nearly |almost |over |more than |less than )?"
_NOUN = (
    r"(?:rise|increase|gain|jump|growth|fall|drop|decrease|decline|cut|reduction|loss|difference|gap|improvement|hike|"
    r"surge|slump|leap|dip)"
)
_POINTS_BACK = (
    r"(?:that|this|which)(?:'s| is| was| works out (?:as|at|to)| represents| means| amounts to| came to| comes to|"
    r" equals| translates (?:in)?to| makes(?: it)?| marks| corresponds to) "
)
_SUMS_UP = re.compile(
    r"(?:^|[\"“”'‘:] ?)(?:and |so )?(?:"
    + _POINTS_BACK
    + rf"an? (?:[\w-]+ )?{_NOUN} of {_HOW}|"
    + rf"(?:they|it) (?:went|rose|fell|grew|shrank|climbed|dropped) (?:up |down )?by {_HOW}|"
    + rf"the {_NOUN} (?:of|is|was|comes to|amounts to) {_HOW})$"
)
# "That's a 0.6 percent jump": the noun stands behind.
_NOUN_BEHIND = re.compile(r"(?:^|[\"“”'‘:] ?)(?:and |so )?" + _POINTS_BACK + r"an? " + _HOW + "$")
_IS_NOUN = re.compile(rf" {_NOUN}\b")
# "The extra 280,000 euros will go to the stand"; "the extra 90 came from the islands" may be any others.
_EXTRA = re.compile(r"(?:^|[\"“”'‘:] ?)the (?:extra|additional) $")
_TO_COME = re.compile(r"(?: [a-z]+)? (?:will|would|is to|are to|is going|are going)\b")
# The sentence goes on about nothing else: "a rise of 5.2 per cent in turnout", "by 25 basis points and the forint ...".
_NO_MORE = re.compile(rf"(?: {_NOUN})?(?: in [\w-]+)?(?:[.!?,\"”]|$| and | will | would )")


def changes_summed_up(passage: Passage) -> Iterator[tuple[Number, Number, Number]]:
    """Base, level and change of each change that a sentence sums up from the two levels before it."""
    for line in passage.body:
        before = line.previous
        if before is None or len(line.numbers) != 1 or len(before.numbers) < 2:
            continue
        change = line.numbers[0]
        clause = _says_so(change)
        if clause is None or line.stretches or any(time.span[0] >= clause for time in line.times):
            continue
        levels = _levels(before, change)
        if levels is None:
            continue
        base, level = levels
        if change.direction != ("down" if level.value > base.value else "up"):
            yield base, level, change


def _says_so(change: Number) -> int | None:
    """Where the words begin that say that a number is the change just told; None where the sentence says more."""
    lead = change.before
    told = _SUMS_UP.search(lead)
    if told is None and _IS_NOUN.match(change.after):
        told = _NOUN_BEHIND.search(lead)
    if told is None and _TO_COME.match(change.after):
        told = _EXTRA.search(lead)
    if told is None or ((change.is_percent or change.is_points) and _NO_MORE.match(change.after) is None):
        return None
    return change.line.start + told.start()


def _levels(line: Line, change: Number) -> tuple[Number, Number] | None:
    """The base and the level of a sentence that gives just one of each."""
    if any(n.is_change for n in line.numbers):
        return None
    pairs = [pair for pair in line.pairs if pair.sure and pair.level.line is line]
    alike = [n for n in line.numbers if _measures(n, change)]
    if len(pairs) == 1 and {pairs[0].base, pairs[0].level} == set(alike):
        return pairs[0].base, pairs[0].level
    if pairs or len(alike) != 2 or len(line.numbers) != 2:
        return None
    return series.in_order(*alike)


def _measures(number: Number, change: Number) -> bool:
    """Whether a number may be a level of the change: of its unit, or any but a share where it is a percentage."""
    if change.is_points:
        return number.quantity.kind == "percent"
    if change.is_percent:
        return not number.is_points and not number.is_fraction
    return same_unit(number, change) and len({number.quantity.unit, change.quantity.unit} - {""}) < 2
