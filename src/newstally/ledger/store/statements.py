"""Reports and what they state, written and read back as rows. Statements go by their number within the store.

A report that is read again, or a newer version of it, keeps the numbers of the statements it tells as before: those
of the same span, of one that overlaps it, or in a newer version of the same words.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from newstally.ledger.copies import fingerprint
from newstally.ledger.ids import short_id
from newstally.ledger.linking import Account
from newstally.ledger.origins import origins_of, source_name
from newstally.ledger.store.codec import decode, encode, text_of
from newstally.ledger.store.prepared import Insertion, Prepared
from newstally.ledger.store.schema import block, finding, former, link, member, report, statement
from newstally.ledger.store.search import forget_words, index_words
from newstally.model import Figure, IncidentMention, Moment, Reading, Record, Report

Kind = str
_KINDS: tuple[tuple[Kind, str], ...] = (("figure", "figures"), ("mention", "incidents"), ("claim", "tally_claims"))
_CHUNK = 400
_OPENING = 700
_REMEMBERED = 2048
Row = dict[str, Any]

_INSERT_REPORT = Insertion(
    report, "id", "outlet", "published", "instant", "updated", "headline", "home", "locator", "sha256", "signature",
    "reader", "current", "replaced_by", "seen", "payload", returning="number",
)  # fmt: skip
_INSERT_STATEMENT = Insertion(
    statement, "id", "short", "report", "kind", "start", "end", "reader", "who", "origins", "payload"
)
_INSERT_FINDING = Insertion(finding, "report", "number", "payload")
_OF_REPORT = Prepared("SELECT number, kind FROM statement WHERE report = :report")
_ACCOUNT = (
    "SELECT told.number, told.id, told.report, told.origins, told.who, told.payload, report.outlet, report.published,"
    " report.instant, report.headline, report.home, report.locator, report.signature, report.payload"
    " FROM {table} AS told JOIN report ON report.id = told.report"
    " WHERE told.number IN :numbers AND told.kind = 'mention'"
)
_TOLD = Prepared(_ACCOUNT.format(table="statement"))
_TOLD_BEFORE = Prepared(_ACCOUNT.format(table="former") + " AND told.until > :moment ORDER BY told.until")


class Entered(msgspec.Struct, frozen=True):
    """Numbers of a report's statements: all it has now, the mentions among them, and those it had before."""

    all: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    before: tuple[int, ...] = ()


def insert_report(connection: Connection, reading: Reading, now: str) -> None:
    """Write a report as the current version of itself, and its words into the index."""
    source = reading.report
    number = _INSERT_REPORT.one(
        connection,
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
        seen=now,
        payload=encode(source),
    )
    index_words(connection, number, searched(source))


def update_setting(connection: Connection, reading: Reading) -> None:
    """Note what a newer reader settled of a report: who read it, when it was published, in which country."""
    published = published_of(reading)
    told = {"reader": reading.reader, "home": reading.setting.country, "published": str(published or "")}
    row = update(report).where(report.c.id == reading.report.id)
    connection.execute(row.values(instant=_instant(published), **told))


def searched(source: Report) -> str:
    """The words of a report that a search looks through."""
    return source.text if source.headline in source.text else f"{source.headline}\n{source.text}"


def insert_statements(connection: Connection, reading: Reading, now: str, earlier: str = "") -> Entered:
    """Write everything a report states, in the place of what its version `earlier` (or itself) stated before."""
    rows = list(_rows(reading))
    held = _held(connection, earlier) if earlier else []
    same = _matched(rows, held)
    kept = {held[at]["number"] for at in same.values()}
    gone = [row for row in held if row["number"] not in kept]
    if gone:
        _retire(connection, gone, now)
    # Ids may change hands among the statements of one sentence.
    for before in same.values():
        free = update(statement).where(statement.c.number == held[before]["number"])
        connection.execute(free.values(id=f"~{held[before]['number']}"))
    for at, before in same.items():
        _replace(connection, rows[at], held[before], now)
    new = [row for at, row in enumerate(rows) if at not in same]
    _INSERT_STATEMENT.many(connection, new)
    if earlier:
        connection.execute(delete(finding).where(finding.c.report == earlier))
    found = [{"report": reading.report.id, "number": n, "payload": encode(f)} for n, f in enumerate(reading.findings)]
    _INSERT_FINDING.many(connection, found)
    there = sorted(_OF_REPORT.rows(connection, report=reading.report.id))
    return Entered(
        tuple(number for number, _ in there),
        tuple(number for number, kind in there if kind == "mention"),
        tuple(row["number"] for row in held),
    )


