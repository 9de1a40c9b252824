"""What time expressions mean: sentences, the day they were published, the value and the stretch of calendar."""

from __future__ import annotations

import pytest
from tests.times.sentences import only, times

from newstally.lexicon import table
from newstally.reading.times.meaning import RULES

ABSOLUTE = [
    ("The deal was signed on 17 January 2024.", "17 January 2024", "2024-01-17"),
    ("The deal was signed on January 17th, 2024, in Oslo.", "January 17th, 2024", "2024-01-17"),
    ("Dated Wednesday, January 17, 2024, the letter arrived.", "Wednesday, January 17, 2024", "2024-01-17"),
    ("It ends on the 3rd of May 2025.", "the 3rd of May 2025", "2025-05-03"),
    ("Prices rose in December 2022.", "December 2022", "2022-12"),
    ("Prices rose in Dec. 2022 again.", "Dec. 2022", "2022-12"),
    ("Filed 2023-11-05 by the clerk.", "2023-11-05", "2023-11-05"),
    ("Filed 05/11/2023 by the clerk.", "05/11/2023", "2023-11-05"),
    ("Growth slowed in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3"),
    ("Growth slowed in Q3 2022.", "Q3 2022", "2022-Q3"),
    ("Output fell in the first half of 2023.", "the first half of 2023", "2023-H1"),
    ("The dam was built in the 1960s.", "the 1960s", "196"),
    ("The fort dates from the 18th century.", "the 18th century", "17"),
    ("They met in the summer of 2021.", "the summer of 2021", "2021-SU"),
    ("The strike began in late 2019.", "late 2019", "2019"),
    ("It has stood there since 1972.", "1972", "1972"),
]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE)
def test_dates_that_name_themselves(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.type, time.value) == (words, "DATE", value)


RELATIVE = [
    ("She said on Wednesday that it rained.", "2024-01-17", "[2024-01-17, 2024-01-18)"),
    ("She said on Monday that it rained.", "2024-01-15", "[2024-01-15, 2024-01-16)"),
    ("She said on Thursday that it rained.", "2024-01-11", "[2024-01-11, 2024-01-12)"),
    ("The court will rule on Thursday.", "2024-01-18", "[2024-01-18, 2024-01-19)"),
    ("Talks are set to resume on Friday.", "2024-01-19", "[2024-01-19, 2024-01-20)"),
    ("She arrived yesterday.", "2024-01-16", "[2024-01-16, 2024-01-17)"),
    ("She leaves tomorrow.", "2024-01-18", "[2024-01-18, 2024-01-19)"),
    ("The plan was dropped last week.", "2024-W02", "[2024-01-08, 2024-01-15)"),
    ("The plan was dropped last month.", "2023-12", "[2023-12-01, 2024-01-01)"),
    ("The plan was dropped last year.", "2023", "[2023-01-01, 2024-01-01)"),
    ("The plan was dropped in January.", "2024-01", "[2024-01-01, 2024-02-01)"),
    ("Exports rose during November.", "2023-11", "[2023-11-01, 2023-12-01)"),
    ("Exports rose in December, by a third.", "2023-12", "[2023-12-01, 2024-01-01)"),
    ("The bridge will open in March.", "2024-03", "[2024-03-01, 2024-04-01)"),
    ("The bridge opened in March.", "2023-03", "[2023-03-01, 2023-04-01)"),
    ("It has been shut since the March flood.", "2023-03", "[2023-03-01, 2023-04-01)"),
    ("It has been shut since the May flood.", "2023-05", "[2023-05-01, 2023-06-01)"),
    ("In March last year, floods struck.", "2023-03", "[2023-03-01, 2023-04-01)"),
    ("FLOODS STRUCK IN APRIL LAST YEAR.", "2023-04", "[2023-04-01, 2023-05-01)"),
    ("He was arrested three days ago.", "2024-01-14", "[2024-01-14, 2024-01-15)"),
    ("He was arrested two months ago.", "2023-11", "[2023-11-01, 2023-12-01)"),
    ("He was arrested five years ago.", "2019", "[2019-01-01, 2020-01-01)"),
    ("He was arrested on Jan. 9.", "2024-01-09", "[2024-01-09, 2024-01-10)"),
    ("He was arrested on 28 December.", "2023-12-28", "[2023-12-28, 2023-12-29)"),
    ("Growth slowed in the third quarter.", "2023-Q3", "[2023-07-01, 2023-10-01)"),
    ("Rains failed last summer.", "2023-SU", "[2023-06-01, 2023-09-01)"),
    ("The tax starts next year.", "2025", "[2025-01-01, 2026-01-01)"),
    ("Roads were shut over the weekend.", "2024-W02-WE", "[2024-01-13, 2024-01-15)"),
]


