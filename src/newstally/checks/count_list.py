"""A counted list has as many members as its number says.

Asserts: where a text announces a number of things and then names them ("three provinces – A, B and
C –", "four priorities: ..."), it names that many.

Why editors care: a name is cut for length and the number stays.

Holds: Three provinces – Isabela, Cagayan and Quirino – were still without power on Monday.

Fails: The governor named his four priorities for the session: schools, public safety and growth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.checks.findings import finding, operand, stretch
from newstally.checks.passage import Number, Passage
from newstally.model import Finding, Verdict

# The number's noun, then the mark that opens the list.
_DASHED = re.compile(r"^ (?P<head>[\w' -]{2,60}?) (?:-|\() ?(?P<list>[^.;:()\n]{5,300}?)(?: -|\)| - |$|[.;])")
_COLON = re.compile(r"^ (?P<head>[\w' ,-]{2,70}?): (?P<list>[^:\n]{5,400}?)(?:[.;]|$)")
_COMMA = re.compile(r"^ (?P<head>[\w']+(?: [\w']+){0,2}), (?P<list>[^.;:()\n]{5,200}?)(?:, (?!and\b)|[.;]|$)")
_COMMAS = re.compile(
    r"^ (?P<head>[\w']+(?: [\w']+){0,2}), (?P<list>(?:[\w'& -]{2,40}, ){1,10}[\w'& -]{2,40},? and [\w'& -]{2,40}?)"
    r"(?:[,.;]| (?:were|was|have|had|has|are|will)\b|$)"
)
_ARE = re.compile(r"^ (?P<head>[\w' -]{2,40}?) (?:are|were|as(?! well)) (?P<list>[^.;:()\n]{5,300}?)(?:[.;]|$)")
_PART_ONLY = re.compile(
    r"\b(?:including|such as|among|notably|like|especially|for example|e\.g|mainly|mostly|or|but|who|whom|which|"
    r"that|each|both|nor)\b"
)
_DEFINITE = re.compile(r"(?:^|, |\b(?:named|identified|listed|described) )(?:the|his|her|its|their|our) (?:\w+ )?$")
_NUMBERED = re.compile(r"\b\d")
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_ITEM = re.compile(r"^(?:the |a |an )?[\w'&.-]+(?: [\w'&.-]+){0,4}$")
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|can|could|to be|not|if|because|when|after|before)\b"
)


def find(passage: Passage) -> Iterator[Finding]:
    """The lists that a number announces."""
    for line in passage.body:
        for number in line.numbers:
            quantity = number.quantity
            if (
                quantity.kind != "count"
                or quantity.modifier
                or quantity.high
                or not 2 <= quantity.value <= 12
                or quantity.scale != 1
            ):
                continue
            yield from _judge(passage, number)


def _judge(passage: Passage, number: Number) -> Iterator[Finding]:
    text = number.line.text[number.end - number.line.start :]
    definite = _DEFINITE.search(number.before) is not None
    for pattern, may_fail in ((_DASHED, True), (_COLON, True), (_COMMAS, False), (_COMMA, False), (_ARE, definite)):
        match = pattern.match(text)
        if match is None or _PART_ONLY.search(match.group("list")) or _NUMBERED.search(match.group("list")):
            continue
        start, end = number.end + match.start("list"), number.end + match.end("list")
        if any(start <= n.start < end for n in number.line.numbers):
            continue
        items = _items(number.end + match.start("list"), match.group("list"))
        if len(items) < 2 or not all(_is_item(passage, start, end) for start, end in items):
            continue
        if pattern in (_COMMAS, _COMMA, _ARE) and not all(_is_name(passage, start, end) for start, end in items):
            continue
        count = int(number.quantity.value)
        may_fail = may_fail or (pattern is _COMMAS and all(_is_full_name(passage, start, end) for start, end in items))
        verdict: Verdict = "holds" if len(items) == count else "fails"
        if verdict == "fails" and (not may_fail or not _is_plain(passage, match, items)):
            return
        yield finding(
            passage,
            "count_list",
            verdict,
            [operand("count", number), *(stretch("item", passage, start, end) for start, end in items)],
            f"{number.text} = {len(items)} named",
            f"the list that follows names {len(items)}",
        )
        return


def _items(offset: int, text: str) -> list[tuple[int, int]]:
    """The members of a list with commas and a last "and", as offsets; none where it has no "and"."""
    if not re.search(r",? and ", text):
        return []
    spans: list[tuple[int, int]] = []
    at = 0
    for mark in [*re.finditer(r",? and |, ", text), None]:
        end = mark.start() if mark else len(text)
        part = text[at:end]
        start = at + len(part) - len(part.lstrip())
        if part.strip():
            spans.append((offset + start, offset + at + len(part.rstrip())))
        at = mark.end() if mark else end
    return spans


def _is_item(passage: Passage, start: int, end: int) -> bool:
    item = passage.text[start:end]
    return _ITEM.match(item) is not None and _VERBAL.search(item) is None


def _is_name(passage: Passage, start: int, end: int) -> bool:
    return _ARTICLE.sub("", passage.reading.report.text[start:end])[:1].isupper()


def _is_full_name(passage: Passage, start: int, end: int) -> bool:
    """A name of several words: "Lagos, Nigeria" could be one member, "Ali Khan, Omar Shah" cannot."""
    words = passage.reading.report.text[start:end].split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _is_plain(passage: Passage, match: re.Match[str], items: list[tuple[int, int]]) -> bool:
    """Whether the list can only be read as naming its members one by one.

    A member with its own "and" ("Trinidad and Tobago") or an apposition would change the count: at least three members,
    all of a kind (all names or all plain words), and one "and".
    """
    if len(items) < 3 or match.group("list").count(" and ") != 1:
        return False
    if passage.reading.report.text[items[0][0] : items[-1][1]].isupper():
        # All in capitals an apposition looks like a name.
        return False
    named = [_is_name(passage, start, end) for start, end in items]
    return all(named) or not any(named)
