"""What must hold of the intervals of periods, for every day, country and length."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.times.sentences import times

from newstally.gazetteer import fiscal_year_start
from newstally.lexicon import table
from newstally.model import CalendarInterval, Setting, TimeExpression
from newstally.reading.times import calendar_interval
from newstally.reading.times.calendar import Grain, Span, add, add_months, month_days, span_of
from newstally.reading.times.fiscal import first_day, fiscal_interval, fiscal_span, name_of

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2080, 12, 31))
YEARS = st.integers(1950, 2080)
# Every country whose government's fiscal year is known to be its own, and one of the calendar year.
COUNTRIES = sorted(code for code, facts in table("newstally.gazetteer", "countries.toml").items() if len(facts))
PLACES = st.sampled_from([*COUNTRIES, "DE"])
MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
MONTHS += ["August", "September", "October", "November", "December"]


def at_home(country: str) -> Setting:
    return Setting(country=country, fiscal_year_start=fiscal_year_start(country))


def covered(value: str, setting: Setting | None = None) -> tuple[dt.datetime, dt.datetime]:
    interval = calendar_interval(value, setting)
    assert interval is not None, value
    return ends(interval)


def ends(interval: CalendarInterval | None) -> tuple[dt.datetime, dt.datetime]:
    assert interval is not None
    assert interval.start is not None
    assert interval.end is not None
    return interval.start, interval.end


def told(text: str, day: dt.date, country: str = "") -> TimeExpression:
    return times(text, day.isoformat(), country, fiscal_year_start(country))[-1]


def tile(whole: str, parts: list[str], setting: Setting | None = None) -> None:
    """Assert that the parts follow each other without gap or overlap, from the start of the whole to its end."""
    stretches = [covered(part, setting) for part in parts]
    start, end = covered(whole, setting)
    assert (stretches[0][0], stretches[-1][1]) == (start, end)
    assert all(before[1] == after[0] for before, after in pairwise(stretches))


@given(YEARS)
def test_a_year_is_its_halves_quarters_months_and_days(year: int) -> None:
    tile(f"{year}", [f"{year}-H1", f"{year}-H2"])
    tile(f"{year}-H1", [f"{year}-Q1", f"{year}-Q2"])
    tile(f"{year}-H2", [f"{year}-Q3", f"{year}-Q4"])
    for number in range(1, 5):
        tile(f"{year}-Q{number}", [f"{year}-{month:02}" for month in range(3 * number - 2, 3 * number + 1)])
    for month in range(1, 13):
        tile(f"{year}-{month:02}", [f"{year}-{month:02}-{day:02}" for day in range(1, month_days(year, month) + 1)])


@given(YEARS)
def test_a_decade_is_its_years_and_a_season_three_months(year: int) -> None:
    decade = year // 10
    tile(f"{decade}", [f"{decade}{digit}" for digit in range(10)])
    tile(f"{year}-SP", [f"{year}-03", f"{year}-04", f"{year}-05"])
    tile(f"{year}-WI", [f"{year}-12", f"{year + 1}-01", f"{year + 1}-02"])


@given(DAYS)
def test_a_week_is_its_seven_days_from_monday_across_the_new_year(day: dt.date) -> None:
    week = span_of("week", day)
    assert week.first.isoweekday() == 1
    tile(week.value, [(week.first + dt.timedelta(days=n)).isoformat() for n in range(7)])
    start, end = covered(week.value + "-WE")
    assert (start.isoweekday(), end) == (6, covered(week.value)[1])


@given(DAYS)
def test_a_night_belongs_to_the_date_it_began(day: dt.date) -> None:
    start, end = covered(f"{day.isoformat()}TNI")
    assert start.date() == day
    assert end.date() == day + dt.timedelta(days=1)
    for part in ("MO", "AF", "DT"):
        start, end = covered(f"{day.isoformat()}T{part}")
        assert covered(day.isoformat())[0] <= start < end <= covered(day.isoformat())[1]


@given(YEARS, PLACES)
def test_a_fiscal_year_is_its_halves_and_quarters(year: int, country: str) -> None:
    home = at_home(country)
    tile(f"FY{year}", [f"FY{year}-H1", f"FY{year}-H2"], home)
    tile(f"FY{year}", [f"FY{year}-Q{number}" for number in range(1, 5)], home)
    tile(f"FY{year}-H2", [f"FY{year}-Q3", f"FY{year}-Q4"], home)
    assert covered(f"FY{year}", home)[1] == covered(f"FY{year + 1}", home)[0]


@given(DAYS, PLACES)
def test_every_day_lies_in_the_fiscal_year_of_its_name(day: dt.date, country: str) -> None:
    home = at_home(country)
    year = name_of(day, home)
    start, end = ends(fiscal_interval(year, "", home))
    assert start.date() <= day < end.date()
    assert first_day(year, home) == start.date()
    assert 365 <= (end - start).days <= 366


@given(YEARS, PLACES, st.sampled_from(["", "H1", "H2", "Q1", "Q2", "Q3", "Q4"]), st.integers(-9, 9))
def test_periods_with_a_name_keep_it_when_they_move(year: int, country: str, part: str, count: int) -> None:
    span = fiscal_span(year, part, at_home(country))
    assert span.shift(count).shift(-count).value == span.value
    assert span.shift(count).first == span.shift(count + 1).shift(-1).first
    there = span.years_later(count)
    assert there.value == fiscal_span(year + count, part, at_home(country)).value
    assert there.interval == fiscal_span(year + count, part, at_home(country)).interval


RELATIVE: list[tuple[str, Grain]] = [
    ("Sales fell last year.", "year"),
    ("Sales fell last quarter.", "quarter"),
    ("Sales fell last month.", "month"),
    ("Sales fell last week.", "week"),
    ("Sales fell yesterday.", "day"),
    ("Sales fell this month.", "month"),
    ("Sales will fall next year.", "year"),
    ("Sales will fall next month.", "month"),
    ("Sales will fall next week.", "week"),
    ("Sales will fall tomorrow.", "day"),
]


@pytest.mark.parametrize(("text", "grain"), RELATIVE)
@given(day=DAYS, count=st.integers(-30, 30))
def test_relative_periods_move_with_the_report(text: str, grain: Grain, day: dt.date, count: int) -> None:
    # The first of a month stands in for its days: the 31st has no like in other months.
    day = day.replace(day=1) if grain in ("year", "quarter", "month") else day
    moved = add(day, grain, count)
    here, there = told(text, day), told(text, moved)
    assert there.value == span_of(grain, ends(here.interval)[0].date()).shift(count).value
    assert ends(there.interval)[0].date() == span_of(grain, ends(here.interval)[0].date()).shift(count).first


@given(DAYS, st.integers(2, 90), st.sampled_from(["days", "weeks", "months", "years"]))
def test_the_past_units_end_with_the_report(day: dt.date, count: int, unit: str) -> None:
    start, end = ends(told(f"Sales fell in the past {count} {unit}.", day).interval)
    assert end.date() == day
    assert start.date() == add(day, unit[:-1], -count)
    start, end = ends(told(f"Sales will fall in the next {count} {unit}.", day).interval)
    assert start.date() == day
    assert end.date() == add(day, unit[:-1], count)


@given(DAYS, PLACES)
def test_the_parts_of_the_current_fiscal_year_lie_in_it(day: dt.date, country: str) -> None:
    start, end = ends(told("Sales fell in the current fiscal year.", day, country).interval)
    assert start.date() <= day < end.date()
    last = ends(told("Sales fell in the last fiscal year.", day, country).interval)
    coming = ends(told("Sales will fall in the next fiscal year.", day, country).interval)
    assert (last[1], coming[0]) == (start, end)
    for part in (
        "first half",
        "second half",
        "first quarter",
        "fourth quarter",
        "first five months",
        "last two months",
    ):
        inner = ends(told(f"Sales fell in the {part} of the current fiscal year.", day, country).interval)
        assert start <= inner[0] < inner[1] <= end


@given(DAYS, PLACES, st.sampled_from(["first half", "second half", "first quarter", "third quarter"]))
def test_a_part_of_the_fiscal_year_told_as_past_has_begun(day: dt.date, country: str, part: str) -> None:
    start, _ = ends(told(f"Sales fell in the {part} of the fiscal year.", day, country).interval)
    assert start.date() <= day


@given(DAYS, st.integers(0, 11), st.integers(2, 12))
def test_lengths_end_where_the_text_says(day: dt.date, month: int, count: int) -> None:
    name = MONTHS[month]
    report = times(f"Sales fell in the {count} months to {name} from a year earlier.", day.isoformat())
    start, end = ends(report[0].interval)
    assert (end - dt.timedelta(days=1)).month == month + 1
    assert add_months(start.date(), count) == end.date()
    assert end.date() <= day + dt.timedelta(days=1)
    before = ends(report[-1].interval)
    assert (add_months(before[0].date(), 12), add_months(before[1].date(), 12)) == (start.date(), end.date())


@given(DAYS, st.integers(0, 11))
def test_the_quarter_named_for_a_month_ends_with_it(day: dt.date, month: int) -> None:
    start, end = ends(told(f"Sales fell in the {MONTHS[month]} quarter.", day).interval)
    assert (end - dt.timedelta(days=1)).month == month + 1
    assert add_months(start.date(), 3) == end.date()
    assert end.date() <= day
    assert (day - end.date()).days <= 366


PERIODS = ["2022", "FY2022", "March 2022", "the second quarter of 2022", "the first half of 2022"]
PERIODS += ["the third quarter of FY2022", "the second half of FY2022"]


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("country", ["PK", "US", "GB", "JP", "NP", "DE"])
def test_a_year_earlier_is_the_same_period_of_the_year_before(period: str, country: str) -> None:
    text = f"Sales fell in {period} from a year earlier."
    now, before = times(text, "2023-12-20", country, fiscal_year_start(country))
    assert ends(now.interval)[0].date() == add_months(ends(before.interval)[0].date(), 12)
    assert ends(now.interval)[1].date() == add_months(ends(before.interval)[1].date(), 12)
    assert before.value == now.value.replace("2022", "2021")


def test_leap_days() -> None:
    assert covered("2024-02-29") == (dt.datetime(2024, 2, 29), dt.datetime(2024, 3, 1))
    assert calendar_interval("2023-02-29") is None
    assert str(told("Sales fell in the past year.", dt.date(2024, 2, 29)).interval) == "[2023-02-28, 2024-02-29)"
    assert str(told("Sales fell in February.", dt.date(2024, 3, 1)).interval) == "[2024-02-01, 2024-03-01)"
    assert Span("day", dt.date(2024, 2, 29)).years_later(-1).value == "2023-02-28"


NEW_YEARS = [
    ("2021-01-01", "2020-W53", "[2020-12-28, 2021-01-04)"),
    ("2022-01-02", "2021-W52", "[2021-12-27, 2022-01-03)"),
    ("2025-12-30", "2026-W01", "[2025-12-29, 2026-01-05)"),
    ("2024-12-31", "2025-W01", "[2024-12-30, 2025-01-06)"),
]


@pytest.mark.parametrize(("day", "value", "interval"), NEW_YEARS)
def test_the_week_of_the_new_year(day: str, value: str, interval: str) -> None:
    week = told("Sales fell this week.", dt.date.fromisoformat(day))
    assert (week.value, str(week.interval)) == (value, interval)
