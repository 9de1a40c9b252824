"""Intake: bytes, paths and dumps -> reports. Nothing here reads what a report says.

Pages bring their libraries along; these are imported when a page is first taken in, since a plain text needs none.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from newstally.intake.plain import plain_report
from newstally.intake.signature import signature, similarity

if TYPE_CHECKING:
    from newstally.intake.take import take_in, take_in_all

__all__ = ["plain_report", "signature", "similarity", "take_in", "take_in_all"]

_IMPORTED_WHEN_USED = {"take_in": "newstally.intake.take", "take_in_all": "newstally.intake.take"}

if not TYPE_CHECKING:  # for a type checker every name would exist

    def __getattr__(name: str) -> object:
        """Import what is used for the first time."""
        if name not in _IMPORTED_WHEN_USED:
            raise AttributeError(f"module 'newstally.intake' has no attribute {name!r}")
        return getattr(import_module(_IMPORTED_WHEN_USED[name]), name)
