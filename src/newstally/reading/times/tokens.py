"""The words of a text as the grammar sees them: one character per token, offsets beside it.

Every word that the lexicon or the grammar knows belongs to categories ("second" to ORDINAL and UNIT);
each set of categories is written as one character, so that a rule is a regular expression over a short
string and the whole text is matched at the speed of the expression engine.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import Any

from newstally.lexicon import table

ROOM = "newstally.reading.times"
BREAK = "\n"
OTHER = "x"
CAPITALISED = "X"

_TOKEN = re.compile(
    r"""
      \d{4}-\d\d-\d\d(?:[T\ ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])
    | \d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]) | \d{1,2}\.\d{1,2}\.\d{4}(?![\w.]) | \d{1,2}-\d{1,2}-\d{4}(?![\w-])
    | \d{1,2}:\d\d(?::\d\d)?(?!\d) | \d{1,2}[.]\d\d(?=\s?[ap]\.?m\b)
    | \d{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)\b | \d{1,3}0['’]?[sS]\b | (?<!['’])['’]\d\d[sS]?\b
    | \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+\.\d+ | \d{1,2}/\d{1,2}(?!\d)
    | (?:[1-4][QH]|\d{1,2}M)(?:20)?\d\d\b | [1-4][QH](?=FY|CY|\b) | \d{1,2}M(?=FY|CY|\b)
    | \d+ | [½¼¾]
    | ['’][sS]\b
    | (?:[ap]\.m\.?|[Bb]\.[Cc]\.?(?:[Ee]\.)?|[AP]\.M\.?)(?!\w)
    | (?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]u[nl]|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)\.
    | (?:JAN|FEB|MAR|APR|JU[NL]|AUG|SEPT?|OCT|NOV|DEC|MON|TUES?|WED|THU(?:RS?)?|FRI|SAT|SUN)\.
    | (?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.
    | [QH][1-4](?=FY|CY|\b) | [FC]Y(?=\d|['’]) | o['’]clock
    | [^\W\d_]+
    | [^\w\s]
    """,
    re.VERBOSE,
)

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_NUMERIC_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}")
_SHORT_PERIOD = re.compile(r"\d{1,2}[QHM]\d+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?")


class Tokens:
    """The tokens of a text: `codes` has a character per token, `texts` their words, a BREAK after each sentence."""

    __slots__ = ("_first", "_offsets", "_spans", "codes", "text", "texts")

    def __init__(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        self.text = text
        self.texts: list[str] = []
        self._spans = list(spans)
        # The first token of each sentence, and the offsets of the tokens of those that were asked for.
        self._first: list[int] = []
        self._offsets: dict[int, list[tuple[int, int]]] = {}
        codes: list[str] = []
        known = _chunks()
        for start, end in self._spans:
            first, written = len(self.texts), len(codes)
            self._first.append(first)
            for chunk in text[start:end].split():
                code, words = known[chunk]
                if code == _GOES_ON:
                    del self.texts[first:], codes[written:]
                    self.texts += _TOKEN.findall(text, start, end)
                    codes.extend(map(_code_of, self.texts[first:]))
                    break
                codes.append(code)
                self.texts += words
            codes.append(BREAK)
            self.texts.append(BREAK)
        self.codes = "".join(codes)

    def span(self, index: int) -> tuple[int, int]:
        """Offsets of a token into the text; a BREAK stands at the end of its sentence."""
        sentence = bisect_right(self._first, index) - 1
        first, offsets = self._first[sentence], self._offsets.setdefault(sentence, [])
        start, end = self._spans[sentence]
        while len(offsets) <= index - first:
            word = self.texts[first + len(offsets)]
            # Between two tokens stand spaces and underscores only, which no token begins with.
            at = end if word == BREAK else self.text.find(word, offsets[-1][1] if offsets else start)
            offsets.append((at, at if word == BREAK else at + len(word)))
        return offsets[index - first]


# Most of what stands between two spaces has been seen before; so many different ones are remembered.
_REMEMBERED = 50_000
# Stands for a chunk that is read together with what follows it, since a kind of token looks across the space behind it:
# "2024-01-17 10:30", "at 2.15 p.m.", "6M 2025".
_GOES_ON = "\0"
_MAY_GO_ON = re.compile(r"\d(?:[-.]\d\d|M)$")


class _Chunks(dict[str, tuple[str, list[str]]]):
    """The tokens of a chunk of text without spaces: their characters and their words."""

    def __missing__(self, chunk: str) -> tuple[str, list[str]]:
        words = _TOKEN.findall(chunk)
        code = _GOES_ON if _MAY_GO_ON.search(chunk) else "".join(map(_code_of, words))
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(chunk) <= _SHORT:
            self[chunk] = code, words
        return code, words


# Longer ones are addresses and rubbish.
_SHORT = 40


@cache
def _chunks() -> _Chunks:
    return _Chunks()


# Words of the names of feasts that none begins with.
_NEVER_FIRST = frozenset(("the", "of", "and"))


class Alphabet:
    """Which character stands for which set of categories, and which words have which."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._letters: dict[frozenset[str], str] = {}
        self.of_word: dict[str, str] = {}
        needs_capital = frozenset(lexicon()["capital"]["words"].split())
        categories: dict[str, set[str]] = {word: {f"'{word}"} for word in literals}
        for category, entries in lexicon().items():
            if category.isupper():
                for word in entries:
                    categories.setdefault(word, set()).add(category)
        for word in _words_of([feast_names()]) - _NEVER_FIRST:
            categories[word].add("FEASTWORD")
        for word, names in categories.items():
            letter = self.letter(names)
            capital = word[:1].upper() + word[1:]
            for form in (word, capital, word.upper()):
                self.of_word[form] = letter
            if word.rstrip(".") in needs_capital:
                literal = {name for name in names if name.startswith("'")}
                self.of_word[word] = self.letter(literal) if literal else OTHER

    def letter(self, names: Iterable[str]) -> str:
        """The character for a set of categories."""
        key = frozenset(names)
        # Private use characters never stand for a word, so a class of them is safe inside any expression.
        return self._letters.setdefault(key, chr(0xE000 + len(self._letters)))

    def letters_of(self, name: str) -> str:
        """All characters whose set holds this category (or `'word` for one word)."""
        return "".join(letter for names, letter in self._letters.items() if name in names)


@cache
def feast_names() -> str:
    """The names of holidays.toml as one pattern of the grammar, in which each feast is a part of its own."""
    feasts: dict[str, dict[str, str]] = table(ROOM, "holidays.toml")["feasts"]
    names = " | ".join(f"{{{name}: {feast['words']}}}" for name, feast in feasts.items())
    # Most of a text is passed over by its first word, without trying all names.
    return f"(?= FEASTWORD) ({names})"


def lexicon() -> dict[str, Any]:
    """The words of time by category."""
    return table(ROOM, "lexicon.toml")


@cache
def context(name: str) -> frozenset[str]:
    """The words of contexts.toml that decide, beside a phrase, what it is."""
    return frozenset(str(table(ROOM, "contexts.toml")[name]).split())


def meaning_of(category: str, word: str) -> Any:
    """What the lexicon says of a word in a category: the number of a month, the grain of a unit ..."""
    return lexicon()[category][word]


@cache
def alphabet() -> Alphabet:
    """The alphabet of this lexicon and grammar."""
    made = Alphabet(_literals(table(ROOM, "grammar.toml")))
    # Rules are compiled to classes of characters: every set a number may have must be known by then.
    shapes = (*map(str, range(2500)), "05", "0005", "12345", *_SHAPES)
    for shape in shapes:
        made.letter(_number_categories(shape))
    made.letter(("QUARTER",))
    made.letter(("HALF",))
    made.letter(("RUN",))
    made.letter(("SHORTPERIOD",))
    return made


_SHAPES = (
    "2024-01-17",
    "17/1/2024",
    "10:30",
    "2.15",
    "17th",
    "99th",
    "1990s",
    "90s",
    "'90s",
    "'90",
    "1/2",
    "1,000",
    "1.55",
)


def _literals(grammar: dict[str, Any]) -> set[str]:
    """The words that rules name themselves, written in lower case."""
    patterns = [*grammar["macros"].values(), feast_names(), *(p for rule in grammar["rule"] for p in rule["patterns"])]
    return _words_of(patterns)


def _words_of(patterns: Iterable[str]) -> set[str]:
    bare = (re.sub(r"\{\w+:|\(\?[:=!]|\(\?<[=!]", " ", pattern) for pattern in patterns)
    return {word for pattern in bare for word in re.findall(r"[a-z']+", pattern)}


def _code_of(word: str) -> str:
    """The character of a token."""
    return alphabet().of_word.get(word) or _code(word)


def _code(word: str) -> str:
    """The character of a word the lexicon does not list: numbers by their shape, others by their case."""
    first = word[0]
    if first.isalpha():
        if len(word) == 2 and word[1].isdecimal():
            return alphabet().letter(_part_of_year(first))
        known = alphabet().of_word.get(word.lower())
        if known is not None and not word.islower() and word.isupper():
            return known
        return CAPITALISED if first.isupper() else OTHER
    if first.isdecimal() or (len(word) > 1 and first in "'’" and word[1].isdecimal()):
        return alphabet().letter(_number_categories(word))
    return alphabet().letter(("FRACTION",)) if word in "½¼¾" else OTHER


def _part_of_year(letter: str) -> tuple[str]:
    return ("QUARTER",) if letter == "Q" else ("HALF",)


def _number_categories(word: str) -> frozenset[str]:
    if word[-1] == "M":
        return frozenset(("RUN",))
    if _SHORT_PERIOD.fullmatch(word):
        return frozenset(("SHORTPERIOD",))
    if word[-1] in "QH" and word[-2].isdecimal():
        return frozenset(_part_of_year(word[-1]))
    if word.isdecimal():
        return _digits(word)
    if _ISO.match(word):
        return frozenset(("ISODATE",))
    if _NUMERIC_DATE.fullmatch(word):
        return frozenset(("NUMDATE",))
    if _CLOCK.fullmatch(word):
        # "2.15" is a clock time only before a.m. or p.m., which the grammar asks for.
        return frozenset(("CLOCK",)) if ":" in word else frozenset(("DOTCLOCK", "NUMBER"))
    if word[-2:].lower() in ("st", "nd", "rd", "th"):
        return frozenset(("ORDNUM", "DAYTH")) if 1 <= int(word[:-2]) <= 31 else frozenset(("ORDNUM",))
    if word[-1] in "sS":
        digits = re.sub(r"\D", "", word)
        return frozenset(("DECADE",) if len(digits) == 4 and digits[-1] == "0" else ("SHORTDECADE",))
    if word[0] in "'’":
        return frozenset(("SHORTYEAR",))
    return frozenset(("FRACTION",)) if "/" in word else frozenset(("NUMBER",))


# Longer strings of digits are identifiers, not numbers of days or years.
_LONGEST_NUMBER = 9


def _digits(word: str) -> frozenset[str]:
    if len(word) > _LONGEST_NUMBER:
        return frozenset()
    number = int(word)
    names = {"NUMBER"}
    if len(word) <= 2:
        names |= {"DAY"} if 1 <= number <= 31 else set()
        names |= {"HOUR"} if number <= 24 else set()
        names |= {"YY"} if len(word) == 2 else set()
    if len(word) == 4:
        names |= {"YEAR"} if 1000 <= number <= 2100 else set()
        names |= {"MILITARY"} if number < 2400 and number % 100 < 60 else set()
    return frozenset(names | ({"ANCIENT"} if len(word) == 3 else set()))
