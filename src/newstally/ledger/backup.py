"""Backup and restore: the whole ledger as one compressed file of lines, the same for a file and for a server.

The first line says what it is; then each row as a line; the last gives their number and a checksum, so that half a
backup is never taken for one. What was redacted since the backup was made is removed again when it is restored.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, LargeBinary, Table, delete, func, insert, select, text
from sqlalchemy.exc import StatementError

from newstally.ledger.errors import LedgerError
from newstally.ledger.rebuild import rebuild
from newstally.ledger.redact import bury
from newstally.ledger.relink import now
from newstally.ledger.store.connect import Store
from newstally.ledger.store.decided import forget_corrections
from newstally.ledger.store.schema import REVISION, meta, metadata, report, tombstone
from newstally.ledger.store.search import sweep

_FORMAT = "newstally-backup"
_ROWS = 500
# What is derived comes from the rest; leaving it out makes a backup a third as large and one that cannot disagree.
# Revisions that keep what came in and what was decided in the same tables; they differ in what is derived.
_READABLE = ("0002", REVISION)
_DERIVED = ("block", "link", "member", "incident", "incident_key", "possible", "meta")


def backup(store: Store, path: Path) -> int:
    """Write a ledger as it is at this moment; gives the number of reports. An existing file is not overwritten."""
    if path.exists():
        raise LedgerError(f"{path}: there is such a file already; give the backup a name of its own")
    partial = path.with_name(f"{path.name}.part")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: its folder does not exist; make {path.parent} first")
    with store.reading() as connection:
        reports: int = connection.execute(select(func.count()).select_from(report)).scalar_one()
        with gzip.open(partial, "wt", encoding="utf-8", compresslevel=6) as file:
            lines, digest = 0, hashlib.sha256()
            for line in _lines(connection, reports):
                file.write(line)
                digest.update(line.encode())
                lines += 1
            file.write(json.dumps({"lines": lines, "sha256": digest.hexdigest()}) + "\n")
    partial.rename(path)
    return reports


def restore(path: Path, store: Store) -> int:
    """Put a backup in the place of what a ledger holds; gives the number of reports.

    What the ledger has redacted stays redacted. Raises LedgerError for a file that is no whole backup; the ledger is
    then left as it was.
    """
    with store.rebuilding() as connection:
        buried = list(connection.execute(select(tombstone)).mappings().all())
        for table in reversed(metadata.sorted_tables):
            if table.name != meta.name:
                connection.execute(delete(table))
        for name, rows in _read(path):
            try:
                connection.execute(insert(metadata.tables[name]), rows)
            except StatementError as error:
                raise LedgerError(f"{path}: has rows that are none of {name!r}; nothing was restored") from error
        forget_corrections(connection)
        _continue_numbers(connection)
        rebuild(connection, "a restored backup")
        for row in buried:
            there = connection.execute(select(tombstone.c.report).where(tombstone.c.report == row["report"])).first()
            if there is None:
                bury(connection, [row["report"]], row["who"], row["why"], now(), "")
        if buried:
            sweep(connection)
        found: int = connection.execute(select(func.count()).select_from(report)).scalar_one()
    return found


def _lines(connection: Connection, reports: int) -> Iterator[str]:
    head = {"format": _FORMAT, "revision": REVISION, "at": now(), "reports": reports}
    yield json.dumps(head) + "\n"
    for table in metadata.sorted_tables:
        if table.name in _DERIVED:
            continue
        binary = _binary(table)
        order = list(table.primary_key.columns)
        for row in connection.execute(select(table).order_by(*order)).mappings():
            told = {
                name: base64.b64encode(value).decode() if name in binary and value is not None else value
                for name, value in row.items()
            }
            yield json.dumps([table.name, told], ensure_ascii=False) + "\n"


def _read(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The rows of a backup, table by table, in parts."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from _parts(path, file)
    except FileNotFoundError as error:
        raise LedgerError(f"{path}: there is no such file") from error
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise LedgerError(f"{path}: not a whole backup ({error}); nothing was restored") from error


def _parts(path: Path, file: IO[str]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    digest, lines = hashlib.sha256(), 0
    waiting: list[dict[str, Any]] = []
    name = ""
    for line in file:
        read = json.loads(line)
        if isinstance(read, dict) and "sha256" in read:
            if read != {"lines": lines, "sha256": digest.hexdigest()}:
                raise LedgerError(f"{path}: was changed or damaged after it was written; nothing was restored")
            if waiting:
                yield name, waiting
            return
        digest.update(line.encode())
        lines += 1
        if lines == 1:
            _check_head(path, read)
            continue
        table, row = read
        if waiting and (table != name or len(waiting) >= _ROWS):
            yield name, waiting
            waiting = []
        name = table
        waiting.append(_row(metadata.tables[table], row))
    raise LedgerError(f"{path}: ends in the middle, after {lines} lines; nothing was restored")


def _check_head(path: Path, head: Any) -> None:
    if not isinstance(head, dict) or head.get("format") != _FORMAT:
        raise LedgerError(f"{path}: not a Newstally backup")
    if head["revision"] not in _READABLE:
        raise LedgerError(
            f"{path}: was made by another version (schema {int(head['revision'])}, this one knows {int(REVISION)}); "
            "restore it with that one, and open the ledger with this"
        )


def _row(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    binary = _binary(table)
    return {name: base64.b64decode(value) if name in binary and value is not None else value
            for name, value in row.items()}  # fmt: skip


def _binary(table: Table) -> set[str]:
    return {column.name for column in table.columns if isinstance(column.type, LargeBinary)}


def _continue_numbers(connection: Connection) -> None:
    """Let PostgreSQL count on from the numbers that came with the rows; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        for column in table.primary_key.columns:
            sequence = connection.execute(
                text("SELECT pg_get_serial_sequence(:table, :column)"), {"table": table.name, "column": column.name}
            ).scalar()
            if sequence:
                highest = connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
                connection.execute(
                    text("SELECT setval(CAST(:sequence AS regclass), :value, false)"),
                    {"sequence": sequence, "value": highest + 1},
                )
