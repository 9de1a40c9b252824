"""What two indicators say of the same period: the same value, or values that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from newstally.ledger.series.lines import family_of, frequency_between, frequency_of
from newstally.ledger.series.records import Observed, may_both_be_right
from newstally.ledger.series.told import Group
from newstally.model import Figure

# A period's start and end, how its value is measured, and whether it is a level, a change (against when) or a share.
Slot = tuple[str, str, str, str]
# Digits that a coincidence rarely has.
_TELLING_DIGITS = 3


def slots(group: Group, rates: frozenset[str]) -> dict[Slot, list[Observed]]:
    """The figures of a group by what they are values of; forecasts and figures without a period are none."""
    # A group is compared with many others, nearly always with the same terms in mind.
    if rates not in group.slots:
        group.slots[rates] = _slots(group, rates)
    return group.slots[rates]


def _slots(group: Group, rates: frozenset[str]) -> dict[Slot, list[Observed]]:
    found: dict[Slot, list[Observed]] = {}
    for observed in group.told:
        figure = observed.figure
        if figure.aspect == "forecast" or figure.period is None or figure.period.interval is None:
            continue
        family = family_of(figure, rates)
        kind = f"{family} {frequency_between(figure)}" if family == "change" else family
        if frequency_of(figure) == "to date":
            kind += " to date"
        unit = f"{figure.quantity.unit}/{figure.quantity.per}"
        found.setdefault((str(figure.period.interval), unit, kind, figure.direction * (family == "change")), []).append(
            observed
        )
    return found


def compared(a: Group, b: Group, rates: frozenset[str]) -> Iterator[tuple[Figure, Figure, bool]]:
    """For each period both give a value of: a figure of each, and whether they agree; agreement looked for first."""
    one, other = slots(a, rates), slots(b, rates)
    for slot in sorted(one.keys() & other.keys()):
        pairs = [(x.figure, y.figure) for x in one[slot] for y in other[slot]]
        agreeing = next(((x, y) for x, y in pairs if x.quantity.value == y.quantity.value), None)
        if agreeing is not None:
            yield (*agreeing, True)
        elif not any(may_both_be_right(x.interval, y.interval) for x, y in pairs):
            yield (*pairs[0], False)


def value_keys(group: Group) -> Iterator[str]:
    """The values of a group that hardly two indicators share by chance, as keys for an index."""
    for slot, told in slots(group, frozenset()).items():
        for observed in told:
            if digits(observed.figure) >= _TELLING_DIGITS:
                yield f"{slot[0]} {slot[1]} {observed.figure.quantity.value.normalize():f}"


def digits(figure: Figure) -> int:
    """How many digits of a number say something: 3 in "303 million", 1 in "500"."""
    return len(figure.quantity.value.normalize().as_tuple().digits)


def said_for(figure: Figure) -> str:
    """A value as printed, with its period: “$303 million” for 2025-12."""
    period = figure.period
    assert period is not None
    length = frequency_of(figure)
    when = period.value if length not in ("span", "to date", "") else str(period.interval)
    return f"“{' '.join(figure.quantity.text.split())}” for {when}"
