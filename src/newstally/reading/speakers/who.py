"""Who a speaker's phrase stands for: full name, role and organisation, or the unnamed phrase itself."""

from __future__ import annotations

import re
from collections import Counter

from newstally.gazetteer import demonym_entry
from newstally.model import Name, Speaker
from newstally.reading.language import Script, Sentence
from newstally.reading.names.chains import key
from newstally.reading.names.gender import Gender, gender_of
from newstally.reading.names.lexicon import BODY_NOUNS, KNOWN_BODIES, ROLES, TITLES
from newstally.reading.speakers.bodies import Bodies
from newstally.reading.speakers.clause import Clause
from newstally.reading.speakers.focus import Focus, Mentioned, Said
from newstally.reading.speakers.lexicon import INSTITUTIONS, OFFICES

_DETERMINER = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|its|their|his|her|our|this|that)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"^(?:a|an|another|one|some|several|many|most|two|three|four|five|six|other|few|all|both|any|dozens)\s+",
    re.IGNORECASE,
)
# Somebody's own counting is an origin of its own; "figures shared by the ministry" are the ministry's word.
_OWN_COUNT = re.compile(r"\b(?:tally|count|database|survey|poll|census|study|register)\b", re.IGNORECASE)
# Between a body and its officer: "(BKE) vice president ".
_POST_BETWEEN = re.compile(
    r"[ \u00a0]+(?:\([^()]{2,12}\)[ \u00a0]+)?(?:[a-z-]+[ \u00a0]+){1,4}(?:[A-Z][a-z]{1,4}\.[ \u00a0]+)?"
)
_CUT_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*\s+(?:ng|de|del|da|do|di|du|la|le|el|of|für|van|y|e)\s+\Z")
# A name that the parser left out of the phrase right before it: "news agency |SANAR|", "the mayor, |Joao Lima|,"
_APPOSED = re.compile(
    r"(?:,?[ \u00a0]+|[ \u00a0]*,[ \u00a0]+(?:who is[ \u00a0]+)?)"
    r"(?:the[ \u00a0]+)?(?P<role>(?:(?:[a-z][\w’'-]*|[A-Z][a-z]+\.?)[ \u00a0]+){0,4})\Z"
)
_OF_SOMEBODY = re.compile(r"\b(?:for|of|at|from|to|with|by|in)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}\Z")
_EPITHET = re.compile(r"\b\d{1,3}-year-old(?:[ \u00a0][a-z]+)?")
_THE_ONE = re.compile(r"[Tt]he [A-Z][a-z]+")
_OWNED = ("’s", "'s", "’ ", "' ")
_HE = frozenset(("he", "she"))
_PRONOUNS = _HE | frozenset(
    ("it", "they", "we", "i", "you", "who", "which", "this", "that", "these", "those", "them", "him", "her")
)
# "Her answer was short: “...”"
_OWNING = {"her": "she", "his": "he", "its": "it", "their": "they"}
_SEVERAL = frozenset(["police", "people", "family", "media", "prosecutors"])
_FORCES = frozenset(["military", "opposition", "prosecution", "defence", "defense"])
_ANY = frozenset(["local", "foreign", "private", "other", "state", "rescue"])
_ALONE = frozenset(["police", "parliament", "congress", "government", "prosecutors", "customs"])


