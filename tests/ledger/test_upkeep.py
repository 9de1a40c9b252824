"""Keeping a ledger whole: redaction, backup and restore, the doctor, upgrades, and a kill at any moment."""

from __future__ import annotations

import gzip
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import create_engine, inspect, text
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading

from newstally import Ledger
from newstally.ledger import LedgerError
from newstally.ledger.store.schema import metadata
from newstally.ledger.tally import ask

TRAIN: dict[str, Any] = {"target": "Jaffar Express", "kind": "train"}
SECRET = "Two guards called Rahim and Kareem died in it"


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Iterator[Ledger]:
    with Ledger(new_ledger("tally")) as ledger:
        yield ledger


def secret() -> Any:
    return reading(mention(f"{SECRET}.", killed=2, **TRAIN), outlet="Alpha", published="2031-05-06")


def other() -> Any:
    return reading(mention("Five are dead.", killed=5, **TRAIN), outlet="Beta", published="2031-05-07")


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_what_is_redacted_is_gone_everywhere_and_leaves_a_tombstone(tmp_path: Path) -> None:
    given = secret()
    with Ledger(tmp_path / "tally.db") as ledger:
        ledger.add([given, other()])
        (incident,) = ledger.incidents()
        ledger.save_tally("train", ask(target="Jaffar Express"), who="Ana")
        ledger.note(incident.told[0].statement, f"“{SECRET}”, says the report", who="Ana")
        ledger.set(incident.told[0].statement, "killed", "3", who="Ana", why=f"{SECRET}, and a third")
        assert SECRET.encode() in bytes_below(tmp_path)
        entry = ledger.redact(given.report.id, who="Ben", why="the families asked for it")
        (left,) = ledger.incidents()
        assert (left.outlets, left.killed and left.killed.low) == (("Beta",), 5)
        assert ledger.search("Rahim") == ()
        assert entry.says == f"redacted a report {given.report.id}"
        assert [(each.action, each.who) for each in ledger.corrections()][-1] == ("redact", "Ben")
        assert [r.state for r in ledger.add(given).reports] == ["redacted"]
        with pytest.raises(LedgerError, match="that cannot be undone"):
            ledger.undo(entry.number, who="Ana", why="no")
        assert ledger.examine().ailments == ()
    assert SECRET.encode() not in bytes_below(tmp_path)
    assert b"Rahim" not in bytes_below(tmp_path)
    assert b"rahim" not in bytes_below(tmp_path)


def test_every_version_of_a_report_is_redacted(ledger: Ledger) -> None:
    url = "https://alpha.example/blast"
    first = reading(mention("Two died in the blast.", killed=2), url=url, headline="Blast")
    second = reading(mention("Three died in the blast.", killed=3), url=url, headline="Blast", published="2031-05-08")
    ledger.add(first)
    ledger.add(second)
    ledger.redact(second.report.id, who="Ben", why="asked for")
    assert [ledger.add(each).reports[0].state for each in (first, second)] == ["redacted", "redacted"]
    assert ledger.incidents() == ()


def test_what_was_redacted_stays_so_when_an_older_backup_is_restored(ledger: Ledger, tmp_path: Path) -> None:
    given = secret()
    ledger.add([given, other()])
    ledger.backup(tmp_path / "monday.gz")
    ledger.redact(given.report.id, who="Ben", why="the families asked for it")
    assert ledger.restore(tmp_path / "monday.gz") == 1
    assert [incident.outlets for incident in ledger.incidents()] == [("Beta",)]
    assert [r.state for r in ledger.add(given).reports] == ["redacted"]
    assert ledger.search("Rahim") == ()


