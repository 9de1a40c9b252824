"""Quarters, halves and runs of months: a sentence, and a time of it as words, type, value and calendar."""

from __future__ import annotations

import pytest
from tests.times.test_fiscal_years import shown, told

# 17 January 2024, at home in Pakistan. Months from one to another, and quarters named by their months.
RUNS_OF_MONTHS = [
    ("Exports rose in July-October 2023.", "July-October 2023 DURATION P4M [2023-07-01, 2023-11-01)"),
    ("Exports rose in July-March FY23.", "July-March FY23 DURATION P9M [2022-07-01, 2023-04-01)"),
    ("Exports rose in July-March 2022-23.", "July-March 2022-23 DURATION P9M [2022-07-01, 2023-04-01)"),
    ("Exports rose in July-March of FY23.", "July-March of FY23 DURATION P9M [2022-07-01, 2023-04-01)"),
    (
        "Exports rose in July-December of the last fiscal year.",
        "July-December of the last fiscal year DURATION P6M [2022-07-01, 2023-01-01)",
    ),
    ("Exports rose in November-February 2023.", "November-February 2023 DURATION P4M [2022-11-01, 2023-03-01)"),
    ("Exports rose in Jul-Oct 2023.", "Jul-Oct 2023 DURATION P4M [2023-07-01, 2023-11-01)"),
    ("Exports rose during July-October.", "July-October DURATION P4M [2023-07-01, 2023-11-01)"),
    ("Exports rose in the April-December period.", "the April-December period DURATION P9M [2023-04-01, 2024-01-01)"),
    ("Exports rose in the July-September quarter.", "the July-September quarter DATE 2023-Q3 [2023-07-01, 2023-10-01)"),
    (
        "Exports rose in the July–September 2023 quarter.",
        "the July–September 2023 quarter DATE 2023-Q3 [2023-07-01, 2023-10-01)",
    ),
    (
        "Exports rose in the July-September quarter of FY24.",
        "the July-September quarter of FY24 DATE 2023-Q3 [2023-07-01, 2023-10-01)",
    ),
    (
        "Exports rose in the July to September quarter.",
        "the July to September quarter DATE 2023-Q3 [2023-07-01, 2023-10-01)",
    ),
    (
        "Exports rose in the July-to-September quarter.",
        "the July-to-September quarter DATE 2023-Q3 [2023-07-01, 2023-10-01)",
    ),
    ("Exports rose in the September quarter.", "the September quarter DATE 2023-Q3 [2023-07-01, 2023-10-01)"),
    ("Exports rose in the June quarter.", "the June quarter DATE 2023-Q2 [2023-04-01, 2023-07-01)"),
    ("Exports rose in the March quarter of 2023.", "the March quarter of 2023 DATE 2023-Q1 [2023-01-01, 2023-04-01)"),
    ("Exports rose in the March quarter of FY23.", "the March quarter of FY23 DATE 2023-Q1 [2023-01-01, 2023-04-01)"),
    ("Exports rose in the December 2023 quarter.", "the December 2023 quarter DATE 2023-Q4 [2023-10-01, 2024-01-01)"),
    ("Exports rose in the December half.", "the December half DATE 2023-H2 [2023-07-01, 2024-01-01)"),
    ("Exports will rise in the March quarter.", "the March quarter DATE 2024-Q1 [2024-01-01, 2024-04-01)"),
]

