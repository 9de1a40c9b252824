"""Charts of series over their periods, as Vega-Lite made by Altair: one indicator, or several as small multiples.

Facts are filled points on a line, forecasts hollow ones on a broken line; of a period that several reports tell, the
newest value stands on the line and the others beside it. Under the chart stands who printed the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from newstally.publish import words
from newstally.publish.axes import PeriodAxis, ValueAxis, period_axis, value_axis
from newstally.publish.drawn import Drawn
from newstally.publish.labels import Label, Placed, Side, placed
from newstally.publish.picture import (
    FORMATS,
    GREY,
    INK,
    LINE,
    WIDE,
    milliseconds,
    number_axis,
    said_below,
    save,
    time_axis,
    title,
    whole,
)
from newstally.publish.points import Point, said_by, told_by

if TYPE_CHECKING:
    import altair as alt

__all__ = ["FORMATS", "chart", "save"]

_WIDE, _NARROW = (WIDE, 340), (330, 190)
_COLUMNS = 2
_DOWN = "#b5442e"
_MOST_TELLERS = 6
_UNITS = {
    "percentage_point": "percentage points",
    "basis_point": "basis points",
    "times": "multiple",
    "celsius": "degrees Celsius",
}
# Points by what they are, the standing ones on top.
_POINTS: dict[str, dict[str, Any]] = {
    "other": {"size": 45, "color": GREY, "fill": "white", "strokeWidth": 1.5},
    "was forecast": {"size": 50, "color": GREY, "fill": "white", "strokeWidth": 1.5, "shape": "diamond"},
    "fact": {"size": 60, "color": LINE, "fill": LINE},
    "forecast": {"size": 75, "color": LINE, "fill": "white", "strokeWidth": 2},
}
_STROKES: dict[str, dict[str, Any]] = {
    "gap": {"strokeWidth": 1, "opacity": 0.6},
    "whole": {"strokeWidth": 2.5},
    "forecast": {"strokeWidth": 2, "strokeDash": [5, 5]},
}
_SIDES: dict[Side, dict[str, Any]] = {
    "above": {"dy": -8, "baseline": "bottom"},
    "below": {"dy": 8, "baseline": "top"},
    "right": {"dx": 8, "align": "left", "baseline": "middle"},
    "left": {"dx": -8, "align": "right", "baseline": "middle"},
}
_PERIODS = {
    "day": "by day",
    "week": "by week",
    "month": "by month",
    "quarter": "by quarter",
    "half-year": "by half-year",
    "year": "by year",
    "to date": "counted since the year began",
    "span": "over the periods told",
    "": "",
}
_NOTES = {
    "forecast": "Hollow points: forecasts.",
    "forecast bar": "Pale bars: forecasts.",
    "was forecast": "Grey diamonds: what was forecast.",
    "other": "Grey circles: other values printed for the period; the newest stands on the line.",
    "gap": "Thin line: no values told between.",
    "cut": "Values that vary little are not shown from zero.",
}
_TOOLTIP = (
    ("written", "value"),
    ("when", "period"),
    ("kind", "kind"),
    ("says", "says"),
    ("told", "printed by"),
    ("sentence", "sentence"),
)


def chart(drawn: Sequence[Drawn]) -> alt.VConcatChart:
    """The picture of one series, or of several side by side, each on a scale of its own."""
    import altair as alt

    width, height = _WIDE if len(drawn) == 1 else _NARROW
    panels = [_panel(each, width, height) for each in drawn]
    body = panels[0] if len(panels) == 1 else alt.concat(*panels, columns=_COLUMNS, spacing=40)
    across = width if len(drawn) == 1 else width * 2 + 80
    return whole(body, _footer(drawn, across))


def _panel(drawn: Drawn, width: int, height: int) -> alt.LayerChart:
    import altair as alt

    points = drawn.points
    across = period_axis(points, drawn.series.frequency, width)
    up = _value_axis_of(drawn, height)
    x = alt.X("day:T", axis=time_axis(across.labels), scale=alt.Scale(type="utc", domain=_moments(across), nice=False))
    y = alt.Y("shown:Q", axis=number_axis(up.ticks), scale=alt.Scale(domain=[up.low, up.high], nice=False, zero=False))
    rows = [_row(point, up) for point in points]
    spots = [(across.across(p.day, width), up.down(float(p.value / up.scale), height)) for p in points]
    line = [] if drawn.is_change else [spot for spot, p in zip(spots, points, strict=True) if p.standing]
    labels = placed(_labels(drawn, up, spots), [] if drawn.is_change else spots, line, (width, height))
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y)
    layers = [
        *_lines_or_bars(base, drawn, rows, across, width),
        # A white rim keeps gridlines out of the digits; the points stand on top of it.
        *_texts(x, y, labels, rows, color="white", stroke="white", strokeWidth=4, strokeJoin="round"),
        *_points(base, drawn),
        *_texts(x, y, labels, rows, color=INK),
    ]
    named = title(_capital(drawn.indicator.title), _subtitle(drawn, up), width, big=width == _WIDE[0])
    return alt.LayerChart(layer=layers, width=width, height=height, title=named)


def _value_axis_of(drawn: Drawn, height: int) -> ValueAxis:
    return value_axis(drawn.points, from_zero=drawn.is_change, height=height)


def _moments(axis: PeriodAxis) -> list[int]:
    return [milliseconds(axis.first), milliseconds(axis.last)]


def _row(point: Point, axis: ValueAxis) -> dict[str, Any]:
    """A point as a row of the chart's data; its first columns are what a reader of the page may hover for."""
    observed = point.observed
    figure = observed.figure
    told = ", ".join(part for part in (observed.source, observed.published[:10]) if part)
    return {
        "written": f"{figure.quantity.modifier_text} {words.figure_value(figure)}".strip(),
        "when": words.period_words(figure.period),
        "kind": "forecast" if point.forecast else figure.aspect,
        "says": words.speaker_words(figure.speaker),
        "told": told,
        "sentence": " ".join(figure.text.split()),
        "day": milliseconds(point.day),
        "shown": float(point.value / axis.scale),
        "high": float((point.high if point.high is not None else point.value) / axis.scale),
        "zero": 0,
        "is": _kind(point),
    }


