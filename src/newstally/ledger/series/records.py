"""What the figures of many reports come to: indicators with their series, and proposals that a person decides."""

from __future__ import annotations

from typing import Literal

import msgspec

from newstally.ledger.linking import Part
from newstally.ledger.origins import report_name
from newstally.model import Figure, Interval, Period, Report

Frequency = Literal["", "day", "week", "month", "quarter", "half-year", "year", "to date", "span"]
Family = Literal["level", "change", "share", "rate"]


class Observed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One figure as one report prints it, with where and when that was published."""

    report: str
    source: str
    published: str = ""
    headline: str = ""
    figure: Figure


class Vintages(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What reports print for one period of a series, by the day they were published.

    A later value that cannot be the earlier one rounded is a revision, whether its report says so or not.
    """

    period: Period
    told: tuple[Observed, ...]

    @property
    def revised(self) -> tuple[Observed, ...]:
        """The first to print each value, oldest first; one where it was never revised."""
        kept: list[Observed] = []
        for observed in self.told:
            if not kept or not may_both_be_right(kept[-1].figure.interval, observed.figure.interval):
                kept.append(observed)
        return tuple(kept)


class Series(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Figures of one indicator that stand on one line of a chart: one unit, one frequency, one kind of statement.

    `frequency` is the length of the periods ("to date" counts up from a start, "span" is any other length, ""
    where no period is said); `against` the period a change is measured against, as far back as it lies ("year",
    "month"). Forecasts stand in the series of the levels they are forecasts of. By period, then publication.
    """

    family: Family
    unit: str = ""
    per: str = ""
    frequency: Frequency = ""
    against: Frequency = ""
    told: tuple[Observed, ...] = ()

    @property
    def vintages(self) -> tuple[Vintages, ...]:
        """The values of each period by the day they were published; forecasts are none of them."""
        found: dict[str, list[Observed]] = {}
        for observed in self.told:
            figure = observed.figure
            if figure.aspect != "forecast" and figure.period is not None and figure.period.interval is not None:
                # A rise and a fall are two things; "rose to 303" and "was 303" are one level.
                way = figure.direction if self.family == "change" else ""
                found.setdefault(f"{figure.period.interval} {way}", []).append(observed)
        return tuple(
            Vintages(period=period, told=tuple(sorted(told, key=lambda each: each.published)))
            for told in found.values()
            if (period := told[0].figure.period) is not None
        )


class LedgerIndicator(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One indicator as all reports together tell it (codebook: Figure). Derived from its figures, never typed in.

    `id` is made of its words, place and what else tells it from others; `wordings` are the phrases the reports
    use. `decided_by` is "" where every report uses the same words, else the file in which a person says so.
    """

    id: str
    name: str
    wordings: tuple[str, ...]
    place: str = ""
    unit: str = ""
    scope: str = ""
    # Any further field that tells it from others: adjustment, authority ...
    further: dict[str, str] = {}
    series: tuple[Series, ...] = ()
    reports: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    decided_by: str = ""

    @property
    def title(self) -> str:
        """Its name with what it is limited to, and the place."""
        return ", ".join(dict.fromkeys(part for part in (self.name, self.scope, self.place) if part))

    @property
    def told(self) -> tuple[Observed, ...]:
        """Every figure of it."""
        return tuple(observed for series in self.series for observed in series.told)


class Proposal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Two indicators that may be one: each reason for it with its weight, each reason against it below zero.

    The score is the sum of the parts with `START`. Nothing is joined by a proposal; a person decides.
    """

    a: str
    b: str
    a_title: str
    b_title: str
    a_wording: str
    b_wording: str
    place: str = ""
    score: float
    parts: tuple[Part, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why they may be one."""
        return tuple(part.why for part in self.parts if part.weight > 0)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why they may not be."""
        return tuple(part.why for part in self.parts if part.weight < 0)


class Indicators(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Every indicator of a set of reports, the proposals that are open, and the near ones that stay apart.

    `apart` holds pairs that share words or values and are not taken for one, with the reasons; `unmatched` what
    the decisions name that no report says.
    """

    indicators: tuple[LedgerIndicator, ...]
    proposals: tuple[Proposal, ...] = ()
    apart: tuple[Proposal, ...] = ()
    unmatched: tuple[str, ...] = ()


def may_both_be_right(a: Interval, b: Interval) -> bool:
    """Whether two values may be one: the ranges of what they may mean as written meet."""
    below = a.high is not None and b.low is not None and a.high < b.low
    above = b.high is not None and a.low is not None and b.high < a.low
    return not (below or above)


def observed(report: Report, figure: Figure) -> Observed:
    """A figure with its report's name and day."""
    return Observed(
        report=report.id,
        source=report_name(report),
        published=str(report.published or ""),
        headline=report.headline,
        figure=figure,
    )