def test_a_backup_holds_everything(new_ledger: NewLedger, tmp_path: Path) -> None:
    url = "https://alpha.example/blast"
    with Ledger(new_ledger("tally")) as ledger:
        ledger.add(replace(secret(), report=replace(secret().report, headline="Blä\x00st")))
        ledger.add(other())
        ledger.add(reading(mention("A bus was burnt.", type="arson", place="Quetta"), url=url, headline="Bus"))
        ledger.add(
            reading(
                mention("A bus burnt.", type="arson", place="Quetta"), url=url, headline="Bus", published="2031-05-09"
            )
        )
        one = ledger.incidents()[0]
        ledger.set(one.id, "killed", "6", who="Ana", why="the list")
        ledger.save_tally("train", ask(target="Jaffar Express"), who="Ana")
        assert ledger.backup(tmp_path / "monday.gz") == 4
        with pytest.raises(LedgerError, match="there is such a file already"):
            ledger.backup(tmp_path / "monday.gz")
        with Ledger(new_ledger("other")) as copy:
            copy.add(reading(mention("Something else.", place="Sukkur")))
            assert copy.restore(tmp_path / "monday.gz") == 4
            assert copy.incidents() == ledger.incidents()
            assert copy.reports() == ledger.reports()
            assert copy.corrections() == ledger.corrections()
            assert copy.saved_tallies() == ledger.saved_tallies()
            assert copy.search("burnt") == ledger.search("burnt")
            assert copy.examine().ailments == ()
            # It goes on from where the other was.
            copy.add(reading(mention("A third blast.", place="Sukkur", day="2031-06-01")))
            copy.note(one.id, "later", who="Ana")
            assert [entry.number for entry in copy.corrections()] == [1, 2]


def test_a_backup_moves_from_a_file_to_a_server(postgres: str, tmp_path: Path) -> None:
    from tests.ledger.conftest import schema_of_its_own

    with Ledger(tmp_path / "tally.db") as file, Ledger(schema_of_its_own(postgres, "moved")) as server:
        file.add([secret(), other()])
        file.confirm(file.incidents()[0].id, who="Ana")
        file.backup(tmp_path / "move.gz")
        server.restore(tmp_path / "move.gz")
        assert server.incidents() == file.incidents()


def test_half_a_backup_is_refused_and_nothing_is_lost(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add([secret(), other()])
    before = ledger.incidents()
    whole = tmp_path / "whole.gz"
    ledger.backup(whole)
    lines = gzip.decompress(whole.read_bytes()).decode().splitlines(keepends=True)
    (tmp_path / "cut.gz").write_bytes(whole.read_bytes()[:-200])
    (tmp_path / "short.gz").write_bytes(gzip.compress("".join(lines[:-2]).encode()))
    (tmp_path / "changed.gz").write_bytes(gzip.compress("".join([lines[0], *lines[2:]]).encode()))
    (tmp_path / "notes.gz").write_bytes(gzip.compress(b"shopping: bread\n"))
    (tmp_path / "plain.gz").write_text("shopping: bread\n")
    for name, says in (
        ("cut", "not a whole backup"),
        ("short", "ends in the middle, after"),
        ("changed", "was changed or damaged"),
        ("notes", "not a whole backup"),
        ("plain", "not a whole backup"),
        ("missing", "there is no such file"),
    ):
        with pytest.raises(LedgerError, match=rf"{name}\.gz: {says}"):
            ledger.restore(tmp_path / f"{name}.gz")
        assert ledger.incidents() == before


def test_the_doctor_finds_what_is_wrong_and_mends_what_can_be_derived(tmp_path: Path) -> None:
    path = tmp_path / "tally.db"
    with Ledger(path) as ledger:
        ledger.add([secret(), other()])
        before = ledger.incidents()
        health = ledger.examine()
        assert (health.reports, health.incidents, health.readers, health.ailments) == (2, 1, {"test 1": 2}, ())
    with sqlite3.connect(path) as file:
        file.execute("DELETE FROM member")
        file.execute("UPDATE incident SET payload = replace(payload, 'bombing', 'arson')")
    file.close()
    with Ledger(path) as ledger:
        ailments = ledger.examine().ailments
        assert [each.heals for each in ailments] == [True, True, True]
        assert "are told by no statement" in ailments[0].says
        assert ledger.repair() == 1
        assert ledger.incidents() == before
        assert ledger.examine().ailments == ()


def test_the_doctor_holds_every_statement_to_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "tally.db"
    with Ledger(path) as ledger:
        ledger.add(other())
    with sqlite3.connect(path) as file:
        file.execute("UPDATE report SET payload = replace(payload, 'Five are', 'Nine are')")
    file.close()
    with Ledger(path) as ledger:
        (ailment,) = ledger.examine().ailments
        assert "1 statements do not say what stands in their report" in ailment.says


def first_tables(where: str) -> None:
    """Make a ledger as the first version made it, by the migrations."""
    from alembic import command
    from alembic.config import Config

    from newstally.ledger.store.migrations import upgrade as module

    engine = create_engine(where)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(sys.modules[module.__module__].__file__ or "").parent))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("INSERT INTO meta (key, value) VALUES ('schema', '1')"))
    engine.dispose()


