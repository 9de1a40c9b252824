"""What stands in wires in capitals, beside numbers and in headlines, and is no date, or another one than it looks."""

from __future__ import annotations

import pytest
from tests.times.sentences import only, times

NO_TIMES = [
    "HE SAID THE REBELS MAY HAVE FLED INTO THE HILLS.",
    "This May Be the Longest Strike in the City's History",
    "THANK YOU, AND MAY GOD BLESS YOU.",
    "A UH-1H helicopter was hit near the dam.",
    "The HK-1803 airliner never reached the coast.",
    "Inspectors found rust at the depots that fall under the contract.",
    "Highs will be in the mid-70s with light rain in the hills.",
    "She is in her late 20s and has two brothers.",
    "The charge comes to an average of 1500 for a small car.",
    "The index closed at 2100, its lowest close.",
    "Gold stood at 1830 in thin trade.",
    "The party's paper, the People's Daily, carried the speech.",
    "Under Resolution 1701 the army holds the south bank.",
    "He came on Flight 1549 and left Room 1600 to her.",
    "The office is at No. 1810, near the park.",
    "Call 555-1818 for a ticket.",
    "They live at 12 May Street, behind the school.",
    "A DELAY THAT MAY EXPLAIN THE LOSS.",
    "The 24H2 update was pulled.",
    "The bank extends its opening hours.",
    "The north will send skaters for the Winter Olympics.",
    "LOCAL BUSINESSMEN LENT THE ARMY TRUCKS.",
    "An organiser of the Women's March was there.",
    "The lamp stays lit from 99 billion minutes to 24.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_and_numbers_that_are_no_time(text: str) -> None:
    assert [time.text for time in times(text)] == []


READ = [
    ("THE MAYOR LEFT IN MAY WITH HIS FAMILY.", "MAY", "2023-05"),
    ("IT BEGAN IN JANUARY OF THIS YEAR.", "JANUARY OF THIS YEAR", "2024-01"),
    ("THE GROUP AROSE IN THE EARLY 1980'S.", "THE EARLY 1980'S", "198"),
    ("Prices were measured at 1990 prices.", "1990", "1990"),
    ("They left the coast at the end of 1958.", "the end of 1958", "1958"),
    ("The curfew began at 1800.", "1800", "2024-01-17T18:00"),
    ("THE FIRST BLAST WAS HEARD AT 0630.", "0630", "2024-01-17T06:30"),
    ("The shooting began at 1815 on Monday.", "1815 on Monday", "2024-01-15T18:15"),
    ("The guard was shot at 0030 today.", "0030 today", "2024-01-17T00:30"),
    ("A bomb exploded at approximately 1700 today.", "1700 today", "2024-01-17T17:00"),
    ("THE SCHOOL OPENED ON DEC. 5.", "DEC. 5", "2023-12-05"),
    ("THE SCHOOL OPENED ON MARCH 15TH.", "MARCH 15TH", "2023-03-15"),
    ("THE 20TH CENTURY WAS LOUD.", "THE 20TH CENTURY", "19"),
    ("THE CROWD SANG ON NEW YEAR'S EVE.", "NEW YEAR'S EVE", "2023-12-31"),
    ("The site was bare this past April.", "this past April", "2023-04"),
    ("HE WAS SEIZED AT DAYBREAK ON 26 NOVEMBER.", "DAYBREAK ON 26 NOVEMBER", "2023-11-26TMO"),
    ("It began at noon on 5 May 2023.", "noon on 5 May 2023", "2023-05-05T12:00"),
    ("The lines were shut from noon on the day of the march.", "noon", "2024-01-17T12:00"),
    ("They were shown the daily bulletin.", "daily", "P1D"),
    ("THE DAILY BULLETIN CAME BY RADIO.", "DAILY", "P1D"),
]


@pytest.mark.parametrize(("text", "words", "value"), READ)
def test_words_and_numbers_that_are_a_time(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.value) == (words, value)


def test_that_fall_is_a_season_after_a_date() -> None:
    text = "The dam burst in June 2021. Later that fall the valley was cleared."
    assert [time.value for time in times(text)] == ["2021-06", "2021-FA"]


def test_a_clock_time_in_four_digits_is_told_again_in_brackets() -> None:
    local, world = times("The bomb was defused at 1810 (2210 GMT).")
    assert (local.value, local.zone) == ("2024-01-17T18:10", "-04:00")
    assert world.value == "2024-01-17T22:10Z"


def test_the_weekday_beside_a_day_says_that_the_story_is_back_from_its_background() -> None:
    text = "The zoo opened on March 17, 1884. Entry is one dollar on Sunday, March 17, all day."
    assert [time.value for time in times(text)][:2] == ["1884-03-17", "2024-03-17"]


def test_a_weekday_that_does_not_fit_is_left_for_the_checks() -> None:
    assert only("The inquest will resume on Tuesday, 16 May.", "2024-05-07").value == "2024-05-16"


def test_a_month_just_past_is_not_that_of_a_year_told_in_passing() -> None:
    text = "In 2005, the two firms fell out in court. In December, they announced a truce."
    assert [time.value for time in times(text)] == ["2005", "2023-12"]


LENGTHS = [
    ("It lasted 10-15 minutes.", "PTXM"),
    ("It lasted no more than 10 - 15 minutes.", "PTXM"),
    ("It lasted twenty-four hours.", "PT24H"),
    ("It lasted half a month.", "P0.5M"),
    ("She ran it in 9.58 seconds.", "PT9.58S"),
    ("It lasted 2.5 years.", "P2Y6M"),
    ("It lasted 1.99 years.", "P2Y"),
    ("It lasted two decades and three years.", "P23Y"),
    ("The $54.4 billion two-year plan was cut.", "P2Y"),
    ("It will drift for a billion years.", "P1000000000Y"),
    ("It lasted 1/2 an hour.", "PT30M"),
    ("It lasted three hours and 52 minutes.", "PT3H52M"),
]


@pytest.mark.parametrize(("text", "value"), LENGTHS)
def test_lengths_as_they_are_counted(text: str, value: str) -> None:
    assert only(text).value == value


def test_a_part_of_a_day_keeps_its_date_where_the_year_is_unknown() -> None:
    assert only("They came on the evening of May 26.", None).value == "XXXX-05-26TEV"


def test_as_early_as_a_day_does_not_make_it_lie_ahead() -> None:
    assert only("As early as Monday morning, aides began to pack.").value == "2024-01-15TMO"
    assert only("It may begin as early as Friday.").value == "2024-01-19"


def test_a_clock_time_that_has_been_is_not_on_a_day_still_to_come() -> None:
    assert times("The vote is on 5 March. The speech ended at 6 p.m.")[-1].value == "2024-01-17T18:00"
    assert times("The vote is on 5 March. Doors open at 6 p.m.")[-1].value == "2024-03-05T18:00"


def test_a_career_told_in_years_is_news_where_somebody_speaks_on_a_weekday() -> None:
    text = (
        "The coach of the Rovers steps down. He has run the team for years. It was a hard call. He lost the cup "
        "on May 3, 2016, and again on May 7, 2017. He had come to the club in 2011 after two years in the north. "
        "His first season was 2012 and his best 2015. “I will miss the game,” he said Monday."
    )
    assert times(text, "2018-01-03")[-1].value == "2018-01-01"
