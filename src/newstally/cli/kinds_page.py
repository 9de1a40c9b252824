"""The page about the kinds of finding, made from their modules' docstrings: `python -m newstally.cli.kinds_page`."""

from __future__ import annotations

import re

import typer

from newstally.checks import KINDS, TABLE_KINDS
from newstally.cli.explain import explanation
from newstally.ledger.reconcile import KINDS as LEDGER_KINDS
from newstally.model import Finding

_HEAD = """# The checks

Made from the modules of `newstally.checks` by `make docs`; a test fails where this page and the modules differ, and
the examples are read and checked by the tests. `newstally explain KIND` prints the same.

## How a verdict is reached

Every number stands for all the values it may mean as it is written. A measure, a percentage or a sum of money is
rounded at its last written digit: "$3.4 billion" is anything from 3.35 to 3.45 billion. Counts of whole things are
exact, unless their zeros at the end may be rounding: "2,200 people" may be 2,150 to 2,250. "A third" and "doubled"
are read within 10 percent, "about" and "nearly" widen a number by as much, "more than" and "up to" open one side. The
check works out what must follow for all of these values, exactly, in fractions.

- It **holds** if the values as written agree.
- It **fails** only if no value that any reading allows agrees. That is a proof, not a suspicion.
- It is **undecided** where the readings differ: rounding, or something the finding says it takes for granted (what it
  `assumes`: that "14 March" is this year's, say).

Two numbers are related only if the text relates them: the same indicator in the same unit, for periods that fit, by
words that say so. Where that is open nothing is said. `--explain-unchecked` lists the numbers that stand alone.

Where one slip of the pen explains what fails, the finding names it as a help: a decimal point out of place, two
digits swapped, million for billion, a change worked out on the wrong base, percent for percentage points, the wrong
word of change.
"""
_WITH_A_TABLE = """# With a table of your own

`newstally check --reference FILE.csv` also holds a draft's figures against a table (see [check.md](check.md)). The
examples below stand beside a row with 32.4 billion USD.
"""
_WITH_A_LEDGER = """# With your ledger

`newstally check --ledger FILE` also holds a draft against what earlier reports told (see [check.md](check.md)). The
examples below stand beside a ledger with two bombings of one train, the first of which killed seven people.
"""
_PART = re.compile(r"^(Asserts|Why editors care|Holds|Fails): (.+?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)


def kinds_page() -> str:
    """The page: how verdicts are reached, then each kind with what is said of its failing example."""
    across = (_WITH_A_TABLE, *map(_section, TABLE_KINDS), _WITH_A_LEDGER, *map(_section, LEDGER_KINDS))
    return "\n".join([_HEAD, *map(_section, KINDS), *across])


def _section(kind: str) -> str:
    text = explanation(kind) or ""
    title = text.split("\n", maxsplit=1)[0]
    parts = {name: " ".join(words.split()) for name, words in _PART.findall(text)}
    lines = [
        f"## {kind}",
        title,
        f"**Asserts:** {parts['Asserts']}",
        f"**Why editors care:** {parts['Why editors care']}",
        f"**Holds:** “{parts['Holds']}”",
        f"**Fails:** “{parts['Fails']}”",
        *(f"> {found.message}{_help(found)}" for found in _said_of(parts["Fails"])),
    ]
    return "\n\n".join(lines) + "\n"


def _said_of(example: str) -> list[Finding]:
    import newstally

    return [f for f in newstally.check(example, published="2024-01-17") if f.verdict == "fails"]


def _help(finding: Finding) -> str:
    return f" ({finding.suggestion})" if finding.suggestion else ""


if __name__ == "__main__":
    typer.echo(kinds_page(), nl=False)
