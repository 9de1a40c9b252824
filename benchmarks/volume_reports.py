"""Synthetic reports of synthetic incidents, for measuring how a ledger bears up: no reader has a part in it."""

from __future__ import annotations

import datetime as dt
import heapq
import random
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import msgspec

from newstally import Reading
from newstally.gazetteer import country, look_up, within
from newstally.intake import plain_report
from newstally.ledger.linking import Account
from newstally.model import (
    Actor,
    CalendarInterval,
    CountRange,
    GazetteerEntry,
    IncidentMention,
    IncidentType,
    Place,
    Setting,
    Target,
    quote,
)

FIRST = dt.date(2006, 1, 1)
YEARS = 20
DAY = dt.timedelta(days=1)
# Mean number of reports an incident, of one that most papers never print and a few that all do.
REPORTS = 4.8
MOST_REPORTS = 100
COARSE_PLACE, COARSE_DATE, RECALLED, COPIED, GROWS = 0.12, 0.06, 0.12, 0.25, 0.3
# Where things happen: half of them in these towns, half in others of the same countries.
TOWNS = """
Quetta, Peshawar, Karachi, Mastung, Sibi, Jacobabad, Bannu, Kabul, Kandahar, Herat, Jalalabad, Baghdad, Mosul, Basra,
Kirkuk, Fallujah, Damascus, Aleppo, Homs, Idlib, Sanaa, Aden, Taiz, Mogadishu, Baidoa, Kismayo, Maiduguri, Kano, Jos,
Bamako, Gao, Timbuktu, Ouagadougou, Niamey, Diffa, Nairobi, Garissa, Goma, Bunia, Beni, Bangui, Juba, Khartoum, Tripoli,
Benghazi, Cairo, Gaza, Hebron, Beirut, Ankara, Diyarbakir, Kyiv, Kharkiv, Odesa, Kherson, Moscow, Grozny, Delhi, Mumbai,
Srinagar, Imphal, Kolkata, Dhaka, Colombo, Jaffna, Yangon, Sittwe, Bangkok, Pattani, Yala, Manila, Davao, Jolo, Jakarta,
Bogota, Cali, Cucuta, Caracas, Tijuana, Culiacan, Lima, Maputo, Pemba, Kigali, Kampala, Mekele, Algiers, Tunis, Paris,
London, Manchester, Brussels, Madrid, Berlin, Athens, Oslo, Stockholm, New York, Boston, Chicago, Dallas, Toronto
"""
OTHERS = 4000
TYPES: tuple[tuple[IncidentType, int], ...] = (
    ("bombing", 34), ("armed_assault", 26), ("air_strike", 9), ("shelling", 7), ("kidnapping", 7), ("assassination", 5),
    ("accident_transport", 5), ("riot", 3), ("arson", 3), ("hostage_taking", 1),
)  # fmt: skip
KINDS = ("market", "mosque", "checkpoint", "bus", "school", "police station", "convoy", "hotel", "bridge", "train")
GROUPS = (
    "Red Banner", "Northern Front", "River Brigade", "Sons of the Hills", "Free Coast Army", "People's Column",
    "Movement of the Plain", "Black Lions", "Desert Guard", "Liberation Council",
)  # fmt: skip
SYLLABLES = """
ka ro shi bel dar mun zai tor gul nes pir han lok sar vel abad min tul qar ush ram dey fol gri jen wes yor chi bru lam
"""


class Event(msgspec.Struct, frozen=True):
    """One incident as it was, and how far it is told."""

    day: dt.date
    kind: IncidentType
    town: GazetteerEntry
    target: Target
    actor: str
    killed: int
    reports: int


def mentions_for(incidents: int) -> int:
    """How many mentions tell so many incidents."""
    return round(incidents * REPORTS * (1 + RECALLED))


