"""A rise is told of numbers that rise, a fall of numbers that fall.

Asserts: where a text says that something went up (or down) from one number to another, the second is
the higher (or lower) one.

Why editors care: swapping the two numbers, or writing "from" for "to", turns the story round.

Holds: The jobless rate edged down to 6.1 percent in June from 6.3 percent in May.

Fails: Unemployment fell to 7.9 percent in the fourth quarter from 7.2 percent in the third.
"""

from __future__ import annotations

from collections.abc import Iterator

from newstally.checks.findings import figure, finding, operand, tidy
from newstally.checks.pairs import Pair
from newstally.checks.passage import Passage
from newstally.model import Finding, Verdict


def find(passage: Passage) -> Iterator[Finding]:
    """The rises and falls whose two levels are told, where no change is told that says more."""
    for pair in passage.pairs:
        if pair.sure and not pair.changes and pair.direction:
            yield from _judge(passage, pair)


def _judge(passage: Passage, pair: Pair) -> Iterator[Finding]:
    difference = pair.level.operand - pair.base.operand
    if pair.direction == "down":
        difference = difference.scaled(-1)
    verdict: Verdict = "undecided"
    if difference.wide.high is not None and difference.wide.high <= 0:
        verdict = "fails"
    elif difference.narrow.high is None or difference.narrow.high > 0:
        verdict = "holds" if pair.level.value != pair.base.value else "undecided"
    rose = pair.level.value > pair.base.value
    sign = ">" if pair.direction == "up" else "<"
    yield finding(
        passage,
        "direction",
        verdict,
        [operand("to", pair.level), operand("from", pair.base)],
        f"{figure(pair.level.value)} {sign} {figure(pair.base.value)}",
        f"from {tidy(pair.base.text)} to {tidy(pair.level.text)} is a {'rise' if rose else 'fall'}",
        instead="a rise" if pair.direction == "up" else "a fall",
        suggestion="perhaps the two numbers are swapped, or the word of change is wrong" if verdict == "fails" else "",
    )
