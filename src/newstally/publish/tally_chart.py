"""The answer to a tally as a picture: its incidents along time, on a map, or counted in bars.

Nothing is left out in silence: what has no date or no place, or stands apart where only counted ones are shown, is
told under the picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from newstally.publish.drawn import DrawingError
from newstally.publish.tally_bars import bars
from newstally.publish.tally_map import map_of
from newstally.publish.tally_timeline import timeline

if TYPE_CHECKING:  # the ledger brings the store's libraries along
    import altair as alt

    from newstally.ledger.records import Tally

ChartKind = Literal["timeline", "map", "bars"]
KINDS: tuple[ChartKind, ...] = get_args(ChartKind)


def tally_chart(tally: Tally, kind: ChartKind) -> alt.VConcatChart:
    """The picture of a tally, for `picture.save` to write as .png, .svg, .html or .json.

    "timeline" has a mark for each incident at its date, "map" one at its place, both larger the more people were
    killed and hollow where the incident stands apart; "bars" has the counted incidents by day, month or year.

    Raises DrawingError where there is nothing to draw, with what there is instead, and ValueError for another kind.
    """
    if kind not in KINDS:
        raise ValueError(f"no such chart: {kind!r}; choose from {', '.join(KINDS)}")
    if not tally.rows:
        raise DrawingError(f"nothing to draw: {tally.sentence}")
    if kind == "timeline":
        return timeline(tally)
    return map_of(tally) if kind == "map" else bars(tally)
