"""The kinds of finding by name, as select, ignore and an ignore in a draft give them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import get_args

from newstally.model import CheckKind

KINDS: tuple[str, ...] = get_args(CheckKind)


def unknown_kinds(names: Iterable[str]) -> str:
    """What to say of the names that are no kind, each with those it may be meant for; empty where all are kinds."""
    return "; ".join(_unknown(name) for name in names if name not in KINDS)


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name.replace("-", "_"), KINDS, n=2, cutoff=0.5)
    meant = f"did you mean {' or '.join(near)}?" if near else "`newstally explain` lists the kinds"
    return f"no kind of finding is called {name!r}; {meant}"
