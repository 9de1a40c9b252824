"""One report's telling of an indicator, and a group of tellings that are one: what joining works on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from newstally.ledger.linking.spelling import same_name, tokens
from newstally.ledger.series.records import Observed
from newstally.ledger.series.wording import Wording, take_apart
from newstally.lexicon import words
from newstally.model import Indicator

# What is no field of identity, and what is compared in a way of its own; every other field an indicator has tells it
# from another one.
_NAMING = ("id", "concept", "wordings")
_OWN_WAY = ("scope", "place", "unit", "authority")
# A series has one frequency and one start to count from; an indicator has several, each a series of its own.
_PER_SERIES = ("frequency", "since")
# "Statistics" and "statistical" are one word as far as this.
_STEM = 7
FURTHER = tuple(f for f in Indicator.__struct_fields__ if f not in (*_NAMING, *_OWN_WAY, *_PER_SERIES))
# What tells the indicators of one report apart.
IDENTITY = ("id", *_OWN_WAY, *FURTHER)


class Telling:
    """An indicator in one report, with its figures; it is identified by its fullest wording."""

    def __init__(self, told: Iterable[Observed]) -> None:
        self.told = tuple(sorted(told, key=lambda o: (o.figure.span, o.figure.quantity.span)))
        self.indicator = self.told[0].figure.indicator
        self.report = self.told[0].report
        said = dict.fromkeys((*self.indicator.wordings, self.indicator.concept))
        self.wordings = tuple(take_apart(_without(self.indicator.place, each)) for each in said)

    @property
    def order(self) -> tuple[str, ...]:
        """A fixed order, whatever the order of arrival."""
        return (self.told[0].published, self.report, *(str(getattr(self.indicator, field)) for field in IDENTITY))

    @cached_property
    def identifying(self) -> frozenset[frozenset[str]]:
        """The plain words of the wordings that say as much as any: "exports" in a report on IT exports says less."""
        cores = [w.core for w in self.wordings]
        fullest = [w for w in self.wordings if not any(w.core < core for core in cores)]
        return frozenset(w.plain for w in fullest)

    @cached_property
    def further(self) -> tuple[tuple[str, str], ...]:
        """The further fields of identity that are said."""
        said = ((field, getattr(self.indicator, field)) for field in FURTHER)
        return tuple((field, str(value)) for field, value in said if value)

    @cached_property
    def unit(self) -> str:
        """The money or the measure of its levels; a percentage may be told of whatever is measured."""
        return "" if self.indicator.unit == "percent" else self.indicator.unit

    @cached_property
    def authority(self) -> str:
        """Who compiles it; "" where the name does not tell which one: "the ministry"."""
        return self.indicator.authority if telling_words(self.indicator.authority, self.indicator.place) else ""

    @cached_property
    def owner(self) -> str:
        """Whose it is, where the report says: what it is limited to, or the name that its numbers belong to."""
        holders = Counter(o.figure.quantity.holder for o in self.told if _is_name(o.figure.quantity.holder))
        return self.indicator.scope or (holders.most_common(1)[0][0] if holders else "")

    @cached_property
    def needs_owner(self) -> bool:
        """Whether its words alone do not say what is measured: "revenue", "passengers"."""
        counted = all(o.figure.quantity.kind == "count" for o in self.told)
        placeless = not self.indicator.place
        return not any(
            (w.is_specific and not (counted and w.is_bare_noun)) or (placeless and w.is_of_the_world)
            for w in self.wordings
        )


class Group:
    """Tellings that are one indicator, by their own words or by a person's decision."""

    def __init__(self, tellings: Iterable[Telling], *, name: str = "", unit: str = "", decided_by: str = "") -> None:
        self.tellings = tuple(sorted(tellings, key=lambda t: t.order))
        self.decided_name = name
        self.decided_unit = unit
        self.decided_by = decided_by
        # Given once all groups are known: the shortest of `ids` that no other has.
        self.id = ""
        # Its values by period, for each set of terms that they were compared under.
        self.slots: dict[frozenset[str], dict[tuple[str, str, str, str], list[Observed]]] = {}

    @cached_property
    def told(self) -> tuple[Observed, ...]:
        """Its figures, oldest report first."""
        return tuple(o for telling in self.tellings for o in telling.told)

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The wordings of its reports, those that say as much as any first, then the most usual."""
        said = Counter(w.text for t in self.tellings for w in t.wordings)
        full = {w.text for t in self.tellings for w in t.wordings if w.plain in t.identifying}
        named = self.decided_name.casefold()
        first = sorted(
            said,
            key=lambda text: (
                text.casefold() != named,
                text not in full,
                -said[text],
                _opens_a_sentence(text),
                len(text),
                text,
            ),
        )
        return tuple(take_apart(text) for text in _once_each(first))

    @cached_property
    def fullest(self) -> tuple[Wording, ...]:
        """The wordings that identify it."""
        identifying = {plain for t in self.tellings for plain in t.identifying}
        return tuple(w for w in self.wordings if w.plain in identifying)

    @cached_property
    def name(self) -> str:
        """The name a person gave it, else its best wording."""
        return self.decided_name or self.wordings[0].text

    @cached_property
    def place(self) -> str:
        """Where it is measured."""
        return next((t.indicator.place for t in self.tellings if t.indicator.place), "")

    @cached_property
    def scope(self) -> str:
        """What it is limited to."""
        return next((t.indicator.scope for t in self.tellings if t.indicator.scope), "")

    @cached_property
    def unit(self) -> str:
        """The unit of its values, where any report gives one."""
        return self.decided_unit or next((t.unit for t in self.tellings if t.unit), "")

    @cached_property
    def authority(self) -> str:
        """Who compiles it, where any report says."""
        return next((t.authority for t in self.tellings if t.authority), "")

    @cached_property
    def further(self) -> dict[str, str]:
        """Its further fields of identity that are said."""
        return dict(pair for t in self.tellings for pair in t.further)

    @cached_property
    def owner(self) -> str:
        """Whose it is, where any report says."""
        return next((t.owner for t in self.tellings if t.owner), "")

    @cached_property
    def needs_owner(self) -> bool:
        """Whether its words alone do not say what is measured."""
        return not self.decided_name and all(t.needs_owner for t in self.tellings)

    def ids(self) -> Iterator[str]:
        """Names for it from the shortest on: words, place, unit and limits, then who compiles it, then its report."""
        identity = min(("-".join(sorted(p)) for t in self.tellings for p in t.identifying), default="")
        words = "-".join(tokens(self.decided_name)) or identity
        place = "-".join(tokens(self.place))
        name = f"{words}@{place}" if place else words
        for piece in (self.unit, self.scope, *self.further.values()):
            name += f":{'-'.join(tokens(piece))}" if tokens(piece) else ""
        if self.is_joinable:
            yield name
            name += f":{'-'.join(tokens(self.authority))}" if self.authority else ""
            yield name
        name += f":{self.tellings[0].report[:8]}"
        yield name
        yield f"{name}:{self.told[0].figure.quantity.span[0]}"

    @cached_property
    def is_joinable(self) -> bool:
        """Whether its words say enough for another report to mean the same by them."""
        return bool(self.decided_name) or not self.needs_owner or bool(self.owner)


def same_authority(a: str, b: str, place: str) -> bool:
    """Whether two names for who compiles a figure are one: spelling aside, or sharing a telling word.

    "The statistics office" and "Ghana Statistical Service" share what they compile; the place's name tells nothing.
    "The central bank" is the Bank of Ghana, but there are other banks.
    """
    one, other = telling_words(a, place), telling_words(b, place)
    return same_name(a, b) or one == other or bool(one & other - {"bank"})


def telling_words(authority: str, place: str) -> frozenset[str]:
    """The words of a name that tell which body it is, cut to what "statistics" and "statistical" share."""
    usual = words("newstally.ledger.series", "authority_words.txt") | set(tokens(place))
    return frozenset(token[:_STEM] for token in tokens(authority) if token not in usual)


def _without(place: str, wording: str) -> str:
    """A wording without the place it is of anyway: "unemployment in Kenya"."""
    return re.sub(rf"\s+(?:in|of)\s+(?:the\s+)?{re.escape(place)}$", "", wording) if place else wording


def _opens_a_sentence(text: str) -> bool:
    """Whether a wording has a capital that it may owe to its place: "Exports of all goods", not "IT exports"."""
    return text[:1].isupper() and not text[1:2].isupper()


def _once_each(texts: Iterable[str]) -> list[str]:
    """Wordings that differ in capitals alone, once."""
    kept: dict[str, str] = {}
    for text in texts:
        kept.setdefault(text.casefold(), text)
    return list(kept.values())


def _is_name(holder: str) -> bool:
    """Whether a holder is a name: "Acme Textiles" says whose a number is, "the company" does not."""
    return any(word[:1].isupper() for word in holder.split()[-1:]) and bool(tokens(holder))
