"""What all charts have in common: ink and paper, axes, the title above, the words below, the files they become."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

from newstally.publish.room import Anchored

if TYPE_CHECKING:
    import altair as alt

FORMATS = (".png", ".svg", ".html", ".json")
INK, GREY, PALE, LINE = "#222222", "#6b7078", "#dfe2e6", "#1c5d99"
# The width of a picture that holds one chart.
WIDE = 680
# The mean width of a letter of the small print, in pixels.
CHARACTER = 5.9
_LINE_HEIGHT = 15
_ALIGNED: dict[str, Literal["left", "right", "center"]] = {"start": "left", "end": "right", "middle": "center"}
_SAVED: dict[str, dict[str, Any]] = {
    ".png": {"scale_factor": 2},
    # Whole in itself: nothing is fetched to show it, and nothing sent away to edit it.
    ".html": {"inline": True, "embed_options": {"actions": {"export": True, "source": False, "editor": False}}},
}


def save(picture: alt.VConcatChart, path: Path) -> None:
    """Write a chart as its ending says: .png, .svg, .html (whole in itself, nothing fetched) or .json (Vega-Lite).

    Raises ValueError for another ending.
    """
    if path.suffix.lower() not in FORMATS:
        raise ValueError(f"{path}: a chart is written as {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    picture.save(str(path), **_SAVED.get(path.suffix.lower(), {}))


def title(text: str, subtitle: str, width: int, *, big: bool = True) -> alt.TitleParams:
    """A title and what it measures, wrapped to the width of a chart and begun at its left edge."""
    import altair as alt

    return alt.TitleParams(
        text=wrap(text, int(width / (9.2 if big else 7.6))),
        subtitle=wrap(subtitle, int(width / CHARACTER)),
        anchor="start",
        frame="group",
        fontSize=18 if big else 14,
        subtitleFontSize=12,
        subtitleColor=GREY,
        subtitlePadding=5,
        color=INK,
        offset=16,
    )


def said_below(notes: Iterable[str], width: int) -> alt.Chart:
    """The small print under a chart, each note on lines of its own."""
    import altair as alt

    lines = [line for note in notes for line in wrap(note, int(width / CHARACTER))]
    height = max(1, _LINE_HEIGHT * len(lines) - 4)
    said = alt.Chart(alt.InlineData(values=[{"said": lines}]), width=width, height=height)
    text = said.mark_text(align="left", baseline="top", fontSize=11, color=GREY, lineHeight=_LINE_HEIGHT)
    below: alt.Chart = text.encode(text="said:N", x=alt.value(0), y=alt.value(0))
    return below


def milliseconds(moment: dt.datetime) -> int:
    """A moment in milliseconds of UTC, so that a chart looks the same wherever it is drawn."""
    return int(moment.replace(tzinfo=dt.UTC).timestamp() * 1000)


def time_axis(labels: Mapping[dt.datetime, Sequence[str]]) -> alt.Axis:
    """An axis with these lines of words under these moments, and nothing else."""
    import altair as alt

    lines = {str(milliseconds(moment)): list(words) for moment, words in labels.items()}
    return alt.Axis(
        title=None,
        values=[int(moment) for moment in lines],
        labelExpr=f"{json.dumps(lines)}[toString(+datum.value)]",
        grid=False,
        domainColor=GREY,
        tickColor=GREY,
        labelColor=INK,
        labelFontSize=11,
        labelPadding=6,
        labelLineHeight=14,
        labelOverlap=False,
    )


def number_axis(ticks: Sequence[float]) -> alt.Axis:
    """An axis of numbers with a pale line at each of these."""
    import altair as alt

    decimals = max((len(f"{tick:g}".partition(".")[2]) for tick in ticks), default=0)
    return alt.Axis(
        title=None,
        values=list(ticks),
        format=f",.{decimals}f",
        gridColor=PALE,
        domain=False,
        ticks=False,
        labelColor=INK,
        labelFontSize=11,
        labelPadding=8,
    )


def texts(
    written: Iterable[Anchored],
    x: alt.X,
    y: alt.Y,
    place: Callable[[Anchored], dict[str, Any]],
    color: str = INK,
) -> Iterator[alt.Chart]:
    """Words on a chart, with a white rim that keeps what lies under them out of the letters.

    `place` gives the columns that `x` and `y` read.
    """
    import altair as alt

    rows: dict[str, list[dict[str, Any]]] = {}
    for each in written:
        rows.setdefault(each.anchor, []).append({**place(each), "text": each.text})
    rim = {"color": "white", "stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
    for style in (rim, {"color": color}):
        for anchor, found in rows.items():
            base = alt.Chart(alt.InlineData(values=found)).encode(x=x, y=y, text="text:N")
            yield base.mark_text(fontSize=11, align=_ALIGNED[anchor], baseline="alphabetic", **style)


def whole(*parts: alt.LayerChart | alt.ConcatChart | alt.Chart) -> alt.VConcatChart:
    """A chart with what belongs under it, on white paper."""
    import altair as alt

    picture: alt.VConcatChart = (
        alt.vconcat(*parts, spacing=12)
        .configure(font="sans-serif", background="white", padding=20)
        .configure_view(stroke=None)
    )
    return picture
