"""Locating: which place of the report a site lies in ("Abad railway station" -> Jacobabad, by a caption)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.gazetteer import capital
from newstally.lexicon import phrases, words
from newstally.model import GazetteerEntry, Place, quote
from newstally.reading.language import Script, Sentence
from newstally.reading.places.context import lies_in
from newstally.reading.places.routes import on_route
from newstally.reading.setting.datelines import find_datelines

_ROOM = "newstally.reading.places"
_FACILITIES = words("newstally.reading.names", "facility_heads.txt")
_ORGANISATIONS = words("newstally.reading.names", "organisation_heads.txt") | (
    words(_ROOM, "government_nouns.txt") - words(_ROOM, "place_nouns.txt")
)
_ROLES = words("newstally.reading.names", "person_roles.txt") | words(_ROOM, "role_words.txt")
_SIZE = {
    "facility": 0,
    "settlement": 1,
    "district": 2,
    "division": 3,
    "region": 4,
    "water": 4,
    "country": 5,
    "other": 6,
}
# Between a site and the place it lies in: "... in the", ", ", " near the southern city of ".
_LIES_IN = re.compile(
    r"(?:,|[ \u00a0](?:in|at|near|outside|of|inside|around|off|close[ \u00a0]to))"
    r"(?:[ \u00a0](?:the|a|an|[\w’'-]+[’']s?|[a-z]+ern|north|south|east|west|central|north-?east|north-?west"
    r"|south-?east|south-?west|city|town|village|suburb|district|county|province|state|region|area|island|outskirts|edge|heart"
    r"|centre|center|part|capital|port|border|restive|busy|remote|nearby|small|of|and)){0,7}[ \u00a0]"
)
_BEFORE = re.compile(r"(?:[’']s?)?[ \u00a0](?:[\w-]+[ \u00a0]){0,3}")
# What leads to the place where something is: "in the eastern city of ", "struck the port of ".
_WHERE = re.compile(
    rf"\b(?:{'|'.join(phrases(_ROOM, 'where_words.txt'))})"
    r"(?:[ \u00a0](?:the|a|an|its|[\w’'-]+[’']s?|[a-z-]+|[A-Z][\w-]+,|[A-Z][\w-]+[ \u00a0]and)){0,6}[ \u00a0]$",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?:[’']s?)?[ \u00a0]capital\b(?![ \u00a0](?:of|city[ \u00a0]of|markets?|gains?|account))")
_WORD_AFTER = re.compile(r"(?:[’']s?)?[ \u00a0]([^\W\d_]+)")
# "according to officials in X", "told reporters in X", "said in X": where somebody spoke.
_ATTRIBUTION = re.compile(
    r"\b(?:according[ \u00a0]to\b[^.;]{0,80}"
    r"|(?:told|said|says)(?:[ \u00a0][\w’'-]+){0,3}[ \u00a0](?:in|at|from)[ \u00a0])$"
)
_NEAREST_SENTENCES = 2


def locate(site: tuple[int, int], places: tuple[Place, ...], script: Script) -> Place | None:
    """The place that a site (a span of the text) lies in; None where the report does not say.

    Tried in turn: a place in the site's own phrase; one beside the site's name elsewhere in the report (a caption);
    the most exact place of its sentence; of the sentences just before; the dateline, where it does not contradict
    the sentence. Ends of routes, and places that only say whom somebody works for, are never chosen.
    """
    resolved = tuple(p for p in places if p.entry is not None)
    known = tuple(p for p in resolved if p.kind != "demonym")
    for span in (site, *_same_site(site, script)):
        beside = named_beside(span, known, script)
        if beside is not None:
            return beside
    named = [p for p in known if site[0] <= p.span[0] and p.span[1] <= site[1] and _is_well_known(p)]
    if named:
        return min(named, key=lambda p: _SIZE[p.kind])
    sentence = script.sentence_at(site[0])
    if sentence is None:
        return None
    here = _most_exact(sentence, site, resolved, script)
    if here is not None and _SIZE[here.kind] < _SIZE["division"]:
        return here
    return _compatible(here, sentence, resolved, script)


def named_beside(site: tuple[int, int], places: tuple[Place, ...], script: Script) -> Place | None:
    """A place right after a site ("... in Jacobabad"), or owning it ("Jeddah's main market")."""
    text = script.text
    for place in places:
        if place.span[0] >= site[1] and _LIES_IN.fullmatch(text, site[1], place.span[0]):
            return None if on_route(place, places, script) else _finest(place, places, script)
    before = [p for p in places if p.span[1] <= site[0] and _BEFORE.fullmatch(text, p.span[1], site[0])]
    owners = [p for p in before if not on_route(p, places, script) and _is_where(p, script)]
    return owners[-1] if owners else None


def _is_well_known(place: Place) -> bool:
    """Whether a place named inside a site's name may be trusted: "Jacobabad railway station", not "La Paz bar"."""
    return place.entry is not None and (place.entry.population >= 15_000 or place.entry.kind != "settlement")


def _finest(place: Place, places: tuple[Place, ...], script: Script) -> Place:
    """The smaller place that directly follows and lies in this one: "in Sindh's Sukkur city" -> Sukkur."""
    for other in places:
        gap = other.span[0] - place.span[1]
        smaller = 0 < gap <= 30 and _SIZE[other.kind] < _SIZE[place.kind]
        if not smaller or "." in script.text[place.span[1] : other.span[0]]:
            continue
        if other.entry and place.entry and lies_in(other.entry, place.entry):
            return other
    return place


