"""What the linker sees of a mention: the record, the report it stands in, and who speaks there."""

from __future__ import annotations

import datetime as dt

import msgspec

from newstally.model import IncidentMention

# Undated reports come last in every fixed order.
UNDATED = "9999"
_WEEK = dt.timedelta(days=7)


class Account(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report's mention of an incident, as the ledger holds it.

    `statement` is its identity (report, kind, span); `told` the sentences that tell it, in reading
    order; `origins` who knows it according to the report (see `newstally.ledger.origins`).
    """

    statement: str
    # Its number within the store, and the person who stated it where no reader did.
    number: int = 0
    who: str = ""
    report: str
    outlet: str
    # What to call whoever published it: the outlet, else the headline, the file or the first words.
    source: str
    published: str
    # The publication time in UTC where its zone is known, for ordering.
    instant: str = ""
    mention: IncidentMention
    told: str = ""
    origins: tuple[str, ...] = ()
    headline: str = ""
    # The report's home country, where a mention's own place is not told.
    home: str = ""
    # Headline and first paragraphs, which tell what a report is about.
    opening: str = ""
    signature: tuple[int, ...] = ()

    @property
    def order(self) -> tuple[str, str, tuple[int, int], str]:
        """The fixed order in which accounts are looked at: publication time, report, place in the report."""
        return (self.instant or self.published or UNDATED, self.report, self.mention.span, self.statement)

    @property
    def recalled(self) -> bool:
        """Whether the report looks back on it: told as background, or dated too coarsely to be news."""
        date = self.mention.date
        coarse = date is not None and date.start is not None and date.end is not None and date.end - date.start > _WEEK
        return self.mention.role == "background" or coarse
