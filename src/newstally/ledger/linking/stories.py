"""Stories: which reports are about one event, by their wording and days alone, whatever the event is.

For reports that tell no incident (a court case, an election): cosine of tf-idf weights over the telling words of
headline and opening (Salton and Buckley, 1988), average linkage. Incidents are linked by `score` instead.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from newstally.ledger.linking.cluster import agglomerate
from newstally.ledger.linking.spelling import folded, tokens
from newstally.lexicon import words
from newstally.model import Report

# The opening tells the event; what follows is background that other stories share.
_OPENING = 1500
_WORD = re.compile(r"[^\W_][\w’']+")
_SAME_STORY = 0.12
# Reports of one event come close together: after this many days likeness counts for half.
_HALF_AFTER = 500.0

Vector = dict[str, float]


def same_story(reports: Sequence[Report]) -> tuple[tuple[int, ...], ...]:
    """Groups of positions in `reports`, each a story, in the order given."""
    vectors = _vectors([_counts(report) for report in reports])
    likeness = {
        (i, j): _cosine(vectors[i], vectors[j]) * _closeness(reports[i], reports[j])
        for i, j in combinations(range(len(reports)), 2)
    }
    return agglomerate(len(reports), likeness, _SAME_STORY)


def _counts(report: Report) -> Counter[str]:
    usual = words("newstally.ledger.linking", "common_words.txt")
    # The headline counts double besides its place at the head of the text.
    opening = report.text[: len(report.headline) + _OPENING]
    found = (
        word for match in _WORD.findall(f"{report.headline} {report.headline} {opening}") for word in tokens(match)
    )
    return Counter(folded(word) for word in found if word not in usual)


def _vectors(counts: Sequence[Counter[str]]) -> list[Vector]:
    """Unit vectors of (1 + log tf) * idf; words of one report only say nothing of another."""
    spread = Counter(word for counted in counts for word in counted)
    vectors = []
    for counted in counts:
        weights = {
            word: (1 + math.log(n)) * math.log(len(counts) / spread[word])
            for word, n in counted.items()
            if spread[word] > 1
        }
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        vectors.append({word: w / norm for word, w in weights.items()})
    return vectors


def _cosine(a: Vector, b: Vector) -> float:
    small, large = (a, b) if len(a) < len(b) else (b, a)
    return sum(weight * large.get(word, 0.0) for word, weight in small.items())


def _closeness(a: Report, b: Report) -> float:
    if a.published is None or b.published is None:
        return 1.0
    return math.pow(0.5, abs((a.published.day - b.published.day).days) / _HALF_AFTER)