def _kind(point: Point) -> str:
    if not point.standing:
        return "was forecast" if point.forecast else "other"
    return "forecast" if point.forecast else "fact"


def _lines_or_bars(
    base: alt.Chart, drawn: Drawn, rows: list[dict[str, Any]], across: PeriodAxis, width: int
) -> Iterator[alt.Chart]:
    """Bars for changes, up and down from zero, else lines; and the reach of what is told as a range."""
    import altair as alt

    if drawn.is_change:
        colour = alt.condition("datum.shown < 0", alt.value(_DOWN), alt.value(LINE))
        opacity = alt.condition("datum.is == 'forecast'", alt.value(0.45), alt.value(1))
        bars = base.transform_filter("datum.is == 'fact' || datum.is == 'forecast'")
        size = _bar_width(drawn, across, width)
        yield bars.mark_bar(size=size).encode(color=colour, opacity=opacity, y2="zero:Q", tooltip=_tooltip())
        yield alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=GREY).encode(y="zero:Q")
    else:
        yield from _lines(base, drawn, rows, across)
    ranges = base.transform_filter("datum.high != datum.shown")
    yield ranges.mark_rule(color=LINE, strokeWidth=6, opacity=0.35).encode(y2="high:Q")


def _points(base: alt.Chart, drawn: Drawn) -> Iterator[alt.Chart]:
    """A point for every value; what stands is a bar where there are bars."""
    for kind, style in _POINTS.items():
        if not drawn.is_change or kind in ("other", "was forecast"):
            points = base.transform_filter(f"datum.is == '{kind}'")
            yield points.mark_point(opacity=1, **style).encode(tooltip=_tooltip())


def _tooltip() -> list[alt.Tooltip]:
    import altair as alt

    return [alt.Tooltip(f"{field}:N", title=title) for field, title in _TOOLTIP]


def _bar_width(drawn: Drawn, across: PeriodAxis, width: int) -> float:
    """Two thirds of the room that the nearest periods leave."""
    spots = sorted({across.across(point.day, width) for point in drawn.points})
    nearest = min(after - before for before, after in pairwise(spots))
    return max(2.0, min(38.0, nearest * 0.66))


def _lines(base: alt.Chart, drawn: Drawn, rows: list[dict[str, Any]], across: PeriodAxis) -> Iterator[alt.Chart]:
    """The line from value to value: thin where periods between them are missing, broken where it leads to a forecast.

    A sum up to date begins anew with the year, and so does its line.
    """
    import altair as alt

    standing = [(point, row) for point, row in zip(drawn.points, rows, strict=True) if point.standing]
    pieces: dict[str, list[dict[str, Any]]] = {"whole": [], "gap": [], "forecast": []}
    for number, ((before, row), (after, next_row)) in enumerate(pairwise(standing)):
        if before.frequency == "to date" and before.start != after.start:
            continue
        kind = "forecast" if after.forecast or before.forecast else "gap"
        if kind == "gap" and across.follows(before.day, after.day):
            kind = "whole"
        pieces[kind].extend({**_at(each), "piece": number} for each in (row, next_row))
    for kind, style in _STROKES.items():
        if pieces[kind]:
            piece = alt.Chart(alt.InlineData(values=pieces[kind])).encode(x=base.encoding.x, y=base.encoding.y)
            yield piece.mark_line(color=LINE, strokeCap="round", **style).encode(detail="piece:N")


