"""Pictures of a tally: what is drawn where, and that what is not drawn is told."""

from __future__ import annotations

import datetime as dt
import json
from itertools import combinations
from math import dist, hypot
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.tallies import answered, row, tally

from newstally.ledger.records import CountSpan, Tally
from newstally.model import IncidentType
from newstally.publish.calendar_axis import labels, starts, unit_for
from newstally.publish.drawn import DrawingError
from newstally.publish.ground import Point, frame_of
from newstally.publish.incident_marks import look, round_numbers, short_words
from newstally.publish.packing import spread, swarm
from newstally.publish.room import Room
from newstally.publish.standing import number_killed, standing_ends
from newstally.publish.tally_chart import KINDS, ChartKind, tally_chart

pytest.importorskip("altair")


def spec_of(answer: Tally, kind: ChartKind) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(tally_chart(answer, kind).to_json())
    return made


def found_in(node: Any, key: str) -> list[Any]:
    """Every value of a key, anywhere in a specification."""
    if isinstance(node, list):
        return [found for item in node for found in found_in(item, key)]
    if not isinstance(node, dict):
        return []
    own = [node[key]] if key in node else []
    return own + [found for value in node.values() for found in found_in(value, key)]


def rows_with(spec: dict[str, Any], *columns: str) -> list[dict[str, Any]]:
    """The rows of a specification's data that have all of these columns."""
    return [each for rows in spec["datasets"].values() for each in rows if set(columns) <= set(each)]


