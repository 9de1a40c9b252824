"""Mentions and readings for the ledger's tests, built from a few words each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from newstally.gazetteer import look_up
from newstally.intake import plain_report
from newstally.ledger.linking import Account
from newstally.model import (
    Actor,
    Attribution,
    CalendarInterval,
    CountRange,
    IncidentMention,
    Place,
    Reading,
    Speaker,
    Target,
    quote,
)

PADDING = " Officials are still looking into it."


def period(day: str) -> CalendarInterval:
    """A day ("2031-05-06"), a month ("2031-05") or a year."""
    parts = [int(part) for part in day.split("-")]
    year, month, date, *_ = [*parts, 1, 1]
    start = dt.datetime(year, month, date)
    if len(parts) == 1:
        return CalendarInterval(start=start, end=start.replace(year=start.year + 1))
    if len(parts) == 2:
        return CalendarInterval(start=start, end=(start + dt.timedelta(days=32)).replace(day=1))
    return CalendarInterval(start=start, end=start + dt.timedelta(days=1))


def counted(number: int | tuple[int | None, int | None] | None, **more: Any) -> CountRange | None:
    """A count: a number, or a pair of ends."""
    if number is None:
        return None
    low, high = number if isinstance(number, tuple) else (number, number)
    return CountRange(low=low, high=high, **more)


def mention(
    sentence: str = "A blast hit the town.",
    *,
    start: int = 0,
    day: str | None = "2031-05-06",
    place: str | None = "Jacobabad",
    target: str | None = None,
    kind: str = "",
    by: str | None = None,
    killed: int | tuple[int | None, int | None] | None = None,
    injured: int | tuple[int | None, int | None] | None = None,
    none_reported: bool = False,
    **fields: Any,
) -> IncidentMention:
    """A mention whose sentence begins at `start` of its report."""
    text = " " * start + sentence
    evidence = quote(text, start, start + len(sentence))
    entry = look_up(place)[0] if place else None
    fields.setdefault("type", "bombing")
    return IncidentMention(
        evidence=(evidence,),
        date=period(day) if day else None,
        place=Place(evidence=(evidence,), name=entry.name, kind=entry.kind, entry=entry) if entry else None,
        target=Target(name=target, kind=kind) if target else None,
        perpetrators=(Actor(name=by, status="named"),) if by else (),
        killed=counted(killed, none_reported=none_reported),
        injured=counted(injured, none_reported=none_reported),
        **fields,
    )


def account(
    told: IncidentMention, *, report: str = "r1", outlet: str = "Alpha", published: str = "2031-05-07"
) -> Account:
    """An account of a mention, as the linker sees it."""
    return Account(
        statement=f"{report}:mention:{told.span[0]}-{told.span[1]}",
        report=report,
        outlet=outlet,
        source=outlet,
        published=published,
        instant=published,
        mention=told,
        told=told.text,
        origins=(f"outlet:{outlet}",),
    )


def reading(
    *sentences: IncidentMention,
    outlet: str = "Alpha",
    published: str = "2031-05-07",
    reader: str = "test 1",
    speakers: tuple[Speaker, ...] = (),
    url: str = "",
    headline: str = "",
) -> Reading:
    """A reading of a report made of the mentions' sentences, one after the other, each put where it then stands."""
    text, placed = "", []
    for told in sentences:
        evidence = quote(text + told.text, len(text), len(text) + len(told.text))
        placed.append(_moved(told, evidence))
        text += told.text + PADDING + "\n\n"
    report = plain_report(text + f"({outlet}, {published})", published=published, outlet=outlet)
    report = _replace(report, source=_replace(report.source, url=url), headline=headline)
    attributions = tuple(
        Attribution(evidence=placed[0].evidence, speaker=speaker, manner="indirect") for speaker in speakers if placed
    )
    return Reading(report=report, incidents=tuple(placed), attributions=attributions, reader=reader)


def _moved(told: IncidentMention, evidence: Any) -> IncidentMention:
    place = _replace(told.place, evidence=(evidence,)) if told.place else None
    moved: IncidentMention = _replace(told, evidence=(evidence,), place=place)
    return moved


def _replace(record: Any, **fields: Any) -> Any:
    from msgspec.structs import replace

    return replace(record, **fields)
