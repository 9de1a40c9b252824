"""Finding places: mentions are gathered over the whole report, then read in its context."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newstally.gazetteer import country, fold, prominence
from newstally.lexicon import words
from newstally.model import Bearing, Evidence, GazetteerEntry, Name, Place, PlaceKind, Setting, quote
from newstally.reading.language import Script, Stretches
from newstally.reading.places.bearings import bearing_before
from newstally.reading.places.context import Context, Vote
from newstally.reading.places.mentions import Mention, division_noun, mentions, said_kinds
from newstally.reading.places.resolve import Away, Choice, Said, choose
from newstally.reading.places.runs import Capitalised, Run, Word, all_runs
from newstally.reading.places.sense import (
    is_given_name,
    is_known,
    is_located,
    is_person_run,
    is_surname,
    refers_to_place,
    word_before,
)
from newstally.reading.places.sites import find_sites
from newstally.reading.places.spelling import with_other_spellings
from newstally.reading.setting.datelines import candidates, find_dateline, find_datelines
from newstally.reading.setting.outlets import outlet_home

# What follows one of these is a place, even where nothing says which.
_LOCATIVE = words("newstally.reading.places", "locatives.txt") | {"to", "from"}
# "Butler, Clark and Warren counties", "Quetta district".
_COUNTIES = re.compile(
    r"(?:,?[ \u00a0](?:(?:and|or)[ \u00a0])?[A-Z]\w+){0,8}[ \u00a0]"
    r"(?:[Cc]ount(?:y|ies)|[Dd]istricts?|[Pp]arish(?:es)?|[Rr]aions?)\b"
)
_AFTER_COMMA = re.compile(r",[ \u00a0]$")
# After "Paris, Texas" the sentence goes on or ends; "Washington, New York and Boston" is a list.
_QUALIFIER_ENDS = re.compile(r"[’']s?\b|[ \u00a0]?(?:[.;:!?)\]”\"–—]|$|\n|,(?![ \u00a0](?:and[ \u00a0])?[A-Z]))")
_CITY = 5.0
Told = tuple[Bearing, Evidence]
# Between a name and how far it lies from another: "Mach, about", "Mach, a town some", "Mach (".
_SETS_OFF = re.compile(
    r"(?:,|[ \u00a0]\(|,?[ \u00a0](?:is|lies|which[ \u00a0](?:is|lies)))?[ \u00a0]?"
    r"(?:an?[ \u00a0](?:[a-z]+[ \u00a0])?(?:town|village|city|suburb)[ \u00a0])?(?:just[ \u00a0])?"
)
# What stands between the names of a list.
_LISTED = re.compile(r"(?:,|,?[ \u00a0](?:and|or))[ \u00a0](?:the[ \u00a0])?$")
_OWNER = re.compile(
    r"[’']s?[ \u00a0](?:[a-z-]+[ \u00a0]){0,3}(?:(?:city|town|village|district|area|port)[ \u00a0](?:of[ \u00a0])?)?$"
)
_IN = re.compile(r"^[ \u00a0](?:[a-z-]+[ \u00a0]){0,3}(?:in|of)[ \u00a0](?:(?:the|[a-z]+ern|[a-z]+’s)[ \u00a0]){0,3}$")


def places_of(script: Script, setting: Setting, names: tuple[Name, ...]) -> tuple[Place, ...]:
    """The places of a report in text order."""
    capitalised = all_runs(script)
    found = _with_datelines(script, setting, _gather(script, capitalised, names))
    found = with_other_spellings(script.text, capitalised, setting, found, names)
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        by_name[_key(mention)].append(mention)
    containers, stated = _containers(script.text, found)
    beside, bearings = _beside(script.text, found), _bearings(script.text, found)
    away = _away(script.text, found, bearings)
    said = {
        key: Said(
            containers.get(key, ()),
            key in stated,
            any(is_located(script.text, m) for m in same),
            beside.get(key, ()),
            away.get(key, ()),
        )
        for key, same in by_name.items()
    }
    outlet = outlet_home(script.report)
    districts = {_key(m) for m in found if _COUNTIES.match(script.text, m.end)}
    context = Context(_sure(by_name, containers), setting, outlet, districts=districts)
    choices = _resolve(by_name, said, context)
    settled = [
        Vote(key, c.entry, 1.0)
        for key, c in choices.items()
        if c.entry and c.entry.kind in ("settlement", "district") and c.supported
    ]
    if settled:
        votes = [Vote(key, c.entry, 1.0) for key, c in choices.items() if c.entry is not None]
        for key, same in by_name.items():
            votes.extend(_other_senses(key, choices[key].entry or same[0].entries[0], same[0].entries))
        choices = _resolve(by_name, said, Context(votes, setting, outlet, settled, districts))
    spelt = _spellings(found)
    places = tuple(
        place
        for mention in found
        for key in (_key(mention),)
        if (place := _place(script.text, mention, choices[key], said[key], spelt, bearings.get(mention.start)))
    )
    sites = find_sites(script, capitalised, names, places)
    return tuple(sorted((*places, *sites), key=lambda p: p.span)) if sites else places


def _key(mention: Mention) -> str:
    return mention.entries[0].id if mention.form != "name" else (fold(mention.name) + mention.sense)


def _narrowed(text: str, mention: Mention) -> Mention:
    """The mention with only the entries of the kind that the words beside it say, where there are such."""
    kinds = said_kinds(text, mention.start, mention.end) if mention.form == "name" else ()
    entries = tuple(e for e in mention.entries if e.kind in kinds)
    if not entries or len(entries) == len(mention.entries):
        return mention
    # Another name than the bare one: a report may speak of Cebu City as Cebu and of Cebu province.
    return mention._replace(entries=entries, sense=kinds[0])


def _gather(script: Script, capitalised: Capitalised, names: tuple[Name, ...]) -> list[Mention]:
    """The mentions that refer to places, persons and firms left out."""
    text = script.text
    taken = Stretches(e.span for n in names if n.kind == "person" for e in n.evidence)
    owned = Stretches(e.span for n in names if n.kind == "organisation" for e in n.evidence)
    people: set[str] = set()
    candidates: list[tuple[Mention, bool]] = []
    for title_case, found_runs in capitalised:
        for run in found_runs:
            if not title_case and is_person_run(text, run):
                people.update(_names_in(run))
            for mention in (_narrowed(text, m) for m in mentions(text, run)):
                candidates.append((mention, title_case))
                if not title_case and is_surname(text, mention):
                    people.add(mention.name)
    plain = {
        fold(m.name) for m, title_case in candidates if not title_case and refers_to_place(text, m, title_case=False)
    }
    located = {fold(m.name) for m, _ in candidates if is_located(text, m)}
    found = []
    for mention, title_case in candidates:
        in_person = any(True for _ in taken.around(mention.start, mention.end))
        if in_person and not is_located(text, mention):
            continue
        if any(_is_apposed(text, mention, start) for start, _ in owned.around(mention.start, mention.end)):
            continue
        if title_case and fold(mention.name) not in plain and not is_known(mention):
            continue
        if mention.name in people and not is_known(mention) and not is_located(text, mention):
            continue
        if is_given_name(mention) and fold(mention.name) not in located:
            continue
        if refers_to_place(text, mention, title_case):
            found.append(mention)
    return found


def _is_apposed(text: str, mention: Mention, start: int) -> bool:
    """Whether the name only goes on with that of the organisation around it, which begins at `start`.

    "Islamic State West Africa Province", "Tehreek-e-Taliban Pakistan"; but the Bank of England is England's.
    """
    return start < mention.start and text[start : mention.start].split()[-1][0].isupper()


def _names_in(run: Run) -> Iterator[str]:
    """The words of somebody's name, up to what follows it: "John Nale of Chattanooga"."""
    for word in run.words:
        if word.text in ("of", "the", "and"):
            return
        yield word.text