def drawn(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The incidents' marks."""
    return rows_with(spec, "what", "sentence")


def said(spec: dict[str, Any]) -> str:
    """The small print under a picture."""
    return " ".join(line for lines in found_in(spec, "said") if isinstance(lines, list) for line in lines)


def day(moment: int) -> str:
    return dt.datetime.fromtimestamp(moment / 1000, dt.UTC).date().isoformat()


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    return answered(tmp_path_factory.mktemp("charts"))


NOT_DRAWN: list[tuple[ChartKind, int, list[str]]] = [
    ("timeline", 4, ["1 incident is not drawn: no report says when."]),
    ("map", 4, ["1 incident is not drawn: no report gives a place that is known."]),
    (
        "bars",
        3,
        [
            "1 incident is not drawn: set apart from the count.",
            "1 incident is not drawn: no report says when.",
        ],
    ),
]


@pytest.mark.parametrize(("kind", "shown", "notes"), NOT_DRAWN)
def test_a_picture_is_titled_with_the_answer_and_tells_what_it_leaves_out(
    answer: Tally, kind: ChartKind, shown: int, notes: list[str]
) -> None:
    spec = spec_of(answer, kind)
    (title,) = (found["text"] for found in found_in(spec, "title") if isinstance(found, dict))
    assert " ".join(title) == answer.sentence
    assert all(note in said(spec) for note in notes)
    assert "As reported by Alpha, Beta." in said(spec)
    assert len(drawn(spec)) + sum(each["count"] for each in rows_with(spec, "under", "count")) == shown


@pytest.mark.parametrize("kind", KINDS)
def test_no_incidents_are_no_picture_but_words(kind: ChartKind) -> None:
    with pytest.raises(DrawingError, match="nothing to draw: Incidents in Pakistan: none in these reports"):
        tally_chart(tally(), kind)


NOTHING: list[tuple[ChartKind, Tally, str]] = [
    ("timeline", tally(row(day="")), "no report says when the incidents happened; Incidents in Pakistan: 1"),
    ("map", tally(row(place="")), "no report gives a place that is known; Incidents in Pakistan: 1"),
    ("bars", tally(row(day="")), "no report says when the incidents happened; Incidents in Pakistan: 1"),
    ("bars", tally(row(label="link unsure")), "bars show the incidents that count; Incidents in Pakistan: none"),
    ("bars", tally(row("2031-01-01", until="2033-12-31")), "no report says in which year"),
]


@pytest.mark.parametrize(("kind", "nothing", "message"), NOTHING)
def test_incidents_that_cannot_be_drawn_are_told_in_words(kind: ChartKind, nothing: Tally, message: str) -> None:
    with pytest.raises(DrawingError, match=message):
        tally_chart(nothing, kind)


def test_another_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(ValueError, match="no such chart: 'pie'; choose from timeline, map, bars"):
        tally_chart(tally(row()), "pie")  # type: ignore[arg-type]


def test_a_timeline_has_a_mark_at_each_date_and_a_line_for_a_coarse_one(answer: Tally) -> None:
    spec = spec_of(answer, "timeline")
    assert [(each["what"], day(each["moment"])) for each in drawn(spec)] == [
        ("hijacking, bombing", "2031-03-11"),
        ("bombing of Jaffar Express", "2031-05-06"),
        ("bombing", "2031-06-16"),
        ("arson", "2031-05-12"),
    ]
    (reach,) = rows_with(spec, "until", "colour")
    assert (day(reach["moment"]), day(reach["until"])) == ("2031-06-01", "2031-07-01")
    assert "Thin line: the days within which it happened." in said(spec)


@pytest.mark.parametrize(("date", "until"), [("2031-05-06", ""), ("", "2031-05-06")])
def test_an_open_date_stands_on_the_day_that_is_known(date: str, until: str) -> None:
    (mark,) = drawn(spec_of(tally(row(date, until=until)), "timeline"))
    assert day(mark["moment"]) == "2031-05-06"


@pytest.mark.parametrize("kind", ["timeline", "map"])
def test_marks_grow_with_the_killed_and_are_hollow_where_they_stand_apart(kind: ChartKind) -> None:
    rows = (row(killed=0), row(killed=4, number=1), row(number=2), row(killed=9, label="link unsure", number=3))
    spec = spec_of(tally(*rows), kind)
    areas = {each["killed"]: each["area"] for each in drawn(spec)}
    assert areas[""] == areas["0"] < areas["4"] < areas["9"]
    hollow = [each["label"] for each in drawn(spec) if each["fill"] == "white"]
    assert hollow == ["link unsure"]
    assert {"stands apart, not counted", "5 killed"} <= set(found_in(spec, "says"))


def test_every_mark_leads_to_its_sentence(answer: Tally) -> None:
    for kind in ("timeline", "map"):
        spec = spec_of(answer, kind)
        assert {each["sentence"] for each in drawn(spec)} >= {"A blast hit the train.", "Gunmen seized the train."}
        assert "sentence" in {tooltip["title"] for tooltips in found_in(spec, "tooltip") for tooltip in tooltips}


def test_a_map_marks_a_country_as_a_square_and_names_its_places_once() -> None:
    rows = [row(place=place, number=n) for n, place in enumerate(("Quetta", "Quetta", "Sibi", "Pakistan"))]
    spec = spec_of(tally(*rows), "map")
    assert [each["shape"] for each in drawn(spec)] == ["circle", "circle", "circle", "square"]
    assert {"Quetta (2)", "Sibi", "Pakistan"} <= {each["text"] for each in rows_with(spec, "text")}
    assert "GeoNames" in said(spec)


def test_incidents_of_one_place_stand_side_by_side_about_it() -> None:
    spec = spec_of(tally(*(row(number=n, killed=n) for n in range(30))), "map")
    marks = [(each["x"], each["y"], each["area"] ** 0.5 / 2) for each in drawn(spec)]
    assert all(dist(a[:2], b[:2]) >= a[2] + b[2] for a, b in combinations(marks, 2))


BINS = [
    (["2031-05-06", "2031-05-08"], "day", ["2031-05-06", "2031-05-08"]),
    (["2031-05-06", "2031-07-05"], "day", ["2031-05-06", "2031-07-05"]),
    (["2031-05-06", "2031-07-06", "2031-07-30"], "month", ["2031-05-01", "2031-07-01", "2031-07-01"]),
    (["2031-05-06", "2035-05-05"], "month", ["2031-05-01", "2035-05-01"]),
    (["2031-05-06", "2035-05-06"], "year", ["2031-01-01", "2035-01-01"]),
    # One told only as "in May 2031" has no day, but it has a month.
    (["2031-05"], "month", ["2031-05-01"]),
    (["2031"], "year", ["2031-01-01"]),
    # Overnight, it began on the first day.
    (["2031-05-31/2031-06-01", "2031-08-30"], "month", ["2031-05-01", "2031-08-01"]),
]


@pytest.mark.parametrize(("dates", "unit", "begun"), BINS)
def test_bars_are_days_months_or_years_by_the_span(dates: list[str], unit: str, begun: list[str]) -> None:
    whole = {4: ("-01-01", "-12-31"), 7: ("-01", "-31"), 10: ("", "")}
    rows = []
    for number, date in enumerate(dates):
        first, _, last = date.partition("/")
        ends = whole[len(first)]
        rows.append(row(first + ends[0], until=last or first + ends[1], number=number))
    spec = spec_of(tally(*rows), "bars")
    (title,) = (found for found in found_in(spec, "title") if isinstance(found, dict))
    assert title["subtitle"] == [f"Counted incidents by {unit}"]
    shown = [(each["moment"], each["until"], each["count"]) for each in rows_with(spec, "under", "count")]
    assert sum(count for *_, count in shown) == len(begun)
    assert [start_of(day(moment), unit) for moment, _, _ in shown] == sorted(set(begun))


def start_of(date: str, unit: str) -> str:
    return {"day": date, "month": f"{date[:7]}-01", "year": f"{date[:4]}-01-01"}[unit]


def test_an_incident_too_coarse_for_its_bar_is_told() -> None:
    rows = (row(), row("2031-07-30", number=1), row("2031-01-01", until="2031-12-31", number=2))
    spec = spec_of(tally(*rows), "bars")
    assert "1 incident is not drawn: no report says in which month." in said(spec)
    spec = spec_of(tally(row(), row("2031-07-30", until="", number=1), row("2031-07-30", number=2)), "bars")
    assert "1 incident is not drawn: no report says in which month." in said(spec)


def test_months_without_incidents_keep_their_place() -> None:
    spec = spec_of(tally(row("2031-01-06"), row("2031-12-06", number=1)), "bars")
    lines = next(found for found in found_in(spec, "labelExpr") if "Jan" in found)
    assert [name for name, _ in json.loads(lines[: lines.rindex("}") + 1]).values()] == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]  # fmt: skip


