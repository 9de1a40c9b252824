"""Readings: everything read from a report, and the page of reports a source held."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Generic, TypeVar, overload

import msgspec

from newstally.model.display import shown
from newstally.model.evidence import Record
from newstally.model.figure import Figure
from newstally.model.finding import Finding
from newstally.model.incident import IncidentMention, TallyClaim
from newstally.model.name import Attribution, Name
from newstally.model.place import GazetteerEntry, Place
from newstally.model.quantity import Quantity
from newstally.model.report import Moment, Report, Unread
from newstally.model.time import TimeExpression


class Setting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report's context, which every later room takes as an argument.

    `country` is the home country (ISO 3166-1 alpha-2) from dateline, text and outlet; `currency`
    the ISO 4217 code that a bare local sign means there; `fiscal_year_start` the month (1-12).
    """

    published: Moment | None = None
    dateline: GazetteerEntry | None = None
    country: str = ""
    currency: str = ""
    fiscal_year_start: int = 1
    zone: str = ""


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything read from one report. `unresolved` lists, in plain words, what stays open and why."""

    report: Report
    setting: Setting = Setting()
    sentences: tuple[tuple[int, int], ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    incidents: tuple[IncidentMention, ...] = ()
    tally_claims: tuple[TallyClaim, ...] = ()
    findings: tuple[Finding, ...] = ()
    unresolved: tuple[str, ...] = ()
    reader: str = ""

    def sentence_of(self, span: tuple[int, int]) -> tuple[int, int]:
        """The sentence that holds a span (the span itself where none does)."""
        return next((s for s in self.sentences if s[0] <= span[0] < s[1]), span)

    def _repr_html_(self) -> str | None:
        return shown(self)


R = TypeVar("R", bound=Record)


class Found(msgspec.Struct, Generic[R], frozen=True, kw_only=True, omit_defaults=True):
    """The records of one kind that a report holds, in text order, with the setting they were read in.

    A sequence of them: it has a length, iterates, and `found[0]`, `found[:3]` are its records.
    """

    report: Report
    setting: Setting = Setting()
    sentences: tuple[tuple[int, int], ...] = ()

    def records(self) -> tuple[R, ...]:
        """The records themselves."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[R]:
        return iter(self.records())

    def __len__(self) -> int:
        return len(self.records())

    @overload
    def __getitem__(self, index: int) -> R: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[R, ...]: ...

    def __getitem__(self, index: int | slice) -> R | tuple[R, ...]:
        return self.records()[index]

    def sentence_of(self, span: tuple[int, int]) -> tuple[int, int]:
        """The sentence that holds a span (the span itself where none does)."""
        at = bisect_right(self.sentences, span[0], key=lambda sentence: sentence[0]) - 1
        return self.sentences[at] if at >= 0 and span[0] < self.sentences[at][1] else span

    def __repr__(self) -> str:
        day = f"published {self.report.published}" if self.report.published else "no publication date"
        lines = [f"{type(self).__name__}({len(self)} found, {day})"]
        lines += [
            f"  {' '.join(record.text.split())!r}  {self._told(record)}".rstrip() for record in self.records()[:_SHOWN]
        ]
        if len(self) > _SHOWN:
            lines.append(f"  ... and {len(self) - _SHOWN} more")
        return "\n".join(lines)

    def _told(self, record: R) -> str:
        """What a line of the repr says of a record."""
        raise NotImplementedError

    def _repr_html_(self) -> str | None:
        return shown(self)


class Times(Found[TimeExpression], frozen=True, kw_only=True, omit_defaults=True):
    """The time expressions of one report in text order, with the setting they were resolved in.

    A sequence of them: it has a length, iterates, and `found[0]`, `found[:3]` are its expressions.
    """

    times: tuple[TimeExpression, ...] = ()

    def records(self) -> tuple[TimeExpression, ...]:
        """The time expressions."""
        return self.times

    def _told(self, record: TimeExpression) -> str:
        return f"{record.type} {record.value}  {record.interval or ''}"


class Places(Found[Place], frozen=True, kw_only=True, omit_defaults=True):
    """The place names of one report in text order, with the setting they were resolved in.

    A sequence of them: it has a length, iterates, and `found[0]`, `found[:3]` are its places. A notebook shows it as
    the text with its marks and a map.
    """

    places: tuple[Place, ...] = ()

    def records(self) -> tuple[Place, ...]:
        """The places."""
        return self.places

    def _told(self, record: Place) -> str:
        if record.entry is None:
            return f"{record.kind}, unresolved" + (f", in {record.inside.name}" if record.inside else "")
        return f"{record.kind}  {record.full_name}"


# So many records a prompt shows.
_SHOWN = 20


class Page(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one source held: a reading per report, and what could not be read.

    Iterates over its readings; `figures`, `incidents` ... are those of all readings, in order,
    so that a page with one story can be used like its reading.
    """

    readings: tuple[Reading, ...]
    unread: tuple[Unread, ...] = ()

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)

    def __getitem__(self, index: int) -> Reading:
        return self.readings[index]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, in page order."""
        return tuple(r.report for r in self.readings)

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """The time expressions of all reports."""
        return tuple(x for r in self.readings for x in r.times)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of all reports."""
        return tuple(x for r in self.readings for x in r.quantities)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of all reports."""
        return tuple(x for r in self.readings for x in r.places)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of all reports."""
        return tuple(x for r in self.readings for x in r.figures)

    @property
    def incidents(self) -> tuple[IncidentMention, ...]:
        """The incident mentions of all reports."""
        return tuple(x for r in self.readings for x in r.incidents)

    @property
    def tally_claims(self) -> tuple[TallyClaim, ...]:
        """The tally claims of all reports."""
        return tuple(x for r in self.readings for x in r.tally_claims)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all reports."""
        return tuple(x for r in self.readings for x in r.findings)

    def _repr_html_(self) -> str | None:
        return shown(self)
