"""Which version a database has, and bringing it up to date. Alembic is loaded only where there is something to do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from newstally.ledger.store.schema import REVISION, meta

# Alembic's own table.
_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
# Ledgers from before there were migrations keep a number in `meta`.
_FIRST = "0001"


def revision_of(connection: Connection) -> str:
    """The revision of a ledger's tables; "" for a database that is no ledger."""
    names = set(inspect(connection).get_table_names())
    if "meta" not in names:
        return ""
    if _VERSION.name in names:
        return connection.execute(select(_VERSION.c.version_num)).scalar_one_or_none() or ""
    number = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar_one_or_none()
    if number is None or not number.isdigit():
        return ""
    return _FIRST if number == "1" else f"{int(number):04}"


def stamp(connection: Connection, revision: str = REVISION) -> None:
    """Note that a database has the tables of a revision."""
    _VERSION.create(connection, checkfirst=True)
    connection.execute(_VERSION.delete())
    connection.execute(_VERSION.insert().values(version_num=revision))
    connection.execute(meta.delete().where(meta.c.key == "schema"))
    connection.execute(meta.insert().values(key="schema", value=str(int(revision))))


def upgrade(connection: Connection) -> None:
    """Bring a ledger's tables up to date within the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    revision = revision_of(connection)
    if not inspect(connection).has_table(_VERSION.name):
        stamp(connection, revision)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, REVISION)
    stamp(connection)