def test_bars_stack_the_types_without_a_gap_the_most_told_below() -> None:
    kinds: list[IncidentType] = ["riot", "bombing", "bombing"]
    spec = spec_of(tally(*(row(kind=kind, number=n) for n, kind in enumerate(kinds))), "bars")
    pieces = rows_with(spec, "under", "count")
    assert [(each["what"], each["under"], each["number"]) for each in pieces] == [("bombing", 0, 2), ("riot", 2, 3)]


def test_a_type_has_a_colour_of_its_own_until_there_are_too_many() -> None:
    kinds: list[IncidentType] = [
        "bombing",
        "riot",
        "arson",
        "shelling",
        "kidnapping",
        "hijacking",
        "air_strike",
        "other",
    ]
    rows = [row(kind=kind, number=n * 100 + m) for n, kind in enumerate(kinds) for m in range(len(kinds) - n)]
    appearance = look(rows)
    assert list(appearance.colours) == kinds[:6]
    assert len(set(appearance.colours.values())) == 6
    assert appearance.shared == ("air_strike", "other")
    assert look(rows[-1:]).colours.keys() == {"other"}
    spec = spec_of(tally(*rows), "map")
    assert "other: air strike, other" in found_in(spec, "says")


def test_the_same_type_has_the_same_colour_in_other_pictures() -> None:
    few = look([row(kind="bombing")]).colours
    many = look([row(kind=kind, number=n) for n, kind in enumerate(("hijacking", "hijacking", "bombing"))]).colours
    assert few["bombing"] == many["bombing"]


@pytest.mark.parametrize(
    ("ending", "begins"), [(".png", b"\x89PNG"), (".svg", b"<svg"), (".html", b"<!DOCTYPE html>"), (".json", b"{")]
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_written_as_its_ending_says(
    answer: Tally, tmp_path: Path, kind: ChartKind, ending: str, begins: bytes
) -> None:
    from newstally.publish.picture import save

    file = tmp_path / f"tally{ending}"
    save(tally_chart(answer, kind), file)
    assert file.read_bytes().lstrip().startswith(begins)
    if ending == ".html":
        assert "<script src=" not in file.read_text(encoding="utf-8")


SPANS = [
    (CountSpan(), (None, None)),
    (CountSpan(standing=(5, 5)), (5, 5)),
    (CountSpan(standing=(0, 0)), (0, 0)),
    (CountSpan(standing=(5, 7)), (5, 7)),
    (CountSpan(standing=(5, None)), (5, None)),
    (CountSpan(standing=(None, 9)), (None, 9)),
    (CountSpan(standing=(1200, 3400)), (1200, 3400)),
]


@pytest.mark.parametrize(("span", "ends"), SPANS)
def test_what_a_row_writes_of_a_count_is_read_back(span: CountSpan, ends: tuple[int | None, int | None]) -> None:
    assert standing_ends(str(span)) == ends


def test_a_mark_is_as_large_as_the_latest_count_says(answer: Tally) -> None:
    counts = {each.place.split(",")[0]: number_killed(each) for each in answer.rows}
    assert counts == {"Sibi": 31, "Jacobabad": 7, "Konduga": 0, "": None, "Sukkur": None}


@pytest.mark.parametrize(
    ("most", "shown"), [(0, ()), (1, (1,)), (4, (2,)), (10, (1, 10)), (31, (2, 20)), (120, (1, 10, 100))]
)
def test_sizes_are_explained_with_round_numbers(most: int, shown: tuple[int, ...]) -> None:
    assert round_numbers(most) == shown


def test_a_mark_is_named_by_its_place_and_its_dead() -> None:
    assert short_words(row(killed=5)) == "Jacobabad, 5 killed"
    assert short_words(row(killed=0)) == "Jacobabad"
    assert short_words(row(place="", killed=None)) == ""


discs = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 400), st.floats(2, 20)), min_size=1, max_size=25)


