"""A tally as bars: how many incidents fall in each day, month or year, counted ones only, one type upon the other.

Spans of under 62 days are told by day, those of over four years by year, others by month. Where none falls there is
no bar, and its place is left.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newstally.publish import words
from newstally.publish.calendar_axis import UNITS, Unit, labels, start_of, starts, step, unit_for
from newstally.publish.drawn import DrawingError
from newstally.publish.incident_marks import Look, left_out, look, signs, source_note, tooltip
from newstally.publish.key import key
from newstally.publish.picture import (
    GREY,
    INK,
    WIDE,
    milliseconds,
    number_axis,
    said_below,
    time_axis,
    title,
    whole,
)

if TYPE_CHECKING:
    import altair as alt

    from newstally.ledger.records import Tally, TallyRow

_HEIGHT = 300
_PIXELS_A_LABEL, _PIXELS_A_TICK = 52, 45
# A lone incident is not to be as high as the picture.
_LEAST = 4
# Of the room of each bar, what is left free on either side; the widest, in pixels.
_BESIDE, _WIDEST = 0.1, 64
# The narrowest bars that have their number above them, in pixels.
_NUMBERED = 15
_TOP = 22
_WHICH: dict[Unit, str] = {"day": "on which day", "month": "in which month", "year": "in which year"}


def bars(tally: Tally) -> alt.VConcatChart:
    """The bars of a tally. Raises DrawingError where no counted incident has a date."""
    if not tally.counted:
        raise DrawingError(f"nothing to draw: bars show the incidents that count; {tally.sentence}")
    dated = [row for row in tally.counted if row.date_from or row.date_to]
    if not dated:
        raise DrawingError(f"nothing to draw: no report says when the incidents happened; {tally.sentence}")
    unit, binned = _binned(dated)
    if not binned:
        raise DrawingError(f"nothing to draw: no report says in which year the incidents happened; {tally.sentence}")
    shown = [row for rows in binned.values() for row in rows]
    drawn = look(shown)
    colours, *_ = signs(shown, drawn)
    notes = [
        source_note(tally),
        left_out(len(tally.rows) - len(tally.counted), "set apart from the count"),
        left_out(len(dated) - len(shown), f"no report says {_WHICH[unit]}"),
        left_out(len(tally.counted) - len(dated), "no report says when"),
    ]
    return whole(_panel(tally, binned, unit, drawn), key([colours], WIDE), said_below(filter(None, notes), WIDE))


def _binned(dated: Sequence[TallyRow]) -> tuple[Unit, dict[dt.date, list[TallyRow]]]:
    """The rows by the start of their day, month or year, as the span asks for or the dates allow.

    Rows dated too coarsely are in none.
    """
    days = [dt.date.fromisoformat(row.date_from or row.date_to) for row in dated]
    finest = UNITS.index(unit_for(min(days), max(days)))
    binned: dict[dt.date, list[TallyRow]] = {}
    for unit in UNITS[finest:]:
        for row in dated:
            start = _bin(row, unit)
            if start is not None:
                binned.setdefault(start, []).append(row)
        if binned:
            break
    return unit, binned


def _bin(row: TallyRow, unit: Unit) -> dt.date | None:
    """Where a row belongs; one of a day or two where it began, a longer one only where it lies within."""
    if not (row.date_from and row.date_to):
        return None
    first, last = dt.date.fromisoformat(row.date_from), dt.date.fromisoformat(row.date_to)
    start = start_of(first, unit)
    return start if (last - first).days <= 1 or last < step(start, unit) else None


def _panel(tally: Tally, binned: dict[dt.date, list[TallyRow]], unit: Unit, drawn: Look) -> alt.LayerChart:
    import altair as alt

    units = starts(min(binned), max(binned), unit)
    room = WIDE / len(units)
    most = max(_LEAST, max(map(len, binned.values())))
    ends = [milliseconds(_within(units[0], unit, 0)), milliseconds(_within(units[-1], unit, 1))]
    axis = time_axis({_within(day, unit, 0.5): w for day, w in labels(units, unit, WIDE // _PIXELS_A_LABEL).items()})
    x = alt.X("moment:T", axis=axis, scale=alt.Scale(type="utc", domain=ends, nice=False))
    top = most * _HEIGHT / (_HEIGHT - _TOP)
    y = alt.Y("number:Q", axis=number_axis(_ticks(most)), scale=alt.Scale(domain=[0, top], nice=False))
    beside = max(_BESIDE, (1 - _WIDEST / room) / 2)
    rows = alt.InlineData(values=[*_pieces(binned, unit, drawn, beside)])
    pieces = alt.Chart(rows).encode(x=x, y=y, x2="until:T", y2="under:Q")
    base = alt.Chart(alt.InlineData(values=[{"number": 0}])).encode(y=y)
    layers = [
        pieces.mark_rect(opacity=1, strokeWidth=0.8, stroke="white").encode(
            fill=alt.Fill("colour:N", scale=None),
            tooltip=tooltip((("what", "type"), ("when", "when"), ("count", "incidents"))),
        ),
        base.mark_rule(color=GREY),
    ]
    if room >= _NUMBERED:
        sums = [{"moment": milliseconds(_within(d, unit, 0.5)), "number": len(rows)} for d, rows in binned.items()]
        numbers = alt.Chart(alt.InlineData(values=sums)).encode(x=x, y=y, text="number:Q")
        layers.append(numbers.mark_text(dy=-4, baseline="bottom", fontSize=11, color=INK))
    named = title(tally.sentence, f"Counted incidents by {unit}", WIDE)
    return alt.LayerChart(layer=layers, width=WIDE, height=_HEIGHT, title=named)


def _pieces(binned: dict[dt.date, list[TallyRow]], unit: Unit, drawn: Look, beside: float) -> Iterator[dict[str, Any]]:
    """Each bar's pieces, the type that is told most often at the bottom, with so much left free on either side."""
    order = [*drawn.colours, *drawn.shared]
    for day, rows in binned.items():
        counts = Counter(row.type for row in rows)
        under = 0
        for kind in sorted(counts, key=order.index):
            yield {
                "what": words.type_words(kind),
                "when": _name(day, unit),
                "count": counts[kind],
                "moment": milliseconds(_within(day, unit, beside)),
                "until": milliseconds(_within(day, unit, 1 - beside)),
                "under": under,
                "number": under + counts[kind],
                "colour": drawn.colour(kind),
            }
            under += counts[kind]


def _name(day: dt.date, unit: Unit) -> str:
    return {"day": words.day_words(day), "month": f"{day:%B %Y}", "year": str(day.year)}[unit]


def _within(day: dt.date, unit: Unit, share: float) -> dt.datetime:
    """The moment at which such a share of a day, month or year has gone by."""
    start, end = (dt.datetime.combine(each, dt.time()) for each in (day, step(day, unit)))
    return start + (end - start) * share


def _ticks(most: int) -> list[float]:
    """Whole numbers in round steps."""
    room = _HEIGHT // _PIXELS_A_TICK
    size = next(n * 10**power for power in range(9) for n in (1, 2, 5) if most / (n * 10**power) <= room)
    return [float(tick) for tick in range(0, most + 1, size)]
