"""Linking: accounts of incidents -> which of them tell the same one, with the reasons in parts."""

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.candidates import Blocks, blocks
from newstally.ledger.linking.cluster import Ruling, cluster, group_affinity
from newstally.ledger.linking.score import LINKED, UNSURE, PairScore, Part, score
from newstally.ledger.linking.stories import same_story

__all__ = [
    "LINKED",
    "UNSURE",
    "Account",
    "Blocks",
    "PairScore",
    "Part",
    "Ruling",
    "blocks",
    "cluster",
    "group_affinity",
    "same_story",
    "score",
]
