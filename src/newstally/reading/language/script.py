"""A report's text with its sentences, and the tokens of those sentences that were asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from newstally.model import BlockKind, Report
from newstally.reading.language import pipeline
from newstally.reading.language.opening import opening_length
from newstally.reading.language.sentences import split_sentences
from newstally.reading.language.truecase import is_title_case, plain_case

# The parser takes a space other than the plain one for a word.
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000\t]")

# A currency's letters glued to its number ("RM3.12", "Rs2bn", "INR1 trillion") are no word the parser knows.
_GLUED_CODE = re.compile(
    r"\b[A-Z][A-Za-z]{1,2}"
    r"(?=\d[\d,]*\.\d|\d{1,3},\d{2,3}\b|\d+ ?(?:million|billion|trillion|bn|mn|tn|crore|lakh|k|m)\b)"
)

# Words behind another word, where a capital means something.
_INNER_WORD = re.compile(r"(?<=[\w,] )[^\W\d_]+")


class Token:
    """One token: `start` and `end` are offsets into the report's text, `head` the index of its syntactic head.

    `tag` is the Penn Treebank tag, `pos` the universal one, `dep` the dependency label of spaCy's
    English models (ClearNLP style). `i` and `head` count within the sentence; a root heads itself.
    """

    __slots__ = ("dep", "end", "head", "i", "lemma", "lower", "pos", "start", "tag", "text")

    def __init__(
        self, i: int, text: str, lemma: str, tag: str, pos: str, dep: str, head: int, start: int, end: int
    ) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.tag = tag
        self.pos = pos
        self.dep = dep
        self.head = head
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.tag}, {self.dep} of {self.head})"


class Sentence:
    """One sentence of a report: `text == report.text[start:end]`, and the kind of block it stands in."""

    __slots__ = ("block", "end", "index", "kind", "start", "text")

    def __init__(self, index: int, start: int, end: int, text: str, block: int, kind: BlockKind) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.text = text
        self.block = block
        self.kind = kind

    @property
    def span(self) -> tuple[int, int]:
        """Offsets into the report's text."""
        return (self.start, self.end)

    def __repr__(self) -> str:
        return f"Sentence({self.index}, {self.text!r})"


class Script:
    """A report's text as the reading rooms see it: sentences at once, tokens when asked for."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.text
        self.sentences: tuple[Sentence, ...] = tuple(self._split(report))
        self._starts = [s.start for s in self.sentences]
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._children: dict[int, list[list[int]]] = {}
        self._words: tuple[frozenset[str], frozenset[str]] | None = None

    @staticmethod
    def _split(report: Report) -> Iterator[Sentence]:
        index = 0
        for number, block in enumerate(report.blocks):
            for start, end in split_sentences(report.text, block.start, block.end):
                yield Sentence(index, start, end, report.text[start:end], number, block.kind)
                index += 1

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character; None between sentences."""
        i = bisect_right(self._starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def parse(self, sentences: Iterable[Sentence]) -> None:
        """Tag and parse these sentences in one batch, so that `tokens` has them at hand."""
        wanted = [s for s in sentences if s.index not in self._tokens]
        openings = [opening_length(s.text) for s in wanted]
        parsed = pipeline.analyse([self._plain(s, cut) for s, cut in zip(wanted, openings, strict=True)])
        for sentence, cut, rows in zip(wanted, openings, parsed, strict=True):
            self._tokens[sentence.index] = _tokens(sentence, cut, rows)

    def _plain(self, sentence: Sentence, cut: int) -> str:
        """A sentence as the parser knows sentences: without dateline, odd spaces and the capitals of a title."""
        text = _SPACES.sub(" ", sentence.text[cut:])
        text = _GLUED_CODE.sub(lambda code: "$".ljust(len(code.group())), text)
        if sentence.kind != "paragraph" and is_title_case(text):
            return plain_case(text, *self._written())
        return text

    def _written(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words that the story's own sentences write small, and those they write with a capital inside."""
        if self._words is None:
            lower: set[str] = set()
            upper: set[str] = set()
            for sentence in self.sentences:
                if sentence.kind == "paragraph" and not is_title_case(sentence.text):
                    for word in _INNER_WORD.finditer(sentence.text):
                        (upper if word.group()[0].isupper() else lower).add(word.group().lower())
            self._words = frozenset(lower), frozenset(upper - lower)
        return self._words

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The sentence's tokens; parses the sentence the first time it is asked for."""
        if sentence.index not in self._tokens:
            self.parse([sentence])
        return self._tokens[sentence.index]

    def is_parsed(self, sentence: Sentence) -> bool:
        """Whether the sentence's tokens are at hand without further work."""
        return sentence.index in self._tokens

    def children(self, sentence: Sentence, token: Token) -> list[Token]:
        """The tokens whose head is this one, in text order."""
        tokens = self.tokens(sentence)
        lists = self._children.get(sentence.index)
        if lists is None:
            lists = [[] for _ in tokens]
            for t in tokens:
                if t.head != t.i:
                    lists[t.head].append(t.i)
            self._children[sentence.index] = lists
        return [tokens[i] for i in lists[token.i]]

    def subtree(self, sentence: Sentence, token: Token) -> list[Token]:
        """The token with everything that hangs from it, in text order."""
        found, stack = [], [token]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self.children(sentence, current))
        return sorted(found, key=lambda t: t.i)

    def token_at(self, offset: int) -> Token | None:
        """The token that holds a character; None for white space. Parses the sentence if need be."""
        sentence = self.sentence_at(offset)
        if sentence is None:
            return None
        return next((t for t in self.tokens(sentence) if t.start <= offset < t.end), None)


def _tokens(sentence: Sentence, cut: int, rows: list[pipeline.Row]) -> tuple[Token, ...]:
    """A sentence's tokens: the words of its dateline as names that hang from nothing, then the rows."""
    words = list(re.finditer(r"[\w'’.-]*\w|[^\w\s]", sentence.text[:cut]))
    before = len(words)
    tokens = []
    for i, word in enumerate(words):
        tag, pos = ("NNP", "PROPN") if word.group()[-1].isalnum() else (":", "PUNCT")
        at = sentence.start + word.start()
        tokens.append(Token(i, word.group(), word.group(), tag, pos, "dep", i, at, at + len(word.group())))
    for i, (text, lemma, tag, pos, dep, head, offset) in enumerate(rows, before):
        at = sentence.start + cut + offset
        text = sentence.text[cut + offset : cut + offset + len(text)]
        tokens.append(Token(i, text, lemma, tag, pos, dep, head + before, at, at + len(text)))
    return tuple(tokens)


def parse(report: Report) -> Script:
    """Split a report into sentences; tokens, tags and heads follow when a room asks for them."""
    return Script(report)
