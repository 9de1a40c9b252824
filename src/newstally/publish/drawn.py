"""Which series of which indicators a chart can draw, and what to say where there is none."""

from __future__ import annotations

from collections.abc import Iterable

from newstally.ledger.series.lines import FAMILY
from newstally.ledger.series.records import Family, LedgerIndicator, Series
from newstally.publish.points import points_of

# More panels than this are no picture any more.
MOST = 12
_FEWEST = 2


class DrawingError(ValueError):
    """There is nothing to draw, or too much; the message says what there is."""


class Drawn:
    """What goes into one panel: an indicator, the series of it that is drawn, and its points."""

    def __init__(self, indicator: LedgerIndicator, series: Series) -> None:
        self.indicator = indicator
        self.series = series
        self.points = points_of(series)

    @property
    def periods(self) -> int:
        """How many periods have a value."""
        return len({(point.start, point.end) for point in self.points})

    @property
    def is_change(self) -> bool:
        """Whether its values are changes, above and below zero."""
        return self.series.family == "change"


def to_draw(indicators: Iterable[LedgerIndicator], aspect: str = "") -> list[Drawn]:
    """Of each indicator the series of the most periods, two or more; levels come before their changes.

    `aspect` ("change" ...) chooses among its series.

    Raises DrawingError where no series has two periods, and where there are too many for one picture.
    """
    every = list(indicators)
    family = FAMILY.get(aspect)
    best = [drawn for each in every if (drawn := _best(each, family)) is not None]
    found = [drawn for drawn in best if drawn.periods >= _FEWEST]
    if not found:
        raise DrawingError(_what_there_is(every, best))
    if len(found) > MOST:
        raise DrawingError(
            f"{len(found)} indicators are too many for one picture (at most {MOST}); choose with --concept or --place: "
            + _named([drawn.indicator.title for drawn in found])
        )
    return found


def _best(indicator: LedgerIndicator, family: Family | None) -> Drawn | None:
    drawn = [Drawn(indicator, series) for series in indicator.series if family in (None, series.family)]
    # The order of an indicator's series breaks a tie.
    return max(drawn, key=lambda each: each.periods, default=None)


def _what_there_is(every: list[LedgerIndicator], best: list[Drawn]) -> str:
    if not every:
        return "nothing to draw: there are no figures"
    if not best:
        kinds = ", ".join(sorted({series.family for each in every for series in each.series}))
        return f"nothing to draw: no figure is of that aspect; there are figures of {kinds}"
    fullest = sorted(best, key=lambda each: -each.periods)
    shown = _named([f"{each.indicator.title} ({_periods(each.periods)})" for each in fullest])
    # A report without a date leaves "in May" without a year.
    undated = all(not each.periods for each in best)
    advice = "; where the files say no date, give it with --published YYYY-MM-DD" if undated else ""
    return f"nothing to draw: a series needs values of two periods; there are {shown}{advice}"


def _named(titles: list[str]) -> str:
    """As many as a message can hold, and how many more there are."""
    more = f" and {len(titles) - MOST} more" if len(titles) > MOST else ""
    return "; ".join(titles[:MOST]) + more


def _periods(count: int) -> str:
    return "no period said" if not count else f"{count} period{'' if count == 1 else 's'}"
