"""Indicators: what a figure measures, and which wordings of one report mean the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from newstally.gazetteer import country
from newstally.lexicon import table, words
from newstally.model import Indicator
from newstally.reading.figures.abbreviations import in_full, introduced
from newstally.reading.figures.lexicon import ROOM
from newstally.reading.figures.qualifiers import Qualifiers, split_qualifiers

_GENERIC = words(ROOM, "generic_nouns.txt")
_MONEY = words(ROOM, "money_nouns.txt")
_STOP = words(ROOM, "joining_words.txt")
_WORD = re.compile(r"[\w&@]+(?:[-’'][\w&@]+)*")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
# "Shipments to the |United States|": one word of the name, so that the shipments are not lost beside it.
_NAMED_END = re.compile(r"(\b(?:of|to|from|in|at|for)\s+(?:the\s+)?)([A-Z]\w+(?:\s+[A-Z]\w+)+)")
_POSSESSIVE = re.compile(r"[’']s?(?=\s|$)")
_JOINT = re.compile(r"\s+(?:of|in|for|from|through|on|by|to|with|at)\s+")
# Goods that pass a border: the money that comes in for them is them ("IT export remittances").
_FLOWS = frozenset(("export", "import"))

# Earnings with one of these are somebody's pay or a share's, and no revenue.
_WAGES = frozenset(("hourly", "weekly", "average", "share", "personal", "household", "disposable", "capita"))

_GDP = frozenset(("gdp",))
# Figures among which a country that is named is the report's topic.
_OPENING = 4


class Kind(NamedTuple):
    """Which indicator words mean, apart from their place and holder: two of one kind may be one indicator."""

    key: frozenset[str]
    gross_or_net: str = ""
    real_or_nominal: str = ""
    adjustment: str = ""
    is_share: bool = False


@dataclass(slots=True)
class Series:
    """One indicator of a report while it is being read: its wordings and what its figures share."""

    kind: Kind
    slug: str
    wordings: list[str] = field(default_factory=list)
    place: str = ""
    scope: str = ""
    # What its values are in, as a class ("currency", "percent", "physical" ...), and the first unit told.
    measure: str = ""
    unit: str = ""
    # Set where another series of the same words is told in another measure.
    apart: bool = False
    frequency: str = ""
    authority: str = ""
    at_home: bool = True
    is_price: bool = False
    # A share told under its part, the whole being its scope.
    by_part: bool = False


def key_of(concept: str) -> frozenset[str]:
    """The words that identify a concept: singular, without amounts-in-general, unless too little would be left.

    "IT services export remittances" and "revenue through IT exports" both come down to {it, export};
    "tourism receipts" and "earnings from tourism" to {tourism, revenue}; "exports" keeps its one word, and
    so stays apart from "IT exports"; "remittances" stays apart from "revenue".
    """
    found = _words(canonical(split_qualifiers(canonical(concept))[0]))
    kept = frozenset(w for w in found if w not in _GENERIC and w not in _MONEY)
    money = any(w in _MONEY for w in found)
    if money and kept & _WAGES:
        return frozenset(found)
    if money and kept and not kept & _FLOWS:
        return kept | {"revenue"}
    if len(kept) > 1:
        return kept
    return frozenset(w for w in found if w not in _MONEY or not kept)


def slug_of(concept: str, key: frozenset[str]) -> str:
    """The key's words in the order of the shortest way to say them: "exports of tea" -> "tea-export"."""
    bare = canonical(split_qualifiers(canonical(concept))[0])
    ordered: dict[str, None] = {}
    for segment in reversed(_JOINT.split(bare)):
        for word in _words(segment):
            name = "revenue" if word in _MONEY and word not in key else word
            if name in key:
                ordered.setdefault(name)
    return "-".join((*ordered, *sorted(key - ordered.keys())))


def canonical(concept: str) -> str:
    """A concept in lower case under the name it goes by: "gross domestic product" -> "gdp"."""
    concept = _NAMED_END.sub(lambda m: m.group(1) + re.sub(r"\s+", "-", m.group(2)), concept)
    bare = _POSSESSIVE.sub("", _INITIALS.sub(lambda m: m.group().replace(".", ""), concept.lower())).strip()
    for name, pattern in _names():
        if pattern.fullmatch(bare):
            return name
    return bare


def is_named(concept: str) -> bool:
    """Whether the words are one of the names that news uses for one indicator."""
    bare = concept.lower().strip()
    return any(pattern.fullmatch(bare) for _, pattern in _names())


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed: dict[str, list[str]] = table(ROOM, "synonyms.toml")["names"]
    return tuple((name, re.compile("|".join(f"(?:{other})" for other in others))) for name, others in listed.items())


def share_words(concept: str, other: str) -> bool:
    """Whether one of two wordings says no more than the other: "arrivals" and "tourist arrivals"."""
    one, two = key_of(concept), key_of(other)
    return one <= two or two <= one


