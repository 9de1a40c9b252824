"""Capitalised runs: the stretches of a sentence that may be names, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from newstally.lexicon import words
from newstally.reading.language import Sentence
from newstally.reading.names.lexicon import (
    ACRONYMS,
    CALENDAR,
    FACILITIES,
    NO_OF,
    ORGANISATIONS,
    PORTFOLIOS,
    ROLES,
    ROOM,
)

_NEVER_FIRST = words(ROOM, "not_names.txt")
_PARTICLES = "|".join(sorted(words(ROOM, "particles.txt"), key=len, reverse=True))
_LEGAL = "plc|gmbh|llc|ltd|inc|ag|se|sa"

# A capitalised word: "Sindh", "al-Shabaab", "P@SHA", "O’Neill", "J.", "U.N."; digits only inside.
_CAP = (
    r"(?:(?:al|el|ad|as|ash|at|an|ar)-)?[A-ZÀ-ÖØ-Þ](?:[\w&@]|[’'-](?=\w)|\.(?=\w))*"
    # A full stop belongs to initials, titles and firms: "J. Doe", "Lt. Gen. Roe", "Acme Inc.".
    r"(?:(?<=\b[A-Z])\.|(?<=\b(?:Dr|Mr|Ms|Lt|Sr|Jr|St|Co))\.|(?<=\b(?:Mrs|Gen|Col|Maj|Sgt|Cpl|Sen|Rep|Gov|Rev|Ltd|Inc))\."
    r"|(?<=\b(?:Capt|Prof|Supt|Insp|Brig|Corp|Bros))\.)?"
)
_RUN = re.compile(
    rf"(?<![\w@#])(?:[a-z][A-Z]\w+|{_CAP})(?:(?:(?<=s)[’'])?[ \u00a0]+(?:(?:{_PARTICLES}|&)[ \u00a0]+){{0,2}}{_CAP})*"
    rf"(?:,?[ \u00a0]+(?:{_LEGAL})\b)?"
)
_WORD = re.compile(r"\S+")
_JOINT = re.compile(r"[ \u00a0]+(?P<word>and|of|for|on|the|y|e)(?P<the>[ \u00a0]+the)?[ \u00a0]+")
# "Quetta-bound", "London-based": the place qualifies the name and is no part of it.
_QUALIFIER = re.compile(
    r"-(?:bound|based|born|led|backed|run|controlled|held|occupied|administered|trained|flagged|owned)$"
)
_POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'](?=\s)")
_OWNERS = words(ROOM, "owners_in_names.txt")
_NAMED_FOR = re.compile(
    rf"[ \u00a0](?:[A-Z]\w+[ \u00a0])?(?:{'|'.join(w.capitalize() for w in sorted(FACILITIES))}"
    r"|College|Chapel|Centre|Center)\b"
)
_ON = words(ROOM, "on_heads.txt")
_MONTHS = frozenset(["march", "april", "may", "june", "august"])
_HEADED = re.compile(r"(?:[ \u00a0][A-Z]\w*){1,4}")
# The rest of a ministry's name: "... Environment|, Food and Rural Affairs".
_PORTFOLIO = "|".join(w.capitalize() for w in sorted(PORTFOLIOS))
_MORE_PORTFOLIOS = re.compile(
    rf"(?:,[ \u00a0](?:{_PORTFOLIO})(?:[ \u00a0](?:{_PORTFOLIO}))*)+[ \u00a0](?:and|&)[ \u00a0](?:{_PORTFOLIO})\b"
    rf"(?:[ \u00a0](?:{_PORTFOLIO})\b)*"
)


class Run:
    """A capitalised run: its offsets in the report's text, the words, and whether it opens its sentence."""

    __slots__ = ("__dict__", "body", "end", "opens", "owns", "sentence", "start", "text")

    def __init__(
        self, start: int, end: int, text: str, sentence: Sentence, *, opens: bool, owns: bool, body: str = ""
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.sentence = sentence
        self.opens = opens
        # The run is the owner of what follows ("Pakistan Railways’ Quetta Division").
        self.owns = owns
        # The body that the run was split from, whose officer this is.
        self.body = body

    @cached_property
    def parts(self) -> list[str]:
        """The run's words."""
        return self.text.split()

    @cached_property
    def lower(self) -> list[str]:
        """The run's words in lower case, without full stops at their ends."""
        return [p.lower().rstrip(".,") for p in self.parts]


def runs(text: str, sentence: Sentence) -> Iterator[Run]:
    """The capitalised runs of a sentence in text order, cut at possessives, sentence openers trimmed off."""
    reached = sentence.start
    for found in _RUN.finditer(text, sentence.start, sentence.end):
        if found.start() < reached:
            continue
        for piece_start, piece_end, owns in _cut_at_possessives(text, found.start(), found.end()):
            for start, end in _parts(text, piece_start, piece_end):
                end = _with_portfolios(text, start, end, sentence.end)
                reached = max(reached, end)
                opens = not text[sentence.start : start].strip(" \u00a0“\"'‘(•-—–")
                yield Run(start, end, text[start:end], sentence, opens=opens, owns=owns)


def _with_portfolios(text: str, start: int, end: int, limit: int) -> int:
    """The end of a ministry's name that is a list: "Department for Environment, Food and Rural Affairs"."""
    if text[end : end + 1] != "," or (" for " not in text[start:end] and " of " not in text[start:end]):
        return end
    more = _MORE_PORTFOLIOS.match(text, end, limit)
    return more.end() if more is not None else end


def _cut_at_possessives(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    at = start
    for mark in _POSSESSIVE.finditer(text, start, min(end + 2, len(text))):
        if mark.start() > end:
            break
        if _is_part_of_the_name(text, at, mark):
            continue
        yield at, mark.start(), True
        at = mark.end()
    if at < end:
        yield at, end, False


def _is_part_of_the_name(text: str, start: int, mark: re.Match[str]) -> bool:
    """ "St. Anne’s Church", "the Farmers’ Union", "the Prime Minister’s Office" are one name each."""
    if _NAMED_FOR.match(text, mark.end()):
        return True
    owner = text[start : mark.start()].rpartition(" ")[2].lower()
    behind = _HEADED.match(text, mark.end())
    return (
        behind is not None
        and (owner in _OWNERS or owner.removesuffix("s") in ROLES or owner in ("moody", "lloyd", "sotheby", "christie"))
        and any(w.lower() in ORGANISATIONS for w in behind.group().split())
    )


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run trimmed; parted at "and", "of", "for" unless a name may hold them, and at the names of days."""
    at = start
    for day in _WORD.finditer(text, start, end):
        if day.group() in CALENDAR:
            yield from _joined(text, at, day.start())
            at = day.end()
    yield from _joined(text, at, end)


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    trimmed = _trim(text, start, end)
    if trimmed is None:
        return
    at, end = trimmed
    for joint in _JOINT.finditer(text, at, end):
        if _holds(text, at, joint, end):
            continue
        part = _trim(text, at, joint.start())
        if part is not None:
            yield part
        at = joint.end()
    rest = _trim(text, at, end)
    if rest is not None:
        yield rest


def _holds(text: str, at: int, joint: re.Match[str], end: int) -> bool:
    """Whether a name goes on over "and", "of", "for" or "the"."""
    left = [w.lower().rstrip(".") for w in text[at : joint.start()].split()]
    right = [
        w.lower().rstrip(".,")
        for w in re.split(r"[ \u00a0](?:and|of|for)[ \u00a0]", text[joint.end() : end])[0].split()
    ]
    if not left or not right:
        return False
    headed = any(w in ORGANISATIONS or w in FACILITIES for w in left)
    word = joint["word"]
    if word in ("of", "for"):
        last = left[-1]
        return (
            (last in ORGANISATIONS and last not in NO_OF)
            or last in FACILITIES
            or last in ROLES
            or (headed and "of" in left)
        )
    if word == "on":
        # "UN Office on Drugs and Crime", but not "the Commission on March 3".
        return left[-1] in _ON and right[0] not in _MONTHS
    if word != "and":
        # "Ahmad and the ...": an article inside is held by what holds the word before it.
        return word in ("y", "e") or headed
    if right[0] in ("sons", "co", "company", "brothers", "associates", "partners", "daughters"):
        return True
    if right[0] in PORTFOLIOS and not joint["the"] and right[-1] not in FACILITIES:
        # "Ministry of Health and Welfare", "Food and Drug Administration".
        if left[-1] in PORTFOLIOS and right[-1] in ORGANISATIONS:
            return True
        of_form = headed and ("of" in left or "for" in left) and right[-1] not in ORGANISATIONS
        return of_form or (not headed and left[-1] in PORTFOLIOS) or (left[-1] in PORTFOLIOS and left[0] in ROLES)
    if right[-1] == "affairs" and not joint["the"]:
        return headed and "of" in left
    if not headed and right[-1] in ORGANISATIONS and not joint["the"]:
        if left[-1].endswith(("ic", "al")) and right[0].endswith(("ic", "al")):
            # "National Oceanic and Atmospheric Administration"
            return True
        # "Manufacturers and Exporters Association"
        return left[-1] in PORTFOLIOS or (left[-1].endswith("s") and right[0].endswith("s") and len(right) > 1)
    if "on" in left and any(w in _ON for w in left):
        return not joint["the"] and len(right) == 1
    # "the International Federation of Red Cross and Red Crescent Societies"
    return (
        headed and "of" in left and right[-1] in ("societies", "organizations", "organisations", "nations", "studies")
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave out words that are capitalised only for their place in the sentence, and loose particles."""
    kept = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, end)]
    first = 0
    while first < len(kept):
        word = kept[first][2]
        loose = (word.lower().rstrip(".") in _NEVER_FIRST and word not in ACRONYMS) or _QUALIFIER.search(
            word
        ) is not None
        if (
            word == "All"
            and first + 1 < len(kept)
            and text[max(0, kept[first][0] - 4) : kept[first][0]].lower() == "the "
        ):
            # "the All India Power Engineers Federation"
            loose = False
        if not loose and (any(c.isupper() for c in word)):
            break
        first += 1
    last = len(kept)
    while (
        last > first
        and not any(c.isupper() for c in kept[last - 1][2])
        and kept[last - 1][2].lower() not in _LEGAL.split("|")
    ):
        last -= 1
    return (kept[first][0], kept[last - 1][1]) if first < last else None
