"""Ignores: what an editor writes into a draft so that a finding is not told again, and which paragraph it is for.

`<!-- newstally: ignore[sum, share] -->` stands anywhere in text, Markdown and HTML; in text and Markdown the bare
words do at a line's end, too, with or without a `#` before them. Without brackets it is for every kind. On a line with
words it is for their paragraph, on a line of its own for the paragraph after it; `ignore-file` is for the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_WORDS = r"newstally:\s*ignore(?P<{0}file>-file)?(?:\[(?P<{0}kinds>[^\]\n]*)\])?"
_COMMENT = r"<!--\s*" + _WORDS.format("c") + r"\s*-->"
_LINE_END = r"(?:^|(?<=\s))(?:#[ \t]*|//[ \t]*)?" + _WORDS.format("l") + r"(?=[ \t\r]*$)"
_IN_HTML = re.compile(_COMMENT, re.IGNORECASE)
_IN_TEXT = re.compile(f"{_COMMENT}|{_LINE_END}", re.IGNORECASE | re.MULTILINE)


class Ignore(msgspec.Struct, frozen=True, kw_only=True):
    """An ignore at its place in the decoded source. Without `kinds` it is for every kind of finding."""

    start: int
    end: int
    kinds: tuple[str, ...] = ()
    whole_file: bool = False


def ignores(text: str, media_type: str = "text/plain") -> Iterator[Ignore]:
    """The ignores of a source in order; those that code in Markdown shows are none."""
    if "newstally" not in text.lower():
        return
    pattern = _IN_HTML if media_type == "text/html" else _IN_TEXT
    shown: tuple[tuple[int, int], ...] = ()
    if media_type == "text/markdown":
        from newstally.intake.markdown import code

        shown = code(text)
    for found in pattern.finditer(text):
        if any(start <= found.start() < end for start, end in shown):
            continue
        parts = found.groupdict()
        named = parts["ckinds"] or parts.get("lkinds") or ""
        yield Ignore(
            start=found.start(),
            end=found.end(),
            kinds=tuple(kind.strip() for kind in named.split(",") if kind.strip()),
            whole_file=bool(parts["cfile"] or parts.get("lfile")),
        )
