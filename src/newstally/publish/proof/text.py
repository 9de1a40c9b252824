"""A proof as text, as a linter prints it: what is wrong, then the lines it stands on with each number underlined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.text import Text

from newstally.publish.proof.excerpt import Underline, excerpts
from newstally.publish.proof.records import Blank, Remark, Stretch

VERDICT_STYLES = {"fails": "bold red", "undecided": "yellow", "holds": "green"}
_JUDGED, _BESIDE = "^", "-"
_RULE = "blue"


def remark_lines(file: str, remark: Remark, lines: dict[int, str], width: int) -> Iterator[Text]:
    """A finding: `file:line:column kind message`, its source lines cropped to `width` cells, and help if there is any.

    The number that is judged is underlined with carets, the others with dashes.
    """
    style = VERDICT_STYLES[remark.finding.verdict]
    yield Text.assemble(f"{file}:{remark.stretch} ", (remark.finding.kind, style), f" {remark.finding.message}")
    underlined = _underlined(remark, lines)
    margin = len(str(max(underlined, default=0)))
    for number, underlines in sorted(underlined.items()):
        for words, signs in excerpts(lines[number], underlines, width - margin - 3):
            yield Text.assemble((f"{number:>{margin}} | ", _RULE), words)
            yield Text.assemble((f"{'':{margin}} | ", _RULE), *_styled(signs, style))
    if remark.finding.suggestion:
        yield Text.assemble((f"{'':{margin}} = ", _RULE), ("help", "bold"), f": {remark.finding.suggestion}")


def blank_line(file: str, blank: Blank) -> Text:
    """A number that was not checked, with the reason."""
    return Text.assemble(f"{file}:{blank.stretch} ", ("unchecked", "dim"), f" {blank.number}")


def _styled(signs: str, style: str) -> Iterator[tuple[str, str]]:
    for run in re.findall(rf"\{_JUDGED}+|[^{_JUDGED}]+", signs):
        yield run, style if run.startswith(_JUDGED) else _RULE


def _underlined(remark: Remark, lines: dict[int, str]) -> dict[int, list[Underline]]:
    """For each source line what is underlined on it, the number that is judged first."""
    found: dict[int, list[Underline]] = {}
    for index, mark in enumerate(remark.marks):
        if mark.stretch is not None:
            for number, underline in _on_each_line(mark.stretch, lines, _BESIDE if index else _JUDGED):
                found.setdefault(number, []).append(underline)
    return found


def _on_each_line(stretch: Stretch, lines: dict[int, str], sign: str) -> Iterator[tuple[int, Underline]]:
    for number in range(stretch.line, stretch.end_line + 1):
        line = lines.get(number, "")
        start = stretch.column - 1 if number == stretch.line else len(line) - len(line.lstrip())
        end = stretch.end_column - 1 if number == stretch.end_line else len(line.rstrip())
        if start < end <= len(line):
            yield number, Underline(start, end, sign)
