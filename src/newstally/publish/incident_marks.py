"""The marks of incidents on a chart: how large by who was killed, in which colour by type, hollow if they stand apart.

The colours are Okabe and Ito's, which people who see few colours can tell apart; types beyond the six most told share
a grey.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from newstally.model import IncidentType
from newstally.publish import words
from newstally.publish.key import Sign
from newstally.publish.standing import number_killed

if TYPE_CHECKING:
    import altair as alt

    from newstally.ledger.records import Tally, TallyRow

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_TYPES: tuple[str, ...] = get_args(IncidentType)
_OTHER = "#8c8c8c"
# Signs in a key that say nothing of a type.
SIGN_FILL, SIGN_STROKE = "#b9bdc3", "#555555"
# Radii in pixels: of nobody killed, and of the most killed, where there are few and where there are many marks.
_LEAST, _MOST = (5.0, 2.5), (22.0, 8.0)
_FEW, _MANY = 25, 400
_RIM = 1.5
# A single death is not to look like a catastrophe: the most area, in square pixels, that each adds.
_AREA_EACH = 76.0
_ROUND = (1, 2, 5)
_MOST_TELLERS = 6
_TOOLTIP = (
    ("what", "incident"),
    ("when", "when"),
    ("where", "where"),
    ("killed", "killed"),
    ("injured", "injured"),
    ("label", "stands apart"),
    ("told", "told by"),
    ("sentence", "sentence"),
)


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How incidents are drawn: the colour of each type, the types that share a grey, and areas.

    An area is that of the square about a mark, in pixels, as Vega counts it.
    """

    colours: dict[str, str]
    shared: tuple[str, ...]
    least: float
    each: float
    most_killed: int

    def area(self, killed: int | None) -> float:
        """The area of a mark by how many were killed; where none were or nobody says, the least there is."""
        return self.least + self.each * (killed or 0)

    def radius(self, row: TallyRow) -> float:
        """The radius of a row's mark, half its rim included."""
        return math.sqrt(self.area(number_killed(row))) / 2 + _RIM / 2

    def colour(self, kind: str) -> str:
        """The colour of a type."""
        return self.colours.get(kind, _OTHER)


def look(rows: Sequence[TallyRow], size: float = 1.0) -> Look:
    """How to draw these rows; the more they are, the smaller, and all of it by `size` larger or smaller."""
    kinds = [kind for kind, _ in sorted(Counter(row.type for row in rows).items(), key=lambda kind: (-kind[1], kind))]
    own = kinds[: len(_COLOURS)]
    colours = _coloured(own)
    crowd = min(1.0, max(0.0, (len(rows) - _FEW) / (_MANY - _FEW)))
    least, most = ((2 * size * (few + (many - few) * crowd)) ** 2 for few, many in (_LEAST, _MOST))
    killed = max((number_killed(row) or 0 for row in rows), default=0)
    return Look(
        colours={kind: colours[kind] for kind in own},
        shared=tuple(kinds[len(own) :]),
        least=least,
        each=min((most - least) / max(1, killed), _AREA_EACH * size * size),
        most_killed=killed,
    )


def _coloured(kinds: Iterable[str]) -> dict[str, str]:
    """A colour for each type, from picture to picture the same as far as can be."""
    free = list(range(len(_COLOURS)))
    found: dict[str, str] = {}
    for kind in sorted(kinds, key=_TYPES.index):
        wanted = _TYPES.index(kind) % len(_COLOURS)
        taken = wanted if wanted in free else free[0]
        free.remove(taken)
        found[kind] = _COLOURS[taken]
    return found