def engine_name(where: str) -> str:
    return where.replace("postgresql://", "postgresql+psycopg://") if "://" in where else f"sqlite:///{where}"


_OLD_REPORT = ("id", "outlet", "published", "instant", "updated", "headline", "home", "locator", "sha256", "signature",
               "reader", "current", "replaced_by", "seen", "payload")  # fmt: skip
_OLD_STATEMENT = ("id", "report", "kind", "start", "end", "reader", "origins", "payload")


def test_a_ledger_of_the_first_version_is_brought_up_to_date(new_ledger: NewLedger) -> None:
    today, old = new_ledger("today"), new_ledger("old")
    with Ledger(today) as ledger:
        ledger.add([secret(), other()])
        expected = ledger.incidents()
    first_tables(engine_name(old))
    source, goal = create_engine(engine_name(today)), create_engine(engine_name(old))
    with source.connect() as here, goal.begin() as there:
        for table, columns in (("report", _OLD_REPORT), ("statement", _OLD_STATEMENT)):
            names = ", ".join(f'"{name}"' for name in columns)
            marks = ", ".join(f":{name}" for name in columns)
            for row in here.execute(text(f"SELECT {names} FROM {table}")).mappings():
                there.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), dict(row))
    source.dispose()
    goal.dispose()
    with Ledger(old) as ledger:
        assert ledger.incidents() == expected
        assert ledger.examine().ailments == ()
        assert [hit.outlet for hit in ledger.search("guards")] == ["Alpha"]
        assert [r.state for r in ledger.add(secret()).reports] == ["unchanged"]
        ledger.confirm(expected[0].id, who="Ana")
    with Ledger(old) as ledger:
        assert ledger.incidents()[0].review == "reviewed"


def test_a_ledger_of_the_second_version_keeps_its_links(new_ledger: NewLedger) -> None:
    where = new_ledger("tally")
    with Ledger(where) as ledger:
        ledger.add([secret(), other()])
        (incident,) = ledger.incidents()
        expected = ledger.reasons(incident.id)
    engine = create_engine(engine_name(where))
    with engine.begin() as connection:
        for statement in (
            "DROP INDEX link_b",
            "CREATE INDEX link_b ON link (b)",
            f"ALTER TABLE link ADD COLUMN parts {'BLOB' if engine.dialect.name == 'sqlite' else 'BYTEA'}",
            "UPDATE alembic_version SET version_num = '0002'",
            "UPDATE meta SET value = '2' WHERE key = 'schema'",
        ):
            connection.execute(text(statement))
    with Ledger(where) as ledger:
        assert expected
        assert ledger.reasons(incident.id) == expected
        assert ledger.examine().ailments == ()
    with engine.connect() as connection:
        columns = {column["name"] for column in inspect(connection).get_columns("link")}
    engine.dispose()
    assert columns == {"a", "b", "score"}


def test_the_migrations_make_the_tables_that_the_code_knows(new_ledger: NewLedger) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    old = new_ledger("old")
    first_tables(engine_name(old))
    Ledger(old).close()
    engine = create_engine(engine_name(old))
    with engine.connect() as connection:
        options = {"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("search")}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_nothing_is_imported_for_migrations_where_there_is_nothing_to_migrate(tmp_path: Path) -> None:
    code = (
        "import sys; from newstally import Ledger; Ledger(sys.argv[1]).close(); Ledger(sys.argv[1]).close();"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "tally.db")], check=True)


_WRITER = """
import sys
from tests.ledger.sample import mention, reading
from newstally import Ledger

with Ledger(sys.argv[1]) as ledger:
    for n in range(1, 10_000):
        told = mention(f"Blast number {n} hit.", day=f"2031-05-{n % 28 + 1:02}", place="Sukkur", killed=n % 9)
        ledger.add(reading(told, outlet=f"Outlet {n % 7}", published=f"2031-06-{n % 28 + 1:02}"))
        print(n, flush=True)
"""


