"""Datelines: "QUETTA, Pakistan, March 11 (Wire) -" opens a story; a report with several is a round-up."""

from __future__ import annotations

import re

from newstally.reading.incidents.grammar import Clauses
from newstally.reading.language import Script, Sentence

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’À-Þ-]*(?:[ /][A-Z][A-Z.'’À-Þ-]*){0,4}"  # QUETTA, NEW DELHI
    r"(?:, [^-–—:()\n]{2,40}?)?(?: \([^)\n]{2,40}\))?"  # , Pakistan, March 11 (Wire)
    r"(?:\.? ?[–—]|[:.]|\.?-| -)\s+(?=[“\"A-Z0-9])"
)


class Lines:
    """A report's sentences with their grammar, and where the datelines of its paragraphs end."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.dateline_ends: dict[int, int] = {}
        for sentence in script.sentences:
            first = sentence.start == script.report.blocks[sentence.block].start
            dateline = _DATELINE.match(script.text, sentence.start, sentence.end) if first else None
            if dateline is not None and sentence.kind == "paragraph":
                self.dateline_ends[sentence.index] = dateline.end()

    def clauses(self, sentence: Sentence) -> Clauses:
        """The grammar of a sentence."""
        return Clauses(self.script, sentence)
