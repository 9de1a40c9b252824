"""A tally as a timeline: a mark for each incident at its date, a line of marks for each type.

An incident that reports date no more exactly than to a week, a month or a year stands in the middle of it, on a thin
line as long as what is known.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newstally.publish import words
from newstally.publish.calendar_axis import labels, starts, unit_for
from newstally.publish.drawn import DrawingError
from newstally.publish.incident_marks import (
    Look,
    left_out,
    look,
    mark,
    marks,
    short_words,
    signs,
    source_note,
    subtitle,
)
from newstally.publish.key import key
from newstally.publish.packing import swarm
from newstally.publish.picture import (
    CHARACTER,
    INK,
    PALE,
    WIDE,
    milliseconds,
    said_below,
    texts,
    time_axis,
    title,
    whole,
)
from newstally.publish.room import Anchored, Room, Side

if TYPE_CHECKING:
    import altair as alt

    from newstally.ledger.records import Tally, TallyRow

_PIXELS_A_LABEL = 56
# Pixels: the least height of a line of marks where they are few and where they are many, the room between two, and
# the height of all to which the marks are made to fit.
_LINES, _BETWEEN, _HIGHEST = (40.0, 22.0), 14.0, 640.0
_FEW_LINES = 4
_SIZES = (1.0, 0.8, 0.65)
_MOST_NAMED = 10
_SIDES: tuple[Side, ...] = ("above", "below", "right", "left")
_LIFT = 7.0
# An incident of a day or two has no line of its own.
_SHORT = dt.timedelta(days=2)
_LONG = "Thin line: the days within which it happened."


class Dated(NamedTuple):
    """A row with the stretch in which it happened, the end not included."""

    row: TallyRow
    start: dt.datetime
    end: dt.datetime

    @property
    def middle(self) -> dt.datetime:
        """Where its mark stands."""
        return self.start + (self.end - self.start) / 2


class Span(NamedTuple):
    """The stretch of time that an axis shows, over so many pixels."""

    start: dt.datetime
    end: dt.datetime
    width: int

    def across(self, moment: dt.datetime) -> float:
        """Where a moment lies, in pixels from the left."""
        return (moment - self.start) / (self.end - self.start) * self.width

    def moment(self, across: float) -> int:
        """The moment at so many pixels from the left, in milliseconds of UTC."""
        return milliseconds(self.start + (self.end - self.start) * (across / self.width))


class Laid(NamedTuple):
    """Where the marks stand: pixels from the top for each, the middle of each type's line, and the height of all."""

    down: list[float]
    lines: dict[str, float]
    height: float


def timeline(tally: Tally) -> alt.VConcatChart:
    """The timeline of a tally. Raises DrawingError where no incident has a date."""
    dated = [found for row in tally.rows if (found := _dated(row)) is not None]
    if not dated:
        raise DrawingError(f"nothing to draw: no report says when the incidents happened; {tally.sentence}")
    kinds = [kind for kind, _ in Counter(each.row.type for each in dated).most_common()]
    span = _span(dated, round(WIDE - max(len(kind) for kind in kinds) * CHARACTER - 14))
    drawn, laid = _fitted(dated, kinds, span)
    _, *sizes = signs([each.row for each in dated], drawn)
    notes = [
        source_note(tally),
        _LONG if any(map(_is_long, dated)) else "",
        left_out(len(tally.rows) - len(dated), "no report says when"),
    ]
    panel = _panel(tally, dated, span, drawn, laid)
    below = said_below(filter(None, notes), span.width)
    return whole(panel, *([key(sizes, span.width)] if sizes else []), below)


def _dated(row: TallyRow) -> Dated | None:
    """A row on its days; one whose first or last day nobody knows stands on the other."""
    first, last = row.date_from or row.date_to, row.date_to or row.date_from
    if not first:
        return None
    start, end = dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(last) + dt.timedelta(days=1)
    return Dated(row, start, end)


def _is_long(each: Dated) -> bool:
    return each.end - each.start > _SHORT


def _span(dated: Sequence[Dated], width: int) -> Span:
    start, end = min(each.start for each in dated), max(each.end for each in dated)
    beside = max((end - start) * 0.04, dt.timedelta(days=3))
    return Span(start - beside, end + beside, width)


def _fitted(dated: Sequence[Dated], kinds: Sequence[str], span: Span) -> tuple[Look, Laid]:
    """The largest marks with which the picture is not too high."""
    rows = [each.row for each in dated]
    for size in _SIZES:
        drawn = look(rows, size)
        laid = _laid(dated, kinds, span, drawn)
        if laid.height <= _HIGHEST:
            break
    return drawn, laid