def _with_datelines(script: Script, setting: Setting, found: list[Mention]) -> list[Mention]:
    """The mentions with the datelines' own, which may be names too short or too common elsewhere: "SIBI: ..."."""
    own: list[Mention] = []
    for dateline in find_datelines(script.report):
        sentence = script.sentence_at(dateline.start)
        if sentence is None or any(m.start <= dateline.start < m.end for m in found):
            continue
        first = setting.dateline is not None and not own and dateline == find_dateline(script.report)
        entries = (setting.dateline,) if first and setting.dateline else candidates(*dateline[2:4], bare=dateline.bare)
        word = Word(dateline.place, dateline.start, dateline.end, small=False)
        run = Run(dateline.start, dateline.end, (word,), sentence, opens=True)
        own.append(Mention(dateline.start, dateline.end, dateline.place, "name", entries, run, 0, 0))
    return sorted([*found, *own], key=lambda m: m.start)


def _containers(text: str, found: Sequence[Mention]) -> tuple[dict[str, tuple[GazetteerEntry, ...]], frozenset[str]]:
    """What the text says each name lies in: "Sukkur, Sindh", "Sindh's Sukkur city", "Goza in Plateau State".

    With it the names of which that leaves no doubt: "Holliday, Mo.".
    """
    within: dict[str, list[GazetteerEntry]] = defaultdict(list)
    stated: set[str] = set()
    for left, right in itertools.pairwise(found):
        if right.start - left.end > 60 or left.run.sentence is not right.run.sentence:
            continue
        between = text[division_noun(text, left.end) : right.start]
        outers_right = [e for e in right.entries if e.kind in ("country", "division", "region", "district")]
        outers_left = [e for e in left.entries if e.kind in ("country", "division", "region")]
        if between.startswith(","):
            # "Clark, Hamilton, Madison": a list, unless the next name is said to be a county.
            outers_right = [e for e in outers_right if e.kind != "district" or fold(e.name) == fold(right.name)]
        if is_known(left) and _AFTER_COMMA.match(between) and not _QUALIFIER_ENDS.match(text, right.end):
            continue
        if right.form != "demonym" and outers_right and (_AFTER_COMMA.match(between) or _IN.match(between)):
            within[_key(left)].extend(outers_right)
            sure = right.entries[0].kind in ("division", "country") and not is_known(left)
            if sure and left.entries[0].kind == "settlement" and _AFTER_COMMA.match(between):
                stated.add(_key(left))
        elif left.form == "name" and outers_left and _OWNER.match(between):
            within[_key(right)].extend(outers_left)
    return {key: tuple(dict.fromkeys(entries)) for key, entries in within.items()}, frozenset(stated)


