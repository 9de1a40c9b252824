"""Some numbers cannot be right whatever they are set beside.

Asserts: nothing falls by more than 100 percent, and a part of a counted whole ("41 of them") is no
greater than the whole.

Why editors care: "120 percent less" means nothing, and somebody will ask.

Holds: Thirteen of the 46 people on board were treated for cuts and bruises.

Fails: Rainfall over this part of the forest is now 120 percent less than it was 25 years ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newstally.checks.findings import figure, finding, in_running_text, operand, tidy
from newstally.checks.interval import Range, Values, exactly
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.lexicon import words
from newstally.model import Finding

_LESS = re.compile(r"^ ?(?:less|fewer|lower|smaller|cheaper|below|decrease|drop|fall|reduction|decline)\b")
_FELL_BY = re.compile(
    r"\b(?:fell|fallen|falls?|dropped|drops?|declined|decreased|shrank|shrunk|plunged|slumped|tumbled|sank|reduced|"
    r"down|decrease|drop|fall|reduction|decline)(?: by| of)? (?:about |around |nearly |some |over |more than )?$"
)
_CUT_BY = re.compile(
    r"\b(?:cuts?|reduces?|reduced|lowers?|lowered|slashe[sd]|shrank|decreases?|decreased|declined|lost|"
    r"trimmed)\b[^.,;]{0,40} by "
    r"(?:about |around |nearly |some |over |more than |as much as |up to )?$"
)
_INCLUDING = re.compile(r"^(?: [\w'-]+){0,2},? (?:including|among them|amongst them) (?:at least |the |as many as )?$")
_PERSONS = words("newstally.checks", "persons.txt")
_LED_BY_OF = re.compile(r"^of (?:the |all |these |those )*$")
_OF_THEM = re.compile(r"^(?: of (?:them|those|these))\b")
_OF_THE = re.compile(r"^(?: (?!each\b|every\b)[\w'-]+)? of (?:the|its|his|her|their|all) $")


def find(passage: Passage) -> Iterator[Finding]:
    """Falls of more than everything, and parts beside their wholes."""
    for line in passage.lines:
        for number in line.numbers:
            if number.quantity.kind == "percent":
                yield from _more_than_all(passage, number)
            else:
                yield from _part_of_whole(passage, line, number)


def _more_than_all(passage: Passage, number: Number) -> Iterator[Finding]:
    low = number.percent.wide.low
    falls = _LESS.match(number.after) or _FELL_BY.search(number.before) or _CUT_BY.search(number.before)
    if low is None or low <= 100 or not falls or "point" in number.after[:12]:
        return
    yield finding(
        passage,
        "impossible",
        "fails",
        [operand("percent", number)],
        f"{number.text} <= 100 percent",
        f"nothing can fall by more than 100 percent, and this is {tidy(number.text)}",
        instead="",
        expected=Values(Range(Fraction(0), Fraction(100)), Range(Fraction(0), Fraction(100))),
    )


def _part_of_whole(passage: Passage, line: Line, part: Number) -> Iterator[Finding]:
    if part.quantity.kind != "count":
        return
    whole = _whole(line, part)
    if whole is None:
        yield from _more_than_led(passage, part)
        return
    low, high = part.operand.wide.low, whole.operand.wide.high
    fails = low is not None and high is not None and low > high
    yield finding(
        passage,
        "impossible",
        "fails" if fails else "holds",
        [operand("part", part), operand("whole", whole)],
        f"{figure(part.value)} <= {figure(whole.value)}",
        _more_than_all_of(part, whole) if fails else f"{tidy(part.text)} of {tidy(whole.text)} is possible",
        instead="",
        expected=exactly(whole.value),
    )


def _more_than_all_of(part: Number, whole: Number) -> str:
    return f"{tidy(part.text)} is more than the {in_running_text(tidy(whole.text))} it is counted among"


def _more_than_led(passage: Passage, part: Number) -> Iterator[Finding]:
    """ "Of the 62 on board, 71 were rescued", "five people, including seven soldiers": told only where it cannot be."""
    whole = part.previous
    if whole is None:
        return
    led = whole.index == 0 and _LED_BY_OF.match(whole.before) is not None and "," in part.before
    if not led and not _INCLUDING.match(part.before):
        return
    alike = not led or part.quantity.unit in ("", whole.quantity.unit)
    alike = alike and part.quantity.kind == whole.quantity.kind == "count" and whole.quantity.unit in ("", *_PERSONS)
    low, high = part.operand.wide.low, whole.operand.wide.high
    if alike and low is not None and high is not None and low > high:
        yield finding(
            passage,
            "impossible",
            "fails",
            [operand("part", part), operand("whole", whole)],
            f"{figure(part.value)} <= {figure(whole.value)}",
            _more_than_all_of(part, whole),
            instead="",
            expected=exactly(whole.value),
        )


def _whole(line: Line, part: Number) -> Number | None:
    following = part.next
    if following is not None and _OF_THE.match(following.before) and same_unit(part, following):
        return following
    previous = part.previous
    if previous is not None and previous.quantity.kind == "count" and re.search(r"\bof (?:whom|which) ?$", part.before):
        return previous
    if _OF_THEM.match(part.after) and line.previous is not None and part.index == 0:
        counts = [n for n in line.previous.numbers if n.quantity.kind == "count" and n.quantity.per == ""]
        return counts[0] if len(counts) == 1 else None
    return None