def _has_gap(drawn: Drawn) -> bool:
    across = period_axis(drawn.points, drawn.series.frequency, _WIDE[0])
    days = sorted({point.day for point in drawn.points if point.standing and not point.forecast})
    return not drawn.is_change and any(not across.follows(before, after) for before, after in pairwise(days))


def _labels(drawn: Drawn, up: ValueAxis, spots: Sequence[tuple[float, float]]) -> Iterator[Label]:
    """A label for each standing value; the last, forecasts, the greatest and the least have the first choice of room.

    A peak has its label above, a trough below, so that it stands clear of the line.
    """
    standing = [(row, point) for row, point in enumerate(drawn.points) if point.standing]
    values = [float(point.value / up.scale) for _, point in standing]
    for at, (row, point) in enumerate(standing):
        beside = [values[n] for n in (at - 1, at + 1) if 0 <= n < len(values)]
        up_is_better = values[at] >= (0 if drawn.is_change else sum(beside) / max(1, len(beside)))
        first: tuple[Side, ...] = ("above", "below") if up_is_better else ("below", "above")
        last = at == len(standing) - 1
        high = f"–{_number(float(point.high / up.scale))}" if point.high is not None else ""
        yield Label(
            row=row,
            text=f"{point.mark}{_number(values[at])}{high}" + (" (forecast)" if point.forecast and last else ""),
            spot=spots[row],
            sides=first[:1] if drawn.is_change else (*first, "right", "left"),
            weight=4 * last + 3 * point.forecast + 2 * (values[at] in (max(values), min(values))),
        )


def _texts(
    x: alt.X, y: alt.Y, labels: Sequence[Placed], rows: list[dict[str, Any]], **style: Any
) -> Iterator[alt.Chart]:
    import altair as alt

    for side, where in _SIDES.items():
        told = [{**_at(rows[each.row]), "label": each.text} for each in labels if each.side == side]
        if told:
            texts = alt.Chart(alt.InlineData(values=told)).encode(x=x, y=y, text="label:N")
            yield texts.mark_text(fontSize=11, **where, **style)


def _at(row: dict[str, Any]) -> dict[str, Any]:
    return {"day": row["day"], "shown": row["shown"]}


def _number(value: float) -> str:
    sign = "−" if value < 0 else ""
    digits = f"{abs(value):,.2f}".rstrip("0").rstrip(".")
    return f"{sign}{digits}"


def _subtitle(drawn: Drawn, axis: ValueAxis) -> str:
    """What the axis measures: "USD million, by month", "change on a year earlier, percent, by month"."""
    series = drawn.series
    unit = _UNITS.get(series.unit, series.unit)
    # "USD million", but "million tonnes".
    is_code = len(unit) == 3 and unit.isupper()
    has_plural = unit not in ("", "percent", "people") and not is_code and not unit.endswith("s")
    counted = f"{unit}s" if has_plural else unit
    sized = (unit, axis.word) if is_code else (axis.word, counted)
    measured = " ".join(part for part in (*sized, f"per {series.per}" if series.per else "") if part)
    against = {"year": "a year earlier", "month": "a month earlier", "quarter": "a quarter earlier"}
    change = f"change on {against[series.against]}" if series.against in against else "change"
    parts = (change if series.family == "change" else "", measured or "number", _PERIODS[series.frequency])
    return _capital(", ".join(part for part in parts if part))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _footer(drawn: Sequence[Drawn], width: int) -> alt.Chart:
    """Whose numbers they are, who printed them, and what the signs mean."""
    points = [point for each in drawn for point in each.points]
    tellers = told_by(points)
    more = f" and {len(tellers) - _MOST_TELLERS} more" if len(tellers) > _MOST_TELLERS else ""
    speakers = said_by(points)
    said = f"Source: {', '.join(speakers[:4])}, as reported by " if speakers else "Source: "
    kinds = {
        _kind(p) if p.standing is False or not each.is_change else f"{_kind(p)} bar"
        for each in drawn
        for p in each.points
    }
    kinds |= {"gap"} if any(_has_gap(each) for each in drawn) else set()
    kinds |= {"cut"} if any(_value_axis_of(each, _WIDE[1]).low > 0 for each in drawn) else set()
    notes = " ".join(note for kind, note in _NOTES.items() if kind in kinds)
    told = f"{said}{', '.join(tellers[:_MOST_TELLERS])}{more}."
    return said_below((told, notes), width)
