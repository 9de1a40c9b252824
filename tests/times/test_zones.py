"""Clock times and their zones: sentences, where they were filed, the zone and the moment in UTC.

Published on Wednesday, 17 January 2024, unless a table says another day.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import available_timezones

import msgspec
import pytest

from newstally.gazetteer import look_up, zone_of
from newstally.intake import plain_report
from newstally.lexicon import table
from newstally.model import Setting, TimeExpression
from newstally.model.time import tzinfo_of
from newstally.reading.language import parse
from newstally.reading.setting import settle
from newstally.reading.times import find_times

ROOM = "newstally.reading.times"


def clocks(text: str, filed: str = "", country: str = "", day: str = "2024-01-17") -> list[TimeExpression]:
    """The clock times of a text filed from a place, or without a dateline in a country."""
    report = plain_report(text, published=day)
    place = look_up(filed)[0] if filed else None
    setting = Setting(
        published=report.published,
        dateline=place,
        country=place.country if place else country,
        zone=zone_of(place) if place else zone_of(country),
    )
    return [time for time in find_times(parse(report), setting) if time.type == "TIME"]


def utc(time: TimeExpression) -> str:
    moment = time.instant
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M") if moment else ""


TOLD = [
    ("It began at 1900 GMT.", "Z", "2024-01-17T19:00"),
    ("It began at 19:00 UTC on Monday.", "Z", "2024-01-15T19:00"),
    ("It began at 5pm PKT.", "+05:00", "2024-01-17T12:00"),
    ("It began at 9 a.m. EST Tuesday.", "-05:00", "2024-01-16T14:00"),
    ("It began at 9 a.m. ET Tuesday.", "America/New_York", "2024-01-16T14:00"),
    ("It began at 9 a.m. PT.", "America/Los_Angeles", "2024-01-17T17:00"),
    ("It began at 9am Eastern.", "America/New_York", "2024-01-17T14:00"),
    ("It began at 9am Eastern time.", "America/New_York", "2024-01-17T14:00"),
    ("It began at 9 p.m. Pacific Standard Time.", "-08:00", "2024-01-18T05:00"),
    ("It began at 8pm Pakistan Standard Time.", "Asia/Karachi", "2024-01-17T15:00"),
    ("It began at 8pm Indian Standard Time.", "Asia/Kolkata", "2024-01-17T14:30"),
    ("It began at 8 p.m. Central European Time.", "Europe/Paris", "2024-01-17T19:00"),
    ("It began at 8 p.m. Greenwich Mean Time.", "Z", "2024-01-17T20:00"),
    ("It began at noon London time.", "Europe/London", "2024-01-17T12:00"),
    ("It began at noon, Beijing time.", "Asia/Shanghai", "2024-01-17T04:00"),
    ("It began at 9am Moscow time on Monday.", "Europe/Moscow", "2024-01-15T06:00"),
    ("It began at 10 p.m. New York time.", "America/New_York", "2024-01-18T03:00"),
    ("It began at 10 p.m. Israeli time.", "Asia/Jerusalem", "2024-01-17T20:00"),
    ("It began at 4pm in Karachi.", "Asia/Karachi", "2024-01-17T11:00"),
    ("It began at 4pm in New Delhi.", "Asia/Kolkata", "2024-01-17T10:30"),
    ("It began at 4pm in London on Monday.", "Europe/London", "2024-01-15T16:00"),
    ("It began at 4pm in Kenya.", "Africa/Nairobi", "2024-01-17T13:00"),
    ("It began at 4:30 a.m. in Tokyo.", "Asia/Tokyo", "2024-01-16T19:30"),
    ("It began at 9:34 p.m., March 19 EST.", "-05:00", "2023-03-20T02:34"),
    ("It began at 8 p.m. JST.", "+09:00", "2024-01-17T11:00"),
    ("It began at 8 p.m. SAST.", "+02:00", "2024-01-17T18:00"),
]


@pytest.mark.parametrize(("text", "zone", "moment"), TOLD)
def test_a_zone_told_beside_the_clock_time_is_its_zone(text: str, zone: str, moment: str) -> None:
    for filed in ("", "Lahore", "Chicago"):
        time = clocks(text, filed)[0]
        assert (time.zone, utc(time)) == (zone, moment)


HOME = [
    ("It began at 6pm.", "Karachi", "Asia/Karachi", "2024-01-17T13:00"),
    ("It began at 6pm local time.", "Karachi", "Asia/Karachi", "2024-01-17T13:00"),
    ("It began at 6pm.", "Chicago", "America/Chicago", "2024-01-18T00:00"),
    ("It began at 6pm.", "Kathmandu", "Asia/Kathmandu", "2024-01-17T12:15"),
    ("It began on Monday at 6pm.", "London", "Europe/London", "2024-01-15T18:00"),
    ("It began on Friday night.", "Quetta", "Asia/Karachi", "2024-01-12T13:00"),
    ("It began this morning.", "Quetta", "Asia/Karachi", "2024-01-16T19:00"),
    ("It began in the early hours of Monday.", "Dhaka", "Asia/Dhaka", "2024-01-14T18:00"),
]


@pytest.mark.parametrize(("text", "filed", "zone", "moment"), HOME)
def test_else_the_clock_is_that_of_the_dateline(text: str, filed: str, zone: str, moment: str) -> None:
    time = clocks(text, filed)[0]
    assert (time.zone, utc(time)) == (zone, moment)


UNFILED = [
    ("PK", "Asia/Karachi"),
    ("IN", "Asia/Kolkata"),
    ("GB", "Europe/London"),
    ("NG", "Africa/Lagos"),
    # Several zones and no dateline: nobody knows.
    ("US", ""),
    ("RU", ""),
    ("AU", ""),
    ("", ""),
]


@pytest.mark.parametrize(("country", "zone"), UNFILED)
def test_without_a_dateline_only_a_country_with_one_zone_gives_it(country: str, zone: str) -> None:
    time = clocks("It began at 6pm.", country=country)[0]
    assert time.zone == zone
    assert (time.instant is not None) == bool(zone)


AMBIGUOUS = [
    ("It began at 6pm IST.", "IN", "Asia/Kolkata", "2024-01-17T12:30", "2024-01-17T18:00+05:30"),
    ("It began at 6pm IST.", "IL", "Asia/Jerusalem", "2024-01-17T16:00", "2024-01-17T18:00+02:00"),
    ("It began at 6pm IST.", "IE", "Europe/Dublin", "2024-01-17T18:00", "2024-01-17T18:00+00:00"),
    ("It began at 6pm CST.", "US", "-06:00", "2024-01-18T00:00", "2024-01-17T18:00-06:00"),
    ("It began at 6pm CST.", "CN", "+08:00", "2024-01-17T10:00", "2024-01-17T18:00+08:00"),
    ("It began at 6pm BST.", "GB", "+01:00", "2024-01-17T17:00", "2024-01-17T18:00+01:00"),
    ("It began at 6pm BST.", "BD", "+06:00", "2024-01-17T12:00", "2024-01-17T18:00+06:00"),
    ("It began at 6pm PST.", "PK", "+05:00", "2024-01-17T13:00", "2024-01-17T18:00+05:00"),
    ("It began at 6pm PST.", "US", "-08:00", "2024-01-18T02:00", "2024-01-17T18:00-08:00"),
    ("It began at 6pm AST.", "SA", "+03:00", "2024-01-17T15:00", "2024-01-17T18:00+03:00"),
]


@pytest.mark.parametrize(("text", "country", "zone", "moment", "value"), AMBIGUOUS)
def test_short_forms_mean_what_they_mean_at_home(text: str, country: str, zone: str, moment: str, value: str) -> None:
    time = clocks(text, country=country)[0]
    assert (time.zone, utc(time), time.value) == (zone, moment, value)


def test_a_short_form_that_home_does_not_settle_gives_no_offset() -> None:
    time = clocks("It began at 6pm IST.", country="FR")[0]
    assert (time.value, time.zone, time.instant) == ("2024-01-17T18:00", "", None)


SUMMER = [
    ("It began at 6pm.", "London", "2024-07-17", "2024-07-17T17:00"),
    ("It began at 6pm.", "London", "2024-01-17", "2024-01-17T18:00"),
    ("It began at 9 a.m. ET.", "", "2024-07-17", "2024-07-17T13:00"),
    ("It began at 6pm in Tehran.", "", "2021-07-17", "2021-07-17T13:30"),
    ("It began at 6pm in Tehran.", "", "2024-07-17", "2024-07-17T14:30"),
    ("It began at 6pm in Istanbul.", "", "2024-01-17", "2024-01-17T15:00"),
]


@pytest.mark.parametrize(("text", "filed", "day", "moment"), SUMMER)
def test_summer_time_is_that_of_the_day(text: str, filed: str, day: str, moment: str) -> None:
    assert utc(clocks(text, filed, day=day)[0]) == moment


PAIRS = [
    (
        "The quake struck at 5:47 a.m. (0047 GMT).",
        [("+05:00", "2024-01-17T05:47", "2024-01-17T00:47"), ("Z", "2024-01-17T00:47Z", "2024-01-17T00:47")],
    ),
    (
        "The quake struck at 5:47 a.m. local time (0047 GMT).",
        [("+05:00", "2024-01-17T05:47", "2024-01-17T00:47"), ("Z", "2024-01-17T00:47Z", "2024-01-17T00:47")],
    ),
    (
        # 2 a.m. is 9 p.m. of the day before in London.
        "The quake struck at 2 a.m. local time (2100 GMT).",
        [("+05:00", "2024-01-17T02:00", "2024-01-16T21:00"), ("Z", "2024-01-16T21:00Z", "2024-01-16T21:00")],
    ),
    (
        "The rocket rose at 8 p.m. (0100 GMT).",
        [("-05:00", "2024-01-17T20:00", "2024-01-18T01:00"), ("Z", "2024-01-18T01:00Z", "2024-01-18T01:00")],
    ),
    (
        "It began at 3 p.m. EST (2000 GMT).",
        [("-05:00", "2024-01-17T15:00-05:00", "2024-01-17T20:00"), ("Z", "2024-01-17T20:00Z", "2024-01-17T20:00")],
    ),
    (
        # The day stands with the second.
        "On Sunday he said: The ferry leaves at 4 in the morning (4 a.m. EST Tuesday).",
        [("-05:00", "2024-01-16T04:00", "2024-01-16T09:00"), ("-05:00", "2024-01-16T04:00-05:00", "2024-01-16T09:00")],
    ),
    (
        "It began at 9 p.m. on Monday (0200 GMT on Tuesday).",
        [("-05:00", "2024-01-15T21:00", "2024-01-16T02:00"), ("Z", "2024-01-16T02:00Z", "2024-01-16T02:00")],
    ),
    (
        "It began at 9 p.m. on Monday (0200 GMT).",
        [("-05:00", "2024-01-15T21:00", "2024-01-16T02:00"), ("Z", "2024-01-16T02:00Z", "2024-01-16T02:00")],
    ),
    (
        "It began at 4pm in Karachi (1100 GMT).",
        [("Asia/Karachi", "2024-01-17T16:00", "2024-01-17T11:00")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_two_clock_times_of_one_moment_agree(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(time.zone, time.value, utc(time)) for time in clocks(text)]
    assert found[: len(expected)] == expected


def test_two_clock_times_that_no_zone_makes_one_stay_as_they_are() -> None:
    first, second = clocks("It began at 3:10 p.m. (2000 GMT).", "Karachi")
    assert (first.zone, second.zone) == ("Asia/Karachi", "Z")
    assert first.instant != second.instant


SCENES = [
    ("The quake struck near Kathmandu at 6pm local time.", "London", "Asia/Kathmandu"),
    ("At 6pm local time a bomb went off in Kabul.", "Islamabad", "Asia/Kabul"),
    ("At 6pm a bomb went off in Kabul.", "Islamabad", "Asia/Karachi"),
]


@pytest.mark.parametrize(("text", "filed", "zone"), SCENES)
def test_local_time_is_that_of_the_place_the_sentence_tells_of(text: str, filed: str, zone: str) -> None:
    assert clocks(text, filed)[0].zone == zone


NO_PLACE = [
    "It began at 4pm in Court Five.",
    "It began at 4pm in front of the bank.",
    "It began at 4pm in Australia.",
    "It began at 4pm in January.",
    "It began at 4pm in Room 4.",
    "It began at 4pm last time.",
    "It began at 4pm, Times readers said.",
]


@pytest.mark.parametrize("text", NO_PLACE)
def test_words_that_tell_no_zone(text: str) -> None:
    assert clocks(text, country="US")[0].zone == ""


def test_a_place_of_the_home_country_comes_first() -> None:
    assert clocks("It began at 4pm in Hyderabad.", country="PK")[0].zone == "Asia/Karachi"
    assert clocks("It began at 4pm in Hyderabad.", country="IN")[0].zone == "Asia/Kolkata"


def test_a_report_that_says_where_it_was_filed_has_its_zone() -> None:
    text = "QUETTA: A bomb went off at 6pm on Tuesday, police said."
    report = plain_report(text, published="2024-01-17")
    time = find_times(parse(report), settle(report))[0]
    assert (time.zone, utc(time)) == ("Asia/Karachi", "2024-01-16T13:00")


def test_only_times_of_day_have_a_zone_and_an_open_one_no_instant() -> None:
    report = plain_report("They met on Monday and will meet for three days. It began at 6pm.", published=None)
    found = find_times(parse(report), Setting(country="PK", zone="Asia/Karachi"))
    assert [(time.type, time.zone, time.instant) for time in found] == [
        ("DATE", "", None),
        ("DURATION", "", None),
        ("TIME", "Asia/Karachi", None),
    ]


def test_a_timestamp_keeps_its_offset() -> None:
    time = clocks("Posted 2024-01-17T10:30+05:30 by the clerk.", "London")[0]
    assert (time.zone, utc(time)) == ("+05:30", "2024-01-17T05:00")


def test_the_zone_is_stored_and_the_instant_follows_from_it() -> None:
    time = clocks("It began at 4pm in Karachi.")[0]
    again = msgspec.json.decode(msgspec.json.encode(time), type=TimeExpression)
    assert again == time
    assert again.instant == time.instant


def test_every_zone_of_the_tables_is_one() -> None:
    known = available_timezones() | {"Z", ""}
    zones = table(ROOM, "zones.toml")
    written = [*table(ROOM, "lexicon.toml")["ZONE"].values()]
    written += [zone for here in zones["by_country"].values() for zone in here.values()]
    written += [zone for forms in zones["named"].values() for zone in forms]
    for zone in written:
        assert zone in known or tzinfo_of(zone) is not None, zone
