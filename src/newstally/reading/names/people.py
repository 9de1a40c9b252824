"""People: whether a run is somebody's name, and the part of it that is."""

from __future__ import annotations

import re

from newstally.gazetteer import demonym_entry, look_up
from newstally.lexicon import words
from newstally.reading.names.chains import Mention
from newstally.reading.names.lexicon import (
    FACILITIES,
    FAMILIES,
    HONORIFICS,
    ORGANISATIONS,
    PORTFOLIOS,
    RANKS,
    ROLES,
    ROOM,
    TITLES,
    VEHICLES,
    is_given,
)
from newstally.reading.names.mentions import Run
from newstally.reading.names.posts import (
    Post,
    belongs_behind,
    has_age_behind,
    owner_right_before,
    role_before,
    role_behind,
)
from newstally.reading.names.where import is_known_place

_SPEECH = "|".join(sorted(words("newstally.reading.language", "speech_verbs.txt"), key=len, reverse=True))
_SAYS_BEHIND = re.compile(rf",?[ \u00a0]+(?:also |later |earlier |has |had )?(?:{_SPEECH})\b")
# Who is told something is as often a newspaper.
_SAYS_BEFORE = re.compile(rf"\b(?!t[eo]l)(?:{_SPEECH})[ \u00a0]+$|\baccording to[ \u00a0]+$")
_NOT_SURNAMES = words(ROOM, "not_surnames.txt")
_SURNAME_TITLES = words(ROOM, "surname_titles.txt") | HONORIFICS
_WHO_BEHIND = re.compile(
    rf",?[ \u00a0]+(?:who|whose)\b|[ \u00a0]+(?:{'|'.join(sorted(words(ROOM, 'human_verbs.txt')))})\b"
    r"|[ \u00a0]+(?:was|were)[ \u00a0]+(?:born|arrested|jailed|sentenced|buried|convicted|stabbed|beheaded|hanged)\b"
)
_ADDRESSED = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Sir|Gen|Col|Capt|Rev|Lady|Sheikh|Shri|Smt|Mullah|Imam)\.?[ \u00a0]$"
)
_OF = ("of", "for")
# "DIG Operations |Faisal Raza|", "Minister Delegate |...|"
_RANK_TAILS = words(ROOM, "rank_tails.txt")


def person(run: Run, text: str) -> Mention:
    """The run as a mention of a person, if the words in and around it tell so; else of unknown kind."""
    parts, lower = run.parts, run.lower
    cut = split_capitalised_role(parts, lower)
    bare = parts[cut:]
    start = run.start + _offset_of(run.text, cut)
    name = text[start : run.end]
    if not 1 <= len(bare) <= 6 or not _may_be_named(bare, lower[cut:], cut):
        return Mention(run.start, run.end, run.text, None, opens=run.opens)
    found = Mention(start, run.end, name, None, opens=run.opens)
    before = None if cut and parts[0].lower().rstrip(".") in ROLES else role_before(run, text)
    behind = role_behind(run, text) if len(bare) > 1 or cut else None
    addressed = cut > 0 and lower[0] in HONORIFICS
    if cut and len(bare) == 1 and (any(w in _OF for w in lower[:cut]) or is_known_place(name)):
        return Mention(run.start, run.end, run.text, None, opens=run.opens)
    if cut and len(bare) == 1 and not set(lower[:cut]) & _SURNAME_TITLES:
        # "Driver Improvement" is nobody; "Sheriff Beauregard" is.
        return Mention(run.start, run.end, run.text, None, opens=run.opens)
    if cut:
        found.kind = "person"
        found.post = _merged(Post(_role_words(parts[:cut], run), run.body), behind)
        if not found.post.role and before is not None:
            found.post = before
    elif before is not None and not (run.text and (is_known_place(name) or demonym_entry(name))):
        found.kind = "person"
        found.post = _merged(before, behind if not before.organisation else None)
    elif behind is not None and _could_be_person(bare, name):
        found.kind = "person"
        found.post = behind
    elif (
        has_age_behind(run, text)
        or addressed
        or _ADDRESSED.search(text, max(0, run.start - 9), run.start)
        or _reads_as_person(bare, lower, name, run, text)
    ):
        found.kind = "person"
    if found.kind == "person" and not found.post.organisation and len(bare) > 1:
        body = belongs_behind(run, text) or ("" if found.post.role else owner_right_before(run, text))
        found.post = _belonging(found.post, body)
    found.address = lower[0] if addressed else _address_before(run, text)
    return found


def _belonging(post: Post, body: str) -> Post:
    """The post with the body that "of" gives, unless that is a town or country."""
    if not body or look_up(body) or (post.role and len(body.split()) < 2):
        return post
    return Post(post.role, body)


def _merged(post: Post, other: Post | None) -> Post:
    """A post with what the apposition behind the name adds."""
    if other is None:
        return post
    return Post(post.role or other.role, post.organisation or other.organisation)


def _may_be_named(bare: list[str], lower: list[str], cut: int) -> bool:
    """Whether words may be somebody's name at all: no acronyms, no heads of bodies at the end."""
    if any(p.isupper() and len(p.rstrip(".")) > 2 and "." not in p for p in bare):
        return False
    if any(c.isdigit() for p in bare for c in p) or any(w in _OF or w in ("and", "for", "the", "&") for w in lower):
        return False
    if len(bare) == 1:
        return (
            not (cut and (lower[0] in ORGANISATIONS or lower[0] in ROLES or lower[0] in PORTFOLIOS))
            and "." not in bare[0][:-1]
        )
    last = lower[-1]
    if last in _NOT_SURNAMES:
        return False
    if last in ORGANISATIONS or last in FACILITIES or last in VEHICLES or last in PORTFOLIOS:
        return (
            is_given(lower[0])
            and last not in ("party", "group", "bank", "church", "hospital")
            and len(bare) == 2
            and cut > 0
        )
    return True


