"""The tables as they were before there were migrations: reports, statements, links, incidents."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from newstally.ledger.store.schema import Words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table("meta", _words("key", primary_key=True), _words("value"))
    op.create_table(
        "report",
        _words("id", primary_key=True),
        *map(_words, ("outlet", "published", "instant", "updated", "headline", "home")),
        _words("locator", index=True),
        _words("sha256"),
        _bytes("signature"),
        _words("reader"),
        sa.Column("current", sa.Boolean, nullable=False),
        _words("replaced_by"),
        _words("seen"),
        _bytes("payload"),
    )
    op.create_table(
        "statement",
        _words("id", primary_key=True),
        sa.Column("report", Words, sa.ForeignKey("report.id"), nullable=False, index=True),
        _words("kind", index=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        _words("reader"),
        _bytes("origins"),
        _bytes("payload"),
    )
    op.create_table(
        "block",
        _words("key", primary_key=True),
        sa.Column("statement", Words, sa.ForeignKey("statement.id"), primary_key=True, index=True),
        sa.Column("shown", sa.Boolean, primary_key=True),
    )
    op.create_table(
        "link",
        sa.Column("a", Words, sa.ForeignKey("statement.id"), primary_key=True),
        sa.Column("b", Words, sa.ForeignKey("statement.id"), primary_key=True, index=True),
        sa.Column("score", sa.Float, nullable=False),
        _bytes("parts"),
        _words("decided_by"),
    )
    op.create_table("incident", _words("id", primary_key=True), _bytes("payload"))
    op.create_table(
        "possible",
        _words("a", primary_key=True),
        _words("b", primary_key=True, index=True),
        sa.Column("score", sa.Float, nullable=False),
    )
    op.create_table(
        "member",
        sa.Column("statement", Words, sa.ForeignKey("statement.id"), primary_key=True),
        _words("incident", index=True),
    )
    op.create_table(
        "finding",
        sa.Column("report", Words, sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        _bytes("payload"),
    )


def _words(name: str, **more: Any) -> sa.Column[str]:
    return sa.Column(name, Words, nullable=False, **more)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)
