"""Names: people, organisations, vehicles and facilities, with their mention chains and roles."""

from __future__ import annotations

from newstally.model import Name, Setting
from newstally.reading.language import Script
from newstally.reading.names.find import names_of


def find_names(script: Script, setting: Setting) -> tuple[Name, ...]:
    """The named people, organisations, vehicles and facilities of a report, one record per name.

    Read from capitals, lexicons and the words around, without the parser. `setting` is taken for the
    signature all reading rooms share.
    """
    return names_of(script)
