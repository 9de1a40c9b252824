"""Charts: which series is drawn, its points, its axes and its labels, and the Vega-Lite that comes of it."""

from __future__ import annotations

import datetime as dt
import json
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.figures import figure, told

from newstally.ledger.series import Indicators, LedgerIndicator, Observed, join
from newstally.model import Figure
from newstally.publish.axes import period_axis, value_axis
from newstally.publish.drawn import MOST, DrawingError, Drawn, to_draw
from newstally.publish.labels import Label, _box, _touch, placed
from newstally.publish.points import points_of, said_by, told_by, without_period

JANUARY = told(
    "jan", figure("tea exports", "405", "2026-01", says="Tea Board"), source="Wharf Gazette", published="2026-02-11"
)
MARCH = told(
    "mar",
    figure("tea exports", "403", "2026-01"),
    figure("tea exports", "431", "2026-02"),
    figure("tea exports", "440", "2026-03", aspect="forecast"),
    source="Lagoon Daily",
    published="2026-03-12",
)
EXPECTED = told("dec", figure("tea exports", "420", "2026-01", aspect="forecast"), published="2026-01-12")


def one(*reports: list[Observed]) -> LedgerIndicator:
    (indicator,) = join(o for report in reports for o in report).indicators
    return indicator


def shown(drawn: Drawn) -> list[tuple[str, str, str]]:
    """Each point: its month, its value, and what it is."""
    kinds = {(True, False): "stands", (True, True): "forecast", (False, False): "beside", (False, True): "was forecast"}
    return [(f"{p.start:%Y-%m}", str(p.value), kinds[p.standing, p.forecast]) for p in drawn.points]


def test_the_newest_value_of_a_period_stands_and_a_fact_displaces_its_forecast() -> None:
    (drawn,) = to_draw([one(JANUARY, MARCH, EXPECTED)])
    assert shown(drawn) == [
        ("2026-01", "403", "stands"),
        ("2026-01", "405", "beside"),
        ("2026-01", "420", "was forecast"),
        ("2026-02", "431", "stands"),
        ("2026-03", "440", "forecast"),
    ]


def test_a_fall_lies_below_zero_and_a_range_keeps_its_upper_end() -> None:
    fall = figure("tea exports", "-4", "2026-01", unit="percent", aspect="change")
    rise = figure("tea exports", "2-3", "2026-02", unit="percent", aspect="change")
    (drawn,) = to_draw([one(told("a", fall, rise))])
    assert [(str(p.value), str(p.high)) for p in drawn.points] == [("-4", "None"), ("2", "3")]


def test_a_value_without_a_period_has_no_place_on_the_chart_and_is_counted() -> None:
    (series,) = one(told("a", figure("tea exports", "405"))).series
    assert points_of(series) == ()
    assert without_period(series) == 1


LEVELS = [("405", "2026-01"), ("431", "2026-02")]
CHANGES = [("5%", "2026-01"), ("6%", "2026-02")]
YEARS = [("3900", "2023"), ("4000", "2024"), ("4100", "2025")]
CHOICE = [
    ("levels before changes", [*LEVELS, *CHANGES], "", "level month 2"),
    ("the series of more periods", [*LEVELS[:1], *CHANGES], "", "change month 2"),
    ("the aspect asked for", [*YEARS, *CHANGES], "change", "change month 2"),
    ("months apart from years", [*LEVELS, *YEARS], "", "level year 3"),
]


def rise(value: str, when: str) -> Figure:
    """A level, or where it ends in a percent sign a change."""
    if value.endswith("%"):
        return figure("tea exports", value.removesuffix("%"), when, aspect="change", unit="percent")
    return figure("tea exports", value, when)


@pytest.mark.parametrize(("what", "values", "aspect", "expected"), CHOICE)
def test_which_series_is_drawn(what: str, values: list[tuple[str, str]], aspect: str, expected: str) -> None:
    indicator = one(told("a", *(rise(value, when) for value, when in values)))
    (drawn,) = to_draw([indicator], aspect)
    assert f"{drawn.series.family} {drawn.series.frequency} {drawn.periods}" == expected, what


