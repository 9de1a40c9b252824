"""Fiscal years and their parts by country: a sentence, and its last time as words, type, value and calendar."""

from __future__ import annotations

import pytest
from tests.times.sentences import times

from newstally.gazetteer import fiscal_year_start
from newstally.model import TimeExpression


def told(text: str, country: str, day: str | None) -> tuple[TimeExpression, ...]:
    return times(text, day, country, fiscal_year_start(country))


def shown(time: TimeExpression) -> str:
    return f"{time.text} {time.type} {time.value} {time.interval}"


# 17 January 2024, at home in Pakistan. Fiscal years and their parts at home in Pakistan, where they begin in July.
PAKISTAN = [
    ("Exports rose in fiscal 2023-24.", "fiscal 2023-24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in FY24.", "FY24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in FY2023-24.", "FY2023-24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in FY23/24.", "FY23/24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in FY23-24.", "FY23-24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in FY 2024.", "FY 2024 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in FY'24.", "FY'24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in FY 24.", "FY 24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in 2022/23.", "2022/23 DATE FY2023 [2022-07-01, 2023-07-01)"),
    ("Exports rose in 2023–24.", "2023–24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the 2023-24 financial year.", "the 2023-24 financial year DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the 2023-2024 fiscal year.", "the 2023-2024 fiscal year DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the fiscal year 2023-24.", "the fiscal year 2023-24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the financial year 2023/24.", "the financial year 2023/24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in fiscal year 2024.", "fiscal year 2024 DATE FY2024 [2023-07-01, 2024-07-01)"),
    (
        "Exports rose in the current fiscal year 2023-24.",
        "the current fiscal year 2023-24 DATE FY2024 [2023-07-01, 2024-07-01)",
    ),
    ("Exports rose in the current fiscal year.", "the current fiscal year DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the outgoing fiscal year.", "the outgoing fiscal year DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the ongoing fiscal year.", "the ongoing fiscal year DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the last fiscal year.", "the last fiscal year DATE FY2023 [2022-07-01, 2023-07-01)"),
    ("Exports rose in the previous fiscal year.", "the previous fiscal year DATE FY2023 [2022-07-01, 2023-07-01)"),
    ("Exports will rise in the next fiscal year.", "the next fiscal year DATE FY2025 [2024-07-01, 2025-07-01)"),
    ("Exports will rise in the coming fiscal year.", "the coming fiscal year DATE FY2025 [2024-07-01, 2025-07-01)"),
    ("Exports rose in the just-ended fiscal year.", "the just-ended fiscal year DATE FY2023 [2022-07-01, 2023-07-01)"),
    (
        "Exports rose in the most recent fiscal year.",
        "the most recent fiscal year DATE FY2023 [2022-07-01, 2023-07-01)",
    ),
    ("Exports rose in the latest fiscal year.", "the latest fiscal year DATE FY2023 [2022-07-01, 2023-07-01)"),
    ("Exports rose last fiscal.", "last fiscal DATE FY2023 [2022-07-01, 2023-07-01)"),
    ("Exports rose this fiscal.", "this fiscal DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the current fiscal.", "the current fiscal DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the current FY.", "the current FY DATE FY2024 [2023-07-01, 2024-07-01)"),
    (
        "Exports rose by the end of fiscal year 2022-23.",
        "the end of fiscal year 2022-23 DATE FY2023 [2022-07-01, 2023-07-01)",
    ),
    ("Exports rose at the close of FY23.", "the close of FY23 DATE FY2023 [2022-07-01, 2023-07-01)"),
    (
        "Exports rose from the beginning of the current fiscal year.",
        "the beginning of the current fiscal year DATE FY2024 [2023-07-01, 2024-07-01)",
    ),
    (
        "Exports have risen since the start of the fiscal year.",
        "the start of the fiscal year DATE FY2024 [2023-07-01, 2024-07-01)",
    ),
    ("Exports rose in first half of FY24.", "first half of FY24 DATE FY2024-H1 [2023-07-01, 2024-01-01)"),
    (
        "Exports rose in the first half of the fiscal year.",
        "the first half of the fiscal year DATE FY2024-H1 [2023-07-01, 2024-01-01)",
    ),
    (
        "Exports rose in the first half of the current fiscal year.",
        "the first half of the current fiscal year DATE FY2024-H1 [2023-07-01, 2024-01-01)",
    ),
    (
        "Exports rose in the first half of the ongoing fiscal year.",
        "the first half of the ongoing fiscal year DATE FY2024-H1 [2023-07-01, 2024-01-01)",
    ),
    (
        "Exports rose in the first half of the 2023-24 fiscal year.",
        "the first half of the 2023-24 fiscal year DATE FY2024-H1 [2023-07-01, 2024-01-01)",
    ),
    (
        "Exports rose in the first half of fiscal 2023-24.",
        "the first half of fiscal 2023-24 DATE FY2024-H1 [2023-07-01, 2024-01-01)",
    ),
    (
        "Exports rose in the first half (July-December) of FY24.",
        "the first half (July-December) of FY24 DATE FY2024-H1 [2023-07-01, 2024-01-01)",
    ),
    (
        "Exports rose in the second half of the last fiscal.",
        "the second half of the last fiscal DATE FY2023-H2 [2023-01-01, 2023-07-01)",
    ),
    ("Exports rose in 1HFY24.", "1HFY24 DATE FY2024-H1 [2023-07-01, 2024-01-01)"),
    ("Exports rose in H1FY24.", "H1FY24 DATE FY2024-H1 [2023-07-01, 2024-01-01)"),
    ("Exports rose in 1H FY24.", "1H FY24 DATE FY2024-H1 [2023-07-01, 2024-01-01)"),
    ("Exports rose in H1 of FY24.", "H1 of FY24 DATE FY2024-H1 [2023-07-01, 2024-01-01)"),
    ("Exports rose in 5MFY24.", "5MFY24 DURATION P5M [2023-07-01, 2023-12-01)"),
    ("Exports rose in 5M FY24.", "5M FY24 DURATION P5M [2023-07-01, 2023-12-01)"),
    ("Exports rose in 11MFY23.", "11MFY23 DURATION P11M [2022-07-01, 2023-06-01)"),
    (
        "Exports rose in the first five months of fiscal 2023-24.",
        "the first five months of fiscal 2023-24 DURATION P5M [2023-07-01, 2023-12-01)",
    ),
    (
        "Exports rose in the first five months of the fiscal year.",
        "the first five months of the fiscal year DURATION P5M [2023-07-01, 2023-12-01)",
    ),
    (
        "Exports rose in the first five months of the current fiscal year.",
        "the first five months of the current fiscal year DURATION P5M [2023-07-01, 2023-12-01)",
    ),
    (
        "Exports rose in the first five months (July-November) of the current fiscal year.",
        "the first five months (July-November) of the current fiscal year DURATION P5M [2023-07-01, 2023-12-01)",
    ),
    (
        "Exports rose in the last three months of FY23.",
        "the last three months of FY23 DURATION P3M [2023-04-01, 2023-07-01)",
    ),
    (
        "Exports rose in the last two quarters of FY23.",
        "the last two quarters of FY23 DURATION P2Q [2023-01-01, 2023-07-01)",
    ),
    (
        "Exports rose in the last six months of the fiscal year.",
        "the last six months of the fiscal year DURATION P6M [2024-01-01, 2024-07-01)",
    ),
    (
        "Exports will rise in the last six months of the fiscal year.",
        "the last six months of the fiscal year DURATION P6M [2024-01-01, 2024-07-01)",
    ),
    (
        "Exports rose over the last three fiscal years.",
        "the last three fiscal years DURATION P3Y [2020-07-01, 2023-07-01)",
    ),
    (
        "Exports rose over the past two calendar years.",
        "the past two calendar years DURATION P2Y [2022-01-01, 2024-01-01)",
    ),
    ("Exports rose in Q2FY24.", "Q2FY24 DATE FY2024-Q2 [2023-10-01, 2024-01-01)"),
    ("Exports rose in 2QFY24.", "2QFY24 DATE FY2024-Q2 [2023-10-01, 2024-01-01)"),
    ("Exports rose in Q2 FY24.", "Q2 FY24 DATE FY2024-Q2 [2023-10-01, 2024-01-01)"),
    ("Exports rose in Q2 of FY24.", "Q2 of FY24 DATE FY2024-Q2 [2023-10-01, 2024-01-01)"),
    (
        "Exports rose in Q2 of the current fiscal year.",
        "Q2 of the current fiscal year DATE FY2024-Q2 [2023-10-01, 2024-01-01)",
    ),
    (
        "Exports rose in the second quarter of FY24.",
        "the second quarter of FY24 DATE FY2024-Q2 [2023-10-01, 2024-01-01)",
    ),
    (
        "Exports rose in the second quarter of the fiscal year.",
        "the second quarter of the fiscal year DATE FY2024-Q2 [2023-10-01, 2024-01-01)",
    ),
    (
        "Exports rose in the second quarter of the ongoing fiscal year.",
        "the second quarter of the ongoing fiscal year DATE FY2024-Q2 [2023-10-01, 2024-01-01)",
    ),
    (
        "Exports rose in the second quarter of the fiscal year 2023-24.",
        "the second quarter of the fiscal year 2023-24 DATE FY2024-Q2 [2023-10-01, 2024-01-01)",
    ),
    (
        "Exports rose in the second quarter of 2023-24.",
        "the second quarter of 2023-24 DATE FY2024-Q2 [2023-10-01, 2024-01-01)",
    ),
    ("Exports rose in the last quarter of FY23.", "the last quarter of FY23 DATE FY2023-Q4 [2023-04-01, 2023-07-01)"),
    (
        "Exports rose in the final quarter of the last fiscal year.",
        "the final quarter of the last fiscal year DATE FY2023-Q4 [2023-04-01, 2023-07-01)",
    ),
    ("Exports rose in the fiscal second quarter.", "the fiscal second quarter DATE FY2024-Q2 [2023-10-01, 2024-01-01)"),
    ("Exports rose in November of FY24.", "November of FY24 DATE 2023-11 [2023-11-01, 2023-12-01)"),
    ("Exports rose in July FY24.", "July FY24 DATE 2023-07 [2023-07-01, 2023-08-01)"),
]

