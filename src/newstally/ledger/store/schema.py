"""The tables. Payloads are records as JSON; the columns beside them are what questions look up by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
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

SCHEMA_VERSION = 1
metadata = MetaData()


class Words(TypeDecorator[str]):
    """Text, ordered by code point in every database; NULs, which PostgreSQL cannot hold, stay in payloads alone."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(collation="C" if dialect.name == "postgresql" else None))

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value.replace("\x00", "") if value else value


meta = Table("meta", metadata, Column("key", Words, primary_key=True), Column("value", Words, nullable=False))

report = Table(
    "report",
    metadata,
    Column("id", Words, primary_key=True),
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
    Column("replaced_by", Words, nullable=False, default=""),
    Column("seen", Words, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("id", Words, primary_key=True),
    Column("report", Words, ForeignKey("report.id"), nullable=False, index=True),
    Column("kind", Words, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reader", Words, nullable=False),
    Column("origins", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

block = Table(
    "block",
    metadata,
    Column("key", Words, primary_key=True),
    Column("statement", Words, ForeignKey("statement.id"), primary_key=True),
    # Whether the statement shows this key or looks for it.
    Column("shown", Boolean, primary_key=True),
)
Index("block_statement", block.c.statement)

link = Table(
    "link",
    metadata,
    Column("a", Words, ForeignKey("statement.id"), primary_key=True),
    Column("b", Words, ForeignKey("statement.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("parts", LargeBinary, nullable=False),
    Column("decided_by", Words, nullable=False),
)
Index("link_b", link.c.b)

incident = Table(
    "incident",
    metadata,
    Column("id", Words, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)

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
    Column("statement", Words, ForeignKey("statement.id"), primary_key=True),
    Column("incident", Words, nullable=False, index=True),
)

finding = Table(
    "finding",
    metadata,
    Column("report", Words, ForeignKey("report.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)
