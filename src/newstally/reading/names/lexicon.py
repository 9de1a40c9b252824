"""The room's word lists, loaded once."""

from __future__ import annotations

from newstally.gazetteer import fold
from newstally.lexicon import table, words

ROOM = "newstally.reading.names"
ROLES = words(ROOM, "person_roles.txt")
HONORIFICS = words(ROOM, "honorifics.txt")
RANKS: dict[str, str] = table(ROOM, "ranks.toml")
FIRMS = words(ROOM, "company_heads.txt")
MEDIA = words(ROOM, "media_heads.txt")
ORGANISATIONS = words(ROOM, "organisation_heads.txt") | FIRMS | MEDIA
# What a head in lower case makes of a word before it is for the public bodies only: "Nordbank shares" are no Shares.
INSTITUTIONS = words(ROOM, "organisation_heads.txt")
BODY_NOUNS = words(ROOM, "organisation_nouns.txt")
VEHICLES = words(ROOM, "vehicle_heads.txt")
_FACILITY_WORDS = words(ROOM, "facility_heads.txt")
FACILITIES = frozenset(w for w in _FACILITY_WORDS if "-" not in w)
# Heads of two words: "Medical Centre" is a building where "Centre" alone is a body.
FACILITY_PAIRS = frozenset(tuple(w.split("-")) for w in _FACILITY_WORDS if "-" in w)
PORTFOLIOS = words(ROOM, "portfolios.txt")
# Heads that no "of" follows within a name.
NO_OF = (MEDIA | FIRMS | {"fighters", "guards", "forces", "militia", "police", "services"}) - {
    "bank",
    "exchange",
    "company",
    "research",
}
OF_HEADS = ORGANISATIONS - NO_OF
HEADS = ORGANISATIONS | FACILITIES
TITLES = ROLES | HONORIFICS
WOMEN = words(ROOM, "given_names_women.txt")
MEN = words(ROOM, "given_names_men.txt")
GIVEN = WOMEN | MEN | words(ROOM, "given_names_both.txt")
FAMILIES = words(ROOM, "family_names.txt")
# Capital letters that are no body's.
NOT_ACRONYMS = words(ROOM, "not_acronyms.txt")
CALENDAR = words(ROOM, "calendar.txt")


def is_given(word: str) -> bool:
    """Whether a word is a known given name, accents aside; of two joined by a hyphen the first tells."""
    low = word.lower()
    return low in GIVEN or (not low.isascii() and fold(low) in GIVEN) or ("-" in low and low.partition("-")[0] in GIVEN)


_KNOWN = table(ROOM, "known_bodies.toml")
# Acronym -> what it stands for, as written.
ACRONYMS: dict[str, tuple[str, ...]] = {short: tuple(full) for short, full in _KNOWN["acronym"].items()}
KNOWN_FIRMS = frozenset(n.strip() for n in _KNOWN["name"]["firms"].replace("\n", " ").split(";"))
KNOWN_PRESS = frozenset(n.strip() for n in _KNOWN["name"]["press"].replace("\n", " ").split(";"))
KNOWN_BODIES = (
    frozenset(n.strip() for n in _KNOWN["name"]["bodies"].replace("\n", " ").split(";"))
    | KNOWN_FIRMS
    | KNOWN_PRESS
    | frozenset(ACRONYMS)
    | frozenset(full for fulls in ACRONYMS.values() for full in fulls)
)