# 10 July 2023, at home in Pakistan. Ten days into a fiscal year.
JUST_BEGUN = [
    ("Growth slowed during the outgoing fiscal year.", "the outgoing fiscal year DATE FY2023 [2022-07-01, 2023-07-01)"),
    (
        "Growth slowed during the just-ended fiscal year.",
        "the just-ended fiscal year DATE FY2023 [2022-07-01, 2023-07-01)",
    ),
    ("Growth slowed during the last fiscal year.", "the last fiscal year DATE FY2023 [2022-07-01, 2023-07-01)"),
    ("Growth slowed in the full fiscal year.", "the full fiscal year DATE FY2023 [2022-07-01, 2023-07-01)"),
    (
        "Growth slowed in the first half of the fiscal year.",
        "the first half of the fiscal year DATE FY2023-H1 [2022-07-01, 2023-01-01)",
    ),
    (
        "Growth slowed in the fourth quarter of the fiscal year.",
        "the fourth quarter of the fiscal year DATE FY2023-Q4 [2023-04-01, 2023-07-01)",
    ),
]

# 10 May 2024, at home in the United Kingdom. The financial year of the United Kingdom, and its tax year.
BRITAIN = [
    ("Borrowing rose in the last financial year.", "the last financial year DATE FY2024 [2023-04-01, 2024-04-01)"),
    (
        "Borrowing rose in the 2023-24 financial year.",
        "the 2023-24 financial year DATE FY2024 [2023-04-01, 2024-04-01)",
    ),
    ("Borrowing rose in the 2023-24 tax year.", "the 2023-24 tax year DATE 2023/2024 [2023-04-06, 2024-04-06)"),
    ("Borrowing rose in the tax year 2022/23.", "the tax year 2022/23 DATE 2022/2023 [2022-04-06, 2023-04-06)"),
    ("Borrowing rose in 2023/24.", "2023/24 DATE FY2024 [2023-04-01, 2024-04-01)"),
    ("He played in the 2023/24 season.", "2023/24 DATE 2023/2024 [2023-01-01, 2025-01-01)"),
    ("GDP rose in the first quarter.", "the first quarter DATE 2024-Q1 [2024-01-01, 2024-04-01)"),
]

