"""Comparing a sheet with the ledger: what both have, on what they differ, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from newstally.ledger.corrections.fields import count_words, date_words, place_words
from newstally.ledger.linking.places import lies_in
from newstally.ledger.linking.spelling import names_in
from newstally.ledger.records import CountSpan, LedgerIncident
from newstally.ledger.sheets.columns import Columns
from newstally.ledger.sheets.read import Row
from newstally.model import CalendarInterval, CountRange, IncidentMention, Place

_COUNTED = ("killed", "injured", "abducted")


class Difference(msgspec.Struct, frozen=True):
    """A field on which a row and an incident differ, as each has it."""

    field: str
    sheet: str
    ledger: str


class RowMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A row, the incidents that the ledger has for it, and on what they differ; without any it is the sheet's alone."""

    row: Row
    incidents: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


class Reconciled(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet beside the ledger; `unread` names the rows that could not be understood, and why."""

    path: str
    columns: Columns
    rows: tuple[RowMatch, ...]
    only_in_ledger: tuple[LedgerIncident, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def matched(self) -> tuple[RowMatch, ...]:
        """The rows that the ledger has just so."""
        return tuple(each for each in self.rows if each.incidents and not each.differences)

    @property
    def differing(self) -> tuple[RowMatch, ...]:
        """The rows that the ledger has otherwise."""
        return tuple(each for each in self.rows if each.differences)

    @property
    def only_in_sheet(self) -> tuple[RowMatch, ...]:
        """The rows that the ledger does not have."""
        return tuple(each for each in self.rows if not each.incidents)

    def __str__(self) -> str:
        return (
            f"{len(self.matched)} matched, {len(self.differing)} differing, {len(self.only_in_sheet)} only in the "
            f"sheet, {len(self.only_in_ledger)} only in the ledger"
        )


def compared(row: Row, mention: IncidentMention, incidents: Sequence[LedgerIncident]) -> RowMatch:
    """A row beside the incidents that tell the same; of several rows' worth the first is compared."""
    if not incidents:
        return RowMatch(row=row)
    return RowMatch(
        row=row,
        incidents=tuple(incident.id for incident in incidents),
        differences=tuple(_differences(mention, incidents[0])),
    )


def without(incidents: Iterable[LedgerIncident], matches: Iterable[RowMatch]) -> tuple[LedgerIncident, ...]:
    """The incidents that no row has."""
    taken = {id for match in matches for id in match.incidents}
    return tuple(each for each in incidents if each.id not in taken)


def _differences(mention: IncidentMention, incident: LedgerIncident) -> Iterable[Difference]:
    if mention.type != "other" and mention.type not in (incident.type, *incident.also):
        yield Difference("type", mention.type, incident.type)
    if mention.date and incident.date and not _same_days(mention.date, incident.date):
        yield Difference("date", date_words(mention.date), date_words(incident.date))
    if mention.place and incident.place and not _same_place(mention.place, incident):
        yield Difference("place", place_words(mention.place), place_words(incident.place))
    if mention.target and incident.targets and not _same_target(mention.target.name, incident):
        yield Difference("target", mention.target.name, " / ".join(incident.targets))
    for field in _COUNTED:
        mine: CountRange | None = getattr(mention, field)
        theirs: CountSpan | None = getattr(incident, field)
        if mine is not None and not _same_count(mine, theirs):
            ledger = count_words(CountRange(low=theirs.standing[0], high=theirs.standing[1])) if theirs else ""
            yield Difference(field, count_words(mine), ledger)


def _same_days(mine: CalendarInterval, theirs: CalendarInterval) -> bool:
    """Whether one of two dates holds the other: a day in the month that the sheet gives."""
    return mine.contains(theirs) or theirs.contains(mine)


def _same_place(mine: Place, incident: LedgerIncident) -> bool:
    theirs = incident.place
    assert theirs is not None
    if names_in(mine.name, incident.site) or names_in(mine.name, theirs.full_name):
        return True
    if mine.entry is None or theirs.entry is None:
        return False
    return mine.entry.id == theirs.entry.id or lies_in(mine.entry, theirs.entry) or lies_in(theirs.entry, mine.entry)


def _same_target(name: str, incident: LedgerIncident) -> bool:
    kind = incident.target.kind if incident.target else ""
    return any(names_in(a, b) for each in (*incident.targets, kind) if each for a, b in ((name, each), (each, name)))


def _same_count(mine: CountRange, theirs: CountSpan | None) -> bool:
    """Whether a row's count is the standing one; nobody counted is a sheet's nought."""
    if theirs is None:
        return not mine.low and not mine.high
    return (mine.low, mine.high) == theirs.standing or (mine.low == mine.high == theirs.latest)
