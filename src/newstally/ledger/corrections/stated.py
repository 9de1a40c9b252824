"""What people stated that the reader missed: entered beside what it found, and kept when a report is read anew."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, select, update

from newstally.ledger.corrections.log import moved
from newstally.ledger.ids import short_id
from newstally.ledger.store import statements
from newstally.ledger.store.codec import decode, encode, text_of
from newstally.ledger.store.schema import report, statement
from newstally.model import Evidence, Figure, IncidentMention

_RECORDS: dict[str, Any] = {"mention": IncidentMention, "figure": Figure}


def keep_stated(connection: Connection, earlier: str, now: str, moment: str) -> set[int]:
    """Move people's statements from an earlier version of a report to where their words stand now.

    Gives the mentions among them. What a new reader finds in the same words gives way to them; a statement whose
    words are gone is taken out, and its correction is left for people to look at.
    """
    query = select(statement).where(statement.c.report == earlier, statement.c.who != "")
    rows = list(connection.execute(query).mappings())
    kept: set[int] = set()
    for row in rows:
        if earlier != now:
            text = _text(connection, now)
            old = _text(connection, earlier)
            span = moved(old[row["start"] : row["end"]], text)
            if span is None:
                statements.retire(connection, [row["number"]], moment)
                continue
            _move(connection, row, now, span, text)
        kept |= {row["number"]} if row["kind"] == "mention" else set()
        _give_way(connection, row["number"], now, moment)
    return kept


def _move(connection: Connection, row: Any, now: str, span: tuple[int, int], text: str) -> None:
    id = f"{now}:{row['kind']}:{span[0]}-{span[1]}:by"
    record = decode(row["payload"], _RECORDS[row["kind"]])
    shift = span[0] - row["start"]
    evidence = tuple(_shifted(each, shift, text) for each in record.evidence)
    fields: dict[str, Any] = {"evidence": evidence}
    if isinstance(record, Figure):
        quantity = record.quantity
        own = tuple(_shifted(each, shift, text) for each in quantity.evidence)
        fields["quantity"] = msgspec.structs.replace(quantity, evidence=own)
    payload = encode(msgspec.structs.replace(record, **fields))
    place = {"report": now, "start": span[0], "end": span[1], "id": id, "short": short_id(id), "payload": payload}
    connection.execute(update(statement).where(statement.c.number == row["number"]).values(**place))


def _shifted(evidence: Evidence, shift: int, text: str) -> Evidence:
    start, end = evidence.start + shift, evidence.end + shift
    return msgspec.structs.replace(evidence, start=start, end=end, text=text[start:end])


def _give_way(connection: Connection, number: int, now: str, moment: str) -> None:
    """Take out what the reader found in the words of a person's statement, where it had not found it before."""
    mine = connection.execute(select(statement).where(statement.c.number == number)).mappings().one()
    query = select(statement.c.number).where(
        statement.c.report == now,
        statement.c.kind == mine["kind"],
        statement.c.who == "",
        statement.c.number > number,
        statement.c.start < mine["end"],
        statement.c.end > mine["start"],
    )
    statements.retire(connection, list(connection.execute(query).scalars()), moment)


def _text(connection: Connection, id: str) -> str:
    payload = connection.execute(select(report.c.payload).where(report.c.id == id)).scalar_one_or_none()
    return text_of(payload) if payload is not None else ""
