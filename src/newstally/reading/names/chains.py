"""Mention chains: which runs name the same person, organisation, vehicle or facility."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from newstally.gazetteer import demonym_entry
from newstally.model import Name
from newstally.model.evidence import quote
from newstally.model.name import NameKind
from newstally.reading.names.gender import gender_of
from newstally.reading.names.lexicon import ACRONYMS, FACILITIES, FIRMS, HEADS, ORGANISATIONS
from newstally.reading.names.posts import NO_POST, Post
from newstally.reading.names.where import is_known_place

# Heads of firms that are left out in short: "Volta" for "Volta Airlines", "Brightwater" for "Brightwater plc".
_DROPPED = FIRMS | {"agency", "newspaper", "foundation", "party"}
_MARKS = str.maketrans({"’": "", "'": "", ".": "", "\u00a0": " "})


@dataclass(slots=True)
class Mention:
    """One mention of a name of known or still unknown kind."""

    start: int
    end: int
    text: str
    kind: NameKind | None
    post: Post = NO_POST
    opens: bool = False
    # The form of address before it: "ms".
    address: str = ""
    # A town or people by this name is as likely; it joins no chain by a part of a name alone.
    is_place: bool = False
    # Only the words around tell its kind: a surname known from elsewhere outranks them.
    is_weak: bool = False
    # It is told as where something is: "in Lima".
    is_located: bool = False


@dataclass(slots=True)
class Chain:
    """Mentions that name the same thing."""

    kind: NameKind
    mentions: list[Mention] = field(default_factory=list)
    short: set[str] = field(default_factory=set)

    @property
    def fullest(self) -> Mention:
        """The mention with the most words; the first of them."""
        return max(self.mentions, key=lambda m: (len(m.text.split()), -m.start))


def key(text: str) -> str:
    """A name without case, full stops and apostrophes, so that spellings of one name agree."""
    return text.translate(_MARKS).lower()


def initials(text: str) -> str:
    """The capitals a name would be shortened to: "Balochistan Liberation Army" -> "BLA"."""
    return "".join(word[0] for word in re.split(r"[\s-]+", text) if word and word[0].isupper())


def _short_forms() -> dict[str, set[str]]:
    """The key of a known full name -> the keys of its acronyms."""
    found: dict[str, set[str]] = {}
    for short, fulls in ACRONYMS.items():
        for full in fulls:
            found.setdefault(key(full), set()).add(key(short))
    return found


_SHORT_FORMS = _short_forms()


class _Directory:
    """The chains so far, found by any form a mention may use: the whole name, a surname, an acronym, a head."""

    def __init__(self) -> None:
        self.chains: dict[str, Chain] = {}
        self._forms: dict[tuple[NameKind, str], list[Chain]] = {}
        self._weak: dict[str, list[Chain]] = {}

    def open(self, mention: Mention, kind: NameKind) -> Chain:
        """A new chain for a name that no other covers."""
        chain = self.chains[key(mention.text)] = Chain(kind)
        for form in _forms(mention.text, kind):
            self._forms.setdefault((kind, form), []).append(chain)
        if kind == "person":
            for form in _weak_forms(mention.text):
                self._weak.setdefault(form, []).append(chain)
        return chain

    def add_short(self, chain: Chain, short: str) -> None:
        """A short form that the report itself gives."""
        chain.short.add(short)
        self._forms.setdefault((chain.kind, key(short)), []).append(chain)

    def home(self, mention: Mention) -> Chain | None:
        """The chain a form belongs to, if exactly one fits."""
        own = self.chains.get(key(mention.text))
        if own is not None and mention.kind in (None, own.kind):
            return own
        form = key(mention.text)
        kinds: tuple[NameKind, ...] = (
            (mention.kind,) if mention.kind else ("person", "organisation", "vehicle", "facility")
        )
        fits = [c for kind in kinds for c in self._forms.get((kind, form), ())]
        fits = list({id(c): c for c in fits}.values())
        if len(fits) > 1 and mention.address:
            fits = [c for c in fits if gender_of(c.fullest.text, mention.address, c.fullest.post.role) != "?"]
        if not fits and mention.kind in (None, "person"):
            fits = self._weak.get(form, [])
        return fits[0] if len(fits) == 1 else None


def _forms(text: str, kind: NameKind) -> set[str]:
    """The forms besides the whole name by which a report goes on: surname, acronym, last or first words."""
    parts = key(text).split()
    found: set[str] = set()
    if kind == "person":
        found |= {" ".join(parts[i:]) for i in range(1, len(parts))}
    if kind in ("organisation", "vehicle") and len(parts) > 1:
        short = initials(text)
        if len(short) > 1:
            found.add(short.lower())
    if kind == "organisation":
        found |= _SHORT_FORMS.get(key(text), set())
        found |= {key(f) for f in ACRONYMS.get(text, ())}
        if len(parts) > 2 and (demonym_entry(parts[0]) or is_known_place(text.split()[0])):
            # "the Coast Guard" is the Philippine Coast Guard.
            found.add(" ".join(parts[1:]))
        kept = list(parts)
        while len(kept) > 1 and kept[-1] in _DROPPED:
            kept.pop()
            found.add(" ".join(kept))
        if len(parts) > 1:
            head = parts[0] if len(parts) > 2 and parts[1] in ("of", "for") else parts[-1]
            if head in ORGANISATIONS:
                found.add(head)
    if kind == "facility" and len(parts) > 1 and parts[-1] in FACILITIES:
        found.add(parts[-1])
    return found


def _weak_forms(text: str) -> set[str]:
    """Forms that serve where no surname fits: a first name, a family name that stands first, a name inside."""
    parts = key(text).split()
    found = set(parts[:-1])
    found |= {" ".join(parts[i : j + 1]) for i in range(1, len(parts) - 1) for j in range(i, len(parts) - 1)}
    return {f for f in found if len(f) > 1}


def chain_mentions(mentions: Iterable[Mention], acronyms: dict[str, str]) -> list[Chain]:
    """Join mentions into chains: same words; a person's surname; an organisation's acronym, head or first words.

    `acronyms` maps a short form printed in brackets beside a full name to that name's key.
    """
    mentions = list(mentions)
    surnames = {key(m.text).split()[-1] for m in mentions if m.kind == "person"}
    for mention in mentions:
        if mention.is_weak and key(mention.text) in surnames:
            mention.kind = None
    known = [m for m in mentions if m.kind is not None]
    directory = _Directory()
    for mention in sorted(known, key=lambda m: (-len(m.text.split()), m.start)):
        home = directory.home(mention)
        if home is None:
            assert mention.kind is not None
            home = directory.open(mention, mention.kind)
        home.mentions.append(mention)
    for short, full in acronyms.items():
        if full in directory.chains:
            directory.add_short(directory.chains[full], short)
    for mention in mentions:
        if mention.kind is None and not mention.is_located:
            home = directory.home(mention)
            if home is not None and not _only_opens(mention, home) and (home.kind == "person" or not mention.is_place):
                home.mentions.append(mention)
    return list(directory.chains.values())


def _only_opens(mention: Mention, home: Chain) -> bool:
    """ "Police said": a head that opens a sentence is capitalised for that alone."""
    return mention.opens and home.kind in ("organisation", "facility") and mention.text.lower() in HEADS


def to_name(chain: Chain, text: str, full_names: dict[str, str]) -> Name:
    """The chain as a record: fullest mention first, aliases in order of appearance, the post told with most detail."""
    fullest = chain.fullest
    others = sorted((m for m in chain.mentions if m is not fullest), key=lambda m: m.start)
    # One with an organisation beats one without.
    posts = [m.post for m in (fullest, *others) if m.post.role]
    post = next((p for p in posts if p.organisation), posts[0] if posts else None)
    if post is None:
        post = next((m.post for m in (fullest, *others) if m.post.organisation), NO_POST)
    return Name(
        evidence=tuple(quote(text, m.start, m.end) for m in (fullest, *others)),
        name=fullest.text,
        kind=chain.kind,
        aliases=tuple(dict.fromkeys(a for a in (*(m.text for m in others), *sorted(chain.short)) if a != fullest.text)),
        role=post.role,
        organisation=full_names.get(key(post.organisation), post.organisation),
    )
