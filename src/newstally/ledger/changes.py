"""What adding a report did to the incidents it touched, and why, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newstally.ledger.records import CountSpan, IncidentChange, LedgerIncident
from newstally.ledger.tally.spans import EFFECTS


def changes(
    before: Iterable[LedgerIncident], after: Iterable[LedgerIncident], report: str, source: str
) -> tuple[IncidentChange, ...]:
    """Compare the incidents a report touches before and after it was added; unchanged ones are left out."""
    held = {told.statement: incident for incident in before for told in incident.told}
    found: list[IncidentChange] = []
    for incident in sorted(after, key=lambda i: i.id):
        former = list({held[t.statement].id: held[t.statement] for t in incident.told if t.statement in held}.values())
        new = sum(told.report == report for told in incident.told)
        found += _change(former, incident, new, source)
    kept = {told.statement for incident in after for told in incident.told}
    for incident in before:
        if not any(told.statement in kept for told in incident.told):
            found.append(
                IncidentChange(
                    incident=incident.id, cause="gone", says=f"gone: {name(incident)}, no report tells it now"
                )
            )
    return tuple(found)


def name(incident: LedgerIncident) -> str:
    """An incident in a few words: what, on what, where, when; and that it did not come to it, where it did not."""
    start = incident.date.start if incident.date else None
    stage = "" if incident.stage == "occurred" else f"{incident.stage} "
    words = (
        stage + incident.type.replace("_", " "),
        f"on {incident.target.name}" if incident.target else "",
        f"in {incident.place.name}" if incident.place else "",
        start.date().isoformat() if start else "",
    )
    return ", ".join(word for word in words if word)


def _change(sources: Sequence[LedgerIncident], incident: LedgerIncident, new: int, who: str) -> list[IncidentChange]:
    if not sources:
        return [IncidentChange(incident=incident.id, cause="new", says=f"new incident: {name(incident)}")]
    if len(sources) > 1:
        merged = " + ".join(name(source) for source in sources)
        return [IncidentChange(incident=incident.id, cause="merged", says=f"merged, linked by {who}: {merged}")]
    source = sources[0]
    if {t.statement for t in incident.told} == {t.statement for t in source.told}:
        return []
    if not new:
        says = f"split by what {who} says: {name(incident)}"
        return [IncidentChange(incident=incident.id, cause="split", says=says)]
    counts = "; ".join(line for effect in EFFECTS if (line := _count_change(source, incident, effect)))
    says = f"also told by {who}: {name(incident)}" + (f" ({counts})" if counts else "")
    return [IncidentChange(incident=incident.id, cause="report", says=says)]


def _count_change(before: LedgerIncident, after: LedgerIncident, effect: str) -> str:
    old: CountSpan | None = getattr(before, effect)
    new: CountSpan | None = getattr(after, effect)
    if new is None or new == old:
        return ""
    if old is None:
        return f"{effect.replace('_', ' ')} {new}"
    if str(old) != str(new):
        return f"{effect.replace('_', ' ')} {old} -> {new}"
    return f"{effect.replace('_', ' ')} printed {old.low} to {old.high} -> {new.low} to {new.high}"
