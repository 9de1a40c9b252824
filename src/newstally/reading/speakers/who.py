"""Who a speaker's phrase stands for: full name, role and organisation, or the unnamed phrase itself."""

from __future__ import annotations

import re

from newstally.lexicon import words
from newstally.model import Name, Speaker
from newstally.reading.names.people import ROLES

_INSTITUTIONS = words("newstally.reading.names", "organisation_heads.txt")
_DETERMINER = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"^(?:a|an|another|one|some|several|many|most|two|three|four|other)\s+", re.IGNORECASE)
# Somebody's own counting is an origin of its own; "figures shared by the ministry" are the ministry's word.
_OWN_COUNT = re.compile(r"\b(?:tally|count|database|survey|poll|census|study|register)\b", re.IGNORECASE)
# Between a body and its officer: "(BKE) vice president ".
_POST_BETWEEN = re.compile(
    r"[ \u00a0]+(?:\([^()]{2,12}\)[ \u00a0]+)?(?:[a-z-]+[ \u00a0]+){1,4}(?:[A-Z][a-z]{1,4}\.[ \u00a0]+)?"
)
_CUT_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*\s+(?:ng|de|del|da|do|di|du|la|le|el|of|für|van|y|e)\s+\Z")
_NO_MODIFIER = "the|a|an|its|their|of|and|this|that|s|by|to|from|in|at|says|said|told|as"
# A report on fighting tells of several of these: "the army" need not be the one named last.
_BANDS = frozenset(("army", "force", "forces", "front", "group", "movement", "militia", "guard", "guards", "party"))
_HE = frozenset(("he", "she"))
_PRONOUNS = _HE | frozenset(("it", "they", "we", "i", "who", "which", "this", "that", "these", "those"))


