"""What the words around a run say of a person: a role before or behind the name, and whom the role belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from newstally.lexicon import words
from newstally.reading.names.mentions import Run

_ROOM = "newstally.reading.names"
ROLES = words(_ROOM, "person_roles.txt")
HONORIFICS = words(_ROOM, "honorifics.txt")
_ROLE = "(?:" + "|".join(sorted((re.escape(w) for w in ROLES), key=len, reverse=True)) + ")s?"

_CAPS = r"[A-Z][\w&@’'.-]*(?:[ \u00a0]+(?:of|for|and|the|[A-Z][\w&@’'.-]*))*"
# "Pakistan Railways’ Quetta Division controller |Muhammad Kashif": owner, then a lower-case role.
_ROLE_BEFORE = re.compile(
    rf"(?:(?P<owner>{_CAPS})[ \u00a0]+(?:\([A-Z@&][\w@&.-]{{1,9}}\)[ \u00a0]+)?)?"
    rf"(?P<role>(?<![’'\w])(?:(?:[a-z]+-)?[a-z]+[ \u00a0]+){{0,3}}?\b{_ROLE})[ \u00a0]+"
    r"(?:(?:[A-Z][a-z]{1,6}\.[ \u00a0]+)*)$"
)
# An apposition runs to the next mark; the full stops of "U.S." are none.
_INSIDE = r"(?:[^,.;:()\n]|\.(?=\w))"
# "|Muhammad Kashif, the controller of Quetta Division,"
_ROLE_BEHIND = re.compile(
    r"[’'”\"]?,[ \u00a0]+(?:who is[ \u00a0]+|now[ \u00a0]+)?"
    rf"(?P<phrase>(?:{_INSIDE}{{0,60}}?[ \u00a0])?{_ROLE}\b{_INSIDE}{{0,60}})"
    r"(?=[,.;:]|$)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    rf"\b(?:{'|'.join(sorted(words('newstally.reading.speakers', 'speech_verbs.txt'), key=len, reverse=True))})\b"
)
# ", and Foreign Minister ...", ", including the chair": what follows the comma is not about the name.
_NEXT_CLAUSE = re.compile(
    r"(?:and|or|but|including|since|soon|after|before|with|as|when|while|whose|who|where)\b", re.I
)
_OF = re.compile(rf"\b(?:of|at|for|with|in charge of|from)[ \u00a0]+(?:the[ \u00a0]+)?(?P<owner>{_CAPS})")
_AGE = re.compile(r",[ \u00a0]+(?:aged[ \u00a0]+)?\d{1,2},")
_DETERMINER = re.compile(r"^(?:a|an|the|its|his|her|their|our|one|another)[ \u00a0]+", re.IGNORECASE)


class Post(NamedTuple):
    """A role with whom it belongs to; either may be empty."""

    role: str
    organisation: str


NO_POST = Post("", "")


# Words of the clause before a role: the role begins behind the last of them.
_CLAUSE_WORDS = frozenset(
    ("said", "says", "told", "by", "to", "of", "with", "from", "and", "but", "that", "according", "when", "as", "for")
)


def role_before(run: Run, text: str) -> Post | None:
    """The role that stands in lower case right before the name."""
    found = _ROLE_BEFORE.search(text[max(run.sentence.start, run.start - 140) : run.start])
    if found is None:
        return None
    role = _DETERMINER.sub("", _last_phrase(found["role"]))
    return Post(role, _tidy(found["owner"] or ""))


def role_behind(run: Run, text: str) -> Post | None:
    """The role that stands in apposition behind the name."""
    found = _ROLE_BEHIND.match(text, run.end, min(run.sentence.end, run.end + 180))
    # "Mach and Sibi, railway controllers said": the role speaks for itself.
    if found is None or _SPEAKS.search(found["phrase"]) or _NEXT_CLAUSE.match(found["phrase"]):
        return None
    phrase = found["phrase"].strip()
    owner = _OF.search(phrase)
    head = phrase[: owner.start()].strip() if owner else phrase
    head = _DETERMINER.sub("", head)
    leading = re.match(rf"(?P<owner>{_CAPS})(?:[’']s?)?[ \u00a0]+(?=[a-z])", head)
    if owner is None and leading is not None:
        return Post(head[leading.end() :].strip(), _tidy(leading["owner"]))
    return Post(head, _tidy(owner["owner"]) if owner else "")


def has_age_behind(run: Run, text: str) -> bool:
    """Whether an age stands behind the name (", 45,"): only people have one there."""
    return _AGE.match(text, run.end) is not None


def split_capitalised_role(parts: list[str]) -> int:
    """How many leading words of a run are a role or a form of address ("Information Technology Minister Dr." -> 4)."""
    cut = 0
    for i, part in enumerate(parts[:-1]):
        bare = part.lower().rstrip(".")
        if bare in HONORIFICS or bare in ROLES or (bare.endswith("s") and bare[:-1] in ROLES):
            cut = i + 1
    return cut


def _last_phrase(role: str) -> str:
    """Drop what belongs to the clause before the role: verbs and prepositions end it."""
    parts = role.split()
    for i in range(len(parts) - 1, -1, -1):
        if parts[i] in _CLAUSE_WORDS:
            return " ".join(parts[i + 1 :])
    return " ".join(parts)


def _tidy(owner: str) -> str:
    owner = re.sub(r"[’']$", "", owner.strip())
    return re.sub(r"[’']s$", "", owner)
