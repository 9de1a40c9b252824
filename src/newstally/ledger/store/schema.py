"""The tables. Payloads are records as JSON; the columns beside them are what questions look up by."""

from __future__ import annotations

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
)

SCHEMA_VERSION = 1
metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

report = Table(
    "report",
    metadata,
    Column("id", String, primary_key=True),
    Column("outlet", String, nullable=False),
    Column("published", String, nullable=False),
    # The same in UTC where its zone is known, for ordering.
    Column("instant", String, nullable=False),
    Column("updated", String, nullable=False),
    Column("headline", String, nullable=False),
    # ISO 3166-1 code of the country its setting was settled in.
    Column("home", String, nullable=False),
    # Where it came from, for finding earlier versions of the same report.
    Column("locator", String, nullable=False, index=True),
    Column("sha256", String, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("reader", String, nullable=False),
    # False where a newer version of the same report stands in its place.
    Column("current", Boolean, nullable=False, default=True),
    Column("replaced_by", String, nullable=False, default=""),
    Column("seen", String, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", String, ForeignKey("report.id"), nullable=False, index=True),
    Column("kind", String, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reader", String, nullable=False),
    Column("origins", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

block = Table(
    "block",
    metadata,
    Column("key", String, primary_key=True),
    Column("statement", String, ForeignKey("statement.id"), primary_key=True),
    # Whether the statement shows this key or looks for it.
    Column("shown", Boolean, primary_key=True),
)
Index("block_statement", block.c.statement)

link = Table(
    "link",
    metadata,
    Column("a", String, ForeignKey("statement.id"), primary_key=True),
    Column("b", String, ForeignKey("statement.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("parts", LargeBinary, nullable=False),
    Column("decided_by", String, nullable=False),
)
Index("link_b", link.c.b)

incident = Table(
    "incident",
    metadata,
    Column("id", String, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)

# Incidents kept apart that may be one, each pair once, the smaller id first.
possible = Table(
    "possible",
    metadata,
    Column("a", String, primary_key=True),
    Column("b", String, primary_key=True),
    Column("score", Float, nullable=False),
)
Index("possible_b", possible.c.b)

member = Table(
    "member",
    metadata,
    Column("statement", String, ForeignKey("statement.id"), primary_key=True),
    Column("incident", String, nullable=False, index=True),
)

finding = Table(
    "finding",
    metadata,
    Column("report", String, ForeignKey("report.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)