class Newsroom:
    """The same reports for the same number of mentions, in order of publication."""

    def __init__(self, mentions: int) -> None:
        self._mentions = mentions
        self._chance = random.Random(20260101)

    @cached_property
    def towns(self) -> list[GazetteerEntry]:
        """The places where things happen, some far more often than others."""
        found = [look_up(name.strip()) for name in TOWNS.split(",")]
        return [entries[0] for entries in found if entries and entries[0].lat is not None]

    @cached_property
    def vocabulary(self) -> list[str]:
        """The words that reports are made of."""
        return sorted({self._name(self._chance).lower() for _ in range(3000)})

    @cached_property
    def others(self) -> list[GazetteerEntry]:
        """Smaller places of the same countries."""
        countries = sorted({town.country for town in self.towns})
        found: list[GazetteerEntry] = []
        for code in countries:
            whole = country(code)
            inside = [each for each in within(whole) if each.kind == "settlement" and each.lat] if whole else []
            inside.sort(key=lambda each: each.id)
            found += self._chance.sample(inside, min(len(inside), OTHERS // len(countries)))
        return found

    @cached_property
    def events(self) -> list[Event]:
        """The incidents, by day."""
        chance, others, towns = self._chance, self.others, self.towns
        places = towns + others
        often = [1.0 / (1 + n % 7) for n in range(len(towns))]
        weights = [each / sum(often) for each in often] + [1.0 / len(others)] * len(others)
        made = [self._event(chance, places, weights) for _ in range(int(self._mentions / REPORTS / (1 + RECALLED)) + 1)]
        return sorted(made, key=lambda event: (event.day, event.town.id, event.kind, event.killed))

    def readings(self) -> Iterator[Reading]:
        """Readings of reports by the time they were published, without end until the events are told."""
        waiting: list[tuple[dt.datetime, int, Event, int]] = []
        number = 0
        for place, event in enumerate(self.events):
            while waiting and waiting[0][0].date() <= event.day:
                yield self._reading(*heapq.heappop(waiting), place)
            for told in range(event.reports):
                hours = 3 + self._chance.expovariate(1 / 20)
                when = dt.datetime.combine(event.day, dt.time(12)) + dt.timedelta(hours=hours)
                number += 1
                heapq.heappush(waiting, (when.replace(microsecond=0), number, event, told))
        while waiting:
            yield self._reading(*heapq.heappop(waiting), len(self.events))

    def readings_of_one(self, reports: int) -> Iterator[Reading]:
        """Readings of so many reports of one event, by the time they were published."""
        event = msgspec.structs.replace(self.events[0], reports=reports)
        noon = dt.datetime.combine(event.day, dt.time(12))
        hours = sorted(3 + self._chance.expovariate(1 / 20) for _ in range(reports))
        for number, after in enumerate(hours):
            when = (noon + dt.timedelta(hours=after)).replace(microsecond=0)
            yield self._reading(when, number, event, number, 0)

    def accounts(self, event: Event, number: int) -> Iterator[Account]:
        """How up to five reports tell an event, as the linker sees it; `number` is the first one's in the store."""
        chance = random.Random(number)
        text = self._sentence(chance, event)
        for told in range(min(event.reports, 5)):
            when = (event.day + (1 + told) * DAY).isoformat()
            outlet = f"Outlet {chance.randrange(300)}"
            yield Account(
                statement=f"{number + told:016x}:mention:0-{len(text)}",
                number=number + told,
                report=f"{number + told:016x}",
                outlet=outlet,
                source=outlet,
                published=when,
                instant=when,
                mention=self._mention(chance, event, text, 0, len(text), told),
                told=text,
                origins=(f"outlet:{outlet}",),
                home=event.town.country,
            )

    def questions(self, chance: random.Random, number: int) -> dict[str, list[dict[str, Any]]]:
        """Questions as people ask them, by what they filter on."""
        each = number // 5
        events = [chance.choice(self.events) for _ in range(number)]
        return {
            "a target by name": [{"target": e.target.name, "type": e.kind} for e in events[:each]],
            "a type in a town since a year": [
                {"type": e.kind, "place": e.town.name, "since": str(e.day.year)} for e in events[each : 2 * each]
            ],
            "a country and month, ten dead": [
                {"place": e.town.chain[-1], "since": f"{e.day:%Y-%m}", "until": f"{e.day:%Y-%m}", "min_killed": 10}
                for e in events[2 * each : 3 * each]
            ],
            "an actor in a year": [
                {"actor": e.actor, "since": str(e.day.year), "until": str(e.day.year)}
                for e in events[3 * each : 4 * each]
            ],
            "a week anywhere": [
                {"since": e.day.isoformat(), "until": (e.day + 6 * DAY).isoformat()} for e in events[4 * each :]
            ],
        }

    def _event(self, chance: random.Random, towns: list[GazetteerEntry], weights: list[float]) -> Event:
        kind = chance.choices([kind for kind, _ in TYPES], [weight for _, weight in TYPES])[0]
        what = chance.choice(KINDS)
        named = chance.random() < 0.5
        name = f"{self._name(chance)} {what}" if named else what
        return Event(
            day=FIRST + dt.timedelta(days=chance.randrange(365 * YEARS)),
            kind=kind,
            town=chance.choices(towns, weights)[0],
            target=Target(name=name, kind=what),
            actor=chance.choice(GROUPS),
            killed=min(300, int(chance.paretovariate(0.9)) - 1),
            reports=min(MOST_REPORTS, max(1, round(chance.lognormvariate(1.0, 1.05)))),
        )

    def _reading(self, when: dt.datetime, number: int, event: Event, told: int, known: int) -> Reading:
        chance = random.Random(number)
        copied = told > 0 and chance.random() < COPIED
        words = random.Random(hash((event.day.toordinal(), event.town.id, event.killed)) if copied else number)
        sentences = [self._sentence(words, event)]
        recalled = None
        if known > 50 and chance.random() < RECALLED:
            recalled = self.events[known - 1 - int(chance.expovariate(1 / 400)) % known]
            sentences.append(f"It recalled the {recalled.kind.replace('_', ' ')} in {recalled.town.name}.")
        filler = " ".join(self._prose(words) for _ in range(8))
        outlet = f"Outlet {chance.randrange(300)}"
        stamp = f"({outlet}, {number})"
        text = "\n\n".join((*sentences, filler, stamp))
        report = plain_report(text, published=when.isoformat(), outlet=outlet)
        mentions = [self._mention(chance, event, report.text, 0, len(sentences[0]), told)]
        if recalled is not None:
            start = len(sentences[0]) + 2
            mentions.append(self._recalled(recalled, report.text, start, start + len(sentences[1])))
        setting = Setting(published=report.published, country=event.town.country)
        return Reading(report=report, setting=setting, incidents=tuple(mentions), reader="synthetic")

    def _mention(
        self, chance: random.Random, event: Event, text: str, start: int, end: int, told: int
    ) -> IncidentMention:
        evidence = quote(text, start, end)
        first = dt.datetime.combine(event.day, dt.time())
        last = first + DAY
        if chance.random() < COARSE_DATE:
            first, last = first - 2 * DAY, first + 5 * DAY
        killed = event.killed
        if killed > 2 and told < 3 and chance.random() < GROWS:
            killed = max(1, killed - chance.randrange(1, killed))
        entry = event.town
        if chance.random() < COARSE_PLACE:
            wider = [each for each in look_up(entry.chain[-1]) if each.kind == "country"]
            entry = wider[0] if wider else entry
        return IncidentMention(
            evidence=(evidence,),
            type=event.kind,
            date=CalendarInterval(start=first, end=last),
            place=Place(evidence=(evidence,), name=entry.name, kind=entry.kind, entry=entry),
            target=event.target,
            perpetrators=(Actor(name=event.actor, status="named"),) if chance.random() < 0.4 else (),
            killed=CountRange(low=killed, high=killed),
            injured=CountRange(low=killed * 2, high=killed * 2) if chance.random() < 0.6 else None,
        )

    def _recalled(self, event: Event, text: str, start: int, end: int) -> IncidentMention:
        evidence = quote(text, start, end)
        first = dt.datetime(event.day.year, event.day.month, 1)
        return IncidentMention(
            evidence=(evidence,),
            type=event.kind,
            role="background",
            date=CalendarInterval(start=first, end=(first + 32 * DAY).replace(day=1)),
            place=Place(evidence=(evidence,), name=event.town.name, kind=event.town.kind, entry=event.town),
            target=event.target,
            killed=CountRange(low=event.killed, high=event.killed),
        )

    def _sentence(self, words: random.Random, event: Event) -> str:
        where = ", ".join((event.town.name, *event.town.chain[:1]))
        what = event.kind.replace("_", " ")
        some = " ".join(words.choice(self.vocabulary) for _ in range(8))
        return f"At least {event.killed} people died in a {what} on the {event.target.name} in {where}, {some}."

    def _prose(self, words: random.Random) -> str:
        said = " ".join(words.choice(self.vocabulary) for _ in range(14))
        return f"{said.capitalize()} {self._name(words)}."

    def _name(self, chance: random.Random) -> str:
        return "".join(chance.choice(SYLLABLES.split()) for _ in range(chance.choice((2, 3)))).capitalize()
