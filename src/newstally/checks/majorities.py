"""Majorities told apart from their votes: "took the ward with 11,482 votes. Her nearest rival had 9,917 ...".

Two sentences, one with the votes of the winner and one with those of the runner-up, and the number that says
itself that it is the majority. They must name no third number of votes: that may be another candidate's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.checks.passage import Line, Number, Passage, is_bare

_HOW = r"(?:just |only |some |about |a mere |a slim |a narrow )*"
_MAJORITY_BEFORE = re.compile(
    r"\b(?:majority|margin|winning margin)\b(?:,? (?:of|was|is|came to|stood at))?,? " + _HOW + "$"
)
_MAJORITY_AFTER = re.compile(r"^(?: votes?)? (?:adrift|behind|ahead|short|clear)\b")
_RIVAL = re.compile(
    r"\b(?:rivals?|opponents?|runners?-up|challengers?|nearest|closest|second place|came second|finished second)\b"
)
_FEWEST = 20


def majorities(passage: Passage) -> Iterator[tuple[Number, Number, Number]]:
    """The runner-up's votes, the winner's and the majority, wherever two sentences tell just these."""
    for line in passage.body:
        for change in line.numbers:
            if change.quantity.kind != "count" or not _is_majority(change):
                continue
            votes = _votes(line, change)
            if votes is not None:
                yield votes[0], votes[1], change


def _is_majority(number: Number) -> bool:
    return _MAJORITY_BEFORE.search(number.before) is not None or _MAJORITY_AFTER.match(number.after) is not None


def _votes(line: Line, change: Number) -> tuple[Number, Number] | None:
    """The two numbers of votes of the sentence and the one before, the smaller first; None where there are more."""
    lines = [other for other in (line.previous, line) if other is not None]
    votes = [n for other in lines for n in other.numbers if n is not change and _counts_votes(n)]
    if len(votes) != 2 or not any(n.quantity.unit.startswith("vote") for n in votes):
        return None
    if votes[0].line is votes[1].line or not _RIVAL.search(line.text) or votes[0].value == votes[1].value:
        return None
    smaller, larger = sorted(votes, key=lambda n: n.value)
    return smaller, larger


def _counts_votes(number: Number) -> bool:
    named = number.quantity.unit.startswith("vote") or is_bare(number)
    return named and number.quantity.kind == "count" and number.value >= _FEWEST and not number.quantity.modifier