def _beside(text: str, found: Sequence[Mention]) -> dict[str, tuple[GazetteerEntry, ...]]:
    """The divisions that a list names beside each name: "New South Wales, Victoria and Queensland"."""
    mates: dict[str, list[GazetteerEntry]] = defaultdict(list)
    for left, right in itertools.pairwise(found):
        if left.run.sentence is right.run.sentence and _LISTED.fullmatch(text, left.end, right.start):
            mates[_key(left)].extend(_only_a_division(right))
            mates[_key(right)].extend(_only_a_division(left))
    return {key: tuple(dict.fromkeys(entries)) for key, entries in mates.items()}


def _bearings(text: str, found: Sequence[Mention]) -> dict[int, Told]:
    """The bearings told from names, by where the name begins."""
    told = ((m.start, bearing_before(text, m.start, m.run.sentence.start)) for m in found if m.form == "name")
    return {start: bearing for start, bearing in told if bearing is not None}


def _away(text: str, found: Sequence[Mention], bearings: dict[int, Told]) -> dict[str, tuple[Away, ...]]:
    """How far each name is said to lie from a place that is beyond doubt: "Mach, about 60 km from Quetta"."""
    away: dict[str, list[Away]] = defaultdict(list)
    for left, right in itertools.pairwise(found):
        told = bearings.get(right.start)
        if told is None or told[0].km is None or left.form != "name" or not (is_known(right) or len(right.entries) < 2):
            continue
        if _SETS_OFF.fullmatch(text, left.end, told[1].start):
            away[_key(left)].append(Away(right.entries[0], told[0].km))
    return {key: tuple(each) for key, each in away.items()}


