"""Periods told from the one the story is at: a text, and its last time as words, type, value and calendar."""

from __future__ import annotations

import pytest
from tests.times.test_fiscal_years import shown, told

# 20 December 2023, at home in Pakistan. Told from the fiscal year that the story is at.
FISCAL_STORIES = [
    (
        "Exports rose in July-November of the current fiscal year from the same period of the previous fiscal year.",
        "the same period of the previous fiscal year DURATION P5M [2022-07-01, 2022-12-01)",
    ),
    (
        "Exports rose to $12 billion during 5MFY24, compared with $11 billion in 5MFY23.",
        "5MFY23 DURATION P5M [2022-07-01, 2022-12-01)",
    ),
    (
        "Exports rose in July-November FY24 from the corresponding period of FY23.",
        "the corresponding period of FY23 DURATION P5M [2022-07-01, 2022-12-01)",
    ),
    (
        "Exports rose in July-November FY24 against $3 billion in the corresponding period.",
        "the corresponding period DURATION P5M [2022-07-01, 2022-12-01)",
    ),
    (
        "Exports rose in July-November 2023 from the same period of 2022.",
        "the same period of 2022 DURATION P5M [2022-07-01, 2022-12-01)",
    ),
    (
        "Exports rose in July-November 2023 from the same months of last year.",
        "the same months of last year DURATION P5M [2022-07-01, 2022-12-01)",
    ),
    (
        "Exports rose in July-November 2023 from the same five months of last year.",
        "the same five months of last year DURATION P5M [2022-07-01, 2022-12-01)",
    ),
    (
        "Exports rose in the first five months of FY24 from a year earlier.",
        "a year earlier DATE 2022 [2022-07-01, 2022-12-01)",
    ),
    (
        "Exports rose in the first five months of FY24 from the same period a year ago.",
        "the same period a year ago DURATION P5M [2022-07-01, 2022-12-01)",
    ),
    ("Exports rose in July-March 2022-23 from a year earlier.", "a year earlier DATE FY2022 [2021-07-01, 2022-04-01)"),
    (
        "Exports rose in FY23. In the previous fiscal year, they fell.",
        "the previous fiscal year DATE FY2022 [2021-07-01, 2022-07-01)",
    ),
    (
        "Exports rose in FY23. In the preceding fiscal year, they fell.",
        "the preceding fiscal year DATE FY2022 [2021-07-01, 2022-07-01)",
    ),
    (
        "Exports rose in FY23. They fell in the following fiscal year.",
        "the following fiscal year DATE FY2024 [2023-07-01, 2024-07-01)",
    ),
    (
        "Exports rose in FY23. They will fall in the next fiscal year.",
        "the next fiscal year DATE FY2025 [2024-07-01, 2025-07-01)",
    ),
    (
        "Exports rose in FY24. In the first five months, imports fell.",
        "the first five months DURATION P5M [2023-07-01, 2023-12-01)",
    ),
    (
        "Exports rose in November, up from the same month last year.",
        "the same month last year DATE 2022-11 [2022-11-01, 2022-12-01)",
    ),
    (
        "Exports rose in November from the same month of the previous fiscal year.",
        "the same month of the previous fiscal year DATE 2022-11 [2022-11-01, 2022-12-01)",
    ),
    ("Exports rose in November from the previous month.", "the previous month DATE 2023-10 [2023-10-01, 2023-11-01)"),
    (
        "Exports rose in the first quarter of FY24 from the same quarter of last year.",
        "the same quarter of last year DATE FY2023-Q1 [2022-07-01, 2022-10-01)",
    ),
    (
        "Exports rose in the first quarter of FY24 from the previous quarter.",
        "the previous quarter DATE FY2023-Q4 [2023-04-01, 2023-07-01)",
    ),
    (
        "Exports rose in the first quarter of FY24 from a year earlier.",
        "a year earlier DATE FY2023-Q1 [2022-07-01, 2022-10-01)",
    ),
    (
        "Exports rose in the first half of FY23 from a year earlier.",
        "a year earlier DATE FY2022-H1 [2021-07-01, 2022-01-01)",
    ),
    ("Exports rose in FY23 from the year before.", "the year before DATE FY2022 [2021-07-01, 2022-07-01)"),
    ("Exports rose in FY23 from the previous year.", "the previous year DATE FY2022 [2021-07-01, 2022-07-01)"),
    ("Exports rose in FY23 from a year earlier.", "a year earlier DATE FY2022 [2021-07-01, 2022-07-01)"),
    ("Exports rose in 2022-23 from a year earlier.", "a year earlier DATE FY2022 [2021-07-01, 2022-07-01)"),
    (
        "Growth was 6 percent in the nine months ended September 30 from the same period last year.",
        "the same period last year DURATION P9M [2022-01-01, 2022-10-01)",
    ),
    (
        "Growth was 6 percent in the 12 months to September from a year earlier.",
        "a year earlier DURATION P12M [2021-10-01, 2022-10-01)",
    ),
]

