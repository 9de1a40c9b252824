"""Pages of the seed's shape: a story of statistics and a story of an incident each, from a dozen countries.

Every page in `pages/` stands beside what must be read from it, a line per figure, incident, tally claim and finding, in
the order of the text. A "?" stands for whatever is read: the specification is silent there.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newstally as nt
from newstally.model import CalendarInterval, CountRange, Figure, IncidentMention, Page, Period, Reading, TallyClaim

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
pages = pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)


@cache
def _page(path: Path) -> Page:
    return nt.read(path)


@cache
def _told(path: Path) -> list[dict[str, Any]]:
    reports: list[dict[str, Any]] = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["report"]
    return reports


def _days(interval: CalendarInterval | None) -> str:
    if interval is None or interval.start is None or interval.end is None:
        return ""
    last = interval.end - dt.timedelta(seconds=1)
    first = interval.start
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1 and first.month == last.month:
        return f"{first:%Y-%m}"
    return f"{first:%Y-%m-%d}" if first.date() == last.date() else f"{first:%Y-%m-%d}..{last:%Y-%m-%d}"


def _when(period: Period | None) -> str:
    return period.value if period is not None else ""


def _count(count: CountRange | None) -> str:
    if count is None:
        return ""
    return f"{count.low}+" if count.high is None else str(count.low) if count.low == count.high else "a range"


def figure_line(figure: Figure) -> str:
    """What | of what, where | aspect | when | against when | on whose word."""
    where = f"{figure.indicator.concept}, {figure.indicator.place}"
    amount = f"{figure.derivation.formula} = {figure.quantity.value:f}" if figure.derivation else figure.quantity.text
    aspect = f"{figure.aspect} {figure.direction}" if figure.aspect == "change" else figure.aspect
    speaker = figure.speaker.name if figure.speaker else ""
    return " | ".join((amount, where, aspect, _when(figure.period), _when(figure.base_period), speaker))


def incident_line(incident: IncidentMention) -> str:
    """Role type | when | site | place | target | by whom | killed/attackers apart/injured | claim | speaker."""
    kind = " + ".join((incident.type, *incident.also))
    entry = incident.place.entry if incident.place else None
    dead = [_count(incident.killed), _count(incident.killed_perpetrators), _count(incident.injured)]
    return " | ".join(
        (
            f"{incident.role} {kind}",
            _days(incident.date),
            incident.site,
            f"{entry.name}, {entry.country}" if entry else "",
            incident.target.name if incident.target else "",
            ", ".join(f"{a.name} ({a.status})" for a in incident.perpetrators),
            "/".join(dead),
            incident.claim,
            incident.speaker.name if incident.speaker else "",
        )
    )


def claim_line(claim: TallyClaim) -> str:
    """Type | how many | when | origin."""
    number = f"{claim.low}+" if claim.high is None else str(claim.low)
    return " | ".join((claim.type, number, _days(claim.period), claim.speaker.origin if claim.speaker else ""))


def _agrees(read: str, told: str) -> bool:
    mine, theirs = read.split(" | "), told.split(" | ")
    return len(mine) == len(theirs) and all(t in ("?", m) for m, t in zip(mine, theirs, strict=True))


def _compare(read: list[str], told: list[str]) -> None:
    assert len(read) == len(told), read
    for mine, theirs in zip(read, told, strict=True):
        assert _agrees(mine, theirs), f"\nread {mine}\ntold {theirs}"


def _pairs(path: Path) -> list[tuple[Reading, dict[str, Any]]]:
    return list(zip(_page(path).readings, _told(path), strict=True))


@pages
def test_reports(path: Path) -> None:
    read = [(r.report.headline, str(r.report.published)) for r in _page(path)]
    assert read == [(t["headline"], t["published"]) for t in _told(path)]


@pages
def test_nothing_of_the_furniture_is_read(path: Path) -> None:
    for reading in _page(path):
        for words in ("Short Url", "Follow\n", "Updated", "Also Read", "Share on", "Published"):
            assert words not in reading.report.text


@pages
def test_figures(path: Path) -> None:
    for reading, told in _pairs(path):
        _compare([figure_line(f) for f in reading.figures], told.get("figures", []))


@pages
def test_incidents(path: Path) -> None:
    for reading, told in _pairs(path):
        _compare([incident_line(i) for i in reading.incidents], told.get("incidents", []))


@pages
def test_tally_claims(path: Path) -> None:
    for reading, told in _pairs(path):
        _compare([claim_line(c) for c in reading.tally_claims], told.get("claims", []))


@pages
def test_findings(path: Path) -> None:
    for reading, told in _pairs(path):
        read = [f"{f.kind} {f.verdict}: {f.text}" for f in reading.findings]
        for line in told.get("findings", []):
            assert any(r.startswith(line) for r in read), (line, read)
        fails = [f.message for f in reading.findings if f.verdict == "fails"]
        assert len(fails) == told.get("fails", 0), fails


@pages
def test_everything_has_its_sentence(path: Path) -> None:
    for reading in _page(path):
        for record in (*reading.figures, *reading.incidents, *reading.tally_claims, *reading.findings):
            for evidence in record.evidence:
                assert reading.report.text[evidence.start : evidence.end] == evidence.text
