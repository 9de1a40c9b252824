"""A share agrees with the part and the whole it is taken of.

Asserts: where a text gives a part, its whole and the part's share (a percentage, "a third", "one in
five"), part / whole is that share within the rounding of the three numbers.

Why editors care: a slipped decimal point makes 0.42 percent of a nation 4.2, and shares are often
copied from another row of the table.

Holds: Of the 1,284 samples tested by the laboratory, 167, or 13 percent, contained lead above the limit.

Fails: Of the 1,284 samples tested by the laboratory, 167, or 31 percent, contained lead above the limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newstally.checks import cues
from newstally.checks.findings import figure, finding, operand, said, spread, tidy
from newstally.checks.interval import Values, compare, confirms, exactly
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.checks.slips import Slip
from newstally.model import Finding

_HEDGED = r"(?:(?:about|nearly|almost|some|around|roughly|just|over|under|only|more than|less than) )*$"
# PART, "or", PERCENT / PART (PERCENT / PART, a share of PERCENT / PART, about PERCENT
_PART_THEN_SHARE = re.compile(
    r"^[^.;]{0,60}?(?:\(| or |, or |- or |,|, a share of|, equal to|, equivalent to|, representing|"
    r", accounting for|\bmade up|\bmake up|makes up) ?"
    r"(?:about|nearly|almost|some|around|roughly|just over|just under|more than|less than|a share of|or)? ?$"
)
_OF_WHOLE = re.compile(
    r"^ ?(?:of|out of) (?:the |a |an |its |all |their |total |national |overall |"
    r"whole )*(?:[\w'-]+ ){0,3}?(?:of )?(?:the |some |about |nearly )?$"
)
_OUT_OF = re.compile(
    r"^(?: [\w'-]+){0,2} (?:out of|of)(?: (?:the|a|an|its|all|their|total|national))*(?: [\w'-]+){0,3}? (?:of )?$"
)
_OF_WHICH = re.compile(r"\bof (?:which|whom|these|those|them)\b[, ]*(?:[\w']+ ){0,3}$")
_OF_WHICH_AFTER = re.compile(r"^ of (?:which|whom)\b")
# "and 41 failed, a failure rate of", "while 9 died, or".
_RATE_OF_LAST = re.compile(
    r"[^.;:,()]{0,50}(?:,| -|,? \() ?(?:(?:giving|making|for|which (?:is|makes|gives)|that is|or|i\.e\.) )?"
    r"(?:(?:an?|the) (?:[\w-]+ ){0,3}(?:rate|share|ratio|proportion|turnout) of |" + _HEDGED[:-1] + r")"
)
_OF_THEM = re.compile(r"^(?: \w+){0,3}? ?of (?:them|these|those|the total|the (?:dead|victims|injured))\b")
_OF_TOTAL = re.compile(r"^\)? ?of (?:the|that|this|its) (?:total|whole|overall (?:total|figure)|sum)\b")
_LEADING_OF = re.compile(r"^(?:but |and )?(?:out )?of (?:the |these |those |a total of |some |about |all |nearly )*$")


_MAKES_UP = re.compile(
    r"\b(?:accounts?|accounted|accounting) for |\b(?:makes?|made|making) up |\brepresent(?:s|ed|ing)? |"
    r"\bequal(?:s|led)? (?:to )?|\bcorrespond(?:s|ed|ing)? to " + _HEDGED
)
# "or $3.6 billion", ": 21 in all", "- that is 42": the share again, in numbers.
_IN_NUMBERS = re.compile(r"[^.;:,]{0,40}(?:,| -|\()? ?(?:or|that is|i\.e\.|which is|:|: that is) " + _HEDGED)
_MORE_AFTER = re.compile(r"^ (?:more|fewer|less|higher|lower|of them|of whom)\b")
_COUNTED = re.compile(r"\d[\d,]* (?:out )?of (?:the )?\d\d[\d,]*$")
_RESTATES = re.compile(r":(?: [\w']+){0,4} $|(?:,| -|\() ?(?:or )?$")


@dataclass(frozen=True)
class Share:
    """A part, its whole and the share told of it; only confirmed where the link is a guess."""

    part: Number
    whole: Number
    share: Number
    sure: bool


def find(passage: Passage) -> Iterator[Finding]:
    """The shares whose part and whole the text gives."""
    told: set[Number] = set()
    for line in passage.lines:
        for link in _links(line):
            if link.share in told:
                continue
            for result in judge(passage, link):
                told.add(link.share)
                yield result


def _links(line: Line) -> Iterator[Share]:
    for share in line.numbers:
        if not share.is_percent or share.quantity.value <= 0:
            continue
        yield from _whole_after(share)
        part = share.previous
        if part is None or part.is_percent or part.is_points or part.is_change or share.is_change:
            continue
        if _PART_THEN_SHARE.match(share.before) and not cues.CLAUSE.search(share.before):
            yield from _wholes_of(part, share)
    yield from _of_two_kinds(line)
    yield from _across_sentences(line)
    yield from _in_one(line)
    yield from _share_of_whole(line)


def _of_two_kinds(line: Line) -> Iterator[Share]:
    """ "Of the 412 drivers stopped, 371 passed and 41 failed, a failure rate of 10 per cent": two parts, one whole."""
    for share in line.numbers[3:]:
        whole, first, last = line.numbers[share.index - 3 : share.index]
        if not share.is_percent or share.quantity.value <= 0 or not _RATE_OF_LAST.fullmatch(share.before):
            continue
        if alike(whole, first) and alike(first, last) and first.value + last.value == whole.value:
            parts = (last, first)
            fits = (p for p in parts if compare(share.percent, (p.operand / whole.operand).scaled(100)) != "fails")
            yield Share(next(fits, last), whole, share, sure=True)


def _in_one(line: Line) -> Iterator[Share]:
    """ "One in three of the schools ...: 214 out of 640": part and whole are read as one number."""
    for counted in line.numbers:
        previous = counted.previous
        if counted.quantity.kind != "ratio" or not _COUNTED.match(counted.text) or previous is None:
            continue
        if previous.is_percent and not previous.is_change and _RESTATES.search(counted.before):
            yield Share(counted, counted, previous, sure=True)


def _share_of_whole(line: Line) -> Iterator[Share]:
    """A share told of its whole ("42 per cent of the 51 deaths"), the part before it or behind it.

    "The 14 deaths in Leeds account for 42 per cent of the 51", "31 per cent of the $8.4 billion, or $3.6
    billion", "of the 84 applicants, half were women: 21 in all".
    """
    for share in line.numbers:
        if not share.is_percent or share.is_change or share.quantity.value <= 0:
            continue
        before, after, behind = share.previous, share.next, None
        if before is not None and after is not None and _OF_THEM.match(share.after) and before.index == 0:
            # "180,000 people work there, 60 percent of them, or 108,000, women".
            after, behind = before, after
        elif after is not None and _OF_WHOLE.match(after.before) and not after.is_percent:
            behind = after.next
            if before is not None and before.index == 0 and alike(before, after) and _MAKES_UP.search(share.before):
                yield Share(before, after, share, sure=True)
        elif before is not None and before.index == 0 and _LEADING_OF.match(before.before):
            after, behind = before, after
        if after is None or behind is None or behind.is_change or not alike(behind, after):
            continue
        if _IN_NUMBERS.fullmatch(behind.before) and not _MORE_AFTER.match(behind.after):
            yield Share(behind, after, share, sure=True)


def _whole_after(share: Number) -> Iterator[Share]:
    """ "PART ..., about SHARE of a national population of WHOLE"."""
    whole, part = share.next, share.previous
    if whole is None or part is None or part.is_percent or whole.is_percent:
        return
    if _OF_WHOLE.match(whole.before) and _PART_THEN_SHARE.match(share.before) and alike(part, whole):
        yield Share(part, whole, share, sure=True)


def _wholes_of(part: Number, share: Number) -> Iterator[Share]:
    """The whole of a part that its share follows, nearest and surest first."""
    line = part.line
    earlier = part.previous
    if earlier is not None and alike(part, earlier) and not earlier.is_change:
        led_by_of = earlier.index == 0 and _LEADING_OF.match(earlier.before)
        if _OF_WHICH.search(part.before) or _OF_WHICH_AFTER.match(part.after) or led_by_of:
            yield Share(part, earlier, share, sure=True)
            return
        if _OF_THEM.match(part.after):
            # "2,000 of the 5,000 are children, and 600 of them": them may be either.
            wholes = [n for n in line.numbers[: part.index] if alike(part, n) and n.value >= part.value]
            for whole in reversed(wholes):
                yield Share(part, whole, share, sure=len(wholes) == 1)
            if wholes:
                return
        if _OUT_OF.search(part.before):
            yield Share(earlier, part, share, sure=True)
            return
    if line.previous is None:
        return
    candidates = [n for n in line.previous.numbers if alike(part, n) and not n.is_percent and not n.is_change]
    points_back = _OF_TOTAL.match(share.after) or _OF_THEM.match(part.after) or _OF_TOTAL.match(part.after)
    if points_back and candidates:
        whole = next((n for n in candidates if n.value >= part.value), candidates[0])
        alone = len({n.value for n in candidates if n.value >= part.value}) == 1
        yield Share(part, whole, share, sure=alone)
        return
    for number in candidates:
        yield Share(part, number, share, sure=False)


def _across_sentences(line: Line) -> Iterator[Share]:
    """A share in one sentence, its numbers in this or the next: "Two thirds were late. Of 96, 41 were late"."""
    for part, whole, sure in parts_and_wholes(line):
        for other in [line, line.previous] if line.previous else [line]:
            for share in other.numbers:
                if share.is_percent and not share.is_change and share.quantity.value > 0:
                    here = other is line and ":" in part.before
                    same_part = share.is_fraction and (here or (other is not line and _shares_words(other, part)))
                    yield Share(part, whole, share, sure=sure and same_part)


def parts_and_wholes(line: Line) -> Iterator[tuple[Number, Number, bool]]:
    """Part and whole in one sentence: "214 out of 640", "Of 3,001,068 people, 1,842,655", "96 ..., 41 of them"."""
    for number in line.numbers:
        previous = number.previous
        if previous is None or number.is_percent or previous.is_percent or not alike(previous, number):
            continue
        if re.fullmatch(r"[^.,;]{0,30}\b(?:out of|of) (?:the |a total of |all )?", number.before):
            yield previous, number, True
        elif (
            (previous.index == 0 and _LEADING_OF.match(previous.before) and "," in number.before)
            or (_OF_THEM.match(number.after) and previous.value >= number.value)
            or _OF_WHICH.search(number.before)
        ):
            yield number, previous, True


def _shares_words(share_line: Line, part: Number) -> bool:
    """Whether the words after the part stand in the share's sentence too: both speak of the same part."""
    told = set(re.findall(r"[a-z]{4,}", share_line.text))
    words = [w for w in re.findall(r"[a-z]{4,}", part.after) if w not in ("them", "about", "were", "with", "from")]
    return bool(words) and any(word in told for word in words[:4])


