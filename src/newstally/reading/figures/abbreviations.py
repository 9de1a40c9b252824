"""Abbreviations a report introduces: "large-scale manufacturing (LSM)" makes "LSM output" that of the long name."""

from __future__ import annotations

import re

_SHORT = re.compile(r"\(([A-Z][A-Z&]{1,7})\)")
# The words before a bracket, as many as an abbreviation may stand for.
_LONG = re.compile(r"(?:(?<![A-Za-z])[A-Za-z][\w’'-]{0,40}\s+){1,7}\Z")
_LONGEST = 7 * 45
_BRACKETED = re.compile(r"\s*\([A-Z][A-Z&]{1,7}\)")
_WORD = re.compile(r"[^\W\d_]+")


def introduced(text: str) -> dict[str, str]:
    """The long forms by their abbreviation, where the first letters of the words before the bracket spell it."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        short = match.group(1)
        before = _LONG.search(text, max(0, match.start() - _LONGEST), match.start())
        words = list(_WORD.finditer(before.group()))[-len(short) :] if before else []
        if before and "".join(w.group()[0] for w in words).upper() == short:
            found.setdefault(short, before.group()[words[0].start() :].strip())
    return found


def in_full(concept: str, abbreviations: dict[str, str]) -> str:
    """A concept without bracketed abbreviations, and with the long form of those it uses."""
    full = _BRACKETED.sub("", concept)
    for short, long in abbreviations.items():
        full = re.sub(rf"\b{re.escape(short)}\b", long, full)
    return full