# 20 August 2024, at home in Australia.
AUSTRALIA = [
    ("Profit rose in the 2023-24 financial year.", "the 2023-24 financial year DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Profit rose in fiscal 2024.", "fiscal 2024 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Profit rose in the June half.", "the June half DATE 2024-H1 [2024-01-01, 2024-07-01)"),
    ("Profit rose in FY24.", "FY24 DATE FY2024 [2023-07-01, 2024-07-01)"),
]

# 10 May 2024, at home in Japan. Japan names a fiscal year for the year it begins in.
JAPAN = [
    ("Profit rose in fiscal 2023.", "fiscal 2023 DATE FY2023 [2023-04-01, 2024-04-01)"),
    ("Profit rose in FY2024.", "FY2024 DATE FY2024 [2024-04-01, 2025-04-01)"),
    (
        "Profit is seen rising in the current fiscal year.",
        "the current fiscal year DATE FY2024 [2024-04-01, 2025-04-01)",
    ),
    ("Profit rose in fiscal 2023-24.", "fiscal 2023-24 DATE FY2023 [2023-04-01, 2024-04-01)"),
    ("Profit rose in the January-March quarter.", "the January-March quarter DATE 2024-Q1 [2024-01-01, 2024-04-01)"),
]

# 20 January 2024, at home in Nepal. Nepal's fiscal year begins in the middle of July.
NEPAL = [
    (
        "Imports fell in the first five months of the current fiscal year.",
        "the first five months of the current fiscal year DURATION P5M [2023-07-16, 2023-12-16)",
    ),
    (
        "Imports fell in the first half of fiscal year 2023-24.",
        "the first half of fiscal year 2023-24 DATE FY2024-H1 [2023-07-16, 2024-01-16)",
    ),
    ("Imports fell in FY2023/24.", "FY2023/24 DATE FY2024 [2023-07-16, 2024-07-16)"),
]

