"""A row of a sheet -> what it says as a report of its own, and the incident it records."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from newstally.gazetteer import country, look_up
from newstally.intake import plain_report
from newstally.ledger.corrections.fields import COUNTED, FieldError, set_in_mention
from newstally.ledger.linking.spelling import same_name
from newstally.ledger.sheets.columns import Columns
from newstally.ledger.sheets.read import Row, Sheet, SheetError
from newstally.ledger.tally.question import bare
from newstally.lexicon import table
from newstally.model import Evidence, GazetteerEntry, IncidentMention, Place, Report, quote
from newstally.reading.language import parse
from newstally.reading.setting import settle
from newstally.reading.times import find_times

_SLASHED = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{2,4})")
_ISO = re.compile(r"\d{4}(?:-\d{1,2}){0,2}")
_WORD = re.compile(r"[\w-]+")
# Fields whose cells are set as they stand.
_PLAIN = ("also", "stage", "target", "perpetrators", "weapon", "site")
_ORDERS = ("dmy", "mdy")


def row_report(sheet: Sheet, row: Row, columns: Columns) -> Report:
    """A row as a report, so that what it records has its sentence; `source.path` names the file and the row's id."""
    own = row.cells.get(columns.of.get("incident", ""), "")
    report = plain_report(row.text, outlet=Path(sheet.path).stem)
    return replace(report, headline="", source=replace(report.source, path=f"{Path(sheet.path).name}#{own}"))


class Meant(msgspec.Struct, frozen=True):
    """How a sheet's cells are meant: the order of days and months, its home country, the type where none is said."""

    order: str = "dmy"
    home: str = ""
    kind: str = ""


def row_mention(report: Report, row: Row, columns: Columns, meant: Meant) -> IncidentMention:
    """The incident that a row records. Raises FieldError for a cell that cannot be understood, naming its column."""
    order, kind = meant.order, meant.kind
    cells = {field: row.cells.get(column, "").strip() for field, column in columns.of.items()}
    evidence = (quote(report.text, 0, len(report.text)),)
    mention = IncidentMention(evidence=evidence, type="other")
    mention = _set(mention, columns, "type", type_of(cells.get("type", ""), kind))
    mention = replace(mention, place=_place(cells, evidence, meant.home))
    if cells.get("date"):
        mention = _set(mention, columns, "date", _dates(cells, columns, order))
    for field in _PLAIN:
        if cells.get(field):
            mention = _set(mention, columns, field, cells[field])
    for field in COUNTED:
        value = cells.get(field, "") or _range(cells, field)
        if value:
            mention = _set(mention, columns, field, _number(value))
    if mention.date is None and mention.place is None:
        raise FieldError("says neither when nor where")
    return mention


def type_of(cell: str, fallback: str) -> str:
    """A type from its name or from a word for it in a cell. Raises FieldError where there is none."""
    known: dict[str, list[str]] = table("newstally.ledger.sheets", "columns.toml")["types"]
    plain = cell.casefold().strip().replace(" ", "_")
    if plain in known:
        return plain
    for word in _WORD.findall(cell.casefold()):
        for kind, names in known.items():
            if word in names:
                return kind
    if fallback:
        return fallback
    if not cell:
        raise FieldError("has no type; say what its incidents are with --type, such as --type bombing")
    raise FieldError(f"no type is known for {cell!r}; write one of {', '.join(known)}, or give --type")


def order_of_days(sheet: Sheet, columns: Columns, given: str = "") -> str:
    """Whether 3/4/2025 is in April ("dmy") or in March ("mdy"), from the sheet's other dates.

    Raises SheetError where no date of the sheet tells and none is given.
    """
    if given:
        if given not in _ORDERS:
            raise SheetError(f"--dates {given}: write dmy (3/4/2025 is in April) or mdy (it is in March)")
        return given
    column = columns.of.get("date", "")
    slashed = [match for row in sheet.rows if (match := _SLASHED.fullmatch(row.cells.get(column, "").strip()))]
    firsts = [int(match[1]) for match in slashed if len(match[1]) < 4]
    seconds = [int(match[2]) for match in slashed if len(match[1]) < 4]
    if not firsts:
        return "dmy"
    if any(first > 12 for first in firsts) and not any(second > 12 for second in seconds):
        return "dmy"
    if any(second > 12 for second in seconds) and not any(first > 12 for first in firsts):
        return "mdy"
    raise SheetError(
        f"{sheet.path}: is {slashed[0][0]} a day before or after its month? say so with --dates dmy or --dates mdy"
    )