@pytest.mark.parametrize(("text", "value", "interval"), RELATIVE)
def test_dates_told_from_the_day_of_the_report(text: str, value: str, interval: str) -> None:
    time = only(text)
    assert (time.type, time.value, str(time.interval)) == ("DATE", value, interval)


DURATIONS = [
    ("Exports rose in the last 60 days.", "the last 60 days", "P60D", "[2023-11-18, 2024-01-17)"),
    ("Exports rose over the past four months.", "the past four months", "P4M", "[2023-09-17, 2024-01-17)"),
    ("It needs work in the next two weeks.", "the next two weeks", "P2W", "[2024-01-17, 2024-01-31)"),
    ("Exports rose in the past year.", "the past year", "P1Y", "[2023-01-17, 2024-01-17)"),
    ("They worked on it in the last few months.", "the last few months", "PXM", "None"),
    ("It was a decades-long insurgency.", "decades-long", "PXDE", "None"),
    ("It was an hours-long operation.", "hours-long", "PTXH", "None"),
    ("The 14-day truce held.", "14-day", "P14D", "None"),
    ("It lasted two and a half hours.", "two and a half hours", "PT2H30M", "None"),
    ("It lasted twenty-four days.", "twenty-four days", "P24D", "None"),
    ("It lasted a hundred days.", "a hundred days", "P100D", "None"),
    ("It lasted half an hour.", "half an hour", "PT30M", "None"),
    ("It lasted several weeks.", "several weeks", "PXW", "None"),
]


@pytest.mark.parametrize(("text", "words", "value", "interval"), DURATIONS)
def test_lengths_of_time(text: str, words: str, value: str, interval: str) -> None:
    time = only(text)
    assert (time.text, time.type, time.value, str(time.interval)) == (words, "DURATION", value, interval)


ANCHORED = [
    ("Sales rose in the first nine months of 2023.", "P9M", "[2023-01-01, 2023-10-01)"),
    ("Sales rose in the last two months of 2023.", "P2M", "[2023-11-01, 2024-01-01)"),
    ("Sales rose in the first five months of FY24.", "P5M", "[2023-07-01, 2023-12-01)"),
    ("Sales rose in the first ten days of January.", "P10D", "[2024-01-01, 2024-01-11)"),
    ("Sales rose in the first nine months.", "P9M", "[2023-01-01, 2023-10-01)"),
]


@pytest.mark.parametrize(("text", "value", "interval"), ANCHORED)
def test_lengths_at_a_place_of_the_calendar(text: str, value: str, interval: str) -> None:
    time = only(text, country="PK", fiscal=7)
    assert (time.type, time.value, str(time.interval)) == ("DURATION", value, interval)


ENDED = [
    ("Profit rose in the year ended June 30, 2023.", "P1Y", "[2022-07-01, 2023-07-01)"),
    ("Profit rose in the year ended Sept. 30.", "P1Y", "[2022-10-01, 2023-10-01)"),
    ("Prices rose in the 12 months to March 2023.", "P12M", "[2022-04-01, 2023-04-01)"),
    ("Prices rose in the six months to November.", "P6M", "[2023-06-01, 2023-12-01)"),
    ("It expects a profit of between $38m and $40m in the year to March.", "P1Y", "[2023-04-01, 2024-04-01)"),
    ("Profit fell more than forecast in the year to March.", "P1Y", "[2022-04-01, 2023-04-01)"),
    ("Profit rose in the quarter ended Sept. 30.", "2023-Q3", "[2023-07-01, 2023-10-01)"),
    ("Profit rose in the quarter ended 31 July 2023.", "2023-Q2", "[2023-05-01, 2023-08-01)"),
]