def _only_a_division(mention: Mention) -> list[GazetteerEntry]:
    """The division a name means, unless it is a city's as well: New York, Lagos."""
    first, *others = mention.entries
    city = any(e.kind == "settlement" and prominence(e, mention.name) >= _CITY for e in others)
    return [first] if first.kind == "division" and not city else []


def _sure(by_name: dict[str, list[Mention]], containers: dict[str, tuple[GazetteerEntry, ...]]) -> Iterable[Vote]:
    """The entries that names mean beyond doubt, or nearly, with the weight of their mentions."""
    for key, same in by_name.items():
        first = same[0]
        weight = 1.0 + 0.3 * min(5, len(same) - 1)
        best = first.entries[0]
        if first.form != "name" or len(first.entries) == 1 or best.kind in ("country", "region"):
            yield Vote(key, best, weight)
        elif prominence(best, first.name) >= 5.7:
            yield Vote(key, best, 0.6 * weight)
        elif len(homes := {e.country for e in first.entries}) == 1 and (nation := country(*homes)) is not None:
            yield Vote(key, nation, 0.7 * weight)
        yield from _other_senses(key, best, first.entries)
        for outer in containers.get(key, ())[:1]:
            yield Vote(key, outer, 0.5)


def _other_senses(key: str, chosen: GazetteerEntry, entries: Sequence[GazetteerEntry]) -> Iterator[Vote]:
    """Divisions of the same name, which a report may mean as well: Georgia."""
    return (Vote(key, e, 0.4) for e in entries[:4] if e.kind == "division" and e.id != chosen.id)


def _resolve(by_name: dict[str, list[Mention]], said: dict[str, Said], context: Context) -> dict[str, Choice]:
    return {key: choose(same[0].name, key, same[0].entries, said[key], context) for key, same in by_name.items()}


def _spellings(found: Sequence[Mention]) -> dict[str, str]:
    """How each name is written in full where it is not in capitals, as datelines are."""
    return {_key(m): m.name for m in reversed(found) if m.form == "name" and not m.name.isupper()}


def _in_full(mention: Mention, spelt: dict[str, str], entry: GazetteerEntry | None) -> str:
    if not mention.name.isupper() or len(mention.name) < 5:
        return mention.name
    if entry is not None and fold(entry.name) == fold(mention.name):
        return spelt.get(_key(mention), entry.name)
    return spelt.get(_key(mention), mention.name.title())


def _place(
    text: str, mention: Mention, choice: Choice, said: Said, spelt: dict[str, str], bearing: Told | None
) -> Place | None:
    entry = choice.entry
    if entry is None and word_before(text, mention.start) not in _LOCATIVE:
        return None
    end = division_noun(text, mention.end) if mention.form == "name" else mention.end
    kind: PlaceKind = "demonym" if mention.form == "demonym" else (entry or choice.candidates[0]).kind
    return Place(
        evidence=(quote(text, mention.start, end), *((bearing[1],) if bearing else ())),
        name=_in_full(mention, spelt, entry),
        kind=kind,
        entry=entry,
        candidates=tuple(c for c in choice.candidates if c != entry),
        reasons=_reasons(mention, choice),
        inside=said.within[0] if entry is None and said.within else None,
        bearing=bearing[0] if bearing else None,
    )


def _reasons(mention: Mention, choice: Choice) -> tuple[str, ...]:
    if mention.form != "name":
        return (f"the {mention.form} of {mention.entries[0].name}",)
    if mention.sense == "spelt" and choice.entry is not None:
        return (f"another spelling of {choice.entry.name}", *choice.reasons)
    return choice.reasons
