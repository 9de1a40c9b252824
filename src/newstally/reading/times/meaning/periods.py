"""Quarters, halves and seasons: "the third quarter", "Q1 FY24", "first half of 2023", "last summer"."""

from __future__ import annotations

import datetime as dt
import re

from newstally.reading.times.calendar import MONTHS, SEASON_START, Grain, Span, add_months, between, span_of
from newstally.reading.times.fiscal import fiscal_span, name_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.ending import day_after_end
from newstally.reading.times.meaning.fiscal_years import is_noun, learn_year
from newstally.reading.times.meaning.named_years import (
    NamedYear,
    month_in_year,
    named_year,
    names_fiscal_years,
    outgoing,
    relative_year,
    tells_fiscal_years,
)
from newstally.reading.times.meaning.parts import full_year, month_of, ordinal, part_of, relation, season_year, year_of
from newstally.reading.times.meaning.record import Meaning, before_christ, dated
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import BREAK, context, lexicon, meaning_of

_MONTHS = {"Q": 3, "H": 6}
# A result is told so many days after its period, at most, in whatever tense.
_TOLD_AFTER = 120
# So many days into a half or quarter, what is told as past is not its result yet.
_YOUNG = {"half": 90, "quarter": 0, "year": 0}


def quarter(phrase: Phrase, story: Story) -> Meaning | None:
    if phrase.has("q") and phrase.ends_a_name:
        return None
    number = _digit(phrase.word("q")) if phrase.has("q") else ordinal(phrase.words("n"))
    if phrase.words("n") in (["last"], ["final"]):
        number = 4
    if phrase.has("ago") and (number is None or 1 <= number <= 4):
        return _quarter_a_year_before(number, story)
    if number is None or not 1 <= number <= 4 or (phrase.after() == "of" and phrase.after(2) in context("determiners")):
        return None  # "The fourth quarter of the game"
    return _part_of_year(f"Q{number}", phrase, story)


def half(phrase: Phrase, story: Story) -> Meaning | None:
    if phrase.has("h") and phrase.ends_a_name:
        return None
    if phrase.has("whole"):
        end = day_after_end(phrase, story, 184)
        return dated(_ending_before(end, "half")) if end else Meaning("DURATION", "P6M")
    if not phrase.has("year") and not phrase.has("h") and not _is_of_money(phrase, story):
        return None
    word = phrase.words("n")[-1] if phrase.has("n") else ""
    number = _digit(phrase.word("h")) if phrase.has("h") else 1 if word == "first" else 2
    return _part_of_year(f"H{number}", phrase, story) if number <= 2 else None


def _digit(word: str) -> int:
    """The number of "Q3" or "3Q"."""
    return int(word.strip("qh"))


# How far from "the first half" an amount may stand, in words.
_NEAR = 30


def _is_of_money(phrase: Phrase, story: Story) -> bool:
    """Whether "the first half" alone is a year's: beside amounts or after other quarters; else it may be a match's."""
    if phrase.after() == "of":
        return False
    if day_after_end(phrase, story) is not None:
        return True
    texts, known = phrase.tokens.texts, lexicon()
    has_amount = story.quarter is not None or (story.period is not None and story.period.grain == "half")
    for step, start, stop in ((-1, phrase.first - 1, phrase.first - _NEAR), (1, phrase.last, phrase.last + _NEAR)):
        for at in range(max(start, -1), min(max(stop, -1), len(texts)), step):
            word = texts[at].lower()
            if word == BREAK:
                break
            if word in context("match_words"):
                return False
            has_amount = has_amount or word in known["SCALE"] or word in known["CURRENCY"]
    return has_amount


