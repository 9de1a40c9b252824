"""An exported sheet that came back edited: the cells that were changed, as corrections for a person to accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from newstally.ledger.corrections.fields import FieldError, set_in_incident
from newstally.ledger.records import LedgerIncident
from newstally.ledger.sheets.read import Row, Sheet

# The column of an export that names the incident.
ID = "incident"
# Exported columns by the field that a change of them sets; the two ends of the date are one field.
_FIELDS = {
    "type": "type",
    "also": "also",
    "stage": "stage",
    "date_from": "date",
    "date_to": "date",
    "place": "place",
    "target": "target",
    "perpetrators": "perpetrators",
    "killed": "killed",
    "injured": "injured",
    "abducted": "abducted",
    "killed_perpetrators": "killed_perpetrators",
}


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """A correction that an edited cell proposes; `problem` says why it cannot be made, where it cannot."""

    row: int
    incident: str
    field: str
    value: str
    before: str
    problem: str = ""

    def __str__(self) -> str:
        change = f"{self.incident}: {self.field} {self.before or 'nothing'} -> {self.value or 'nothing'}"
        return change + (f" ({self.problem})" if self.problem else "")


def proposals(
    sheet: Sheet,
    find: Callable[[str], LedgerIncident | None],
    export: Callable[[LedgerIncident], Mapping[str, object]],
) -> Iterator[Proposed]:
    """What the changed cells of an exported sheet propose; `export` gives an incident's row as it is exported today."""
    for row in sheet.rows:
        name = row.cells.get(ID, "")
        incident = find(name) if name else None
        if name and incident is None:
            yield Proposed(
                row=row.number, incident=name, field="", value="", before="", problem="the ledger has no such incident"
            )
        elif not name:
            yield Proposed(
                row=row.number, incident="", field="", value="", before="", problem="names no incident; import it"
            )
        elif incident is not None:
            yield from _of_row(row, incident, export(incident))


def _of_row(row: Row, incident: LedgerIncident, today: Mapping[str, object]) -> Iterator[Proposed]:
    changed = [name for name, cell in row.cells.items() if name in today and cell != _shown(today[name])]
    for name in _once(changed):
        field = _FIELDS.get(name, "")
        value, before = _value(row, name, today), _before(today, name)
        problem = "" if field else "this column is derived; set what it comes from"
        if field:
            try:
                set_in_incident(incident, field, value)
            except FieldError as error:
                problem = str(error)
        yield Proposed(
            row=row.number, incident=incident.id, field=field or name, value=value, before=before, problem=problem
        )


def _once(changed: Iterable[str]) -> list[str]:
    """Both ends of a date are one change."""
    return list({_FIELDS.get(name, name): name for name in changed}.values())


def _value(row: Row, name: str, today: Mapping[str, object]) -> str:
    if name not in ("date_from", "date_to"):
        return row.cells[name]
    first, last = (row.cells.get(end, _shown(today.get(end))) for end in ("date_from", "date_to"))
    # A day moved past an end that the sheet does not have moves that end along.
    if first > last and "date_to" not in row.cells:
        last = first
    if first > last and "date_from" not in row.cells:
        first = last
    return f"{first} to {last}" if first and last and first != last else first or last


def _before(today: Mapping[str, object], name: str) -> str:
    if name not in ("date_from", "date_to"):
        return _shown(today[name])
    first, last = _shown(today.get("date_from")), _shown(today.get("date_to"))
    return f"{first} to {last}" if first and last and first != last else first or last


def _shown(value: object) -> str:
    """A value as a CSV cell shows it."""
    return "" if value is None else str(value).strip()
