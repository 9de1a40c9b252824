"""Change words: "rose by", "surged to", "an increase of", "a third lower": direction, and change or level."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from newstally.lexicon import table
from newstally.model import Direction
from newstally.reading.language import Token
from newstally.reading.quantities.numerals import ROOM

ChangeRole = Literal["", "by", "to", "from"]


class Change(NamedTuple):
    """A change word with its tokens (first and last), the direction it tells and the number's part in it."""

    first: int
    last: int
    direction: Direction
    role: ChangeRole


@cache
def _directions(section: str) -> dict[str, Direction]:
    found: dict[str, Direction] = {}
    for way, listed in table(ROOM, "changes.toml")[section].items():
        found.update(dict.fromkeys(listed, way if way in ("up", "down") else ""))
    return found


# What may stand between a change word and its number: "rose sharply by more than $5", "up another 5 percent".
_BETWEEN_TAGS = frozenset(
    ("RB", "RBR", "JJR", "JJ", "DT", "PRP$", "$", "IN", "CC", "NNP", "SYM", "RP", "PDT", "JJS", "-LRB-", "HYPH")
)
_TRANSPARENT = frozenset(
    [
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "nearly",
        "almost",
        "more",
        "less",
        "than",
        "over",
        "under",
        "at",
        "least",
        "up",
        "as",
        "much",
        "many",
        "a",
        "an",
        "another",
        "further",
        "additional",
        "estimated",
        "just",
        "only",
        "only",
        "well",
        "to",
        "of",
        "close",
        "between",
        "most",
    ]
)
_STOPS = frozenset((";", ":", "(", "—"))


def change_of(tokens: Sequence[Token], first: int, last: int) -> Change | None:
    """The change that the number at tokens `first` to `last` (unit included) belongs to; None for a plain level."""
    following = _after(tokens, last)
    if following is not None:
        return following
    at, role = _preposition(tokens, first)
    if role == "of":
        return _noun_of(tokens, at)
    if role == "":
        return _straight_before(tokens, at)
    return _far_before(tokens, at, role)


def multiple_change(tokens: Sequence[Token], first: int, last: int) -> Change | None:
    """The change a multiple word tells by itself ("doubled"): a verb, not "double figures" or "twice a week"."""
    way = _directions("multiples").get(tokens[first].lower)
    if way is None or tokens[first].pos not in ("VERB", "ADV", "AUX"):
        return None
    return Change(first, last, way, "by")


def _after(tokens: Sequence[Token], last: int) -> Change | None:
    """ "5 percent rise", "0.68 percent lower", "a 10 percent year-on-year drop"."""
    at = last + 1
    while at < len(tokens) and at <= last + 5:
        token = tokens[at]
        if token.lower in _directions("after") and at == last + 1:
            more = token.lower in ("more", "less", "fewer")
            compares = at + 1 < len(tokens) and tokens[at + 1].lower in ("than", ",", ".", "in", "from")
            if (more and not compares) or (
                token.lower in ("up", "down") and at + 1 < len(tokens) and tokens[at + 1].lower == "to"
            ):
                return None
            return Change(at, at, _directions("after")[token.lower], "by")
        if token.pos in ("NOUN",) and token.lemma in _directions("nouns"):
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is not None and following.pos in ("NOUN", "PROPN") and following.tag != "POS":
                return None
            return Change(at, at, _directions("nouns")[token.lemma], "by")
        if token.pos not in ("ADJ", "NOUN", "ADV", "PUNCT", "ADP") or token.lower in (
            ",",
            ".",
            "(",
            ";",
            "in",
            "of",
            "to",
            "from",
            "at",
            "for",
        ):
            return None
        at += 1
    return None


def _preposition(tokens: Sequence[Token], first: int) -> tuple[int, str]:
    """The token before the number and its modifiers, and the preposition that stands there."""
    at = first - 1
    while at >= 0 and (tokens[at].lower in _TRANSPARENT - {"to", "of"} or tokens[at].lower in ("$", "us")):
        if tokens[at].lower == "up" and not (at + 1 < len(tokens) and tokens[at + 1].lower == "to"):
            break
        at -= 1
    if at >= 0 and tokens[at].lower in ("by", "to", "from", "of", "at"):
        if (
            tokens[at].lower == "to"
            and at
            and tokens[at - 1].lower == "up"
            and (at < 2 or tokens[at - 2].lemma not in _directions("verbs"))
        ):
            return at - 2, ""  # "up to 5": a bound
        return at, tokens[at].lower
    return at, ""


def _noun_of(tokens: Sequence[Token], at: int) -> Change | None:
    """ "an increase of 22 percent": `at` is "of"."""
    noun = at - 1
    if (
        noun >= 0
        and tokens[noun].pos in ("NOUN", "VERB", "PROPN")
        and tokens[noun].lemma.lower() in _directions("nouns")
    ):
        return Change(noun, at, _directions("nouns")[tokens[noun].lemma.lower()], "by")
    return None


def _straight_before(tokens: Sequence[Token], at: int) -> Change | None:
    """ "rose 5 percent", "up 5 percent", "gained another 10": the change word right before the number."""
    steps = 0
    while at >= 0 and steps < 4:
        token = tokens[at]
        found = _change_word(tokens, at)
        if found is not None:
            return Change(found.first, found.last, found.direction, "by")
        if token.pos not in ("ADV", "DET", "ADJ", "PART") and token.tag not in ("PRP$", "RP"):
            return None
        at, steps = at - 1, steps + 1
    return None


def _far_before(tokens: Sequence[Token], at: int, role: str) -> Change | None:
    """ "fell in December to 5 percent from 6": the nearest change word before the preposition at `at`."""
    scan = at - 1
    while scan >= 0 and at - scan < 26:
        token = tokens[scan]
        if token.lower in _STOPS:
            return None
        found = _change_word(tokens, scan)
        if found is not None and not (role == "at" and tokens[found.first].pos == "NOUN"):
            last = at if at == found.last + 1 else found.last
            return Change(
                found.first, last, found.direction, "to" if role in ("to", "at") else "by" if role == "by" else "from"
            )
        if role in ("by", "to") and token.pos in ("NOUN",) and token.lemma in _directions("nouns") and role == "to":
            return Change(scan, scan, _directions("nouns")[token.lemma], "to")
        if token.tag in ("VBD", "VBZ", "VBP") and token.pos == "VERB":
            return None
        scan -= 1
    return None


def _change_word(tokens: Sequence[Token], at: int) -> Change | None:
    """A change verb or adverb at `at`, with the verb that an adverb leans on: "edged down", "was up"."""
    token = tokens[at]
    if token.lower in _directions("adverbs") and token.tag in ("RB", "RP", "IN", "RBR", "JJR", "JJ", "NN"):
        if token.lower == "up" and at + 1 < len(tokens) and tokens[at + 1].lower == "to":
            return None
        verb = at - 1
        leans = verb >= 0 and tokens[verb].pos == "VERB" and tokens[verb].lemma in {**_directions("verbs")}
        first = verb if leans else at
        return Change(first, at, _directions("adverbs")[token.lower], "")
    if token.pos not in ("VERB", "AUX") and not (token.tag in ("NNS", "NN", "JJ") and token.dep == "ROOT"):
        return None
    way = _directions("verbs").get(token.lemma)
    if way is None or token.lemma in table(ROOM, "changes.toml")["verbs"]["either"]:
        return None
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if following in _directions("adverbs"):
        return Change(at, at + 1, _directions("adverbs")[following], "")
    return Change(at, at, way, "")
