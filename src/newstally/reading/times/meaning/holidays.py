"""Days with a name: "Christmas", "last Thanksgiving", "the first day of Ramadan", "Good Friday 2024", "9/11"."""

from __future__ import annotations

import datetime as dt

from newstally.gazetteer import country, demonym
from newstally.lexicon import table
from newstally.reading.times.calendar import Span, between, span_of
from newstally.reading.times.feasts import Feast, Rule, feasts_of, hijri_day, rule_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.clock import small_hours
from newstally.reading.times.meaning.parts import (
    MODERN_YEAR,
    day_of,
    daypart_of,
    ordinal,
    part_of,
    relation,
    weekday_of,
    year_of,
)
from newstally.reading.times.meaning.record import Meaning, at_daypart, dated, literal
from newstally.reading.times.meaning.years import year_of_the_sentence
from newstally.reading.times.numerals import number_of
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead, looks_back, tells_ahead
from newstally.reading.times.tokens import BREAK, ROOM, context, lexicon, meaning_of

# A feast so few days ago is spoken of rather than the next one, if that is so many days ahead.
_JUST_PAST = 4
_FAR_AHEAD = 300
_OF_A_NAME = frozenset(("the", "'s", "’s"))
# How many words the name of a country has at most, before "Independence Day".
_COUNTRY_WORDS = 4
_DAY = dt.timedelta(days=1)
# How long the months of the moon are, in days.
_MOONS = (29, 30)


def holiday(phrase: Phrase, story: Story) -> Meaning | None:
    known = table(ROOM, "holidays.toml")
    if phrase.has("named"):
        value = known["named"].get(phrase.word("named"))
        return literal(value) if value else None
    name = next(part for part in phrase.parts if part in known["feasts"])
    home = _country_named(phrase) or story.setting.country
    rule = rule_of(name, home)
    if rule is None or _is_a_name(phrase, name, rule):
        return None
    year = _year(phrase, story)
    if year is None and story.today is None:
        return Meaning("DATE", f"XXXX-{rule['on']}" if rule.get("on") and len(phrase.parts) == 1 else "XXXX-XX-XX")
    if year is not None:
        feast = next(iter(feasts_of(rule, range(year, year + 1), home)), None)
    else:
        feast = _nearest(rule, home, phrase, story)
    if feast is None:
        return Meaning("DATE", "XXXX-XX-XX" if year is None else f"{year:04}-XX-XX")
    return _part_of(feast, phrase)


def hijri_date(phrase: Phrase, story: Story) -> Meaning | None:
    """ "10 Muharram": the nearest one, by the custom of the country."""
    day = day_of(phrase, "d")
    if day is None or day > _DAYS_OF_A_MONTH:
        return None
    month = _RABI if phrase.has("rabi") else int(meaning_of("HIJRI", phrase.word("hm")))
    found = hijri_day(month, day, story.setting.country)
    today = story.today
    if today is not None:
        found = _on_its_side(found, phrase, today)
    if today is None or not found:
        return Meaning("DATE", "XXXX-XX-XX")
    return _whole(min(found, key=lambda feast: feast.distance(today)), "")


# "Rabi-ul-Awwal", whose name has several words, and the longest month.
_RABI = 3
_DAYS_OF_A_MONTH = 30


def _on_its_side(feasts: list[Feast], phrase: Phrase, today: dt.date) -> list[Feast]:
    """Those that lie behind where the tense is past: "was shot on Independence Day", "arrested ahead of Eid" not."""
    if _lead(phrase) in context("feast_leads") and (looks_back(phrase) or tells_ahead(phrase) is False):
        return [feast for feast in feasts if feast.first <= today]
    return feasts


def _year(phrase: Phrase, story: Story) -> int | None:
    """The year beside a feast: "Easter 2019", "the 2019 Easter attacks", "last year's Ramadan"."""
    if phrase.has("y"):
        return int(phrase.word("y"))
    if phrase.has("y2"):
        return int(phrase.word("y2"))
    if phrase.has("year"):
        return year_of(phrase, story)
    if phrase.has("rel"):
        return None
    told = _year_after(phrase, story) or _year_before(phrase, story)
    return told if told is not None else year_of_the_sentence(phrase)


