"""Corrections, history, redactions, saved tallies and search; statements go by number within the store.

Reports, statements and findings are carried over. What is derived from them is left out and derived anew once the
ledger is opened.
"""

from __future__ import annotations

import hashlib
from typing import Any

import sqlalchemy as sa
from alembic import op

from newstally.ledger.store.schema import Words

revision = "0002"
down_revision = "0001"

_REPORT = (
    "id", "outlet", "published", "instant", "updated", "headline", "home", "locator", "sha256", "signature", "reader",
    "current", "replaced_by", "seen", "payload",
)  # fmt: skip


def upgrade() -> None:
    """Carry over what came in, and make the new tables."""
    connection = op.get_bind()
    for name in ("block", "link", "incident", "possible", "member"):
        op.drop_table(name)
    old = {name: _moved_aside(name) for name in ("finding", "statement", "report")}
    _make_reports_and_statements()
    for row in _rows(connection, old["report"], "id"):
        connection.execute(_table("report", *_REPORT).insert().values({name: row[name] for name in _REPORT}))
    kept = ("id", "report", "kind", "start", "end", "reader", "origins", "payload")
    statement = _table("statement", "short", "who", *kept)
    for row in _rows(connection, old["statement"], "id"):
        short = hashlib.sha256(row["id"].encode()).hexdigest()[:10]
        connection.execute(statement.insert().values(short=short, who="", **{name: row[name] for name in kept}))
    finding = _table("finding", "report", "number", "payload")
    for row in _rows(connection, old["finding"], "report", "number"):
        connection.execute(finding.insert().values(**row))
    for name in ("finding", "statement", "report"):
        op.drop_table(f"old_{name}")
    _make_derived()
    _make_decided()
    connection.execute(_table("meta", "key", "value").insert().values(key="derived", value="stale"))


def _moved_aside(name: str) -> sa.Table:
    """A table under another name and without its indexes, whose names the new one takes."""
    connection = op.get_bind()
    for index in sa.inspect(connection).get_indexes(name):
        op.drop_index(str(index["name"]), table_name=name)
    if connection.dialect.name == "postgresql":
        for found in (sa.inspect(connection).get_pk_constraint(name), *sa.inspect(connection).get_foreign_keys(name)):
            # What refers to a table goes with its primary key.
            op.execute(f'ALTER TABLE {name} DROP CONSTRAINT "{found["name"]}" CASCADE')
    op.rename_table(name, f"old_{name}")
    return sa.Table(f"old_{name}", sa.MetaData(), autoload_with=connection)


def _rows(connection: sa.Connection, table: sa.Table, *order: str) -> list[sa.RowMapping]:
    # In order of its key, a part at a time would need a key to go on from; a first-version ledger is small.
    return list(connection.execute(sa.select(table).order_by(*(table.c[name] for name in order))).mappings())


def _table(name: str, *columns: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in columns))


def _make_reports_and_statements() -> None:
    op.create_table(
        "report",
        sa.Column("number", sa.Integer, primary_key=True),
        _words("id", unique=True),
        *map(_words, ("outlet", "published", "instant", "updated", "headline", "home")),
        _words("locator", index=True),
        _words("sha256"),
        _bytes("signature"),
        _words("reader"),
        sa.Column("current", sa.Boolean, nullable=False),
        _words("replaced_by", index=True),
        _words("seen"),
        _bytes("payload"),
    )
    op.create_table(
        "statement",
        sa.Column("number", sa.Integer, primary_key=True),
        _words("id", unique=True),
        _words("short", index=True),
        sa.Column("report", Words, sa.ForeignKey("report.id"), nullable=False, index=True),
        _words("kind", index=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        _words("reader"),
        _words("who"),
        _bytes("origins"),
        _bytes("payload"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "former",
        sa.Column("row", sa.Integer, primary_key=True),
        _number("number", index=True),
        _words("until"),
        _words("id", index=True),
        _words("report", index=True),
        *map(_words, ("kind", "reader", "who")),
        _bytes("origins"),
        _bytes("payload"),
    )
    op.create_table(
        "finding",
        sa.Column("report", Words, sa.ForeignKey("report.id"), primary_key=True),
        _number("number", primary_key=True),
        _bytes("payload"),
    )


def _make_derived() -> None:
    op.create_table(
        "block",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        _number("statement", primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("block_statement", "block", ["statement"])
    op.create_table(
        "link",
        _number("a", primary_key=True),
        _number("b", primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("parts", sa.LargeBinary),
        sqlite_with_rowid=False,
    )
    op.create_index("link_b", "link", ["b"])
    op.create_table(
        "incident",
        _words("id", primary_key=True),
        sa.Column("first_day", sa.Integer, index=True),
        sa.Column("last_day", sa.Integer, index=True),
        _bytes("payload"),
    )
    op.create_table(
        "incident_key",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        _words("incident", primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_key_incident", "incident_key", ["incident"])
    op.create_table(
        "possible",
        _words("a", primary_key=True),
        _words("b", primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
    )
    op.create_index("possible_b", "possible", ["b"])
    op.create_table("member", _number("statement", primary_key=True), _words("incident", index=True))
    op.create_table(
        "attached",
        _number("correction", primary_key=True),
        _words("part", primary_key=True),
        _number("place", primary_key=True),
        _words("report", index=True),
        sa.Column("statement", sa.Integer, index=True),
        sa.Column("first", sa.Integer, index=True),
    )


def _make_decided() -> None:
    op.create_table(
        "change",
        sa.Column("number", sa.Integer, primary_key=True),
        _words("at", index=True),
        _words("incident", index=True),
        _words("cause"),
        _words("source", index=True),
        _words("says"),
        _bytes("members"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "correction",
        sa.Column("number", sa.Integer, primary_key=True),
        *map(_words, ("at", "who", "why")),
        _words("action", index=True),
        sa.Column("undoes", sa.Integer, index=True),
        _bytes("payload"),
        sqlite_autoincrement=True,
    )
    op.create_table("tombstone", _words("report", primary_key=True), *map(_words, ("at", "who", "why")))
    op.create_table("saved", _words("name", primary_key=True), *map(_words, ("at", "who")), _bytes("payload"))
    op.create_table(
        "saved_answer",
        sa.Column("number", sa.Integer, primary_key=True),
        _words("name", index=True),
        _words("at"),
        _bytes("payload"),
        sqlite_autoincrement=True,
    )
    _make_search()


def _make_search() -> None:
    """The index of words as it was made then."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TEXT SEARCH DICTIONARY newstally_stems (TEMPLATE = snowball, Language = english)")
        op.execute("CREATE TEXT SEARCH CONFIGURATION newstally (COPY = simple)")
        op.execute("ALTER TEXT SEARCH CONFIGURATION newstally ALTER MAPPING REPLACE simple WITH newstally_stems")
        op.execute("CREATE TABLE search (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX search_words ON search USING gin (words)")
    else:
        options = "content = '', tokenize = 'porter unicode61 remove_diacritics 2'"
        op.execute(f"CREATE VIRTUAL TABLE search USING fts5 (words, {options})")


def _words(name: str, **more: Any) -> sa.Column[str]:
    return sa.Column(name, Words, nullable=False, **more)


def _number(name: str, **more: Any) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False, **more)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)