@pytest.mark.parametrize(("text", "value", "interval"), ENDED)
def test_lengths_whose_end_is_told(text: str, value: str, interval: str) -> None:
    first = times(text)[0]
    assert (first.value, str(first.interval)) == (value, interval)


RANGES = [
    ("Sales fell in July-October 2023.", "P4M", "[2023-07-01, 2023-11-01)"),
    ("Sales fell in November–February 2024.", "P4M", "[2023-11-01, 2024-03-01)"),
    ("The fair ran March 5-7, 2023.", "P3D", "[2023-03-05, 2023-03-08)"),
    ("The fair ran 5–7 March 2023.", "P3D", "[2023-03-05, 2023-03-08)"),
]


@pytest.mark.parametrize(("text", "value", "interval"), RANGES)
def test_ranges_are_one_expression(text: str, value: str, interval: str) -> None:
    time = only(text)
    assert (time.type, time.value, str(time.interval)) == ("DURATION", value, interval)


def test_a_range_in_words_gives_its_year_to_both_ends() -> None:
    assert [t.value for t in times("Sales fell from July to October 2021.")] == ["2021-07", "2021-10"]


SETS = [
    ("The ferry runs daily.", "P1D"),
    ("The fair is held every year.", "P1Y"),
    ("It meets each Thursday.", "XXXX-WXX-4"),
    ("They march each July.", "XXXX-07"),
    ("It costs $33 million a year.", "P1Y"),
    ("It would invest Rs2 billion per year.", "P1Y"),
    ("Clinics open on Mondays.", "XXXX-WXX-1"),
]


@pytest.mark.parametrize(("text", "value"), SETS)
def test_times_that_come_again(text: str, value: str) -> None:
    time = only(text)
    assert (time.type, time.value) == ("SET", value)


CLOCK = [
    ("It began at 9 a.m. on Tuesday.", "2024-01-16T09:00"),
    ("It began at 2.15pm yesterday.", "2024-01-16T14:15"),
    ("It began at 10:30 GMT.", "2024-01-17T10:30Z"),
    ("It began at noon on Monday.", "2024-01-15T12:00"),
    ("It began on Friday morning.", "2024-01-12TMO"),
    ("It began last night.", "2024-01-16TNI"),
    ("It began on the night of 3 January 2024.", "2024-01-03TNI"),
]


@pytest.mark.parametrize(("text", "value"), CLOCK)
def test_times_of_day(text: str, value: str) -> None:
    time = only(text)
    assert (time.type, time.value) == ("TIME", value)
    assert time.interval is not None


