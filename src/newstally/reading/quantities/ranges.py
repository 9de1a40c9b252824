"""Numbers that belong together: units and scales they share, and ranges with their two ends."""

from __future__ import annotations

import re
from itertools import pairwise

from newstally.lexicon import phrases
from newstally.model import Setting
from newstally.reading.quantities.amount import Amount
from newstally.reading.quantities.amounts import single_amounts
from newstally.reading.quantities.numerals import ROOM


def amounts(text: str, setting: Setting) -> list[Amount]:
    """All amounts of a text in order, units shared along lists and the two ends of a range joined."""
    found = list(single_amounts(text, setting))
    _share_units_backwards(text, found)
    _share_units_forwards(text, found)
    _share_modifiers(text, found)
    return _join_ranges(text, found)


_LIST_GAP = re.compile(
    r"(?:-?,|-?,?[^\S\n](?:and|or|to|from|versus|vs\.?|against|in|by|x)|[-–—]|[^\S\n][-–—]|-to)[^\S\n-]?-?\Z"
)


def _share_units_backwards(text: str, found: list[Amount]) -> None:
    """A number without a unit takes that of the number it is listed with: "13, 17 and 32 percent", "8 or $9"."""
    for left, right in pairwise(reversed(found)):
        left, right = right, left
        gap = text[left.end : right.start]
        if len(gap) > 9 or _LIST_GAP.match(gap) is None or (gap.strip() == "by" and right.kind != "physical"):
            continue
        if not left.unit and right.unit and right.kind != "ratio":
            left.kind, left.unit, left.per = right.kind, right.unit, left.per or right.per
        elif (left.unit != right.unit and right.unit) or not (left.sign or _spans(text, left, gap)):
            continue
        if _shares_scale(left, right, gap):
            left.value, left.scale = left.value * right.scale, right.scale


def _spans(text: str, left: Amount, gap: str) -> bool:
    """Whether two bare counts are the ends of one: "two to three million people", "between 2 and 3 million"."""
    if gap.strip() == "and":
        return _BETWEEN.search(text, max(0, left.start - 30), left.start) is not None
    return gap.strip(" -–—") in ("", "to", "or") and gap.strip() not in ("", ",")


def _share_units_forwards(text: str, found: list[Amount]) -> None:
    """ "From 208 pounds to 193", "aged 18 to 34", "$1-2": the second number takes the first one's unit."""
    for left, right in pairwise(found):
        if right.unit or not left.unit or left.kind in ("ratio", "count"):
            continue
        gap = text[left.end : right.start].strip()
        listed = gap in (",", ", and") and not counts_something(text, right.end)
        if left.kind == "age" and (listed or gap in ("to", "and", "-", "–")):
            right.kind, right.unit = left.kind, left.unit
            continue
        leaves = gap == "to" and _FROM.search(text, max(0, left.start - 16), left.start)
        if left.sign and gap in ("-", "–"):
            right.kind, right.unit = left.kind, left.unit  # "$1-2"
        elif (leaves or gap in ("from", "-", "–") or _is_compared(left, right, gap)) and not counts_something(
            text, right.end
        ):
            right.kind, right.unit, right.per = left.kind, left.unit, right.per or left.per


_COMPARED = re.compile(r",?\s?(?:up|down) from|,? ?(?:as )?(?:compared (?:to|with)|against|versus)")


def _is_compared(left: Amount, right: Amount, gap: str) -> bool:
    """ "73.4 years, up from 46.5": numbers of one size; not "21 percent compared to 151,496"."""
    return _COMPARED.fullmatch(gap) is not None and abs(left.value) < abs(right.value) * 10 < abs(left.value) * 100


def _shares_scale(left: Amount, right: Amount, gap: str) -> bool:
    """ "$10 to $15 billion" are both billions; "$200 to $4 million" are not."""
    if left.scale != 1 or right.scale == 1 or gap.strip(" -–—") not in ("", "to", "and", "or"):
        return False
    small = abs(left.value) < 1000 or gap in ("-", "–")
    if left.form == "words":
        # "Two to three million"; but "ten and three million".
        return right.form == "words" and abs(left.value) < right.value / right.scale < 100
    return left.form == "digits" and abs(left.value) <= abs(right.value / right.scale) and small


