"""Publication stamps: a page's own lines that say when it was published and updated.

A stamp line holds labels, dates, clock times, zones and little else; what else it holds (a byline, as a
rule) is handed back. Dates keep their precision: "17 January 2024" is a day, "10:05 am" makes it a minute.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

import msgspec

from newstally.lexicon import table
from newstally.model import Moment

Label = Literal["", "published", "updated"]

_WORDS = table("newstally.intake", "stamps.toml")
_MONTHS: dict[str, int] = {name: number for number, names in enumerate(_WORDS["months"], 1) for name in names}
_ZONES: dict[str, int] = _WORDS["zones"]
# Longer lines are prose, whatever dates they hold.
_LONGEST = 160


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MONTH = rf"(?P<month>{_either(list(_MONTHS))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<monthnumber>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)T?",
        r"(?<!\d)(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)",
        rf"(?<!\d){_DAY}[\s-]*(?:of\s+)?{_MONTH},?[\s-]*{_YEAR}",
        rf"(?<![a-z]){_MONTH}[\s-]*{_DAY}\s*,?[\s-]*{_YEAR}",
    )
)
_ZONE = rf"(?P<zone>Z|(?:GMT|UTC)?\s*[+-−]\d{{1,2}}:?(?:[0-5]\d)?|{_either(list(_ZONES))})(?![a-z])"
_CLOCK = re.compile(
    r"(?:(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?(?![a-z]))?"
    r"|(?P<barehour>\d{1,2})\s*(?P<barehalf>[ap]\.?m\.?(?![a-z]))"
    r"|(?P<military>[0-2]\d[0-5]\d)(?=\s*(?:GMT|UTC|hrs|hours)))"
    rf"(?:\s*(?:hrs|hours))?(?:\s*\(?{_ZONE}\)?)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    # A capital may follow another word at once ("6:45 AM GMTUpdated 2 hours ago").
    rf"(?-i:(?<![a-z]))(?:(?P<updated>{_either(_WORDS['updated'])})|(?P<published>{_either(_WORDS['published'])}))(?![a-z])",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:\d+|an?|one)\s*(?:sec|min|hour|hr|day|week)[a-z]*\.?\s+ago", re.IGNORECASE)
_FILLER = re.compile(rf"(?<![a-z])(?:{_either(_WORDS['filler'])})(?![a-z])|[\s,.;:|•·/()\[\]—–-]+", re.IGNORECASE)


class Stamp(msgspec.Struct, frozen=True):
    """One labelled publication time; `moment` is None where the line names none ("2 hours ago")."""

    label: Label
    moment: Moment | None


class StampLine(msgspec.Struct, frozen=True):
    """The stamps of a line and the words that are left of it, in order."""

    stamps: tuple[Stamp, ...]
    rest: str


def stamp_line(text: str) -> StampLine | None:
    """The stamps of a line, or None where it holds neither a date nor a label that stands alone."""
    if len(text) > _LONGEST:
        return None
    pieces = _labelled_pieces(text)
    stamps, rest = [], []
    for label, piece in pieces:
        moment, left = _moment(piece)
        relative = _RELATIVE.search(left)
        left = _RELATIVE.sub(" ", left)
        if moment or relative or (label and not _words(left)):
            stamps.append(Stamp(label, moment))
        elif label:
            return None
        rest.append(left)
    if not stamps:
        return None
    return StampLine(tuple(stamps), " ".join(" ".join(map(_words, rest)).split()))


def _labelled_pieces(text: str) -> list[tuple[Label, str]]:
    """The line cut at its labels: ("updated", " 17 January 2024")."""
    marks = list(_LABEL.finditer(text))
    pieces: list[tuple[Label, str]] = []
    if before := text[: marks[0].start()] if marks else text:
        pieces.append(("", before))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):
        pieces.append(("updated" if mark["updated"] else "published", text[mark.end() : end]))
    return [piece for piece in pieces if piece[0] or piece[1].strip()]


def _moment(piece: str) -> tuple[Moment | None, str]:
    """The first date of a piece with the clock time beside it, and the piece without them."""
    for pattern in _DATES:
        match = pattern.search(piece)
        day = match and _day(match)
        if match and day:
            left = piece[: match.start()] + " \x00 " + piece[match.end() :]
            clock = _CLOCK.search(left)
            if not clock:
                return Moment(local=dt.datetime.combine(day, dt.time()), precision="day"), left.replace("\x00", " ")
            left = (left[: clock.start()] + " " + left[clock.end() :]).replace("\x00", " ")
            return _at(day, clock), left
    return None, piece


def _day(match: re.Match[str]) -> dt.date | None:
    found = match.groupdict()
    year = int(found["year"])
    if found.get("first"):
        day, month = int(found["first"]), int(found["second"])
        # Day first is the usual order of the world's news sites; only a day above 12 proves the other one.
        if month > 12:
            day, month = month, day
    else:
        day = int(found["day"])
        month = int(found.get("monthnumber") or 0) or _MONTHS[found["month"].casefold().rstrip(".")]
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _at(day: dt.date, clock: re.Match[str]) -> Moment:
    digits = clock["military"]
    hour = int(digits[:2] if digits else clock["hour"] or clock["barehour"])
    minute = int(digits[2:] if digits else clock["minute"] or 0)
    half = (clock["half"] or clock["barehalf"] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return Moment(local=dt.datetime.combine(day, dt.time()), precision="day")
    return Moment(
        local=dt.datetime.combine(day, dt.time(hour, minute)), precision="minute", offset=_offset(clock["zone"])
    )


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone.casefold() == "z":
        return 0
    if numeric := re.search(r"([+−-])(\d{1,2}):?(\d\d)?$", zone):
        minutes = int(numeric[2]) * 60 + int(numeric[3] or 0)
        return minutes if numeric[1] == "+" else -minutes
    return _ZONES[zone.casefold()]


def _words(text: str) -> str:
    """What is left of a piece when punctuation and the small words around dates are taken off its ends."""
    while True:
        match = _FILLER.match(text)
        if match and match.end():
            text = text[match.end() :]
            continue
        break
    shorter = re.sub(
        rf"(?:[\s,;:|•·/(\[—–-]+|(?<![a-z])(?:{_either(_WORDS['filler'])}))+$", "", text, flags=re.IGNORECASE
    )
    return shorter.strip()
