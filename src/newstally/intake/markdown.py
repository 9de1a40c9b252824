"""Markdown: its prose without the markup, and where each character of it stood.

The blocks are markdown-it's (CommonMark, with tables). Not read: code blocks, front matter, tables, pictures, comments,
link targets, footnote marks and struck-out words. A list item keeps a bullet, so that it is told from a paragraph.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newstally.intake.cutting import Cut, joined

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_ENDS = re.compile(r"\r\n?|\n")
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_CODE = ("fence", "code_block")
_UNSEEN_HTML = re.compile(r"<(script|style|pre|svg|table)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
# The first alternative that fits at a place wins, as in CommonMark; what it `keeps` is read in its stead.
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<br><br\s*/?>)"
    r"|<!--.*?-->|</?[a-z][^<>]*>|~~[^~]+~~"
    r"|!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?"
    r"|\[\^[^\]\s]+\]:?"
    r"|\A\[[ x]\](?=\s)"
    r"|\[(?P<link>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])"
    r"|(?<!\s)\*{1,3}|\*{1,3}(?!\s)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});)",
    re.IGNORECASE | re.DOTALL,
)


def prose(text: str) -> Cut:
    """What a Markdown text says: its headings, paragraphs and list items, parted by blank lines."""
    return joined(_runs(text))


def code(text: str) -> tuple[tuple[int, int], ...]:
    """Where its code blocks and its front matter stand, whole lines each."""
    starts = _line_starts(text)
    front = _FRONT_MATTER.match(text)
    found = [
        (starts[token.map[0]], starts[token.map[1]]) for token in _tokens(text) if token.type in _CODE and token.map
    ]
    return tuple([front.span(), *found] if front else found)


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt

    # Blocks alone are asked for: inline tokens carry no places, so their markup is taken out below.
    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    front = _FRONT_MATTER.match(text)
    if front:
        text = re.sub(r"[^\r\n]", "", front.group()) + text[front.end() :]
    return parser.parse(text)


def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in _LINE_ENDS.finditer(text)), len(text)]


def _runs(text: str) -> Iterator[tuple[str, int]]:
    starts = _line_starts(text)
    opens_item = in_table = False
    for token in _tokens(text):
        if token.type == "list_item_open":
            opens_item = True
        elif token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.map and not in_table and token.type in ("inline", "html_block"):
            lines = token.content if token.type == "inline" else _UNSEEN_HTML.sub(_blanked, token.content)
            block = joined(_lines(lines, token.map[0], starts, text))
            if opens_item:
                yield "• ", block.origins[0]
            opens_item = False
            yield from _read(block, 0, len(block.text))
            yield "\n\n", block.origins[-1]


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "", found.group())


def _lines(content: str, first: int, starts: list[int], text: str) -> Iterator[tuple[str, int]]:
    """The lines of a block as they stand in the source, a space for each line end between them."""
    for number, line in enumerate(content.rstrip("\n").split("\n"), start=first):
        words = line.strip()
        at = text.find(words, starts[number], starts[number + 1]) if words else -1
        # Where markdown-it has replaced a character, the line's own beginning is near enough.
        place = at if at >= 0 else starts[number]
        if number > first:
            yield " ", max(place - 1, 0)
        yield words.removesuffix("\\"), place


def _read(block: Cut, start: int, end: int) -> Iterator[tuple[str, int]]:
    """A stretch of a block with its inline markup taken out."""
    at = start
    for found in _INLINE.finditer(block.text[start:end]):
        begin = start + found.start()
        yield from block.runs(at, begin)
        at = start + found.end()
        if found["br"]:
            yield " ", block.origin(begin)
        elif found["entity"]:
            yield html.unescape(found["entity"]), block.origin(begin)
        elif found["link"] is not None:
            yield from _read(block, start + found.start("link"), start + found.end("link"))
        else:
            for kept in ("escaped", "code"):
                if found[kept] is not None:
                    yield from block.runs(start + found.start(kept), start + found.end(kept))
    yield from block.runs(at, end)
