"""Sentence boundaries by rule: quick enough to run over everything, stable enough to hang evidence on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.lexicon import words
from newstally.reading.language.opening import is_filed

# A candidate boundary: a closing mark, any quotes and brackets that close with it, then white space.
_CLOSE = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|[.!?][”\"](?=[A-Z“])|\n\s*\n|\n(?=\s*[•*-]\s)")
_OPENS = re.compile(r"[\s\"'“‘(\[•–—-]*([A-Z0-9À-ÖØ-Þ$£€¥₹@#])")
_WORD = re.compile(r"[\w.'’&-]+$")

_ROOM = "newstally.reading.language"
_TITLES = words(_ROOM, "titles.txt")
_SHORT = words(_ROOM, "abbreviations.txt")
_STARTERS = words(_ROOM, "starters.txt")
# Characters. The longest sentences of news have some six hundred.
_LONGEST = 2_000
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
_DAYS = frozenset(("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"))


def _splits(text: str, at: int, end: int, close: re.Match[str]) -> bool:
    """Whether the sentence ends at this closing mark."""
    mark = close.group()
    if mark[0].isspace():
        return True
    opening = _OPENS.match(text, close.end(), end)
    if opening is None:
        return False
    if mark[0] != "." or (len(mark) > 1 and mark[1] == "."):
        # "Yahoo! said": a mark inside a quotation or name is followed by a lower-case word, caught above.
        return True
    before = _WORD.search(text, max(at, close.start() - 24), close.start())
    if before is None:
        return True
    word = before.group().strip("'’").lower()
    if len(mark) > 1:
        # "(Ky.)", "(R-Ky.)": a bracket around a short form belongs to the word before it.
        inside = mark[1] == ")" and text[max(at, before.start() - 1)] == "("
        return not (inside and word.rpartition("-")[2] in _SHORT)
    if (last := word.rpartition("-")[2]) in _MONTHS or last in _DAYS:
        word = last  # "Jan.-Mar. 2020", "Mon.-Fri. 9 a.m."
    if re.fullmatch(r"[A-HJ-Z]", before.group()):
        # An initial: "K. P. Sharma"; of the letters only "I" ends sentences.
        return False
    if word in _TITLES:
        # "He said no. The minister ...": only "No. 5" is an abbreviation.
        return word in ("no", "nos", "st", "p", "v", "ed", "co") and not opening.group(1).isdigit() and word != "st"
    if len(word) == 1 and word.isalpha() and word != "i":
        return False
    following = re.match(r"\w+", text[opening.start(1) : opening.start(1) + 24])
    next_word = following.group().lower() if following else ""
    if word in _MONTHS and opening.group(1).isdigit():
        return False
    if word in _SHORT or re.fullmatch(r"\d*(?:\w\.)+\w", word):
        return next_word in _STARTERS
    return True


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as offset pairs, white space trimmed; blank lines always part."""
    end = len(text) if end is None else end
    at = start
    for close in _CLOSE.finditer(text, start, end):
        if close.start() < at or not _splits(text, at, end, close):
            continue
        if (at == start or text[at - 1] == "\n") and is_filed(text[at : close.end()].lstrip()):
            continue
        cut = close.start() if close.group()[0].isspace() else close.end()
        yield from _trim(text, at, cut)
        at = close.end()
    yield from _trim(text, at, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        # No sentence: a table, a list or a broken page. Cut at white space, so that work stays linear in the text.
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield from _trim(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield (start, end)