def test_a_kill_at_any_moment_loses_at_most_the_report_in_flight(new_ledger: NewLedger) -> None:
    where = new_ledger("tally")
    Ledger(where).close()
    done = 0
    for wait in (0.05, 0.11, 0.23):
        command = [sys.executable, "-c", _WRITER, where]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
        assert writer.stdout is not None
        first = writer.stdout.readline()
        assert first, "the writer did not start"
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        said = [int(line) for line in (first + writer.stdout.read()).split()]
        writer.wait()
        writer.stdout.close()
        done = max(done, *said)
        with Ledger(where) as ledger:
            assert len(ledger.reports()) in (done, done + 1)
            health = ledger.examine()
            assert health.ailments == ()
            assert health.statements == health.reports
            done = health.reports


def test_repairing_what_is_whole_changes_nothing(ledger: Ledger) -> None:
    ledger.add([secret(), other()])
    before = ledger.incidents()
    history = ledger.history(before[0].id)
    assert ledger.repair() == 0
    assert (ledger.incidents(), ledger.history(before[0].id)) == (before, history)
    assert ledger.tally().count == 1


def test_a_restored_ledger_has_the_same_history_and_counts_its_tallies(ledger: Ledger, tmp_path: Path) -> None:
    given = secret()
    ledger.add([given, other()])
    (incident,) = ledger.incidents()
    ledger.save_tally("all", ask(), who="Ana")
    history = ledger.history(incident.id)
    ledger.backup(tmp_path / "b.gz")
    ledger.restore(tmp_path / "b.gz")
    assert ledger.history(incident.id) == history
    ledger.redact(given.report.id, who="Ben", why="asked for")
    ledger.restore(tmp_path / "b.gz")
    assert ledger.saved_tally("all").answers[-1].count == ledger.tally().count == 0


@pytest.mark.parametrize("what", ["set", "reread", "undo", "both"])
def test_words_that_were_quoted_before_are_redacted_too(tmp_path: Path, what: str) -> None:
    url = "https://alpha.example/1"
    word = "Zyxwquo"
    first = reading(mention(f"A blast hit the {word} line.", target=f"{word} Express"), url=url, headline="H")
    with Ledger(tmp_path / "tally.db") as ledger:
        ledger.add(first)
        (incident,) = ledger.incidents()
        entry = ledger.set(incident.id, "target", f"{word} Mail", who="Ana", why=f"{word} says so")
        report = first.report.id
        if what == "reread":
            ledger.add(replace(first, incidents=(), reader="test 2"))
        if what == "undo":
            ledger.undo(entry.correction.number, who="Ana", why=f"no, {word} Express")
        if what == "both":
            second = reading(mention(f"The {word} train was hit.", target=f"{word} Express"), outlet="Beta")
            ledger.add(second)
            (incident,) = ledger.incidents()
            ledger.set(incident.id, "target", f"{word} Mail", who="Ana", why="it")
            ledger.redact(second.report.id, who="Ben", why="asked for")
        version = reading(
            mention(f"A blast hit the {word} line."), mention("More."), url=url, headline="H", published="2031-05-09"
        )
        ledger.add(version)
        ledger.redact(report, who="Ben", why="asked for")
        assert ledger.examine().ailments == ()
    assert word.lower().encode() not in bytes_below(tmp_path).lower()


@pytest.mark.parametrize("line", ['["nope", {}]\n', '{"a": 1}\n', '["report", {"id": 1}]\n'])
def test_a_backup_with_lines_that_are_none(ledger: Ledger, tmp_path: Path, line: str) -> None:
    ledger.add(other())
    ledger.backup(tmp_path / "b.gz")
    lines = gzip.decompress((tmp_path / "b.gz").read_bytes()).decode().splitlines(keepends=True)
    (tmp_path / "bad.gz").write_bytes(gzip.compress("".join([lines[0], line, *lines[1:]]).encode()))
    broken = bytearray((tmp_path / "b.gz").read_bytes())
    broken[30] ^= 0xFF
    (tmp_path / "flip.gz").write_bytes(broken)
    for name in ("bad", "flip"):
        with pytest.raises(LedgerError, match=rf"{name}\.gz: "):
            ledger.restore(tmp_path / f"{name}.gz")
    with pytest.raises(LedgerError, match="its folder does not exist"):
        ledger.backup(tmp_path / "missing" / "b.gz")
    assert len(ledger.incidents()) == 1