def alike(a: Number, b: Number) -> bool:
    if a.is_points or b.is_points or a.is_percent or b.is_percent:
        return False
    return a.quantity.kind == b.quantity.kind and (a.quantity.kind == "count" or same_unit(a, b))


def _worked_out(link: Share) -> Values:
    if link.part is link.whole:
        return exactly(link.part.value * 100)
    return (link.part.operand / link.whole.operand).scaled(100)


def _division(link: Share) -> str:
    if link.part is link.whole:
        return tidy(link.part.text).replace(" out of ", " / ").replace(" of ", " / ")
    return f"{figure(link.part.value)} / {figure(link.whole.value)}"


def _in_words(link: Share) -> str:
    return tidy(link.part.text) if link.part is link.whole else f"{tidy(link.part.text)} of {tidy(link.whole.text)}"


def judge(passage: Passage, link: Share) -> Iterator[Finding]:
    worked_out = _worked_out(link)
    verdict = compare(link.share.percent, worked_out)
    if not link.sure and not confirms(link.share.percent, worked_out):
        return
    yield finding(
        passage,
        "share",
        verdict,
        [operand("share", link.share), operand("part", link.part), operand("whole", link.whole)],
        f"{_division(link)} = {link.share.text}",
        f"{_in_words(link)} is {spread(worked_out.narrow, 'percent', said(link.share))}",
        expected=worked_out,
        instead=said(link.share),
        slip=None
        if link.part is link.whole
        else Slip(link.share, link.share.percent, (link.part, link.whole), lambda v: (v[0] / v[1]).scaled(100)),
    )
