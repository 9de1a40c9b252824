"""What people stated that the reader missed: entered beside what it found, and kept when a report is read anew."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from newstally.ledger.corrections.log import HIDES, moved
from newstally.ledger.ids import short_id
from newstally.ledger.store import statements
from newstally.ledger.store.codec import decode, encode, text_of
from newstally.ledger.store.schema import attached, correction, report, statement
from newstally.model import Figure, IncidentMention

_RECORDS: dict[str, Any] = {"mention": IncidentMention, "figure": Figure}


def keep_stated(connection: Connection, earlier: str, now: str, moment: str) -> set[int]:
    """Move people's statements from an earlier version of a report to where their words stand now.

    Gives the mentions among them. What a new reader finds in the same words gives way to them as long as they are in
    force; a statement whose words are gone is taken out, and its correction is left for people to look at.
    """
    connection.execute(delete(attached).where(attached.c.part == HIDES, attached.c.report.in_((earlier, now))))
    query = select(statement).where(statement.c.report == earlier, statement.c.who != "")
    kept: set[int] = set()
    for row in list(connection.execute(query).mappings()):
        if earlier != now:
            text = _text(connection, now)
            span = moved(_text(connection, earlier)[row["start"] : row["end"]], text)
            if span is None:
                statements.retire(connection, [row["number"]], moment)
                continue
            statements.archive(connection, row, moment)
            _move(connection, row, now, span, text)
        kept |= {row["number"]} if row["kind"] == "mention" else set()
        _hide(connection, row["number"], now)
    return kept


def _move(connection: Connection, row: Any, now: str, span: tuple[int, int], text: str) -> None:
    id = f"{now}:{row['kind']}:{span[0]}-{span[1]}:by{row['number']}"
    kind = _RECORDS[row["kind"]]
    record = msgspec.to_builtins(decode(row["payload"], kind))
    payload = encode(msgspec.convert(_shifted(record, span[0] - row["start"], text), kind))
    place = {"report": now, "start": span[0], "end": span[1], "id": id, "short": short_id(id), "payload": payload}
    connection.execute(update(statement).where(statement.c.number == row["number"]).values(**place))


def _shifted(value: Any, shift: int, text: str) -> Any:
    """A record, as plain data, with every stretch of evidence in it moved."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            start, end = value["start"] + shift, value["end"] + shift
            return {**value, "start": start, "end": end, "text": text[start:end]}
        return {name: _shifted(each, shift, text) for name, each in value.items()}
    return [_shifted(each, shift, text) for each in value] if isinstance(value, list | tuple) else value


def _hide(connection: Connection, number: int, now: str) -> None:
    """Note what the reader found in the words of a person's statement, where it had not found it before.

    As long as the person's entry is in force it counts for nothing (see `Effects`).
    """
    mine = connection.execute(select(statement).where(statement.c.number == number)).mappings().one()
    query = select(statement.c.number).where(
        statement.c.report == now,
        statement.c.kind == mine["kind"],
        statement.c.who == "",
        statement.c.number > number,
        statement.c.start < mine["end"],
        statement.c.end > mine["start"],
    )
    entries = select(attached.c.correction).join(correction, correction.c.number == attached.c.correction)
    entries = entries.where(attached.c.statement == number, attached.c.part == "refs", correction.c.action == "state")
    hidden = sorted(connection.execute(query).scalars())
    rows = [
        {"correction": entry, "part": HIDES, "place": place, "report": now, "statement": each, "first": each}
        for entry in connection.execute(entries).scalars()
        for place, each in enumerate(hidden)
    ]
    if rows:
        connection.execute(insert(attached), rows)


def _text(connection: Connection, id: str) -> str:
    payload = connection.execute(select(report.c.payload).where(report.c.id == id)).scalar_one_or_none()
    return text_of(payload) if payload is not None else ""