def test_nothing_to_draw_names_what_there_is() -> None:
    with pytest.raises(DrawingError, match=r"tea exports, Pakistan \(1 period\)"):
        to_draw([one(JANUARY)])
    with pytest.raises(DrawingError, match="no figure is of that aspect; there are figures of level"):
        to_draw([one(JANUARY, MARCH)], "share")
    with pytest.raises(DrawingError, match="there are no figures"):
        to_draw([])


def test_too_many_for_one_picture_says_so_and_names_them() -> None:
    many = join(
        o
        for n in range(MOST + 1)
        for o in told(f"r{n}", *(figure("tea exports", "4", f"2026-0{m}", place=f"Land {n}") for m in (1, 2)))
    )
    with pytest.raises(DrawingError, match=r"13 indicators are too many .*--concept or --place: tea exports, Land 0;"):
        to_draw(many.indicators)


PERIODS = [
    ("month", ["2025-11", "2025-12", "2026-01"], ["Nov 2025", "Dec", "Jan 2026"]),
    ("month", ["2025-10", "2026-01"], ["Oct 2025", "Nov", "Dec", "Jan 2026"]),
    ("quarter", ["2025-01-01/2025-03-31", "2025-04-01/2025-06-30"], ["Q1 2025", "Q2"]),
    ("year", ["2024", "2025"], ["2024", "2025"]),
    ("year", ["2023-07-01/2024-06-30", "2024-07-01/2025-06-30"], ["2023/24", "2024/25"]),
    ("day", ["2026-01-02", "2026-01-09"], ["2 Jan 2026", "9 Jan"]),
    ("span", ["2024-12-07/2025-02-04", "2025-12-07/2026-02-04"], ["to 4 Feb 2025", "to 4 Feb 2026"]),
    ("to date", ["2025-01-01/2025-10-31", "2025-01-01/2025-11-30"], ["Oct 2025", "Nov"]),
]


@pytest.mark.parametrize(("frequency", "periods", "labels"), PERIODS)
def test_periods_are_labelled_as_a_newspaper_does(frequency: str, periods: list[str], labels: list[str]) -> None:
    (drawn,) = to_draw([one(told("a", *(figure("tea exports", "4", when) for when in periods)))])
    assert drawn.series.frequency == frequency
    axis = period_axis(drawn.points, frequency, 680)
    assert [" ".join(line for line in lines if line) for lines in axis.labels.values()] == labels


def test_labels_of_many_periods_do_not_touch_and_the_newest_has_one() -> None:
    months = [f"{year}-{month:02}" for year in range(2020, 2026) for month in range(1, 13)]
    (drawn,) = to_draw([one(told("a", *(figure("tea exports", "4", when) for when in months)))])
    axis = period_axis(drawn.points, "month", 680)
    across = [axis.across(day, 680) for day in axis.labels]
    assert min(b - a for a, b in pairwise(across)) > 40
    assert max(axis.labels) == dt.datetime(2025, 12, 1)


VALUES = [
    (["405000000", "431000000"], "million", False),
    (["1420000000", "310000000"], "billion", True),
    (["96000", "120000"], "thousand", False),
    (["7.3", "8.1"], "", False),
    (["0.4", "6"], "", True),
]


@pytest.mark.parametrize(("values", "word", "from_zero"), VALUES)
def test_values_stand_on_one_scale_and_from_zero_where_they_vary_much(
    values: list[str], word: str, from_zero: bool
) -> None:
    told_values = [figure("tea exports", value, f"2026-0{n}") for n, value in enumerate(values, 1)]
    (drawn,) = to_draw([one(told("a", *told_values))])
    axis = value_axis(drawn.points, from_zero=False, height=340)
    assert (axis.word, axis.low == 0) == (word, from_zero)
    assert 3 <= len(axis.ticks) <= 9
    assert all(axis.low <= tick <= axis.high for tick in axis.ticks)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 680), st.integers(0, 340)), min_size=2, max_size=20))
