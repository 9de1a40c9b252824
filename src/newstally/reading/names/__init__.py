"""Names: people, organisations, vehicles and facilities, with their mention chains and roles."""

from __future__ import annotations

from newstally.model import Name, Setting
from newstally.reading.language import Script


def find_names(script: Script, setting: Setting) -> tuple[Name, ...]:
    """The named people, organisations, vehicles and facilities of a report, one record per name."""
    return ()
