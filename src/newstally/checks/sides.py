"""Two numbers that a comparative sets against each other ("at 41C it was hotter than the record of 42.3C").

Part of the check `comparison`. The comparative must speak of the numbers themselves: it stands beside
the first one ("at 41C", "worth $3.2 billion", in brackets) and leads to the second with "than", "above"
or "below". "The 2,000 workers earn more than the 1,500 at the other plant" compares wages, not workers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newstally.checks.passage import Line, Number, same_unit

_HIGHER = (
    r"(?:higher|greater|larger|bigger|more) than|above|ahead of|well over|exceeding|surpassing|eclipsing|in excess of"
)
_LOWER = r"(?:lower|smaller|less|fewer) than|below|short of|behind"
# Adjectives of a measure or a price: "hotter" speaks of degrees, never of visitors.
_MEASURED_HIGHER = r"(?:hotter|warmer|heavier|longer|taller|wider|deeper|wetter|dearer|costlier|more expensive) than"
_MEASURED_LOWER = r"(?:colder|cooler|lighter|shorter|narrower|shallower|drier|cheaper) than"
_COMPARES = re.compile(rf"\b(?:(?P<higher>{_HIGHER})|(?P<lower>{_LOWER})) ")
_COMPARES_MEASURES = re.compile(
    rf"\b(?:(?P<higher>{_HIGHER}|{_MEASURED_HIGHER})|(?P<lower>{_LOWER}|{_MEASURED_LOWER})) "
)
_ADVERBS = (
    r"(?:(?:well|far|much|slightly|just|still|even|only|significantly|considerably|a little|marginally|clearly) )*"
)
# From the first number to the comparative: right beside it, or by a verb where the number is in an aside.
_BESIDE = re.compile(rf"(?: [\w'-]+){{0,3}}(?:,| -|\)|\(|, which (?:is|was)| is| was| are| were|, or)* ?{_ADVERBS}$")
_BY_VERB = re.compile(
    rf"[^.;:()]{{0,50}}(?:,|\)) ?(?:[\w' -]{{0,30}} )?(?:is|was|are|were|stands|stood|remains?|came in) {_ADVERBS}$"
)
_AT = re.compile(
    r"(?:^|, )at (?:just |only |about )?$|\b(?:worth|totalling|valued at|priced at|measuring|weighing) $|\($"
)
# From the comparative to the second number.
_TO_OTHER = re.compile(
    r"(?:[\w' -]{0,50}?(?:\b(?:of|at|the|its|their|his|her|a|an) |'s |s' |, at |, which (?:is|was|had) |"
    r", when (?:it|they|there) (?:was|were|stood at) |\())?(?:just |only |about )?$"
)
_OPEN = frozenset(("about", "nearly"))


@dataclass(frozen=True)
class Side:
    """A number that the text puts above (or below) another."""

    number: Number
    other: Number
    above: bool
    words: str


def sides(line: Line) -> Iterator[Side]:
    """The pairs of neighbouring numbers of one unit that a comparative sets against each other."""
    for other in line.numbers:
        number = _before(other)
        if number is None or not same_unit(number, other) or number.per != other.per:
            continue
        if any(n.is_change or n.is_points or n.is_fraction or n.quantity.modifier in _OPEN for n in (number, other)):
            continue
        gap = line.between(number, other)
        compares = _COMPARES_MEASURES if number.quantity.kind in ("physical", "currency") else _COMPARES
        found = list(compares.finditer(gap))
        if len(found) != 1 or not _TO_OTHER.fullmatch(gap[found[0].end() :]):
            continue
        ahead = gap[: found[0].start()]
        aside = _AT.search(number.before) is not None
        beside = _BESIDE.fullmatch(ahead) and (aside or _says_so(number, ahead))
        if beside or (aside and _BY_VERB.fullmatch(ahead)):
            yield Side(number, other, found[0].group("higher") is not None, found[0].group().strip())


def _before(other: Number) -> Number | None:
    """The number before, past one that only names what is counted ("94 of a 182-member house, above the 92")."""
    number = other.previous
    while number is not None and number.previous is not None and number.after.startswith("-"):
        number = number.previous
    return number


def _says_so(number: Number, ahead: str) -> bool:
    """Whether the comparative is apposed to the number: a comma or "which was", and money or a measure."""
    apposed = ahead.strip().startswith((",", "-", "which", "(")) or "," in ahead or "which" in ahead
    return apposed and number.quantity.kind in ("currency", "physical", "percent", "count")


_IN_BRACKETS = re.compile(
    rf"\) (?:had|has|have|won|recorded|reported|scored|got|took|sold|made|counted|saw|is|was) {_ADVERBS}"
    r"(?:a )?(?P<word>more|fewer|less|higher|lower|larger|smaller)\b[\w' -]{0,30} than [\w' -]{1,30}\($"
)


_IN_CLAUSE = re.compile(
    rf"(?: [\w'-]+){{0,5}}, {_ADVERBS}(?:an? )?(?P<word>more|fewer|less|higher|lower|longer|shorter|further) "
    r"(?:[\w'-]+ ){0,3}than "
    r"[\w' ,-]{2,60}, (?:who|which|when (?:it|they|there|that)) "
    r"(?:had|got|won|took|polled|scored|received|sold|made|drew|reported|recorded|counted|came to|was|were|is|are) "
)


_ENDS_SOON = re.compile(r"^(?: [\w-]+)?(?:[.,;!?\"”]|$)")


def in_clause(line: Line) -> Iterator[Side]:
    """ "6,914 votes, more than her only rival, the baker Bo Lund, who got 7,032"."""
    for other in line.numbers:
        number = other.previous
        found = _IN_CLAUSE.fullmatch(other.before) if number is not None else None
        if number is None or found is None or not same_unit(number, other) or number.is_change or other.is_change:
            continue
        if other.quantity.unit and number.quantity.unit != other.quantity.unit:
            continue
        if other.per not in ("", number.per) or not _ENDS_SOON.match(other.after):
            continue
        if any(n.quantity.modifier in _OPEN or n.is_fraction or n.is_points for n in (number, other)):
            continue
        above = found.group("word") in ("more", "higher", "longer", "further")
        yield Side(number, other, above, f"{found.group('word')} than")


def in_brackets(line: Line) -> Iterator[Side]:
    """ "Brazil (3,120) had more cases than Peru (4,210)"."""
    for other in line.numbers:
        number = other.previous
        found = _IN_BRACKETS.fullmatch(other.before) if number is not None else None
        if number is not None and found and same_unit(number, other) and number.before.endswith("("):
            above = found.group("word") in ("more", "higher", "larger")
            yield Side(number, other, above, f"{found.group('word')} than")