# 17 January 2024, at home in Pakistan. Lengths whose end the text tells.
ENDS = [
    ("Exports rose in the quarter ended June.", "the quarter DATE 2023-Q2 [2023-04-01, 2023-07-01)"),
    ("Exports rose in the quarter ending June 2023.", "the quarter DATE 2023-Q2 [2023-04-01, 2023-07-01)"),
    ("Exports rose in the quarter to June.", "the quarter DATE 2023-Q2 [2023-04-01, 2023-07-01)"),
    ("Exports rose in the quarter through September.", "the quarter DATE 2023-Q3 [2023-07-01, 2023-10-01)"),
    ("Exports rose in the quarter that ended in September.", "the quarter DATE 2023-Q3 [2023-07-01, 2023-10-01)"),
    ("Exports rose in the quarter that ended on September 30.", "the quarter DATE 2023-Q3 [2023-07-01, 2023-10-01)"),
    ("Exports rose in the quarter, which ended on September 30.", "the quarter DATE 2023-Q3 [2023-07-01, 2023-10-01)"),
    (
        "Exports rose in the three months to the end of September.",
        "the three months DURATION P3M [2023-07-01, 2023-10-01)",
    ),
    ("Exports rose in the three months ending in September.", "the three months DURATION P3M [2023-07-01, 2023-10-01)"),
    ("Exports rose in the year to March.", "the year DURATION P1Y [2022-04-01, 2023-04-01)"),
    ("Exports rose in the year to the end of 2022.", "the year DURATION P1Y [2022-01-01, 2023-01-01)"),
    ("Exports rose in the 12 months to September.", "the 12 months DURATION P12M [2022-10-01, 2023-10-01)"),
    ("Exports rose in the 12 months through September.", "the 12 months DURATION P12M [2022-10-01, 2023-10-01)"),
    ("Exports rose in the year ended June 30, 2023.", "the year DURATION P1Y [2022-07-01, 2023-07-01)"),
    ("Exports rose in the half-year to December 31.", "the half-year DATE 2023-H2 [2023-07-01, 2024-01-01)"),
    ("Exports rose in the half year ended June 30.", "the half year DATE 2023-H1 [2023-01-01, 2023-07-01)"),
    ("Exports rose in the six months ended Dec. 31.", "the six months DURATION P6M [2023-07-01, 2024-01-01)"),
    ("Exports rose in the six-month period ended December 31.", "six-month DURATION P6M [2023-07-01, 2024-01-01)"),
    (
        "Exports rose in the nine-month period ended September 30, 2023.",
        "nine-month DURATION P9M [2023-01-01, 2023-10-01)",
    ),
    ("Exports rose in the three-month period to November.", "three-month DURATION P3M [2023-09-01, 2023-12-01)"),
    (
        "Exports rose in the first half ended December 31, 2023.",
        "the first half DATE FY2024-H1 [2023-07-01, 2024-01-01)",
    ),
    (
        "Exports rose in the second quarter ended December 31, 2023.",
        "the second quarter DATE FY2024-Q2 [2023-10-01, 2024-01-01)",
    ),
    ("Exports rose in the fourth quarter ended June 30.", "the fourth quarter DATE FY2023-Q4 [2023-04-01, 2023-07-01)"),
    ("Exports rose in the fiscal year ending June 2024.", "the fiscal year DATE FY2024 [2023-07-01, 2024-07-01)"),
    ("Exports rose in the fiscal year ending June 30.", "the fiscal year DATE FY2024 [2023-07-01, 2024-07-01)"),
    (
        "Exports rose in the fiscal year that ended in June 2023.",
        "the fiscal year DATE FY2023 [2022-07-01, 2023-07-01)",
    ),
    ("Exports rose in the fiscal year ended June 30.", "the fiscal year DATE FY2023 [2022-07-01, 2023-07-01)"),
    (
        "Growth is forecast at 6 percent in the quarter ending in March.",
        "the quarter DATE 2024-Q1 [2024-01-01, 2024-04-01)",
    ),
]

