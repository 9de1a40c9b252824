"""Successive changes compound to the overall change told of them.

Asserts: where a text gives the changes of consecutive periods and the change over all of them, the
product of the steps (for points their sum) is the overall change within the rounding of the numbers.

Why editors care: 20 percent and then 15 percent make 38 percent, not 35.

Holds: Rents climbed 20 percent in 2021 and another 15 percent in 2022, so that a new tenant pays 38 percent
more than two years ago.

Fails: Rents climbed 20 percent in 2021 and another 15 percent in 2022, so that a new tenant pays 35 percent
more than two years ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from newstally.checks import cues
from newstally.checks.findings import figure, finding, operand, said, spread, tidy
from newstally.checks.interval import compare, exactly
from newstally.checks.passage import Line, Number, Passage
from newstally.checks.periods import days
from newstally.checks.series import time_of
from newstally.lexicon import words
from newstally.model import CalendarInterval, Direction, Finding, TimeExpression

_COMMON = words("newstally.checks", "common.txt")
_OVERALL = re.compile(
    r"\b(?:taken together|together|overall|in total|a total of|in all|cumulative(?:ly)?|combined|total \w+|so that|"
    r"than (?:two|three|four|five|six) years (?:ago|earlier|before)|"
    r"over the (?:two|three|four|five|six|whole) \w+|"
    r"(?:over|in|within) (?:the space of )?(?:the|those|these) (?:two|three|four|five|six) "
    r"(?:year|month|quarter|week)s|"
    r"over both \w+|altogether|compound\w*|all told|left|leaves|leaving|net)\b"
)
_NEXT_STEP = re.compile(r"\b(?:a further|another|and then|after (?:a|an|the)|following|followed by|then)\b")
_OTHER_STATEMENT = re.compile(r"\b(?:but|while|with|as|and|when|though)\b")
_TWICE = re.compile(r"\b(?:twice|three times|four times|two|three|four|both|successive|consecutive)\b")
_JOINS = re.compile(r"(?: basis points?| percentage points?)?(?:,|,? and|,? then)(?: then| by| another| a further)* ")
_STEPS = re.compile(r"\b(?:steps|cuts|increases|rises|reductions|hikes|moves|changes) of\b")


def find(passage: Passage) -> Iterator[Finding]:
    """The overall changes told beside their steps."""
    for line in passage.body:
        yield from _told_together(passage, line)
    yield from _steps_of_points(passage)
    yield from _by_periods(passage)


def _told_together(passage: Passage, line: Line) -> Iterator[Finding]:
    """Steps in one sentence ("20 percent in 2021 and another 15 percent"), the overall change in it or the next."""
    changes = [n for n in line.numbers if n.quantity.kind == "percent"]
    if len(changes) >= 3 and _OVERALL.search(changes[-1].before + changes[-1].after):
        alone = len(changes) == len(line.numbers)
        if _NEXT_STEP.search(line.text) or (alone and _sums_up(changes)):
            yield _judge(passage, changes[-1], changes[:-1], ())
            return
    following = line.next
    if len(changes) == 2 and following is not None and _NEXT_STEP.search(changes[1].before):
        overall = [n for n in following.numbers if n.quantity.kind == "percent" and n.is_change]
        if len(overall) == 1 and _OVERALL.search(following.text):
            yield _judge(passage, overall[0], changes, ())


def _sums_up(changes: Sequence[Number]) -> bool:
    """Whether every step has a time of its own and the last change is all of them: "..., 7.2 percent over the two"."""
    *steps, overall = changes
    intervals = [t.interval for step in steps if (t := time_of(step)) is not None]
    if len(intervals) < len(steps) or _OTHER_STATEMENT.search(overall.before) or overall.after.startswith(" of "):
        return False
    return all(a is not None and b is not None and not a.overlaps(b) for a, b in pairwise(intervals))


def _judge(passage: Passage, overall: Number, steps: Sequence[Number], assumes: tuple[str, ...]) -> Finding:
    worked_out = exactly(1)
    ways = _ways(steps, overall)
    for step, way in zip(steps, ways, strict=True):
        worked_out = worked_out * step.percent.scaled(Fraction(way, 100)).plus(1)
    worked_out = worked_out.plus(-1).scaled(100)
    stated = overall.percent.scaled(-1) if overall.direction == "down" else overall.percent
    verdict = compare(stated, worked_out)
    if assumes and verdict == "fails":
        verdict = "undecided"
    terms = " * ".join(
        f"(1 {'-' if way < 0 else '+'} {figure(step.value)}%)" for step, way in zip(steps, ways, strict=True)
    )
    sizes = worked_out if overall.direction != "down" else worked_out.scaled(-1)
    told = " and then ".join(tidy(step.text) for step in steps)
    return finding(
        passage,
        "compound",
        verdict,
        [operand("overall", overall), *(operand("step", step) for step in steps)],
        f"{terms} - 1 = {overall.text}",
        f"{told} compound to {spread(sizes.narrow, 'percent', said(overall))}",
        instead=said(overall),
        expected=sizes,
        assumes=assumes,
    )


def _ways(steps: Sequence[Number], overall: Number) -> list[int]:
    """1 for each rise, -1 for each fall; "a further 8 percent" goes the way of the step before it."""
    ways: list[int] = []
    for step in steps:
        same = step.direction == "" or re.search(r"\b(?:further|another) (?:[\w]+ )?$", step.before) is not None
        way = step.direction or _said_ahead(step) or overall.direction
        ways.append(ways[-1] if ways and same else -1 if way == "down" else 1)
    return ways


def _said_ahead(step: Number) -> Direction:
    """Which way the words before a step go, past a number that stands between ("trimmed rations in two camps by")."""
    said = cues.directions(cues.last_clause(step.line.words(step.line.start, step.start)))
    return said[-1] if said else ""


def _steps_of_points(passage: Passage) -> Iterator[Finding]:
    """Steps in points add up: "a cut of 250 basis points ... following steps of 150 bps and 100 bps ... in total"."""
    for line in passage.body:
        points = [n for n in line.numbers if n.is_points]
        stepwise = _STEPS.search(line.text) or _TWICE.search(line.text)
        if len(points) < 3 or not stepwise or not _OVERALL.search(points[-1].before):
            continue
        steps, overall = points[:-1], points[-1]
        before = [n for n in line.previous.numbers if n.is_points] if line.previous else []
        sums = [steps, [*before, *steps]] if len(before) == 1 else [steps]
        for terms in sums:
            added = exactly(0)
            for term in terms:
                added = added + term.points
            verdict = compare(overall.points, added)
            listed = _is_list(terms) and _OTHER_STATEMENT.search(overall.before) is None
            if verdict == "holds" or (listed and terms[0].line is line and len(sums) == 1):
                unit = "percentage points"
                yield finding(
                    passage,
                    "compound",
                    verdict,
                    [operand("overall", overall), *(operand("step", term) for term in terms)],
                    f"{' + '.join(figure(t.value) for t in terms)} = {figure(overall.value)}",
                    f"the steps add up to {spread(added.narrow, unit)}",
                    expected=added,
                )
                break


def _is_list(steps: Sequence[Number]) -> bool:
    """ "by 25 and 50 basis points": nothing between the steps but what joins them."""
    return all(_JOINS.fullmatch(step.before) for step in steps[1:])


def _by_periods(passage: Passage) -> Iterator[Finding]:
    """Each relation of dated steps once, however often the report tells it."""
    told: set[str] = set()
    for result in _dated(passage):
        if result.relation not in told:
            told.add(result.relation)
            yield result


def _dated(passage: Passage) -> Iterator[Finding]:
    """Changes of consecutive months or quarters in one sentence, and the change over all of them told elsewhere."""
    for line in passage.body:
        steps = _dated_steps(line)
        if len(steps) < 2:
            continue
        yield from _over_all(passage, line, steps)


def _dated_steps(line: Line) -> list[tuple[Number, TimeExpression]]:
    """Percentages with a period each, where the periods follow one another without a gap."""
    changes = [n for n in line.numbers if n.quantity.kind == "percent"]
    periods = [t for t in line.times if t.type == "DATE" and t.interval is not None and (days(t.interval) or 0) >= 28]
    if len(changes) != 2 or len(periods) != 2 or len(line.numbers) != 2:
        return []
    first, second = (p.interval for p in periods)
    if first is None or second is None or first.end is None or first.end != second.start:
        return []
    return list(zip(changes, periods, strict=True))


def _over_all(passage: Passage, line: Line, steps: list[tuple[Number, TimeExpression]]) -> Iterator[Finding]:
    numbers = [step for step, _ in steps]
    start, end = steps[0][1].interval, steps[-1][1].interval
    if start is None or end is None:
        return
    whole = CalendarInterval(start=start.start, end=end.end)
    names = " and ".join(_name(period) for _, period in steps)
    for other in passage.body:
        if other is line:
            continue
        overall = [n for n in other.numbers if n.quantity.kind == "percent" and n.is_change]
        spans = [t for t in other.times if t.interval is not None and _is_about(t.interval, whole)]
        if len(overall) != 1 or not spans or not _same_topic(overall[0], numbers[0]):
            continue
        exact = spans[0].interval == whole
        assumes = () if exact else (f"{spans[0].text} taken as {names}",)
        result = _judge(passage, overall[0], numbers, assumes)
        yield result
        return


def _name(period: TimeExpression) -> str:
    """A month by its name, any other period as the text has it."""
    month = re.fullmatch(r"\d{4}-\d{2}", period.value)
    return f"{period.interval.start:%B}" if month and period.interval else period.text


def _is_about(interval: CalendarInterval, whole: CalendarInterval) -> bool:
    """Whether a stretch of time is as long as the steps together, within a week, and overlaps most of them."""
    if interval.start is None or interval.end is None or whole.start is None or whole.end is None:
        return False
    length, wanted = (interval.end - interval.start).days, (whole.end - whole.start).days
    shared = (min(interval.end, whole.end) - max(interval.start, whole.start)).days
    return abs(length - wanted) <= 7 and 2 * shared > wanted


def _same_topic(a: Number, b: Number) -> bool:
    """Whether two sentences speak of one thing: they share a noun near the number."""
    ours = set(re.findall(r"[a-z]{4,}", a.line.text)) - _COMMON
    theirs = set(re.findall(r"[a-z]{4,}", b.line.text)) - _COMMON
    return len(ours & theirs) >= 1