def _year_after(phrase: Phrase, story: Story) -> int | None:
    """The year told right after: "on Yom Kippur in 1973", "on Independence Day last year"."""
    word, following = phrase.after(), phrase.after(2)
    if word in ("in", "of") and MODERN_YEAR.fullmatch(following):
        return int(following)
    if word in lexicon()["REL"] and following == "year" and story.published is not None:
        return story.published.year + int(lexicon()["REL"][word])
    return None


# How far before a feast "last year" is its year, in words: "last year's attack on a Christmas market".
_YEAR_REACH = 8


def _year_before(phrase: Phrase, story: Story) -> int | None:
    for back in range(1, _YEAR_REACH):
        if phrase.before(back) in (BREAK, ",") or story.published is None:
            return None
        if phrase.before(back) == "year" and phrase.before(back + 1) in ("last", "this", "next"):
            return story.published.year + int(lexicon()["REL"][phrase.before(back + 1)])
    return None


def _nearest(rule: Rule, home: str, phrase: Phrase, story: Story) -> Feast | None:
    """The last one, the next one, or without such a word the nearest."""
    today = story.today
    assert today is not None
    feasts = feasts_of(rule, range(today.year - 1, today.year + 2), home)
    relative = relation(phrase, "rel")
    if relative == 0:
        feasts = [feast for feast in feasts if feast.first.year == today.year] or feasts
    elif relative == 1 or (relative is None and looks_ahead(phrase)):
        ahead = [feast for feast in feasts if feast.first > today or feast.end > today + _DAY][:1]
        # "Now that we are past Labor Day, we will": one that has just been is not the next one.
        just_past = relative is None and any(0 <= (today - feast.end).days < _JUST_PAST for feast in feasts)
        feasts = feasts if just_past and ahead and (ahead[0].first - today).days > _FAR_AHEAD else ahead
    elif relative == -1:
        feasts = [feast for feast in feasts if feast.end <= today][-1:]
    elif relative is None:
        feasts = _on_its_side(feasts, phrase, today)
    return min(feasts, key=lambda feast: feast.distance(today), default=None)


def _lead(phrase: Phrase) -> str:
    """The word before a feast and whose it is: "on India's Independence Day"."""
    texts, at = phrase.tokens.texts, phrase.first - 1
    while at > phrase.first - _COUNTRY_WORDS and (texts[at][0].isupper() or texts[at] in _OF_A_NAME):
        at -= 1
    return texts[at].lower() if at >= 0 else BREAK


def _part_of(feast: Feast, phrase: Phrase) -> Meaning | None:
    """The feast, or what the phrase says of it: its eve, its week, its first day, its last ten days."""
    if phrase.has("eve") or phrase.has("eve2"):
        feast = Feast(feast.first - _DAY, 1, feast.sure)
    if phrase.has("week"):
        return dated(span_of("week", feast.first) if phrase.word("week") == "week" else _weekend(feast))
    if phrase.has("small"):
        return small_hours(feast.first)
    if phrase.has("part"):
        return at_daypart(Span("day", feast.first), daypart_of(phrase))
    if phrase.has("n") or phrase.has("n2"):
        return _counted(feast, phrase)
    return _whole(feast, part_of(phrase, "mod", "mod2"))


def _whole(feast: Feast, mod: str) -> Meaning:
    """A day, or a stretch of days at its place of the calendar; a month of the moon is a month."""
    mod = mod or ("" if feast.sure else "APPROX")
    if feast.length == 1:
        return _day(feast, mod)
    value = "P1M" if feast.length in _MOONS else f"P{feast.length}D"
    return Meaning("DURATION", value, between(feast.first, feast.end), mod)


