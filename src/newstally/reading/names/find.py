"""Finding names: each capitalised run is asked in turn: organisation, vehicle, facility or person?"""

from __future__ import annotations

import re

from newstally.gazetteer import demonym_entry
from newstally.lexicon import words
from newstally.model import Name
from newstally.model.name import NameKind
from newstally.reading.language import Script, is_title_case, opening_length
from newstally.reading.names.chains import Chain, Mention, chain_mentions, initials, key, to_name
from newstally.reading.names.facilities import facility_end
from newstally.reading.names.lexicon import INSTITUTIONS, NOT_ACRONYMS, ORGANISATIONS, ROOM
from newstally.reading.names.mentions import Run, runs
from newstally.reading.names.organisations import is_band, is_introduced, is_organisation, is_told_by_the_words_around
from newstally.reading.names.people import person
from newstally.reading.names.posts import ITS, Post
from newstally.reading.names.splitting import split
from newstally.reading.names.vehicles import vehicle_end
from newstally.reading.names.where import is_known_place

_BRACKETED = re.compile(r"[ \u00a0]*\(([A-Z@&][\w@&.-]{1,9})\)")
_LONG_IN_BRACKETS = re.compile(r"[ \u00a0]\((?:the )?$")
_LOCATED = re.compile(r"(?<![Aa]ccording )\b(?:in|at|to|from|near|into|outside|around|across|of|via)[ \u00a0]$")
_NOT_BODIES = words(ROOM, "not_bodies.txt")
_PLACES_OFFICES = words(ROOM, "places_offices.txt")


def names_of(script: Script) -> tuple[Name, ...]:
    """The named people, organisations, vehicles and facilities of a report, in order of first mention."""
    text = script.text
    mentions: list[Mention] = []
    acronyms: dict[str, str] = {}
    titles = []
    for sentence in script.sentences:
        if is_title_case(sentence.text):
            titles.append(sentence)
            continue
        filed = sentence.start + (opening_length(sentence.text) if sentence.text[1:2].isupper() else 0)
        for whole in runs(text, sentence):
            if whole.end <= filed and whole.text.isupper():
                # "UNITED NATIONS —" says where the story was filed.
                continue
            for run in split(whole):
                mention = _classified(run, text)
                mentions.append(mention)
                short = _BRACKETED.match(text, run.end)
                if short is not None and _shortens(short.group(1), mention.text):
                    mention.kind = mention.kind or _shortened_kind(mention)
                    acronyms[short.group(1)] = key(mention.text)
                elif _LONG_IN_BRACKETS.search(text, max(0, run.start - 7), run.start) and len(mentions) > 1:
                    _explained(mentions[-2], mention, acronyms)
    for mention in mentions:
        if mention.text in acronyms:
            mention.kind = None
    _settle_its(script, mentions)
    _take_bodies_of_posts(mentions)
    chains = chain_mentions(mentions, acronyms)
    full_names = _full_names(chains)
    found = [to_name(chain, text, full_names) for chain in chains]
    return tuple(sorted(found, key=lambda n: min(e.start for e in n.evidence)))


def _shortened_kind(mention: Mention) -> NameKind | None:
    """A body, unless the last word says that it is a law, an illness or the like."""
    return None if mention.text.split()[-1].lower() in _NOT_BODIES else "organisation"


def _explained(short: Mention, mention: Mention, acronyms: dict[str, str]) -> None:
    """ "The ULF (Upland Liberation Front)": the short form first."""
    if short.text.isupper() and short.text.lower() == initials(mention.text).lower():
        mention.kind = mention.kind or "organisation"
        acronyms[short.text] = key(mention.text)


def _settle_its(script: Script, mentions: list[Mention]) -> None:
    """ "Its director": of the one body that the sentence or the one before it names; of nobody where there are more."""
    for i, mention in enumerate(mentions):
        if mention.post.organisation != ITS:
            continue
        here = script.sentence_at(mention.start)
        first = script.sentences[max(0, here.index - 1)].start if here is not None else 0
        near = {m.text for m in mentions[max(0, i - 12) : i] if m.kind == "organisation" and m.start >= first}
        mention.post = Post(mention.post.role, next(iter(near)) if len(near) == 1 else "")


def _take_bodies_of_posts(mentions: list[Mention]) -> None:
    """A run that is the body of somebody's post is a body: "Brightwater chief executive Jane Roe"."""
    bodies = {
        key(m.post.organisation)
        for m in mentions
        if m.post.organisation and not set(m.post.role.lower().split()) & _PLACES_OFFICES
    }
    bodies -= ORGANISATIONS
    for mention in mentions:
        if (
            mention.kind is None
            and key(mention.text) in bodies
            and mention.text not in NOT_ACRONYMS
            and not mention.is_place
        ):
            mention.kind = "organisation"


def _full_names(chains: list[Chain]) -> dict[str, str]:
    """Each form that a report uses of a body -> its full name."""
    found: dict[str, str] = {}
    for chain in chains:
        if chain.kind in ("organisation", "facility"):
            for mention in chain.mentions:
                if key(mention.text) not in ORGANISATIONS:
                    found[key(mention.text)] = chain.fullest.text
    # "the university’s president": the one body with that head.
    heads: dict[str, set[str]] = {}
    for chain in chains:
        if chain.kind in ("organisation", "facility"):
            for word in set(key(chain.fullest.text).split()) & INSTITUTIONS:
                heads.setdefault(word, set()).add(chain.fullest.text)
    return found | {head: next(iter(full)) for head, full in heads.items() if len(full) == 1}


def _shortens(short: str, full: str) -> bool:
    """Whether a form in brackets is made from the name before it: all its letters, in order, the first leading."""
    letters = [c for c in short.lower() if c.isalnum()]
    if len(full.split()) < 2 or not letters or letters[0] != full[0].lower():
        return initials(full).lower().startswith("".join(letters)[:2])
    rest = iter(full.lower())
    return all(c in rest for c in letters)


def _classified(run: Run, text: str) -> Mention:
    """The run as a mention; its kind stays None where only another mention can tell."""
    if is_organisation(run, text):
        return Mention(run.start, run.end, run.text, "organisation", opens=run.opens)
    vehicle = vehicle_end(run, text)
    if vehicle is not None:
        return Mention(run.start, vehicle, text[run.start : vehicle], "vehicle", opens=run.opens)
    facility = facility_end(run, text)
    if facility is not None:
        return Mention(run.start, facility, text[run.start : facility], "facility", opens=run.opens)
    if is_band(run, text) or is_introduced(run, text):
        return Mention(run.start, run.end, run.text, "organisation", opens=run.opens)
    mention = person(run, text)
    if mention.kind is None and is_told_by_the_words_around(run, text):
        mention.kind, mention.is_weak = "organisation", True
    if mention.kind is None:
        mention.is_located = _LOCATED.search(text, max(run.sentence.start, run.start - 16), run.start) is not None
        mention.is_place = run.lower[-1] not in ORGANISATIONS and bool(
            is_known_place(run.text) or demonym_entry(run.text)
        )
    return mention
