"""Feast days: sentences, the country they were published in, the day or days meant; and dates known from the press."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.times.sentences import only, times

from newstally.lexicon import table
from newstally.model import TimeExpression
from newstally.reading.times.calendar import easter, orthodox_easter
from newstally.reading.times.feasts import feasts_of, rule_of

# Days on which feasts were kept, as calendars of the time give them.
KNOWN = [
    ("easter", 2000, "", "2000-04-23"),
    ("easter", 2008, "", "2008-03-23"),
    ("easter", 2019, "US", "2019-04-21"),
    ("easter", 2024, "", "2024-03-31"),
    ("easter", 2024, "GR", "2024-05-05"),
    ("easter", 2023, "UA", "2023-04-16"),
    ("easter", 2025, "RU", "2025-04-20"),
    ("easter_orthodox", 2021, "", "2021-05-02"),
    ("good_friday", 2018, "", "2018-03-30"),
    ("ash_wednesday", 2024, "", "2024-02-14"),
    ("palm_sunday", 2017, "EG", "2017-04-09"),
    ("pentecost", 2022, "", "2022-06-05"),
    ("thanksgiving", 2023, "US", "2023-11-23"),
    ("thanksgiving", 2023, "CA", "2023-10-09"),
    ("black_friday", 2024, "US", "2024-11-29"),
    ("martin_luther_king", 2024, "US", "2024-01-15"),
    ("presidents_day", 2024, "US", "2024-02-19"),
    ("labor_day", 2024, "US", "2024-09-02"),
    ("labor_day", 2024, "PK", "2024-05-01"),
    ("eid_al_fitr", 2024, "SA", "2024-04-10"),
    ("eid_al_fitr", 2024, "PK", "2024-04-10"),
    ("eid_al_fitr", 2023, "PK", "2023-04-22"),
    ("eid_al_fitr", 2022, "PK", "2022-05-03"),
    ("eid_al_fitr", 2013, "PK", "2013-08-09"),
    ("eid_al_fitr", 2019, "TR", "2019-06-04"),
    ("eid_al_adha", 2023, "PK", "2023-06-29"),
    ("eid_al_adha", 2021, "PK", "2021-07-21"),
    ("eid_al_adha", 2015, "SA", "2015-09-24"),
    ("ashura", 2018, "PK", "2018-09-21"),
    ("eid_milad", 2023, "PK", "2023-09-29"),
    ("diwali", 2023, "IN", "2023-11-12"),
    ("diwali", 2019, "IN", "2019-10-27"),
    ("holi", 2024, "IN", "2024-03-25"),
    ("dussehra", 2018, "IN", "2018-10-19"),
    ("new_year_persian", 2024, "IR", "2024-03-20"),
    ("new_year_persian", 2019, "IR", "2019-03-21"),
    ("new_year_lunar", 2024, "CN", "2024-02-10"),
    ("new_year_lunar", 2020, "CN", "2020-01-25"),
    ("mid_autumn", 2023, "CN", "2023-09-29"),
    ("passover", 2024, "IL", "2024-04-23"),
    ("yom_kippur", 2023, "IL", "2023-09-25"),
    ("new_year_jewish", 2022, "US", "2022-09-26"),
    ("hanukkah", 2023, "US", "2023-12-08"),
    ("vesak", 2024, "LK", "2024-05-23"),
    ("vesak", 2024, "SG", "2024-05-22"),
    ("independence_day", 2024, "UA", "2024-08-24"),
    ("independence_day", 2030, "PK", "2030-08-14"),
    ("republic_day", 2024, "TR", "2024-10-29"),
    ("national_day", 2021, "CN", "2021-10-01"),
]


def days_of(time: TimeExpression) -> str:
    """The value of a day; of a stretch, which is a DURATION, its first and last day."""
    if time.type != "DURATION":
        return time.value
    assert time.interval is not None
    assert time.interval.start is not None
    assert time.interval.end is not None
    last = time.interval.end.date() - dt.timedelta(days=1)
    return f"{time.interval.start.date()}/{last}"


def test_a_stretch_is_told_by_its_length() -> None:
    assert only("Prices rose during Ramadan.").value == "P1M"
    assert only("They eat no meat during Lent.").value == "P46D"


@pytest.mark.parametrize(("feast", "year", "country", "day"), KNOWN)
def test_feasts_fall_on_the_days_they_were_kept(feast: str, year: int, country: str, day: str) -> None:
    rule = rule_of(feast, country)
    assert rule is not None
    assert [str(found.first) for found in feasts_of(rule, range(year, year + 1), country)] == [day]


def test_a_feast_of_the_moon_may_come_twice_in_a_year() -> None:
    rule = rule_of("eid_al_fitr", "")
    assert rule is not None
    assert [str(f.first) for f in feasts_of(rule, range(2000, 2001), "")] == ["2000-01-08", "2000-12-27"]


@pytest.mark.parametrize("year", range(1950, 2061))
def test_easters_are_sundays_and_the_eastern_one_is_never_earlier(year: int) -> None:
    assert easter(year).isoweekday() == orthodox_easter(year).isoweekday() == 7
    assert (orthodox_easter(year) - easter(year)).days in (0, 7, 28, 35)


def test_ramadan_ends_with_eid_as_it_was_kept() -> None:
    ramadan, eid = rule_of("ramadan", "PK"), rule_of("eid_al_fitr", "PK")
    assert ramadan is not None
    assert eid is not None
    years = range(2005, 2026)
    for fast, feast in zip(feasts_of(ramadan, years, "PK"), feasts_of(eid, years, "PK"), strict=True):
        assert fast.end == feast.first
        assert 28 <= fast.length <= 30


ISLAMIC = [
    ("Shops were full on Eid al-Fitr.", "PK", "Eid al-Fitr", "2024-04-10", "[2024-04-10, 2024-04-11)", ""),
    ("Shops were full before Eid-ul-Fitr.", "PK", "Eid-ul-Fitr", "2024-04-10", "[2024-04-10, 2024-04-11)", ""),
    ("Shops were full before Eidul Fitr.", "PK", "Eidul Fitr", "2024-04-10", "[2024-04-10, 2024-04-11)", ""),
    ("Shops were full at Eid ul Fitr.", "IN", "Eid ul Fitr", "2024-04-11", "[2024-04-11, 2024-04-12)", ""),
    ("Shops were full before Eid.", "PK", "Eid", "2024-04-10", "[2024-04-10, 2024-04-11)", ""),
    ("Shops were shut on Eid day.", "PK", "Eid day", "2024-04-10", "[2024-04-10, 2024-04-11)", ""),
    ("Goats will be sold before Eidul Azha.", "PK", "Eidul Azha", "2024-06-17", "[2024-06-17, 2024-06-18)", ""),
    ("Goats will be sold before Eid-ul-Adha.", "PK", "Eid-ul-Adha", "2024-06-17", "[2024-06-17, 2024-06-18)", ""),
    ("Goats will be sold before Bakrid.", "IN", "Bakrid", "2024-06-17", "[2024-06-17, 2024-06-18)", ""),
    ("He was shot on the eve of Eid.", "PK", "the eve of Eid", "2024-04-09", "[2024-04-09, 2024-04-10)", ""),
    (
        "He was shot on the second day of Eid.",
        "PK",
        "the second day of Eid",
        "2024-04-11",
        "[2024-04-11, 2024-04-12)",
        "",
    ),
    ("He was shot last Eid.", "PK", "last Eid", "2024-04-10", "[2024-04-10, 2024-04-11)", ""),
    ("Prices rose during Ramadan.", "PK", "Ramadan", "2024-03-12/2024-04-09", "[2024-03-12, 2024-04-10)", "APPROX"),
    ("Prices rose during Ramzan.", "PK", "Ramzan", "2024-03-12/2024-04-09", "[2024-03-12, 2024-04-10)", "APPROX"),
    ("Prices rose during Ramadhan.", "", "Ramadhan", "2024-03-11/2024-04-09", "[2024-03-11, 2024-04-10)", "APPROX"),
    (
        "Prices rose in the holy month of Ramadan.",
        "PK",
        "the holy month of Ramadan",
        "2024-03-12/2024-04-09",
        "[2024-03-12, 2024-04-10)",
        "APPROX",
    ),
    ("Prices rose in Ramadan 2019.", "", "Ramadan 2019", "2019-05-06/2019-06-03", "[2019-05-06, 2019-06-04)", "APPROX"),
    (
        "Prices rose in last year's Ramadan.",
        "PK",
        "last year's Ramadan",
        "2023-03-24/2023-04-21",
        "[2023-03-24, 2023-04-22)",
        "APPROX",
    ),
    (
        "Fasting began on the first day of Ramadan.",
        "",
        "the first day of Ramadan",
        "2024-03-11",
        "[2024-03-11, 2024-03-13)",
        "APPROX",
    ),
    (
        "Crowds came in the last ten days of Ramadan.",
        "PK",
        "the last ten days of Ramadan",
        "P10D",
        "[2024-03-31, 2024-04-10)",
        "",
    ),
    (
        "Crowds came on the last Friday of Ramadan.",
        "PK",
        "the last Friday of Ramadan",
        "2024-04-05",
        "[2024-04-05, 2024-04-06)",
        "",
    ),
    (
        "Crowds came at the end of Ramadan.",
        "PK",
        "the end of Ramadan",
        "2024-03-12/2024-04-09",
        "[2024-03-12, 2024-04-10)",
        "END",
    ),
    ("Crowds came on Chand Raat.", "PK", "Chand Raat", "2024-04-09", "[2024-04-09, 2024-04-10)", ""),
    ("Roads will be closed on Ashura.", "PK", "Ashura", "2024-07-17", "[2024-07-17, 2024-07-18)", ""),
    ("Roads will be closed on 10 Muharram.", "PK", "10 Muharram", "2024-07-17", "[2024-07-17, 2024-07-18)", ""),
    ("Roads were closed on 10 Muharram.", "PK", "10 Muharram", "2023-07-29", "[2023-07-29, 2023-07-30)", ""),
    ("Roads were closed on 12 Rabi-ul-Awwal.", "PK", "12 Rabi-ul-Awwal", "2023-09-29", "[2023-09-29, 2023-09-30)", ""),
    ("Roads were closed on 12th Rabiul Awal.", "PK", "12th Rabiul Awal", "2023-09-29", "[2023-09-29, 2023-09-30)", ""),
    (
        "Roads will be closed on the 10th of Muharram.",
        "PK",
        "the 10th of Muharram",
        "2024-07-17",
        "[2024-07-17, 2024-07-18)",
        "",
    ),
    (
        "Roads were closed on Eid Milad-un-Nabi.",
        "PK",
        "Eid Milad-un-Nabi",
        "2023-09-29",
        "[2023-09-29, 2023-09-30)",
        "",
    ),
    ("Roads were closed on the Prophet's birthday.", "MA", "Prophet's birthday", "2023-09-27", None, ""),
    ("Lamps were lit on Shab-e-Barat.", "PK", "Shab-e-Barat", "2024-02-26", "[2024-02-25, 2024-02-27)", "APPROX"),
    ("Lamps were lit on Laylat al-Qadr.", "", "Laylat al-Qadr", "2024-04-06", "[2024-04-06, 2024-04-08)", "APPROX"),
    ("Crowds marched on Quds Day.", "IR", "Quds Day", "2024-04-05", None, ""),
    ("It marks the Islamic New Year.", "", "Islamic New Year", "2024-07-07", "[2024-07-07, 2024-07-09)", "APPROX"),
]


@pytest.mark.parametrize(("text", "country", "words", "value", "interval", "mod"), ISLAMIC)
def test_feasts_of_the_islamic_year(
    text: str, country: str, words: str, value: str, interval: str | None, mod: str
) -> None:
    time = only(text, day="2024-04-14", country=country)
    assert (time.text, time.value if value.startswith("P") else days_of(time)) == (words, value)
    if interval is not None:
        assert (str(time.interval), time.mod) == (interval, mod)


# Published on Wednesday, 17 January 2024.
CHRISTIAN = [
    ("He was shot at Christmas.", "", "Christmas", "2023-12-25"),
    ("He was shot on Christmas Eve.", "", "Christmas Eve", "2023-12-24"),
    ("He was shot on the eve of Christmas.", "", "the eve of Christmas", "2023-12-24"),
    ("He was shot on Christmas Day 2019.", "", "Christmas Day 2019", "2019-12-25"),
    ("He was shot on Christmas night.", "", "Christmas night", "2023-12-25TNI"),
    ("Two died at a Christmas party.", "", "Christmas", "2023-12-25"),
    ("Churches were packed on Orthodox Christmas.", "", "Orthodox Christmas", "2024-01-07"),
    ("He was shot on New Year's Eve.", "", "New Year's Eve", "2023-12-31"),
    ("He was shot on New Year’s Day.", "", "New Year’s Day", "2024-01-01"),
    ("He was shot on Boxing Day.", "", "Boxing Day", "2023-12-26"),
    ("He was shot last Easter.", "", "last Easter", "2023-04-09"),
    ("He was shot last Easter.", "GR", "last Easter", "2023-04-16"),
    ("The road will open by Easter.", "", "Easter", "2024-03-31"),
    ("The road will open by Orthodox Easter.", "", "Orthodox Easter", "2024-05-05"),
    ("Three churches were hit in the 2019 Easter Sunday attacks.", "LK", "2019 Easter Sunday", "2019-04-21"),
    ("Trains will stop over the Easter weekend.", "", "Easter weekend", "2024-W13-WE"),
    ("Trains will stop on Good Friday.", "", "Good Friday", "2024-03-29"),
    ("Trains will stop on Easter Monday.", "", "Easter Monday", "2024-04-01"),
    ("Trains will stop on Ash Wednesday.", "", "Ash Wednesday", "2024-02-14"),
    ("Trains will stop on Palm Sunday.", "", "Palm Sunday", "2024-03-24"),
    ("Trains will stop at Pentecost.", "", "Pentecost", "2024-05-19"),
    ("They will eat no meat during Lent.", "", "Lent", "2024-02-14/2024-03-30"),
    ("Markets will close during Holy Week.", "PH", "Holy Week", "2024-03-24/2024-03-30"),
    ("Markets will close on the first Sunday of Lent.", "", "the first Sunday of Lent", "2024-02-18"),
]


@pytest.mark.parametrize(("text", "country", "words", "value"), CHRISTIAN)
def test_feasts_of_the_churches(text: str, country: str, words: str, value: str) -> None:
    time = only(text, country=country)
    assert (time.text, days_of(time)) == (words, value)
    assert time.interval is not None


OTHERS = [
    ("Smog lay over the city after Diwali.", "IN", "Diwali", "2023-11-12"),
    ("Smog lay over the city on the eve of Deepavali.", "IN", "the eve of Deepavali", "2023-11-11"),
    ("Shops will close on Holi.", "IN", "Holi", "2024-03-25"),
    ("Shops were busy during Navratri.", "IN", "Navratri", "2023-10-15/2023-10-23"),
    ("Effigies were burnt on Dussehra.", "IN", "Dussehra", "2023-10-24"),
    ("Trains were packed before the Lunar New Year 2023.", "CN", "Lunar New Year 2023", "2023-01-22"),
    ("Trains will be packed at Chinese New Year.", "MY", "Chinese New Year", "2024-02-10"),
    ("Trains were packed for the Spring Festival.", "CN", "Spring Festival", "2024-02-10"),
    ("Trains will be packed during Tet.", "VN", "Tet", "2024-02-10"),
    ("Shops will shut for the Mid-Autumn Festival.", "CN", "Mid-Autumn Festival", "2024-09-17"),
    ("Roads will be crowded at Songkran.", "TH", "Songkran", "2024-04-13/2024-04-15"),
    ("Fires will be lit at Nowruz.", "IR", "Nowruz", "2024-03-20"),
    ("The border will be shut during Passover.", "IL", "Passover", "2024-04-23/2024-04-29"),
    ("The border was shut on Yom Kippur.", "IL", "Yom Kippur", "2023-09-25"),
    ("The border was shut for Rosh Hashanah.", "IL", "Rosh Hashanah", "2023-09-16/2023-09-17"),
    ("It was lit on the first night of Hanukkah.", "US", "the first night of Hanukkah", "2023-12-08"),
    ("Temples will be lit on Vesak.", "SG", "Vesak", "2024-05-22"),
]


@pytest.mark.parametrize(("text", "country", "words", "value"), OTHERS)
def test_feasts_of_other_calendars(text: str, country: str, words: str, value: str) -> None:
    time = only(text, country=country)
    assert (time.text, days_of(time)) == (words, value)
    assert time.interval is not None


# Published on Wednesday, 17 July 2024.
NATIONAL = [
    ("Guns will be fired on Independence Day.", "PK", "2024-08-14"),
    ("Guns were fired on Independence Day.", "IN", "2023-08-15"),
    ("Guns were fired on Independence Day.", "US", "2024-07-04"),
    ("Guns were fired on India's Independence Day.", "PK", "2023-08-15"),
    ("Guns were fired on Sri Lanka’s Independence Day.", "IN", "2024-02-04"),
    ("Guns will be fired on Ukrainian Independence Day.", "US", "2024-08-24"),
    ("Two men were arrested ahead of Independence Day.", "PK", "2024-08-14"),
    ("Two men were arrested shortly before Independence Day.", "PK", "2024-08-14"),
    ("Guns were fired on Republic Day.", "IN", "2024-01-26"),
    ("Guns were fired on National Day.", "CN", "2023-10-01"),
    ("Guns were fired on Pakistan Day.", "PK", "2024-03-23"),
    ("Guns were fired on Kashmir Solidarity Day.", "PK", "2024-02-05"),
    ("Guns were fired on Youm-e-Takbeer.", "PK", "2024-05-28"),
    ("Guns were fired on Defence Day.", "PK", "2023-09-06"),
    ("Guns were fired on Bastille Day.", "FR", "2024-07-14"),
    ("Guns were fired on Anzac Day.", "AU", "2024-04-25"),
    ("Guns were fired on Victory Day.", "RU", "2024-05-09"),
    ("As they move past Bastille Day, they will go on.", "FR", "2024-07-14"),
    ("Unions marched on Labour Day.", "PK", "2024-05-01"),
    ("Unions will march on Labor Day.", "US", "2024-09-02"),
    ("Unions marched on May Day.", "TR", "2024-05-01"),
    ("Shops were shut on Martin Luther King Jr. Day.", "US", "2024-01-15"),
    ("Shops were shut on MLK Day.", "US", "2024-01-15"),
    ("Shops were shut on Presidents' Day.", "US", "2024-02-19"),
    ("Shops were shut on Columbus Day.", "US", "2023-10-09"),
    ("Shops were shut on Juneteenth.", "US", "2024-06-19"),
    ("Shops were shut on Memorial Day.", "US", "2024-05-27"),
    ("Shops were crowded on Black Friday.", "US", "2023-11-24"),
    ("Shops were crowded on Cyber Monday.", "US", "2023-11-27"),
    ("Traffic will be heavy on Labor Day weekend.", "US", "2024-W35-WE"),
    ("Women marched on International Women's Day.", "PK", "2024-03-08"),
    ("Poppies were worn on Remembrance Day.", "GB", "2023-11-11"),
    ("Fires were lit on Guy Fawkes night.", "GB", "2023-11-05"),
]


@pytest.mark.parametrize(("text", "country", "value"), NATIONAL)
def test_days_of_a_country(text: str, country: str, value: str) -> None:
    time = only(text, day="2024-07-17", country=country)
    assert (time.type, time.value) == ("DATE", value)
    assert time.interval is not None


YEARS = [
    ("In 2016, he spent Christmas in jail.", "2016-12-25"),
    ("War broke out on Yom Kippur in 1973.", "1973-10-06"),
    ("War broke out on Yom Kippur 1973.", "1973-10-06"),
    ("He was shot on Good Friday last year.", "2023-04-07"),
    ("He was shot on last year's Good Friday.", "2023-04-07"),
    ("The 2015 Christmas market was shut.", "2015-12-25"),
    ("He planned last year's attack on a Christmas market.", "2023-12-25"),
    ("The jail was built on Christmas Eve of 1907.", "1907-12-24"),
]


@pytest.mark.parametrize(("text", "value"), YEARS)
def test_the_year_may_stand_around_the_feast(text: str, value: str) -> None:
    assert value in [time.value for time in times(text)]


NO_FEAST = [
    ("The ferry to Easter Island sank.", ""),
    ("Tariq Ramadan denied the charge.", ""),
    ("The group was led by Ramadan Shallah until then.", ""),
    ("The singer Noor Eid was cheered.", ""),
    ("He stayed at the Holiday Inn.", ""),
    ("They prayed at the national thanksgiving.", "US"),
    ("The school held its Spring Festival.", "US"),
    ("The bank lent the firm $2 million.", ""),
    ("She had an epiphany on the train.", ""),
    ("The Good Friday Agreement ended the fighting.", "GB"),
    ("Guns were fired on Independence Day.", ""),
    ("It is the independence day that nobody wanted.", "PK"),
    ("Guns were fired on Republic Day.", "US"),
    ("A labour dispute shut the port for good.", ""),
]


@pytest.mark.parametrize(("text", "country"), NO_FEAST)
def test_names_that_are_no_feasts(text: str, country: str) -> None:
    assert times(text, country=country) == ()


def test_a_feast_of_one_day_has_no_last_friday() -> None:
    assert "the last Friday of Ashura" not in [time.text for time in times("It fell on the last Friday of Ashura.")]


def test_in_headlines_a_capital_beside_eid_makes_no_name() -> None:
    assert only("Thousands Mark Eid Amid Floods", day="2024-04-14", country="PK").value == "2024-04-10"


def test_without_a_day_of_publication_only_a_fixed_feast_keeps_its_day() -> None:
    assert only("He was shot at Christmas.", day=None).value == "XXXX-12-25"
    assert only("He was shot on Christmas Eve.", day=None).value == "XXXX-XX-XX"
    assert only("He was shot at Easter.", day=None).value == "XXXX-XX-XX"
    assert days_of(only("He was shot in Ramadan 2019.", day=None)) == "2019-05-06/2019-06-03"


def test_beyond_the_table_a_feast_of_the_moon_stays_open() -> None:
    time = only("He was shot on Eid al-Fitr 1890.")
    assert (time.value, time.interval) == ("1890-XX-XX", None)


def test_every_feast_has_one_way_to_be_found() -> None:
    for name, rule in table("newstally.reading.times", "holidays.toml")["feasts"].items():
        ways = [way for way in ("on", "moves", "easter", "hijri", "days", "national") if way in rule]
        assert len(ways) == 1, name
