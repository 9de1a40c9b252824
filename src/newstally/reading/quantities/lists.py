"""Lists: several numbers that share one verb, each with a noun of its own.

"Rice, wheat and cotton rose 3, 5 and 7 percent respectively" pairs two lists; "shares of Ross were down 2.3%, Foot
Locker by 1.9%" leaves the verb out the second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newstally.reading.language import Token
from newstally.reading.quantities.phrases import Concept
from newstally.reading.quantities.syntax import NOMINAL, VERBAL, Syntax, is_time

_AND = ("and", "&", "or")
# Words of a list's items.
_ITEM = ("NOUN", "PROPN", "ADJ", "DET", "PRON")
# What may stand between a noun and the number it takes without a verb.
_LEADS = frozenset(("by", "to", "at", "between", "up", "down", "from", "about", "around", "nearly", "almost", "just"))
_JOINS = frozenset((",", "and", "while", "with", "but", ";"))


class Paired(NamedTuple):
    """The noun phrase that is a number's own in a list, and what the whole list is of, if it is of something.

    `first` is the first number of the list; `behind` says that the nouns stand behind the numbers.
    """

    own: Concept
    shared: Concept | None
    first: int
    behind: bool


def respective(syntax: Syntax, spans: Sequence[tuple[int, int]]) -> dict[int, Paired]:
    """For the numbers (spans of tokens) that "respectively" pairs with a list of nouns: each one's item, by index."""
    found: dict[int, Paired] = {}
    for word in (t for t in syntax.tokens if t.lower == "respectively"):
        before = [n for n, (first, _) in enumerate(spans) if first < word.i]
        for count in range(min(len(before), 8), 1, -1):
            run = before[-count:]
            if not _is_run(syntax, [spans[n] for n in run]):
                continue
            items = _listed(syntax, spans[run[0]][0], count, 0) or _listed(syntax, word.i, count, spans[run[-1]][1] + 1)
            if items is not None:
                behind = items[0].i > spans[run[0]][0]
                shared = None if behind else _shared(syntax, items[0])
                own = (_span(syntax, item) for item in items)
                found |= {n: Paired(item, shared, run[0], behind) for n, item in zip(run, own, strict=True)}
                break
    return found


def _is_run(syntax: Syntax, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether only commas and "and" stand between the numbers."""
    for (_, last), (first, _) in pairwise(spans):
        if any(t.lower not in (",", "to", "by", *_AND) for t in syntax.tokens[last + 1 : first]):
            return False
    return True


def _listed(syntax: Syntax, end: int, count: int, begin: int) -> list[Token] | None:
    """The heads of a list of exactly `count` nouns, the last one before token `end`; None without such a list."""
    for joint in reversed(syntax.tokens[begin:end]):
        if joint.lower not in _AND or joint.i in syntax.taken:
            continue
        last = _item(syntax, joint.i + 1, 1, end)
        items = [last] if last is not None else []
        at = joint.i - 1
        while items and len(items) < count:
            if syntax.tokens[at].text == ",":
                at -= 1
            item = _item(syntax, at, -1, begin)
            if item is None:
                break
            items.append(item)
            while at >= begin and syntax.tokens[at].pos in _ITEM:
                at -= 1
            if len(items) < count and (at < begin or syntax.tokens[at].text != ","):
                break
        if len(items) == count:
            return items[::-1]
    return None


def _item(syntax: Syntax, at: int, step: int, limit: int) -> Token | None:
    """The head of the noun phrase that begins (step 1) or ends (step -1) at a token."""
    seen = None
    while (at < limit if step > 0 else at >= limit) and syntax.tokens[at].pos in _ITEM and at not in syntax.taken:
        token = syntax.tokens[at]
        if token.pos in ("NOUN", "PROPN", "ADJ") and (step > 0 or seen is None):
            seen = token
        at += step
    return seen if seen is not None and not is_time(seen) else None


def _span(syntax: Syntax, head: Token) -> Concept:
    """An item's stretch: the head with the words before it that belong to the item."""
    return Concept(syntax.tokens[syntax.run_before(head.i)].start, head.end)


def _shared(syntax: Syntax, item: Token) -> Concept | None:
    """What the list is of: "|exports| of rice, wheat and cotton"."""
    at = item.i
    while at > 0 and syntax.tokens[at - 1].pos in _ITEM:
        at -= 1
    if at < 2 or syntax.tokens[at - 1].lower not in ("of", "in", "for") or syntax.tokens[at - 2].pos not in NOMINAL:
        return None
    return _span(syntax, syntax.tokens[at - 2])


def gapped(syntax: Syntax, after: int, first: int) -> Concept | None:
    """The noun of a number at token `first` whose clause has no verb, the number before it ending at `after`."""
    at = first - 1
    while at > after and (syntax.tokens[at].lower in _LEADS or syntax.tokens[at].pos in ("ADV", "SYM")):
        at -= 1
    if at <= after or any(t.pos in VERBAL for t in syntax.tokens[after + 1 : first]):
        return None
    begin = next(_openings(syntax, after, at), None)
    noun = syntax.tokens[at]
    if begin is None or (begin != at and not syntax.is_concept(noun)) or noun.pos not in (*NOMINAL, "ADJ"):
        return None
    if at in syntax.taken or is_time(noun):
        return None
    if any(t.pos not in (*_ITEM, "CCONJ", "PART") for t in syntax.tokens[begin : at + 1]):
        return None
    while begin < at and syntax.tokens[begin].pos in ("DET", "PRON"):
        begin += 1
    return Concept(syntax.tokens[begin].start, noun.end)


def _openings(syntax: Syntax, after: int, at: int) -> Iterator[int]:
    """Where the clause without a verb may begin: behind the first comma or "and" after the number before."""
    for token in syntax.tokens[after + 1 : at]:
        if token.lower in _JOINS:
            begin = token.i + 1
            while begin < at and syntax.tokens[begin].lower in _JOINS:
                begin += 1
            yield begin