def _part_of_year(code: str, phrase: Phrase, story: Story) -> Meaning:
    """A quarter or half ("Q3", "H1"): of the year named, with the end told, or the latest one."""
    mod = part_of(phrase)
    if phrase.has("year"):
        if (end := day_after_end(phrase, story)) is not None:
            return dated(_in_year_before(code, end, story), mod)
    elif (end := day_after_end(phrase, story, 92 if code[0] == "Q" else 184)) is not None:
        first = add_months(end, -_MONTHS[code[0]])
        span = _ended(code, first, end, story)
        if phrase.has("fy") or "fiscal" in phrase.tokens.texts[phrase.first : phrase.last]:
            learn_year(add_months(first, -_MONTHS[code[0]] * (int(code[1]) - 1)), story)
        return dated(span, mod)
    words = phrase.words("year")
    is_fiscal = phrase.has("fy") or "fiscal" in phrase.tokens.texts[phrase.first : phrase.last]
    year = named_year(words, story) if words else None
    if year is not None and is_fiscal:
        year = year._replace(is_fiscal=True)
    if year is None and is_fiscal and not words:
        if not names_fiscal_years(story):
            return _of_a_company(code, phrase, story)
        year = relative_year(words, True, story)
    if year is not None and not year.is_open:
        return dated(year.part(code, story), mod)
    if year is None and not words and tells_fiscal_years(story):
        year = relative_year(words, True, story)
    day = story.today
    if day is None or (words and year is None):
        return Meaning("DATE", f"XXXX-{code}", None, mod)
    whole = year or NamedYear(day.year, False)
    ahead = looks_ahead(phrase) or (code[0] == "H" and _looks_on(phrase))
    span = _latest(whole.part(code, story), day, ahead)
    last = _digit(phrase.word("q2")) if phrase.has("q2") else ordinal(phrase.words("n2"))
    if last is not None and last <= 4:
        # "The first and second quarters" are of one year: the last one's.
        latest = _latest(whole.part(f"Q{last}", story), day, looks_ahead(phrase))
        span = span if span.first <= latest.first < span.years_later(1).first else span.years_later(-1)
    return dated(span, mod)


def _looks_on(phrase: Phrase) -> bool:
    """Whether words close by look on from the report: "would drop in the second half", "in the second half may"."""
    texts = phrase.tokens.texts
    near = texts[max(0, phrase.first - _CLOSE) : phrase.last + _CLOSE]
    return not context("looking_on").isdisjoint(word.lower() for word in near)


# How far such a word may stand, in words.
_CLOSE = 6


def _in_year_before(code: str, end: dt.date, story: Story) -> Span:
    """ "The first quarter of the fiscal year ending March 31"."""
    begin = add_months(end, -12)
    first = add_months(begin, _MONTHS[code[0]] * (int(code[1]) - 1))
    return _ended(code, first, add_months(first, _MONTHS[code[0]]), story)


def _of_a_company(code: str, phrase: Phrase, story: Story) -> Meaning:
    """ "The fiscal first quarter" of a company whose year nobody has told: its number, and no place on the calendar."""
    if story.today is None:
        return Meaning("DATE", f"XXXX-{code}")
    span = NamedYear(story.today.year, False).part(code, story)
    return Meaning("DATE", _latest(span, story.today, looks_ahead(phrase)).value)


def _latest(span: Span, day: dt.date, ahead: bool) -> Span:
    """The latest such quarter or half that has begun; the next one where the text looks ahead."""
    if ahead:
        # Results are told in the months after the quarter, whatever the tense.
        return span if (day - span.end).days < _TOLD_AFTER else span.years_later(1)
    return span if span.first + dt.timedelta(days=_YOUNG[span.grain]) <= day else span.years_later(-1)


def _ended(code: str, first: dt.date, end: dt.date, story: Story) -> Span:
    """ "The second quarter ended Dec. 31" keeps its number, in the fiscal year at home or in the year it ended in."""
    grain: Grain = "quarter" if code[0] == "Q" else "half"
    year = name_of(first, story.setting)
    at_home = fiscal_span(year, code, story.setting)
    if at_home.first == first and not story.knows_fiscal_year:
        return at_home
    return Span(grain, first, f"{(end - dt.timedelta(days=1)).year:04}-{code}")


def _ending_before(end: dt.date, grain: Grain) -> Span:
    """A quarter or half that ends before a day: its middle says which of the calendar's it is."""
    middle = end - dt.timedelta(days=MONTHS[grain] * 15)
    return Span(grain, add_months(end, -MONTHS[grain]), span_of(grain, middle).value)


def _quarter_a_year_before(number: int | None, story: Story) -> Meaning:
    base = story.quarter
    if base is None and story.published is not None:
        base = span_of("quarter", story.published).shift(-1)
    if base is None:
        return Meaning("DATE", f"XXXX-Q{number or 'X'}")
    if number is not None and 1 <= number <= 4:
        return Meaning("DATE", f"{base.first.year - 1:04}-Q{number}", base.years_later(-1).interval)
    return _without_focus(dated(base.years_later(-1)))


def _without_focus(meaning: Meaning) -> Meaning:
    """Comparisons with a year before do not move the story there."""
    return meaning._replace(focus=None)