# 10 March 2026, at home in the United States. Calendar years and their parts, as American papers write them.
AMERICA = [
    ("The bank said it earned $5 billion in the full year.", "the full year DATE 2025 [2025-01-01, 2026-01-01)"),
    ("The bank expects to earn $5 billion in the full year.", "the full year DATE 2026 [2026-01-01, 2027-01-01)"),
    ("Profit for the full year 2025 was $5 billion.", "the full year 2025 DATE 2025 [2025-01-01, 2026-01-01)"),
    ("Full-year 2025 profit was $5 billion.", "Full-year 2025 DATE 2025 [2025-01-01, 2026-01-01)"),
    ("Sales fell for four consecutive quarters.", "four consecutive quarters DURATION P4Q None"),
    ("Sales fell for two straight years.", "two straight years DURATION P2Y None"),
    ("Sales fell 3% on a year-on-year basis in February.", "February DATE 2026-02 [2026-02-01, 2026-03-01)"),
    ("Sales have fallen since the start of the year.", "the start of the year DATE 2026 [2026-01-01, 2027-01-01)"),
    ("Sales have fallen so far this year.", "this year DATE 2026 [2026-01-01, 2027-01-01)"),
    ("Sales are down 3% in the year to date.", "the year to date DATE 2026 [2026-01-01, 2026-03-10)"),
    ("Sales are down 3% year-to-date.", "year-to-date DATE 2026 [2026-01-01, 2026-03-10)"),
    ("Sales are down 3% in the quarter to date.", "the quarter to date DATE 2026-Q1 [2026-01-01, 2026-03-10)"),
    ("Sales are down 3% in the week to date.", "the week to date DATE 2026-W11 [2026-03-09, 2026-03-10)"),
    ("Sales are down 3% month-to-date.", "month-to-date DATE 2026-03 [2026-03-01, 2026-03-10)"),
    ("Sales rose in calendar 2025.", "calendar 2025 DATE 2025 [2025-01-01, 2026-01-01)"),
    ("Sales rose in calendar year 2025.", "calendar year 2025 DATE 2025 [2025-01-01, 2026-01-01)"),
    ("Sales rose in CY2025.", "CY2025 DATE 2025 [2025-01-01, 2026-01-01)"),
    (
        "Sales rose in the second quarter of calendar 2025.",
        "the second quarter of calendar 2025 DATE 2025-Q2 [2025-04-01, 2025-07-01)",
    ),
    ("Sales rose in Q2CY25.", "Q2CY25 DATE 2025-Q2 [2025-04-01, 2025-07-01)"),
    ("Sales rose in Q4 2025.", "Q4 2025 DATE 2025-Q4 [2025-10-01, 2026-01-01)"),
    ("Sales rose in Q4'25.", "Q4'25 DATE 2025-Q4 [2025-10-01, 2026-01-01)"),
    ("Sales rose in 3Q 2025.", "3Q 2025 DATE 2025-Q3 [2025-07-01, 2025-10-01)"),
    ("Sales rose in 4Q25.", "4Q25 DATE 2025-Q4 [2025-10-01, 2026-01-01)"),
    ("Sales rose in 1H25.", "1H25 DATE 2025-H1 [2025-01-01, 2025-07-01)"),
    ("Sales rose in 2H 2025.", "2H 2025 DATE 2025-H2 [2025-07-01, 2026-01-01)"),
    ("Sales rose in 9M25.", "9M25 DURATION P9M [2025-01-01, 2025-10-01)"),
    ("Sales rose in 6M 2025.", "6M 2025 DURATION P6M [2025-01-01, 2025-07-01)"),
    ("Sales rose in H1.", "H1 DATE 2025-H1 [2025-01-01, 2025-07-01)"),
    ("Sales rose 5% in the second half.", "the second half DATE 2025-H2 [2025-07-01, 2026-01-01)"),
    (
        "Sales will slow in the second half of the year.",
        "the second half of the year DATE 2026-H2 [2026-07-01, 2027-01-01)",
    ),
    (
        "Sales slowed in the latter half of the year.",
        "the latter half of the year DATE 2025-H2 [2025-07-01, 2026-01-01)",
    ),
    ("Sales slowed in the latter half of 2025.", "the latter half of 2025 DATE 2025-H2 [2025-07-01, 2026-01-01)"),
    ("Sales rose in the first half of last year.", "the first half of last year DATE 2025-H1 [2025-01-01, 2025-07-01)"),
    (
        "Sales rose in the first three quarters of 2025.",
        "the first three quarters of 2025 DURATION P3Q [2025-01-01, 2025-10-01)",
    ),
    ("Sales rose in the last quarter.", "the last quarter DATE 2025-Q4 [2025-10-01, 2026-01-01)"),
    ("Sales rose in the final quarter of 2025.", "the final quarter of 2025 DATE 2025-Q4 [2025-10-01, 2026-01-01)"),
    ("Sales rose in last year's final quarter.", "last year's final quarter DATE 2025-Q4 [2025-10-01, 2026-01-01)"),
    ("Sales rose in the current quarter.", "the current quarter DATE 2026-Q1 [2026-01-01, 2026-04-01)"),
    ("Sales will rise in the next quarter.", "the next quarter DATE 2026-Q2 [2026-04-01, 2026-07-01)"),
    ("Sales rose in the quarter just ended.", "the quarter just ended DATE 2025-Q4 [2025-10-01, 2026-01-01)"),
    ("Sales rose in the just-concluded quarter.", "the just-concluded quarter DATE 2025-Q4 [2025-10-01, 2026-01-01)"),
    ("Sales rose in the most recent quarter.", "the most recent quarter DATE 2025-Q4 [2025-10-01, 2026-01-01)"),
    ("Sales rose in fiscal 2025.", "fiscal 2025 DATE FY2025 [2024-10-01, 2025-10-01)"),
    (
        "Sales rose in the first quarter of fiscal 2026.",
        "the first quarter of fiscal 2026 DATE FY2026-Q1 [2025-10-01, 2026-01-01)",
    ),
    ("Sales rose in the fiscal first quarter.", "the fiscal first quarter DATE 2026-Q1 None"),
    ("Sales rose in 2012-13.", "2012-13 DATE 2012/2013 [2012-01-01, 2014-01-01)"),
    ("Sales rose in the 2024/25 marketing year.", "the 2024/25 marketing year DATE 2024/2025 [2024-01-01, 2026-01-01)"),
    ("He taught in the 2024-25 school year.", "the 2024-25 school year DATE 2024/2025 [2024-01-01, 2026-01-01)"),
    ("He taught in the academic year 2024-25.", "the academic year 2024-25 DATE 2024/2025 [2024-01-01, 2026-01-01)"),
    ("He scored 30 goals in the 2024-25 season.", "2024-25 DATE 2024/2025 [2024-01-01, 2026-01-01)"),
    ("He scored 30 goals in the 2024-2025 season.", "2024-2025 DATE 2024/2025 [2024-01-01, 2026-01-01)"),
    ("The winter of 2013-14 was hard.", "The winter of 2013-14 DATE 2013-WI [2013-12-01, 2014-03-01)"),
    ("Sales rose in the second half of the 1990s.", "the second half of the 1990s DATE 199 [1990-01-01, 2000-01-01)"),
    (
        "Sales rose in the first half of the 19th century.",
        "the first half of the 19th century DATE 18 [1800-01-01, 1900-01-01)",
    ),
    ("Sales rose in the second half of January.", "the second half of January DATE 2026-01 [2026-01-01, 2026-02-01)"),
    (
        "Sales rose in the second half of October 2025.",
        "the second half of October 2025 DATE 2025-10 [2025-10-01, 2025-11-01)",
    ),
]

