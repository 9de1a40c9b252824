"""Names for statements and incidents that a person can type: a letter and ten hexadecimal digits."""

from __future__ import annotations

import hashlib
import re

_SHORT = re.compile(r"[is]([0-9a-f]{10})")


def short_id(statement: str) -> str:
    """The ten digits for a statement's id."""
    return hashlib.sha256(statement.encode()).hexdigest()[:10]


def statement_name(statement: str) -> str:
    """What people call a statement."""
    return f"s{short_id(statement)}"


def incident_id(statement: str) -> str:
    """The id of the incident that a statement founds; an alias of whichever incident holds the statement later."""
    return f"i{short_id(statement)}"


def digits_of(name: str) -> str:
    """The ten digits of a statement's or an incident's name; "" for anything else."""
    match = _SHORT.fullmatch(name.strip())
    return match[1] if match else ""
