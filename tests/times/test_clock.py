"""Clock times and parts of days: sentences published on Wednesday, 17 January 2024, their words, value and interval."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.times.sentences import only, times

HOURS = [
    ("The blast came at 9am.", "9am", "2024-01-17T09:00"),
    ("The blast came at 9 a.m.", "9 a.m.", "2024-01-17T09:00"),
    ("The blast came at 12 p.m.", "12 p.m.", "2024-01-17T12:00"),
    ("The blast came at 12:30 a.m.", "12:30 a.m.", "2024-01-17T00:30"),
    ("The blast came around 2:30 am.", "around 2:30 am", "2024-01-17T02:30"),
    ("The blast came at about 2:30 am.", "2:30 am", "2024-01-17T02:30"),
    ("The blast came at 9.15pm.", "9.15pm", "2024-01-17T21:15"),
    ("The blast came at 930pm.", "930pm", "2024-01-17T21:30"),
    ("The blast came at 1130pm.", "1130pm", "2024-01-17T23:30"),
    ("The blast came at 8:15:30 pm.", "8:15:30 pm", "2024-01-17T20:15:30"),
    ("The blast came at 06:00 hrs.", "06:00 hrs", "2024-01-17T06:00"),
    ("The blast came at 0600 hrs.", "0600 hrs", "2024-01-17T06:00"),
    ("The blast came at 2145 hours.", "2145 hours", "2024-01-17T21:45"),
    ("The blast came at 21:45.", "21:45", "2024-01-17T21:45"),
    ("The ferry left at 10.30.", "10.30", "2024-01-17T10:30"),
    ("The ferry left at noon.", "noon", "2024-01-17T12:00"),
    ("The ferry left at midday.", "midday", "2024-01-17T12:00"),
    ("The ferry left at 12 noon.", "12 noon", "2024-01-17T12:00"),
    ("The ferry left at midnight.", "midnight", "2024-01-17T00:00"),
    ("The ferry left shortly after midnight.", "midnight", "2024-01-17T00:00"),
    ("The ferry will leave at midnight.", "midnight", "2024-01-17T24:00"),
    ("The ferry left at half past six.", "half past six", "2024-01-17T06:30"),
    ("The ferry left at half-past six.", "half-past six", "2024-01-17T06:30"),
    ("The ferry left at five past midnight.", "five past midnight", "2024-01-17T00:05"),
    ("The ferry left at ten minutes to midnight.", "ten minutes to midnight", "2024-01-17T23:50"),
    ("The ferry left at half past six p.m.", "half past six p.m.", "2024-01-17T18:30"),
    ("The ferry left at quarter to nine.", "quarter to nine", "2024-01-17T08:45"),
    ("The ferry left at a quarter to one.", "a quarter to one", "2024-01-17T00:45"),
    ("The ferry left at ten minutes past eight.", "ten minutes past eight", "2024-01-17T08:10"),
    ("The ferry left at twenty past eight.", "twenty past eight", "2024-01-17T08:20"),
    ("The ferry left at five minutes to 10 in the evening.", "five minutes to 10 in the evening", "2024-01-17T21:55"),
    ("The ferry left at 7 o'clock.", "7 o'clock", "2024-01-17T07:00"),
    ("The ferry left at seven o’clock in the evening.", "seven o’clock in the evening", "2024-01-17T19:00"),
    ("The ferry left at 8 in the morning.", "8 in the morning", "2024-01-17T08:00"),
    ("The ferry left at 3 in the afternoon.", "3 in the afternoon", "2024-01-17T15:00"),
    ("The ferry left at 11 in the night.", "11 in the night", "2024-01-17T23:00"),
    ("The ferry left at 10 o'clock at night.", "10 o'clock at night", "2024-01-17T22:00"),
    ("The ferry left at 11 at night.", "11 at night", "2024-01-17T23:00"),
    ("The ferry left at 2 in the night.", "2 in the night", "2024-01-17T02:00"),
    ("It was seen after the 9pm news.", "9pm", "2024-01-17T21:00"),
    ("It was over by 5pm sharp.", "5pm", "2024-01-17T17:00"),
]


@pytest.mark.parametrize(("text", "words", "value"), HOURS)
def test_clock_times_of_the_day_of_the_report(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.type, time.text, time.value) == ("TIME", words, value)
    assert time.interval is not None


DAYS = [
    ("The blast came just after 5 p.m. on Tuesday.", "5 p.m. on Tuesday", "2024-01-16T17:00"),
    ("The blast came at 10pm Friday night.", "10pm Friday night", "2024-01-12T22:00"),
    ("The blast came at 2am on Saturday morning.", "2am on Saturday morning", "2024-01-13T02:00"),
    ("The blast came at 9.15pm yesterday.", "9.15pm yesterday", "2024-01-16T21:15"),
    ("The blast came at noon on Monday.", "noon on Monday", "2024-01-15T12:00"),
    ("The blast came at midnight Tuesday.", "midnight Tuesday", "2024-01-16T24:00"),
    ("The blast came at 23:55 on Monday.", "23:55 on Monday", "2024-01-15T23:55"),
    ("The vote will be at 7pm tonight.", "7pm tonight", "2024-01-17T19:00"),
    ("The vote will be at 6:30 p.m. Monday, March 4.", "6:30 p.m. Monday, March 4", "2024-03-04T18:30"),
    ("The vote will be at 6 p.m. Thursday.", "6 p.m. Thursday", "2024-01-18T18:00"),
    ("The vote is this Friday, 7pm, at the town hall.", "this Friday, 7pm", "2024-01-19T19:00"),
    ("The vote will close tomorrow 5pm.", "tomorrow 5pm", "2024-01-18T17:00"),
    ("The line was shut from 3 January 10pm.", "3 January 10pm", "2024-01-03T22:00"),
    ("The line was shut from May 8, 2023 1:00AM.", "May 8, 2023 1:00AM", "2023-05-08T01:00"),
    ("The offer ran until 5 p.m. Dec. 9.", "5 p.m. Dec. 9", "2023-12-09T17:00"),
]


@pytest.mark.parametrize(("text", "words", "value"), DAYS)
def test_clock_times_with_their_day(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.type, time.text, time.value) == ("TIME", words, value)


RANGES = [
    ("It is open between 9am and 5pm.", ["2024-01-17T09:00", "2024-01-17T17:00"]),
    ("It is open from 8 to 10 in the morning.", ["2024-01-17T08:00", "2024-01-17T10:00"]),
    ("It is open from 7 to 11 in the evening.", ["2024-01-17T19:00", "2024-01-17T23:00"]),
    ("It was shut 9-11 a.m. on Monday.", ["2024-01-15T09:00", "2024-01-15T11:00"]),
    ("It was shut from 9 to 5 p.m.", ["2024-01-17T09:00", "2024-01-17T17:00"]),
    ("It was shut from 9:30 to 11:15 p.m.", ["2024-01-17T21:30", "2024-01-17T23:15"]),
    ("It was shut from 11 to 1 p.m.", ["2024-01-17T11:00", "2024-01-17T13:00"]),
    ("The 8am-5pm curfew held.", ["2024-01-17T08:00", "2024-01-17T17:00"]),
    ("Between 2 and 3 p.m. shots were heard.", ["2024-01-17T14:00", "2024-01-17T15:00"]),
    ("It was shut from 22:00 to 04:30.", ["2024-01-17T22:00", "2024-01-18T04:30"]),
    ("Guards stood there (19:00-03:00hrs) and slept by day.", ["2024-01-17T19:00", "2024-01-18T03:00"]),
    ("The curfew runs from 9 p.m. until 6 a.m.", ["2024-01-17T21:00", "2024-01-18T06:00"]),
    ("It was shut from 9 p.m. on Monday to 6 a.m.", ["2024-01-15T21:00", "2024-01-16T06:00"]),
    ("It was shut from 9 p.m. to 6 a.m. on Sunday.", ["2024-01-13T21:00", "2024-01-14T06:00"]),
    ("It will be open from 4 p.m. to 6 p.m. Monday, Feb. 5.", ["2024-02-05T16:00", "2024-02-05T18:00"]),
    (
        "He called on Monday. It will be open 9 a.m. to 2 p.m. May 16.",
        ["2024-01-15", "2024-05-16T09:00", "2024-05-16T14:00"],
    ),
    ("It was shut between 10pm Friday and 6am Saturday.", ["2024-01-12T22:00", "2024-01-13T06:00"]),
]


@pytest.mark.parametrize(("text", "values"), RANGES)
def test_both_ends_of_a_range_are_clock_times(text: str, values: list[str]) -> None:
    assert [time.value for time in times(text)] == values


PARTS = [
    ("He was shot late last night.", "late last night", "2024-01-16TNI", "END"),
    ("He was shot early this morning.", "early this morning", "2024-01-17TMO", "START"),
    ("He was shot on Friday night.", "Friday night", "2024-01-12TNI", ""),
    ("He was shot on Saturday evening.", "Saturday evening", "2024-01-13TEV", ""),
    ("He was shot yesterday afternoon.", "yesterday afternoon", "2024-01-16TAF", ""),
    ("He will speak this evening.", "this evening", "2024-01-17TEV", ""),
    ("He will speak tonight.", "tonight", "2024-01-17TNI", ""),
    ("Shelling went on overnight.", "overnight", "2024-01-16TNI", ""),
    ("It rained overnight Thursday.", "overnight Thursday", "2024-01-11TNI", ""),
    ("It rained overnight on Sunday.", "overnight on Sunday", "2024-01-14TNI", ""),
    ("It rained overnight from Saturday to Sunday.", "overnight from Saturday to Sunday", "2024-01-13TNI", ""),
    (
        "He was shot on the night between Monday and Tuesday.",
        "the night between Monday and Tuesday",
        "2024-01-15TNI",
        "",
    ),
    ("He was shot on the night of 3 January.", "the night of 3 January", "2024-01-03TNI", ""),
    ("He was shot on the night of Christmas Eve.", "the night of Christmas Eve", "2023-12-24TNI", ""),
    ("He was shot on the morning of January 3.", "the morning of January 3", "2024-01-03TMO", ""),
    ("Morning of yesterday, he was shot.", "Morning of yesterday", "2024-01-16TMO", ""),
    ("HE WAS SHOT THE NIGHT BEFORE LAST.", "THE NIGHT BEFORE LAST", "2024-01-15TNI", ""),
    ("He was shot at dawn on Friday.", "dawn on Friday", "2024-01-12TMO", ""),
    ("He was shot before dawn.", "dawn", "2024-01-17TMO", ""),
    ("He was shot after nightfall on Monday.", "nightfall on Monday", "2024-01-15TEV", ""),
    ("He was shot at sunset.", "sunset", "2024-01-17TEV", ""),
    ("He was shot at lunchtime.", "lunchtime", "2024-01-17TMI", ""),
    ("He was shot in mid-morning.", "mid-morning", "2024-01-17TMO", "MID"),
    ("By late afternoon the fire was out.", "late afternoon", "2024-01-17TAF", "END"),
    ("By mid afternoon the fire was out.", "mid afternoon", "2024-01-17TAF", "MID"),
    ("Two shells fell during the night.", "the night", "2024-01-16TNI", ""),
    ("Two shells fell in the morning.", "the morning", "2024-01-17TMO", ""),
    ("Two shells fell the previous night.", "the previous night", "2024-01-16TNI", ""),
]
# First and last hour of each part; a night ends on the next morning.
HOURS_OF = {"MO": (0, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30)}


@pytest.mark.parametrize(("text", "words", "value", "mod"), PARTS)
def test_parts_of_days(text: str, words: str, value: str, mod: str) -> None:
    time = only(text)
    assert (time.type, time.text, time.value, time.mod) == ("TIME", words, value, mod)
    first, last = HOURS_OF[value[-2:]]
    midnight = dt.datetime.fromisoformat(value[:10])
    assert time.interval is not None
    assert time.interval.start == midnight + dt.timedelta(hours=first)
    assert time.interval.end == midnight + dt.timedelta(hours=last)


SMALL_HOURS = [
    ("He was shot in the early hours of Sunday.", "the early hours of Sunday", "2024-01-14TMO"),
    ("He was shot in the small hours of Sunday.", "the small hours of Sunday", "2024-01-14TMO"),
    ("He was shot in the early morning hours of 3 January.", "the early morning hours of 3 January", "2024-01-03TMO"),
    ("He was shot in the early hours.", "the early hours", "2024-01-17TMO"),
    ("He was shot in the small hours of that morning.", "the small hours of that morning", "2024-01-17TMO"),
    ("He was shot in the early hours of the next day.", "the early hours of the next day", "2024-01-18TMO"),
    ("He was shot in the early hours of New Year's Day.", "the early hours of New Year's Day", "2024-01-01TMO"),
    ("He was shot in the wee hours.", "the wee hours", "2024-01-17TMO"),
]


@pytest.mark.parametrize(("text", "words", "value"), SMALL_HOURS)
def test_the_early_hours_are_the_first_six(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.type, time.text, time.value, time.mod) == ("TIME", words, value, "START")
    assert str(time.interval) == f"[{value[:10]}, {value[:10]}T06:00)"


STORIES = [
    ("The ferry sank on 3 March 2023. That night divers came.", "That night", "2023-03-03TNI"),
    ("The ferry sank on 3 March 2023. Divers came the next morning.", "the next morning", "2023-03-04TMO"),
    ("The ferry sank on 3 March 2023. It had left at 7:30 p.m.", "7:30 p.m.", "2023-03-03T19:30"),
    ("The ferry sank on 3 March 2023. It had left before dawn.", "dawn", "2023-03-03TMO"),
    ("The ferry sank on 3 March 2023. It had left the night before.", "the night before", "2023-03-02TNI"),
    ("The ferry sank on 3 March 2023. Divers came the morning after.", "the morning after", "2023-03-04TMO"),
    ("Shots were heard at 5:34 AM Baghdad time on March 20, 2003.", "5:34 AM", "2003-03-20T05:34"),
    ("Shots were heard at 5:34 AM local time (0234 GMT) on 20 March.", "5:34 AM local time", "2023-03-20T05:34"),
    ("He spoke early in the morning of 3 January.", "early in the morning of 3 January", "2024-01-03TMO"),
    ("It was seen the night before last.", "the night before last", "2024-01-15TNI"),
    ("The ferry sank on 3 March 2023. Help came by late afternoon.", "late afternoon", "2023-03-03TAF"),
    (
        "He called on Monday. At half past nine in the evening he left.",
        "half past nine in the evening",
        "2024-01-15T21:30",
    ),
]


@pytest.mark.parametrize(("text", "words", "value"), STORIES)
def test_parts_of_the_day_the_story_is_at(text: str, words: str, value: str) -> None:
    assert (words, value) in [(time.text, time.value) for time in times(text)]


def test_a_clock_time_with_its_date_may_follow_an_old_story() -> None:
    found = times("The bank was founded on 3 May 2019. Its offer ran until 5 p.m. Dec. 9. It was sold.")
    assert found[-1].value == "2023-12-09T17:00"


def test_any_night_has_no_place_on_the_calendar() -> None:
    time = only("The road is unsafe at night.")
    assert (time.type, time.text, time.value, time.interval) == ("TIME", "night", "XXXX-XX-XXTNI", None)


def test_without_a_day_of_publication_a_clock_time_keeps_its_hour() -> None:
    assert only("The ferry left at 6pm.", day=None).value == "XXXX-XX-XXT18:00"
    assert only("The ferry left at 6pm on Monday.", day=None).value == "XXXX-WXX-1T18:00"
    assert only("The ferry left in the early hours of Monday.", day=None).value == "XXXX-WXX-1TMO"


@pytest.mark.parametrize(
    "text",
    ["She packed an overnight bag.", "It got huge almost overnight.", "He read The Morning After: A Novel of the war."],
)
def test_nights_that_are_no_times(text: str) -> None:
    assert times(text) == ()


NO_CLOCK = [
    "They won 2:1 at home.",
    "They won the set by 21:15 at home.",
    "He scored at 7:14 and again at 19:56.",
    "See John 3:16 for more.",
    "It was read out from Luke 12:48 again.",
    "Maps are drawn at a scale of 1:25.",
    "The share closed at 4.35 per cent.",
    "Inflation was left at 10.30 per cent.",
    "The rupee closed at 83.45.",
    "The rupee was left at 83.45 rupees.",
    "He was due at 10.30 dollars.",
    "The plant made 5 terawatt-hours.",
    "It saved the firm man-hours.",
    "It is on http://t.co/R3Pm2136aD now.",
    "The vote was ten to nine.",
    "He drew lots from five to ten.",
    "It was the lunchtime crowd.",
    "The night was cold.",
    "The quarter to which he belonged was quiet.",
]


@pytest.mark.parametrize("text", NO_CLOCK)
def test_numbers_that_are_no_clock_times(text: str) -> None:
    assert [time for time in times(text) if time.type == "TIME"] == []
    assert "hours" not in [time.text for time in times(text)]
