"""What a ledger answers: tallies, incidents, figures, reports, and what they cannot all be right about."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator

from sqlalchemy import select

from newstally.ledger import named
from newstally.ledger.book.opened import Opened
from newstally.ledger.corrections import effects_on
from newstally.ledger.origins import report_name
from newstally.ledger.reasons import reasons, reasons_between
from newstally.ledger.reconcile import across
from newstally.ledger.records import (
    Across,
    Hit,
    LedgerIncident,
    Link,
    SavedTally,
    Tally,
)
from newstally.ledger.relink import accounts, now
from newstally.ledger.search import search
from newstally.ledger.series import Decisions, Indicators, join
from newstally.ledger.series.decisions import decisions_beside, read_decisions
from newstally.ledger.series.records import observed
from newstally.ledger.store import incidents, statements
from newstally.ledger.store.codec import decode
from newstally.ledger.store.schema import report
from newstally.ledger.tally import answer, ask
from newstally.ledger.tally.aliases import with_aliases
from newstally.ledger.tally.answer import by_date
from newstally.ledger.tally.as_of import Moment, find_as_of, moment_of
from newstally.ledger.tally.find import find
from newstally.ledger.tally.question import Question
from newstally.ledger.tally.saved import (
    forget_tally,
    save,
    saved_question,
    saved_tallies,
    saved_tally,
)
from newstally.model import Figure, Report, TallyClaim


class Asking(Opened):
    """The part of a ledger that is asked and changes nothing."""

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
            question = with_aliases(connection, question, moment)
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
