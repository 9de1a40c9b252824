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
    ways: tuple[tuple[str, Direction], ...] = (("up", "up"), ("down", "down"), ("either", ""))
    listed = table(ROOM, "changes.toml")[section]
    return {word: direction for way, direction in ways for word in listed.get(way, ())}


def handles_things(tokens: Sequence[Token], change: Change, first: int) -> bool:
    """Whether the number at `first` only counts the objects of the verb: "lifted eleven mines"."""
    verb = tokens[change.first]
    return (
        change.last < first
        and verb.lemma in table(ROOM, "changes.toml")["verbs"]["handled"]
        and (tokens[change.last].lower not in ("by", "of", "up", "down") and tokens[first - 1].lower != "by")
    )


def collects(tokens: Sequence[Token], change: Change, first: int) -> bool:
    """Whether the verb takes in the sum at `first` and changes none: "raised $75 million from investors"."""
    verb = tokens[change.first]
    if change.last >= first or change.role != "by" or tokens[first - 1].lower == "by" or change.first != change.last:
        return False
    return verb.lemma in table(ROOM, "changes.toml")["verbs"]["collecting"]


_WORDS = table(ROOM, "context_words.toml")["changes"]
_TRANSPARENT = frozenset(_WORDS["transparent"].split())
_PARTS = frozenset(_WORDS["parts"].split())
_MARKS = frozenset(_WORDS["marks"].split())
_LIKENING = frozenset(_WORDS["likening"].split())
_STOPS = frozenset((";", ":", "(", "—"))


def change_of(tokens: Sequence[Token], first: int, last: int) -> Change | None:
    """The change that the number at tokens `first` to `last` (unit included) belongs to; None for a plain level."""
    following = _after(tokens, last)
    if following is not None:
        return following
    at, role = _preposition(tokens, first)
    if role == "of":
        return _noun_of(tokens, at) or _mark_of(tokens, at)
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
            # "Five more cars" adds to a count, "5 percent more cars" is a change.
            more = token.lower in ("more", "less", "fewer") and tokens[last].lower not in _PARTS
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
    while at >= 0 and (tokens[at].lower in _TRANSPARENT or tokens[at].lower in ("$", "us")):
        if tokens[at].lower == "at" and tokens[at + 1].lower not in ("least", "most"):
            break  # "up at 96.1" tells a level, "up at least 5 percent" a change
        at -= 1
    if at < 0 or tokens[at].lower not in ("by", "to", "from", "of", "at"):
        return at, ""
    before = tokens[at - 1].lower if at else ""
    if before in _LIKENING:
        return -1, ""
    if tokens[at].lower == "to" and before == "up" and (at < 2 or tokens[at - 2].lemma not in _directions("verbs")):
        return at - 2, ""  # "up to 5": a bound
    return at, tokens[at].lower


def _noun_of(tokens: Sequence[Token], at: int) -> Change | None:
    """ "an increase of 22 percent": `at` is "of"."""
    noun = at - 1
    while noun > 0 and tokens[noun].tag in ("''", "``", "POS"):
        noun -= 1
    if (
        noun >= 0
        and tokens[noun].pos in ("NOUN", "VERB", "PROPN")
        and tokens[noun].lemma.lower() in _directions("nouns")
    ):
        return Change(noun, at, _directions("nouns")[tokens[noun].lemma.lower()], "by")
    return None


def _mark_of(tokens: Sequence[Token], at: int) -> Change | None:
    """ "Fell to a five-year |low of| $12 billion", "rose from a |total of| 40": `at` is "of"."""
    if at < 1 or tokens[at - 1].lemma not in _MARKS:
        return None
    for scan in range(at - 2, max(-1, at - 9), -1):
        if tokens[scan].lower in ("to", "from"):
            return _far_before(tokens, scan, tokens[scan].lower)
        if tokens[scan].pos not in ("NOUN", "ADJ", "DET", "NUM", "PUNCT", "PRON", "ADV") or tokens[scan].text in ",;:":
            return None
    return None


def _straight_before(tokens: Sequence[Token], at: int) -> Change | None:
    """ "rose 5 percent", "up 5 percent", "gained another 10": the change word right before the number."""
    for scan in range(at, max(-1, at - 4), -1):
        found = _change_word(tokens, scan)
        if found is not None:
            return found._replace(role="by")
        if tokens[scan].pos not in ("ADV", "DET", "ADJ", "PART") and tokens[scan].tag not in ("PRP$", "RP"):
            return None
    return None


def _far_before(tokens: Sequence[Token], at: int, role: str) -> Change | None:
    """ "fell in December to 5 percent from 6": the nearest change word before the preposition at `at`."""
    part: ChangeRole = "to" if role in ("to", "at") else "by" if role == "by" else "from"
    for scan in range(at - 1, max(-1, at - 26), -1):
        token = tokens[scan]
        if token.lower in _STOPS:
            return None
        found = _change_word(tokens, scan)
        if found is not None:
            return Change(found.first, at if at == found.last + 1 else found.last, found.direction, part)
        if part != "by" and token.pos == "NOUN" and token.lemma in _directions("nouns"):
            return Change(scan, scan, _directions("nouns")[token.lemma], part)
        if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP"):
            return None
    return None


def _change_word(tokens: Sequence[Token], at: int) -> Change | None:
    """A change verb or adverb at `at`, with the verb that an adverb leans on: "edged down", "was up"."""
    token = tokens[at]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if token.lower in _directions("adverbs") and token.tag in ("RB", "RP", "IN", "RBR", "JJR", "JJ", "NN"):
        return _adverb(tokens, at, following)
    if token.pos not in ("VERB", "AUX") and not (token.tag in ("NNS", "NN", "JJ") and token.dep == "ROOT"):
        return None
    way = _directions("verbs").get(token.lemma)
    if way is None and token.lower in _directions("multiples"):
        return Change(at, at, _directions("multiples")[token.lower], "")
    if way is None or way == "":
        return None
    if (token.lemma, following) == ("shoot", "down"):
        # Prices shoot up; what is shot down is an aircraft.
        return None
    if following in _directions("adverbs"):
        return Change(at, at + 1, _directions("adverbs")[following], "")
    return Change(at, at, way, "")


def _adverb(tokens: Sequence[Token], at: int, following: str) -> Change | None:
    """ "up", "lower" and their like, unless they belong to a verb that moves nothing ("gave up", "picked up")."""
    if tokens[at].lower == "up" and following == "to":
        return None
    before = tokens[at - 1] if at else None
    if before is not None and before.pos == "VERB":
        if before.lemma not in _directions("verbs") or (before.lemma, tokens[at].lower) == ("shoot", "down"):
            return None
        return Change(at - 1, at, _directions("adverbs")[tokens[at].lower], "")
    return Change(at, at, _directions("adverbs")[tokens[at].lower], "")