# 2 November 1989, at home in the United States. Told from the quarter that is reported.
EARNINGS = [
    ("Net income rose in the third quarter from a year ago.", "a year ago DATE 1988-Q3 [1988-07-01, 1988-10-01)"),
    (
        "Net rose to $9 million from $8 million in the year-ago quarter.",
        "the year-ago quarter DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "In the year-earlier third quarter, it had lost money.",
        "the year-earlier third quarter DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter. The second quarter had been flat. In the year-earlier period, it lost money.",
        "the year-earlier period DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter. In the second quarter, it had fallen from a year earlier.",
        "a year earlier DATE 1988-Q2 [1988-04-01, 1988-07-01)",
    ),
    (
        "Net rose in the third quarter. In the first nine months, net fell from a year earlier.",
        "a year earlier DATE 1988 [1988-01-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter. In the 1988 period, it had fallen.",
        "the 1988 period DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter. For the nine months, it earned $5 million.",
        "the nine months DURATION P9M [1989-01-01, 1989-10-01)",
    ),
    (
        "Net rose in the second quarter. For the six months, it earned $5 million.",
        "the six months DURATION P6M [1989-01-01, 1989-07-01)",
    ),
    (
        "Net rose in the third quarter. For the nine months, it earned $5 million. In the 1988 period, it lost money.",
        "the 1988 period DATE 1988 [1988-01-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter. For the nine months, it earned $5 million, up from a year earlier.",
        "a year earlier DATE 1988 [1988-01-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter. For the nine months, it earned $5m. In the year-earlier period, it lost money.",
        "the year-earlier period DURATION P9M [1988-01-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter. For the nine months, it earned $5m. Net for the year-earlier nine months fell.",
        "the year-earlier nine months DURATION P9M [1988-01-01, 1988-10-01)",
    ),
    (
        "Net rose for the nine months. In its third quarter, net fell from a year earlier.",
        "a year earlier DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    ("Net rose in the first half of 1989 from the 1988 half.", "the 1988 half DATE 1988-H1 [1988-01-01, 1988-07-01)"),
    ("Net rose in the 1988 second quarter.", "the 1988 second quarter DATE 1988-Q2 [1988-04-01, 1988-07-01)"),
    ("This year's third quarter was better.", "This year's third quarter DATE 1989-Q3 [1989-07-01, 1989-10-01)"),
    ("Net will fall in next year's first quarter.", "next year's first quarter DATE 1990-Q1 [1990-01-01, 1990-04-01)"),
    (
        "Net rose in the quarter ended Sept. 29 from the same quarter a year earlier.",
        "the same quarter a year earlier DATE 1988-Q3 [1988-06-30, 1988-09-30)",
    ),
    (
        "Net rose in the fourth quarter ended Aug. 31. In the year-ago period, it fell.",
        "the year-ago period DATE 1988-Q4 [1988-06-01, 1988-09-01)",
    ),
    (
        "Net rose in the three months ended Sept. 30. A year earlier, it fell.",
        "A year earlier DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "Net rose in the six months ended Sept. 30. In the year-earlier six months, it fell.",
        "the year-earlier six months DURATION P6M [1988-04-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter. In the quarter a year ago, it fell.",
        "the quarter a year ago DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter from the same period a year ago.",
        "the same period a year ago DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter from the comparable period of 1987.",
        "the comparable period of 1987 DATE 1987-Q3 [1987-07-01, 1987-10-01)",
    ),
    (
        "Net rose in the third quarter, compared with the corresponding quarter of the previous year.",
        "the corresponding quarter of the previous year DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter from the prior-year quarter.",
        "the prior-year quarter DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter from the prior-year period.",
        "the prior-year period DATE 1988-Q3 [1988-07-01, 1988-10-01)",
    ),
    (
        "Net rose in the third quarter of 1988 from the previous quarter.",
        "the previous quarter DATE 1988-Q2 [1988-04-01, 1988-07-01)",
    ),
    (
        "Net rose in the third quarter. Sales fell from the preceding quarter.",
        "the preceding quarter DATE 1989-Q2 [1989-04-01, 1989-07-01)",
    ),
    ("Net rose from the previous quarter.", "the previous quarter DATE 1989-Q3 [1989-07-01, 1989-10-01)"),
    ("Net rose in the same quarter last year.", "the same quarter last year DATE 1988-Q3 [1988-07-01, 1988-10-01)"),
    (
        "Net rose in the three months to September from the previous quarter.",
        "the previous quarter DATE 1989-Q2 [1989-04-01, 1989-07-01)",
    ),
    ("Output fell in September from August and from a year ago.", "a year ago DATE 1988-09 [1988-09-01, 1988-10-01)"),
    (
        "Output fell in September. It was down from a year earlier.",
        "a year earlier DATE 1988-09 [1988-09-01, 1988-10-01)",
    ),
    (
        "Output fell in September, the bureau said on Tuesday, from a year earlier.",
        "a year earlier DATE 1988-09 [1988-09-01, 1988-10-01)",
    ),
    (
        "Output fell in September. The bureau spoke on Tuesday. Imports fell from a year earlier.",
        "a year earlier DATE 1988-09 [1988-09-01, 1988-10-01)",
    ),
    (
        "In the third quarter, revenue rose. In the latest period, costs fell.",
        "the latest period DATE 1989-Q3 [1989-07-01, 1989-10-01)",
    ),
    (
        "In the third quarter, revenue rose. Profit in the same quarter of 1987 was nil.",
        "the same quarter of 1987 DATE 1987-Q3 [1987-07-01, 1987-10-01)",
    ),
    (
        "In the third quarter, revenue rose. In the second quarter of 1986, it fell. Profit in that quarter fell.",
        "that quarter DATE 1986-Q2 [1986-04-01, 1986-07-01)",
    ),
    ("Net rose in fiscal 1989 from a year earlier.", "a year earlier DATE FY1988 [1987-10-01, 1988-10-01)"),
    (
        "Net rose in the fiscal year ended June 30. In fiscal 1988, it fell.",
        "fiscal 1988 DATE FY1988 [1987-07-01, 1988-07-01)",
    ),
    ("Net rose in fiscal 1989, ended June 30, from fiscal 1988.", "fiscal 1988 DATE FY1988 [1987-07-01, 1988-07-01)"),
    (
        "Net rose in the fiscal fourth quarter ended Aug. 31. In fiscal 1988, it fell.",
        "fiscal 1988 DATE FY1988 [1987-09-01, 1988-09-01)",
    ),
    (
        "Net rose in the fiscal first quarter ended Sept. 30. Sales for the fiscal second quarter will rise.",
        "the fiscal second quarter DATE FY1990-Q2 [1989-10-01, 1990-01-01)",
    ),
    (
        "Net rose in the first fiscal quarter ended Sept. 30 from a year ago.",
        "a year ago DATE 1988-Q1 [1988-07-01, 1988-10-01)",
    ),
]

# 10 May 2024, at home in the United Kingdom.
WEEKS = [
    (
        "Retail sales rose in the 13 weeks to 30 March from the same period a year earlier.",
        "the same period a year earlier DURATION P13W [2022-12-31, 2023-03-31)",
    ),
    (
        "GDP rose in the first quarter from the last quarter of 2023.",
        "the last quarter of 2023 DATE 2023-Q4 [2023-10-01, 2024-01-01)",
    ),
]

# 5 August 2024, at home in India.
NAMED_QUARTERS = [
    ("Profit rose in Q1 FY25 from Q1 FY24.", "Q1 FY24 DATE FY2024-Q1 [2023-04-01, 2023-07-01)"),
    (
        "Profit rose in the December quarter from the year-ago quarter.",
        "the year-ago quarter DATE 2022-Q4 [2022-10-01, 2023-01-01)",
    ),
    ("Profit rose in the June quarter from a year ago.", "a year ago DATE 2023-Q2 [2023-04-01, 2023-07-01)"),
    (
        "Profit rose in the June quarter from the March quarter.",
        "the March quarter DATE 2024-Q1 [2024-01-01, 2024-04-01)",
    ),
    (
        "Profit rose in the June quarter sequentially from the previous quarter.",
        "the previous quarter DATE 2024-Q1 [2024-01-01, 2024-04-01)",
    ),
    ("Profit rose this fiscal, compared with last fiscal.", "last fiscal DATE FY2024 [2023-04-01, 2024-04-01)"),
]

# 4 December 2023, at home in Pakistan. What a text has gone on to since.
MOVED = [
    (
        "Shipments fell in July-November 2023, the body said on Monday. They were $7.4bn in the same period last year.",
        "the same period last year DURATION P5M [2022-07-01, 2022-12-01)",
    ),
    (
        "Gas tariffs have risen since the start of FY24. Rates may be cut by the end of the third quarter.",
        "the end of the third quarter DATE FY2024-Q3 [2024-01-01, 2024-04-01)",
    ),
    ("Growth will pick up in the new fiscal year.", "the new fiscal year DATE FY2024 [2023-07-01, 2024-07-01)"),
    (
        "The figure for the outgoing calendar year is up.",
        "the outgoing calendar year DATE 2023 [2023-01-01, 2024-01-01)",
    ),
    (
        "Inflation was 5% in November. Prices of food rose 3% in the month.",
        "the month DATE 2023-11 [2023-11-01, 2023-12-01)",
    ),
    (
        "Exports rose in the first quarter. Imports fell in the period.",
        "the period DATE 2023-Q1 [2023-01-01, 2023-04-01)",
    ),
    (
        "Exports rose in the second half of 2022. Imports fell in the period.",
        "the period DATE 2022-H2 [2022-07-01, 2023-01-01)",
    ),
    (
        "Exports rose in the nine months to September. Imports fell in the period.",
        "the period DURATION P9M [2023-01-01, 2023-10-01)",
    ),
    (
        "Exports fell in November. In September, they had been flat. Imports fell from a year earlier.",
        "a year earlier DATE 2022-11 [2022-11-01, 2022-12-01)",
    ),
    ("Loss for 2022 compares with a gain the year before.", "the year before DATE 2021 [2021-01-01, 2022-01-01)"),
    ("Sales rose in January-March from a year earlier.", "a year earlier DATE 2022-Q1 [2022-01-01, 2022-04-01)"),
    ("Sales rose in January-June from a year earlier.", "a year earlier DATE 2022-H1 [2022-01-01, 2022-07-01)"),
    (
        "Profit for the first quarter of the fiscal year ending next June fell.",
        "next June DATE 2024-06 [2024-06-01, 2024-07-01)",
    ),
]

# 2 October 2019, at home in Australia.
IN_AUSTRALIA = [
    ("Its profit for the June half is due shortly.", "the June half DATE 2019-H1 [2019-01-01, 2019-07-01)"),
    ("It expects more in financial 2021.", "financial 2021 DATE FY2021 [2020-07-01, 2021-07-01)"),
    (
        "Sales for the financial year that closed on 30 June fell. They will rise in the new financial year.",
        "the new financial year DATE FY2020 [2019-07-01, 2020-07-01)",
    ),
]

# 4 August 2023, at home in the United Kingdom.
IN_BRITAIN = [
    (
        "Profit fell against the first half of 2022. Completions in the second half would drop.",
        "the second half DATE 2023-H2 [2023-07-01, 2024-01-01)",
    ),
    ("First-half profit fell to 92 million pounds.", "First-half DATE 2023-H1 [2023-01-01, 2023-07-01)"),
    ("It will publish full-year results.", "full-year DATE 2023 [2023-01-01, 2024-01-01)"),
]

ROWS = [
    *((*row, "PK", "2023-12-20") for row in FISCAL_STORIES),
    *((*row, "US", "1989-11-02") for row in EARNINGS),
    *((*row, "GB", "2024-05-10") for row in WEEKS),
    *((*row, "IN", "2024-08-05") for row in NAMED_QUARTERS),
    *((*row, "PK", "2023-12-04") for row in MOVED),
    *((*row, "AU", "2019-10-02") for row in IN_AUSTRALIA),
    *((*row, "GB", "2023-08-04") for row in IN_BRITAIN),
]


@pytest.mark.parametrize(("text", "last", "country", "day"), ROWS)
def test_the_last_time_of_a_text(text: str, last: str, country: str, day: str) -> None:
    assert shown(told(text, country, day)[-1]) == last


@pytest.mark.parametrize(
    "text",
    [
        "He was there in the month after the flood.",
        "Nobody counted them in the period.",
        "He scored a first-half goal.",
    ],
)
def test_periods_of_no_report(text: str) -> None:
    assert told(text, "GB", "2023-08-04") == ()