# 20 January 2024, at home in Iran.
IRAN = [
    ("Exports rose in the current fiscal year.", "the current fiscal year DATE FY2024 [2023-03-21, 2024-03-21)"),
    (
        "Exports rose in the first nine months of the current fiscal year.",
        "the first nine months of the current fiscal year DURATION P9M [2023-03-21, 2023-12-21)",
    ),
]

# 20 January 2024, at home in Ethiopia.
ETHIOPIA = [
    ("Exports rose in the 2023/24 fiscal year.", "the 2023/24 fiscal year DATE FY2024 [2023-07-08, 2024-07-08)"),
]

# 20 January 2024, at home in South Africa.
SOUTH_AFRICA = [
    ("Revenue fell in 2023/24.", "2023/24 DATE FY2024 [2023-04-01, 2024-04-01)"),
    (
        "Revenue fell in the first quarter of the 2023/24 financial year.",
        "the first quarter of the 2023/24 financial year DATE FY2024-Q1 [2023-04-01, 2023-07-01)",
    ),
]

# 20 August 2024, at home in Kenya.
KENYA = [
    ("Revenue fell in FY2023/24.", "FY2023/24 DATE FY2024 [2023-07-01, 2024-07-01)"),
]

# 20 August 2024, at home in Singapore.
SINGAPORE = [
    ("Revenue fell in FY2023.", "FY2023 DATE FY2023 [2023-04-01, 2024-04-01)"),
    ("Revenue fell in the first half of FY2024.", "the first half of FY2024 DATE FY2024-H1 [2024-04-01, 2024-10-01)"),
]

# 20 August 2024, at home in Bangladesh.
BANGLADESH = [
    ("Exports rose in FY24.", "FY24 DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in July of FY25.", "July of FY25 DATE 2024-07 [2024-07-01, 2024-08-01)"),
    ("Exports rose in the outgoing fiscal.", "the outgoing fiscal DATE FY2024 [2023-07-01, 2024-07-01)"),
]

# 20 August 2024, at home in Germany. Where the fiscal year is the calendar year, another's is not placed.
GERMANY = [
    ("Revenue fell in the fiscal first quarter.", "the fiscal first quarter DATE 2024-Q1 None"),
    (
        "Revenue fell in the 2023/24 financial year.",
        "the 2023/24 financial year DATE 2023/2024 [2023-01-01, 2025-01-01)",
    ),
    ("Revenue fell in the first half of 2022-23.", "the first half of 2022-23 DATE XXXX-H1 None"),
    ("Revenue fell in the second quarter.", "the second quarter DATE 2024-Q2 [2024-04-01, 2024-07-01)"),
    ("Revenue fell in FY2023.", "FY2023 DATE 2023 [2023-01-01, 2024-01-01)"),
]

