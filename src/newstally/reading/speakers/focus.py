"""Focus: whom "he", "she", "it" and "they" stand for; silent where several could be meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from newstally.model import Name, Speaker
from newstally.reading.language import Script
from newstally.reading.names.gender import Gender, gender_of

_ADDRESS = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Dame|Lord|Shri|Smt|Señora|Señor|Begum|Mme|Madame|Herr|Frau)\.?[ \u00a0]$"
)
# Sentences that a pronoun may reach back over.
_REACH = 7


class Mentioned(NamedTuple):
    """One mention of a name: offsets and the name."""

    start: int
    end: int
    name: Name


class Said(NamedTuple):
    """One who spoke before: where, who, and what pronouns fit."""

    at: int
    speaker: Speaker
    # "person", "body", "group"
    kind: str
    gender: Gender


class Focus:
    """The people and bodies a report has told of up to some offset."""

    def __init__(self, script: Script, names: tuple[Name, ...]) -> None:
        self._text = script.text
        self._starts = [s.start for s in script.sentences]
        self._kinds = [s.kind for s in script.sentences]
        self.by_sentence: dict[int, list[Mentioned]] = defaultdict(list)
        for name in names:
            for evidence in name.evidence:
                self.by_sentence[self.sentence(evidence.start)].append(Mentioned(evidence.start, evidence.end, name))
        for mentions in self.by_sentence.values():
            mentions.sort()
        self._genders: dict[int, Gender] = {}
        self.said: list[Said] = []

    def sentence(self, offset: int) -> int:
        """The index of the sentence around an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def mentions(self, start: int, end: int) -> list[Mentioned]:
        """The mentions that touch a stretch of one sentence."""
        return [m for m in self.by_sentence.get(self.sentence(start), ()) if m.start < end and start < m.end]

    def gender(self, name: Name) -> Gender:
        """What the report's forms of address, the role and the given name tell of somebody."""
        found = self._genders.get(id(name))
        if found is None:
            addresses = (_ADDRESS.search(self._text, max(0, e.start - 10), e.start) for e in name.evidence)
            address = next((a.group(1) for a in addresses if a is not None), "")
            found = self._genders[id(name)] = gender_of(name.name, address, name.role)
        return found

    def remember(self, said: Said) -> None:
        """Somebody has spoken."""
        self.said.append(said)

    def he_or_she(self, pronoun: str, at: int, *, trails: bool) -> Speaker | None:
        """The one person that the pronoun fits among those told of last."""
        wrong: Gender = "man" if pronoun == "she" else "woman"
        here = self.sentence(at)
        last = self._last_before(at, ("person",))
        fits = last is not None and last.gender not in (wrong, "?")
        if trails and last is not None and fits and here - self.sentence(last.at) <= 2:
            between = {p.name for i in range(self.sentence(last.at) + 1, here) for p in self._people(i, at, wrong)}
            if not between - {last.speaker.name}:
                return last.speaker
        # "Tom Lee had left, he said": nobody of the words said, whoever else it may be.
        for index in range(here - trails, max(-1, here - _REACH), -1):
            people = self._people(index, at, wrong)
            spoke = (
                last
                if last is not None and self.sentence(last.at) == index and last.gender not in (wrong, "?")
                else None
            )
            if spoke is not None and index < here:
                return spoke.speaker
            if spoke is not None and not any(p.name == spoke.speaker.name for p in people):
                return spoke.speaker if not people else None
            if len(people) == 1:
                return _speaker(people[0])
            if people:
                right: Gender = "woman" if pronoun == "she" else "man"
                known = [p for p in people if self.gender(p) == right]
                return _speaker(known[0]) if len(known) == 1 else None
        return None

    def epithet(self, at: int) -> Speaker | None:
        """Whom "the 24-year-old" or "the Italian" stands for: the one person that the nearest sentence told of."""
        here = self.sentence(at)
        for index in range(here, max(-1, here - 3), -1):
            people = self._people(index, at, "?")
            if people:
                return _speaker(people[0]) if len(people) == 1 else None
        return None

    def _people(self, index: int, before: int, wrong: Gender) -> list[Name]:
        found: dict[str, Name] = {}
        for mention in self.by_sentence.get(index, ()):
            if (
                mention.end <= before
                and mention.name.kind == "person"
                and self.gender(mention.name) not in (wrong, "?")
            ):
                found[mention.name.name] = mention.name
        return list(found.values())

    def it(self, at: int, *, trails: bool = False) -> Speaker | None:
        """The one body told of last; the one that a sentence opens with before others in it."""
        here = self.sentence(at)
        last = self._last_before(at, ("body",))
        if trails and last is not None and here - self.sentence(last.at) <= 2:
            return last.speaker
        for index in range(here, max(-1, here - 4), -1):
            if last is not None and self.sentence(last.at) == index:
                return last.speaker
            bodies = [
                m
                for m in self.by_sentence.get(index, ())
                if m.end <= at and m.name.kind in ("organisation", "facility")
            ]
            names = {m.name.name: m.name for m in bodies}
            if len(names) == 1:
                return _speaker(next(iter(names.values())))
            if names:
                opening = self._text[self._starts[index] : bodies[0].start].strip().lower()
                return _speaker(bodies[0].name) if opening in ("", "the") else None
        return None

    def they(self, at: int) -> Speaker | None:
        """The group or body that spoke last, if it did so lately; else the one body told of."""
        last = self._last_before(at, ("person", "body", "group"))
        if last is not None and last.kind in ("group", "body") and self.sentence(at) - self.sentence(last.at) <= 3:
            return last.speaker
        return None if last is not None and self.sentence(at) - self.sentence(last.at) <= 1 else self.it(at)

    def _last_before(self, at: int, kinds: tuple[str, ...]) -> Said | None:
        return next((s for s in reversed(self.said) if s.at < at and s.kind in kinds), None)


def _speaker(name: Name) -> Speaker:
    return Speaker(name=name.name, role=name.role, organisation=name.organisation)
