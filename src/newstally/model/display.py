"""How a record shows itself in a notebook: the model leaves the place open, the package fills it in.

Notebooks ask an object for `_repr_html_`. The page is made by `publish`, which the model must not
import, so `newstally` hands the function over when it is imported; until then a record shows as its repr.
"""

from __future__ import annotations

from collections.abc import Callable

_show: Callable[[object], str] | None = None


def show_with(function: Callable[[object], str]) -> None:
    """From now on show records in notebooks as the HTML that `function` makes of them."""
    global _show
    _show = function


def shown(record: object) -> str | None:
    """The record as HTML; None, which notebooks take for "use the repr", where nothing makes it."""
    return _show(record) if _show is not None else None