def test_no_label_covers_another(spots: list[tuple[int, int]]) -> None:
    labels = [
        Label(row=n, text="1,234 (forecast)", spot=spot, sides=("above", "below", "right", "left"), weight=n % 3)
        for n, spot in enumerate(spots)
    ]
    shown = placed(labels, spots, spots, (680, 340))
    boxes = [_box(labels[each.row], each.side) for each in shown]
    assert not any(_touch(a, b) for a, b in combinations(boxes, 2))


def test_who_printed_the_numbers_and_whose_they_are() -> None:
    (drawn,) = to_draw([one(JANUARY, MARCH)])
    assert told_by(drawn.points) == ["Wharf Gazette (11 February 2026)", "Lagoon Daily (12 March 2026)"]
    assert said_by(drawn.points) == ["Tea Board"]


def spec_of(*indicators: LedgerIndicator) -> dict[str, Any]:
    pytest.importorskip("altair")
    from newstally.publish.chart import chart

    made: dict[str, Any] = json.loads(chart(to_draw(indicators)).to_json())
    return made


def found_in(node: Any, key: str) -> list[Any]:
    """Every value of a key, anywhere in a specification."""
    if isinstance(node, list):
        return [found for item in node for found in found_in(item, key)]
    if not isinstance(node, dict):
        return []
    own = [node[key]] if key in node else []
    return own + [found for value in node.values() for found in found_in(value, key)]


def test_a_chart_says_what_where_in_what_unit_and_who_printed_it() -> None:
    spec = spec_of(one(JANUARY, MARCH, EXPECTED))
    (title,) = (title for title in found_in(spec, "title") if isinstance(title, dict))
    assert title["text"] == ["Tea exports, Pakistan"]
    assert title["subtitle"] == ["USD, by month"]
    said = " ".join(line for lines in found_in(spec, "said") for line in lines)
    assert said.startswith("Source: Tea Board, as reported by Outlet dec (12 January 2026), Wharf Gazette (11 February")
    assert "Hollow points: forecasts." in said
    assert "Grey diamonds: what was forecast." in said


def test_every_point_of_a_page_leads_to_its_sentence() -> None:
    spec = spec_of(one(told("a", *(figure("tea exports", "4", w, sentence=f"In {w}: 4.") for w in ("2024", "2025")))))
    assert {"In 2024: 4.", "In 2025: 4."} <= set(found_in(spec, "sentence"))
    assert "sentence" in {tooltip["title"] for tooltips in found_in(spec, "tooltip") for tooltip in tooltips}


def test_several_indicators_stand_side_by_side_each_under_its_name() -> None:
    found: Indicators = join(
        told("a", *(figure(name, "4", when) for name in ("tea exports", "rice exports") for when in ("2024", "2025")))
    )
    titles = [title["text"] for title in found_in(spec_of(*found.indicators), "title") if isinstance(title, dict)]
    assert titles == [["Rice exports, Pakistan"], ["Tea exports, Pakistan"]]


@pytest.mark.parametrize(
    ("ending", "begins"), [(".png", b"\x89PNG"), (".svg", b"<svg"), (".html", b"<!DOCTYPE html>"), (".json", b"{")]
)
def test_a_chart_is_written_as_its_ending_says(tmp_path: Path, ending: str, begins: bytes) -> None:
    pytest.importorskip("altair")
    from newstally.publish.chart import chart, save

    file = tmp_path / f"tea{ending}"
    save(chart(to_draw([one(JANUARY, MARCH)])), file)
    assert file.read_bytes().lstrip().startswith(begins)


def test_a_page_with_a_chart_fetches_nothing(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    from newstally.publish.chart import chart, save

    file = tmp_path / "tea.html"
    save(chart(to_draw([one(JANUARY, MARCH)])), file)
    page = file.read_text(encoding="utf-8")
    assert "<script src=" not in page
    assert "<link" not in page


def test_another_ending_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    from newstally.publish.chart import chart, save

    with pytest.raises(ValueError, match=r"written as \.png, \.svg, \.html or \.json"):
        save(chart(to_draw([one(JANUARY, MARCH)])), tmp_path / "tea.gif")
