"""Printing proofs: on standard output in the format asked for, and on standard error what every run ends with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from rich.console import Console
from rich.text import Text

from newstally.cli.options import Color, Format
from newstally.model.coverage import coverage_words
from newstally.publish.proof.records import Proof


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run comes to: how many findings have each verdict, and whether everything could be read."""

    verdicts: Counter[str]
    all_read: bool


def print_proofs(
    proofs: Iterable[Proof], *, form: Format = Format.TEXT, color: Color = Color.AUTO, explain_unchecked: bool = False
) -> Outcome:
    """Print the proofs as they come, in the format `form`; then what could not be read, and the counts of the run."""
    out, err = _console(color), _console(color, stderr=True)
    kept: list[Proof] = []
    for proof in proofs:
        kept.append(proof)
        if form is Format.TEXT:
            _print_text(proof, out, explain_unchecked)
        elif form is Format.GITHUB:
            _print_github(proof, out)
        for notice in (*proof.notices, *proof.unused_ignores):
            err.print(Text(notice.at(proof.file)))
    if form in (Format.JSON, Format.SARIF):
        _print_document(kept, form, explain_unchecked)
    return _print_end(kept, err)


def _console(color: Color, *, stderr: bool = False) -> Console:
    """A console that colours as asked; by itself only on a terminal, and not where NO_COLOR is set."""
    if color is Color.NEVER:
        return Console(stderr=stderr, highlight=False, soft_wrap=True, color_system=None)
    always = color is Color.ALWAYS
    return Console(
        stderr=stderr,
        highlight=False,
        soft_wrap=True,
        force_terminal=True if always else None,
        no_color=False if always else None,
    )


def _print_text(proof: Proof, out: Console, explain_unchecked: bool) -> None:
    from newstally.publish.proof.text import blank_line, remark_lines

    for remark in proof.remarks:
        for line in remark_lines(proof.file, remark, proof.lines, out.width):
            out.print(line)
    if explain_unchecked:
        for blank in proof.blanks:
            out.print(blank_line(proof.file, blank))


def _print_github(proof: Proof, out: Console) -> None:
    from newstally.publish.proof.github import commands, unread_command

    for command in (*commands(proof), *map(unread_command, proof.unread)):
        out.out(command, highlight=False)


def _print_document(proofs: Sequence[Proof], form: Format, explain_unchecked: bool) -> None:
    from newstally.cli.formats import print_json

    if form is Format.JSON:
        from newstally.publish.proof.json import document

        print_json(document(proofs, unchecked=explain_unchecked))
    else:
        from newstally import __version__
        from newstally.publish.proof.sarif import log

        print_json(log(proofs, version=__version__, unchecked=explain_unchecked))


def _print_end(proofs: Sequence[Proof], err: Console) -> Outcome:
    verdicts: Counter[str] = Counter()
    for proof in proofs:
        verdicts.update(proof.verdicts)
        for item in proof.unread:
            err.print(Text(f"could not read {item}", style="red"))
    told = sum(len(proof.remarks) for proof in proofs)
    ignored = sum(proof.ignored for proof in proofs)
    words = [
        f"{verdicts['fails']:,} cannot be right",
        f"{verdicts['holds']:,} hold{'s' if verdicts['holds'] == 1 else ''}",
        f"{verdicts['undecided']:,} undecided" + (" (--all shows them)" if told < verdicts.total() else ""),
        *([f"{ignored:,} ignored"] if ignored else []),
    ]
    err.print(", ".join(words))
    numbers = sum(proof.numbers for proof in proofs)
    files = f"{len(proofs):,} files, " if len(proofs) > 1 else ""
    err.print(files + coverage_words(numbers, sum(proof.coverage.related for proof in proofs)))
    return Outcome(verdicts=verdicts, all_read=not any(proof.unread for proof in proofs))
