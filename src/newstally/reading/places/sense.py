"""Sense: whether a name of the gazetteer refers to a place here, or only lends its letters to a person or a firm."""

from __future__ import annotations

import re

from newstally.gazetteer import prominence
from newstally.lexicon import words
from newstally.reading.places.mentions import Mention, said_kinds
from newstally.reading.places.runs import Run

_ROOM = "newstally.reading.places"
_COMMON = words(_ROOM, "common_words.txt")
_BORROWED = words(_ROOM, "borrowed_names.txt")
_ROADS = words(_ROOM, "road_nouns.txt")
_PLACE_NOUNS = words(_ROOM, "place_nouns.txt")
_GOVERNMENT = words(_ROOM, "government_nouns.txt")
_OWNERS = words(_ROOM, "owner_nouns.txt")
_ROLES = words(_ROOM, "role_words.txt")
_FIRST_NAMES = words(_ROOM, "first_names.txt")
_NEVER_FIRST = words("newstally.reading.names", "not_names.txt")
_PERSON_ROLES = words("newstally.reading.names", "person_roles.txt")
_FACILITIES = words("newstally.reading.names", "facility_heads.txt")
_DIRECTIONS = words(_ROOM, "directions.txt")
# Words after which a capitalised word is most likely where something is.
_LOCATIVE = words(_ROOM, "locatives.txt")
_CALENDAR = words(_ROOM, "calendar.txt")
_SPEECH = words(_ROOM, "speech.txt")
_SPEAKS = re.compile(rf",?[ \u00a0](?:who|whose|{'|'.join(sorted(_SPEECH))})\b")
_QUALIFIED = re.compile(r",[ \u00a0][A-Z]")
_HYPHENATED = re.compile(r"[-–][a-z]")
_TONGUE = words(_ROOM, "tongue.txt")
_ENDS_THERE = re.compile(
    r"\W*$|[ \u00a0]?[.,;:!?)”\"]|[ \u00a0](?:and|or|so|as|to|at|for|on|with|which|but|when|while)\b"
)
_MONEY = re.compile(r"[ \u00a0](?:dollars?|cents?|rupees?|pounds?)\b")
_PARTNER = re.compile(r"[ \u00a0]&[ \u00a0][A-Z]")
_ROAD = re.compile(r"(?:[ \u00a0](?:and|or)[ \u00a0][A-Z]\w+)?[ \u00a0](\w+\.?)")
_SEVERAL_ROADS = frozenset(("streets", "roads", "avenues"))
_PLAIN_ROADS = frozenset(("street", "streets", "road", "roads", "avenue", "avenues", "highway", "boulevard"))
_ORDINARY = _DIRECTIONS | _PLACE_NOUNS | _FACILITIES | _NEVER_FIRST | _COMMON | _OWNERS | _GOVERNMENT
_ANY_ROLE = _ROLES | _PERSON_ROLES
_NO_SETTLEMENT = _ORDINARY | _ANY_ROLE
_BETWEEN, _IN_WORD = ' \u00a0"“‘(', frozenset("_’'-")


def word_before(text: str, start: int) -> str:
    """The word before an offset, in lower case; "" where a mark stands between."""
    before = text[max(0, start - 30) : start].rstrip(_BETWEEN)
    dotted = before.endswith(".")
    end = at = len(before) - dotted
    while at and (before[at - 1].isalnum() or before[at - 1] in _IN_WORD):
        at -= 1
    word = before[at:end].lstrip("0123456789_’'-").lower()
    # A full stop ends a sentence, unless it belongs to a title: "Gov. Lincoln".
    return "" if dotted and word not in _ROLES else word


def is_known(mention: Mention) -> bool:
    """Whether everyone knows this place: a country, a region, a people, or a city of some size."""
    return mention.form != "name" or prominence(mention.entries[0], mention.name) >= 5.7


def _segment(run: Run, mention: Mention) -> tuple[list[str], list[str]]:
    """The words of the run before and after the mention, up to an "and"."""
    before: list[str] = []
    for word in reversed(run.words[: mention.first]):
        if word.text == "and":
            break
        before.insert(0, word.text)
    after: list[str] = []
    for word in run.words[mention.last + 1 :]:
        if word.text == "and":
            break
        after.append(word.text)
    return before, after


def is_ordinary(word: str) -> bool:
    """Whether a capitalised word is no part of a settlement's name: a common word, a role, a building, a body."""
    return word.lower().rstrip(".") in _NO_SETTLEMENT


def is_person_run(text: str, run: Run) -> bool:
    """Whether a run reads as somebody's name: after a form of address or role, or a given name with more after it."""
    capital = [w.text.lower().rstrip(".") for w in run.words if not w.small]
    if word_before(text, run.start) in _ANY_ROLE and not run.opens:
        return True
    names = [w for w in capital if w not in _ROLES]
    if len(names) < len(capital) and len(names) >= 1 and capital[0] in _ROLES:
        return True
    return 2 <= len(names) <= 4 and names[0] in _FIRST_NAMES and names[-1] not in _OWNERS | _PLACE_NOUNS


def is_surname(text: str, mention: Mention) -> bool:
    """Whether the words around make the name somebody's: "Li Chen", "said Chen", "Chen told", "Chen, who"."""
    if mention.form != "name" or mention.entries[0].kind in ("country", "region", "water"):
        return False
    before, after = _segment(mention.run, mention)
    if after:
        return False
    if before:
        last = before[-1].lower().rstrip(".")
        return last not in _ORDINARY and not (mention.run.opens and len(before) == 1)
    if _SPEAKS.match(text, mention.end):
        return True
    return word_before(text, mention.start) in _SPEECH and not text[mention.end : mention.end + 1].isspace()


