"""What each kind of finding asserts: the docstring of the module that checks it is its documentation."""

from __future__ import annotations

from collections.abc import Iterator


def kinds() -> Iterator[tuple[str, str]]:
    """Each kind that has a check, with the first line of its explanation."""
    from newstally.checks import KINDS, TABLE_KINDS
    from newstally.ledger.reconcile import KINDS as LEDGER_KINDS

    for kind in (*KINDS, *TABLE_KINDS, *LEDGER_KINDS):
        yield kind, (explanation(kind) or "").partition("\n")[0]


def explanation(kind: str) -> str | None:
    """The documentation of a kind; None where no check has that name."""
    from newstally import checks
    from newstally.ledger import reconcile

    for explain in (checks.explain, reconcile.explain):
        try:
            return explain(kind)
        except KeyError:
            continue
    return None
