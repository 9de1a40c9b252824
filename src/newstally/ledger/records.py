"""What the ledger answers with: incidents across reports, tallies, and what adding a report changed."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from newstally.ledger.linking import Part
from newstally.model import Actor, CalendarInterval, CountRange, IncidentType, Place, Stage, Target


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report's telling of an incident: the statement, its sentence, and where and when it was published."""

    statement: str
    report: str
    outlet: str
    # What to call whoever published it: the outlet, else the headline, the file or the first words.
    source: str = ""
    published: str
    headline: str
    role: str
    start: int
    end: int
    sentence: str
    origins: tuple[str, ...] = ()
    killed: CountRange | None = None
    injured: CountRange | None = None
    abducted: CountRange | None = None
    killed_perpetrators: CountRange | None = None
    claimed_only: bool = False
    # The person who stated it, where no reader did.
    who: str = ""


class Link(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Two statements that were compared: the score, its parts with their reasons, and who decided."""

    a: str
    b: str
    score: float
    parts: tuple[Part, ...]
    decided_by: str


class CountSpan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all accounts print of one effect (codebook: Incident, series).

    `low` and `high` are the least and greatest figure printed, `latest` the newest; `standing` the
    range over accounts not superseded, with None for an open end. `none_reported` says that nobody
    counted anyone and some report says none was reported.
    """

    low: int | None = None
    high: int | None = None
    latest: int | None = None
    standing: tuple[int | None, int | None] = (None, None)
    none_reported: bool = False

    def __str__(self) -> str:
        low, high = self.standing
        if low is None:
            return f"up to {high}" if high is not None else ""
        if high is None:
            return f"{low}+"
        return str(low) if low == high else f"{low}–{high}"


Review = Literal["machine-read", "reviewed", "double-reviewed"]


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person set or noted on an incident; `number` is the entry's in the log. A note has no `field`."""

    number: int
    at: str
    who: str
    why: str = ""
    field: str = ""
    value: str = ""


class LedgerIncident(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One incident as all reports together tell it. Derived from its mentions, never typed in.

    `origins` is the number of independent origins (codebook: Source), `outlets` and `reports` who
    told it. `disagreements` says in plain words what the accounts differ on, each with who says it.
    """

    id: str
    type: IncidentType
    also: tuple[IncidentType, ...] = ()
    stage: Stage = "occurred"
    date: CalendarInterval | None = None
    place: Place | None = None
    # The place's country; where no account gives a place, the home country of the reports.
    country: str = ""
    site: str = ""
    target: Target | None = None
    # Every name accounts give the target, so that a filter finds each of them.
    targets: tuple[str, ...] = ()
    perpetrators: tuple[Actor, ...] = ()
    claim: str = ""
    claimed_only: bool = False
    killed: CountSpan | None = None
    injured: CountSpan | None = None
    abducted: CountSpan | None = None
    killed_perpetrators: CountSpan | None = None
    outlets: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    origins: int = 0
    # Outlets that printed another one's story.
    copies: int = 0
    told: tuple[Told, ...] = ()
    disagreements: tuple[str, ...] = ()
    # How many people looked at it and agreed, who they were, and how many accounts came in since.
    review: Review = "machine-read"
    reviewers: tuple[str, ...] = ()
    unseen: int = 0
    # The fields that people set and what they noted, oldest first.
    decided: tuple[Decision, ...] = ()
    # Other incidents this one may be the same as.
    possibly: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The sentence that tells it first in a report about it (else in any)."""
        return next((t.sentence for t in self.told if t.role == "main"), self.told[0].sentence)

    @property
    def first_day(self) -> str:
        """The first day it may have been, as YYYY-MM-DD; "" where that is open."""
        start = self.date.start if self.date else None
        return start.date().isoformat() if start else ""

    @property
    def last_day(self) -> str:
        """The last day it may have been, as YYYY-MM-DD; "" where that is open."""
        end = self.date.end if self.date else None
        return (end - dt.timedelta(microseconds=1)).date().isoformat() if end else ""


Label = Literal["", "perpetrator's claim only", "one origin only", "link unsure", "date unsure", "place unsure"]


class TallyRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One incident of an answer, flat for a table; `label` says why it stands apart ("" = counted)."""

    incident: str
    label: Label
    date_from: str
    date_to: str
    place: str
    country: str
    lat: float | None
    lon: float | None
    type: str
    also: str
    stage: str
    target: str
    perpetrators: str
    killed: str
    killed_low: int | None
    killed_high: int | None
    killed_latest: int | None
    injured: str
    injured_low: int | None
    injured_high: int | None
    injured_latest: int | None
    abducted: str
    killed_perpetrators: str
    reports: int
    outlets: int
    origins: int
    copies: int
    disagreements: str
    reviewed: str
    notes: str
    sentence: str
    sources: tuple[Told, ...] = ()


class Tally(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer to a tally: the question in words, how many incidents count, and a row for each.

    `rows` holds the counted ones and those that stand apart under their label, each part by date. `killed`, `injured`
    and `killed_perpetrators` are the sums of the counted ones' standing ranges; None is an open end.
    """

    question: str
    count: int
    apart: dict[str, int]
    killed: tuple[int, int | None]
    injured: tuple[int, int | None] = (0, 0)
    killed_perpetrators: tuple[int, int | None] = (0, 0)
    rows: tuple[TallyRow, ...]
    # The moment in UTC whose ledger answers, where it is not today's.
    as_of: str = ""

    @property
    def counted(self) -> tuple[TallyRow, ...]:
        """The rows that count."""
        return tuple(row for row in self.rows if not row.label)

    @property
    def sentence(self) -> str:
        """The answer in one line; zero reads "none in these reports"."""
        number = str(self.count) if self.count else "none in these reports"
        notes = [_APART[label].format(n=n) for label, n in self.apart.items() if n]
        when = f", as known on {self.as_of[:16].replace('T', ' at ')}" if self.as_of else ""
        return f"{self.question}{when}: {number}" + (f" ({'; '.join(notes)})" if notes else "")

    def __str__(self) -> str:
        return self.sentence

    def to_json(self) -> str:
        """The whole answer as JSON."""
        return msgspec.json.encode(
            {"sentence": self.sentence, **{f: getattr(self, f) for f in self.__struct_fields__}}
        ).decode()


_APART = {
    "perpetrator's claim only": "{n} more claimed by the perpetrator only",
    "one origin only": "{n} more told by one origin only",
    "link unsure": "{n} possibly the same as another",
    "date unsure": "{n} more whose date is unsure for this question",
    "place unsure": "{n} more whose place is unsure for this question",
}


ChangeCause = Literal["new", "report", "merged", "split", "gone", "correction", "reader", "redaction"]


class IncidentChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a report, a person's decision or a newer reader did to one incident, and why."""

    incident: str
    cause: ChangeCause
    says: str


class HistoryEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One change of an incident: when, what, and what caused it. `correction` is the entry's number in the log."""

    at: str
    incident: str
    cause: str
    says: str
    # The report or the reader's version that caused it.
    source: str = ""
    correction: int | None = None
    why: str = ""


class ReviewItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something a person should decide: what it is, in words, and which incidents, statements or entries it names."""

    kind: Literal["possibly one", "perhaps one name", "correction without its statement", "new accounts"]
    says: str
    names: tuple[str, ...]
    score: float | None = None
    # What to type for it.
    commands: tuple[str, ...] = ()


class Across(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Reports held beside each other, or beside the ledger's own count: what cannot both be right, or is undecided.

    `told` has each report's words with its source; `about` the incident or indicator.
    """

    kind: Literal["disagreement", "tally_claim"]
    verdict: Literal["fails", "undecided"]
    message: str
    told: tuple[str, ...]
    reports: tuple[str, ...] = ()
    about: str = ""


class Hit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report that holds the words searched for, the sentences that do, and the incidents it tells."""

    report: str
    headline: str
    outlet: str
    published: str
    source: str
    sentences: tuple[str, ...]
    incidents: tuple[str, ...] = ()


class SavedAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a saved tally came to from a moment on, and why it was no longer what it was before."""

    at: str
    count: int
    apart: dict[str, int] = {}
    killed: tuple[int, int | None] = (0, 0)
    incidents: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


class SavedTally(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question under a name, with everything it came to since it was saved, oldest first."""

    name: str
    question: str
    at: str
    who: str
    answers: tuple[SavedAnswer, ...] = ()


State = Literal["added", "unchanged", "new_version", "older_version", "read_again", "redacted"]


class AddedReport(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What adding did for one report."""

    report: str
    headline: str
    # What to call it where it has no headline.
    name: str
    state: State
    statements: int = 0
    changes: tuple[IncidentChange, ...] = ()

    def __str__(self) -> str:
        what = {"new_version": "new version", "older_version": "older version kept", "read_again": "read again"}.get(
            self.state, self.state
        )
        lines = [f"{self.headline or self.name}: {what}" + (f", {self.statements} statements" * (self.statements > 0))]
        return "\n".join([*lines, *(f"  {change.says}" for change in self.changes)])


class Added(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What adding a page changed, report by report."""

    reports: tuple[AddedReport, ...]

    @property
    def changed(self) -> bool:
        """Whether the ledger holds anything it did not hold before."""
        return any(report.state != "unchanged" for report in self.reports)

    def __str__(self) -> str:
        return "\n".join(map(str, self.reports))