def _set(mention: IncidentMention, columns: Columns, field: str, value: str) -> IncidentMention:
    try:
        return set_in_mention(mention, field, value)
    except FieldError as error:
        raise FieldError(f"column “{columns.of.get(field, field)}”: {error}") from error


def _dates(cells: dict[str, str], columns: Columns, order: str) -> str:
    first = _day(cells["date"], columns.of["date"], order)
    last = _day(cells["date_to"], columns.of["date_to"], order) if cells.get("date_to") else ""
    return f"{first} to {last}" if last and last != first else first


def _day(cell: str, column: str, order: str) -> str:
    """A date as ISO 8601, whichever way it is written."""
    text = cell.partition("T")[0].strip()
    if _ISO.fullmatch(text) or " to " in text:
        return text
    match = _SLASHED.fullmatch(text)
    if match is not None:
        first, second, third = match.groups()
        if len(first) == 4:
            return f"{first}-{int(second):02}-{int(third):02}"
        year = int(third) + (2000 if len(third) == 2 and int(third) < 70 else 1900 if len(third) == 2 else 0)
        day, month = (first, second) if order == "dmy" else (second, first)
        return f"{year:04}-{int(month):02}-{int(day):02}"
    told = plain_report(f"{text}.")
    times = find_times(parse(told), settle(told))
    found = [time for time in times if time.type == "DATE" and time.interval]
    if len(found) == 1 and found[0].interval and found[0].interval.start and found[0].interval.end:
        start, end = found[0].interval.start, found[0].interval.end - dt.timedelta(microseconds=1)
        return f"{start.date()}" if start.date() == end.date() else f"{start.date()} to {end.date()}"
    raise FieldError(f"column “{column}”: not a date: {cell!r}; write 2025-03-11 or 11 March 2025")


def home_of(sheet: Sheet, columns: Columns) -> str:
    """The country in which most rows have a place of the name they give, if half of them do; "" for none.

    A tally of one country rarely says so in every row, and Kita is in Mali beside Ségou, and in Japan beside Adachi.
    """
    column = columns.of.get("place", "")
    names = [row.cells.get(column, "").partition(",")[0].strip() for row in sheet.rows]
    found = [{entry.country: None for entry in _entries(name)} for name in names if name]
    votes = Counter(code for codes in found for code in codes if code)
    first = Counter(next(iter(codes)) for codes in found if codes)
    best = max(votes, key=lambda code: (votes[code], first[code], code), default="")
    return best if best and 2 * votes[best] >= len(found) else ""


def _place(cells: dict[str, str], evidence: tuple[Evidence, ...], home: str) -> Place | None:
    """The most exact place named that lies in the others; a name that no gazetteer has stays as it is written."""
    named = [part.strip() for field in ("place", "region", "country") for part in cells.get(field, "").split(",")]
    named = [name for name in dict.fromkeys(named) if name]
    if not named:
        return None
    for place, name in enumerate(named):
        fitting = [each for each in _entries(name) if _inside(each, named[place + 1 :])]
        entry = next((each for each in fitting if each.country == home), fitting[0] if fitting else None)
        if entry is not None:
            return Place(evidence=evidence, name=entry.name, kind=entry.kind, entry=entry)
    return Place(evidence=evidence, name=named[0], kind="settlement")


def _entries(name: str) -> Iterable[GazetteerEntry]:
    code = country(name) if len(name) <= 3 else None
    return (code,) if code is not None else (look_up(name) or look_up(bare(name)))


def _inside(entry: GazetteerEntry, wider: list[str]) -> bool:
    return all(
        name.upper() == entry.country
        or same_name(name, entry.name)
        or any(same_name(bare(name), bare(link)) for link in entry.chain)
        for name in wider
    )


def _range(cells: dict[str, str], field: str) -> str:
    low, high = cells.get(f"{field}_low", ""), cells.get(f"{field}_high", "")
    return f"{low}-{high}" if low and high and low != high else low or high


def _number(cell: str) -> str:
    """A count without what spreadsheets add: "5.0", "~5", "about 5"."""
    plain = re.sub(r"^(?:about|around|approx\.?|~|c\.)\s*", "", cell.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"^(?:at least|≥|>=)\s*(\d[\d,]*)$", r"\1+", plain, flags=re.IGNORECASE)
    return re.sub(r"^(\d+)\.0+$", r"\1", plain)
