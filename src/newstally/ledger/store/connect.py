"""Opening a ledger's database: SQLite by default, any URL SQLAlchemy knows by request; errors in plain words."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from newstally.ledger.errors import LedgerError
from newstally.ledger.store.decided import forget_corrections
from newstally.ledger.store.migrations import revision_of, stamp, upgrade
from newstally.ledger.store.schema import REVISION, SCHEMA_VERSION, meta, metadata
from newstally.ledger.store.search import make_search

_WAIT_SECONDS = 60
_CHECKPOINT_PAGES, _CACHE_KIB = 8000, 65_536
_PASSWORD = re.compile(r"(://[^/@:]*:)[^/@]*(?=@)|([?&]password=)[^&]*")
_SQLITE_MAGIC = b"SQLite format 3\x00"
# The key of the advisory lock under which writers of one PostgreSQL ledger take turns.
_POSTGRES_LOCK = 0x6E65777374
_POSTGRES_NAMES = ("postgres", "postgresql")


class Store:
    """An open database with the ledger's tables. One writer at a time; readers never wait."""

    def __init__(self, where: str | Path) -> None:
        self.name = _shown(str(where))
        with self._plain_errors():
            self._engine = _engine(str(where))
        with self._plain_errors():
            self._prepare()

    @classmethod
    def copied(cls, where: str) -> Store:
        """A copy in memory of a ledger in a file, which is only read. Raises LedgerError where there is none."""
        if "://" in where:
            raise LedgerError(f"{_shown(where)}: a server; give a ledger in a file")
        path = Path(where)
        if not path.is_file():
            raise LedgerError(f"{path}: there is no such ledger")
        _check_file(path)
        store = cls.__new__(cls)
        store.name = where
        store._engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        event.listen(store._engine, "connect", _set_up_sqlite)
        event.listen(store._engine, "begin", _begin_sqlite)
        with store._plain_errors():
            with store._engine.connect() as connection:
                memory = connection.connection.driver_connection
                # Nobody writes where there is no log beside the file; opened so, it gets none.
                how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
                with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)) as held:
                    held.backup(cast(sqlite3.Connection, memory))
            store._prepare()
        return store

    @contextmanager
    def undone(self) -> Iterator[Connection]:
        """A transaction that is taken back, whatever was written in it."""
        with self._plain_errors(), self._engine.connect() as plain:
            connection = plain.execution_options(ledger_writes=True)
            with connection.begin() as transaction:
                forget_corrections(connection)
                yield connection
                transaction.rollback()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger throughout."""
        with self._plain_errors(), self._engine.connect() as plain:
            # PostgreSQL would otherwise show each query the state of its own moment.
            postgres = plain.dialect.name == "postgresql"
            connection = plain.execution_options(isolation_level="REPEATABLE READ") if postgres else plain
            with connection.begin():
                forget_corrections(connection)
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the writer's turn from its start, and is undone as a whole on an error."""
        with self._plain_errors(), self._engine.connect() as plain:
            connection = plain.execution_options(ledger_writes=True)
            with connection.begin():
                take_turn(connection)
                forget_corrections(connection)
                yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A connection outside of any transaction, for what no transaction can hold."""
        with self._plain_errors():
            if self._engine.dialect.name == "sqlite":
                engine = create_engine(self._engine.url, isolation_level="AUTOCOMMIT")
            else:
                engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                yield connection
            engine.dispose()

    @property
    def is_stale(self) -> bool:
        """Whether what is derived must be derived again, since the tables were brought up to date."""
        with self.reading() as connection:
            return (
                connection.execute(select(meta.c.value).where(meta.c.key == "derived")).scalar_one_or_none() == "stale"
            )

    def close(self) -> None:
        """Give the database back."""
        self._engine.dispose()

    def _prepare(self) -> None:
        with self._engine.connect() as connection:
            names = set(inspect(connection).get_table_names())
        if names and "meta" not in names:
            raise LedgerError(f"{self.name}: a database, but not a Newstally ledger; give the ledger one of its own")
        if not names:
            self._make()
        with self.reading() as connection:
            revision = revision_of(connection)
        if not revision:
            raise LedgerError(
                f"{self.name}: not a Newstally ledger (no schema version); give the ledger one of its own"
            )
        if revision > REVISION:
            raise LedgerError(
                f"{self.name}: written by a newer Newstally (schema {int(revision)}, this one knows {SCHEMA_VERSION}); "
                "upgrade Newstally to open it"
            )
        if revision < REVISION:
            with self.rebuilding() as connection:
                if revision_of(connection) < REVISION:
                    upgrade(connection)

    def _make(self) -> None:
        with self.writing() as connection:
            # Another program may have made them in the meantime.
            if inspect(connection).has_table("meta"):
                return
            metadata.create_all(connection)
            make_search(connection)
            stamp(connection)

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """A writer's transaction that may take tables apart which refer to each other."""
        sqlite = self._engine.dialect.name == "sqlite"
        with self._plain_errors(), self._engine.connect() as plain:
            if sqlite:
                # SQLite ignores this within a transaction.
                cast(sqlite3.Connection, plain.connection.driver_connection).execute("PRAGMA foreign_keys = OFF")
            try:
                connection = plain.execution_options(ledger_writes=True)
                with connection.begin():
                    take_turn(connection)
                    forget_corrections(connection)
                    yield connection
            finally:
                if sqlite:
                    cast(sqlite3.Connection, plain.connection.driver_connection).execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"{self.name}: {_in_words(str(error.orig))}") from error
        except Exception as error:
            # Statements that go to the driver as they are raise its own errors.
            if not isinstance(error, sqlite3.Error) and not self._is_of_driver(error):
                raise
            raise LedgerError(f"{self.name}: {_in_words(str(error))}") from error

    def _is_of_driver(self, error: Exception) -> bool:
        driver = self._engine.dialect.dbapi if hasattr(self, "_engine") else None
        return driver is not None and isinstance(error, driver.Error)