def _laid(dated: Sequence[Dated], kinds: Sequence[str], span: Span, drawn: Look) -> Laid:
    down = [0.0] * len(dated)
    lines: dict[str, float] = {}
    least = _LINES[len(kinds) > _FEW_LINES]
    top = _BETWEEN / 2
    for kind in kinds:
        own = [at for at, each in enumerate(dated) if each.row.type == kind]
        radii = [drawn.radius(dated[at].row) for at in own]
        offsets = swarm([span.across(dated[at].middle) for at in own], radii)
        above = max(radius - off for off, radius in zip(offsets, radii, strict=True))
        below = max(radius + off for off, radius in zip(offsets, radii, strict=True))
        spare = max(0.0, least - above - below) / 2
        lines[kind] = top + above + spare
        for at, off in zip(own, offsets, strict=True):
            down[at] = lines[kind] + off
        top = lines[kind] + below + spare + _BETWEEN
    return Laid(down, lines, top - _BETWEEN / 2)


def _panel(tally: Tally, dated: Sequence[Dated], span: Span, drawn: Look, laid: Laid) -> alt.LayerChart:
    import altair as alt

    ends = [milliseconds(span.start), milliseconds(span.end)]
    x = alt.X("moment:T", axis=_axis(span), scale=alt.Scale(type="utc", domain=ends, nice=False))
    y = alt.Y("down:Q", axis=_lines_axis(laid), scale=alt.Scale(domain=[laid.height, 0], nice=False))
    at = [{"moment": milliseconds(e.middle), "down": round(d, 1)} for e, d in zip(dated, laid.down, strict=True)]
    shown = [{**mark(each.row, drawn), **where} for each, where in zip(dated, at, strict=True)]
    layers = [
        *_reaches(dated, at, drawn, x, y),
        marks(alt.Chart(alt.InlineData(values=shown)).encode(x=x, y=y)),
        *texts(_names(dated, span, drawn, laid), x, y, lambda w: {"moment": span.moment(w.x), "down": round(w.y, 1)}),
    ]
    named = title(tally.sentence, subtitle(drawn), span.width)
    return alt.LayerChart(layer=layers, width=span.width, height=math.ceil(laid.height), title=named)


def _axis(span: Span) -> alt.Axis:
    first, last = span.start.date(), span.end.date()
    unit = unit_for(first, last)
    # A day is named under its middle, where its marks are.
    into = dt.timedelta(hours=12 if unit == "day" else 0)
    moments = {day: dt.datetime.combine(day, dt.time()) + into for day in starts(first, last, unit)}
    shown = [day for day, moment in moments.items() if span.start <= moment <= span.end]
    named = labels(shown, unit, span.width // _PIXELS_A_LABEL)
    return time_axis({moments[day]: lines for day, lines in named.items()})


def _lines_axis(laid: Laid) -> alt.Axis:
    import altair as alt

    names = {f"{down:.1f}": words.type_words(kind) for kind, down in laid.lines.items()}
    return alt.Axis(
        title=None,
        values=[float(down) for down in names],
        labelExpr=f"{json.dumps(names)}[format(datum.value, '.1f')]",
        gridColor=PALE,
        domain=False,
        ticks=False,
        labelColor=INK,
        labelFontSize=11,
        labelPadding=8,
        labelLimit=0,
        labelOverlap=False,
    )


def _reaches(
    dated: Sequence[Dated], at: Sequence[dict[str, Any]], drawn: Look, x: alt.X, y: alt.Y
) -> Iterator[alt.Chart]:
    """The thin lines of incidents whose day is not known."""
    import altair as alt

    lines = [
        {
            "moment": milliseconds(each.start),
            "until": milliseconds(each.end),
            "down": where["down"],
            "colour": drawn.colour(each.row.type),
        }
        for each, where in zip(dated, at, strict=True)
        if _is_long(each)
    ]
    if lines:
        base = alt.Chart(alt.InlineData(values=lines)).encode(x=x, y=y, x2="until:T")
        yield base.mark_rule(strokeWidth=1.5, opacity=0.5).encode(color=alt.Color("colour:N", scale=None))


def _names(dated: Sequence[Dated], span: Span, drawn: Look, laid: Laid) -> Iterator[Anchored]:
    """Words beside the marks of the most killed, as far as there is room."""
    room = Room(span.width, laid.height, CHARACTER)
    radii = [drawn.radius(each.row) for each in dated]
    spots = [(span.across(each.middle), down) for each, down in zip(dated, laid.down, strict=True)]
    for spot, radius in zip(spots, radii, strict=True):
        room.keep_free(*spot, radius)
    for at in sorted(range(len(dated)), key=lambda at: (-radii[at], spots[at]))[:_MOST_NAMED]:
        text = short_words(dated[at].row)
        if not text:
            continue
        # Words beside a mark stand on the line of its type rather than under it.
        lift = _LIFT if spots[at][1] == laid.lines[dated[at].row.type] else 0.0
        placed = room.place(text, *spots[at], must=False, away=radii[at] + 4, lift=lift, sides=_SIDES)
        if placed is not None:
            yield placed
