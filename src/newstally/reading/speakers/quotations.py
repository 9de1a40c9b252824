"""Quotations: where quoted words begin and end, over the borders of sentences and paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from newstally.model import Report

_MARKS = re.compile(r"[“”\"]")


class Quotation(NamedTuple):
    """One pair of quotation marks, or what a paragraph leaves open; offsets with the marks."""

    start: int
    end: int
    block: int
    # The paragraph ends before the mark that closes it: the next one goes on with it.
    is_open: bool


def quotations(report: Report) -> list[Quotation]:
    """The quotations of a report's paragraphs in text order."""
    found: list[Quotation] = []
    for number, block in enumerate(report.blocks):
        found.extend(_of_block(report.text, block.start, block.end, number))
    return found


def _of_block(text: str, start: int, end: int, number: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for found_mark in _MARKS.finditer(text, start, end):
        at, mark = found_mark.start(), found_mark.group()
        if mark == "“" or (mark == '"' and opened is None):
            opened = at if opened is None else opened
        elif opened is not None and mark in '”"':
            found.append(Quotation(opened, at + 1, number, is_open=False))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end, number, is_open=True))
    return found
