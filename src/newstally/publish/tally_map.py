"""A tally as a map: a mark for each incident at its place, over the gazetteer's towns, without tiles or network.

Incidents of one place stand side by side around it, so that none hides another. One whose place is known only as a
country or a province is a square about the middle of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import dist
from typing import TYPE_CHECKING, Any, NamedTuple

from newstally.gazetteer import look_up
from newstally.publish.drawn import DrawingError
from newstally.publish.geojson import ATTRIBUTION
from newstally.publish.ground import Frame, Point, frame_of, largest_towns, named_towns, scale_bar
from newstally.publish.incident_marks import (
    SIGN_FILL,
    Look,
    left_out,
    look,
    mark,
    marks,
    signs,
    source_note,
    subtitle,
)
from newstally.publish.key import Sign, key
from newstally.publish.packing import spread
from newstally.publish.picture import CHARACTER, GREY, WIDE, said_below, texts, title, whole
from newstally.publish.room import Anchored, Room

if TYPE_CHECKING:
    import altair as alt

    from newstally.ledger.records import Tally, TallyRow

_HEIGHTS = (340.0, 540.0)
_TOWNS, _TOWN_NAMES, _PLACE_NAMES = 2_000, 8, 30
# Grey dots, larger where they are few.
_TOWN, _DOTS, _FEW_TOWNS = "#c9cdd2", (5, 10), 400
# Kilometres: the least that a map shows across and down, and from top to bottom the most that one scale is true of.
_SHOWN, _ONE_SCALE = (420.0, 210.0), 2_500.0
# Marks grow smaller until none stands further, in pixels, from where it belongs.
_SIZES, _ASTRAY = (1.0, 0.8), 70.0
# The corners of a square reach further than the disc in it.
_CORNERS = 1.42
_EXTENDED = {"country", "division"}


class Sited(NamedTuple):
    """A row with its point in degrees, and whether that is only the middle of a country or a province."""

    row: TallyRow
    lat: float
    lon: float
    is_wide: bool


class Laid(NamedTuple):
    """Where the marks stand, in pixels: the point of each, its spot beside the others, and its radius."""

    points: list[tuple[float, float]]
    spots: list[tuple[float, float]]
    radii: list[float]


def map_of(tally: Tally) -> alt.VConcatChart:
    """The map of a tally. Raises DrawingError where no incident has a place with a point."""
    sited = [
        Sited(row, row.lat, row.lon, _is_wide(row)) for row in tally.rows if row.lat is not None and row.lon is not None
    ]
    if not sited:
        raise DrawingError(f"nothing to draw: no report gives a place that is known; {tally.sentence}")
    rows = [each.row for each in sited]
    frame = frame_of([Point(each.lat, each.lon) for each in sited], WIDE, _HEIGHTS, _SHOWN)
    drawn, laid = _fitted(sited, frame)
    wide = Sign(says="only the country or province is known", fill=SIGN_FILL, shape="square")
    colours, *others = signs(rows, drawn)
    others = [[sign for group in others for sign in group] + [wide] * any(each.is_wide for each in sited)]
    notes = [
        source_note(tally),
        left_out(len(tally.rows) - len(sited), "no report gives a place that is known"),
        f"Grey dots are towns. {ATTRIBUTION}.",
    ]
    return whole(
        _panel(tally, sited, frame, drawn, laid), key([colours, *others], WIDE), said_below(filter(None, notes), WIDE)
    )


def _is_wide(row: TallyRow) -> bool:
    """Whether the point of a row is that of a country or a province, and of no smaller place that it names."""
    entries = (entry for part in row.place.split(", ") for entry in look_up(part))
    kinds = {entry.kind for entry in entries if (entry.lat, entry.lon) == (row.lat, row.lon)}
    return bool(kinds) and kinds <= _EXTENDED


def _panel(tally: Tally, sited: Sequence[Sited], frame: Frame, drawn: Look, laid: Laid) -> alt.LayerChart:
    import altair as alt

    width, height = round(frame.width), round(frame.height)
    room = Room(width, height, CHARACTER)
    for spot, radius in zip(laid.spots, laid.radii, strict=True):
        room.keep_free(*spot, radius)
    places = list(_place_names(sited, laid, room))
    towns = largest_towns(frame, _TOWNS)
    town_names = named_towns(towns, {_name(each.row) for each in sited}, room, _TOWN_NAMES)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    shown = [
        {
            **mark(each.row, drawn, "square" if each.is_wide else "circle"),
            "x": round(spot[0], 1),
            "y": round(spot[1], 1),
        }
        for each, spot in zip(sited, laid.spots, strict=True)
    ]
    ground = alt.Chart(alt.InlineData(values=[{"x": round(t.x, 1), "y": round(t.y, 1)} for t in towns]))
    layers = [
        ground.mark_circle(size=_DOTS[len(towns) < _FEW_TOWNS], color=_TOWN, opacity=1).encode(x=x, y=y),
        *texts(town_names, x, y, _at, color=GREY),
        *_scale(frame, x, y),
        marks(alt.Chart(alt.InlineData(values=shown)).encode(x=x, y=y)),
        *texts(places, x, y, _at),
    ]
    named = title(tally.sentence, subtitle(drawn), WIDE)
    return alt.LayerChart(layer=layers, width=width, height=height, title=named)


def _fitted(sited: Sequence[Sited], frame: Frame) -> tuple[Look, Laid]:
    """The largest marks that all stand near to where they belong."""
    rows = [each.row for each in sited]
    for size in _SIZES:
        drawn = look(rows, size)
        laid = _laid(sited, frame, drawn)
        if max(map(dist, laid.points, laid.spots)) <= _ASTRAY:
            break
    return drawn, laid


def _laid(sited: Sequence[Sited], frame: Frame, drawn: Look) -> Laid:
    points = [frame.point(each.lat, each.lon) for each in sited]
    radii = [drawn.radius(each.row) * (_CORNERS if each.is_wide else 1.0) for each in sited]
    return Laid(points, spread(points, radii, (frame.width, frame.height)), radii)


def _place_names(sited: Sequence[Sited], laid: Laid, room: Room) -> Iterator[Anchored]:
    """The names of the places, those of the most incidents first, as far as there is room."""
    groups: dict[tuple[float, float], list[int]] = {}
    for at, each in enumerate(sited):
        groups.setdefault((each.lat, each.lon), []).append(at)
    for group in sorted(groups.values(), key=lambda group: (-len(group), group))[:_PLACE_NAMES]:
        x, y = laid.points[group[0]]
        # Beside all marks of the place.
        away = max(dist(laid.spots[at], (x, y)) + laid.radii[at] for at in group)
        many = f" ({len(group)})" if len(group) > 1 else ""
        placed = room.place(f"{_name(sited[group[0]].row)}{many}", x, y, must=False, away=away + 3)
        if placed is not None:
            yield placed


def _name(row: TallyRow) -> str:
    """The first of a row's names for its place, which is the most exact one."""
    return row.place.split(", ")[0]


def _scale(frame: Frame, x: alt.X, y: alt.Y) -> Iterator[alt.Chart]:
    """The scale in the lower left, where one holds for the whole map."""
    import altair as alt

    if frame.height / frame.scale > _ONE_SCALE:
        return
    km, length = scale_bar(frame)
    line = {"x": 8, "y": round(frame.height - 8, 1), "x2": round(8 + length, 1)}
    yield alt.Chart(alt.InlineData(values=[line])).mark_rule(color=GREY, strokeWidth=1.5).encode(x=x, y=y, x2="x2:Q")
    yield from texts([Anchored(8, frame.height - 13, "start", f"{km:,} km")], x, y, _at, color=GREY)


def _at(words: Anchored) -> dict[str, Any]:
    return {"x": round(words.x, 1), "y": round(words.y, 1)}