NO_TIME = [
    "The price rose to $1.55 a share.",
    "He paid $1998 for 2000 sheep.",
    "A second blast hit the bus.",
    "A quarter of voters stayed home.",
    "Prime Minister May said it was over.",
    "The boy, a 6-year-old, was found.",
    "Crews may march past the fall line.",
    "A month-to-month change is small.",
    "They won 3-1 and drew 10:12 of the set.",
    "Sun Microsystems sat on the offer.",
    "He told The Sunday Times about Bloody Sunday.",
    "The Daily Express wrote of the current account.",
    "He was there in the fall of Kabul.",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_words_that_are_no_time(text: str) -> None:
    assert times(text) == ()


UNDATED = [
    ("She said on Wednesday that it rained.", "XXXX-WXX-3"),
    ("She arrived yesterday.", "XXXX-XX-XX"),
    ("Prices rose in March.", "XXXX-03"),
    ("He was arrested on Jan. 9.", "XXXX-01-09"),
    ("The plan was dropped on the 15th.", "XXXX-XX-15"),
    ("The plan was dropped last week.", "XXXX-WXX"),
    ("Exports rose in the last 60 days.", "P60D"),
]


@pytest.mark.parametrize(("text", "value"), UNDATED)
def test_without_a_day_of_publication_nothing_is_guessed(text: str, value: str) -> None:
    time = only(text, day=None)
    assert time.value == value
    assert time.interval is None


NARRATIVE = [
    ("The ferry sank on 3 March 2019. Two days earlier it had failed a test.", "2019-03-01"),
    ("The ferry sank on 3 March 2019. Divers came the next day.", "2019-03-04"),
    ("The ferry sank on 3 March 2019. It was raised four weeks later.", "2019-W13"),
    ("Sales rose in the third quarter from $2 million a year earlier.", "2022-Q3"),
    ("Exports reached $303 million in December, up from a year earlier.", "2022-12"),
    ("Profit fell in the second quarter of 2023, from the corresponding period last year.", "2022-Q2"),
]


@pytest.mark.parametrize(("text", "value"), NARRATIVE)
def test_some_dates_are_counted_from_the_story(text: str, value: str) -> None:
    assert times(text)[-1].value == value


FISCAL = [
    ("Growth was 2 percent in FY24.", 7, "PK", "FY2024", "[2023-07-01, 2024-07-01)"),
    ("Growth was 2 percent in fiscal 2023-24.", 4, "IN", "FY2024", "[2023-04-01, 2024-04-01)"),
    ("Growth was 2 percent in 2023-24.", 7, "PK", "FY2024", "[2023-07-01, 2024-07-01)"),
    ("Growth was 2 percent in the first half of FY24.", 7, "PK", "FY2024-H1", "[2023-07-01, 2024-01-01)"),
    ("Growth was 2 percent in Q1 FY24.", 7, "PK", "FY2024-Q1", "[2023-07-01, 2023-10-01)"),
    ("Growth was 2 percent in fiscal 2023.", 4, "JP", "FY2023", "[2023-04-01, 2024-04-01)"),
    ("Growth was 2 percent in the last fiscal year.", 7, "PK", "FY2023", "[2022-07-01, 2023-07-01)"),
    ("It was valued at $1,943 million in 2012-13.", 1, "", "2012/2013", "[2012-01-01, 2014-01-01)"),
]


@pytest.mark.parametrize(("text", "start", "country", "value", "interval"), FISCAL)
def test_fiscal_years_follow_the_home_country(text: str, start: int, country: str, value: str, interval: str) -> None:
    time = only(text, country=country, fiscal=start)
    assert (time.value, str(time.interval)) == (value, interval)


def test_typography_does_not_matter() -> None:
    assert only("Exports rose in the\u00a0last 60\u00a0days.").value == "P60D"
    assert only("The band formed in ’98.").value == "1998"
    assert only("In the ’80s it closed.").value == "198"


def test_month_first_dates_in_countries_that_write_them() -> None:
    assert only("Filed 05/11/2023 by the clerk.", country="US").value == "2023-05-11"


def test_a_day_not_on_the_calendar_keeps_its_value_without_an_interval() -> None:
    time = only("The form is dated 30 February 2023.")
    assert (time.value, time.interval) == ("2023-02-30", None)


def test_every_rule_of_the_grammar_has_a_meaning() -> None:
    rules = {rule["name"] for rule in table("newstally.reading.times", "grammar.toml")["rule"]}
    assert rules == set(RULES)


MORE = [
    ("It was hit in the second half of last year.", "2023-H2", "[2023-07-01, 2024-01-01)"),
    ("Profit fell in 2QFY24.", "FY2024-Q2", "[2023-10-01, 2024-01-01)"),
    ("Exports rose in the last quarter of 2023.", "2023-Q4", "[2023-10-01, 2024-01-01)"),
    ("Police came in the first week of March.", "2023-03", "[2023-03-01, 2023-03-08)"),
    ("Police came in the week of March 6, 2023.", "2023-W10", "[2023-03-06, 2023-03-13)"),
    ("He was held after the May 9 riots.", "2023-05-09", "[2023-05-09, 2023-05-10)"),
    ("They had met the day before.", "2024-01-16", "[2024-01-16, 2024-01-17)"),
    ("It landed at 2000 hours.", "2024-01-17T20:00", "[2024-01-17T20:00, 2024-01-17T20:01)"),
    ("Growth was 2 percent in FY2023/24.", "FY2024", "[2023-07-01, 2024-07-01)"),
    ("Guards were posted on New Year's Eve.", "2023-12-31", "[2023-12-31, 2024-01-01)"),
    ("Guards were posted last Easter.", "2023-04-09", "[2023-04-09, 2023-04-10)"),
]


@pytest.mark.parametrize(("text", "value", "interval"), MORE)
def test_periods_as_the_news_writes_them(text: str, value: str, interval: str) -> None:
    time = only(text, country="PK", fiscal=7)
    assert (time.value, str(time.interval)) == (value, interval)


def test_the_same_period_of_the_year_before() -> None:
    found = times("Remittances rose in July-December from the same period of last year.")
    assert str(found[-1].interval) == "[2022-07-01, 2023-01-01)"


def test_a_clock_time_belongs_to_the_weekday_told_after_it() -> None:
    found = times("The quake struck at 5:47 a.m. local time (0047 GMT) on Tuesday.")
    assert [t.value for t in found] == ["2024-01-16T05:47", "2024-01-16T00:47Z", "2024-01-16"]


PAIRS = [
    ("They met on the 7th and 8th of January.", ["2024-01-07", "2024-01-08"]),
    ("They met on January 7 and 8.", ["2024-01-07", "2024-01-08"]),
    ("They met on 28 and 29 August 2019.", ["2019-08-28", "2019-08-29"]),
]


@pytest.mark.parametrize(("text", "values"), PAIRS)
def test_two_days_of_a_month(text: str, values: list[str]) -> None:
    assert [t.value for t in times(text)] == values


def test_a_sentence_that_opens_with_a_year_is_about_it() -> None:
    assert times("The 2014 attack, on December 16, killed many.")[-1].value == "2014-12-16"
    assert times("The 2014 attack was planned abroad, police said on January 3.")[-1].value == "2024-01-03"


BACKGROUND = (
    "A blast hit the market on Monday. It was bombed in 2009, in 2011, in May 2012, in 2014, in 2015 and in 2019. "
    "Two people died on Sunday."
)


def test_background_years_do_not_move_the_weekdays_of_the_news() -> None:
    values = [t.value for t in times(BACKGROUND)]
    assert values[0] == "2024-01-15"
    assert values[-1] == "2024-01-14"


HISTORY = (
    "In September 1939 the war began. In October 1939 it spread. The front held until May 1940. "
    "In June the city fell. In 1941 and 1942 it was shelled; in 1943 it was freed. "
    "On 5 July 1943 a treaty followed. It was signed on 9 August. "
    "In 1944 trade resumed."
)


def test_history_reads_bare_months_in_its_own_years() -> None:
    values = [t.value for t in times(HISTORY)]
    assert values[3] == "1940-06"
    assert "1943-08-09" in values


FISCAL_MONTHS = [
    ("Exports fell in July-December FY24.", "[2023-07-01, 2024-01-01)"),
    ("Exports fell in the July–December period of the last fiscal year.", "[2022-07-01, 2023-01-01)"),
    ("Exports fell in October-March FY2023.", "[2022-10-01, 2023-04-01)"),
]


@pytest.mark.parametrize(("text", "interval"), FISCAL_MONTHS)
def test_months_of_a_fiscal_year(text: str, interval: str) -> None:
    assert str(only(text, country="PK", fiscal=7).interval) == interval


def test_the_same_month_last_year() -> None:
    assert times("In the same month last year, imports were $5bn.")[0].value == "2023-01"
    assert times("Imports were $6bn in November, from $5bn in the same month last year.")[-1].value == "2022-11"


TERMS = [
    ("The bill must be signed by Friday.", "Friday", "2024-01-19"),
    ("Rescuers hoped to reach the village by Saturday.", "Saturday", "2024-01-20"),
    ("Payment is due by Monday.", "Monday", "2024-01-22"),
    ("The storm is expected to hit the coast on Tuesday.", "Tuesday", "2024-01-23"),
    ("The cyclone was forecast to make landfall on Thursday.", "Thursday", "2024-01-18"),
    ("The two sides agreed to meet on Sunday.", "Sunday", "2024-01-21"),
    # What is behind stays behind.
    ("The toll reached 40 by Friday.", "Friday", "2024-01-12"),
    ("By Friday, the toll had risen to 40.", "Friday", "2024-01-12"),
    ("All shops were closed by Sunday.", "Sunday", "2024-01-14"),
    ("The premier was forced to resign on Monday.", "Monday", "2024-01-15"),
    ("He had to leave the city on Tuesday.", "Tuesday", "2024-01-16"),
]


@pytest.mark.parametrize(("text", "words", "value"), TERMS)
def test_terms_lie_ahead_and_what_happened_behind(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.value) == (words, value)


FRACTIONS = [
    "Most of the workers, 6,000, or three quarters, said they would strike.",
    "Three quarters of voters agreed.",
    "The harvest failed in three quarters of the districts.",
    "Nearly three quarters had no power.",
    "Of the wells, three quarters were dry.",
    "Soldiers searched the officers' quarters.",
    "He spoke on CBS's 60 Minutes, his lawyer said.",
    "It was reported by USA Today and the daily Cumhuriyet.",
]


@pytest.mark.parametrize("text", FRACTIONS)
def test_shares_quarters_and_titles_are_no_times(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Sales have risen for three quarters in a row.",
        "It lost money over three quarters.",
        "Three quarters ago it was at war.",
        "Profit fell for three quarters.",
        "The slump lasted three quarters before it ended.",
    ],
)
def test_quarters_of_time_are_counted(text: str) -> None:
    assert any("hree quarters" in time.text for time in times(text))


