"""The answer to a question: which incidents count, which stand apart and why, each with its sentences."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from newstally.ledger.records import CountSpan, Label, LedgerIncident, Tally, TallyRow
from newstally.ledger.tally.question import Question, fits


def answer(question: Question, incidents: Iterable[LedgerIncident], as_of: str = "") -> Tally:
    """Count the incidents asked for, and set apart, each under its label, what may not be counted."""
    known = sorted(incidents, key=by_date)
    matched = [(i, fit) for i in known if (fit := fits(i, question)) != "no"]
    doubles = _possible_doubles([incident for incident, _ in matched])
    rows = [_row(i, _label(i, "" if fit == "yes" else fit, i.id in doubles)) for i, fit in matched]
    counted = [row for row in rows if not row.label]
    counts = [incident for (incident, _), row in zip(matched, rows, strict=True) if not row.label]
    apart = [row for row in rows if row.label]
    return Tally(
        question=str(question),
        count=len(counted),
        apart=dict(Counter(row.label for row in apart)),
        killed=_sum(incident.killed for incident in counts),
        injured=_sum(incident.injured for incident in counts),
        killed_perpetrators=_sum(incident.killed_perpetrators for incident in counts),
        as_of=as_of,
        rows=(*counted, *sorted(apart, key=lambda row: row.label)),
    )


def _label(incident: LedgerIncident, unsure: Label, double: bool) -> Label:
    if incident.claimed_only:
        return "perpetrator's claim only"
    if double:
        return "link unsure"
    if unsure:
        return unsure
    # A person who reviewed it answers for it.
    return "one origin only" if incident.origins < 2 and incident.review == "machine-read" else ""


def _possible_doubles(matched: Sequence[LedgerIncident]) -> frozenset[str]:
    """Of incidents that may be one, all but the best told one."""
    kept: set[str] = set()
    doubles: set[str] = set()
    for incident in sorted(matched, key=lambda i: (i.claimed_only, -len(i.reports), by_date(i))):
        if kept & set(incident.possibly):
            doubles.add(incident.id)
        else:
            kept.add(incident.id)
    return frozenset(doubles)


def by_date(incident: LedgerIncident) -> tuple[dt.datetime, str]:
    """The order in which incidents are listed: by date, those without one last."""
    start = incident.date.start if incident.date else None
    return (start or dt.datetime.max, incident.id)


def _sum(spans: Iterable[CountSpan | None]) -> tuple[int, int | None]:
    """The standing ranges added up: what is open in one is open in the sum."""
    low, high = 0, 0
    bounded = True
    for span in spans:
        if span is None:
            continue
        low += span.standing[0] or 0
        high += span.standing[1] or 0
        bounded = bounded and span.standing[1] is not None
    return (low, high if bounded else None)


def _row(incident: LedgerIncident, label: Label) -> TallyRow:
    entry = incident.place.entry if incident.place else None
    killed, injured = incident.killed or CountSpan(), incident.injured or CountSpan()
    return TallyRow(
        incident=incident.id,
        label=label,
        date_from=incident.first_day,
        date_to=incident.last_day,
        place=_where(incident),
        country=incident.country,
        lat=entry.lat if entry else None,
        lon=entry.lon if entry else None,
        type=incident.type,
        also=" ".join(incident.also),
        stage=incident.stage,
        target=incident.target.name if incident.target else "",
        perpetrators="; ".join(f"{actor.name} ({actor.status})" for actor in incident.perpetrators),
        killed=str(killed),
        killed_low=killed.low,
        killed_high=killed.high,
        killed_latest=killed.latest,
        injured=str(injured),
        injured_low=injured.low,
        injured_high=injured.high,
        injured_latest=injured.latest,
        abducted=str(incident.abducted or ""),
        killed_perpetrators=str(incident.killed_perpetrators or ""),
        reports=len(incident.reports),
        outlets=len(incident.outlets),
        origins=incident.origins,
        copies=incident.copies,
        disagreements="; ".join(incident.disagreements),
        reviewed=_reviewed(incident),
        notes="; ".join(_noted(incident)),
        sentence=incident.sentence,
        sources=incident.told,
    )


def _where(incident: LedgerIncident) -> str:
    """The site and the place with its chain, each name once."""
    place = incident.place.full_name if incident.place else ""
    site = "" if incident.site in place.split(", ") else incident.site
    return ", ".join(part for part in (site, place) if part)


def _reviewed(incident: LedgerIncident) -> str:
    """Machine-read, reviewed or double-reviewed, and what came in since."""
    since = f", {incident.unseen} account{'s' * (incident.unseen > 1)} since" if incident.unseen else ""
    return incident.review + since


def _noted(incident: LedgerIncident) -> list[str]:
    """What people set and noted, with who did."""
    return [
        f"{each.field.replace('_', ' ')} set by {each.who}" + (f": {each.why}" if each.why else "")
        if each.field
        else f"{each.value} ({each.who})"
        for each in incident.decided
    ]
