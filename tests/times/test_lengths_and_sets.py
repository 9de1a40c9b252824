"""Lengths, rates, sets and days counted from other days: sentences with every expression in them and its value.

The report is of Wednesday, 17 January 2024.
"""

from __future__ import annotations

import pytest
from tests.times.sentences import times

ROWS = [
    # Lengths nobody counts.
    ("Arrests have multiplied in recent months.", "recent months DURATION PXM"),
    ("Prices fell in recent weeks and days.", "recent weeks and days DURATION PXW"),
    ("More rain is likely in the coming days.", "the coming days DURATION PXD"),
    ("The family ruled the valley for hundreds of years.", "hundreds of years DURATION PXY"),
    ("The reef took thousands of years to grow.", "thousands of years DURATION PXY"),
    ("Rescuers searched for scores of hours.", "scores of hours DURATION PTXH"),
    ("In the early years of the firm, nobody was paid.", "the early years DURATION PXY"),
    ("Most were freed in the first hours of the siege.", "the first hours DURATION PTXH"),
    ("In the months leading up to the vote, attacks rose.", "the months DURATION PXM"),
    ("In the days before the flood, the dam was full.", "the days DURATION PXD"),
    ("A verdict may take a month or two.", "a month or two DURATION PXM"),
    ("The ministry will decide in the next week or two.", "the next week or two DURATION PXW"),
    ("The bridge has been shut for a week or so.", "a week or so DURATION P1W"),
    ("It was the second storm in as many weeks.", ""),
    ("On days when it rains the road is closed.", ""),
    # Numbers of them.
    ("The fossils are 66 million years old.", ""),
    ("The rock formed over 3 million years.", "3 million years DURATION P3000000Y"),
    ("A 1,500-year-old statue was found.", "1,500-year-old DURATION P1500Y"),
    ("A 90-year-old woman was found.", ""),
    ("Prices doubled over the past year and a half.", "the past year and a half DURATION P18M"),
    ("The plant will close over the next two years or so.", "the next two years or so DURATION P2Y"),
    ("Divers searched for an hour and a half.", "an hour and a half DURATION PT1H30M"),
    ("He spoke for two and a half hours.", "two and a half hours DURATION PT2H30M"),
    ("The strike lasted 36 hours and 20 minutes.", "36 hours and 20 minutes DURATION PT36H20M"),
    ("The two decades-long war ended.", "two decades-long DURATION P20Y"),
    ("A decades-long war ended.", "decades-long DURATION PXDE"),
    (
        "An hours-long raid followed a three week-long siege.",
        "hours-long DURATION PTXH",
        "three week-long DURATION P3W",
    ),
    # Rates and sets.
    ("About 40 people a day cross the border.", "a day SET P1D"),
    ("The mill earns $3 million a month.", "a month SET P1M"),
    ("The panel meets four times a year.", "four times a year SET P1Y"),
    ("He calls her twice a week.", "twice a week SET P1W"),
    ("The siren sounds once each day.", "once each day SET P1D"),
    ("They trained several times a week.", "times a week SET P1W"),
    ("The ferry carries 900 cars per day.", "per day SET P1D"),
    ("The shop is closed on weekends.", "weekends SET XXXX-WXX-WE"),
    ("Buses run on weekdays only.", "weekdays SET XXXX-WXX-WD"),
    ("The council meets every other Wednesday.", "every other Wednesday SET P2W"),
    ("Figures are posted every Tuesday and Friday.", "every Tuesday SET XXXX-WXX-2", "Friday SET XXXX-WXX-5"),
    ("The council meets every third Friday.", "every third Friday SET P3W"),
    ("The board meets on the first Tuesday of each month.", "the first Tuesday of each month SET P1M"),
    ("The comet returns every 76 years.", "every 76 years SET P76Y"),
    ("New figures come every Tuesday and Friday.", "every Tuesday SET XXXX-WXX-2", "Friday SET XXXX-WXX-5"),
    ("They train every weekend.", "every weekend SET XXXX-WXX-WE"),
    ("They march on the 26th of every month.", "the 26th of every month SET XXXX-XX-26"),
    ("You count your children every few minutes.", "every few minutes SET PTXM"),
    ("Flights leave twice daily.", "twice daily SET P1D"),
    ("It is open 24 hours a day, seven days a week.", ""),
    ("The train runs at 90 miles per hour.", ""),
    ("It is an everyday matter.", ""),
    # Halves and quarters of longer units.
    ("It had not been seen in a quarter of a century.", "a quarter of a century DURATION P25Y"),
    ("It had not been seen in half a century.", "half a century DURATION P50Y"),
    ("The mayor was shot half a century ago.", "half a century ago DATE 1974"),
    ("A quarter-century of peace ended.", "A quarter-century DURATION P25Y"),
    ("Each shuttle takes an hour and a quarter.", "an hour and a quarter DURATION PT1H15M"),
    ("It is a matter of months.", ""),
    ("It will one day be the largest.", "one day DATE FUTURE_REF"),
    ("In the Six-Day War, the bridge fell.", ""),
    ("A storm struck in December two years ago.", "December two years ago DATE 2022-12"),
    # Days counted from others.
    ("Voters go to the polls a week from Sunday.", "a week from Sunday DATE 2024-01-28"),
    ("The ban ends two weeks from today.", "two weeks from today DATE 2024-01-31"),
    ("The ban ends three days from now.", "three days from now DATE 2024-01-20"),
    ("He arrived two Fridays ago.", "two Fridays ago DATE 2024-01-05"),
    ("He left three Wednesdays ago.", "three Wednesdays ago DATE 2023-12-27"),
    ("The night before last, a bomb went off.", "The night before last TIME 2024-01-15TNI"),
    ("Pay day was on the 15th.", "the 15th DATE 2024-01-15"),
    ("Pay day was on the 20th.", "the 20th DATE 2023-12-20"),
    ("The court will rule on the 25th.", "the 25th DATE 2024-01-25"),
    ("The court will rule on the 5th of next month.", "the 5th of next month DATE 2024-02-05"),
    ("Pay is due by the 5th of next month.", "the 5th of next month DATE 2024-02-05"),
    ("Pay was due on the 5th of last month.", "the 5th of last month DATE 2023-12-05"),
    ("Pay was due on the 5th of the month.", "the 5th of the month DATE 2024-01-05"),
    ("They live on the 15th floor.", ""),
    ("It began on the first Tuesday of March 2021.", "the first Tuesday of March 2021 DATE 2021-03-02"),
    ("It ended on the last Friday of November.", "the last Friday of November DATE 2023-11-24"),
    ("Elections are due on the second Sunday of next month.", "the second Sunday of next month DATE 2024-02-11"),
    ("The show runs Tuesday through Saturday.", "Tuesday DATE 2024-01-23", "Saturday DATE 2024-01-27"),
    ("The road was shut from Friday to Monday.", "Friday DATE 2024-01-12", "Monday DATE 2024-01-15"),
    # Numbers of two words.
    ("In the twenty-first century, such things happen.", "the twenty-first century DATE 20"),
    ("They met on the twenty-first of March 2021.", "the twenty-first of March 2021 DATE 2021-03-21"),
    ("He resigned two-and-a-half years ago.", "two-and-a-half years ago DATE 2021-07"),
    ("They pay semi-annually.", ""),
    # Verbs before a period are no part of it.
    ("The fair will close next week.", "next week DATE 2024-W04"),
    ("The contract will end next year.", "next year DATE 2025"),
    ("Works start next month.", "next month DATE 2024-02"),
    ("The sale will start March 5.", "March 5 DATE 2024-03-05"),
    ("The polls close this evening.", "this evening TIME 2024-01-17TEV"),
    ("It will be ready by end March.", "end March DATE 2024-03"),
    ("It was ready at the close of 2022.", "the close of 2022 DATE 2022"),
    ("They meet early next week.", "early next week DATE 2024-W04"),
    # From what, the text has not told.
    ("Two centuries later, the letters surfaced.", "Two centuries later DATE XX"),
    ("He will return two weeks later.", "two weeks later DATE 2024-01-31"),
    # Names of programmes and papers.
    ('He said so on "This Week", a talk show.', ""),
    ("The clip was shown on CBS's 60 Minutes.", ""),
    ("The quarter-to-quarter comparison was flat.", ""),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_lengths_sets_and_counted_days(row: tuple[str, ...]) -> None:
    text, *expected = row
    assert [f"{t.text} {t.type} {t.value}" for t in times(text)] == [e for e in expected if e]
