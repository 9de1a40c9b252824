"""The file behind the ledger: what is refused and how, and several writers at once."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest
from tests.ledger.conftest import NewLedger, schema_of_its_own
from tests.ledger.sample import mention, reading

from newstally import Ledger
from newstally.ledger import LedgerError


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("shopping: bread, milk, and other things that fill a page\n" * 20)
    with pytest.raises(LedgerError, match=r"notes\.db: not a Newstally ledger .* give another file name"):
        Ledger(path)


def test_somebody_elses_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    other.close()
    with pytest.raises(LedgerError, match=r"other\.db: a database, but not a Newstally ledger"):
        Ledger(path)


def test_a_ledger_from_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Ledger(path).close()
    with sqlite3.connect(path) as file:
        file.execute("UPDATE alembic_version SET version_num = '0099'")
    file.close()
    with pytest.raises(LedgerError, match=r"new\.db: written by a newer Newstally \(schema 99.*upgrade Newstally"):
        Ledger(path)


def test_a_damaged_ledger(tmp_path: Path) -> None:
    path = tmp_path / "cut.db"
    with Ledger(path) as ledger:
        ledger.add(reading(mention()))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(LedgerError, match=r"cut\.db: "), Ledger(path) as ledger:
        ledger.add(reading(mention("Another blast hit.", day="2031-05-09")))


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="a folder; give a file name"):
        Ledger(tmp_path)
    with pytest.raises(LedgerError, match=r"its folder does not exist; make .*missing first"):
        Ledger(tmp_path / "missing" / "tally.db")


def test_an_address_nobody_knows() -> None:
    with pytest.raises(LedgerError, match="not a database address"):
        Ledger("carrier-pigeon://coop")


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    with pytest.raises(LedgerError, match="no server answers at this address"):
        Ledger(f"postgresql:///tally?host={tmp_path}")


def test_somebody_elses_tables_on_a_server(postgres: str) -> None:
    import psycopg

    where = schema_of_its_own(postgres, "songs")
    with psycopg.connect(where) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(LedgerError, match="a database, but not a Newstally ledger"):
        Ledger(where)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_is_addressed_as_other_programs_do(postgres: str, scheme: str) -> None:
    where = schema_of_its_own(postgres, "tally").replace("postgresql", scheme, 1)
    with Ledger(where) as ledger:
        ledger.add(reading(mention()))
    with Ledger(where) as ledger:
        assert len(ledger.incidents()) == 1


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("carrier-pigeon://keeper:secret@coop/tally", "carrier-pigeon://keeper:***@coop/tally: "),
        ("carrier-pigeon://coop/tally?password=secret&user=keeper", "//coop/tally?password=***&user=keeper: "),
    ],
)
def test_passwords_are_not_shown(address: str, shown: str) -> None:
    with pytest.raises(LedgerError) as raised:
        Ledger(address)
    assert shown in str(raised.value)
    assert "secret" not in str(raised.value)


def test_a_ledger_on_a_server_goes_by_its_address_without_the_password(postgres: str) -> None:
    where = schema_of_its_own(postgres, "tally").replace("postgres:@", "postgres:secret@")
    with Ledger(where) as ledger:
        assert "postgres:***@/" in ledger.name


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any file")
def test_a_ledger_that_may_only_be_read(tmp_path: Path) -> None:
    path = tmp_path / "frozen.db"
    with Ledger(path) as ledger:
        ledger.add(reading(mention()))
    path.chmod(0o444)
    with Ledger(path) as ledger:
        assert len(ledger.incidents()) == 1
        with pytest.raises(LedgerError, match=r"frozen\.db: read-only; change its permissions"):
            ledger.add(reading(mention("Another blast hit.", day="2031-05-09")))


def test_nothing_is_half_written_when_an_addition_fails(new_ledger: NewLedger) -> None:
    with Ledger(new_ledger("tally")) as ledger:
        good, odd = reading(mention()), reading(mention("Another blast hit.", day="2031-05-09"))
        with pytest.raises(TypeError):
            ledger.add([good, odd, "no reading"])  # type: ignore[list-item]
        assert len(ledger.reports()) == 2
        assert len(ledger.incidents()) == 2


def _add_some(where: str, outlet: str) -> None:
    with Ledger(where) as ledger:
        for day in range(1, 7):
            told = mention(f"A blast hit, day {day}.", day=f"2031-05-{day:02}", place="Sukkur", killed=day)
            ledger.add(reading(told, outlet=outlet, published=f"2031-05-{day + 1:02}"))


def test_several_processes_add_at_once(new_ledger: NewLedger) -> None:
    outlets = ["Alpha", "Beta", "Gamma"]
    shared, alone = new_ledger("shared"), new_ledger("alone")
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add_some, args=(shared, outlet)) for outlet in outlets]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    for outlet in outlets:
        _add_some(alone, outlet)
    with Ledger(shared) as one, Ledger(alone) as other:
        assert one.incidents() == other.incidents()
        assert len(one.reports()) == 18


def _decide_some(where: str) -> None:
    with Ledger(where) as ledger:
        for day in range(1, 7):
            incident = next(i for i in ledger.incidents() if i.date and i.date.start and i.date.start.day == day)
            ledger.note(incident.id, f"note {day}", who="Ana")
            ledger.set(incident.id, "injured", str(day), who="Ana", why="the list")


def test_a_desk_and_several_adds_at_once_lose_nothing(new_ledger: NewLedger) -> None:
    where = new_ledger("shared")
    _add_some(where, "Alpha")
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add_some, args=(where, outlet)) for outlet in ("Beta", "Gamma")]
    writers.append(context.Process(target=_decide_some, args=(where,)))
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with Ledger(where) as ledger:
        assert [(str(i.injured), [d.value for d in i.decided], len(i.told)) for i in ledger.incidents()] == [
            (str(day), [f"note {day}", str(day)], 3) for day in range(1, 7)
        ]
        assert len(ledger.corrections()) == 12
        assert ledger.examine().ailments == ()
