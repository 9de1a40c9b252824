"""Coverage: how many numbers of a report the checks could say something about."""

from __future__ import annotations

import msgspec

from newstally.model.evidence import Record


class Unchecked(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A number that no finding relates to another; `reason` says in a few words why, `counted` of what it is."""

    reason: str
    counted: str = ""

    def __str__(self) -> str:
        words = " ".join(self.text.split())
        return f"{words} ({self.counted}): {self.reason}" if self.counted else f"{words}: {self.reason}"


class Coverage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The numbers a report states: how many, how many of them a finding relates, and the others in text order."""

    numbers: int = 0
    unchecked: tuple[Unchecked, ...] = ()

    @property
    def related(self) -> int:
        """How many stand in a finding, whatever its verdict."""
        return self.numbers - len(self.unchecked)

    def __str__(self) -> str:
        return coverage_words(self.numbers, self.related)


def coverage_words(numbers: int, related: int) -> str:
    """The coverage as every run ends with it: "17 numbers: 6 related, 11 not checked"."""
    return f"{numbers:,} number{'' if numbers == 1 else 's'}: {related:,} related, {numbers - related:,} not checked"