class Indicators:
    """The indicators of one report: `join` gives a wording's series, known or new."""

    def __init__(self, home: str, text: str) -> None:
        self._abbreviations = introduced(text)
        self._home = home
        self._topic = ""
        self._joined = 0
        self._companies: dict[str, None] = {}
        self._series: dict[Kind, list[Series]] = {}

    @property
    def home(self) -> str:
        """The place meant where none is named: the country whose figures the report begins with, else its home."""
        return self._topic or self._home

    def only_company(self) -> str:
        """The company whose measures the report tells, where it is but one."""
        return next(iter(self._companies)) if len(self._companies) == 1 else ""

    def join(
        self,
        concept: str,
        qualifiers: Qualifiers,
        *,
        place: str = "",
        scope: str = "",
        measure: str = "",
        is_share: bool = False,
        at_home: bool = True,
        is_company: bool = False,
        by_part: bool = False,
    ) -> Series:
        """The series a wording belongs to; "exports" right after "IT exports" is not taken for the same.

        A place, a holder or a measure that is not said is taken from the series told last under these
        words; one that is said and differs makes another series.
        """
        self._joined += 1
        concept = in_full(concept, self._abbreviations)
        if place and self._joined <= _OPENING and country(place) is not None:
            self._topic = self._topic or place
        if is_company and scope and not is_share:
            self._companies.setdefault(scope)
        if concept.lower() == "growth" and any(kind.key == _GDP for kind in self._series):
            # "Analysts had forecast growth of 0.5 percent", where the report tells of the economy's.
            concept = "economic growth"
        if is_share:
            concept = self._spelt(concept)
        own, more = split_qualifiers(canonical(concept))
        said = qualifiers.filled(more)
        key = key_of(concept)
        kind = Kind(key, said.gross_or_net, said.real_or_nominal, said.adjustment, is_share)
        told = self._series.setdefault(kind, [])
        series = next((s for s in reversed(told) if self._fits(s, place, scope, measure, is_company)), None)
        if series is None:
            series = Series(
                kind, slug_of(own, key), place=place, scope=scope, measure=measure, at_home=at_home, by_part=by_part
            )
            series.apart = any(measure and s.measure and s.measure != measure for s in told)
            told.append(series)
        else:
            told.remove(series)
            told.append(series)
        if concept not in series.wordings:
            series.wordings.append(concept)
        series.place = series.place or place
        series.scope = series.scope or scope
        series.measure = series.measure or measure
        series.frequency = series.frequency or said.frequency
        return series

    def _spelt(self, concept: str) -> str:
        """The words as the report spelt them before: "the exports" are its "Exports"."""
        told = (w for group in self._series.values() for series in group for w in series.wordings)
        return next((w for w in told if w.casefold() == concept.casefold()), concept)

    def _fits(self, series: Series, place: str, scope: str, measure: str, is_company: bool) -> bool:
        # A series without a place is at home, where there is one.
        here = not place or place == (series.place or self.home or place)
        # A company's report leaves the company out; what belongs to a part is not the whole's.
        open_ = is_company and (not scope or not series.scope)
        whose = open_ or scope == series.scope
        same = not measure or not series.measure or measure == series.measure
        return here and whose and same

    def record(self, series: Series, frequency: str = "", since: dt.date | None = None) -> Indicator:
        """The series as a record, for a figure that comes so often or is counted up since a day."""
        concept = min(series.wordings, key=lambda w: (len(w.split()), len(w)))
        place = series.place or (self.home if series.at_home else "")
        return Indicator(
            id="".join(_id_parts(series, place, since is not None)),
            concept=concept,
            scope=series.scope,
            place=place,
            unit=series.unit,
            frequency="year-to-date" if since is not None else frequency or series.frequency,
            adjustment=series.kind.adjustment,
            gross_or_net=series.kind.gross_or_net,
            real_or_nominal=series.kind.real_or_nominal,
            authority=series.authority,
            since=since.isoformat() if since is not None else "",
            wordings=tuple(series.wordings),
        )


def _id_parts(series: Series, place: str, running: bool) -> Iterator[str]:
    """The readable parts: qualifiers, words, share, year-to-date, measure, holder, place."""
    kind = series.kind
    for word in (kind.adjustment, kind.real_or_nominal, kind.gross_or_net):
        if word:
            yield f"{_dashed(word)}-"
    yield series.slug
    if kind.is_share and not series.slug.endswith("-share"):
        yield "-share"
    if running:
        yield "-year-to-date"
    if series.apart:
        yield f":{series.measure}"
    if series.scope:
        yield f"/{_dashed(series.scope)}"
    if place:
        yield f"@{_dashed(place)}"


def _dashed(words: str) -> str:
    return "-".join(_WORD.findall(words.lower()))


def _words(text: str) -> list[str]:
    return [_singular(w) for w in _WORD.findall(text) if w not in _STOP]


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
