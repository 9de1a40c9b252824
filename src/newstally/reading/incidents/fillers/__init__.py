"""Fillers: phrases that fill a role in an attack (attacker, organisation, target, victim, weapon), found by a model.

The lexicons know how reports usually say who did what to whom; the model has read 1,300 news texts with the answers
beside them and knows more ways. It fills the fields of incidents that the other modules found: it never founds one.
"""

from newstally.reading.incidents.fillers.phrases import ROLES, TYPES, Filler, FillerRole, phrases
from newstally.reading.incidents.fillers.tagger import fillers_in

__all__ = ["ROLES", "TYPES", "Filler", "FillerRole", "fillers_in", "phrases"]
