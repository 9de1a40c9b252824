"""Whether two reports hit the same target and name the same perpetrators, spelling aside."""

from __future__ import annotations

import re
from functools import lru_cache

from newstally.ledger.linking.spelling import same_name, same_word, tokens
from newstally.lexicon import words
from newstally.model import Actor, Target

_ROOM = "newstally.ledger.linking"
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W_]*")
# Two trains have two names; one church is Mormon to one report and Michigan's to the next.
_SAME_PROPER, _OTHER_PROPER = 4.0, -4.5
_SAME_KIND, _OTHER_KIND, _OTHER_VENUE = 0.7, -0.3, -3.5


def weigh_targets(a: Target | None, b: Target | None) -> tuple[float, str]:
    """The weight of two targets and why: a shared name says much, a shared kind ("train") little."""
    if a is None or b is None:
        return 0.0, "target unknown"
    if proper(a.name) and proper(b.name):
        if same_name(a.name, b.name) or _shares_all(a.name, b.name):
            return _SAME_PROPER, f"both {a.name}"
        if _CAPITALISED.findall(a.name)[-1] == _CAPITALISED.findall(b.name)[-1] == b.name.split()[-1]:
            return _OTHER_PROPER, f"{a.name} is not {b.name}"
    shared = shared_words(a, b)
    if shared:
        return min(2.0, _SAME_KIND + 0.5 * (len(shared) - 1)), "both " + " ".join(shared)
    one, other = _venues(a), _venues(b)
    if one and other:
        return _OTHER_VENUE, f"{' '.join(sorted(one))} and {' '.join(sorted(other))}"
    if a.kind and b.kind:
        return (_SAME_KIND, f"both a {a.kind}") if a.kind == b.kind else (_OTHER_KIND, f"{a.kind} and {b.kind}")
    return 0.0, "targets named differently"


def weigh_actors(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> tuple[float, str]:
    """The weight of the perpetrators named and why; rival claims are common, so a difference says little."""
    known = [[actor.name for actor in actors if actor.status not in ("unknown", "denied")] for actors in (a, b)]
    if not known[0] or not known[1]:
        return 0.0, "perpetrators unknown"
    for name in known[0]:
        if any(same_name(name, other) for other in known[1]):
            return (1.0 if proper(name) else 0.3), f"both by {name}"
    both_proper = all(any(map(proper, names)) for names in known)
    return (-1.0 if both_proper else 0.0), "other perpetrators"


@lru_cache(maxsize=16384)
def proper(name: str) -> bool:
    """Whether a target's or group's words include a name of its own: "Jaffar Express", not "passenger train"."""
    return any(tokens(word) for word in _CAPITALISED.findall(name))


def own_words(name: str) -> list[str]:
    """The capitalised words of a name, in plain letters."""
    return [word for part in _CAPITALISED.findall(name) for word in tokens(part)]


@lru_cache(maxsize=65536)
def shared_words(a: Target, b: Target) -> tuple[str, ...]:
    """The describing words two targets share, in the first one's order: "fish", "restaurant"."""
    plain = words(_ROOM, "common_words.txt")
    others = [w for w in tokens(f"{b.name} {b.kind}") if w not in plain]
    mine = dict.fromkeys(w for w in tokens(f"{a.name} {a.kind}") if w not in plain)
    return tuple(w for w in mine if any(same_word(w, other) for other in others))


@lru_cache(maxsize=16384)
def _venues(target: Target) -> frozenset[str]:
    return frozenset({w.removesuffix("s") for w in tokens(f"{target.name} {target.kind}")} & words(_ROOM, "venues.txt"))


def _shares_all(a: str, b: str) -> bool:
    """Whether the shorter name stands whole in the longer: "Heaton Park" in "Heaton Park synagogue"."""
    short, long = sorted((_CAPITALISED.findall(a), _CAPITALISED.findall(b)), key=len)
    return bool(short) and all(any(same_word(*map(str.lower, (w, x))) for x in long) for w in short)
