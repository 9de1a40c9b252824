"""The verbs of the package: read a page, check a text, or take one kind of record from it.

Rooms are imported when a verb is first used, so that `import newstally` and `newstally --help` stay quick.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from newstally.model import Page, Places, Reading, Report, Times

if TYPE_CHECKING:
    from newstally.ledger.series import Decisions, Indicators, LedgerIndicator
    from newstally.model import Figure, Finding, Moment, Quantity, Setting
    from newstally.reading.language import Script

    Published = Moment | dt.date | dt.datetime | str | None


def read(
    source: str | bytes | os.PathLike[str] | Report, *, published: Published = None, outlet: str = "", name: str = ""
) -> Page:
    """Everything the reports of a source state, with the findings of the checks.

    `source` is a path, a page's bytes, a text, or a report. A string is taken for a path if it is one line
    and names a file. `published` (a date or ISO 8601) and `outlet` stand in where the source itself gives
    none; `name` is what messages call a source that is no file. What could not be read is listed in the
    page's `unread`; a missing file raises FileNotFoundError.
    """
    if isinstance(source, Report):
        return Page(readings=(read_report(source),))
    from newstally.intake import take_in

    reports, unread = take_in(_existing(source), published=published, outlet=outlet, name=name)
    return Page(readings=tuple(read_report(report) for report in reports), unread=tuple(unread))


def read_report(report: Report) -> Reading:
    """The reading of one report with its findings, and in plain words what a missing date leaves open."""
    return _checked(report, numbers_only=False)


def proof_read(report: Report) -> Reading:
    """The same for its findings alone: nothing is read of who speaks and what happened, in half the time."""
    return _checked(report, numbers_only=True)


def _checked(report: Report, *, numbers_only: bool) -> Reading:
    from newstally.checks import check as find
    from newstally.reading import read as read_one

    reading = read_one(report, numbers_only=numbers_only)
    return msgspec.structs.replace(
        reading, findings=find(reading), unresolved=(*reading.unresolved, *_left_open_without_date(reading))
    )


def check(text: str, *, published: Published = None) -> tuple[Finding, ...]:
    """What the arithmetic check says of a text that is one story; offsets point into `text`."""
    from newstally.intake import plain_report

    return proof_read(plain_report(text, published=published)).findings


def times(
    source: str | Report,
    *,
    published: Published = None,
    country: str = "",
    zone: str = "",
    fiscal_year_start: int | None = None,
    narrative: bool | None = None,
) -> Times:
    """The time expressions of a text or report (TIMEX3), each with the stretch of calendar it stands for.

    `published` (a date or ISO 8601) is the day that "on Monday" is told from; without one it stays unresolved.
    The rest is taken from the text where it is not given: `country`, its home (ISO 3166-1), which says how 3/4/2024
    is read and when the fiscal year begins; `zone`, an IANA time zone; `fiscal_year_start`, a month from 1 to 12;
    and whether it is `narrative`, history told date by date, or news. Works by rules alone: no model is loaded.
    Raises ValueError or TypeError, naming the argument, for what is none of these.
    """
    from newstally.reading.language import parse
    from newstally.reading.setting import settle_with
    from newstally.reading.times import find_times

    report = _as_report(source, published)
    setting = settle_with(report, country=country, zone=zone, fiscal_year_start=fiscal_year_start)
    script = parse(report)
    return Times(
        report=report,
        setting=setting,
        sentences=tuple(sentence.span for sentence in script.sentences),
        times=find_times(script, setting, narrative),
    )


def quantities(text: str, *, published: Published = None) -> tuple[Quantity, ...]:
    """The quantities of a text; offsets point into `text`."""
    from newstally.reading.quantities import find_quantities
    from newstally.reading.times import find_times

    script, setting = _prepared(text, published)
    return find_quantities(script, setting, find_times(script, setting))


def places(source: str | Report, *, published: Published = None, country: str = "") -> Places:
    """The place names of a text or report, each resolved against the gazetteer or left unresolved, with the reasons.

    `country` is the report's home (ISO 3166-1), where it is known; else it is taken from the text. Works by rules
    alone: no model is loaded. Raises ValueError for a country that is none.
    """
    from newstally.reading.language import parse
    from newstally.reading.names import find_names
    from newstally.reading.places import find_places
    from newstally.reading.setting import settle_with

    report = _as_report(source, published)
    setting = settle_with(report, country=country)
    script = parse(report)
    return Places(
        report=report,
        setting=setting,
        sentences=tuple(sentence.span for sentence in script.sentences),
        places=find_places(script, setting, find_names(script, setting)),
    )


def figures(text: str, *, published: Published = None) -> tuple[Figure, ...]:
    """The figures of a text that is one story, the derived ones last; offsets point into `text`."""
    from newstally.intake import plain_report
    from newstally.reading import read as read_one

    return read_one(plain_report(text, published=published)).figures


def indicators(readings: Iterable[Reading], decisions: Decisions | str | os.PathLike[str] | None = None) -> Indicators:
    """What the figures of several reports come to: indicators with their series, and which may be one.

    `readings` are pages' readings (a `Page` will do); `decisions` those of a person, or the file that holds them
    (see `newstally indicators --write`). Figures of a ledger: `Ledger.indicators`.
    """
    from newstally.ledger.series import Decisions, join
    from newstally.ledger.series.decisions import read_decisions
    from newstally.ledger.series.records import observed

    told = [observed(reading.report, figure) for reading in readings for figure in reading.figures]
    if decisions is not None and not isinstance(decisions, Decisions):
        decisions = read_decisions(decisions)
    return join(told, decisions)


def plot(indicators: Iterable[LedgerIndicator], path: str | os.PathLike[str], *, aspect: str = "") -> Path:
    """Draw indicators over their periods, one or as small multiples, into a .png, .svg, .html or .json file.

    `aspect` chooses the series: level, change, share or rate. Raises ValueError where there is nothing to draw
    or the ending is none of these, and ImportError where the charts' packages are not installed.
    """
    from newstally.publish.chart import chart, save
    from newstally.publish.drawn import to_draw

    file = Path(path)
    save(chart(to_draw(indicators, aspect)), file)
    return file


def as_timeml(record: Times | Reading, *, docid: str = "") -> str:
    """The time expressions of a report as a TimeML document: its text with a TIMEX3 tag around each.

    Without tags, the TEXT element is the report's text character for character. `docid` names the document; without
    one it is called by the file it came from.
    """
    from newstally.publish.timeml import to_timeml

    return to_timeml(record.report, record.times, docid=docid)


def as_geojson(records: Places | Reading | Iterable[Places | Reading]) -> str:
    """The places of one report or several as a GeoJSON FeatureCollection (RFC 7946), one feature per place.

    Each feature has the sentences that name the place and why it is this one; the collection names the source of
    the data, as its licence asks.
    """
    from newstally.publish.geojson import to_geojson
    from newstally.publish.json import to_json

    return to_json(to_geojson([records] if isinstance(records, Places | Reading) else records))


def as_html(record: object) -> str:
    """A page, a reading, or the times or places of a text as marked-up HTML, as notebooks show it."""
    from newstally.publish.html import fragment, places_fragment, times_fragment

    if isinstance(record, Times):
        return times_fragment(record)
    if isinstance(record, Places):
        return places_fragment(record)
    return fragment(record if isinstance(record, Page) else Page(readings=(record,)))  # type: ignore[arg-type]


def _prepared(text: str, published: Published) -> tuple[Script, Setting]:
    """A text's sentences and setting: all that a single room needs of the rooms above it."""
    from newstally.intake import plain_report
    from newstally.reading.language import parse
    from newstally.reading.setting import settle

    report = plain_report(text, published=published)
    return parse(report), settle(report)