def quarter_in_focus(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The quarter", "the latest period", "last quarter": the quarter the story is about, or its neighbour."""
    mod = part_of(phrase)
    if mod == "END" and phrase.words("rel") == ["the"] and looks_ahead(phrase):
        # "By the end of the quarter, it will": of the one at hand.
        current = story.span("quarter")
        return dated(current, mod) if current else Meaning("DATE", "XXXX-QX", None, mod)
    meaning = _quarter_in_focus(phrase, story)
    return meaning._replace(mod=mod) if meaning is not None and mod else meaning


def _quarter_in_focus(phrase: Phrase, story: Story) -> Meaning | None:
    words = phrase.words("rel")
    if phrase.joins_on:
        return None  # "The quarter-to-quarter comparison"
    if phrase.has("unit"):
        return _in_the_period(phrase, story)
    reported = story.told_in_sentence(phrase)
    if reported is None or reported.grain != "quarter":
        reported = story.quarter
    current = story.span("quarter")
    if phrase.after() == "of" and phrase.has("rel") and words[-1] in ("last", "final"):
        return None  # "The last quarter of the century"
    if words == ["that"] and story.last_told is not None and story.last_told.grain == "quarter":
        return dated(story.last_told)
    if phrase.has("year"):
        base = reported or current
        shift = relation(phrase, "year")
        return _without_focus(dated(base.years_later(shift or 0))) if base else Meaning("DATE", "XXXX-QX")
    if "ago" in words or "earlier" in words or words[-2:] == ["prior", "year"]:
        return _quarter_a_year_before(None, story)
    if "period" in phrase.tokens.texts[phrase.first : phrase.last] and reported is None:
        return Meaning("DURATION", *story.stretch) if story.stretch else None
    if (end := day_after_end(phrase, story, 92)) is not None:
        return dated(_ending_before(end, "quarter"))
    relative = relation(phrase, "rel")
    if relative and words[-1] in context("from_scene"):
        base = reported or _three_months(story) or current
        return dated(base.shift(relative)) if base else Meaning("DATE", "XXXX-QX")
    if "outgoing" in words and current is not None and story.published is not None:
        return dated(outgoing(current, story.published))
    if relative is not None and current is not None:
        return dated(current.shift(relative))
    if reported is not None:
        return dated(reported)
    return dated(current.shift(-1)) if current else Meaning("DATE", "XXXX-QX")


def _in_the_period(phrase: Phrase, story: Story) -> Meaning | None:
    """ "Exports fell in the month": the month, or the period, that the story is at."""
    if not (is_noun(phrase) or phrase.after() == "under") or phrase.after() in (
        "after",
        "before",
        "since",
        "that",
        "when",
        "which",
    ):
        return None
    last, reported = story.last_told, story.period
    if phrase.word("unit") == "month":
        found = next((span for span in (last, reported) if span is not None and span.grain == "month"), None)
        return dated(found) if found else None
    if story.stretch is not None:
        return Meaning("DURATION", *story.stretch)
    found = next(
        (span for span in (last, story.quarter) if span is not None and span.grain in ("quarter", "half")), None
    )
    return dated(found) if found else None


def _three_months(story: Story) -> Span | None:
    """The stretch the story is at, if it is as long as a quarter: "the three months to September"."""
    if story.stretch is None:
        return None
    start, end = story.stretch[1].start, story.stretch[1].end
    if start is None or end is None or add_months(start.date(), 3) != end.date():
        return None
    return _ending_before(end.date(), "quarter")


def month_quarter(phrase: Phrase, story: Story) -> Meaning | None:
    """ "The June quarter": the three months to the end of June, the latest ones or those of the year named."""
    month, words = month_of(phrase, "m"), phrase.words("year")
    grain: Grain = "half" if phrase.word("unit") == "half" else "quarter"
    if grain == "half" and not is_noun(phrase):
        return None  # "The March half marathon"
    year = named_year(words, story) if words else None
    if year is not None:
        return dated(_ending_before(add_months(month_in_year(year, month, story), 1), grain))
    day = story.today
    if day is None or words:
        return Meaning("DATE", "XXXX-QX" if grain == "quarter" else "XXXX-HX")
    span = _ending_before(add_months(dt.date(day.year, month, 1), 1), grain)
    if looks_ahead(phrase):
        return dated(_latest(span, day, True))
    return dated(span if span.end <= day else span.years_later(-1))


def short_period(phrase: Phrase, story: Story) -> Meaning | None:
    """ "4Q23", "1H2025", "9M24": a part of the calendar year."""
    found = re.fullmatch(r"(\d+)([qhm])(\d+)", phrase.word("short"))
    if found is None or phrase.before() in lexicon()["CURRENCY"]:
        return None
    number = int(found[1])
    year = int(found[3]) if len(found[3]) == 4 else full_year(int(found[3]), story)
    if number == 0:
        return None
    if found[2] == "m":
        first = dt.date(year, 1, 1)
        return Meaning("DURATION", f"P{number}M", between(first, add_months(first, number))) if number <= 12 else None
    if found[2] == "h" and number > 2:
        return None
    return dated(NamedYear(year, False).part(f"{found[2].upper()}{number}", story))


def season(phrase: Phrase, story: Story) -> Meaning | None:
    code = str(meaning_of("SEASON", phrase.word("s")))
    mod = part_of(phrase)
    if not (phrase.has("y") or phrase.has("rel")) and not _is_season(phrase, story.is_narrative):
        return None
    if phrase.words("rel")[-1:] == ["that"] and phrase.word("s") == "fall" and not _leads_a_fall(phrase):
        return None
    if phrase.has("era"):
        ancient = year_of(phrase, story) or 0
        return before_christ(f"{ancient:04}-{code}", ancient, mod)
    year = year_of(phrase, story) or season_year(phrase)
    if year is not None:
        return _season(year, code, mod)
    today = story.today
    if today is None:
        return Meaning("DATE", f"XXXX-{code}", None, mod)
    return _season(_season_year(phrase, story, code, today), code, mod)


def _leads_a_fall(phrase: Phrase) -> bool:
    """Whether "that fall" is the season: not "the sites that fall under the contract"."""
    before = phrase.before()
    return phrase.has("mod") or before in context("fall_leads") or before in (BREAK, ",")


def _season_year(phrase: Phrase, story: Story, code: str, today: dt.date) -> int:
    relative = relation(phrase, "rel")
    if (told := _told_season_year(phrase, story, code)) is not None:
        return told
    this = Span("season", dt.date(today.year, SEASON_START[code], 1))
    if relative == 0 or (story.is_narrative and relative is None):
        return today.year
    if relative == 1 or (relative is None and looks_ahead(phrase)):
        return today.year + (this.first <= today)
    # "Last summer" in July is the year before's; "the summer" in July is this one.
    started = this.first <= today if relative is None else this.end <= today
    return today.year - (not started)


def _told_season_year(phrase: Phrase, story: Story, code: str) -> int | None:
    """The year of "that summer", "the following spring", "the next winter": told from where the story is."""
    words = phrase.words("rel")
    known = lexicon()["NARRATIVE"]
    if not words or story.scene is None or not (words[-1] in known or (words[0] == "the" and words[-1] == "next")):
        return None
    shift = int(known.get(words[-1], 1))
    if story.focus is not None and story.focus.grain in ("year", "decade", "century"):
        return story.scene.year + shift
    here = Span("season", dt.date(story.scene.year, SEASON_START[code], 1))
    if shift > 0:
        return here.first.year + (here.first <= story.scene)
    return here.first.year - (here.end > story.scene) if shift else here.first.year


def _season(year: int, code: str, mod: str) -> Meaning:
    return dated(Span("season", dt.date(year, SEASON_START[code], 1)), mod)


def _in_a_campaign(phrase: Phrase) -> bool:
    """Whether the next words show the season: "the spring offensive", "the fall and winter"."""
    return phrase.after() in context("campaigns") or (
        phrase.after() == "and" and phrase.after(2) in lexicon()["SEASON"]
    )


def _is_season(phrase: Phrase, in_history: bool) -> bool:
    """Whether a word such as "fall", "spring" or "summer" is the time of the year here."""
    word = phrase.words("s")[-1]
    if phrase.after() in context("names_of_seasons") and phrase.tokens.texts[phrase.last - 1][0].isupper():
        return False
    if season_year(phrase) is not None:
        return True
    if in_history and (word not in ("fall", "spring") or _in_a_campaign(phrase)):
        return True  # "Winter quarters", "the summer campaign", "the Spring Offensive" have their year.
    lead = phrase.before() if phrase.first + 1 == phrase.last else phrase.tokens.texts[phrase.first].lower()
    if word == "fall" and phrase.after() == "of":
        return False
    if word == "fall":
        return (lead in ("in", "mid") and phrase.before(2) not in ("a", "the", "decline")) or (
            lead == "the" and phrase.before() in ("in", "by")
        )
    if word == "spring":
        return lead in context("season_leads") or (
            lead == "the" and phrase.before() in ("in", "by", "until", "during", "of", "since")
        )
    if lead == "the":
        return phrase.before() in context("season_leads_article")
    return lead in context("season_leads") or phrase.has("mod")


RULES = {
    "quarter": quarter,
    "month_quarter": month_quarter,
    "quarter_in_focus": quarter_in_focus,
    "half": half,
    "short_period": short_period,
    "season": season,
}
