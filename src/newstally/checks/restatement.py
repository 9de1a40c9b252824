"""A number told twice is the same number.

Asserts: where the headline and the text, or two sentences of the text, give the same thing's number
twice, both have a value in common; two that differ only by a slip of the hand (the scale word, one
digit, two digits swapped) cannot both be right.

Why editors care: trillion becomes billion between the lead and the fourth paragraph.

Holds: The miner agreed to sell its copper unit for $1.2 billion. The copper unit fetched $1,215 million in cash.

Fails: The trade surplus swelled to 1.61 trillion yuan in the first half. Analysts said the half-year surplus
of 1.61 billion yuan would add to pressure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product

from newstally.checks import cues
from newstally.checks.findings import figure, finding, operand, tidy
from newstally.checks.interval import Values, compare
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.lexicon import words
from newstally.model import Finding

_COMMON = words("newstally.checks", "common.txt")
# Sentences within which one number is told again.
_NEAR = 15
_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions|billions|several|few)\b")
_LEAD = 3
_EFFECTS = {
    "killed": cues.DEAD,
    "hurt": cues.HURT,
    "missing": re.compile(r"\bmissing\b"),
    "arrested": re.compile(r"\b(?:arrest\w*|detain\w*|held)\b"),
}


def find(passage: Passage) -> Iterator[Finding]:
    """The numbers of the headline told again, and numbers of the text told again with another scale word."""
    for line in passage.lines:
        if passage.in_headline(line):
            for number in line.numbers:
                yield from _headline(passage, number)
    yield from _scale_slips(passage)
    yield from _otherwise_written(passage)


def _otherwise_written(passage: Passage) -> Iterator[Finding]:
    """ "sold for $1.2 billion ... fetched $1,215 million": one amount rounded here and told in full there."""
    lines = passage.body
    for line, following in pairwise(lines):
        sums, later_sums = _plain_sums(line), _plain_sums(following)
        if not sums or not later_sums or not _same_phrase(line, following):
            continue
        for first, second in product(sums, later_sums):
            different = first.quantity.digits != second.quantity.digits and first.value != second.value
            if different and same_unit(first, second) and compare(second.operand, first.operand) == "holds":
                yield _result(passage, first, second, "holds")


def _plain_sums(line: Line) -> list[Number]:
    return [n for n in line.numbers if n.quantity.kind == "currency" and not n.quantity.modifier]


def _same_phrase(a: Line, b: Line) -> bool:
    """Whether two words in a row stand in both sentences ("copper unit")."""
    ours, theirs = (set(pairwise(re.findall(r"[a-z]+", line.text))) for line in (a, b))
    return any(len(x) > 3 and len(y) > 3 for x, y in ours & theirs)


def _headline(passage: Passage, number: Number) -> Iterator[Finding]:
    hedged = number.quantity.modifier in ("about", "nearly")
    bound = number.quantity.modifier != "" and not hedged
    if number.quantity.high is not None or bound or number.value == 0 or _is_vague(number):
        return
    lead = [
        n for line in passage.body[:_LEAD] for n in line.numbers if same_unit(n, number) and n.quantity.high is None
    ]
    alike = [n for n in lead if n.quantity.kind == number.quantity.kind and not _is_vague(n)]
    for other in alike:
        if compare(other.operand, number.operand) == "holds" and _shares_words(number, other):
            yield _result(passage, number, other, "holds")
            return
    if hedged:
        return
    if len(alike) > 1:
        # The toll stands first, then what it is made up of: "killed 137 people ... Sixty-two were children".
        alike = [n for n in alike if n.line is passage.body[0] and _effects(n) & _effects(number)]
    if (
        len(alike) == 1
        and _is_slip(number, alike[0])
        and _shares_words(number, alike[0])
        and not _tell_apart(number, alike[0])
        and number.line.numbers == [number]
    ):
        yield _result(passage, number, alike[0], "fails")


def _tell_apart(a: Number, b: Number) -> bool:
    """Whether one counts the killed and the other the hurt: two numbers, however alike."""
    ours, theirs = _effects(a), _effects(b)
    return bool(ours and theirs and not ours & theirs)


def _effects(number: Number) -> set[str]:
    """What the words beside a number say befell those it counts ("killed 137 people", "137 deaths")."""
    beside = f"{number.before[-20:]} {cues.first_words(number.after)}"
    return {name for name, words in _EFFECTS.items() if words.search(beside)}


def _is_vague(number: Number) -> bool:
    """ "Dozens", "hundreds of thousands": told again as many a number."""
    return _VAGUE.search(number.text.lower()) is not None


def _scale_slips(passage: Passage) -> Iterator[Finding]:
    """ "a surplus of 1.61 trillion yuan ... the surplus of 1.61 billion yuan"."""
    told: dict[tuple[str, str], Number] = {}
    for line in passage.body:
        for number in line.numbers:
            digits = number.quantity.digits
            if number.quantity.scale < 1000 or len(re.sub(r"\D", "", digits).rstrip("0")) < 3:
                continue
            other = told.get((digits, number.quantity.unit))
            near = other is not None and number.line.index - other.line.index <= _NEAR
            if other is not None and near and other.value != number.value and _same_noun(other, number):
                yield _result(passage, other, number, "fails")
            told[digits, number.quantity.unit] = number


def _same_noun(a: Number, b: Number) -> bool:
    """Whether the noun that one number measures ("surplus of") stands before the other too."""
    ours, theirs = (
        {word[:6] for word in re.findall(r"[a-z]{4,}", n.before[-60:]) if word not in _COMMON} for n in (a, b)
    )
    return bool(ours & theirs)


def _shares_words(a: Number, b: Number) -> bool:
    return bool(_words(a) & _words(b)) or (
        a.quantity.unit != "" and a.quantity.unit == b.quantity.unit and a.quantity.kind != "percent"
    )


def _words(number: Number) -> set[str]:
    return {_stem(w) for w in re.findall(r"[a-z]{4,}", number.line.text)} - _COMMON


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def _is_slip(a: Number, b: Number) -> bool:
    """Whether two numbers look like one mistyped: the same digits on another scale, one digit off, two swapped."""
    one, two = (re.sub(r"\D", "", n.quantity.digits) for n in (a, b))
    if len(one) == 2 and a.quantity.digits == b.quantity.digits and "." in a.quantity.digits and _thousandfold(a, b):
        # So few digits may agree by chance: "profit of £4.6bn", "paid £4.6m".
        return len(_words(a) & _words(b)) > 1
    if len(one) < 3 or len(one) != len(two) or (a.is_change and b.is_change and a.direction != b.direction):
        return False
    different = [i for i, (x, y) in enumerate(zip(one, two, strict=True)) if x != y]
    if not different:
        return a.value != b.value
    if len(different) == 1:
        return a.quantity.scale == b.quantity.scale and len(one) >= 4
    swapped = len(different) == 2 and one[different[0]] == two[different[1]] and one[different[1]] == two[different[0]]
    return swapped and a.quantity.scale == b.quantity.scale


def _thousandfold(a: Number, b: Number) -> bool:
    """Whether a sum of money has one scale word here and the next there ("4.6bn", "4.6 million")."""
    low, high = sorted((a.quantity.scale, b.quantity.scale))
    return a.quantity.kind == b.quantity.kind == "currency" and low >= 1000 and high == 1000 * low


def _result(passage: Passage, first: Number, second: Number, verdict: str) -> Finding:
    same: Values = first.operand
    return finding(
        passage,
        "restatement",
        "holds" if verdict == "holds" else "fails",
        [operand("again", second), operand("first", first)],
        f"{figure(second.value)} = {figure(first.value)}",
        f"it is told as {tidy(first.text)} too"
        if verdict == "holds"
        else f"the text has {tidy(first.text)} here and {tidy(second.text)} there for the same",
        instead="",
        expected=same,
    )
