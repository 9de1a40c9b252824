"""What each kind of finding asserts: the docstring of the module that checks it is its documentation."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import get_args

from newstally.model import CheckKind

KINDS: tuple[str, ...] = get_args(CheckKind)


def kinds() -> Iterator[tuple[str, str]]:
    """Each kind that has a check, with the first line of its explanation."""
    for kind in KINDS:
        text = explanation(kind)
        if text is not None:
            yield kind, text.splitlines()[0]


def explanation(kind: str) -> str | None:
    """The documentation of a kind; None where no check has that name."""
    module = f"newstally.checks.{kind}"
    if kind not in KINDS or find_spec(module) is None:
        return None
    return inspect.getdoc(import_module(module))
