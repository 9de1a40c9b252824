"""Running on: reported speech that goes on over the next sentences, told by their backshifted verbs alone.

"He said work would start in June. The project would also create 400 jobs." The second sentence is his as well:
English tells what somebody foresaw or had seen by "would" and "had". It ends with the first sentence whose main verb
is not of that kind (free indirect speech, as grammars call it).
"""

from __future__ import annotations

import re

from newstally.lexicon import words
from newstally.reading.language import Script, Sentence
from newstally.reading.speakers.lexicon import ROOM

# Sentences in a row.
LONGEST = 3
_SHIFTED = re.compile(r"\b(?:would|had|might|could)\b|[a-z][’']d\b")
_WOULD = re.compile(r"\b(?:would|might)\b|[a-z][’']d\b")
_ATTITUDES = words(ROOM, "attitude_lemmas.txt")
_TURNS = re.compile(
    r"(?:But|However|Meanwhile|Earlier|Separately|On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Last|In \d{4}|"
    r"Critics|Analysts|Previously|Before|After|Until|If|It would|By|Neither|None|No)\b"
)
# What outlets say of their own work.
_OUTLETS = re.compile(r"\b(?:independently|be reached|respond to|for comment|verif)")


def may_run_on(sentence: Sentence, *, same_block: bool) -> bool:
    """Whether a sentence's words allow it to go on with the speech before it: cheap, and asked before parsing."""
    if (
        sentence.kind != "paragraph"
        or _TURNS.match(sentence.text)
        or _OUTLETS.search(sentence.text)
        or sentence.text.endswith("?")
    ):
        return False
    return (_SHIFTED if same_block else _WOULD).search(sentence.text) is not None


def runs_on(script: Script, sentence: Sentence) -> bool:
    """Whether the sentence's main verb is backshifted: "would create", "had flooded"."""
    root = next((t for t in script.tokens(sentence) if t.head == t.i and t.pos in ("VERB", "AUX")), None)
    if root is None:
        return False
    if root.lemma in _ATTITUDES:
        return False
    helpers = [c for c in script.children(sentence, root) if c.dep in ("aux", "auxpass")]
    first = helpers[0].lower if helpers else ""
    if first in ("would", "might", "could", "’d", "'d"):
        return True
    if first != "had" or root.tag not in ("VBN", "VBD"):
        return False
    # "The government of President X had hoped": told of somebody named, "had" is the outlet's own looking back.
    subjects = [c for c in script.children(sentence, root) if c.dep in ("nsubj", "nsubjpass")]
    return not any(t.tag in ("NNP", "NNPS") for s in subjects for t in script.subtree(sentence, s))
