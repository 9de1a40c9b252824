"""How likely two indicators are one: a sum of visible parts, as the linking of incidents has them.

Each part adds for agreement and takes away for contradiction, what is unknown adds nothing, and the sum starts
below zero because two indicators at random are two (Fellegi and Sunter, 1969).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from newstally.ledger.linking import Part
from newstally.ledger.linking.spelling import names_in, same_name
from newstally.ledger.series.told import Group, same_authority
from newstally.ledger.series.values import compared, digits, said_for
from newstally.ledger.series.wording import Wording, alone, group_of
from newstally.model import Figure

START = -3.0
# Proposed from here up; below, apart.
PROPOSED = 0.0
_SAME_WORDS, _SAME_BUT_LIGHT, _SYNONYMS, _LOOSE_SYNONYMS, _INSIDE, _SHARED = 4.0, 3.5, 3.0, 2.0, 1.5, 0.5
_NOTHING_SHARED = -1.5
_NARROWER, _OTHER_SCOPE = -2.5, -4.0
_CANNOT_BE = -6.0
_OPEN = -0.5
_SAME_PLACE, _ONE_PLACE_UNSAID, _NO_PLACE = 1.0, -1.0, -2.0
_SAME_UNIT, _OTHER_CURRENCY = 0.5, -1.0
_SAME_AUTHORITY, _OTHER_AUTHORITY = 0.5, -1.0
_UNOWNED = -4.0
# By how many telling digits a value has that both give for one period; several such values say more.
_SAME_VALUE = {1: 0.5, 2: 1.5}
_SAME_TELLING_VALUE, _SEVERAL = 2.5, 4.0
_CONTRADICTED, _REVISED = -3.0, -0.5
# First estimates of most statistics are revised by less than this.
_REVISION = Decimal("0.05")
_MONEY_LETTERS = 3


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """The score of two indicators: the total, the parts that make it with `START`, and the wordings compared."""

    total: float
    parts: tuple[Part, ...]
    a: Wording
    b: Wording


def weigh(a: Group, b: Group) -> Weighed:
    """The score of two indicators, by the pair of their wordings that are nearest."""
    pairs = [(tuple(_weigh_words(x, y)), x, y) for x in a.fullest for y in b.fullest]
    wording, one, other = max(pairs, key=lambda pair: sum(part.weight for part in pair[0]))
    parts = (
        *wording,
        *_weigh_owner(a, b),
        *_weigh_scope(a, b),
        *_weigh_place(a, b),
        *_weigh_unit(a, b),
        *_weigh_authority(a, b),
        *_weigh_further(a, b, {*one.qualifiers.values(), *other.qualifiers.values()}),
        *_weigh_values(a, b),
    )
    return Weighed(total=round(START + sum(part.weight for part in parts), 2), parts=parts, a=one, b=other)


def _weigh_words(a: Wording, b: Wording) -> Iterator[Part]:
    """What the words share, what only one of them says, and how each says it is measured."""
    if a.plain == b.plain:
        yield Part("words", _SAME_WORDS, f"both say “{a.text}”")
        return
    shared, only_a, only_b = a.core & b.core, a.core - b.core, b.core - a.core
    synonyms = [(a.terms[t], b.terms[t], t) for t in sorted(shared) if t in a.terms and t in b.terms]
    synonyms = [(x, y, t) for x, y, t in synonyms if x != y]
    loose = any(t in a.loose | b.loose for _, _, t in synonyms)
    known = ", ".join(
        f"“{x}” and “{y}” {'may name' if loose else 'are known to name'} one thing" for x, y, _ in synonyms
    )
    if not only_a and not only_b:
        if not synonyms:
            yield Part("words", _SAME_BUT_LIGHT, "the same but for words that say little")
        else:
            yield Part("words", _LOOSE_SYNONYMS if loose else _SYNONYMS, known)
    elif shared and not (only_a and only_b):
        narrow, wide = (a, b) if only_a else (b, a)
        inside = f"“{wide.text}” stands inside “{narrow.text}”" if wide.plain < narrow.plain else ""
        yield Part("words", _INSIDE, known or inside or f"both say {_listed(shared, a)}")
        yield Part("scope", _NARROWER, f"only one says {_listed(only_a or only_b, narrow)}")
    elif shared:
        yield Part("words", _SHARED, known or f"both say {_listed(shared, a)}")
        yield Part("scope", _OTHER_SCOPE, f"one says {_listed(only_a, a)}, the other {_listed(only_b, b)}")
    else:
        yield Part("words", _NOTHING_SHARED, "their words share nothing")
    yield from _weigh_qualifiers(a, b)


def _weigh_qualifiers(a: Wording, b: Wording) -> Iterator[Part]:
    for group in sorted(a.qualifiers.keys() | b.qualifiers.keys()):
        one, other = a.qualifiers.get(group, ""), b.qualifiers.get(group, "")
        if one and other and one != other:
            yield Part(group, _CANNOT_BE, f"one is {one}, the other {other}")
        elif one != other:
            weight = _OPEN if alone(group) == "open" else _CANNOT_BE
            yield Part(group, weight, f"only one says {one or other}")


def _weigh_owner(a: Group, b: Group) -> Iterator[Part]:
    """Revenue is somebody's."""
    if not (a.needs_owner or b.needs_owner):
        return
    if not (a.owner and b.owner):
        yield Part("owner", _UNOWNED, "the words do not say whose")
    elif not (same_name(a.owner, b.owner) or names_in(a.owner, b.owner) or names_in(b.owner, a.owner)):
        yield Part("owner", _CANNOT_BE, f"one is {a.owner}’s, the other {b.owner}’s")


