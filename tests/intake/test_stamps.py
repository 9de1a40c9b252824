"""What a line says of when a story was published: dates, precision, offsets, labels; and lines that are no stamps."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstally.intake.stamps import stamp_line


@pytest.mark.parametrize(
    ("line", "stamps"),
    [
        ("Updated 17 January 2024", ["updated 2024-01-17"]),
        ("Published: Jan 26, 2026 10:05 am", ["published 2026-01-26T10:05"]),
        ("January 1, 2018 05:06", [" 2018-01-01T05:06"]),
        ("26/01/2026", [" 2026-01-26"]),
        ("01/26/2026", [" 2026-01-26"]),
        ("05/03/2026", [" 2026-03-05"]),
        ("26.01.2026, 18:30", [" 2026-01-26T18:30"]),
        ("2026-01-26", [" 2026-01-26"]),
        ("2026-01-26T10:05:33Z", [" 2026-01-26T10:05+00:00"]),
        ("2026-01-26T10:05:33+05:00", [" 2026-01-26T10:05+05:00"]),
        ("Monday, 26th January 2026", [" 2026-01-26"]),
        ("Mon Jan 26 2026 22:05 PKT", [" 2026-01-26T22:05+05:00"]),
        ("Updated 5:06 PM EST, December 27, 2017", ["updated 2017-12-27T17:06-05:00"]),
        ("12:15 a.m. on Jan. 26, 2026", [" 2026-01-26T00:15"]),
        ("26 Jan 2026 1430 GMT", [" 2026-01-26T14:30+00:00"]),
        (
            "Published: 00:37 GMT, 2 January 2018 | Updated: 00:44 GMT, 3 January 2018",
            ["published 2018-01-02T00:37+00:00", "updated 2018-01-03T00:44+00:00"],
        ),
        ("February 6, 20186:45 AM GMTUpdated 2 hours ago", [" 2018-02-06T06:45+00:00", "updated None"]),
        ("First published on 3 March 2021", ["published 2021-03-03"]),
        ("Published", ["published None"]),
        ("Updated 15 minutes ago", ["updated None"]),
    ],
)
def test_stamp_lines(line: str, stamps: list[str]) -> None:
    found = stamp_line(line)
    assert found is not None
    assert [f"{stamp.label} {stamp.moment}" for stamp in found.stamps] == stamps
    assert found.rest == ""


def test_what_else_the_line_holds_is_handed_back() -> None:
    found = stamp_line("By Jo Fairweather | January 26, 2026 10:05")
    assert found is not None
    assert found.rest == "By Jo Fairweather"


@pytest.mark.parametrize(
    "line",
    [
        "The minister updated parliament on the flood.",
        "Posted guards turned the crowd away",
        "At 10:05 the doors opened",
        "31/02/2026",
        "Ferry runs aground off Marlow Point",
        "Published research is cited in the verdict",
    ],
)
def test_lines_that_are_no_stamps(line: str) -> None:
    assert stamp_line(line) is None


@given(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2089, 12, 31)), st.booleans())
def test_any_day_is_read_back(day: dt.date, american: bool) -> None:
    line = day.strftime("%B %d, %Y" if american else "%d %b %Y")
    found = stamp_line(line)
    assert found is not None
    assert [stamp.moment and stamp.moment.day for stamp in found.stamps] == [day]
