"""Whose an indicator is: the place and the holder that a concept's words name, and whether it can be at home."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from newstally.lexicon import table, words
from newstally.model import Name, Place, TimeExpression
from newstally.reading.figures.indicators import is_named
from newstally.reading.figures.lexicon import ROOM

_COMPANY = words(ROOM, "company_measures.txt")
_COMPANY_LIMITS = words(ROOM, "company_limits.txt")
_MARKET = words(ROOM, "market_goods.txt")
_OWNERS = words(ROOM, "agents.txt") | {"world", "season", "rival"}
_LEADING = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|our|this|that|these|those|such|total|overall|about|some|all|any|"
    r"combined|aggregate|own|resulting|latest|reported|estimated|official|nearly|almost)\s+)+",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^((?:[\w’'.&-]+\s+){0,4}?[\w.&-]+)(?:[’']s|(?<=s)[’'])\s+")
# A head with a preposition before the owner; "the Bank of England’s reserves" has none.
_HEAD_BEFORE = re.compile(r"[a-z]\s+(in|of|on|at|across|among|for|from|to|by|through|with)\s+")
_REGION = re.compile(r"(?:(?:north|south|east|west|centr)[\w-]*\s+)+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*")
_TAIL = re.compile(r"\s+(in|of|at|across|within|throughout|inside|from|to|into)\s+(?:the\s+)?([^,]+)$")
_FLOWS: dict[str, list[str]] = table(ROOM, "directions.toml")["flows"]
_WORLD = re.compile(r"(?:global|world|worldwide|world-wide)\s+(?=[a-z])", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")


class Held(NamedTuple):
    """A concept's words without their holder, with the place and the holder named.

    `kind` says where no country is meant if none is named: a company's measure, a world market's price, or what lies
    in a region that is no place we know.
    """

    words: str
    place: str = ""
    scope: str = ""
    kind: Literal["", "company", "market", "elsewhere"] = ""


def split_holder(
    concept: str,
    places: Sequence[Place],
    names: Sequence[Name],
    times: Sequence[TimeExpression],
    proper: Collection[str],
) -> Held:
    """A concept without owner, determiner and place: "Pakistan’s IT exports" -> IT exports, Pakistan.

    `proper` are the words of the sentence that are proper nouns, which a capital at its start does not tell.
    """
    text = _LEADING.sub("", concept.strip())
    place = scope = ""
    # "Workers’ remittances" is a name of its own, whoever the workers are.
    owner = _OWNER.match(text) if not is_named(text) else None
    if owner is not None:
        said = owner.group(1)
        place = _place_in(said, places)
        head = _HEAD_BEFORE.search(said)
        if place and head is not None:
            # "Wages in |Poland’s| corporate sector": the wages are what is measured.
            within = _is_end(said[: head.start() + 1], head.group(1))
            return Held(text, place if within else "", "", _kind_of(text))
        timed = any(t.text.startswith(said) or said in t.text for t in times)
        if not place and not timed:
            scope = _organisation(said, names) or (said if said.split()[-1] in proper else "")
        if place or timed or scope or _one(said.split()[-1].lower()) in _OWNERS:
            # "Farmers’ income" is an income of its own, "the group’s income" is the income of who was told before.
            text = text[owner.end() :]
    text = _LEADING.sub("", text)
    world = _WORLD.match(text)
    if world is not None and not place:
        text, place = text[world.end() :], "World"
    for nation in (p for p in places if p.entry and p.kind in ("country", "demonym")):
        # "UK retail sales", "British retail sales": whose they are; "Indian Railways" keeps its name.
        rest = text.removeprefix(nation.text + " ")
        if rest != text and (rest[:1].islower() or rest[:2].isupper()):
            text, place = rest, place or _country_of(nation)
            break
    tail = _TAIL.search(text)
    if tail is not None:
        end = tail.group(2)
        there = next((p for p in places if p.entry and p.kind != "demonym" and _same(p.text, end)), None)
        if there is not None and there.entry is not None:
            if _is_end(text[: tail.start()], tail.group(1)):
                text, place = text[: tail.start()], place or there.entry.name
        elif not scope and tail.group(1) in ("in", "of", "at"):
            # "Shares in Solvane", "revenue at the Karst group", "output at the Cerro Alto mine".
            proper_end = all(w[0].isupper() for w in end.split() if w not in ("of", "the", "and"))
            proper_end = proper_end or (tail.group(1) == "at" and end[0].isupper())
            named = proper_end and (tail.group(1) == "at" or _kind_of(text[: tail.start()]) == "company")
            unknown = end if named else ""
            scope = _organisation(end, names) or unknown
            text = text[: tail.start()] if scope else text
            if not scope and not place and tail.group(1) == "in" and _REGION.fullmatch(end):
                # "Infections in eastern Europe": not the home country's.
                return Held(text, kind="elsewhere")
    return Held(text, place, scope, _kind_of(text))


def bare(words_: str) -> str:
    """Words without the determiners before them: "its expenses" -> expenses."""
    return _LEADING.sub("", words_.strip())


def _is_end(concept: str, preposition: str) -> bool:
    """Whether a place behind this preposition is whose the indicator is: "exports from Peru", not "exports to Peru"."""
    flow = _one(concept.split()[-1].lower())
    if preposition == "from":
        return flow in _FLOWS["outward"]
    return preposition not in ("to", "into") or flow in _FLOWS["inward"]


def _kind_of(concept: str) -> Literal["", "company", "market"]:
    """Whether an indicator is a company's or a world market's, so that no country is meant where none is named."""
    found = [w.lower() for w in _WORD.findall(re.split(r"\s+(?:of|in|for|on|from|per)\s+", concept)[0])]
    if not found:
        return ""
    head, before = _one(found[-1]), found[:-1]
    if (
        re.search(r"\s(?:from|through)\s", concept) is None
        and head in _COMPANY
        and all(w in _COMPANY_LIMITS for w in before)
    ):
        return "company"
    traded = head in _MARKET or (head in ("price", "oil", "market") and any(w in _MARKET or w == "oil" for w in found))
    return "market" if traded else ""


def _one(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _place_in(owner: str, places: Sequence[Place]) -> str:
    return next((p.entry.name for p in places if p.entry and p.kind != "demonym" and p.text in owner), "")


def _country_of(nation: Place) -> str:
    """The country of a demonym ("British" -> United Kingdom), the country itself of a name."""
    assert nation.entry is not None
    chain = nation.entry.chain
    return chain[-1] if nation.kind == "demonym" and chain else nation.entry.name


def _organisation(words_: str, names: Sequence[Name]) -> str:
    bare = _LEADING.sub("", words_).strip()
    return next((n.name for n in names if n.kind == "organisation" and bare in (n.name, *n.aliases)), "")


def _same(name: str, words_: str) -> bool:
    return name.lower().removeprefix("the ") == words_.lower().removeprefix("the ")