class Cast:
    """The speakers of a report so far: resolves pronouns, surnames and "the ministry" to whom they stand for."""

    def __init__(self, script: Script, names: tuple[Name, ...]) -> None:
        self._text = script.text
        self._names = [n for n in names if n.kind == "person"]
        # Full names and short forms of two words and more.
        forms = [(key(form), n) for n in names for form in (n.name, *n.aliases) if " " in form]
        told = Counter(form for form, _ in forms)
        self._forms = {form: n for form, n in forms if told[form] == 1}
        self._focus = Focus(script, names)
        self._bodies = Bodies(script.text, names)

    def resolve(self, clause: Clause) -> Speaker | None:
        """The speaker of a clause; None for a word that stands for nobody."""
        start, end = clause.who
        proper = clause.head is not None and clause.head.tag == "NNP"
        speaker = self._known(start, end, clause.until, proper=proper)
        if speaker is None:
            return None
        if clause.origin is not None:
            speaker = self._made_by(speaker, clause) or speaker
        elif clause.via is not None:
            carrier = self._known(*clause.via, 0)
            if carrier is not None and carrier.name != speaker.name:
                speaker = _with(speaker, via=carrier.name)
        self._remember(speaker, start, end)
        return speaker

    def told_of(self, sentence: Sentence) -> Speaker | None:
        """The one person whom a sentence names, if it opens with the name: "Coach Carlo Anselmi praised his side."."""
        people = [m for m in self._focus.by_sentence.get(sentence.index, ()) if m.name.kind == "person"]
        if len({m.name.name for m in people}) != 1 or people[0].start - sentence.start > 45:
            return None
        opening = self._text[sentence.start : people[0].start].split()
        return (
            _of(people[0].name)
            if all(_is_title(w) or w[0].isupper() or w in ("the", "a", "of") for w in opening)
            else None
        )

    def _made_by(self, document: Speaker, clause: Clause) -> Speaker | None:
        assert clause.origin is not None
        maker = self._known(*clause.origin, 0)
        if maker is None:
            return None
        told = self._text[clause.who[0] : clause.who[1]]
        bare = _DETERMINER.sub("", told)
        if bare == document.name and document.named and bare[:1].isupper() and bare.split()[-1][:1].isupper():
            # "The U.S. Geological Survey" is a body, and its own.
            return None
        return _with(maker, origin=bare if " " in bare and _OWN_COUNT.search(bare) else "")

    def _remember(self, speaker: Speaker, start: int, end: int) -> None:
        phrase = self._text[start:end].strip().lower()
        if phrase in _PRONOUNS and not speaker.named:
            return
        person = next((n for n in self._names if n.name == speaker.name), None)
        head = re.split(r"\s(?:of|for|at|from|in|close|familiar|who)\s", speaker.name.lower())[0].split()[-1]
        gender: Gender = self._focus.gender(person) if person is not None else gender_of(speaker.name, "", head)
        if phrase in _HE and gender == "":
            gender = "woman" if phrase == "she" else "man"
        if (
            person is not None
            or head in ROLES
            or head in ("resident", "man", "woman", "boy", "girl", "source", "person")
        ):
            kind = "person"
        elif head in _SEVERAL or (head.endswith("s") and not speaker.named and not head.endswith("ss")):
            kind = "group"
        elif speaker.named or head in INSTITUTIONS:
            kind = "body"
        else:
            kind = "person" if head.endswith(("er", "or", "ist", "man", "an")) else "body"
        self._focus.remember(Said(start, speaker, kind, gender))

    def _known(self, start: int, end: int, until: int, *, proper: bool = False) -> Speaker | None:
        phrase = self._text[start:end].strip()
        bare = phrase.lower()
        bare = _OWNING.get(bare, bare)
        if bare in _PRONOUNS and not (phrase.isupper() and len(phrase) > 1):
            return self._pronoun(bare, start)
        epithet = _EPITHET.search(self._text, max(0, start - 14), end)
        if (
            epithet is not None
            and epithet.end() == end
            and self._text[max(0, start - 20) : end].lower().rfind("the ") >= 0
        ):
            found = self._focus.epithet(start)
            return found or Speaker(name=epithet.group().strip(), named=False)
        if _THE_ONE.fullmatch(phrase) and demonym_entry(phrase.split()[-1]) is not None:
            found = self._focus.epithet(start)
            return found or Speaker(name=phrase.split()[-1], named=False)
        start = self._name_begins(start)
        named = self._named(start, end, until)
        if named is not None:
            return named
        phrase = self._text[start:end].strip()
        by_form = self._by_form(phrase)
        if by_form is not None:
            return _of(by_form)
        by_role, several = self._by_role(phrase)
        if by_role is not None:
            return _of(by_role)
        kept = _DETERMINER.sub("", phrase)
        if not kept:
            return None
        name, body = self._bodies.meant(kept, start, determined=_DEFINITE.match(phrase) is not None)
        if body is not None:
            return _of(body)
        return Speaker(name=name, named=not several and _is_named(phrase, not proper and self._opens(start)))

    def _by_form(self, phrase: str) -> Name | None:
        """The name that a title's capitals hide: "Nordbank CEO |Jane Roe|", who is told of elsewhere."""
        words = _DETERMINER.sub("", phrase).split()
        if len(words) < 2 or not words[-1][0].isupper():
            return None
        tails = (key(" ".join(words[i:])) for i in range(len(words) - 1))
        return next((self._forms[t] for t in tails if t in self._forms), None)

    def _pronoun(self, pronoun: str, at: int) -> Speaker | None:
        if pronoun in _HE:
            found = self._focus.he_or_she(pronoun, at, trails=self._trails(at + len(pronoun)))
        elif pronoun == "it":
            found = self._focus.it(at, trails=self._trails(at + len(pronoun)))
        elif pronoun == "they":
            found = self._focus.they(at)
        else:
            return None
        return found or Speaker(name=pronoun, named=False)

    def _trails(self, end: int) -> bool:
        """Whether little follows the pronoun: "..., he said on Monday."."""
        rest = re.match(r"[^.!?\n]*", self._text[end : end + 60])
        before = self._text[max(0, end - 60) : end]
        return rest is not None and len(rest.group()) < 40 and re.search(r"[,”\"’]\s+\w+\Z", before) is not None

    def _name_begins(self, start: int) -> int:
        """Where a name begins that the parser cut at a particle: "Banco de la |Plata|"."""
        before = _CUT_NAME.search(self._text, max(0, start - 60), start)
        return before.start() if before is not None and self._text[start : start + 1].isupper() else start

    def _opens(self, start: int) -> bool:
        """Whether the phrase opens its sentence."""
        before = self._text[max(0, start - 8) : start].rstrip(" \u00a0“\"'‘")
        return not before or before[-1] in ".!?:;\n•—–”"

    def _named(self, start: int, end: int, until: int) -> Speaker | None:
        """The name that the phrase is, or is in apposition to, or the officer of a body it names."""
        inside = [m for m in self._focus.mentions(start, end) if m.end <= end + 1 or m.start < end]
        people = [m for m in inside if m.name.kind == "person" and m.start < end]
        for mention in people:
            if not self._is_somebody_else(start, end, mention):
                return _of(mention.name)
        beside = self._beside(start, end, until)
        if beside is not None:
            return _of(beside)
        bodies = [m for m in inside if m.name.kind != "person"]
        if bodies:
            return self._body_or_officer(start, end, bodies, people)
        return None

    def _is_somebody_else(self, start: int, end: int, mention: Mentioned) -> bool:
        """ "A spokesman for Joao Lima", "Joao Lima’s lawyer" is not Joao Lima."""
        if mention.end < end and self._text[mention.end : mention.end + 2] in _OWNED:
            return True
        before = self._text[start : mention.start]
        return bool(before) and _OF_SOMEBODY.search(before) is not None and before[:1] != "("

    def _beside(self, start: int, end: int, until: int) -> Name | None:
        """The person or body in apposition right behind the phrase."""
        limit = max(until, end + 2)
        for mention in self._focus.by_sentence.get(self._focus.sentence(start), ()):
            apposed = _APPOSED.fullmatch(self._text, end, mention.start) if end <= mention.start < limit else None
            if apposed is not None and _is_title(apposed["role"]):
                comma = "," in self._text[end : mention.start]
                owned = self._text[mention.end : mention.end + 2] in _OWNED[:2]
                closes = (
                    self._text[mention.end : mention.end + 1] in (",", ".", ";", ")", "", "\n", "”")
                    or mention.end >= until - 1
                )
                body = mention.name.kind != "person" and not self._names_a_body(start, end)
                if comma and (body or owned or not closes):
                    continue
                if not comma and mention.name.kind == "person" and owned:
                    continue
                return mention.name
        return None

    def _names_a_body(self, start: int, end: int) -> bool:
        """ "The state utility, |Ethiopian Electric Power|,": a phrase in lower case for what may have that name."""
        head = self._text[start:end].split()[-1]
        return head in BODY_NOUNS or head in INSTITUTIONS

    def _body_or_officer(
        self, start: int, end: int, bodies: list[Mentioned], people: list[Mentioned]
    ) -> Speaker | None:
        around = next((b for b in bodies if b.start <= start and end < b.end), None)
        if around is not None:
            officer = self._officer_behind(around)
            return _of(officer if officer is not None else around.name)
        last = bodies[-1]
        phrase = self._text[start:end].strip()
        if last.end >= end:
            if _OF_SOMEBODY.search(self._text[start : last.start]) is None and not people:
                return _of(last.name)
            if _is_person_phrase(self._text[start : last.start]):
                at_work = not self._text[start : last.start].rstrip().endswith(" by")
                return Speaker(
                    name=_DETERMINER.sub("", phrase), organisation=last.name.name if at_work else "", named=False
                )
            return None
        head = self._text[last.end : end].split()
        if head and (_is_person_word(head[-1]) or _is_person_word(head[0])):
            return Speaker(
                name=_DETERMINER.sub("", phrase),
                organisation=last.name.name,
                named=head[-1] in OFFICES
                and not _INDEFINITE.match(phrase)
                and self._text[last.end : last.end + 1] in ("’", "'"),
            )
        return None

    def _officer_behind(self, body: Mentioned) -> Name | None:
        """The officer right behind a body whose long name the parser cut: "(BKE) head |Rina Roy|"."""
        for mention in self._focus.by_sentence.get(self._focus.sentence(body.start), ()):
            near = mention.name.kind == "person" and body.end < mention.start < body.end + 60
            if near and _POST_BETWEEN.fullmatch(self._text, body.end, mention.start):
                return mention.name
        return None

    def _by_role(self, phrase: str) -> tuple[Name | None, bool]:
        """ "The minister" is the one person of the report with that role; whether several are."""
        parts = [w for w in _DETERMINER.sub("", phrase.lower()).split() if w not in ("former", "then")]
        if (
            not parts
            or parts[-1] not in ROLES
            or _INDEFINITE.match(phrase)
            or any(p.endswith(("’s", "'s")) for p in parts)
        ):
            return None, False
        fits = [n for n in self._names if n.role and all(p in n.role.lower().split() for p in parts)]
        if len(fits) > 1:
            exact = [n for n in fits if n.role.lower() == " ".join(parts)]
            fits = exact if len(exact) == 1 else fits
        return (fits[0], False) if len(fits) == 1 else (None, len(fits) > 1)


