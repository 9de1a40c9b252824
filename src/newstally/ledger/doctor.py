"""Doctor: whether a ledger is whole, and whether what it derives still follows from what it holds."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, Select, func, select, text

from newstally.ledger.corrections import log
from newstally.ledger.relink import derived
from newstally.ledger.store import incidents, links
from newstally.ledger.store.codec import decode, text_of
from newstally.ledger.store.keys import hashed
from newstally.ledger.store.migrations import revision_of
from newstally.ledger.store.schema import REVISION, attached, incident, incident_key, member, report, statement
from newstally.ledger.tally.keys import incident_keys
from newstally.model import Figure, IncidentMention, Record, TallyClaim

_KINDS: dict[str, type[Record]] = {"mention": IncidentMention, "figure": Figure, "claim": TallyClaim}
_SHOWN = 5


class Ailment(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is not as it should be, and what to do about it. What rebuilding mends `heals`."""

    says: str
    advice: str
    heals: bool = False


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """What a ledger holds, and what ails it."""

    reports: int
    statements: int
    incidents: int
    corrections: int
    readers: dict[str, int]
    ailments: tuple[Ailment, ...] = ()


def examine(connection: Connection) -> Health:
    """Look at everything: the file, each statement's words in its report, and each incident against its accounts."""
    looks = (_file, _evidence, _members, _incidents, _index, _corrections)
    counted = select(report.c.reader, func.count()).where(report.c.current).group_by(report.c.reader)
    return Health(
        reports=_count(connection, select(func.count()).select_from(report).where(report.c.current)),
        statements=_count(connection, select(func.count()).select_from(statement)),
        incidents=_count(connection, select(func.count()).select_from(incident)),
        corrections=len(log.read(connection)),
        readers={row[0]: row[1] for row in connection.execute(counted.order_by(report.c.reader))},
        ailments=tuple(ailment for look in looks for ailment in look(connection)),
    )


def _count(connection: Connection, query: Select[int]) -> int:
    return connection.execute(query).scalar_one()


def _file(connection: Connection) -> Iterator[Ailment]:
    revision = revision_of(connection)
    if revision != REVISION:
        yield Ailment(says=f"its tables are those of schema {revision}, not {REVISION}", advice="open it for writing")
    if connection.dialect.name == "sqlite":
        told = list(connection.execute(text("PRAGMA integrity_check")).scalars())
        if told != ["ok"]:
            yield Ailment(says=f"the file is damaged: {'; '.join(told[:_SHOWN])}", advice="restore a backup")
        loose = connection.execute(text("PRAGMA foreign_key_check")).all()
        if loose:
            yield Ailment(says=f"{len(loose)} rows belong to reports that are not there", advice="restore a backup")


def _evidence(connection: Connection) -> Iterator[Ailment]:
    """Promise one: nothing without its sentence."""
    wrong: list[str] = []
    texts = select(report.c.id, report.c.payload).order_by(report.c.id)
    for id, payload in connection.execute(texts).yield_per(200):
        words = text_of(payload)
        query = select(statement.c.id, statement.c.kind, statement.c.payload).where(statement.c.report == id)
        for row in connection.execute(query).mappings():
            record = decode(row["payload"], _KINDS[row["kind"]])
            if not record.evidence or any(words[e.start : e.end] != e.text for e in record.evidence):
                wrong.append(row["id"])
    if wrong:
        yield Ailment(
            says=f"{len(wrong)} statements do not say what stands in their report: {', '.join(wrong[:_SHOWN])}",
            advice="read the reports again: newstally reread --all",
        )


def _members(connection: Connection) -> Iterator[Ailment]:
    loose = select(member.c.statement).where(member.c.statement.not_in(select(statement.c.number)))
    if connection.execute(loose.limit(1)).first():
        yield Ailment(says="incidents are told by statements that are not there", advice="--repair", heals=True)
    empty = select(incident.c.id).where(incident.c.id.not_in(select(member.c.incident)))
    if connection.execute(empty.limit(1)).first():
        yield Ailment(says="incidents are told by no statement", advice="--repair", heals=True)


def _incidents(connection: Connection) -> Iterator[Ailment]:
    """Whether every incident is what its statements and the corrections make."""
    other: list[str] = []
    left = set(connection.execute(select(statement.c.number).where(statement.c.kind == "mention")).scalars())
    while left:
        around = links.component(connection, [min(left)])
        made = derived(connection, around)
        held = incidents.members_of(connection, incidents.incident_ids(connection, around))
        there = {one.id: one for one in incidents.read_plain(connection, held)}
        if there != made.incidents or held != made.members:
            other += sorted({*there, *made.incidents})
        left -= around
    if other:
        yield Ailment(
            says=f"{len(other)} incidents are not what their accounts make today: {', '.join(other[:_SHOWN])}",
            advice="derive them again: newstally doctor --repair",
            heals=True,
        )


def _index(connection: Connection) -> Iterator[Ailment]:
    """Whether every incident is found by what it is."""
    held: dict[str, set[int]] = {}
    for row in connection.execute(select(incident_key.c.incident, incident_key.c.key)):
        held.setdefault(row.incident, set()).add(row.key)
    other = [
        one.id
        for one in incidents.read_incidents(connection)
        if held.pop(one.id, set()) != {hashed(key) for key in incident_keys(one)}
    ]
    if other or held:
        yield Ailment(
            says=f"{len(other) + len(held)} incidents are not found by what they are",
            advice="derive them again: newstally doctor --repair",
            heals=True,
        )


def _corrections(connection: Connection) -> Iterator[Ailment]:
    loose = set(connection.execute(select(attached.c.correction).where(attached.c.statement.is_(None))).scalars())
    open_ones = loose - log.undone(connection, loose)
    if open_ones:
        yield Ailment(
            says=f"{len(open_ones)} corrections name a statement that is not there any more",
            advice="look at them: newstally review",
        )