# 3 January 2024, at home in Pakistan. The outgoing year is the one before where the new one has only begun.
OUTGOING = [
    ("Growth slowed during the outgoing year.", "the outgoing year DATE 2023 [2023-01-01, 2024-01-01)"),
    ("Growth slowed during the outgoing month.", "the outgoing month DATE 2023-12 [2023-12-01, 2024-01-01)"),
    ("Growth slowed during the outgoing quarter.", "the outgoing quarter DATE 2023-Q4 [2023-10-01, 2024-01-01)"),
    ("Growth slowed during the outgoing fiscal year.", "the outgoing fiscal year DATE FY2024 [2023-07-01, 2024-07-01)"),
]

# 17 January 2024, at home in Pakistan.
WRITTEN_OUT = [
    (
        "Debt rose in the first quarter (Q1) of FY24.",
        "the first quarter (Q1) of FY24 DATE FY2024-Q1 [2023-07-01, 2023-10-01)",
    ),
    (
        "Debt rose in the first half (H1) of the current fiscal year.",
        "the first half (H1) of the current fiscal year DATE FY2024-H1 [2023-07-01, 2024-01-01)",
    ),
    ("Debt rose in July-December (H1) FY24.", "July-December (H1) FY24 DURATION P6M [2023-07-01, 2024-01-01)"),
    (
        "Debt rose in the fiscal year's first half.",
        "the fiscal year's first half DATE FY2024-H1 [2023-07-01, 2024-01-01)",
    ),
    (
        "Debt rose in the current fiscal year's first quarter.",
        "the current fiscal year's first quarter DATE FY2024-Q1 [2023-07-01, 2023-10-01)",
    ),
    (
        "Debt rose in the last fiscal year's second half.",
        "the last fiscal year's second half DATE FY2023-H2 [2023-01-01, 2023-07-01)",
    ),
    ("Debt stood at $130 billion at fiscal year-end.", "fiscal year-end DATE FY2024 [2023-07-01, 2024-07-01)"),
    (
        "Debt rose in the July-December 2023 period.",
        "the July-December 2023 period DURATION P6M [2023-07-01, 2024-01-01)",
    ),
    (
        "Debt rose during the July-to-December period.",
        "the July-to-December period DURATION P6M [2023-07-01, 2024-01-01)",
    ),
    (
        "Debt stood at $130 billion at the end of the quarter.",
        "the end of the quarter DATE 2023-Q4 [2023-10-01, 2024-01-01)",
    ),
    ("Debt will be higher by the end of the quarter.", "the end of the quarter DATE 2024-Q1 [2024-01-01, 2024-04-01)"),
    (
        "Debt was 5 percent higher than in the comparable period of FY23.",
        "the comparable period of FY23 DATE FY2023 None",
    ),
    ("Debt was 5 percent higher than in the same period last year.", "the same period last year DATE 2023 None"),
    (
        "Debt rose in November. Imports fell in the month under review.",
        "the month DATE 2023-11 [2023-11-01, 2023-12-01)",
    ),
]

