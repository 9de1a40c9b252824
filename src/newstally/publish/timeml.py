"""Time expressions as TimeML (1.2.1): the text with a TIMEX3 tag around each expression, the day of creation as t0.

A length that has a place on the calendar ("the last 60 days") names its ends in `beginPoint` and `endPoint`: the day
of creation, a date that the text writes out, or else a TIMEX3 without text that follows the expression.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from newstally.model import CalendarInterval, Moment, Report, TimeExpression

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("\r"): "&#13;"}
# XML has no way to write these, not even as references; one character stands for one, so that offsets stay good.
_UNWRITABLE = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_WRITTEN = _ESCAPES | dict.fromkeys(_UNWRITABLE, "\ufffd")
_WRITTEN_IN_VALUES = _WRITTEN | {ord("\n"): "&#10;", ord("\t"): "&#9;"}
_CREATION = "t0"


def to_timeml(report: Report, times: Sequence[TimeExpression], *, docid: str = "") -> str:
    """The report as a TimeML document; without its tags, TEXT is the report's text character for character.

    `docid` names the document; without one it is called by the file it came from, else by the report's id. Raises
    ValueError where two expressions overlap, which inline tags cannot express.
    """
    ordered = sorted(times, key=lambda time: time.span)
    for one, other in pairwise(ordered):
        if other.span[0] < one.span[1]:
            raise ValueError(f"“{one.text}” and “{other.text}” overlap: TimeML cannot mark both in one text")
    name = docid or PurePath(report.source.path).stem or report.id
    parts = [
        f"<DOCID>{_text(name)}</DOCID>",
        f"<DCT>{_creation(report.published)}</DCT>" if report.published else "",
        f"<TITLE>{_text(report.headline)}</TITLE>" if report.headline else "",
        f"<TEXT>{''.join(_marked(report, ordered))}</TEXT>",
    ]
    return _HEAD + "\n".join(part for part in parts if part) + "\n</TimeML>\n"


def _creation(published: Moment) -> str:
    kind = "DATE" if published.precision == "day" else "TIME"
    attributes = {
        "tid": _CREATION,
        "type": kind,
        "value": str(published),
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    return _tag(attributes, str(published))


def _marked(report: Report, times: Sequence[TimeExpression]) -> Iterator[str]:
    ends = _Ends(report.published, times)
    at = 0
    for number, time in enumerate(times, start=1):
        start, end = time.span
        attributes = {"tid": f"t{number}", "type": time.type, "value": time.value}
        attributes |= {"mod": time.mod, "quant": time.quant, "freq": time.freq}
        unwritten: list[str] = []
        if time.type == "DURATION" and time.interval is not None:
            points, unwritten = ends.of(time.interval, f"t{number}")
            attributes |= points
        yield _text(report.text[at:start])
        yield _tag(attributes, report.text[start:end])
        yield from unwritten
        at = end
    yield _text(report.text[at:])


class _Ends:
    """The ids of the days and moments that lengths begin and end with."""

    def __init__(self, published: Moment | None, times: Sequence[TimeExpression]) -> None:
        self._tid: dict[str, str] = {}
        for number, time in enumerate(times, start=1):
            if time.type in ("DATE", "TIME") and not time.mod:
                self._tid.setdefault(time.value, f"t{number}")
        if published is not None:
            self._tid[published.day.isoformat()] = _CREATION
        self._next = len(times) + 1

    def of(self, interval: CalendarInterval, length: str) -> tuple[dict[str, str], list[str]]:
        """The attributes that name the ends of a length, and the tags of those that nothing names yet."""
        points: dict[str, str] = {}
        tags: list[str] = []
        for name, moment in (("beginPoint", interval.start), ("endPoint", interval.end)):
            if moment is None:
                continue
            value = _value(moment)
            if value not in self._tid:
                tid = self._tid[value] = f"t{self._next}"
                self._next += 1
                kind = "TIME" if "T" in value else "DATE"
                anchored = {"temporalFunction": "true", "anchorTimeID": length}
                tags.append(_tag({"tid": tid, "type": kind, "value": value, **anchored}))
            points[name] = self._tid[value]
        return points, tags


def _value(moment: dt.datetime) -> str:
    if moment.time() == dt.time():
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _tag(attributes: dict[str, str], text: str = "") -> str:
    written = " ".join(f'{name}="{value.translate(_WRITTEN_IN_VALUES)}"' for name, value in attributes.items() if value)
    return f"<TIMEX3 {written}>{_text(text)}</TIMEX3>" if text else f"<TIMEX3 {written}/>"


def _text(text: str) -> str:
    return text.translate(_WRITTEN)
