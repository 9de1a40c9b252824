"""When feasts fall: by a rule of the calendar, by Easter, by the Islamic months, or by a list of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from newstally.lexicon import table
from newstally.reading.times.calendar import easter, nth_weekday, orthodox_easter
from newstally.reading.times.tokens import ROOM

Rule = dict[str, Any]
_DAY = dt.timedelta(days=1)
_FRIDAY = 5


@dataclass(frozen=True)
class Feast:
    """One time that a feast was or will be kept: its first day and how many it lasts.

    `sure` is False where only the moon decides and nobody has written down yet when it was seen: then the calculated
    day is as possible as the one after it, of which `first` is the one that is the custom of the country.
    """

    first: dt.date
    length: int = 1
    sure: bool = True
    calculated: dt.date | None = None

    @property
    def end(self) -> dt.date:
        """The first day after it."""
        return self.first + dt.timedelta(days=self.length)

    def distance(self, day: dt.date) -> int:
        """How many days lie between it and a day; 0 on its own days."""
        return max((self.first - day).days, (day - self.end).days + 1, 0)


def rule_of(name: str, country: str) -> Rule | None:
    """How a feast is found in a country; None where the name means no day there."""
    rule: Rule = table(ROOM, "holidays.toml")["feasts"][name]
    own: Rule | None = rule.get("in", {}).get(country)
    if own is not None:
        return rule | {"on": None, "moves": None, "hijri": None, "national": None} | own
    if "only" in rule and country not in rule["only"]:
        return None
    if rule.get("national") and country not in _lists()["national"][rule["national"]]:
        return None
    return rule


def feasts_of(rule: Rule, years: range, country: str) -> list[Feast]:
    """When a feast begins in these years, by the custom of a country; the table of some ends in 2060."""
    length = int(rule.get("length", 1))
    if rule.get("hijri"):
        found = [feast for part in rule["hijri"].split() for feast in _islamic(part, country)]
    elif rule.get("days"):
        found = [Feast(day, length) for day in _listed(rule["days"])]
    else:
        found = [Feast(day, length) for year in years for day in _by_calendar(rule, year, country)]
    return sorted((feast for feast in found if feast.first.year in years), key=lambda feast: feast.first)


def hijri_day(month: int, day: int, country: str) -> list[Feast]:
    """Each time that a day of an Islamic month falls; none for a month the table does not have."""
    return list(_islamic(f"{month}/{day}", country)) if str(month) in _lists()["hijri"] else []


def _by_calendar(rule: Rule, year: int, country: str) -> Iterator[dt.date]:
    if rule.get("on"):
        yield dt.date.fromisoformat(f"{year:04}-{rule['on']}")
    elif rule.get("national"):
        yield dt.date.fromisoformat(f"{year:04}-{_lists()['national'][rule['national']][country]}")
    elif "easter" in rule:
        eastern = country in table(ROOM, "holidays.toml")["orthodox"]["countries"]
        church = rule.get("church", "eastern" if eastern else "western")
        yield (orthodox_easter if church == "eastern" else easter)(year) + int(rule["easter"]) * _DAY
    else:
        month, weekday, number = map(int, rule["moves"].split("/"))
        yield nth_weekday(year, month, weekday, number) + int(rule.get("later", 0)) * _DAY


def _islamic(part: str, country: str) -> Iterator[Feast]:
    """The feast "month/day" (or "month": the whole of it) of each Hijri year."""
    month, _, day = part.partition("/")
    hijri = _lists()["hijri"]
    year = int(hijri["first_year"])
    for start, following in _month_bounds(month):
        first, first_sure = _seen(start, f"{month}/1", year, country)
        # The next month begins with its own feast where the table has one: Ramadan ends with Eid as it was kept.
        end, end_sure = _seen(following, f"{int(month) % 12 + 1}/1", year, country)
        if not day:
            yield Feast(first, (end - first).days, first_sure and end_sure)
        elif day == "last":
            yield Feast(end - _DAY, 1, end_sure)
        elif day == "last-friday":
            yield Feast(end - ((end.isoweekday() - _FRIDAY - 1) % 7 + 1) * _DAY, 1, end_sure)
        else:
            calculated = start + (int(day) - 1) * _DAY
            kept, sure = _seen(calculated, part, year, country)
            yield Feast(kept, 1, sure, calculated)
        year += 1


def _seen(day: dt.date, part: str, year: int, country: str) -> tuple[dt.date, bool]:
    """A day of the calculated calendar as it was kept in a country, and whether that is known."""
    shift = _shifts(country).get(part, {}).get(year)
    if shift is not None:
        return day + shift * _DAY, True
    return day + (country in _lists()["hijri"]["later"]) * _DAY, False


@cache
def _shifts(country: str) -> dict[str, dict[int, int]]:
    """Days between calculation and declaration in a country, by feast and Hijri year."""
    kept = _lists().get("seen", {}).get(country, {})
    return {part: {int(w[:4]): int(w[4:]) for w in text.split()} for part, text in kept.items()}


@cache
def _month_bounds(month: str) -> tuple[tuple[dt.date, dt.date], ...]:
    """First days of an Islamic month and of the one after it; a month whose next is not listed has 30 days."""
    hijri = _lists()["hijri"]
    starts = [dt.date.fromisoformat(day) for day in hijri[month].split()]
    following = hijri.get(str(int(month) + 1))
    if following is None:
        return tuple((start, start + 30 * _DAY) for start in starts)
    return tuple(zip(starts, map(dt.date.fromisoformat, following.split()), strict=True))


@cache
def _listed(name: str) -> tuple[dt.date, ...]:
    return tuple(dt.date.fromisoformat(day) for day in _lists()["days"][name].split())


def _lists() -> dict[str, Any]:
    return table(ROOM, "feasts.toml")