ROWS = [
    *((*row, "PK", "2024-01-17") for row in RUNS_OF_MONTHS),
    *((*row, "US", "2026-03-10") for row in AMERICA),
    *((*row, "PK", "2024-01-03") for row in OUTGOING),
    *((*row, "PK", "2024-01-17") for row in WRITTEN_OUT),
]


@pytest.mark.parametrize(("text", "last", "country", "day"), ROWS)
def test_the_last_time_of_a_text(text: str, last: str, country: str, day: str) -> None:
    assert shown(told(text, country, day)[-1]) == last


@pytest.mark.parametrize(("text", "first"), ENDS)
def test_lengths_whose_end_is_told(text: str, first: str) -> None:
    assert shown(told(text, "PK", "2024-01-17")[0]) == first


# Words of counting, comparing and naming that are no times.
NO_TIMES = [
    "Sales fell for the third straight month.",
    "Sales fell for a fourth consecutive quarter.",
    "Sales fell for the second year running.",
    "Sales fell 3% year over year.",
    "Sales fell 3% year-over-year.",
    "Sales fell 3% month-on-month.",
    "Sales fell 3% quarter-on-quarter.",
    "Sales rose in the holiday quarter.",
    "The company sold 9M 2024 models.",
    "The company paid $5M 2024 bonuses.",
    "The H100 chip sold well.",
    "The Q400 landed late.",
    "A March quarter-point cut is likely.",
    "He ran the March half marathon.",
    "In the first half hour, nothing happened.",
    "He scored in the first half of the match.",
    "He scored twice in the first half and his club paid $5 million for him.",
    "They won in the fourth quarter of the game.",
    "The current fiscal deficit is wide.",
    "The last fiscal policy failed.",
    "The quarter-to-quarter comparison was weak.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_are_no_times(text: str) -> None:
    assert told(text, "US", "2026-03-10") == ()


SEVERAL = [
    ("Net rose in the first and third quarters of 1988.", ["1988-Q1", "1988-Q3"]),
    ("Net rose in the first, second and third quarters of 1988.", ["1988-Q1", "1988-Q2", "1988-Q3"]),
    ("Net rose in the second and third quarters.", ["2025-Q2", "2025-Q3"]),
    ("Net rose in the third and fourth quarters.", ["2025-Q3", "2025-Q4"]),
    ("Net rose from the first to the third quarter of 2024.", ["2024-Q1", "2024-Q3"]),
    ("Net rose in Q1-Q3 2024.", ["2024-Q1", "2024-Q3"]),
    ("Net rose in Q1 and Q2 of FY24.", ["FY2024-Q1", "FY2024-Q2"]),
    ("Net rose in Q1 and Q2.", ["2025-Q1", "2025-Q2"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_quarters_that_share_their_year(text: str, values: list[str]) -> None:
    assert [time.value for time in told(text, "US", "2026-03-10")] == values
