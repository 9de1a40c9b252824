"""Evidence: the characters a record stands on. Promise one: nothing without its sentence."""

from __future__ import annotations

import msgspec


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of a report's text, with the words that stand there.

    `start` and `end` are Unicode code point offsets into `Report.text` (`end` exclusive) and
    `text` is exactly `report.text[start:end]`. `field` names the part of the record this
    stretch supports ("date", "target" ...); empty means the record as a whole.
    """

    start: int
    end: int
    text: str
    field: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """The pair of offsets, `(start, end)`."""
        return (self.start, self.end)


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every record read from a report has: the evidence it was read from, main stretch first."""

    evidence: tuple[Evidence, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the main evidence into the report's text."""
        return self.evidence[0].span

    @property
    def text(self) -> str:
        """The words of the main evidence, as they stand in the report."""
        return self.evidence[0].text

    def evidence_for(self, field: str) -> Evidence | None:
        """The stretch that supports one field, or None where the record keeps none for it."""
        return next((e for e in self.evidence if e.field == field), None)


def quote(text: str, start: int, end: int, field: str = "") -> Evidence:
    """Evidence for `text[start:end]`, so that offsets and quote cannot disagree."""
    return Evidence(start=start, end=end, text=text[start:end], field=field)