@settings(max_examples=60, deadline=None)
@given(discs)
def test_no_mark_hides_another(found: list[tuple[int, int, float]]) -> None:
    radii = [radius for *_, radius in found]
    offsets = swarm([x for x, *_ in found], radii)
    lined = [(x, off, r) for (x, *_), off, r in zip(found, offsets, radii, strict=True)]
    spots = spread([(x, y) for x, y, _ in found], radii, (600, 400))
    placed = [(*spot, r) for spot, r in zip(spots, radii, strict=True)]
    for marks in (lined, placed):
        assert all(hypot(a[0] - b[0], a[1] - b[1]) >= a[2] + b[2] - 1e-6 for a, b in combinations(marks, 2))
    assert all(r <= x <= 600 - r and r <= y <= 400 - r for x, y, r in placed)


def test_one_mark_alone_stands_where_it_belongs() -> None:
    assert swarm([5], [3]) == [0]
    assert spread([(50.0, 40.0)], [3], (100, 100)) == [(50.0, 40.0)]


AXES = [
    ("2031-05-06", "2031-05-08", ["6 May 2031", "7 May", "8 May"]),
    ("2030-12-30", "2031-01-02", ["30 Dec 2030", "31 Dec", "1 Jan 2031", "2 Jan"]),
    ("2031-05-01", "2031-05-31", ["1 May 2031", "8 May", "15 May", "22 May", "29 May"]),
    ("2030-11-05", "2031-02-05", ["Nov 2030", "Dec", "Jan 2031", "Feb"]),
    ("2030-01-05", "2031-12-05", ["Jan 2030", "Apr", "Jul", "Oct", "Jan 2031", "Apr", "Jul", "Oct"]),
    ("2024-05-06", "2030-05-06", ["2024", "2025", "2026", "2027", "2028", "2029", "2030"]),
    ("1990-05-06", "2030-05-06", ["1990", "2000", "2010", "2020", "2030"]),
]


@pytest.mark.parametrize(("first", "last", "shown"), AXES)
def test_a_calendar_axis_is_labelled_in_round_steps(first: str, last: str, shown: list[str]) -> None:
    ends = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    unit = unit_for(*ends)
    found = labels(starts(*ends, unit), unit, 8)
    assert [" ".join(line for line in lines if line) for lines in found.values()] == shown


def test_a_map_shows_the_shorter_way_round_the_globe() -> None:
    across_the_date_line = frame_of([Point(0, 179), Point(0, -179)], 400, (200, 400))
    assert abs(across_the_date_line.lon) == pytest.approx(180)
    (west, _), (east, _) = (across_the_date_line.point(0, lon) for lon in (179, -179))
    assert 0 < west < east < 400
    assert frame_of([Point(10, 20)], 400, (200, 400))[:2] == (10, 20)


def test_words_find_room_beside_their_mark_or_none() -> None:
    room = Room(200, 40)
    room.keep_free(100, 20, 5)
    right = room.place("Sibi", 100, 20, must=False)
    left = room.place("Kalat", 100, 20, must=False)
    assert right is not None
    assert left is not None
    assert (right.anchor, left.anchor) == ("start", "end")
    assert room.place("a name as long as the picture is wide", 100, 20, must=False) is None
