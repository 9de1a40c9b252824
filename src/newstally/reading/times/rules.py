"""The rules of the grammar as regular expressions over tokens, and what each of them cannot do without.

A rule is tried only on a run of tokens that holds, for each part the rule always has, a token that can be it: a rule
about months costs nothing where no month is named, and its expression is compiled when it is first tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, reduce
from operator import or_

from newstally.lexicon import table
from newstally.reading.times.tokens import BREAK, CAPITALISED, OTHER, ROOM, alphabet, feast_names

_PIECE = re.compile(r"\{(\w+):|\}|\(\?<?[=!]|\(|[A-Z]+|[a-z']+|\s+|.")
_PART = re.compile(r"\(\?P<\w+>|\(\?:|(?P<around>\(\?<?[=!])|\[(?P<letters>[^\]]*)\]|[)|?*]")
_LETTERS = re.compile(r"\[([^\]]*)\]")
# What looks at the one token beside a phrase.
_BESIDE = re.compile(r"\(\?<?[=!](?:\(\?:)?\[[^\]]*\](?:\|\[[^\]]*\])*\)?\)")

Need = frozenset[str]


class Rule:
    """One pattern of a rule: its place in the grammar, its name, and the letters it needs, one of each set."""

    def __init__(self, rank: int, name: str, expression: str) -> None:
        self.rank = rank
        self.name = name
        self.needs = needs_of(expression)
        self._expression = expression

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self._expression)

    @property
    def letters(self) -> Need:
        """The letters of its phrases and of what it looks at around them, the one token beside them left out."""
        return frozenset("".join(_LETTERS.findall(_BESIDE.sub("", self._expression))))


class Rules:
    """All rules, and which of them may match a run of tokens."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.all = rules
        needs = list(dict.fromkeys(need for rule in rules for need in rule.needs))
        bit = {need: 1 << number for number, need in enumerate(needs)}
        self._wanted = [(sum(bit[need] for need in rule.needs), rule) for rule in rules]
        self._has: dict[str, int] = {}
        for need in needs:
            for letter in need:
                self._has[letter] = self._has.get(letter, 0) | bit[need]
        self._fitting: dict[int, tuple[Rule, ...]] = {}
        spoken_of = frozenset().union(*(rule.letters for rule in rules)) - {BREAK}
        # A run: as many tokens as follow one another that some rule speaks of. No phrase reaches beyond it.
        # Most runs are one token that is no phrase by itself, such as "the"; these are left out.
        alone = [letter for letter in sorted(spoken_of) if self.that_may_match(letter)]
        letters = "".join(sorted(spoken_of))
        self.run = re.compile(f"[{letters}]{{2,}}" + (f"|[{''.join(alone)}]" if alone else ""))

    def that_may_match(self, codes: str) -> tuple[Rule, ...]:
        """The rules whose needs these tokens meet, in the order of the grammar."""
        held = reduce(or_, (self._has.get(code, 0) for code in codes), 0)
        found = self._fitting.get(held)
        if found is None:
            found = tuple(rule for wanted, rule in self._wanted if wanted & held == wanted)
            if len(self._fitting) < _REMEMBERED:
                self._fitting[held] = found
        return found


_REMEMBERED = 20_000


@cache
def rules() -> Rules:
    """The rules of grammar.toml."""
    grammar = table(ROOM, "grammar.toml")
    written = ((rule["name"], pattern) for rule in grammar["rule"] for pattern in rule["patterns"])
    return Rules(tuple(Rule(rank, name, _expression(pattern)) for rank, (name, pattern) in enumerate(written)))


def needs_of(expression: str) -> tuple[Need, ...]:
    """The sets of letters of which every match has one each: `[a][b]?([c]|[d])` needs a, and c or d."""
    return tuple(dict.fromkeys(_needs(_PART.finditer(expression))))


def _needs(parts: Iterator[re.Match[str]]) -> list[Need]:
    """The needs of the parts up to the end of their group, in their order."""
    # Of each alternative so far, what each of its parts needs.
    branches: list[list[list[Need]]] = [[]]
    for part in parts:
        if part["letters"] is not None:
            branches[-1].append([frozenset(part["letters"])])
        elif part["around"]:
            # What stands around is no part of the match, and that something does not is no need.
            _needs(parts)
            branches[-1].append([])
        elif part.group() == "|":
            branches.append([])
        elif part.group() in "?*":
            branches[-1][-1] = []
        elif part.group() == ")":
            break
        else:
            branches[-1].append(_needs(parts))
    return _of_any([[need for needs in branch for need in needs] for branch in branches])


def _of_any(branches: list[list[Need]]) -> list[Need]:
    """The needs of alternatives: those of the only one, else a letter of the part that tells each of them best."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return []
    # That is the rarest part, and of such the last: "the ... future", "these days".
    return [frozenset().union(*(min(reversed(branch), key=_commonness) for branch in branches))]


def _commonness(need: Need) -> tuple[bool, int]:
    """How often a part is found: one that "the" can be nearly everywhere, others by how many words can be it."""
    return not need.isdisjoint(_everywhere()), len(need)


@cache
def _everywhere() -> Need:
    return frozenset("".join(alphabet().letters_of(f"'{word}") for word in ("the", "of", "and", "a", "in", "on", "to")))


def _expression(pattern: str) -> str:
    return "".join(_piece(piece) for piece in _PIECE.finditer(pattern))


def _piece(piece: re.Match[str]) -> str:
    text = piece.group()
    if piece[1]:
        return f"(?P<{piece[1]}>"
    if text == "}":
        return ")"
    if text == "(":
        return "(?:"
    if text.isspace():
        return ""
    if text.isupper():
        return _named(text)
    return _named(f"'{text}") if text[0].isalpha() else text


@cache
def _named(name: str) -> str:
    """The expression of a macro, or the class of letters of a category or a word."""
    macros = _macros()
    if name in macros:
        return f"(?:{_expression(macros[name])})"
    special = {"OTHER": OTHER, "CAPITALISED": CAPITALISED, "BREAK": BREAK}
    letters = special.get(name) or alphabet().letters_of(name)
    if not letters:
        raise ValueError(f"grammar.toml: {name} is neither a macro nor a category nor a word of the lexicon")
    return f"[{letters}]"


@cache
def _macros() -> dict[str, str]:
    """The patterns that others name."""
    macros: dict[str, str] = table(ROOM, "grammar.toml")["macros"]
    return macros | {"FEAST": feast_names()}