def _day(feast: Feast, mod: str) -> Meaning:
    """One day; where the moon decides, the day that is calculated or the one after it."""
    found = dated(Span("day", feast.first), mod)
    if feast.sure:
        return found
    calculated = feast.calculated or feast.first
    return found._replace(interval=between(calculated, calculated + 2 * _DAY))


def _counted(feast: Feast, phrase: Phrase) -> Meaning | None:
    """ "The first day of Ramadan", "the last ten days of Ramadan", "the last Friday of Lent"."""
    from_end = phrase.words("n")[-1:] in (["last"], ["final"])
    if phrase.has("wd"):
        return _weekday_of(feast, weekday_of(phrase), -1 if from_end else _number(phrase))
    if phrase.has("count"):
        count = number_of(phrase.words("count"))
        if count is None or count != int(count) or count > feast.length:
            return None
        first = feast.end - int(count) * _DAY if from_end else feast.first
        return Meaning("DURATION", f"P{int(count)}D", between(first, first + int(count) * _DAY))
    days = 7 if phrase.word("unit") == "week" else 1
    number = _number(phrase)
    first = feast.end - days * _DAY if from_end else feast.first + (number - 1) * days * _DAY
    return _whole(Feast(first, days, feast.sure), "")


def _number(phrase: Phrase) -> int:
    return ordinal(phrase.words("n") or phrase.words("n2")) or 1


def _weekday_of(feast: Feast, weekday: int, number: int) -> Meaning | None:
    """The n-th such weekday of a stretch, -1 the last."""
    days = [feast.first + n * _DAY for n in range(feast.length)] if feast.length > 1 else []
    found = [day for day in days if day.isoweekday() == weekday]
    at = number if number < 0 else number - 1
    return dated(Span("day", found[at])) if -len(found) <= at < len(found) else None


def _weekend(feast: Feast) -> Span:
    """The weekend a feast makes long: the one before a Monday or Tuesday, else the one of its week."""
    day = feast.first
    return span_of("weekend", day - dt.timedelta(days=7) if day.isoweekday() <= 2 else day)


def _country_named(phrase: Phrase) -> str:
    """The country whose day it is: "India's Independence Day", "Indian Republic Day"."""
    texts, at = phrase.tokens.texts, phrase.first - 1
    if at >= 0 and texts[at].lower() in lexicon()["POSS"]:
        at -= 1
    elif at >= 0 and (code := demonym(texts[at])) is not None:
        return code
    for first in range(max(0, at - _COUNTRY_WORDS + 1), at + 1):
        if texts[first][0].isupper() and BREAK not in texts[first : at + 1]:
            found = country(phrase.tokens.text[phrase.tokens.span(first)[0] : phrase.tokens.span(at)[1]])
            if found is not None:
                return found.country
    return ""


def _is_a_name(phrase: Phrase, name: str, rule: Rule) -> bool:
    """Whether the words name something else: "Easter Island", "Tariq Ramadan", "he lent", a treaty of Good Friday."""
    texts = phrase.tokens.texts
    first = phrase.parts[name][0]
    if rule.get("capital") and not texts[first][0].isupper():
        return True
    if name == "lent" and texts[first].isupper() and phrase.before() not in context("before_feasts"):
        return True  # "BUSINESSMEN LENT THEIR HELICOPTERS"
    if phrase.after() in context("feast_names_go_on"):
        return True
    if not rule.get("person") or not texts[first][0].isupper() or _is_headline(phrase):
        return False
    before = texts[first - 1] if first and first == phrase.first else BREAK
    if before[0].isupper() and before.lower() not in context("before_feasts"):
        return True
    return phrase.written_after[0].isupper() and phrase.after() not in context("after_feasts")


# How far on each side words in small letters are looked for.
_AROUND = 8


def _is_headline(phrase: Phrase) -> bool:
    """Whether all longer words around are capitalised, so that capitals tell no names."""
    around = phrase.tokens.texts[max(0, phrase.first - _AROUND) : phrase.last + _AROUND]
    return not any(len(word) > 3 and word.isalpha() and word.islower() for word in around)


RULES = {"holiday": holiday, "hijri_date": hijri_date}
