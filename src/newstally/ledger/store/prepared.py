"""Statements that every report runs, written out once: nothing is put together, compiled or wrapped for each run.

Adding a report asks the store some thirty short questions, each answered in microseconds; what SQLAlchemy does around
one costs several times as much. So the ones that every report asks go to the driver as they are, within the
transaction that SQLAlchemy holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table

from newstally.ledger.store.schema import Words, storable

_PARAMETER = re.compile(r":(\w+)")
_LIST = re.compile(r"(NOT IN|IN|EACH) :(\w+)")


class Prepared:
    """One statement for both databases.

    `:name` stands for a value, `IN :names` and `NOT IN :names` for any and none of a list, and `EACH :names` for a
    list as a table with the column `value`. `postgresql` is given where that database needs other words.
    """

    def __init__(self, sql: str, postgresql: str = "") -> None:
        lists = {match[2] for match in _LIST.finditer(sql)}
        self._lists = tuple(sorted(lists))
        self._sqlite = _LIST.sub(_of_sqlite, sql)
        self._postgresql = _PARAMETER.sub(r"%(\1)s", _LIST.sub(_of_postgresql, postgresql or sql))

    def rows(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """Run it; gives every row."""
        return cast(list[tuple[Any, ...]], self._run(connection, values).fetchall())

    def column(self, connection: Connection, **values: Any) -> list[Any]:
        """Run it; gives the only column."""
        return [value for (value,) in self._run(connection, values).fetchall()]

    def first(self, connection: Connection, **values: Any) -> tuple[Any, ...] | None:
        """Run it; gives the first row, or None."""
        return cast(tuple[Any, ...] | None, self._run(connection, values).fetchone())

    def run(self, connection: Connection, **values: Any) -> None:
        """Run it for what it changes."""
        self._run(connection, values)

    def many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run it for each row of values, none of them a list."""
        if rows:
            cursor = _driver(connection).cursor()
            cursor.executemany(self._sqlite if _is_sqlite(connection) else self._postgresql, rows)

    def _run(self, connection: Connection, values: dict[str, Any]) -> Any:
        if _is_sqlite(connection):
            for name in self._lists:
                values[name] = json.dumps(list(values[name]))
            return _driver(connection).execute(self._sqlite, values)
        for name in self._lists:
            values[name] = list(values[name])
        return _driver(connection).execute(self._postgresql, values)


class Insertion:
    """Rows into some columns of a table; text as the store can keep it."""

    def __init__(self, table: Table, *names: str, returning: str = "") -> None:
        columns = ", ".join(f'"{name}"' for name in names)
        values = ", ".join(f":{name}" for name in names)
        answer = f' RETURNING "{returning}"' if returning else ""
        self._statement = Prepared(f"INSERT INTO {table.name} ({columns}) VALUES ({values}){answer}")
        self._texts = tuple(name for name in names if isinstance(table.c[name].type, Words))

    def one(self, connection: Connection, **values: Any) -> Any:
        """Insert a row; gives the returned column."""
        (made,) = self._statement.column(connection, **self._kept(values))
        return made

    def many(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert rows."""
        self._statement.many(connection, [self._kept(row) for row in rows] if self._texts else list(rows))

    def _kept(self, row: Mapping[str, Any]) -> dict[str, Any]:
        return {**row, **{name: storable(row[name]) for name in self._texts}}


def _of_sqlite(match: re.Match[str]) -> str:
    table = f"json_each(:{match[2]})"
    return table if match[1] == "EACH" else f"{match[1]} (SELECT value FROM {table})"


def _of_postgresql(match: re.Match[str]) -> str:
    ways = {"IN": "= ANY({})", "NOT IN": "<> ALL({})", "EACH": "unnest({})"}
    return ways[match[1]].format(f":{match[2]}")


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