# 5 August 2024, at home in India.
INDIA = [
    ("Profit rose in the June quarter.", "the June quarter DATE 2024-Q2 [2024-04-01, 2024-07-01)"),
    ("Profit rose in Q1FY25.", "Q1FY25 DATE FY2025-Q1 [2024-04-01, 2024-07-01)"),
    (
        "Profit rose in the April-June quarter of FY25.",
        "the April-June quarter of FY25 DATE 2024-Q2 [2024-04-01, 2024-07-01)",
    ),
    (
        "Profit rose in the first quarter of the current financial year.",
        "the first quarter of the current financial year DATE FY2025-Q1 [2024-04-01, 2024-07-01)",
    ),
    (
        "Profit rose in the first quarter of this fiscal.",
        "the first quarter of this fiscal DATE FY2025-Q1 [2024-04-01, 2024-07-01)",
    ),
    ("Profit rose in 2023-24.", "2023-24 DATE FY2024 [2023-04-01, 2024-04-01)"),
    ("Profit rose in the March quarter.", "the March quarter DATE 2024-Q1 [2024-01-01, 2024-04-01)"),
]

ROWS = [
    *((*row, "PK", "2024-01-17") for row in PAKISTAN),
    *((*row, "PK", "2023-07-10") for row in JUST_BEGUN),
    *((*row, "GB", "2024-05-10") for row in BRITAIN),
    *((*row, "AU", "2024-08-20") for row in AUSTRALIA),
    *((*row, "JP", "2024-05-10") for row in JAPAN),
    *((*row, "NP", "2024-01-20") for row in NEPAL),
    *((*row, "IR", "2024-01-20") for row in IRAN),
    *((*row, "ET", "2024-01-20") for row in ETHIOPIA),
    *((*row, "ZA", "2024-01-20") for row in SOUTH_AFRICA),
    *((*row, "KE", "2024-08-20") for row in KENYA),
    *((*row, "SG", "2024-08-20") for row in SINGAPORE),
    *((*row, "BD", "2024-08-20") for row in BANGLADESH),
    *((*row, "DE", "2024-08-20") for row in GERMANY),
    *((*row, "IN", "2024-08-05") for row in INDIA),
]


@pytest.mark.parametrize(("text", "last", "country", "day"), ROWS)
def test_the_last_time_of_a_text(text: str, last: str, country: str, day: str) -> None:
    assert shown(told(text, country, day)[-1]) == last


def test_the_start_and_the_end_of_a_period_keep_it_whole() -> None:
    start = told("Exports have risen since the start of the fiscal year.", "PK", "2024-01-17")[0]
    end = told("Exports rose by the end of fiscal year 2022-23.", "PK", "2024-01-17")[0]
    assert (start.value, start.mod, end.value, end.mod) == ("FY2024", "START", "FY2023", "END")


UNDATED = [
    ("Exports rose in the last fiscal year.", "FYXXXX"),
    ("Exports rose in the second quarter of the fiscal year.", "XXXX-Q2"),
    ("Exports rose in the first half of last year.", "XXXX-H1"),
    ("Exports rose in the June quarter.", "XXXX-QX"),
    ("Exports rose in the year to date.", "XXXX"),
    ("Exports rose in the first five months of this year.", "P5M"),
    ("Exports rose in July-October.", "P4M"),
]


@pytest.mark.parametrize(("text", "value"), UNDATED)
def test_without_a_day_of_publication_no_period_is_placed(text: str, value: str) -> None:
    time = told(text, "PK", None)[0]
    assert (time.value, time.interval) == (value, None)


def test_what_needs_no_day_of_publication_is_placed_without_one() -> None:
    time = told("Exports rose in the first half of FY2024.", "PK", None)[0]
    assert (time.value, str(time.interval)) == ("FY2024-H1", "[2023-07-01, 2024-01-01)")
