"""What adding a report did to the incidents it touched, and why, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import structs

from newstally.ledger.records import ChangeCause, CountSpan, IncidentChange, LedgerIncident
from newstally.ledger.tally.spans import EFFECTS


class Held(msgspec.Struct, frozen=True):
    """Incidents by id, with the numbers of the statements that tell each."""

    incidents: Mapping[str, LedgerIncident] = {}
    members: Mapping[str, tuple[int, ...]] = {}


def changes(before: Held, after: Held, report: str, source: str, kind: str = "report") -> tuple[IncidentChange, ...]:
    """Compare incidents before and after a report, a correction or a newer reader; unchanged ones are left out.

    `source` says who or what it was in words, `kind` which of these.
    """
    held = {number: id for id, numbers in before.members.items() for number in numbers}
    found: list[IncidentChange] = []
    for id, incident in sorted(after.incidents.items()):
        mine = after.members[id]
        former = [before.incidents[one] for one in dict.fromkeys(held[n] for n in mine if n in held)]
        same = len(former) == 1 and before.members[former[0].id] == mine
        new = sum(told.report == report for told in incident.told)
        found += (
            _change_within(former[0], incident, source, kind) if same else _change(former, incident, new, source, kind)
        )
    kept = {number for numbers in after.members.values() for number in numbers}
    for id, numbers in before.members.items():
        if kept.isdisjoint(numbers):
            says = f"gone: {name(before.incidents[id])}, {_why_gone(source, kind)}"
            found.append(IncidentChange(incident=id, cause="gone", says=says))
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


def _change(
    sources: Sequence[LedgerIncident], incident: LedgerIncident, new: int, who: str, kind: str
) -> list[IncidentChange]:
    decided = kind == "correction"
    if not sources:
        by = f", stated by {who}" if decided and new else f", by {who}" if decided else ""
        return [IncidentChange(incident=incident.id, cause="new", says=f"new incident{by}: {name(incident)}")]
    if len(sources) > 1:
        merged = " + ".join(name(source) for source in sources)
        says = f"{who}: {merged}" if decided else f"merged, linked by {who}: {merged}"
        return [IncidentChange(incident=incident.id, cause="merged", says=says)]
    source = sources[0]
    if not new:
        says = f"{who}: {name(incident)}" if decided else f"split by what {who} says: {name(incident)}"
        return [IncidentChange(incident=incident.id, cause="split", says=says)]
    counts = "; ".join(line for effect in EFFECTS if (line := _count_change(source, incident, effect)))
    says = f"also told by {who}: {name(incident)}" + (f" ({counts})" if counts else "")
    return [IncidentChange(incident=incident.id, cause="report", says=says)]


def _change_within(before: LedgerIncident, incident: LedgerIncident, who: str, kind: str) -> list[IncidentChange]:
    """What changed about an incident that the same statements tell as before."""
    if structs.replace(before, possibly=()) == incident:
        return []
    counts = "; ".join(line for effect in EFFECTS if (line := _count_change(before, incident, effect)))
    says = f"{who}: {name(incident)}" + (f" ({counts})" if counts else "")
    cause: ChangeCause = "correction" if kind == "correction" else "reader" if kind == "reader" else "report"
    return [IncidentChange(incident=incident.id, cause=cause, says=says)]


def _why_gone(source: str, kind: str) -> str:
    return "no report tells it now" if kind in ("report", "reader") else source


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
