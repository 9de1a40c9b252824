"""The ledger itself: add readings, correct them, ask for tallies, look back, keep it whole."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from sqlalchemy import select

from newstally.ledger import backup as backups
from newstally.ledger import doctor, named
from newstally.ledger.corrections import Correction, effects_on, log
from newstally.ledger.corrections.decide import Corrector, Decided
from newstally.ledger.corrections.fields import FieldError
from newstally.ledger.corrections.review import review
from newstally.ledger.entry import enter
from newstally.ledger.errors import LedgerError
from newstally.ledger.history import history_of, history_of_gone, history_of_report
from newstally.ledger.origins import report_name
from newstally.ledger.reasons import reasons, reasons_between
from newstally.ledger.rebuild import rebuild
from newstally.ledger.reconcile import across
from newstally.ledger.records import (
    Across,
    Added,
    AddedReport,
    HistoryEntry,
    Hit,
    LedgerIncident,
    Link,
    ReviewItem,
    SavedTally,
    Tally,
)
from newstally.ledger.redact import redact, vacuum
from newstally.ledger.relink import accounts, now
from newstally.ledger.reread import outdated, reread
from newstally.ledger.search import search
from newstally.ledger.series import Decisions, Indicators, join
from newstally.ledger.series.decisions import decisions_beside, read_decisions
from newstally.ledger.series.records import observed
from newstally.ledger.sheets import Imported, Proposed, Reconciled, columns_of, read_sheet
from newstally.ledger.sheets.beside import beside_ledger, proposed_by
from newstally.ledger.sheets.enter import enter_row, row_name
from newstally.ledger.sheets.rows import Meant, home_of, order_of_days
from newstally.ledger.store import Store, incidents, statements
from newstally.ledger.store.codec import decode
from newstally.ledger.store.schema import report
from newstally.ledger.tally import answer, ask
from newstally.ledger.tally.aliases import with_aliases
from newstally.ledger.tally.answer import by_date
from newstally.ledger.tally.as_of import Moment, find_as_of, moment_of
from newstally.ledger.tally.find import find
from newstally.ledger.tally.question import Question
from newstally.ledger.tally.saved import (
    count_again,
    forget_tally,
    save,
    saved_question,
    saved_tallies,
    saved_tally,
)
from newstally.model import Figure, Page, Reading, Report, TallyClaim

T = TypeVar("T")


class Ledger:
    """What many reports state, linked into incidents, in one file ("tally.db") or PostgreSQL database.

    Reading the same page twice changes nothing; any order of arrival gives the same ledger. Several processes
    may add at once. Raises LedgerError where the file is no ledger, too new, read-only or in use; a ledger of an
    earlier version is brought up to date when it is opened.

        with Ledger("tally.db") as ledger:
            print(ledger.add(newstally.read("page.html")))
            print(ledger.tally(type="bombing", target="Jaffar Express", since="2025-03"))
    """

    def __init__(self, where: str | os.PathLike[str]) -> None:
        self._store = Store(os.fspath(where))
        if self._store.is_stale:
            with self._store.writing() as connection:
                rebuild(connection, "an upgrade of the ledger")

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """Where it is kept, as messages may show it: an address without its password."""
        return self._store.name

    def close(self) -> None:
        """Give the file back."""
        self._store.close()

    # What comes in

    def add(self, readings: Reading | Page | Iterable[Reading]) -> Added:
        """Enter what one or several reports state; says for each report what that changed and why.

        Each report is one transaction: it is in the ledger whole or not at all.
        """
        each = (readings,) if isinstance(readings, Reading) else tuple(readings)
        together = frozenset(reading.report.id for reading in each if isinstance(reading, Reading))
        added = []
        for reading in each:
            if not isinstance(reading, Reading):
                raise TypeError(f"a ledger holds readings, not {type(reading).__name__}: add newstally.read(...)")
            with self._store.writing() as connection:
                added.append(enter(connection, reading, together))
                if len(added) == len(each) and any(told.state != "unchanged" for told in added):
                    count_again(connection, now())
        return Added(reports=tuple(added))

    def reread(
        self, *, everything: bool = False, read: Callable[[Report], Reading] | None = None
    ) -> Iterator[AddedReport]:
        """Read every report anew that another version of the reader read, and say what that changed.

        `everything` reads those again, too, that this version has read. What people decided stays.
        """
        from newstally.api import read_report
        from newstally.reading.version import READER

        with self._store.reading() as connection:
            ids = outdated(connection, READER, everything)
        yield from reread(self._store, ids, read or read_report)
        self._count_again()

    # What people decide

    def confirm(self, name: str, *, who: str, why: str = "") -> Decided:
        """Agree with an incident as it stands: it is reviewed, by two people double-reviewed.

        Its accounts stay one incident from now on, whatever a newer linker thinks. `name` is an incident's id or a
        statement's, as everywhere below; `who` decides. Raises LedgerError for a name that means nothing, ValueError
        for a missing reason where one is needed.
        """
        with self._correcting(who) as corrector:
            return corrector.confirm(name, why)

    def merge(self, *names: str, who: str, why: str) -> Decided:
        """Say that several incidents are one."""
        with self._correcting(who) as corrector:
            return corrector.merge(names, why)

    def split(self, name: str, *statements: str, who: str, why: str) -> Decided:
        """Say that some statements of an incident tell another one."""
        with self._correcting(who) as corrector:
            return corrector.split(name, statements, why)

    def set(self, name: str, field: str, value: str, *, who: str, why: str) -> Decided:
        """Say what a field is: of an incident, whatever its accounts say; of a statement, what its report says.

        Values are written as tallies print them ("2025-03-11", "5-9", "Mastung, Balochistan"); an empty one clears
        the field. Raises ValueError for a field or a value that cannot be.
        """
        with self._correcting(who) as corrector:
            return corrector.set_field(name, field, value, why)

    def dismiss(self, name: str, *, who: str, why: str) -> Decided:
        """Say that an incident, a figure or a single statement is none; it stays on record and counts nowhere."""
        with self._correcting(who) as corrector:
            return corrector.dismiss(name, why)

    def note(self, name: str, words: str, *, who: str) -> Decided:
        """Write something beside an incident or a statement."""
        with self._correcting(who) as corrector:
            return corrector.note(name, words)

    def alias(self, *names: str, who: str, why: str = "") -> Decided:
        """Say that several names are one; who asks for any of them finds what goes by the others."""
        with self._correcting(who) as corrector:
            return corrector.alias(names, why)

    def state(
        self,
        source: str,
        sentence: str,
        fields: Mapping[str, str],
        *,
        who: str,
        why: str = "",
        number: str | None = None,
    ) -> Decided:
        """State what the reader missed: an incident that a sentence tells, or with `number` a figure.

        `source` is a report's id (its first digits will do) or address, `sentence` words of it, `fields` such as
        {"type": "bombing", "date": "2025-03-11", "killed": "5"} or {"concept": "IT exports", "period": "2025-12"};
        `number` is the figure's number as it stands in the sentence ("" where there is only one).
        """
        from newstally.ledger.corrections.stating import stated_figure, stated_incident

        with self._correcting(who) as corrector:
            id = named.report_id(corrector.connection, source, self.name)
            told = statements.report_of(corrector.connection, id)
            assert told is not None
            if number is None:
                return corrector.state(id, stated_incident(told, sentence, fields), why)
            return corrector.state(id, stated_figure(told, sentence, number, fields), why)

    def undo(self, entry: int, *, who: str, why: str) -> Decided:
        """Take a correction back, by its number in the log; undoing that brings it again."""
        with self._correcting(who) as corrector:
            return corrector.undo(entry, why)

    def redact(self, source: str, *, who: str, why: str) -> Correction:
        """Remove a report's content everywhere, for good; what is left says that it was removed, by whom and why.

        It does not come in again, also not with an older backup. Cannot be undone.
        """
        if not who.strip() or not why.strip():
            raise ValueError("to redact needs who decides and why: give both")
        moment = now()
        with self._store.writing() as connection:
            entry = redact(connection, named.report_id(connection, source, self.name), who, why, moment)
            count_again(connection, moment)
        with self._store.alone() as connection:
            vacuum(connection)
        return entry

    def corrections(self) -> tuple[Correction, ...]:
        """Everything people decided, oldest first, what was undone included."""
        with self._store.reading() as connection:
            return tuple(log.read(connection))

    def review(self) -> tuple[ReviewItem, ...]:
        """What waits for a person: incidents that may be one, corrections whose statement is gone, names."""
        with self._store.reading() as connection:
            return review(connection)

    def history(self, name: str) -> tuple[HistoryEntry, ...]:
        """Every change of an incident (or by a report), oldest first, each with its cause.

        Raises LedgerError for a name that means nothing.
        """
        with self._store.reading() as connection:
            if not name.startswith("i"):
                return history_of_report(connection, named.report_id(connection, name, self.name))
            try:
                return history_of(connection, named.incident(connection, name, self.name))
            except LedgerError:
                found = history_of_gone(connection, name)
                if not found:
                    raise
                return found

    # Tallies that people keep elsewhere

    def import_sheet(
        self,
        path: str | os.PathLike[str],
        *,
        who: str,
        columns: Mapping[str, str] | None = None,
        type: str = "",
        dates: str = "",
    ) -> Imported:
        """Take each row of a CSV or Excel file as an incident that a person states; it is linked like any report.

        `columns` says which column is which field where their names do not; `type` what the incidents are where no
        column says; `dates` ("dmy" or "mdy") how 3/4/2025 is meant. A row that cannot be understood is listed and the
        others are taken. Importing again changes nothing but the rows that were changed. Raises SheetError for a file
        that is no sheet.
        """
        sheet = read_sheet(Path(path))
        found = columns_of(sheet, columns)
        meant = Meant(order_of_days(sheet, found, dates), home_of(sheet, found), type)
        states: Counter[str] = Counter()
        unread: list[str] = []
        for row in sheet.rows:
            try:
                with self._store.writing() as connection:
                    state, changes = enter_row(Corrector(connection, self.name, who), sheet, row, found, meant)
                    states[state] += 1
                    states["matched"] += any(change.cause in ("report", "merged") for change in changes)
            except FieldError as error:
                unread.append(row_name(sheet, row, error))
        self._count_again()
        return Imported(
            path=sheet.path,
            columns=found,
            added=states["added"],
            unchanged=states["unchanged"],
            changed=states["changed"],
            matched=states["matched"],
            unread=tuple(unread),
        )

    def reconcile_sheet(
        self,
        path: str | os.PathLike[str],
        *,
        columns: Mapping[str, str] | None = None,
        type: str = "",
        dates: str = "",
        question: Question | None = None,
    ) -> Reconciled:
        """Hold a sheet beside the ledger: what both have, on what they differ, what only one of them has.

        Rows are linked with the ledger's incidents as their import would; nothing is written. Incidents that only the
        ledger has are those that `question` asks for, without one those of the sheet's time. Raises
        SheetError for a file that is no sheet.
        """
        sheet = read_sheet(Path(path))
        found = columns_of(sheet, columns)
        meant = Meant(order_of_days(sheet, found, dates), home_of(sheet, found), type)
        return beside_ledger(self._store, sheet, found, meant, question)

    def proposals(self, path: str | os.PathLike[str]) -> tuple[Proposed, ...]:
        """What the changed cells of an exported sheet propose to correct; nothing is written (see `accept`)."""
        sheet = read_sheet(Path(path))
        with self._store.reading() as connection:
            return tuple(proposed_by(connection, sheet, self.name))

    def accept(self, proposals: Iterable[Proposed], *, who: str, why: str) -> tuple[Decided, ...]:
        """Make the corrections that an edited sheet proposes; those that cannot be made are left out."""
        with self._correcting(who) as corrector:
            return tuple(
                corrector.set_field(each.incident, each.field, each.value, why)
                for each in proposals
                if not each.problem
            )

    # What it answers

    def tally(
        self,
        *,
        type: str | Iterable[str] | None = None,
        target: str = "",
        place: str = "",
        actor: str = "",
        since: str | dt.date | None = None,
        until: str | dt.date | None = None,
        min_killed: int | None = None,
        min_injured: int | None = None,
        max_killed: int | None = None,
        stage: str | Iterable[str] = "occurred",
        as_of: Moment | None = None,
    ) -> Tally:
        """Count incidents by type (its main type or a further method), target, place, perpetrator, days and toll.

        Names match spelling aside, and under every name that people say is the same; a place holds what lies in it;
        `since` and `until` take a date, "2025-03" or "2025" and include their last day. `min_killed` looks at the
        newest figure. Attempted and threatened incidents only on request. `as_of`, a day or a moment in UTC, asks the
        ledger as it was known then. Raises ValueError for a type, stage or date it does not know.
        """
        question = ask(
            type=type,
            target=target,
            place=place,
            actor=actor,
            since=since,
            until=until,
            min_killed=min_killed,
            min_injured=min_injured,
            max_killed=max_killed,
            stage=stage,
        )
        return self.answer(question, as_of=as_of)

    def answer(self, question: Question, *, as_of: Moment | None = None) -> Tally:
        """The answer to a question that was asked before (see `newstally.ledger.tally.ask`)."""
        moment = moment_of(as_of) if as_of is not None else ""
        with self._store.reading() as connection:
            question = with_aliases(connection, question)
            found = find_as_of(connection, question, moment) if moment else find(connection, question)
        return answer(question, found, moment)

    def save_tally(self, name: str, question: Question, *, who: str) -> SavedTally:
        """Keep a question under a name: it is counted again with every change, and remembers what it was.

        Raises LedgerError for a name that is taken.
        """
        with self._store.writing() as connection:
            return save(connection, name, question, who, now())

    def saved_tally(self, name: str) -> SavedTally:
        """A saved tally with all that it came to. Raises LedgerError where there is none."""
        with self._store.reading() as connection:
            return saved_tally(connection, name)

    def saved_tallies(self) -> tuple[SavedTally, ...]:
        """All saved tallies, by name."""
        with self._store.reading() as connection:
            return saved_tallies(connection)

    def saved_question(self, name: str) -> Question:
        """The question of a saved tally. Raises LedgerError where there is none."""
        with self._store.reading() as connection:
            return saved_question(connection, name)

    def forget_tally(self, name: str) -> None:
        """Take a saved tally out, with its history. Raises LedgerError where there is none."""
        with self._store.writing() as connection:
            forget_tally(connection, name)

    def incidents(self) -> tuple[LedgerIncident, ...]:
        """Every incident, by date and id."""
        with self._store.reading() as connection:
            found = incidents.read_incidents(connection)
        return tuple(sorted(found, key=by_date))

    def incident(self, id: str) -> LedgerIncident:
        """One incident by its id, or by an id it had before. Raises LedgerError where there is none."""
        with self._store.reading() as connection:
            return named.incident(connection, id, self.name)

    def reasons(self, id: str, other: str = "") -> tuple[Link, ...]:
        """Why the accounts of an incident are taken for one: each compared pair's score in parts, strongest first.

        With `other`, why the two incidents may be one and are not taken for it.
        """
        with self._store.reading() as connection:
            one = named.incident(connection, id, self.name)
            if not other:
                return reasons(connection, one)
            return reasons_between(connection, one, named.incident(connection, other, self.name))

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """The reports that hold every word (and "every phrase"), the best first, with the sentences that do."""
        with self._store.reading() as connection:
            return search(connection, words, limit)

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Every figure with the id of its report, as people say it must be read, in order of publication."""
        with self._store.reading() as connection:
            rows = list(statements.payloads(connection, "figure"))
            effects = effects_on(connection, [row["number"] for row in rows])
        return (
            (row["report"], effects.read_figure(row["number"], decode(row["payload"], Figure)))
            for row in rows
            if row["number"] not in effects.dismissed
        )

    def indicators(self, decisions: Decisions | str | os.PathLike[str] | None = None) -> Indicators:
        """What the figures come to: indicators with their series, and which may be one, with the reasons.

        `decisions` are those of a person, or the file that holds them; without it they are looked for in
        `indicators.toml` beside the ledger's own file. Raises DecisionsError for a file that cannot be used.
        """
        reports = {report.id: report for report in self.reports()}
        told = [observed(reports[report], figure) for report, figure in self.figures() if report in reports]
        if decisions is None:
            decisions = decisions_beside(self._store.name)
        return join(told, decisions if isinstance(decisions, Decisions) else read_decisions(decisions))

    def claims(self) -> Iterator[tuple[str, TallyClaim]]:
        """Every statement about several incidents at once, with the id of its report."""
        with self._store.reading() as connection:
            rows = list(statements.payloads(connection, "claim"))
            dismissed = effects_on(connection, [row["number"] for row in rows]).dismissed
        return ((row["report"], decode(row["payload"], TallyClaim)) for row in rows if row["number"] not in dismissed)

    def findings(self, decisions: Decisions | None = None) -> tuple[Across, ...]:
        """What the reports cannot all be right about: tolls, values for one period, counts of incidents.

        Those that cannot both be right first. Worked out from what the ledger holds now.
        """
        reports = {each.id: each for each in self.reports()}
        claims = list(self.claims())
        found: list[Across] = []
        with self._store.reading() as connection:
            for incident in incidents.read_incidents(connection):
                if len(incident.reports) > 1:
                    members = incidents.members_of(connection, [incident.id])[incident.id]
                    told = list(accounts(connection, members).values())
                    found += across.of_incident(incident, told, reports)
            for id, claim in claims:
                source = report_name(reports[id])
                found += across.of_claim(claim, reports[id], source, lambda q: answer(q, find(connection, q)))
        found += across.of_indicators(self.indicators(decisions).indicators)
        return tuple(sorted(found, key=lambda each: (each.verdict != "fails", each.kind, each.message)))

    def reports(self) -> tuple[Report, ...]:
        """Every report in its current version, in order of publication."""
        query = select(report.c.payload).where(report.c.current).order_by(report.c.instant, report.c.id)
        with self._store.reading() as connection:
            return tuple(decode(row, Report) for row in connection.execute(query).scalars())

    def report(self, source: str) -> Report:
        """One report by its id (its first digits will do) or address. Raises LedgerError where there is none."""
        with self._store.reading() as connection:
            found = statements.report_of(connection, named.report_id(connection, source, self.name))
        assert found is not None
        return found

    # Keeping it whole

    def backup(self, path: str | os.PathLike[str]) -> int:
        """Write the whole ledger into one compressed file; gives the number of reports.

        Raises LedgerError where there is such a file already.
        """
        return backups.backup(self._store, Path(path))

    def restore(self, path: str | os.PathLike[str]) -> int:
        """Put a backup in the place of what the ledger holds; gives the number of reports.

        What this ledger has redacted stays redacted. Raises LedgerError for what is no whole backup, and changes
        nothing then.
        """
        return backups.restore(Path(path), self._store)

    def examine(self) -> doctor.Health:
        """Look whether everything is whole and still follows from what came in."""
        with self._store.reading() as connection:
            return doctor.examine(connection)

    def repair(self) -> int:
        """Derive every link and incident anew; gives how many incidents that changed."""
        with self._store.writing() as connection:
            return rebuild(connection, "a repair")

    def _count_again(self) -> None:
        """Count the saved tallies again, where there are any."""
        if self.saved_tallies():
            with self._store.writing() as connection:
                count_again(connection, now())

    @contextmanager
    def _correcting(self, who: str) -> Iterator[Corrector]:
        moment = now()
        with self._store.writing() as connection:
            yield Corrector(connection, self.name, who, moment)
            count_again(connection, moment)
