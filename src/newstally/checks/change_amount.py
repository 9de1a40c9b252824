"""An amount of change agrees with the two levels it lies between.

Asserts: where a text gives a level, its base and the amount between them, level - base is that amount
within the rounding of the three numbers.

Why editors care: updated stories change one of the three numbers and leave the others.

Holds: The death toll rose by nine to 52 on Wednesday, from 43 a day earlier.

Fails: The death toll rose by 11 to 52 on Wednesday, from 43 a day earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newstally.checks.findings import amount, figure, finding, operand, tidy
from newstally.checks.interval import Values, compare, confirms, magnitude
from newstally.checks.pairs import Pair
from newstally.checks.passage import Number, Passage, same_unit
from newstally.checks.slips import Slip
from newstally.model import Finding


def find(passage: Passage) -> Iterator[Finding]:
    """The amounts of change that the text sets beside their levels."""
    for pair in passage.pairs:
        if pair.base.is_percent:
            continue
        for change in (*pair.changes, *pair.told_elsewhere):
            if not change.is_percent and not change.is_points and same_unit(change, pair.level):
                yield from judge(passage, pair, change)


def judge(passage: Passage, pair: Pair, change: Number) -> Iterator[Finding]:
    worked_out = pair.level.operand - pair.base.operand
    direction = pair.way(change)
    up = direction == "up" or (not direction and pair.level.value >= pair.base.value)
    expected = worked_out if up else worked_out.scaled(-1)
    verdict = compare(change.operand, expected)
    guessed = not pair.sure or change in pair.told_elsewhere
    if guessed and not confirms(change.operand, expected):
        return
    rose = pair.level.value >= pair.base.value
    moved, other = ("rise", "fall") if rose else ("fall", "rise")
    ends, size = f"from {tidy(pair.base.text)} to {tidy(pair.level.text)}", amount(magnitude(worked_out).narrow, change)
    agrees = up == rose
    reason = f"a {moved} {ends} is {size}" if agrees else f"{ends} is a {moved} of {size}"
    yield finding(
        passage,
        "change_amount",
        verdict,
        [operand("amount", change), operand("from", pair.base), operand("to", pair.level)],
        f"{figure(pair.level.value)} - {figure(pair.base.value)} = {figure(change.value if up else -change.value)}",
        reason,
        expected=expected,
        instead=tidy(change.text) if agrees else f"a {other} of {tidy(change.text)}",
        slip=Slip(change, change.operand, (pair.base, pair.level), _difference, turned=not agrees),
    )


def _difference(values: Sequence[Values]) -> Values:
    base, level = values
    return magnitude(level - base)