class Cast:
    """The speakers of a report so far: resolves pronouns, surnames and "the ministry" to whom they stand for."""

    def __init__(self, text: str, names: tuple[Name, ...]) -> None:
        self._text = text
        self._names = names
        self._mentions = [(e.start, e.end, name) for name in names for e in name.evidence]
        self._last_person: Speaker | None = None
        self._last: Speaker | None = None

    def resolve(self, start: int, end: int, origin: tuple[int, int] | None = None) -> Speaker | None:
        """The speaker a phrase stands for; None for a pronoun that nobody before it explains."""
        words_of = self._text[start:end]
        speaker = self._known(words_of, start, end)
        if speaker is None:
            return None
        if origin is not None:
            maker = self._known(self._text[origin[0] : origin[1]], *origin)
            if maker is not None:
                speaker = Speaker(
                    name=maker.name,
                    role=maker.role,
                    organisation=maker.organisation,
                    named=maker.named,
                    origin=_DETERMINER.sub("", words_of) if _OWN_COUNT.search(words_of) else "",
                )
        self._last = speaker
        if self._is_person(words_of, start, end):
            self._last_person = speaker
        return speaker

    def _known(self, phrase: str, start: int, end: int) -> Speaker | None:
        bare = phrase.strip().lower()
        if bare in _PRONOUNS:
            return self._last_person if bare in _HE else self._last
        name = self._named_in(start, end)
        if name is not None:
            if name.kind == "organisation" and re.search(r"\s(?:for|of|at|from)\s", self._text[start:end]):
                return Speaker(name=_DETERMINER.sub("", phrase.strip()), organisation=name.name, named=False)
            return Speaker(name=name.name, role=name.role, organisation=name.organisation)
        start = self._name_begins(start)
        phrase = self._text[start:end]
        by_role = self._by_role(phrase)
        if by_role is not None:
            return Speaker(name=by_role.name, role=by_role.role, organisation=by_role.organisation)
        return Speaker(
            name=self._fuller(_DETERMINER.sub("", phrase.strip()), start), named=_is_named(phrase, self._opens(start))
        )

    def _name_begins(self, start: int) -> int:
        """Where a name begins that the parser cut at a particle: "Banco de la |Plata|"."""
        before = _CUT_NAME.search(self._text, max(0, start - 60), start)
        return before.start() if before is not None and self._text[start : start + 1].isupper() else start

    def _opens(self, start: int) -> bool:
        """Whether the phrase opens its sentence."""
        before = self._text[max(0, start - 8) : start].rstrip(" \u00a0“\"‘'")
        return not before or before[-1] in ".!?:;\n•—–”"

    def _is_person(self, phrase: str, start: int, end: int) -> bool:
        name = self._named_in(start, end)
        if name is not None:
            return name.kind == "person"
        return phrase.lower() in _HE or (phrase.lower().split() or [""])[-1] in ROLES

    def _named_in(self, start: int, end: int) -> Name | None:
        """The name at the head of the phrase: the person, else the organisation that ends it."""
        # The parser may begin the phrase inside a long name: "Anwar ul |Haq Kakar|".
        inside = [(s, e, n) for s, e, n in self._mentions if (start <= s or e == end) and start < e <= end]
        for _, _, name in inside:
            if name.kind == "person":
                return name
        body = next((n for _, e, n in inside if e == end and n.kind == "organisation"), None)
        return body or self._named_around(start, end)

    def _named_around(self, start: int, end: int) -> Name | None:
        """The body whose long name the parser cut, or the officer right behind it: "(BKE) head |Rina Roy|"."""
        around = [(e, n) for s, e, n in self._mentions if s <= start and end < e and n.kind == "organisation"]
        for body_end, body in around:
            officers = [(s, n) for s, _, n in self._mentions if n.kind == "person" and body_end < s < body_end + 60]
            for at, person in officers:
                if _POST_BETWEEN.fullmatch(self._text, body_end, at):
                    return person
            return body
        return None

    def _by_role(self, phrase: str) -> Name | None:
        """ "The minister" is the one person of the report with that role; unnamed roles stay unnamed."""
        parts = phrase.lower().split()
        head = parts[-1] if parts else ""
        if head not in ROLES or parts[0] in ("a", "an", "another", "one", "some"):
            return None
        fits = [n for n in self._names if n.kind == "person" and head in n.role.lower().split()]
        return fits[0] if len(fits) == 1 else None

    def _fuller(self, phrase: str, before: int) -> str:
        """ "The ministry" is the IT ministry named before it."""
        if " " in phrase or phrase.lower() not in _INSTITUTIONS or phrase.lower() in _BANDS:
            return phrase
        bodies = [n for s, _, n in self._mentions if s < before and n.kind == "organisation"]
        named = [n.name for n in bodies if n.name.split()[-1].lower() == phrase.lower()]
        if named:
            return named[-1]
        modifiers = rf"(?:\b[A-Z][\w’'&.]*\s+)+|\b(?!(?:{_NO_MODIFIER})\b)[a-z]+\s+"
        pattern = re.compile(rf"(?:{modifiers}){phrase}(?:\s+of(?:\s+[A-Z]\w+)+)?\b")
        earlier = [m.group() for m in pattern.finditer(self._text, 0, before)]
        return _DETERMINER.sub("", earlier[-1]) if earlier else phrase


def _is_named(phrase: str, opens: bool) -> bool:
    """A name, or the one office or body meant ("the IT ministry", "the government"); "officials" is nobody's name."""
    bare = phrase.strip()
    if _INDEFINITE.match(bare):
        return False
    kept = _DETERMINER.sub("", bare)
    first, *rest = kept.split() or [""]
    if any(w[0].isupper() for w in rest):
        return True
    # A capital that opens the sentence says nothing: "Officials said", "Rescue workers said".
    proper = first[:1].isupper() and (not opens or "’" in first or "'" in first)
    return proper or (kept != bare and (rest or [first])[-1].lower() in _INSTITUTIONS)