def mark(row: TallyRow, drawn: Look, shape: str = "circle") -> dict[str, Any]:
    """A row of a chart's data: what a reader of the page may hover for, and how its mark looks."""
    colour = drawn.colour(row.type)
    return {
        "what": words.row_title(row),
        "when": words.row_days(row),
        "where": row.place,
        "killed": row.killed,
        "injured": row.injured,
        "label": row.label,
        "told": ", ".join(told_by([row])),
        "sentence": " ".join(row.sentence.split()),
        "area": round(drawn.area(number_killed(row)), 1),
        "shape": shape,
        "fill": "white" if row.label else colour,
        "stroke": colour if row.label else "white",
    }


def marks(base: alt.Chart) -> alt.Chart:
    """The marks of data made by `mark`, as it says they look."""
    import altair as alt

    drawn: alt.Chart = base.mark_point(opacity=1, strokeWidth=_RIM).encode(
        size=alt.Size("area:Q", scale=None),
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("stroke:N", scale=None),
        tooltip=tooltip(_TOOLTIP),
    )
    return drawn


def tooltip(fields: Iterable[tuple[str, str]]) -> list[alt.Tooltip]:
    """What is shown where the pointer rests: columns of the data, each under its title."""
    import altair as alt

    return [alt.Tooltip(f"{field}:N", title=title) for field, title in fields]


def round_numbers(most: int) -> tuple[int, ...]:
    """Up to three round numbers, the greatest no more than `most`, that show what a size means: 1, 10, 50."""
    rounds = [n * 10**power for power in range(len(str(max(most, 1)))) for n in _ROUND if n * 10**power <= most]
    return tuple(rounds[-1::-3][:3][::-1])


def signs(rows: Sequence[TallyRow], drawn: Look) -> list[list[Sign]]:
    """The key to the marks of rows: colours, then sizes and hollow ones, as far as there are any."""
    colours = [Sign(says=words.type_words(kind), fill=colour) for kind, colour in drawn.colours.items()]
    if drawn.shared:
        others = ", ".join(map(words.type_words, drawn.shared))
        colours.append(Sign(says=f"other: {others}" if len(drawn.shared) > 1 else others, fill=_OTHER))
    sizes = [
        Sign(says=f"{number:,} killed", fill=SIGN_FILL, area=drawn.area(number))
        for number in round_numbers(drawn.most_killed)
        if drawn.most_killed
    ]
    if any(row.label for row in rows):
        sizes.append(Sign(says="stands apart, not counted", fill="white", stroke=SIGN_STROKE))
    return [group for group in (colours, sizes) if group]


def subtitle(drawn: Look) -> str:
    """What a picture of marks shows."""
    return "A mark for each incident" + (", larger the more people were killed" if drawn.most_killed else "")


def short_words(row: TallyRow) -> str:
    """What to write beside a mark: "Sibi, 31 killed"; "" where a report gives neither a place nor a count."""
    counted = ((row.killed, "killed"), (row.injured, "injured"))
    count = next((f"{number} {word}" for number, word in counted if number not in ("", "0")), "")
    return ", ".join(part for part in (row.place.split(", ")[0], count) if part)


def told_by(rows: Iterable[TallyRow]) -> list[str]:
    """Who told of the incidents, each once, those of the most reports first."""
    reports: dict[str, set[str]] = {}
    for told in (told for row in rows for told in row.sources):
        reports.setdefault(told.outlet or told.source, set()).add(told.report)
    return sorted((teller for teller in reports if teller), key=lambda teller: (-len(reports[teller]), teller))


def source_note(tally: Tally) -> str:
    """Who told what a picture shows: "As reported by Harbour Post, Delta Times and 3 more."."""
    tellers = told_by(tally.rows)
    if not tellers:
        return ""
    more = f" and {len(tellers) - _MOST_TELLERS} more" if len(tellers) > _MOST_TELLERS else ""
    return f"As reported by {', '.join(tellers[:_MOST_TELLERS])}{more}."


def left_out(number: int, why: str) -> str:
    """That so many incidents are not drawn, and why; "" where none is left out."""
    if not number:
        return ""
    return f"{number} incident{' is' if number == 1 else 's are'} not drawn: {why}."