def is_located(text: str, mention: Mention) -> bool:
    """Whether the words around say that the name is where something is: "in Lincoln", "Lincoln, Neb."."""
    return word_before(text, mention.start) in _LOCATIVE or _QUALIFIED.match(text, mention.end) is not None


def is_given_name(mention: Mention) -> bool:
    """Whether the name is also a given name and no place that everyone knows: "Brittany", "Chelsea"."""
    return mention.form == "name" and mention.name.lower() in _FIRST_NAMES and not is_known(mention)


def refers_to_place(text: str, mention: Mention, title_case: bool) -> bool:
    """Whether the mention refers to a location, by the words of its run and around it."""
    before, after = _segment(mention.run, mention)
    known = is_known(mention)
    if mention.form == "abbreviation" or _HYPHENATED.match(text, mention.end):
        return True
    if _MONEY.match(text, mention.end) or _in_road(text, mention, known) or (not known and _in_firm(text, mention)):
        return False
    if mention.form == "demonym" and _is_language(text, mention):
        return False
    if mention.form == "demonym":
        # "New Londoners" are of New London.
        return before[-1:] != ["New"] and not _belongs_to_owner(after)
    if _is_common(text, mention, before, after):
        return False
    if title_case:
        return not _belongs_to_owner(after)
    return _prefix_allows(text, mention, before, known) and _suffix_allows(mention, after, known)


def _in_firm(text: str, mention: Mention) -> bool:
    """Whether the name is a partner's of a firm: "Stevens & Wilkinson"."""
    before = text[max(0, mention.start - 3) : mention.start].strip()
    return before == "&" or _PARTNER.match(text, mention.end) is not None


def _in_road(text: str, mention: Mention, known: bool) -> bool:
    """Whether the name is a road's: "Elkview Court", "between First and Herman streets".

    A road named for a place that everybody knows is most often the road there: "the Quetta Road".
    """
    found = _ROAD.match(text, mention.end)
    if found is None:
        return False
    noun = found.group(1).rstrip(".")
    if known:
        return noun in _SEVERAL_ROADS
    # "Lincoln Court" is a road; a "Lincoln court" and "shops in Lincoln close" are not.
    return noun.lower() in _ROADS and (noun[0].isupper() or noun in _PLAIN_ROADS)


def _is_language(text: str, mention: Mention) -> bool:
    """Whether a demonym names a language here: "she learned English", "in Spanish."."""
    return word_before(text, mention.start) in _TONGUE and _ENDS_THERE.match(text, mention.end) is not None


def _is_common(text: str, mention: Mention, before: list[str], after: list[str]) -> bool:
    """Whether the name is only a common word that a sentence opener or a title capitalised."""
    if mention.name.lower() in _BORROWED:
        return not (_QUALIFIED.match(text, mention.end) or said_kinds(text, mention.start, mention.end))
    if " " in mention.name or mention.name.lower() not in _COMMON:
        return False
    if mention.name.lower() in _CALENDAR:
        return True
    located = word_before(text, mention.start) in _LOCATIVE and not before and not after
    return not (located or _QUALIFIED.match(text, mention.end))


def _belongs_to_owner(after: list[str]) -> bool:
    """Whether what follows makes the whole a firm's, paper's or team's name: "Pakistan Railways", "Arab News"."""
    if not after:
        return False
    if after[0].lower() in _GOVERNMENT or after[-1].lower() in _GOVERNMENT:
        return False
    return after[-1].lower() in _OWNERS or after[0].lower() in _OWNERS


def _suffix_allows(mention: Mention, after: list[str], known: bool) -> bool:
    if not after:
        return True
    if after[0] in ("of", "the"):
        return True
    first, last = after[0].lower(), after[-1].lower()
    if mention.name.rpartition(" ")[2].lower() in _PLACE_NOUNS:
        return True
    if first in _PLACE_NOUNS or first in _ROLES or first in _GOVERNMENT:
        return True
    if _belongs_to_owner(after):
        return False
    if last in _GOVERNMENT or last in _FACILITIES or last in _PLACE_NOUNS:
        return True
    if mention.name.lower() in _FIRST_NAMES:
        return False
    return known and mention.entries[0].kind in ("country", "region", "division")


def _prefix_allows(text: str, mention: Mention, before: list[str], known: bool) -> bool:
    if not before:
        role = word_before(text, mention.start)
        return known or role not in _ROLES
    if before[-2:] == ["Islamic", "State"]:
        return False  # Its "provinces": "Islamic State Khorasan Province"
    last = before[-1].lower().rstrip(".")
    if last in ("of", "the", "de", "del", "al", "on", "upon", "la", "el"):
        if last in ("de", "del", "al", "la", "el"):
            return False
        head = next((w.lower() for w in reversed(before) if w.lower() not in ("of", "the")), "")
        return head not in _OWNERS or head in _GOVERNMENT or head in _FACILITIES
    if last in _DIRECTIONS or last in _PLACE_NOUNS or last in _FACILITIES:
        return True
    if last in _ROLES:
        return mention.entries[0].kind == "country"
    opener = mention.run.opens and len(before) == 1 and last in _NEVER_FIRST | _COMMON
    return opener or (known and mention.entries[0].kind == "country" and last not in _FIRST_NAMES)