def take_turn(connection: Connection) -> None:
    """Wait until no other program writes; SQLite has done so where the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_POSTGRES_LOCK})"))


def _in_words(problem: str) -> str:
    lowered = problem.lower()
    for sign, words in _PROBLEMS:
        if sign in lowered:
            return words
    return f"the database says: {problem.strip()}"


_PROBLEMS = (
    ("file is not a database", "not a Newstally ledger but some other file; give another file name or move it away"),
    ("malformed", "the file is damaged; restore it from a copy, or delete it and add the reports again"),
    ("readonly", "read-only; change its permissions, or copy it to a folder you may write to and use the copy"),
    ("read-only", "read-only; change its permissions, or copy it to a folder you may write to and use the copy"),
    ("locked", f"in use by another program for over {_WAIT_SECONDS} seconds; close that program or try again"),
    ("unable to open", "cannot be opened; check that its folder exists and that you may read and write there"),
    ("connection refused", "no server answers at this address; start it, or correct the address"),
    ("no such file or directory", "no server answers at this address; start it, or correct the address"),
    ("disk is full", "no room left on the disk; free some and add again (nothing was half-written)"),
)


def _engine(name: str) -> Engine:
    if "://" in name:
        try:
            engine = create_engine(_with_driver(make_url(name)))
        except ModuleNotFoundError as error:
            package = "psycopg[binary]" if error.name == "psycopg" else error.name
            raise LedgerError(f"{_shown(name)}: needs a driver: `pip install '{package}'`") from error
        except (ArgumentError, NoSuchModuleError, ValueError) as error:
            advice = "not a database address; use a file name or postgresql://..."
            raise LedgerError(f"{_shown(name)}: {advice}") from error
    else:
        _check_file(Path(name))
        engine = create_engine(_address_of(Path(name)), connect_args={"timeout": _WAIT_SECONDS})
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _address_of(path: Path) -> str:
    """A file's address; one in a folder that may only be read is opened as what nobody writes to."""
    frozen = path.is_file() and not os.access(path.resolve().parent, os.W_OK)
    if frozen and not path.with_name(f"{path.name}-wal").exists():
        return f"sqlite:///file:{quote(str(path.resolve()))}?mode=ro&immutable=1&uri=true"
    return f"sqlite:///{path}"


def _with_driver(address: URL) -> URL:
    """A PostgreSQL address as other programs write it, with the driver we use."""
    return address.set(drivername="postgresql+psycopg") if address.drivername in _POSTGRES_NAMES else address


def _shown(where: str) -> str:
    """A ledger's name as messages may show it: without the password of its address."""
    return _PASSWORD.sub(r"\1\2***", where) if "://" in where else where


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: a folder; give a file name, such as {path / 'tally.db'}")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: its folder does not exist; make {path.parent} first")
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC:
                raise LedgerError(f"{path}: {_in_words('file is not a database')}")


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # SQLAlchemy begins transactions itself (below), so that a writer takes its turn before it reads.
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        # Fewer and larger checkpoints; a large ledger's indexes stay in memory, which is bounded by this.
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    except sqlite3.OperationalError as error:
        # A ledger that may only be read keeps the mode it was written in.
        if "readonly" not in str(error):
            raise
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("ledger_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