def _share_modifiers(text: str, found: list[Amount]) -> None:
    """A conversion in brackets is bounded as what it converts: "more than 100 kilometres (60 miles)"."""
    for left, right in pairwise(found):
        gap = text[left.end : right.start].strip()
        if (
            gap in ("(", "/")
            and left.modifier
            and not right.modifier
            and left.unit
            and right.unit
            and left.unit != right.unit
        ):
            right.modifier, right.modifier_span = left.modifier, left.modifier_span


_NOT_COUNTED = "|".join(phrases(ROOM, "after_bare_number.txt"))
_NOUN_FOLLOWS = re.compile(rf"[^\S\n-]?-?(?!(?:{_NOT_COUNTED})\b)[a-z]")


def counts_something(text: str, end: int) -> bool:
    """Whether a word that a number may count follows it."""
    return _NOUN_FOLLOWS.match(text, end) is not None


_LEAD_IN = r"(?:(?:about|around|roughly|an estimated|as low as|as little as|up to|a)\s)?"
_BETWEEN = re.compile(rf"\bbetween\s{_LEAD_IN}\Z", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom\s{_LEAD_IN}\Z", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|to)\s(?:(?:about|around|up to|as much as)\s)?\Z")
_TO = re.compile(
    r"(?:\s?[-–—]\s?|-?[\s-](?:all the way )?(?:up |down )?to[\s-])"
    r"(?:(?:about|around|over|as much as|as high as|more than)\s)?\Z"
)


def _join_ranges(text: str, found: list[Amount]) -> list[Amount]:
    joined: list[Amount] = []
    at = 0
    while at < len(found):
        low = found[at]
        high = found[at + 1] if at + 1 < len(found) else None
        if high is not None and _is_range(text, low, high):
            _join(text, low, high)
            at += 1
        joined.append(low)
        at += 1
    return joined


def _join(text: str, low: Amount, high: Amount) -> None:
    low.top = high
    if low.kind == "count" and not low.unit:
        low.kind, low.unit = high.kind, high.unit
    low.per, low.per_end = high.per or low.per, high.per_end
    low.unit_span = high.unit_span or low.unit_span
    span = low.modifier_span
    if span and text[span[0] : span[1]].lower().startswith(("start", "from", "up to")):
        low.modifier, low.modifier_span = "", None


def _is_range(text: str, low: Amount, high: Amount) -> bool:
    """Whether two numbers are the two ends of one: "between 5% and 6%", "40 to 50 hours", "5-10 W"."""
    same = (low.kind, low.unit) == (high.kind, high.unit) or (low.kind == "count" and not low.unit)
    bare = ("multiple", "odds", "vague")
    if not same or low.form in bare or high.form in bare or high.start - low.end > 24:
        return False
    gap = text[low.end : high.start]
    if _BETWEEN.search(text, max(0, low.start - 30), low.start):
        return _AND.match(gap) is not None or _TO.match(gap) is not None
    if gap.strip() == "or":
        small = low.form == high.form == "words" and not low.sign
        return small and low.value < high.value <= low.value + 2
    if _TO.match(gap) is None:
        return False
    begun = _FROM.search(text, max(0, low.start - 30), low.start) is not None
    moves = _moves(text, low.start, through_commas=begun)
    if moves and gap.strip() == "to" and text[max(0, low.start - 3) : low.start] == "by ":
        return False  # "rose by 11 to 52"
    if begun:
        return not moves and low.value <= high.value
    if low.value >= high.value or (moves and low.unit_span and "to" in gap):
        return False  # "rose 64 points to 4,577"
    if gap in ("-", "–") and not high.unit:
        return counts_something(text, high.end)
    return True


_MOVES = re.compile(rf"\b(?:{'|'.join(phrases(ROOM, 'movement_words.txt'))})\b", re.IGNORECASE)


def _moves(text: str, start: int, through_commas: bool) -> bool:
    """Whether the words before tell a movement: then "from A to B" are two levels and not one range."""
    ends = r"[.;:!?\n]\s" if through_commas else r"[.,;:!?\n]\s"
    before = re.split(ends, text[max(0, start - 70) : start])[-1]
    return _MOVES.search(before) is not None
