"""Calendar arithmetic and TIMEX3 values: what must hold for every date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstally.intake import plain_report
from newstally.model import Setting
from newstally.reading.language import parse
from newstally.reading.times import calendar_interval, find_times
from newstally.reading.times.calendar import Grain, add_months, easter, span_of

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
GRAINS: list[Grain] = ["day", "week", "month", "quarter", "season", "half", "year", "decade", "century"]


@given(DAYS, st.sampled_from(GRAINS))
def test_a_value_covers_the_period_it_was_made_from(day: dt.date, grain: Grain) -> None:
    span = span_of(grain, day)
    assert calendar_interval(span.value) == span.interval
    assert span.first <= day < span.end


@given(DAYS, st.sampled_from(GRAINS))
def test_a_period_contains_its_days(day: dt.date, grain: Grain) -> None:
    whole, part = calendar_interval(span_of(grain, day).value), calendar_interval(day.isoformat())
    assert whole is not None
    assert part is not None
    assert whole.contains(part)


@given(DAYS, st.sampled_from(GRAINS), st.integers(-15, 15))
def test_periods_of_a_grain_lie_end_to_end(day: dt.date, grain: Grain, count: int) -> None:
    span = span_of(grain, day)
    assert span.shift(count).shift(1).first == span.shift(count).end
    assert span.shift(count).shift(-count) == span


@given(DAYS, st.integers(-500, 500))
def test_months_keep_the_day_or_end_the_month(day: dt.date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved + dt.timedelta(days=1)).day == 1


# The first text of all reads the grammar.
@settings(deadline=None)
@given(DAYS, st.integers(0, 800))
def test_relative_dates_move_with_the_report(day: dt.date, count: int) -> None:
    def value(text: str) -> str:
        report = plain_report(text, published=day)
        return find_times(parse(report), Setting(published=report.published))[0].value

    assert value("He left yesterday.") == (day - dt.timedelta(days=1)).isoformat()
    assert value(f"He left {count + 2} days ago.") == (day - dt.timedelta(days=count + 2)).isoformat()
    year, week, _ = (day - dt.timedelta(days=7)).isocalendar()
    assert value("He left last week.") == f"{year:04}-W{week:02}"


@given(DAYS, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_a_weekday_is_the_latest_such_day(day: dt.date, weekday: str) -> None:
    report = plain_report(f"He said so on {weekday}.", published=day)
    found = dt.date.fromisoformat(find_times(parse(report), Setting(published=report.published))[0].value)
    assert found.strftime("%A") == weekday
    assert 0 <= (day - found).days < 7


@pytest.mark.parametrize(
    ("value", "interval"),
    [
        ("2024-02", "[2024-02-01, 2024-03-01)"),
        ("2023-02-28", "[2023-02-28, 2023-03-01)"),
        ("2020-W53", "[2020-12-28, 2021-01-04)"),
        ("2026-W01", "[2025-12-29, 2026-01-05)"),
        ("2024-W03-WE", "[2024-01-20, 2024-01-22)"),
        ("2023-WI", "[2023-12-01, 2024-03-01)"),
        ("2024-01-17T09:30", "[2024-01-17T09:30, 2024-01-17T09:31)"),
        ("2024-01-17TNI", "[2024-01-17T18:00, 2024-01-18T06:00)"),
        ("2012/2013", "[2012-01-01, 2014-01-01)"),
    ],
)
def test_values_and_their_intervals(value: str, interval: str) -> None:
    assert str(calendar_interval(value)) == interval


@pytest.mark.parametrize(
    "value", ["P60D", "PXM", "PRESENT_REF", "XXXX-01", "2023-02-29", "2021-W53", "2024-13", "BC0490", ""]
)
def test_values_without_an_interval(value: str) -> None:
    assert calendar_interval(value) is None


@pytest.mark.parametrize(
    ("country", "start", "interval"),
    [
        ("PK", 7, "[2023-07-01, 2024-07-01)"),
        ("IN", 4, "[2023-04-01, 2024-04-01)"),
        ("US", 10, "[2023-10-01, 2024-10-01)"),
        ("JP", 4, "[2024-04-01, 2025-04-01)"),
        ("DE", 1, "[2024-01-01, 2025-01-01)"),
    ],
)
def test_fiscal_years_by_country(country: str, start: int, interval: str) -> None:
    setting = Setting(country=country, fiscal_year_start=start)
    assert str(calendar_interval("FY2024", setting)) == interval


@pytest.mark.parametrize(
    ("text", "country", "value", "interval"),
    [
        ("Rain fell in the summer of 2021.", "DE", "2021-SU", "[2021-06-01, 2021-09-01)"),
        ("Rain fell in the summer of 2021.", "AU", "2021-SU", "[2021-12-01, 2022-03-01)"),
        ("Rain fell in the winter of 2021.", "ZA", "2021-WI", "[2021-06-01, 2021-09-01)"),
        ("Rain fell last autumn.", "AR", "2023-FA", "[2023-03-01, 2023-06-01)"),
        ("Rain will fall next spring.", "NZ", "2024-SP", "[2024-09-01, 2024-12-01)"),
        ("Rain fell in the spring of 2021.", "KE", "2021-SP", "[2021-03-01, 2021-06-01)"),
    ],
)
def test_seasons_lie_half_a_year_apart_in_the_south(text: str, country: str, value: str, interval: str) -> None:
    report = plain_report(text, published="2024-01-17")
    (time,) = find_times(parse(report), Setting(published=report.published, country=country))
    assert (time.value, str(time.interval)) == (value, interval)
    assert str(calendar_interval(value, Setting(country=country))) == interval


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_fiscal_year_is_its_four_quarters(year: int, start: int) -> None:
    setting = Setting(fiscal_year_start=start)
    whole = calendar_interval(f"FY{year}", setting)
    quarters = [calendar_interval(f"FY{year}-Q{n}", setting) for n in (1, 2, 3, 4)]
    assert whole is not None
    assert [q.start for q in quarters if q] == [whole.start, *(q.end for q in quarters[:3] if q)]
    assert quarters[3] is not None
    assert quarters[3].end == whole.end


@pytest.mark.parametrize(("year", "day"), [(2016, "2016-03-27"), (2024, "2024-03-31"), (2025, "2025-04-20")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_and_quoted_exactly(text: str) -> None:
    report = plain_report(text, published="2024-01-17")
    for time in find_times(parse(report), Setting(published=report.published)):
        start, end = time.span
        assert report.text[start:end] == time.text
