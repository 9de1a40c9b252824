"""Datelines: "QUETTA, Pakistan, March 11 (Wire) -" stands before a sentence and is no part of its grammar."""

from __future__ import annotations

import re

import msgspec

from newstally.reading.incidents.grammar import Clauses
from newstally.reading.language import Script, Sentence

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’À-Þ-]*(?:[ /][A-Z][A-Z.'’À-Þ-]*){0,4}"  # QUETTA, NEW DELHI
    r"(?:, [^-–—:()\n]{2,40}?)?(?: \([^)\n]{2,40}\))?"  # , Pakistan, March 11 (Wire)
    r"(?: ?[–—]|:| -)\s+(?=[“\"A-Z0-9])"
)


class Lines:
    """A report's sentences with their grammar, datelines left aside. Offsets are those of the report's text."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self._behind: dict[int, tuple[Script, Sentence]] = {}
        cuts = {}
        for sentence in script.sentences:
            first = sentence.start == script.report.blocks[sentence.block].start
            dateline = _DATELINE.match(script.text, sentence.start, sentence.end) if first else None
            if dateline is not None and sentence.kind == "paragraph":
                cuts[sentence.block] = (sentence.index, dateline.end())
        if cuts:
            self._restart(cuts)
        self.dateline_ends = dict(cuts.values())

    def _restart(self, cuts: dict[int, tuple[int, int]]) -> None:
        """A second script whose paragraphs begin behind their datelines."""
        report = self.script.report
        blocks = tuple(
            msgspec.structs.replace(block, start=cuts[number][1]) if number in cuts else block
            for number, block in enumerate(report.blocks)
        )
        bare = Script(msgspec.structs.replace(report, blocks=blocks))
        for index, start in cuts.values():
            sentence = bare.sentence_at(start)
            if sentence is not None:
                self._behind[index] = (bare, sentence)

    def clauses(self, sentence: Sentence) -> Clauses:
        """The grammar of a sentence, without its dateline."""
        script, bare = self._behind.get(sentence.index, (self.script, sentence))
        return Clauses(script, bare)
