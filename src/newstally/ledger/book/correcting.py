"""What people decide: each decision is entered with who and why, and the ledger derived anew."""

from __future__ import annotations

from collections.abc import Mapping

from newstally.ledger import named
from newstally.ledger.book.opened import Opened
from newstally.ledger.corrections import Correction, log
from newstally.ledger.corrections.decide import Decided
from newstally.ledger.corrections.review import review
from newstally.ledger.errors import LedgerError
from newstally.ledger.history import history_of, history_of_gone, history_of_report
from newstally.ledger.records import (
    HistoryEntry,
    ReviewItem,
)
from newstally.ledger.redact import redact, vacuum
from newstally.ledger.relink import now
from newstally.ledger.store import statements
from newstally.ledger.tally.saved import count_again


class Correcting(Opened):
    """The part of a ledger in which people correct it and look back."""

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