def _weigh_scope(a: Group, b: Group) -> Iterator[Part]:
    """What limits them: a company, a fund, a part of the people."""
    if a.scope and b.scope and not same_name(a.scope, b.scope):
        longer = names_in(a.scope, b.scope) or names_in(b.scope, a.scope)
        told = f"one is limited to {a.scope}, the other to {b.scope}"
        yield Part("limits", _OPEN if longer else _CANNOT_BE, told)
    elif bool(a.scope) != bool(b.scope):
        yield Part("limits", _OTHER_SCOPE, f"only one is limited to {a.scope or b.scope}")


def _weigh_place(a: Group, b: Group) -> Iterator[Part]:
    if a.place and b.place:
        same = same_name(a.place, b.place)
        told = f"both of {a.place}" if same else f"one is of {a.place}, the other of {b.place}"
        yield Part("place", _SAME_PLACE if same else _CANNOT_BE, told)
    elif a.owner and b.owner:
        return
    elif a.place or b.place:
        yield Part("place", _ONE_PLACE_UNSAID, f"only one says that it is of {a.place or b.place}")
    else:
        yield Part("place", _NO_PLACE, "neither says which place it is of")


def _weigh_unit(a: Group, b: Group) -> Iterator[Part]:
    if a.unit and a.unit == b.unit:
        yield Part("unit", _SAME_UNIT, f"both in {a.unit}")
    elif a.unit and b.unit:
        told = f"one is in {a.unit}, the other in {b.unit}"
        # One sum may be told in dollars and in rupees.
        yield Part("unit", _OTHER_CURRENCY if _is_money(a.unit) and _is_money(b.unit) else _CANNOT_BE, told)


def _is_money(unit: str) -> bool:
    return len(unit) == _MONEY_LETTERS and unit.isupper()


def _weigh_authority(a: Group, b: Group) -> Iterator[Part]:
    if not (a.authority and b.authority):
        return
    if same_authority(a.authority, b.authority, a.place):
        yield Part("authority", _SAME_AUTHORITY, f"both by {a.authority}")
    else:
        yield Part("authority", _OTHER_AUTHORITY, f"one is by {a.authority}, the other by {b.authority}")


def _weigh_further(a: Group, b: Group, told: Iterable[str]) -> Iterator[Part]:
    """Adjustment, gross or net ...: whatever further field tells indicators from each other, if not `told` before."""
    for field in sorted(a.further.keys() | b.further.keys()):
        one, other = a.further.get(field, ""), b.further.get(field, "")
        if one and other and one != other:
            yield Part(field, _CANNOT_BE, f"one is {one}, the other {other}")
        elif one != other and (one or other) not in told:
            group = group_of(one or other)
            apart = group and alone(group) == "apart"
            yield Part(field, _CANNOT_BE if apart else _OPEN, f"only one says {one or other}")


def _weigh_values(a: Group, b: Group) -> Iterator[Part]:
    """Values for one period: the same ones, and those that cannot both be right."""
    found = list(compared(a, b, rates_of(a) | rates_of(b)))
    agreeing = [(x, digits(x)) for x, _, agree in found if agree]
    telling = [x for x, length in agreeing if length > 1]
    if agreeing:
        best, length = max(agreeing, key=lambda pair: pair[1])
        weight = _SEVERAL if len(telling) > 1 else _SAME_VALUE.get(length, _SAME_TELLING_VALUE)
        more = f", and {len(agreeing) - 1} more" if len(agreeing) > 1 else ""
        yield Part("values", weight, f"both say {said_for(best)}{more}")
    apart = [(x, y) for x, y, agree in found if not agree]
    if apart:
        # The worst of them counts: near values of one authority may be a revision.
        x, y = max(apart, key=lambda pair: not _may_be_revised(*pair))
        told = f"“{' '.join(x.quantity.text.split())}” and {said_for(y)} cannot both be right"
        revised = _may_be_revised(x, y)
        yield Part("contradiction", _REVISED if revised else _CONTRADICTED, told + ", unless revised" * revised)


def _may_be_revised(x: Figure, y: Figure) -> bool:
    """Whether two values lie as near as a first estimate and its revision."""
    one, other = x.quantity.value, y.quantity.value
    return abs(one - other) <= _REVISION * max(one, other)


def rates_of(group: Group) -> frozenset[str]:
    """The terms of growth that a group's wordings name: inflation; "consumer prices" only names its level."""
    return frozenset(term for w in group.wordings for term in w.terms if term not in w.grows)


def _listed(words: frozenset[str], wording: Wording) -> str:
    """Words of a core as the wording says them."""
    return ", ".join(f"“{wording.terms.get(word, word).replace(':', ' ')}”" for word in sorted(words))
