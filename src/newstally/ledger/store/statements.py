"""Reports and what they state, written and read back as rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, RowMapping, delete, select, update

from newstally.ledger.copies import fingerprint
from newstally.ledger.linking import Account
from newstally.ledger.origins import origins_of, source_name
from newstally.ledger.store.codec import decode, encode
from newstally.ledger.store.schema import block, finding, link, member, report, statement
from newstally.model import Figure, IncidentMention, Moment, Reading, Record, Report

Kind = str
_KINDS: tuple[tuple[Kind, str], ...] = (("figure", "figures"), ("mention", "incidents"), ("claim", "tally_claims"))
_CHUNK = 400
_OPENING = 700


class _Text(msgspec.Struct, frozen=True):
    """Of a report's payload its text alone, which is all an account needs of it."""

    text: str


def insert_report(connection: Connection, reading: Reading) -> None:
    """Write a report as the current version of itself."""
    source = reading.report
    connection.execute(
        report.insert().values(
            id=source.id,
            outlet=source.outlet,
            published=str(published_of(reading) or ""),
            instant=_instant(published_of(reading)),
            updated=str(source.updated or ""),
            headline=source.headline,
            home=reading.setting.country,
            locator=locator(source),
            sha256=source.source.sha256,
            signature=encode(fingerprint(source.text)),
            reader=reading.reader,
            current=True,
            replaced_by="",
            seen=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
            payload=encode(source),
        )
    )


def insert_statements(connection: Connection, reading: Reading) -> int:
    """Write everything a report states; returns how many statements that is."""
    rows = list(_rows(reading))
    if rows:
        connection.execute(statement.insert(), rows)
    found = [{"report": reading.report.id, "number": n, "payload": encode(f)} for n, f in enumerate(reading.findings)]
    if found:
        connection.execute(finding.insert(), found)
    return len(rows)


def forget_statements(connection: Connection, report_id: str) -> None:
    """Take a report's statements out, with their links: a newer version or a newer reader says otherwise."""
    ids = list(connection.execute(select(statement.c.id).where(statement.c.report == report_id)).scalars())
    for part in chunks(ids):
        for column in (block.c.statement, link.c.a, link.c.b, member.c.statement):
            connection.execute(delete(column.table).where(column.in_(part)))
        connection.execute(delete(statement).where(statement.c.id.in_(part)))
    connection.execute(delete(finding).where(finding.c.report == report_id))


def replace_report(connection: Connection, old: str, new: str) -> None:
    """Mark a report as replaced by a newer version of itself; its text stays."""
    connection.execute(update(report).where(report.c.id == old).values(current=False, replaced_by=new))


def accounts(connection: Connection, ids: Iterable[str]) -> dict[str, Account]:
    """The accounts of mention statements, by statement id."""
    columns: list[ColumnElement[Any]] = [*statement.c, report.c.payload.label("source")]
    columns += [
        report.c[name] for name in ("outlet", "published", "instant", "headline", "home", "locator", "signature")
    ]
    found: dict[str, Account] = {}
    for part in chunks(list(ids)):
        query = select(*columns).join(report, report.c.id == statement.c.report).where(statement.c.id.in_(part))
        for row in connection.execute(query).mappings():
            found[row["id"]] = _account(row)
    return found


def payloads(connection: Connection, kind: Kind) -> Iterator[tuple[str, bytes]]:
    """Report id and payload of every statement of a kind, in the fixed order."""
    query = (
        select(statement.c.report, statement.c.payload)
        .join(report, report.c.id == statement.c.report)
        .where(statement.c.kind == kind)
        .order_by(report.c.instant, report.c.id, statement.c.start, statement.c.id)
    )
    for row in connection.execute(query):
        yield row[0], row[1]


def published_of(reading: Reading) -> Moment | None:
    """When a report was published, as it says itself or as its setting was settled."""
    return reading.report.published or reading.setting.published


def locator(source: Report) -> str:
    """Where a report can be found again: its address, else its file."""
    return source.source.url or source.source.path


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids in parts that fit into one query."""
    return (ids[n : n + _CHUNK] for n in range(0, len(ids), _CHUNK))


def _rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """A row per statement, identified by report, kind and span (numbered where two share a span)."""
    seen: dict[str, int] = {}
    for kind, record in chain.from_iterable(((kind, r) for r in getattr(reading, field)) for kind, field in _KINDS):
        start, end = span_of(record)
        key = f"{reading.report.id}:{kind}:{start}-{end}"
        number = seen[key] = seen.get(key, 0) + 1
        yield {
            "id": key if number == 1 else f"{key}:{number}",
            "report": reading.report.id,
            "kind": kind,
            "start": start,
            "end": end,
            "reader": reading.reader,
            "origins": encode(origins_of(record, reading) if isinstance(record, IncidentMention) else ()),
            "payload": encode(record),
        }


def span_of(record: Record) -> tuple[int, int]:
    """The span that identifies a statement: a figure's number, else its main evidence."""
    return record.quantity.span if isinstance(record, Figure) and record.quantity.evidence else record.span


def _account(row: RowMapping) -> Account:
    mention = decode(row["payload"], IncidentMention)
    text = decode(row["source"], _Text).text
    spans = sorted({mention.span, *mention.retold})
    return Account(
        statement=row["id"],
        report=row["report"],
        outlet=row["outlet"],
        source=source_name(row["outlet"], row["headline"], row["locator"], text),
        published=row["published"],
        instant=row["instant"],
        mention=mention,
        told="\n".join(text[start:end] for start, end in spans),
        origins=decode(row["origins"], tuple[str, ...]),
        headline=row["headline"],
        home=row["home"],
        opening=text[:_OPENING],
        signature=decode(row["signature"], tuple[int, ...]),
    )


def _instant(moment: Moment | None) -> str:
    if moment is None:
        return ""
    utc = moment.local - dt.timedelta(minutes=moment.offset or 0)
    return utc.date().isoformat() if moment.precision == "day" else utc.isoformat(timespec="minutes")
