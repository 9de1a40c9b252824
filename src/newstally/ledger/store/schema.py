"""The tables. Payloads are records as JSON; the columns beside them are what questions look up by.

Three kinds: what came in (report, statement, former), what people decided (correction, tombstone, saved), and what is
derived from both and can be derived again (block, link, member, incident, key, possible, attached).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

# The newest migration, which this code reads and writes (see `migrations`).
REVISION = "0003"
# The same as a number, which versions before there were migrations look at.
SCHEMA_VERSION = int(REVISION)
metadata = MetaData()


class Words(TypeDecorator[str]):
    """Text, ordered by code point in every database; NULs, which PostgreSQL cannot hold, stay in payloads alone."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(collation="C" if dialect.name == "postgresql" else None))

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return storable(value) if value else value


def storable(value: str) -> str:
    """A text without what a database cannot hold."""
    if not value.isascii():
        # Half a surrogate pair, as a broken terminal gives it, is no text that can be kept.
        value = value.encode(errors="replace").decode()
    return value.replace("\x00", "")


meta = Table("meta", metadata, Column("key", Words, primary_key=True), Column("value", Words, nullable=False))

report = Table(
    "report",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("outlet", Words, nullable=False),
    Column("published", Words, nullable=False),
    # The same in UTC where its zone is known, for ordering.
    Column("instant", Words, nullable=False),
    Column("updated", Words, nullable=False),
    Column("headline", Words, nullable=False),
    # ISO 3166-1 code of the country its setting was settled in.
    Column("home", Words, nullable=False),
    # Where it came from, for finding earlier versions of the same report.
    Column("locator", Words, nullable=False, index=True),
    Column("sha256", Words, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("reader", Words, nullable=False),
    # False where a newer version of the same report stands in its place.
    Column("current", Boolean, nullable=False, default=True),
    Column("replaced_by", Words, nullable=False, default="", index=True),
    Column("seen", Words, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    # Ten hexadecimal digits of the id, for people to name it by.
    Column("short", Words, nullable=False, index=True),
    Column("report", Words, ForeignKey("report.id"), nullable=False, index=True),
    Column("kind", Words, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reader", Words, nullable=False),
    # The person who stated it, where no reader did.
    Column("who", Words, nullable=False, default=""),
    Column("origins", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

# What statements said until a newer version of their report or a newer reader said otherwise.
former = Table(
    "former",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("number", Integer, nullable=False, index=True),
    Column("until", Words, nullable=False),
    Column("id", Words, nullable=False, index=True),
    Column("report", Words, nullable=False, index=True),
    Column("kind", Words, nullable=False),
    Column("reader", Words, nullable=False),
    Column("who", Words, nullable=False, default=""),
    Column("origins", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

# The keys under which a statement is found by others that may tell the same (see `linking.candidates`).
block = Table(
    "block",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("statement", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
Index("block_statement", block.c.statement)

link = Table(
    "link",
    metadata,
    Column("a", Integer, primary_key=True, autoincrement=False),
    Column("b", Integer, primary_key=True, autoincrement=False),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)
Index("link_b", link.c.b, link.c.score)

incident = Table(
    "incident",
    metadata,
    Column("id", Words, primary_key=True),
    # First and last day as ordinals; NULL for an open end or an unknown date.
    Column("first_day", Integer, index=True),
    Column("last_day", Integer, index=True),
    Column("payload", LargeBinary, nullable=False),
)

# What incidents can be found by: types, stage, words of names, places (see `tally.keys`).
incident_key = Table(
    "incident_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("incident", Words, primary_key=True),
    sqlite_with_rowid=False,
)
Index("incident_key_incident", incident_key.c.incident)

# Incidents kept apart that may be one, each pair once, the smaller id first.
possible = Table(
    "possible",
    metadata,
    Column("a", Words, primary_key=True),
    Column("b", Words, primary_key=True),
    Column("score", Float, nullable=False),
)
Index("possible_b", possible.c.b)

member = Table(
    "member",
    metadata,
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("incident", Words, nullable=False, index=True),
)

finding = Table(
    "finding",
    metadata,
    Column("report", Words, ForeignKey("report.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("payload", LargeBinary, nullable=False),
)

# Every change of an incident with its cause, oldest first; never changed afterwards, except by a redaction.
change = Table(
    "change",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Words, nullable=False, index=True),
    Column("incident", Words, nullable=False, index=True),
    Column("cause", Words, nullable=False),
    # The report, the correction (by number) or the reader's version that caused it.
    Column("source", Words, nullable=False, index=True),
    Column("says", Words, nullable=False),
    # The numbers of the statements that tell it from then on; none where it is gone.
    Column("members", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

# What people decided, oldest first; entries are only ever added.
correction = Table(
    "correction",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Words, nullable=False),
    Column("who", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("action", Words, nullable=False, index=True),
    # The entry that this one undoes.
    Column("undoes", Integer, index=True),
    Column("payload", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

# Which statement each reference of a correction means today; NULL where none is there any more.
attached = Table(
    "attached",
    metadata,
    Column("correction", Integer, primary_key=True, autoincrement=False),
    Column("part", Words, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("report", Words, nullable=False, index=True),
    Column("statement", Integer, index=True),
    # Which one it meant when it was entered.
    Column("first", Integer, index=True),
)

# What was redacted: that it was there, and nothing of what it said.
tombstone = Table(
    "tombstone",
    metadata,
    Column("report", Words, primary_key=True),
    Column("at", Words, nullable=False),
    Column("who", Words, nullable=False),
    Column("why", Words, nullable=False),
)

saved = Table(
    "saved",
    metadata,
    Column("name", Words, primary_key=True),
    Column("at", Words, nullable=False),
    Column("who", Words, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

# What a saved tally came to each time it changed.
saved_answer = Table(
    "saved_answer",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Words, nullable=False, index=True),
    Column("at", Words, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