def insert_one(connection: Connection, source: str, kind: Kind, record: Record, who: str) -> int:
    """Write one statement that a person made; returns its number."""
    span = span_of(record)
    key = f"{source}:{kind}:{span[0]}-{span[1]}"
    query = select(statement.c.id).where(statement.c.id.startswith(key, autoescape=True))
    taken = set(connection.execute(query).scalars())
    id = next(each for each in chain((key,), (f"{key}:{n}" for n in range(2, len(taken) + 3))) if each not in taken)
    speaker = record.speaker if isinstance(record, IncidentMention | Figure) else None
    origins = (speaker.name,) if speaker is not None else (f"person:{who}",)
    row = _row(id, source, kind, span, f"person: {who}", origins, record) | {"who": who}
    made = connection.execute(insert(statement).values(**row))
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])


def restate(connection: Connection, number: int, source: str, kind: Kind, record: Record, who: str, now: str) -> None:
    """Let a person's statement say something else, of another version of its report, under its number."""
    held = connection.execute(select(statement).where(statement.c.number == number)).mappings().one()
    archive(connection, held, now)
    span = span_of(record)
    id = f"{source}:{kind}:{span[0]}-{span[1]}"
    row = _row(id, source, kind, span, f"person: {who}", (f"person:{who}",), record) | {"who": who}
    connection.execute(update(statement).where(statement.c.number == number).values(**row))


def retire(connection: Connection, numbers: Iterable[int], now: str) -> None:
    """Take statements out, with their links; what they said stays for the ledger as it was."""
    for part in chunks(sorted(numbers)):
        rows = connection.execute(select(statement).where(statement.c.number.in_(part))).mappings()
        _retire(connection, list(rows), now)


def unlink(connection: Connection, numbers: Iterable[int]) -> None:
    """Forget what statements were compared with."""
    for part in chunks(sorted(numbers)):
        for column in (block.c.statement, link.c.a, link.c.b):
            connection.execute(delete(column.table).where(column.in_(part)))


def bring_back(connection: Connection, source: Report) -> None:
    """Let an earlier version of a report stand again."""
    number = connection.execute(select(report.c.number).where(report.c.id == source.id)).scalar_one()
    connection.execute(update(report).where(report.c.id == source.id).values(current=True, replaced_by=""))
    index_words(connection, number, searched(source))


def replace_report(connection: Connection, old: str, new: str) -> None:
    """Mark a report as replaced by a newer version of itself; its text stays, but is searched no more."""
    row = connection.execute(select(report.c.number, report.c.payload).where(report.c.id == old)).one()
    forget_words(connection, row.number, searched(decode(row.payload, Report)))
    connection.execute(update(report).where(report.c.id == old).values(current=False, replaced_by=new))


def accounts(connection: Connection, numbers: Iterable[int]) -> dict[int, Account]:
    """The accounts of mention statements, by number, as they were read."""
    wanted = list(numbers)
    return {row[0]: _account(*row) for row in _TOLD.rows(connection, numbers=wanted)} if wanted else {}


def former_accounts(connection: Connection, numbers: Iterable[int], moment: str) -> dict[int, Account]:
    """Those accounts that read otherwise at a moment than they do now, as they read then."""
    found: dict[int, Account] = {}
    for row in _TOLD_BEFORE.rows(connection, numbers=list(numbers), moment=moment):
        found.setdefault(row[0], _account(*row))
    return found


