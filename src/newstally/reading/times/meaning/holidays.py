"""Days with a name: "Christmas", "last Thanksgiving", "Good Friday 2024", "9/11"."""

from __future__ import annotations

import datetime as dt

from newstally.lexicon import table
from newstally.reading.times.calendar import Span, easter, nth_weekday, span_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.parts import relation, year_of
from newstally.reading.times.meaning.record import Meaning, dated, literal
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import ROOM


def holiday(phrase: Phrase, story: Story) -> Meaning | None:
    known = table(ROOM, "holidays.toml")
    if phrase.has("named"):
        value = known["named"].get(phrase.word("named"))
        return literal(value) if value else None
    rule = known[" ".join(w for w in phrase.words("h") if w not in ("'s", "’s", "'", "’"))]
    countries = rule.get("countries")
    if countries and story.setting.country not in countries:
        return None
    year = year_of(phrase, story)
    if year is None and story.today is None:
        return Meaning("DATE", f"XXXX-{rule['on']}" if "on" in rule else "XXXX-XX-XX")
    day = _day(rule, year) if year is not None else _nearest(rule, phrase, story)
    return (
        dated(span_of("week", day - dt.timedelta(days=7 * ("easter" in rule))))
        if phrase.has("week")
        else dated(Span("day", day))
    )


def _nearest(rule: dict[str, str | int], phrase: Phrase, story: Story) -> dt.date:
    """The last one, the next one, or without such a word the nearest."""
    today = story.today
    assert today is not None
    days = [_day(rule, today.year + n) for n in (-1, 0, 1)]
    relative = relation(phrase, "rel")
    if relative == 0:
        return days[1]
    if relative == 1 or (relative is None and looks_ahead(phrase)):
        return min(day for day in days if day > today)
    if relative == -1:
        return max(day for day in days if day < today)
    return min(days, key=lambda day: abs((day - today).days))


def _day(rule: dict[str, str | int], year: int) -> dt.date:
    if "easter" in rule:
        return easter(year) + dt.timedelta(days=int(rule["easter"]))
    if "on" in rule:
        return dt.date.fromisoformat(f"{year:04}-{rule['on']}")
    month, weekday, number = map(int, str(rule["moves"]).split("/"))
    return nth_weekday(year, month, weekday, number) + dt.timedelta(days=int(rule.get("later", 0)))


RULES = {"holiday": holiday}