def _same_site(site: tuple[int, int], script: Script) -> Iterator[tuple[int, int]]:
    """Other spans of the report that name the same site, whatever their capitals."""
    name = script.text[site[0] : site[1]]
    words_of = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE).split()
    proper = [w for w in words_of if w[:1].isupper() and w.lower() not in _FACILITIES]
    if not proper:
        return
    pattern = r"\s+".join(map(re.escape, words_of))
    for found in re.finditer(rf"\b{pattern}\b", script.text, re.IGNORECASE):
        if found.end() <= site[0] or found.start() >= site[1]:
            yield found.span()
    if len(words_of) > len(proper):
        alone = r"\s+".join(map(re.escape, proper))
        heads = "|".join(sorted(_FACILITIES))
        for found in re.finditer(rf"\b{alone}(?:\s+\w+)?\s+(?:{heads})\b", script.text, re.IGNORECASE):
            if found.end() <= site[0] or found.start() >= site[1]:
                yield found.span()


def _most_exact(sentence: Sentence, site: tuple[int, int], places: tuple[Place, ...], script: Script) -> Place | None:
    """The most exact place of a sentence that says where something is, the nearest to the site among equals."""
    inside = [
        p
        for p in places
        if p.kind != "demonym"
        and sentence.start <= p.span[0] < sentence.end
        and _is_where(p, script)
        and not on_route(p, places, script)
    ]
    inside += [p for p in _capitals(sentence, places, script) if not on_route(p, places, script)]
    return min(inside, key=lambda p: (_SIZE[p.kind], abs(p.span[0] - site[0])), default=None)


def _capitals(sentence: Sentence, places: tuple[Place, ...], script: Script) -> Iterator[Place]:
    """The capitals that a sentence speaks of without their names: "the Afghan capital", "Mali's capital"."""
    for place in places:
        if not (sentence.start <= place.span[0] < sentence.end) or place.entry is None:
            continue
        found = _CAPITAL.match(script.text, place.span[1])
        city = capital(place.entry.country) if found and place.entry.kind == "country" else None
        if city is not None:
            yield Place(
                evidence=(quote(script.text, place.span[0], place.span[1] + len(found.group() if found else "")),),
                name=city.name,
                kind=city.kind,
                entry=city,
                reasons=(f"the capital of {place.entry.name}",),
            )


def _is_where(place: Place, script: Script) -> bool:
    """Whether the words around say that something is there, rather than whom somebody works for."""
    text, (start, end) = script.text, place.span
    after = _WORD_AFTER.match(text, end)
    word = after.group(1).lower() if after else ""
    if word in _ORGANISATIONS | _ROLES and word not in _FACILITIES:
        return False
    if _ATTRIBUTION.search(text, max(0, start - 120), start):
        return False
    if any(dateline.start == start for dateline in find_datelines(script.report)):
        return False
    return text[end : end + 2] in ("’s", "'s") or _WHERE.search(text, max(0, start - 70), start) is not None


def _compatible(here: Place | None, sentence: Sentence, places: tuple[Place, ...], script: Script) -> Place | None:
    """A more exact place than the sentence's own, from the lead (for a headline), the sentences before or the dateline.

    Only one that lies within the sentence's own place will do.
    """
    wanted = here.entry if here is not None else None
    if sentence.kind in ("headline", "standfirst", "bullet"):
        lead = next((s for s in script.sentences if s.kind == "paragraph"), None)
        found = _most_exact(lead, lead.span, places, script) if lead is not None else None
        if found is not None and _agrees(found, wanted):
            return found
    for other in _around(sentence, script):
        found = _most_exact(other, other.span, places, script)
        if found is not None and _agrees(found, wanted):
            return found
    above = [d for d in find_datelines(script.report) if d.start < sentence.end] or find_datelines(script.report)[:1]
    if above and (here is None or here.kind == "country") and _may_lean_on(above[-1].start, sentence, script):
        place = next((p for p in places if p.span[0] == above[-1].start), None)
        if place is not None and _agrees(place, wanted):
            return place
    return here


def _may_lean_on(dateline: int, sentence: Sentence, script: Script) -> bool:
    """Whether a sentence is near enough to a dateline to tell of what happened there: a title, or the lead itself."""
    lead = script.sentence_at(dateline)
    return sentence.kind != "paragraph" or lead is None or sentence.index - lead.index <= _NEAREST_SENTENCES


def _around(sentence: Sentence, script: Script) -> Iterator[Sentence]:
    """The sentences just before; for the lead, which tells where only roughly, those just after."""
    first = next((s.index for s in script.sentences if s.kind == "paragraph"), 0)
    if sentence.index == first:
        yield from script.sentences[first + 1 : first + 1 + _NEAREST_SENTENCES]
    else:
        yield from reversed(script.sentences[max(0, sentence.index - _NEAREST_SENTENCES) : sentence.index])


def _agrees(place: Place, wanted: GazetteerEntry | None) -> bool:
    if place.entry is None:
        return False
    return wanted is None or lies_in(place.entry, wanted)