def _of(name: Name) -> Speaker:
    return Speaker(name=name.name, role=name.role, organisation=name.organisation)


def _with(speaker: Speaker, origin: str = "", via: str = "") -> Speaker:
    return Speaker(
        name=speaker.name,
        role=speaker.role,
        organisation=speaker.organisation,
        named=speaker.named,
        origin=origin,
        via=via,
    )


def _is_title(words: str) -> bool:
    """Whether the words between a phrase and a name are a role or a form of address, or none."""
    parts = words.lower().split()
    return not parts or parts[-1].rstrip(".") in TITLES


def _is_person_word(word: str) -> bool:
    low = word.lower().rstrip(",")
    return (
        low in ROLES or (low.endswith("s") and low[:-1] in ROLES) or low in ("source", "sources", "insiders", "insider")
    )


def _is_person_phrase(before: str) -> bool:
    """Whether the words before a body's name say an officer or group of it: "a spokesman for", "doctors at"."""
    return (
        any(_is_person_word(w) for w in before.split())
        or before.split()[:1] == []
        or before.rstrip().endswith(("for", "at", "from"))
    )


def _is_named(phrase: str, opens: bool) -> bool:
    """A name, or the one office or body meant ("the governor", "the IT ministry"); "officials" is nobody's name."""
    bare = phrase.strip()
    if _INDEFINITE.match(bare):
        return False
    kept = _DETERMINER.sub("", bare)
    parts = kept.split() or [""]
    head = (
        re.split(r"\s(?:of|for|at|in|from|by|who|with|close|familiar|[a-z]+ed)\s", kept)[0].split()[-1].lower()
        if kept
        else ""
    )
    if head in OFFICES:
        return kept != bare or len(parts) == 1 or "’s" in kept or parts[0][0].isupper() or head == parts[-1].lower()
    if _is_person_word(head):
        # "the Gaza resident", "Nordbank economists": told by whom they belong to, still nobody's name.
        return False
    if bare.lower() in _ALONE or (kept != bare and parts[-1].lower() in _FORCES) or bare in KNOWN_BODIES:
        return True
    if any(w[0].isupper() for w in parts[1:]):
        return True
    # A capital that opens the sentence says nothing: "Officials said", "Rescue workers said".
    first = parts[0]
    qualified = re.search(r"-[a-z]", first) is not None
    proper = (
        first[:1].isupper()
        and not qualified
        and (not opens or "’" in first or "'" in first or (first.isupper() and len(first) > 1))
    )
    last = parts[-1].lower()
    return proper or (
        last in INSTITUTIONS
        and not last.endswith("s")
        and (kept != bare or first.lower() not in _ANY)
        and (kept != bare or len(parts) > 1)
    )
