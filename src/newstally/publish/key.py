"""The key of a chart: what its signs mean, in as many lines as the width asks for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from newstally.publish.picture import CHARACTER, INK

if TYPE_CHECKING:
    import altair as alt

_BETWEEN, _BESIDE, _LINE = 18.0, 6.0, 20.0


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: a sign as it is drawn, the area of the square about it in pixels, and the words beside it."""

    says: str
    fill: str
    stroke: str = "white"
    area: float = 110.0
    shape: str = "circle"

    @property
    def radius(self) -> float:
        """Half the width of the sign."""
        return math.sqrt(self.area) / 2 + 1


def key(groups: Iterable[Sequence[Sign]], width: int) -> alt.LayerChart:
    """The signs with their words, each group begun on a line of its own."""
    import altair as alt

    rows, height = _rows(groups, width)
    base = alt.Chart(alt.InlineData(values=rows), width=width, height=height).encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False)),
        y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False)),
    )
    signs = base.mark_point(opacity=1, strokeWidth=1.5).encode(
        size=alt.Size("area:Q", scale=None),
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("stroke:N", scale=None),
    )
    says = base.mark_text(align="left", baseline="middle", fontSize=11, color=INK)
    return alt.LayerChart(layer=[signs, says.encode(x=alt.X("beside:Q", axis=None), text="says:N")])


def _rows(groups: Iterable[Sequence[Sign]], width: int) -> tuple[list[dict[str, Any]], int]:
    """Each sign as a row of data with its place, and the height of all."""
    rows: list[dict[str, Any]] = []
    top = 0.0
    for line in (line for group in groups for line in _lines(group, width)):
        high = max(_LINE, *(2 * sign.radius + 2 for sign in line))
        x = 0.0
        for sign in line:
            rows.append(
                {
                    "x": x + sign.radius,
                    "y": top + high / 2,
                    "beside": x + 2 * sign.radius + _BESIDE,
                    "says": sign.says,
                    "area": sign.area,
                    "shape": sign.shape,
                    "fill": sign.fill,
                    "stroke": sign.stroke,
                }
            )
            x += _width(sign)
        top += high
    return rows, max(1, math.ceil(top))


def _lines(group: Sequence[Sign], width: int) -> list[list[Sign]]:
    lines: list[list[Sign]] = []
    used = 0.0
    for sign in group:
        if not lines or used + _width(sign) - _BETWEEN > width:
            lines.append([])
            used = 0.0
        lines[-1].append(sign)
        used += _width(sign)
    return lines


def _width(sign: Sign) -> float:
    return 2 * sign.radius + _BESIDE + len(sign.says) * CHARACTER + _BETWEEN