def _as_report(source: str | Report, published: Published) -> Report:
    """A text as a report; `published` stands in where a report has no date of its own."""
    from newstally.intake import plain_report
    from newstally.intake.plain import published_moment

    if isinstance(source, str):
        return plain_report(source, published=published)
    if not isinstance(source, Report):
        raise TypeError(f"times are read from a text or a report, not from {type(source).__name__}")
    moment = published_moment(published)
    return source if source.published or moment is None else msgspec.structs.replace(source, published=moment)


def _existing(source: str | bytes | os.PathLike[str]) -> str | bytes | Path:
    """The source as intake takes it; a missing file is an error here, since a caller would look for its reports."""
    if isinstance(source, bytes):
        return source
    if isinstance(source, str) and not _names_a_page(source):
        return source
    if not Path(source).exists():
        raise FileNotFoundError(f"there is no file {source}; to read a text of one line, end it with a line break")
    return Path(source)


def _names_a_page(text: str) -> bool:
    return not any(char.isspace() for char in text) and text.lower().endswith((".txt", ".html", ".htm", ".gz", ".md"))


def _left_open_without_date(reading: Reading) -> tuple[str, ...]:
    """Which time expressions need the publication date that the report does not give."""
    if reading.setting.published is not None:
        return ()
    dates = (time for time in reading.times if time.type in ("DATE", "TIME") and time.interval is None)
    # "Now" and "recently" (TIMEX3 PRESENT_REF, PAST_REF) stand for no stretch of the calendar with a date either.
    open_ones = list(dict.fromkeys(f"“{time.text}”" for time in dates if not time.value.endswith("_REF")))
    if not open_ones:
        return ("no publication date: give it with --published 2024-01-17",)
    named = ", ".join(open_ones[:5]) + (" and others" if len(open_ones) > 5 else "")
    stay = "stays" if len(open_ones) == 1 else "stay"
    return (f"no publication date: {named} {stay} unresolved; give it with --published 2024-01-17",)
