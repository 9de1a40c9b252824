"""A number is on the side of its bound, or at the end of its row, where the text puts it.

Asserts: a figure given for "more than 500" is more than 500, a toll that "passes 900" is past it, and
a "lowest" or "highest" is the least or greatest of the figures set beside it.

Why editors care: the rounded claim at the top is written first, the exact figure below comes later.

Holds: More than 2,700 people were killed on the roads last year, the ministry said, putting the toll at 2,718.

Fails: The tornado flattened more than 500 homes in the valley. The county's tally lists 482 homes destroyed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newstally.checks.findings import figure, finding, operand, tidy
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.checks.sides import Side, in_brackets, in_clause, sides
from newstally.model import Finding, Verdict

_PASSED = re.compile(
    r"\b(?:pass(?:es|ed)?|exceed(?:s|ed)?|top(?:s|ped)?|surpass(?:es|ed)?|cross(?:es|ed)?)(?: the)? ?$"
)
_EXACT = re.compile(
    r"\b(?:tally|toll|count|figure|number|total|exact figure|list|lists|record)\b[^.;]{0,40}"
    r"\b(?:at|to|reach(?:ed|ing)|lists?|listed|was|is|stood at|shows?|of|records?|recorded|put|"
    r"has|names|contains|gives) (?:now |the )?$"
)
_TALLY = re.compile(r"\b(?:tally|toll|count|lists?|register|exact (?:figure|number|count))\b")
_HIGHEST = re.compile(r"\b(?:highest|largest|biggest|warmest|hottest|most|greatest|best|heaviest|wettest)\b")
_LOWEST = re.compile(r"\b(?:lowest|smallest|fewest|coldest|coolest|driest|weakest|least|worst)\b")
_AGAINST = re.compile(r"\b(?:compared with|compared to|against|versus|after|from) (?:just |only |the )?$")
_NEXT_IN_ROW = re.compile(r"^(?: [\w']+)?(?: in (?:\w+ )?\d{4})?,? ?(?:and )?$")


def find(passage: Passage) -> Iterator[Finding]:
    """Bounds with their exact figures, and extremes with the row they stand in."""
    for line in passage.lines:
        yield from _bounds(passage, line)
        yield from _extremes(passage, line)
        for side in (*sides(line), *in_brackets(line), *in_clause(line)):
            yield _side_finding(passage, side)


def _side_finding(passage: Passage, side: Side) -> Finding:
    number, other = side.number.result.wide, side.other.result.wide
    fits = _beyond(other.low, number.high) if side.above else _beyond(number.low, other.high)
    sure = _beyond(other.high, number.low) if side.above else _beyond(number.high, other.low)
    verdict: Verdict = "holds" if sure else "undecided" if fits else "fails"
    sign = ">" if side.above else "<"
    return finding(
        passage,
        "comparison",
        verdict,
        [operand("number", side.number), operand("other", side.other)],
        f"{figure(side.number.value)} {sign} {figure(side.other.value)}",
        f"it is told as {side.words} {tidy(side.other.text)}"
        if verdict != "fails"
        else f"{tidy(side.number.text)} is not {side.words} {tidy(side.other.text)}",
        instead="",
    )


def _beyond(low: Fraction | None, high: Fraction | None) -> bool:
    """Whether the second bound lies above the first; an open bound may."""
    return low is None or high is None or low < high


def _bounds(passage: Passage, line: Line) -> Iterator[Finding]:
    for bound in line.numbers:
        above = bound.quantity.modifier in ("more_than", "at_least") or _PASSED.search(bound.before) is not None
        below = bound.quantity.modifier in ("less_than", "at_most")
        if not (above or below) or bound.is_percent or bound.is_change or bound.value < 10:
            continue
        for exact in _exact_figures(passage, bound):
            if not bound.value / 2 <= exact.value <= bound.value * 3 / 2:
                continue
            if exact.value >= bound.value if above else exact.value <= bound.value:
                yield _bound_finding(passage, bound, exact, "holds", above)
                break
            if _same_thing(bound, exact):
                yield _bound_finding(passage, bound, exact, "fails", above)
                break


def _exact_figures(passage: Passage, bound: Number) -> Iterator[Number]:
    """The exact figures for a bound: in its sentence or the next, "a toll of N", "its tally lists N"."""
    lines = [bound.line, bound.line.next] if not passage.in_headline(bound.line) else passage.body[:1]
    for line in lines:
        for number in line.numbers if line else ():
            alike = same_unit(number, bound) and number.quantity.kind == bound.quantity.kind
            exact = number.quantity.modifier == "" and not _PASSED.search(number.before)
            if number.start <= bound.end or not alike or not exact:
                continue
            if _EXACT.search(number.before) or (passage.in_headline(bound.line) and _overlap(bound, number)):
                yield number


def _overlap(a: Number, b: Number) -> bool:
    ours, theirs = ({word.rstrip("s") for word in re.findall(r"[a-z]{4,}", n.line.text)} for n in (a, b))
    return bool(ours & theirs)


def _same_thing(bound: Number, exact: Number) -> bool:
    """Whether both count one thing: the same counted noun or a noun of the same group, and no word of a part."""
    ours, theirs = bound.quantity.unit, exact.quantity.unit
    same = bool(ours) and _group(ours) == _group(theirs) and exact.line is not bound.line
    return same and _TALLY.search(exact.before) is not None


def _group(noun: str) -> str:
    return {"house": "home", "person": "people", "victim": "people"}.get(noun, noun)


def _bound_finding(passage: Passage, bound: Number, exact: Number, verdict: Verdict, above: bool) -> Finding:
    side = f"{'more' if above else 'less'} than {tidy(bound.text)}"
    return finding(
        passage,
        "comparison",
        verdict,
        [operand("exact", exact), operand("bound", bound)],
        f"{figure(exact.value)} {'>=' if above else '<='} {figure(bound.value)}",
        f"it is given for {side}" if verdict == "holds" else f"{tidy(exact.text)} is not {side}, as the text has it",
        instead="",
    )


def _extremes(passage: Passage, line: Line) -> Iterator[Finding]:
    """ "at their lowest in five years ... 38,900, compared with 41,200 in March 2022, 40,600 in 2021 ..."."""
    row = _row(line)
    if len(row) < 3:
        return
    claim = f"{line.previous.text if line.previous else ''} {line.text[: row[0].start - line.start]}"
    lowest, highest = _LOWEST.search(claim), _HIGHEST.search(claim)
    if bool(lowest) == bool(highest):
        return
    first, others = row[0], row[1:]
    wrong = [o for o in others if (o.value < first.value if lowest else o.value > first.value)]
    sign = "<" if lowest else ">"
    verdict: Verdict = "fails" if wrong else "holds"
    worst = tidy(wrong[0].text) if wrong else ""
    end = "lower" if lowest else "higher"
    yield finding(
        passage,
        "comparison",
        verdict,
        [operand("extreme", first), *(operand("other", o) for o in others)],
        f"{figure(first.value)} {sign} {', '.join(figure(o.value) for o in others)}",
        f"{tidy(first.text)} is not the {'lowest' if lowest else 'highest'}: {worst} is {end}"
        if wrong
        else f"none of the others is {end}",
        instead="",
    )


def _row(line: Line) -> list[Number]:
    """A number and those it is compared with, each with its own year."""
    for number in line.numbers:
        following = number.next
        if following is None or not _AGAINST.search(following.before) or not same_unit(number, following):
            continue
        row = [number, following]
        while (after := row[-1].next) is not None and same_unit(after, number) and _NEXT_IN_ROW.match(after.before):
            row.append(after)
        return row
    return []
