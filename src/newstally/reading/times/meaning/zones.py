"""Time zones: what a text writes beside a clock time ("PKT", "London time", "in Karachi"), else the report's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from newstally.gazetteer import demonym_entry, fold, look_up, prominence, zone_of
from newstally.lexicon import table
from newstally.model import GazetteerEntry, Setting
from newstally.model.time import tzinfo_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import BREAK, ROOM, lexicon

# A clock time is said to be in a place only if the place is one that readers know.
_KNOWN_AT_HOME = 15_000
_KNOWN_ABROAD = 100_000
# A place at home counts as if it were so many powers of ten larger.
_HOME = 1.5
# How many words the name of a place has at most.
_PLACE_WORDS = 3
# How far a sentence is searched for the place of its "local time", in words.
_SENTENCE = 40
_KINDS = {"standard": 1, "daylight": 2, "summer": 2}


def told_zone(phrase: Phrase, story: Story) -> str:
    """The zone written in a clock time or right after it, as an IANA name or an offset; "" where none is."""
    written = phrase.word("zone") or phrase.word("zone2")
    if written:
        return _short_form(written, story.setting.country)
    if phrase.has("here"):
        return _zone_of_scene(phrase, phrase.last, story.setting.country)
    at = _past_day(phrase)
    words = phrase.tokens.texts[at : at + _PLACE_WORDS + 2]
    if words[:1] == ["in"]:
        return _zone_of_place(words[1 : 1 + _PLACE_WORDS], story.setting.country)
    if words[:2] == ["local", "time"]:  # behind the day: "1 a.m. on Saturday local time"
        return _zone_of_scene(phrase, at + 2, story.setting.country)
    if words[:1] == [","]:
        words = words[1:]
    return _zone_before_time(words, story.setting.country) or _bare_name(phrase, words)


def local_zone(setting: Setting) -> str:
    """The zone of a report's own clock times: its dateline's, or its home country's where that has but one."""
    if setting.dateline is not None and setting.dateline.kind != "country":
        return setting.zone
    return "" if setting.country in _several() else setting.zone


def offset_of(zone: str, moment: dt.datetime) -> dt.timedelta:
    """How far local time lies ahead of UTC at a moment of local time: `zone` is an IANA name, "Z" or "+05:00"."""
    return moment.replace(tzinfo=tzinfo_of(zone)).utcoffset() or dt.timedelta()


def written_offset(offset: dt.timedelta) -> str:
    """An offset as ISO 8601 writes it: "+05:30"."""
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _short_form(word: str, country: str) -> str:
    here = table(ROOM, "zones.toml")["by_country"].get(word, {})
    return str(here.get(country, lexicon()["ZONE"][word]))


def _past_day(phrase: Phrase) -> int:
    """The token after the clock time and the weekday told with it: "1 a.m. on Saturday | local time"."""
    texts, at = phrase.tokens.texts, phrase.last
    if texts[at : at + 1] == ["on"]:
        at += 1
    return at + 1 if at < len(texts) and texts[at].lower() in lexicon()["WEEKDAY"] else phrase.last


def _zone_of_scene(phrase: Phrase, after: int, country: str) -> str:
    """The zone of "local time": that of the place the sentence tells of, the nearest one behind it or before it."""
    texts = phrase.tokens.texts
    for step in (1, -1):
        at = after if step == 1 else phrase.first - 1
        while 0 <= at < len(texts) and texts[at] != BREAK and abs(at - phrase.first) < _SENTENCE:
            if texts[at] in ("in", "near", "outside", "off"):
                zone = _zone_of_place(texts[at + 1 : at + 1 + _PLACE_WORDS], country)
                if zone:
                    return zone
            at += step
    return ""


def _zone_before_time(words: Sequence[str], country: str) -> str:
    """The zone of "Eastern Daylight Time", "Pakistan Standard Time", "London time"."""
    end = next((n for n, word in enumerate(words) if word.lower() == "time"), 0)
    kind = _KINDS.get(words[end - 1].lower(), 0) if end > 1 else 0
    name = words[: end - 1 if kind else end]
    if not name or not all(word[0].isupper() for word in name):
        return ""
    named = table(ROOM, "zones.toml")["named"].get(" ".join(name).lower())
    if named is not None:
        return str(named[kind])
    return _zone_of_place(name, country, whole=True)


def _bare_name(phrase: Phrase, words: Sequence[str]) -> str:
    """The zone of "9 a.m. Eastern"."""
    named = table(ROOM, "zones.toml")["named"]
    if not phrase.has("ap") or not words or not words[0][0].isupper() or words[0].lower() not in named:
        return ""
    return "" if len(words) > 1 and words[1][0].isupper() else str(named[words[0].lower()][0])


def _zone_of_place(words: Sequence[str], country: str, *, whole: bool = False) -> str:
    """The zone of the longest name of a place that these words begin with (`whole`: that they are)."""
    capitals = next((n for n, word in enumerate(words) if not word[0].isupper()), len(words))
    for count in range(capitals, len(words) - 1 if whole else 0, -1):
        place = _place(" ".join(words[:count]), country)
        if place is not None:
            several = place.kind in ("country", "region") and place.country in _several()
            return "" if several else zone_of(place)
    return ""


def _several() -> list[str]:
    """Countries whose clocks do not all show the same."""
    found: list[str] = table(ROOM, "zones.toml")["several"]["countries"]
    return found


@lru_cache(maxsize=4096)
def _place(name: str, country: str) -> GazetteerEntry | None:
    """The place of this name that a report means by it: the best known, one at home before one abroad."""
    people = demonym_entry(name)
    if people is not None:
        return people
    known = [entry for entry in look_up(name) if _is_known(entry, name, country)]

    def score(entry: GazetteerEntry) -> float:
        return prominence(entry, name) + (_HOME if entry.country == country else 0)

    return max(known, key=score, default=None)


def _is_known(entry: GazetteerEntry, name: str, country: str) -> bool:
    """Whether readers know a place by its bare name."""
    if entry.kind != "settlement":
        return entry.kind in ("country", "division")
    least = _KNOWN_AT_HOME if entry.country == country else _KNOWN_ABROAD
    return entry.population >= least and fold(entry.name).startswith(fold(name))
