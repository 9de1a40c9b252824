"""Posts: what the words around a name say somebody is, and whom the post belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from newstally.gazetteer import demonym_entry
from newstally.lexicon import table, words
from newstally.reading.names.lexicon import INSTITUTIONS, KNOWN_BODIES, PORTFOLIOS, ROLES, ROOM, is_given
from newstally.reading.names.mentions import Run
from newstally.reading.names.where import is_known_place

_ROLE = "(?:" + "|".join(sorted((re.escape(w) for w in ROLES), key=len, reverse=True)) + ")s?"
_CAPS = (
    r"[A-Z][\w&@’'.-]*(?:[ \u00a0]+(?:of|for|and|the|&|de|del|da|do|du|la|al|\d{2,4}|[A-Z][\w&@’'.-]*))*"
    r"(?:[ \u00a0]+(?:plc|gmbh|ag|se)\b)?"
)
_NEVER_FIRST = words(ROOM, "not_names.txt")
_NOT_IN_ROLES = words(ROOM, "not_in_roles.txt")
_LEADS: dict[str, str] = table(ROOM, "leading_verbs.toml")
_KIN = words(ROOM, "kin.txt")
_IN_ROLES = words(ROOM, "role_participles.txt")
_OPENERS = words(ROOM, "role_openers.txt")
_TITLED = frozenset(("Nobel", "Olympic", "Paralympic", "World", "Grand"))
_ADDRESS = re.compile(r"(?:[A-Z][a-z]{1,6}\.?[ \u00a0]+)\Z")
_LOWER_WORDS = re.compile(r"(?<![\w’'-])((?:[a-zà-öø-ÿ][\w’'-]*[ \u00a0]+){1,9})\Z")
_OWNER_BEFORE = re.compile(
    rf"(?P<owner>{_CAPS}|[\w-]+)(?P<mark>[’']s?|[ \u00a0]+\([A-Z@&][\w@&.-]{{1,9}}\))?[ \u00a0]+\Z"
)
# "the governor of the central bank, |Lesetja Dlamini|,"
_ROLE_AND_COMMA = re.compile(
    r"(?:(?P<the>\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y)[ \u00a0]+)"
    rf"(?:(?P<inner>{_CAPS})[ \u00a0]+)?"
    rf"|(?P<owner>\b(?:[Tt]he[ \u00a0]+[a-z-]+(?:[ \u00a0]+[a-z-]+)?|{_CAPS})[’']s?[ \u00a0]+))"
    rf"(?P<role>(?:[a-z][\w-]*[ \u00a0]+){{0,4}}?{_ROLE})"
    r"(?:[ \u00a0]+(?P<join>of|for|at|in|with)[ \u00a0]+(?P<body>[^,.;:()]{2,70}))?,[ \u00a0]+\Z"
)
# An apposition runs to the next mark; the full stops of "U.S." are none.
_INSIDE = r"(?:[^,.;:()\n]|\.(?=\w))"
_AGED = r"(?:,[ \u00a0]+(?:aged[ \u00a0]+)?\d{1,3}(?=,))?"
# "|Muhammad Kashif|, the controller of Quetta Division,"
_ROLE_BEHIND = re.compile(
    rf"[’'”\"]?{_AGED},[ \u00a0]+(?:who (?:is|was)[ \u00a0]+|now[ \u00a0]+|then[ \u00a0]+|who serves as[ \u00a0]+)?"
    rf"(?P<phrase>(?:{_INSIDE}{{0,60}}?[ \u00a0])?{_ROLE}\b{_INSIDE}{{0,80}})"
    r"(?=[,.;:]|$)",
    re.IGNORECASE,
)
# "|Joseph van der Berg| is a vet in Utrecht"
_IS_BEHIND = re.compile(
    r"[ \u00a0]+(?:is|was|works as|worked as|serves as|served as|became)[ \u00a0]+(?:a|an|the)[ \u00a0]+"
    rf"(?P<phrase>(?:[\w’'-]+[ \u00a0]+){{0,4}}?{_ROLE}\b"
    rf"(?:[ \u00a0]+(?:of|for|at|with)[ \u00a0]+{_INSIDE}{{2,60}})?)(?=[ \u00a0,.;:]|$)"
)
_LEADS_BEHIND = re.compile(
    rf"(?:,[ \u00a0]+who)?[ \u00a0]+(?:also[ \u00a0]+)?(?P<verb>{'|'.join(_LEADS)})[ \u00a0]+"
    rf"(?P<body>(?:the[ \u00a0]+)?(?:[a-z-]+[ \u00a0]+){{0,2}}{_CAPS}|the[ \u00a0]+[a-z]+(?:[ \u00a0]+[a-z]+)?)"
)
# "|Anna Berg| of Nordbank", "|Anna Berg|, from the consultancy Norda Research,"
_BELONGS = re.compile(
    r"(?:,?[ \u00a0]+of|,[ \u00a0]+(?:from|with|at))[ \u00a0]+(?:the[ \u00a0]+)?"
    rf"(?:[a-z-]+[ \u00a0]+){{0,3}}?(?P<body>{_CAPS})"
)
_SPEAKS = re.compile(
    rf"\b(?:{'|'.join(sorted(words('newstally.reading.language', 'speech_verbs.txt'), key=len, reverse=True))})\b"
)
# ", and Foreign Minister ...", ", including the chair": what follows the comma is not about the name.
_NEXT_CLAUSE = re.compile(
    r"(?:and|or|but|including|since|soon|after|before|with|as|when|while|whose|who|where|"
    r"he|she|they|it|was|is|has|had|will)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:of|at|for|with|in charge of|from)[ \u00a0]+(?:the[ \u00a0]+)?"
    rf"(?:(?:[a-z-]+[ \u00a0]+){{0,2}}?(?P<owner>{_CAPS})|"
    r"(?P<common>(?<=the )[a-z-]+(?:[ \u00a0]+[a-z-]+){0,2}))"
)
_RELATIVE = re.compile(
    r"[ \u00a0](?:who|which|that|where|whose|when|in|on|after|since|until|from|known|named|called|dubbed|nicknamed|"
    r"based|born|living|working|said|told)\b"
)
_OWNS = re.compile(rf"(?:^|[ \u00a0“(])(?P<owner>{_CAPS})[’']s?[ \u00a0]\Z")
_AGE = re.compile(r",[ \u00a0]+(?:aged[ \u00a0]+)?\d{1,3},|[ \u00a0]+\(\d{1,3}\)")
_DETERMINER = re.compile(r"^(?:a|an|the|its|his|her|their|our|my|one|another|then|now)[ \u00a0]+", re.IGNORECASE)


class Post(NamedTuple):
    """A role with whom it belongs to; either may be empty."""

    role: str
    organisation: str


NO_POST = Post("", "")
# The body of a post that "its" stands for, until the names before it are known: "Its director, David Gikungu,".
ITS = "its"


def role_before(run: Run, text: str) -> Post | None:
    """The role that stands in lower case right before the name: "Brightwater chief executive |Jane Roe|"."""
    limit = max(run.sentence.start, run.start - 140)
    at = run.start
    address = _ADDRESS.search(text, max(limit, at - 10), at)
    if address is not None and address.group().lower().strip(". \u00a0") in (
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sir",
        "gen",
        "col",
    ):
        at = address.start()
    comma = _role_before_comma(text, limit, at) if text[at - 2 : at] == ", " else None
    if comma is not None:
        return comma
    found = _LOWER_WORDS.search(text, max(limit, at - 90), at)
    if found is None:
        return None
    parts = found.group().split()
    if not _is_role(parts[-1]):
        return None
    first = len(parts)
    while first > 0 and _goes_on(parts, first - 1):
        first -= 1
    begins = at - len(found.group()) + found.group().index(" ".join(parts[first:])) if first else found.start()
    role = " ".join(parts[first:])
    if not first and role.endswith("s") and parts[-1][:-1] in ROLES:
        # "Twin sisters Ana and Rosa", "Other survivors": a group has no body.
        return Post(role, "")
    if first > 0 and parts[first - 1] == "its":
        return Post(role, ITS)
    if first > 0 and parts[first - 1].endswith(("’s", "'s")):
        return Post(role, "" if role.split()[-1] in _KIN else _common_owner(parts[:first]))
    if first > 0 or begins <= limit:
        return Post(role, "")
    return _with_owner(text, limit, begins, role, run)


def _common_owner(parts: list[str]) -> str:
    """The owner in lower case that an article introduces: "the port authority’s spokesman"."""
    for i in range(len(parts) - 2, max(-1, len(parts) - 5), -1):
        if parts[i] in ("the", "a", "an"):
            return _tidy(" ".join(parts[i + 1 :]))
    return ""


def _goes_on(parts: list[str], i: int) -> bool:
    """Whether the role reaches back over this word."""
    word = parts[i]
    if i == len(parts) - 1:
        return True
    if word == "and":
        return i > 0 and _is_role(parts[i - 1])
    if word in _NOT_IN_ROLES or word.endswith(("ly", "’s", "'s")):
        return False
    return not word.endswith(("ed", "ing")) or word in _IN_ROLES or _is_role(word)


def _with_owner(text: str, limit: int, begins: int, role: str, run: Run) -> Post:
    """The role with the capitalised body, people or opener before it."""
    owner = _OWNER_BEFORE.search(text, limit, begins)
    if owner is None or not owner["owner"][0].isupper():
        return Post(role, "")
    name, opens = owner["owner"], owner.start() == run.sentence.start
    head, _, last = name.rpartition(" ")
    if opens and not head and name.lower() in _NOT_IN_ROLES | {"when", "as"}:
        return Post(role, "")
    if last in _TITLED:
        return Post(f"{last} {role}", head)
    if not head and opens and (last.lower() in _OPENERS or last.lower() in PORTFOLIOS or last.endswith(("ing", "ed"))):
        return Post(f"{last.lower()} {role}", "")
    if (demonym_entry(last) is not None or (is_known_place(name) and name not in KNOWN_BODIES)) and owner[
        "mark"
    ] is None:
        return Post(f"{name} {role}", "")
    if role.split()[-1] in _KIN:
        return Post(role, "")
    return Post(role, _tidy(name))


def _role_before_comma(text: str, limit: int, at: int) -> Post | None:
    found = _ROLE_AND_COMMA.search(text, max(limit, at - 130), at)
    if found is None:
        return None
    role = _last_phrase(found["role"])
    if not role:
        return None
    if text[max(0, found.start() - 7) : found.start()].lower().endswith("one of "):
        # "One of the survivors, Rodel Magbanua"
        role = role.removesuffix("s")
    owner = _DETERMINER.sub("", _tidy((found["owner"] or found["inner"] or "").strip()))
    if found["inner"] and (demonym_entry(owner) or (is_known_place(owner) and owner not in KNOWN_BODIES)):
        role, owner = f"{owner} {role}", ""
    if (found["the"] or "").strip().lower() == "its":
        owner = ITS
    body = (found["body"] or "").strip()
    if body and not owner:
        bare = _DETERMINER.sub("", body)
        if found["join"] in ("at", "with") or bare != body or body[0].isupper():
            return Post(role, "" if role.split()[-1] in _KIN else bare)
        return Post(f"{role} {found['join']} {body}", "")
    return Post(role, "" if role.split()[-1] in _KIN else owner)


def role_behind(run: Run, text: str) -> Post | None:
    """The role that stands in apposition behind the name, or that its verb gives: "|X|, who heads Y"."""
    end = run.end
    leads = _LEADS_BEHIND.match(text, end, run.sentence.end)
    if leads is not None:
        return Post(_LEADS[leads["verb"]], _tidy(_DETERMINER.sub("", leads["body"])))
    copula = _IS_BEHIND.match(text, end, min(run.sentence.end, end + 160))
    if copula is not None:
        return _phrase_post(copula["phrase"])
    if text[end : end + 1] not in (",", "’", "'", "”", '"'):
        return None
    found = _ROLE_BEHIND.match(text, end, min(run.sentence.end, end + 220))
    # "Mach and Sibi, railway controllers said": the role speaks for itself.
    if found is None or _SPEAKS.search(found["phrase"]) or _NEXT_CLAUSE.match(found["phrase"]):
        return None
    return _phrase_post(found["phrase"].strip())


def _phrase_post(phrase: str) -> Post | None:
    """The post that an apposition tells: role, and the body behind "of", "at" or before it."""
    bare = _DETERMINER.sub("", phrase)
    leading = re.match(rf"(?P<owner>(?:(?:[a-z-]+[ \u00a0]+){{0,2}}[a-z-]+|{_CAPS}))[’']s?[ \u00a0]+(?=[a-z])", bare)
    if leading is not None:
        return Post(_cut_at_relative(bare[leading.end() :]), _tidy(_DETERMINER.sub("", leading["owner"])))
    owner = next((o for o in _OF.finditer(bare) if o["owner"] or _is_body(o["common"])), None)
    head = _cut_at_relative(bare[: owner.start()].strip() if owner else bare)
    if not _heads_a_role(head):
        return None
    if head.split()[-1] in _KIN:
        return Post(head, "")
    if owner is None:
        before = re.match(rf"(?P<owner>{_CAPS})[ \u00a0]+(?=[a-z])", head)
        if before is not None and demonym_entry(before["owner"]) is None and not is_known_place(before["owner"]):
            return Post(head[before.end() :].strip(), _tidy(before["owner"]))
        return Post(head, "")
    body = _tidy(owner["owner"] or owner["common"])
    # "The spokesman for Secretary-General Antonio Gutierrez" serves a person.
    return Post(head, "" if any(w.lower() in ROLES for w in body.split()[:-1]) else body)


def belongs_behind(run: Run, text: str) -> str:
    """The body that "of", "from", "with" or "at" behind a name gives: "|Anna Berg| of Nordbank"; "" for none."""
    found = _BELONGS.match(text, run.end, min(run.sentence.end, run.end + 100))
    return _tidy(found["body"]) if found is not None else ""


def owner_right_before(run: Run, text: str) -> str:
    """The body that owns the name: "Investec’s |Annabel Bishop|"; "" for none, or for a place."""
    found = _OWNS.search(text, max(run.sentence.start, run.start - 50), run.start)
    owner = _tidy(found["owner"]) if found is not None else ""
    return "" if not owner or is_known_place(owner) or is_given(owner.split()[0]) or demonym_entry(owner) else owner


def has_age_behind(run: Run, text: str) -> bool:
    """Whether an age stands behind the name (", 45,"): only people have one there."""
    return _AGE.match(text, run.end) is not None


def _is_role(word: str) -> bool:
    return (
        word in ROLES
        or (word.endswith("s") and word[:-1] in ROLES)
        or (word.endswith("men") and word[:-2] + "an" in ROLES)
    )


def _heads_a_role(phrase: str) -> bool:
    """Whether a role is what the phrase is: "a senior pastor of", not "make major renovations"."""
    noun = re.split(r"[ \u00a0](?:of|for|at|to|with|from|in|on|and|or|by)[ \u00a0]", phrase)
    return any(part and _is_role(part.split()[-1].lower().strip("’'")) for part in noun[:2])


def _is_body(common: str | None) -> bool:
    return common is not None and any(w in INSTITUTIONS or w in PORTFOLIOS or w == "bank" for w in common.split())


def _cut_at_relative(role: str) -> str:
    """A role without the clause about it: "a nurse who saw the fire"."""
    return _RELATIVE.split(role)[0].strip()


def _last_phrase(role: str) -> str:
    """Drop what belongs to the clause before the role: verbs and prepositions end it."""
    parts = role.split()
    for i in range(len(parts) - 1, -1, -1):
        if parts[i] in _NOT_IN_ROLES:
            return " ".join(parts[i + 1 :])
    return " ".join(parts)


def _tidy(owner: str) -> str:
    """An owner without what stands around its name: openers, "London-based", possessives, loose particles."""
    parts = owner.split()
    while len(parts) > 1 and (
        parts[0].lower() in _NEVER_FIRST or re.search(r"-(?:based|born|led|owned|run|backed)$", parts[0])
    ):
        parts.pop(0)
    owner = " ".join(parts) if len(parts) != len(owner.split()) else owner
    owner = re.sub(r"[ \u00a0](?:of|for|and|the|&)$", "", re.sub(r"[’']$", "", owner.strip()))
    return re.sub(r"[’']s$", "", owner.rstrip("."))
