"""Counted nouns: what a number counts, from the tokens that follow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newstally.lexicon import table
from newstally.reading.language import Token
from newstally.reading.quantities.numerals import ROOM
from newstally.reading.quantities.plurals import is_irregular, singular

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_MODIFIERS = ("JJ", "JJS", "VBG", "VBN", "HYPH", "POS", "FW", "AFX", "``")
_WORDS = table(ROOM, "context_words.toml")["counted"]
_PASSED_OVER = frozenset(_WORDS["passed_over"].split())
_PARTITIVE = frozenset(_WORDS["partitive"].split())
_NEVER = frozenset(_WORDS["never"].split())
_ROUNDING = ("odd", "plus", "ish")  # "20-odd men"
_QUOTES = ("“", "”", "``", "''", '"', "‘", "’")
_HYPHENS = ("-", "‑", "–")


class Counted(NamedTuple):
    """Tokens of the counted phrase: its first word, its head, and its last word ("of" phrase included)."""

    first: int
    head: int
    last: int
    unit: str


def counted_noun(tokens: Sequence[Token], after: int, loosely: bool = False) -> Counted | None:
    """The noun counted by a number whose last token is `after`: "four of the train's carriages" -> carriage.

    `loosely`: an article may follow, as after fractions ("half the homes").
    """
    at = after + 1
    if at >= len(tokens):
        return None
    if tokens[at].lower in _HYPHENS and at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end:
        if tokens[at + 1].lower not in _ROUNDING:
            return _hyphened_noun(tokens, at + 1)
        at += 2
    elif tokens[at].text == "+":
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].lower == "who":
        return Counted(at, at, at, "people")
    if tokens[at].lower == "of" or (loosely and tokens[at].lower in _PARTITIVE):
        at += tokens[at].lower == "of"
        while at < len(tokens) and (tokens[at].lower in _PARTITIVE or tokens[at].tag in ("DT", "PRP$")):
            at += 1
        if at < len(tokens) and tokens[at].tag == "CD" and not loosely:
            return None
    elif tokens[at].tag in ("DT", "PRP$", "IN", "TO"):
        return None
    return _noun_phrase(tokens, at)


def _hyphened_noun(tokens: Sequence[Token], at: int) -> Counted | None:
    """ "A 12-member panel" counts members."""
    if tokens[at].lower in _NEVER or (tokens[at].tag not in _NOUNS and tokens[at].pos not in ("NOUN", "ADJ")):
        return None
    return Counted(at, at, at, _unit_name(tokens[at : at + 1]))


def _past_measures(tokens: Sequence[Token], at: int) -> int:
    """Past a measure that describes the counted: "30 |three-bedroom| houses", "two |23-year-old| men"."""
    while at + 3 < len(tokens) and tokens[at].tag == "CD" and _is_hyphen(tokens, at + 1):
        at += 3
        while at + 2 < len(tokens) and _is_hyphen(tokens, at):
            at += 2
    if at + 2 < len(tokens) and (tokens[at].lower, tokens[at + 1].lower) == ("or", "so"):
        at += 2  # "20 or so calves"
    return at


def _noun_phrase(tokens: Sequence[Token], at: int) -> Counted | None:
    at = _past_measures(tokens, at)
    first, head = at, -1
    while at < len(tokens):
        token = tokens[at]
        if _is_hyphen(tokens, at):
            if head >= 0 and tokens[at + 1].tag in ("IN", "RP", "RB") and not tokens[at + 1].lower.endswith("ly"):
                return Counted(first, head, at + 1, f"{_unit_name(tokens[first : head + 1])}-{tokens[at + 1].lower}")
            head, at = -1, at + 1
            continue
        if token.lower in _NEVER or (token.text[0].isdigit() and head < 0 and token.tag != "CD"):
            break
        if token.tag in _NOUNS and token.pos not in ("VERB", "AUX"):
            if head >= 0 and not _goes_on(tokens, head, at):
                break
            head = at
        elif head >= 0 and (token.tag == "POS" or _numbers_a_model(tokens, at)):
            head = -1
        elif head < 0 and tokens[at].tag == "RP" and _is_hyphen(tokens, at - 1):
            pass  # "grown-up children"
        elif not (_joins_modifiers(tokens, at, head) or (head < 0 and _modifies(tokens, first, at))):
            break
        at += 1
    if head < 0:
        return None
    while first < head and (tokens[first].lower in _PASSED_OVER or tokens[first].tag in ("HYPH", "POS", "CD", "``")):
        first += 1
    return Counted(first, head, _end_of_phrase(tokens, head), _unit_name(tokens[first : head + 1]))


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """A hyphen inside a word: "co-working"."""
    inside = tokens[at].text in _HYPHENS and 0 < at < len(tokens) - 1
    return inside and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _modifies(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a token before the head is a modifier of it: "gifted", "well-armed", "combined 4.3M"."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.tag in _MODIFIERS or token.lower in _PASSED_OVER:
        return True
    if token.tag == "CD":
        return at > first
    return (
        token.tag in ("RB", "RBS", "RBR")
        and following is not None
        and following.tag in ("JJ", "VBN", "VBG", "HYPH", "RB")
    )


def _numbers_a_model(tokens: Sequence[Token], at: int) -> bool:
    """ "Model 3 sedans": a number inside the name of what is counted."""
    inside = tokens[at].tag == "CD" and tokens[at - 1].tag == "NNP" and at + 1 < len(tokens)
    return inside and tokens[at + 1].tag in ("NNS", "NN")


def _goes_on(tokens: Sequence[Token], head: int, at: int) -> bool:
    """Whether a noun after the present head makes it a modifier: "passenger | trains", not "people | Monday"."""
    if at != head + 1 and tokens[at - 1].tag not in ("HYPH", "POS", "CC"):
        return False
    plural = tokens[head].tag in ("NNS", "NNPS")
    if plural and at == head + 1:
        return tokens[head].tag == "NNPS" and tokens[at].tag in ("NNPS", "NNP")
    return not (
        tokens[at].tag in ("NNP", "NNPS") and tokens[head].tag in ("NN", "NNS") and tokens[at].head != tokens[head].head
    )


def _joins_modifiers(tokens: Sequence[Token], at: int, head: int) -> bool:
    """A comma or "and" between modifiers of one noun: "Kia and Hyundai vehicles", "young, armed men"."""
    if tokens[at].lower not in ("and", ",", "or", "&") or at == 0 or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if head < 0:
        return before.tag in ("JJ", "JJS", "VBN") and after.tag in ("JJ", "JJS", "VBN", "NN", "NNS")
    if before.tag in ("NNS", "NNPS") or tokens[at].lower == ",":
        return False
    if before.tag == "NNP" and after.tag == "NNP":
        end = at + 1
        while end < len(tokens) and tokens[end].tag == "NNP":
            end += 1
        return end < len(tokens) and tokens[end].tag in ("NNS", "NN")
    return before.tag == "NN" and after.tag in ("NN", "JJ") and at + 2 < len(tokens) and tokens[at + 2].tag == "NNS"


def _end_of_phrase(tokens: Sequence[Token], head: int) -> int:
    """The last word of the phrase with its "of" part: "carriages of the passenger train".

    Superlatives have a scope: "one of the hottest cars |in the world|".
    """
    at = head + 1
    superlative = any(t.tag in ("JJS", "RBS") for t in tokens[max(0, head - 5) : head])
    if at >= len(tokens) or tokens[at].lower not in (("of", "in") if superlative else ("of",)):
        return head
    end = head
    at += 1
    while at < len(tokens) and tokens[at].tag in (
        "DT",
        "PRP$",
        "JJ",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "HYPH",
        "POS",
        "VBN",
        "CD",
    ):
        if tokens[at].tag in _NOUNS:
            end = at
        at += 1
    return end


def _unit_name(tokens: Sequence[Token]) -> str:
    """The phrase in lower case (names kept), its head in the singular, superlatives in their plain form."""
    words: list[str] = []
    glued = False
    for n, token in enumerate(tokens):
        if token.tag == "POS" or token.text in _HYPHENS:
            if token.tag != "POS" and words:
                words[-1] += "-"
                glued = True
            continue
        if (
            token.lower in ("and", "or", ",", "&")
            or token.text in _QUOTES
            or token.lower in _PASSED_OVER
            or _is_only_told(tokens, n)
        ):
            continue
        acronym = token.text[:-1].isupper() and token.text.endswith("s") and len(token.text) > 2  # "MPs"
        # "GOP offices", but a headline in capitals throughout tells no names apart.
        shouted = token.text.isupper() and not any(t.text.islower() for t in tokens)
        named = token.tag.startswith("NNP") and not shouted
        word = token.text if named or acronym else token.lower
        if token.tag == "JJS" and token.lemma:
            word = token.lemma.lower()
        if n == len(tokens) - 1 and not acronym:
            word = _head_singular(token, word)
        elif n == len(tokens) - 1:
            word = token.text[:-1]
        if glued:
            words[-1] += word
            glued = False
        else:
            words.append(word)
    return " ".join(words)


def _is_only_told(tokens: Sequence[Token], n: int) -> bool:
    """Participles tell what happened to the counted, not what it is: "recorded songs", "most gifted players"."""
    joined = any(t.text in _HYPHENS for t in (*tokens[n + 1 : n + 2], *tokens[max(0, n - 1) : n]))
    return n < len(tokens) - 1 and not joined and tokens[n].tag in ("VBN", "RB", "RBS")


def _head_singular(token: Token, word: str) -> str:
    if token.lower == "people":
        return "people"
    if token.tag == "NNS":
        lemma = token.lemma.lower()
        if word.endswith("oses") or is_irregular(word):
            return singular(word)  # the lemmatizer makes "dos" of "doses", "specie" of "species"
        return lemma if lemma and lemma[0] == word[0].lower() and lemma != word else singular(word)
    return singular(word) if token.tag == "NNPS" else word
