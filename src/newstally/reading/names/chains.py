"""Mention chains: which runs name the same person, organisation, vehicle or facility."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from newstally.model import Name
from newstally.model.evidence import quote
from newstally.model.name import NameKind
from newstally.reading.names.people import NO_POST, Post


@dataclass(slots=True)
class Mention:
    """One mention of a name of known or still unknown kind."""

    start: int
    end: int
    text: str
    kind: NameKind | None
    post: Post = NO_POST


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
    return re.sub(r"[’'.]", "", text).lower().replace("\u00a0", " ")


def initials(text: str) -> str:
    """The capitals a name would be shortened to: "Balochistan Liberation Army" -> "BLA"."""
    return "".join(word[0] for word in re.split(r"[\s-]+", text) if word and word[0].isupper())


def chain_mentions(mentions: Iterable[Mention], acronyms: dict[str, str]) -> list[Chain]:
    """Join mentions into chains: same words; a person's surname; an organisation's acronym or last words.

    `acronyms` maps a short form printed in brackets behind a full name to that name's key.
    """
    known = [m for m in mentions if m.kind is not None]
    chains: dict[str, Chain] = {}
    for mention in sorted(known, key=lambda m: (-len(m.text.split()), m.start)):
        home = chains.get(key(mention.text)) or _home(mention, chains.values())
        if home is None:
            assert mention.kind is not None
            home = chains[key(mention.text)] = Chain(mention.kind)
        home.mentions.append(mention)
    for short, full in acronyms.items():
        if full in chains:
            chains[full].short.add(short)
    for mention in (m for m in mentions if m.kind is None):
        home = _home(mention, chains.values())
        if home is not None:
            home.mentions.append(mention)
    return list(chains.values())


def _home(mention: Mention, chains: Iterable[Chain]) -> Chain | None:
    """The chain a shorter form belongs to, if exactly one fits."""
    fits = [chain for chain in chains if mention.kind in (None, chain.kind) and _is_short_form(mention.text, chain)]
    return fits[0] if len(fits) == 1 else None


def _is_short_form(text: str, chain: Chain) -> bool:
    if text in chain.short:
        return True
    for full in (m.text for m in chain.mentions):
        if key(text) == key(full):
            return True
        tail = key(full).split()[-len(text.split()) :]
        if chain.kind == "person" and key(text).split() == tail:
            return True
        if chain.kind in ("organisation", "vehicle") and text.isupper() and len(text) > 1 and text == initials(full):
            return True
    return False


def to_name(chain: Chain, text: str) -> Name:
    """The chain as a record: fullest mention first, aliases in order of appearance, the first role told."""
    fullest = chain.fullest
    others = sorted((m for m in chain.mentions if m is not fullest), key=lambda m: m.start)
    # The post told with the most detail: one with an organisation beats one without.
    posts = [m.post for m in (fullest, *others) if m.post.role]
    post = next((p for p in posts if p.organisation), posts[0] if posts else NO_POST)
    return Name(
        evidence=tuple(quote(text, m.start, m.end) for m in (fullest, *others)),
        name=fullest.text,
        kind=chain.kind,
        aliases=tuple(dict.fromkeys(a for a in (*(m.text for m in others), *sorted(chain.short)) if a != fullest.text)),
        role=post.role,
        organisation=post.organisation,
    )
