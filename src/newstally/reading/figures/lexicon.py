"""The room's word lists that more than one of its modules reads, loaded once."""

from __future__ import annotations

from newstally.lexicon import table, words

ROOM = "newstally.reading.figures"
WORDS = table(ROOM, "words.toml")
CUES = table(ROOM, "cues.toml")
# "Stood at", "amounted to": verbs that tell a level.
LEVEL_VERBS = frozenset(WORDS["verbs"]["level"])
# "The board recorded growth": verbs whose object is what was measured.
RECORDING = frozenset(WORDS["verbs"]["recording"])
WHOLES = frozenset(WORDS["nouns"]["wholes"])
CHANGE_NOUNS = words(ROOM, "change_nouns.txt")
SAYING = words("newstally.reading.language", "speech_lemmas.txt")
NOMINAL = ("NOUN", "PROPN")
