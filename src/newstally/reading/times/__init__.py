"""Time expressions: recognition, TIMEX3 values, and the calendar interval each stands for."""

from __future__ import annotations

from newstally.model import Setting, TimeExpression
from newstally.reading.language import Script


def find_times(script: Script, setting: Setting) -> tuple[TimeExpression, ...]:
    """The time expressions of a report in text order, resolved against its setting."""
    return ()
