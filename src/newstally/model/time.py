"""Time expressions (ISO-TimeML TIMEX3) and the stretch of calendar each stands for."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from newstally.model.evidence import Record

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class CalendarInterval(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A half-open stretch of local calendar time, `start` included, `end` not; None is an open end."""

    start: dt.datetime | None = None
    end: dt.datetime | None = None

    def overlaps(self, other: CalendarInterval) -> bool:
        """Whether the two share any time."""
        starts_before = self.start is None or other.end is None or self.start < other.end
        return starts_before and (other.start is None or self.end is None or other.start < self.end)

    def contains(self, other: CalendarInterval) -> bool:
        """Whether the other lies wholly inside this one."""
        start_fits = self.start is None or (other.start is not None and self.start <= other.start)
        return start_fits and (self.end is None or (other.end is not None and other.end <= self.end))

    def __str__(self) -> str:
        def show(moment: dt.datetime | None) -> str:
            if moment is None:
                return "..."
            return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(timespec="minutes")

        return f"[{show(self.start)}, {show(self.end)})"


class TimeExpression(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One time expression: TIMEX3 `type` and `value`, and the calendar interval where it resolves.

    `interval` is None for durations that are anchored nowhere, sets, and what could not be resolved.
    "The last 60 days" on 2024-01-17 is a DURATION P60D with the interval [2023-11-18, 2024-01-17).
    A TIME has the `zone` that its clock shows: the one written beside it, else that of the dateline or of a home
    country with a single one; empty where the text does not settle it, and for all other types.
    """

    type: TimexType
    value: str
    interval: CalendarInterval | None = None
    mod: str = ""
    # For SET: TIMEX3 quant and freq.
    quant: str = ""
    freq: str = ""
    # An IANA name ("Asia/Karachi") or an offset ("+05:00", "Z").
    zone: str = ""

    @property
    def instant(self) -> dt.datetime | None:
        """The moment the interval begins with, as an aware datetime; None where interval or zone are open.

        Summer time is that of the day. Of an hour that clocks show twice it is the first. Raises
        `zoneinfo.ZoneInfoNotFoundError` for a zone that the time zone database does not know.
        """
        if not self.zone or self.interval is None or self.interval.start is None:
            return None
        return self.interval.start.replace(tzinfo=tzinfo_of(self.zone))


def tzinfo_of(zone: str) -> dt.tzinfo:
    """The time zone of this IANA name or offset."""
    if zone == "Z":
        return dt.UTC
    if found := re.fullmatch(r"([+-])(\d\d):(\d\d)", zone):
        size = dt.timedelta(hours=int(found[2]), minutes=int(found[3]))
        return dt.timezone(size if found[1] == "+" else -size)
    return ZoneInfo(zone)
