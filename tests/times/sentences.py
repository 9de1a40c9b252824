"""How the tables of this folder read their sentences: of one day, at home in a country."""

from __future__ import annotations

from newstally.intake import plain_report
from newstally.model import Setting, TimeExpression
from newstally.reading.language import parse
from newstally.reading.times import find_times

# Wednesday, 17 January 2024, unless a table says another day.
DAY = "2024-01-17"


def times(text: str, day: str | None = DAY, country: str = "", fiscal: int = 1) -> tuple[TimeExpression, ...]:
    """The time expressions of a text of a day, each seen to be quoted exactly."""
    report = plain_report(text, published=day)
    setting = Setting(published=report.published, country=country, fiscal_year_start=fiscal)
    found = find_times(parse(report), setting)
    for time in found:
        start, end = time.span
        assert report.text[start:end] == time.text
    return found


def only(text: str, day: str | None = DAY, country: str = "", fiscal: int = 1) -> TimeExpression:
    """The one time expression of a text."""
    found = times(text, day, country, fiscal)
    assert len(found) == 1, [t.text for t in found]
    return found[0]
