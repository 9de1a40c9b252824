"""The log of corrections as rows: written once, read back, and hung on the statements that they name today."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select, update

from newstally.ledger.corrections.records import Correction, Ref
from newstally.ledger.store.codec import decode, encode, text_of
from newstally.ledger.store.decided import forget_corrections
from newstally.ledger.store.schema import attached, correction, report, statement
from newstally.ledger.store.statements import chunks

# So much of the shorter of two spans must be shared for one to stand in the other's place.
_SAME = 0.5
_SPACE = re.compile(r"\s+")
# The part of a person's statement that names what the reader found in the same words.
HIDES = "hides"


def write(connection: Connection, entry: Correction, refs: Sequence[int], others: Sequence[int] = ()) -> Correction:
    """Add an entry that names statements by number; gives it back with its number in the log."""
    made = connection.execute(
        insert(correction).values(
            at=entry.at,
            who=entry.who,
            why=entry.why,
            action=entry.action,
            undoes=entry.undoes,
            payload=encode(entry),
        )
    )
    assert made.inserted_primary_key is not None
    number = int(made.inserted_primary_key[0])
    rows = [
        {
            "correction": number,
            "part": part,
            "place": place,
            "report": ref.report,
            "statement": numbers[place],
            "first": numbers[place],
        }
        for part, named, numbers in (("refs", entry.refs, refs), ("others", entry.others, others))
        for place, ref in enumerate(named)
    ]
    if rows:
        connection.execute(insert(attached), rows)
        forget_corrections(connection)
    return msgspec.structs.replace(entry, number=number)


def read(connection: Connection, *conditions: ColumnElement[bool]) -> list[Correction]:
    """The entries that meet the conditions, oldest first."""
    query = select(correction.c.number, correction.c.payload).where(*conditions).order_by(correction.c.number)
    return [
        msgspec.structs.replace(decode(payload, Correction), number=number)
        for number, payload in connection.execute(query)
    ]


def by_number(connection: Connection, numbers: Iterable[int]) -> list[Correction]:
    """The entries of the given numbers, oldest first."""
    wanted = sorted(set(numbers))
    return [entry for part in chunks(wanted) for entry in read(connection, correction.c.number.in_(part))]


def undone(connection: Connection, numbers: Iterable[int], upto: str = "") -> set[int]:
    """Which of the given entries another one undoes that is not itself undone; as of a moment, if one is given."""
    given = sorted(set(numbers))
    by: list[tuple[int, int]] = []
    for part in chunks(given):
        query = select(correction.c.undoes, correction.c.number).where(correction.c.undoes.in_(part))
        if upto:
            query = query.where(correction.c.at <= upto)
        by += [(entry, undoing) for entry, undoing in connection.execute(query)]
    if not by:
        return set()
    idle = undone(connection, {undoing for _, undoing in by}, upto)
    return {entry for entry, undoing in by if undoing not in idle}


def refs_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Ref]:
    """Statements as a correction keeps them, by number."""
    columns = [statement.c[n] for n in ("number", "id", "report", "kind", "start", "end")]
    found: dict[int, Ref] = {}
    for part in chunks(sorted(set(numbers))):
        query = select(*columns, report.c.payload).join(report, report.c.id == statement.c.report)
        for row in connection.execute(query.where(statement.c.number.in_(part))).mappings():
            text = text_of(row["payload"])
            found[row["number"]] = Ref(
                statement=row["id"],
                report=row["report"],
                kind=row["kind"],
                start=row["start"],
                end=row["end"],
                text=text[row["start"] : row["end"]],
            )
    return found


def move(connection: Connection, number: int, report_id: str) -> None:
    """Note that a statement is of another version of its report now."""
    row = update(attached).where(attached.c.statement == number)
    connection.execute(row.values(report=report_id))


def attached_to(connection: Connection, number: int) -> set[int]:
    """The statements that an entry means today."""
    query = select(attached.c.statement).where(attached.c.correction == number, attached.c.statement.is_not(None))
    return {each for each in connection.execute(query).scalars() if each is not None}


def attach_again(connection: Connection, earlier: str, now: str, fresh: Collection[int] = ()) -> set[int]:
    """Hang the corrections of a report that was read anew on what stands in their statements' place.

    `earlier` is the version they may still name, `now` the one there is, `fresh` the statements that were not there
    before: only one of these can stand in a lost one's place. Gives the statements that have a correction again. One
    that finds no place stays in the log, hung on nothing, for people to look at.
    """
    query = select(attached).where(attached.c.report.in_((earlier, now)), attached.c.part != HIDES)
    rows = list(connection.execute(query).mappings())
    if not rows:
        return set()
    there = list(connection.execute(select(statement).where(statement.c.report == now)).mappings())
    numbers = {row["number"] for row in there}
    text = _text_of(connection, now)
    found: set[int] = set()
    for row in rows:
        number = row["statement"]
        if number not in numbers:
            new = [each for each in there if each["number"] in fresh]
            number = _in_place_of(_ref(connection, row), new, text, now)
            found |= {number} if number is not None else set()
        if number != row["statement"] or row["report"] != now:
            here = (attached.c.correction == row["correction"], attached.c.part == row["part"])
            change = update(attached).where(*here, attached.c.place == row["place"])
            connection.execute(change.values(statement=number, report=now))
    return found


def attach_all(connection: Connection) -> None:
    """Hang every correction anew on the statements that it means today."""
    query = select(attached.c.report).distinct()
    for source in list(connection.execute(query).scalars()):
        attach_again(connection, source, source)


def _text_of(connection: Connection, id: str) -> str:
    payload = connection.execute(select(report.c.payload).where(report.c.id == id)).scalar_one_or_none()
    return text_of(payload) if payload is not None else ""


def _ref(connection: Connection, row: RowMapping) -> Ref:
    (entry,) = by_number(connection, [row["correction"]])
    named = entry.refs if row["part"] == "refs" else entry.others
    return named[int(row["place"])]


def _in_place_of(ref: Ref, there: Sequence[RowMapping], text: str, now: str) -> int | None:
    """The statement of a report that overlaps a reference most; in another version, where its words stand there."""
    span = (ref.start, ref.end) if ref.report == now else moved(ref.text, text)
    if span is None:
        return None
    likely = [(_share(span, (row["start"], row["end"])), -row["number"]) for row in there if row["kind"] == ref.kind]
    best = max(likely, default=(0.0, 0))
    return -best[1] if best[0] >= _SAME else None


def moved(words: str, text: str) -> tuple[int, int] | None:
    """Where words stand in a text, line breaks aside; None where they do not, or stand nowhere for being none."""
    pieces = [re.escape(piece) for piece in _SPACE.split(words.strip()) if piece]
    match = re.search(r"\s+".join(pieces), text) if pieces else None
    return match.span() if match else None


def _share(a: tuple[int, int], b: tuple[int, int]) -> float:
    return (min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))