def forget_accounts() -> None:
    """Let go of the accounts that were looked at lately, with their words."""
    _account.cache_clear()


def payloads(connection: Connection, kind: Kind) -> Iterator[RowMapping]:
    """Number, report id and payload of every statement of a kind, in the fixed order."""
    query = (
        select(statement.c.number, statement.c.report, statement.c.payload)
        .join(report, report.c.id == statement.c.report)
        .where(statement.c.kind == kind)
        .order_by(report.c.instant, report.c.id, statement.c.start, statement.c.id)
    )
    yield from connection.execute(query).mappings()


def report_of(connection: Connection, id: str) -> Report | None:
    """A report in any of its versions, by its id."""
    payload = connection.execute(select(report.c.payload).where(report.c.id == id)).scalar_one_or_none()
    return decode(payload, Report) if payload is not None else None


def published_of(reading: Reading) -> Moment | None:
    """When a report was published, as it says itself or as its setting was settled."""
    return reading.report.published or reading.setting.published


def locator(source: Report) -> str:
    """Where a report can be found again: its address, else its file."""
    return source.source.url or source.source.path


def chunks(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Ids in parts that fit into one query."""
    return (ids[n : n + _CHUNK] for n in range(0, len(ids), _CHUNK))


def span_of(record: Record) -> tuple[int, int]:
    """The span that identifies a statement: a figure's number, else its main evidence."""
    return record.quantity.span if isinstance(record, Figure) and record.quantity.evidence else record.span


def _rows(reading: Reading) -> Iterator[Row]:
    """A row per statement, identified by report, kind and span (numbered where two share a span)."""
    seen: dict[str, int] = {}
    for kind, record in chain.from_iterable(((kind, r) for r in getattr(reading, field)) for kind, field in _KINDS):
        span = span_of(record)
        key = f"{reading.report.id}:{kind}:{span[0]}-{span[1]}"
        number = seen[key] = seen.get(key, 0) + 1
        origins = origins_of(record, reading) if isinstance(record, IncidentMention) else ()
        id = key if number == 1 else f"{key}:{number}"
        yield _row(id, reading.report.id, kind, span, reading.reader, origins, record)


def _row(
    id: str, source: str, kind: Kind, span: tuple[int, int], reader: str, origins: tuple[str, ...], record: Record
) -> Row:
    return {
        "id": id,
        "short": short_id(id),
        "report": source,
        "kind": kind,
        "start": span[0],
        "end": span[1],
        "reader": reader,
        "who": "",
        "origins": encode(origins),
        "payload": encode(record),
    }


def _held(connection: Connection, source: str) -> list[RowMapping]:
    """What a reader found in a report so far; what persons stated there is not its business."""
    query = select(statement).where(statement.c.report == source, statement.c.who == "").order_by(statement.c.number)
    return list(connection.execute(query).mappings())


def _matched(rows: Sequence[Row], held: Sequence[RowMapping]) -> dict[int, int]:
    """Which new row (by position) is which held one: the same id, else the most overlap, else the same words."""
    spans = Counter([*map(_span, rows), *map(_span, held)])
    # Where one sentence tells several, which of them is which is told by what they say.
    at = {row["id"]: n for n, row in enumerate(held) if spans[_span(row)] <= 2}
    same = {n: at[row["id"]] for n, row in enumerate(rows) if row["id"] in at}
    likeness = sorted(
        (-likely, n, m)
        for n, row in enumerate(rows)
        if n not in same
        for m, other in enumerate(held)
        if (likely := _alike(row, other)) > 0
    )
    taken = set(same.values())
    for _, n, m in likeness:
        if n not in same and m not in taken:
            same[n] = m
            taken.add(m)
    return same


def _alike(row: Row | RowMapping, other: Row | RowMapping) -> float:
    """How surely two statements are one told anew: by overlap within a report, by their words across its versions."""
    if row["kind"] != other["kind"]:
        return 0.0
    if row["report"] == other["report"]:
        shared: int = min(row["end"], other["end"]) - max(row["start"], other["start"])
        share: float = shared / max(1, min(row["end"] - row["start"], other["end"] - other["start"]))
        return share + _says_the_same(row, other) if share >= 0.5 else 0.0
    return 1.0 + _says_the_same(row, other) if _main_words(row) == _main_words(other) else 0.0


def _span(row: Row | RowMapping) -> tuple[str, int, int]:
    return (row["kind"], row["start"], row["end"])


def _says_the_same(row: Row | RowMapping, other: Row | RowMapping) -> float:
    """How many of their fields two statements share, as a share."""
    if row["payload"] == other["payload"]:
        return 1.0
    one, two = (msgspec.json.decode(each["payload"]) for each in (row, other))
    fields = (one.keys() | two.keys()) - {"evidence", "retold"}
    shared: int = sum(one.get(field) == two.get(field) for field in fields)
    return shared / max(1, len(fields))


def _main_words(row: Row | RowMapping) -> str:
    """The words of a statement's main evidence."""
    return decode(row["payload"], _Quoted).evidence[0].text


class _Stretch(msgspec.Struct, frozen=True):
    text: str


class _Quoted(msgspec.Struct, frozen=True):
    """Of a statement's payload its evidence alone."""

    evidence: tuple[_Stretch, ...]


def archive(connection: Connection, row: RowMapping, now: str) -> None:
    """Keep what a statement said until now."""
    connection.execute(insert(former).values(**_archived(row, now)))


def _replace(connection: Connection, row: Row, held: RowMapping, now: str) -> None:
    """Let a statement say something else from now on, under its number."""
    if any(row[name] != held[name] for name in ("id", "payload", "origins")):
        archive(connection, held, now)
    connection.execute(update(statement).where(statement.c.number == held["number"]).values(**row))


def _retire(connection: Connection, rows: Sequence[RowMapping], now: str) -> None:
    numbers = [row["number"] for row in rows]
    if rows:
        connection.execute(insert(former), [_archived(row, now) for row in rows])
    unlink(connection, numbers)
    for part in chunks(numbers):
        connection.execute(delete(member).where(member.c.statement.in_(part)))
        connection.execute(delete(statement).where(statement.c.number.in_(part)))


def _archived(row: RowMapping, now: str) -> Row:
    kept = ("number", "id", "report", "kind", "reader", "who", "origins", "payload")
    return {name: row[name] for name in kept} | {"until": now}


# Reports come in by the day, and what they are compared with is mostly what was looked at a moment ago.
@lru_cache(maxsize=_REMEMBERED)
def _account(
    number: int, id: str, source: str, origins: bytes, who: str, payload: bytes,
    outlet: str, published: str, instant: str, headline: str, home: str, where: str, signature: bytes, page: bytes,
) -> Account:  # fmt: skip
    """An account from its row and its report's, as `_TOLD` gives them."""
    mention = decode(payload, IncidentMention)
    text = text_of(page)
    spans = sorted({mention.span, *mention.retold})
    return Account(
        statement=id,
        number=number,
        who=who,
        report=source,
        outlet=outlet,
        source=source_name(outlet, headline, where, text),
        published=published,
        instant=instant,
        mention=mention,
        told="\n".join(text[start:end] for start, end in spans),
        origins=decode(origins, tuple[str, ...]),
        headline=headline,
        home=home,
        opening=text[:_OPENING],
        signature=decode(signature, tuple[int, ...]),
    )


def _instant(moment: Moment | None) -> str:
    if moment is None:
        return ""
    utc = moment.local - dt.timedelta(minutes=moment.offset or 0)
    return utc.date().isoformat() if moment.precision == "day" else utc.isoformat(timespec="minutes")
