"""Whether two reports' counts may be of one incident, given how tolls grow and are revised."""

from __future__ import annotations

import math

from newstally.model import CountRange, IncidentMention

_EFFECTS = (("killed", 1.0), ("injured", 0.5), ("abducted", 1.0), ("killed_perpetrators", 0.5))
_LIMIT = 3.0
# A toll that grew more than this many times over speaks for another incident.
_USUAL_GROWTH = 3.0
# Two large numbers that nearly agree are unlikely to do so by chance.
_LARGE = 10


def weigh_counts(earlier: IncidentMention, later: IncidentMention) -> tuple[float, str]:
    """The weight of what two reports count, the older report's first, and why."""
    total, reasons = 0.0, []
    for effect, share in _EFFECTS:
        first: CountRange | None = getattr(earlier, effect)
        second: CountRange | None = getattr(later, effect)
        weight = _weigh(_figure(first), _figure(second))
        if weight:
            total += share * weight
            reasons.append(f"{effect.replace('_', ' ')} {_figure(first)} and {_figure(second)}")
    return max(-_LIMIT, min(_LIMIT, total)), "; ".join(reasons) or "no counts in common"


def _figure(counted: CountRange | None) -> int | None:
    if counted is None:
        return None
    return counted.low if counted.low is not None else counted.high


def _weigh(first: int | None, second: int | None) -> float:
    if first is None or second is None:
        return 0.0
    if first == second:
        # A shared 213 says more than a shared 2, and "no one was hurt" says little.
        return min(3.0, 0.8 + 0.5 * math.log2(first)) if first else 0.4
    if first == 0:
        return -0.5 if second <= 2 else -1.5
    if second == 0:
        return -2.0
    growth = second / first
    if growth >= 1:
        return (
            (0.8 if first >= _LARGE else 0.3)
            if growth <= 1.2
            else -min(2.0, max(0.0, 0.5 * math.log2(growth / _USUAL_GROWTH)))
        )
    if growth >= 0.9 and first >= _LARGE:
        return 0.8
    return 0.0 if growth >= 0.6 else -min(2.0, -math.log2(growth))