def _could_be_person(bare: list[str], name: str) -> bool:
    """ "Nordbank, a lender led by the governor": one word with an apposition is not somebody."""
    return len(bare) > 1 and not is_known_place(name)


def _reads_as_person(bare: list[str], lower: list[str], name: str, run: Run, text: str) -> bool:
    """Whether the name itself, or what it does, is a person's."""
    if len(bare) < 2:
        return False
    if is_known_place(name, 4.3):
        return False
    first = lower[0]
    initial = len(bare[0].rstrip(".")) == 1 and bare[0][0].isupper()
    if (is_given(first) or (initial and (len(bare) > 2 or bare[0].endswith(".")))) and len(bare) <= 5:
        return True
    if (
        len(bare) <= 3
        and first in FAMILIES
        and ("-" in bare[1] or len(bare) == 3 or bare[1].lower() not in ORGANISATIONS)
    ):
        return not run.owns or "-" in bare[1]
    if run.owns:
        return False
    if any(w in ORGANISATIONS for w in lower) or all(w in ROLES or w in ("vice", "deputy", "prime") for w in lower):
        return False
    if _WHO_BEHIND.match(text, run.end, run.sentence.end):
        return True
    # "The Arizona Republican asked", "Kentucky State Troopers responded": a place's people.
    return speaks(run, text) and not look_up(name) and not is_known_place(bare[0]) and not demonym_entry(bare[0])


def speaks(run: Run, text: str) -> bool:
    """Whether a verb of saying stands right beside the run."""
    before = text[max(run.sentence.start, run.start - 24) : run.start]
    return bool(_SAYS_BEHIND.match(text, run.end, run.sentence.end) or _SAYS_BEFORE.search(before))


def _address_before(run: Run, text: str) -> str:
    found = _ADDRESSED.search(text, max(0, run.start - 9), run.start)
    return found.group().strip(" .\u00a0").lower() if found else ""


def split_capitalised_role(parts: list[str], lower: list[str]) -> int:
    """How many leading words of a run are a role or a form of address ("Information Technology Minister Dr." -> 4)."""
    cut = 0
    for i in range(len(parts) - 1):
        word = lower[i]
        if i > 0 and cut == 0 and is_given(lower[0]) and lower[0] not in TITLES:
            # "Martin Luther King", "Billy Graham Chief": who begins with a given name is not an office.
            return 0
        if word in HONORIFICS or word in ROLES:
            if cut and is_given(lower[cut]) and not all(_is_of_office(w) for w in lower[cut:i]):
                # "President Paul Farmer": a role word far inside a name is a name.
                break
            cut = i + 1
    while cut and cut < len(parts) - 2 and lower[cut] in _RANK_TAILS:
        cut += 1
    if cut and cut < len(parts) - 1 and lower[cut] in _OF:
        cut = _behind_of(parts, lower, cut + 1)
    return cut


def _is_of_office(word: str) -> bool:
    return word in HONORIFICS or word in ROLES or word in PORTFOLIOS or word in ("and", "of", "for")


def _behind_of(parts: list[str], lower: list[str], at: int) -> int:
    """Where the name begins behind "Minister of": the portfolio or the place is left out."""
    if lower[at] == "the":
        at += 1
    if at >= len(parts):
        # A run that ends there: "President of The".
        return at
    given = next((i for i in range(at + 1, len(parts) - 1) if is_given(lower[i])), None)
    if given is not None and not is_given(lower[at]):
        # "Assistant Superintendent of Business Operations |Dave Courtney|"
        return given
    if lower[at] in PORTFOLIOS:
        while at < len(parts) and (lower[at] in PORTFOLIOS or lower[at] in ("and", "&", "the", "for")):
            at += 1
        return at
    for taken in (3, 2, 1):
        if at + taken <= len(parts) and is_known_place(" ".join(parts[at : at + taken])):
            return at + taken
    return len(parts) if at + 1 >= len(parts) else at + 1


def _role_words(parts: list[str], run: Run) -> str:
    """The role as told: forms of address left out, shortened ranks written out."""
    kept = [RANKS.get(p.lower().rstrip("."), "" if p.lower().rstrip(".") in HONORIFICS else p) for p in parts]
    role = " ".join(p for p in kept if p)
    before = _role_modifier(run)
    return f"{before}{role}" if role else ""


def _role_modifier(run: Run) -> str:
    """A "former" or "acting" that stands before a capitalised role, trimmed off as a sentence opener."""
    at = run.start - run.sentence.start
    found = re.search(
        r"\b([Ff]ormer|[Aa]cting|[Rr]etired|[Ii]nterim|[Dd]eputy)[ \u00a0]$", run.sentence.text[max(0, at - 10) : at]
    )
    return f"{found.group(1) if found.group(1) == 'Acting' else found.group(1).lower()} " if found else ""


def _offset_of(text: str, words_in: int) -> int:
    at = 0
    for _ in range(words_in):
        space = re.compile(r"[ \u00a0]+").search(text, at)
        if space is None:
            return at
        at = space.end()
    return at
