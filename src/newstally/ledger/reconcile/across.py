"""The ledger's reports beside each other: tolls, figures and claims that cannot all be right.

Worked out from what the ledger holds whenever it is asked, so that it follows every incident and series at once. What a
later vintage explains is no disagreement, nor is an "at least" (codebook: Figure).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from newstally.checks.interval import as_result, compare
from newstally.ledger.linking import Account
from newstally.ledger.reconcile.background import Recalled
from newstally.ledger.reconcile.disagreement import looks_back, toll
from newstally.ledger.reconcile.tally_claim import beside
from newstally.ledger.records import Across, LedgerIncident, Tally
from newstally.ledger.series import LedgerIndicator
from newstally.ledger.series.records import Observed
from newstally.ledger.tally.question import Question
from newstally.ledger.tally.spans import EFFECTS
from newstally.model import Finding, Reading, Report, TallyClaim

# Values published further apart may be a first estimate and its revision, whether a report says so or not.
_VINTAGE = dt.timedelta(days=14)


def of_incident(
    incident: LedgerIncident, accounts: Sequence[Account], reports: Mapping[str, Report]
) -> Iterator[Across]:
    """Tolls that a report recalls otherwise than every report from then."""
    for account in accounts:
        others = tuple(other for other in accounts if other.report != account.report)
        recalled = Recalled(account.mention, others)
        reading = Reading(report=reports[account.report], incidents=(account.mention,))
        if not others or not looks_back(reading, recalled):
            continue
        for effect in EFFECTS:
            for finding in toll(reading, recalled, effect):
                yield from _told(finding, account.report, account.source, account.published, account.mention.text,
                                 incident.id)  # fmt: skip


def of_claim(claim: TallyClaim, report: Report, source: str, tally_of: Callable[[Question], Tally]) -> Iterator[Across]:
    """What a report counts beside what the ledger counted until it was published."""
    reading = Reading(report=report, tally_claims=(claim,))
    for finding in beside(reading, claim, tally_of):
        yield from _told(finding, report.id, source, str(report.published or ""), claim.text, "")


def of_indicators(indicators: Iterable[LedgerIndicator]) -> Iterator[Across]:
    """Values of one indicator for one period that cannot both be right, and that no revision explains."""
    for indicator in indicators:
        for series in indicator.series:
            for vintages in series.vintages:
                by_base: dict[str, list[Observed]] = {}
                for each in vintages.told:
                    base = each.figure.base_period
                    by_base.setdefault(base.value if base else "", []).append(each)
                for told in by_base.values():
                    yield from _values(indicator, told)


def _values(indicator: LedgerIndicator, told: Sequence[Observed]) -> Iterator[Across]:
    apart = [
        (a, b)
        for a, b in combinations(told, 2)
        if a.report != b.report and not _is_vintage(a, b) and _cannot_both_be_right(a, b)
    ]
    if not apart:
        return
    sides = list({(o.report, o.figure.quantity.span): o for pair in apart for o in pair}.values())
    period = sides[0].figure.period
    values = list(dict.fromkeys(" ".join(o.figure.quantity.text.split()) for o in sides))
    yield Across(
        kind="disagreement",
        verdict="fails",
        message=f"{indicator.title} in {period.value if period else ''}: {' and '.join(values)} cannot both be right.",
        told=tuple(_line(o.source, o.published, o.figure.text) for o in sides),
        reports=tuple(dict.fromkeys(o.report for o in sides)),
        about=indicator.id,
    )


def _is_vintage(a: Observed, b: Observed) -> bool:
    """Whether one value may be the other one revised."""
    if a.figure.revision or b.figure.revision:
        return True
    days = [dt.date.fromisoformat(each.published[:10]) for each in (a, b) if each.published]
    return len(days) < 2 or abs(days[0] - days[1]) > _VINTAGE


def _cannot_both_be_right(a: Observed, b: Observed) -> bool:
    return compare(as_result(a.figure.quantity), as_result(b.figure.quantity)) == "fails"


def _told(finding: Finding, report: str, source: str, published: str, sentence: str, about: str) -> Iterator[Across]:
    if finding.verdict == "holds":
        return
    yield Across(
        kind="tally_claim" if finding.kind == "tally_claim" else "disagreement",
        verdict="fails" if finding.verdict == "fails" else "undecided",
        message=finding.message,
        told=(_line(source, published, sentence),),
        reports=(report,),
        about=about,
    )


def _line(source: str, published: str, sentence: str) -> str:
    where = ", ".join(part for part in (source, published[:10]) if part)
    return f"{where}: “{' '.join(sentence.split())}”"