TOLD_FROM_THE_LAST_DATE = [
    ("The bus crashed on January 3. A fortnight after that, a train derailed.", "A fortnight after that", "2024-01-17"),
    ("A mine blew up on 2 May 2022. Four days after that, a shaft flooded.", "Four days after that", "2022-05-06"),
    ("The market was hit on 12 June 2023. Only three days earlier, a post was.", "three days earlier", "2023-06-09"),
    ("They met on 9 March 2023. Two weeks before that, he had quit.", "Two weeks before that", "2023-02-23"),
    ("Profit was $4m in 2022, up from $3m the year before.", "the year before", "2021"),
    ("He was shot on 1 July 2023. A week after this, his brother was.", "A week after this", "2023-07-08"),
]


@pytest.mark.parametrize(("text", "words", "value"), TOLD_FROM_THE_LAST_DATE)
def test_distances_are_told_from_the_last_date(text: str, words: str, value: str) -> None:
    assert (words, value) in [(time.text, time.value) for time in times(text)]


def test_two_clock_times_share_their_day() -> None:
    found = times("Shots were heard between 9 p.m. and 10 p.m. on Saturday.")
    assert [time.value for time in found] == ["2024-01-13T21:00", "2024-01-13T22:00"]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Claims fell in the week ended January 6.", "[2023-12-31, 2024-01-07)"),
        ("Claims fell in the week ended May 31.", "[2023-05-25, 2023-06-01)"),
        ("Claims fell in the week ending 6 January 2024.", "[2023-12-31, 2024-01-07)"),
        ("Output rose in the three months ended June 30.", "[2023-04-01, 2023-07-01)"),
        ("Sales fell in the month ended September 30.", "[2023-09-01, 2023-10-01)"),
    ],
)
def test_lengths_that_end_with_a_day(text: str, interval: str) -> None:
    assert str(times(text)[0].interval) == interval
