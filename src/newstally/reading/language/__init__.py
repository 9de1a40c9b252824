"""Language: text -> sentences, tokens, tags, heads, behind one small interface.

Everything else reads spaCy through `parse` alone, so that a small model of our own can replace parts.
Sentences are split by our own rules, which cost next to nothing; the tagger and parser, the most
expensive step of a reading, run only on the sentences that someone asks the tokens of.
"""

from newstally.reading.language.opening import opening_length
from newstally.reading.language.pipeline import may_be_verb
from newstally.reading.language.script import Script, Sentence, Token, parse
from newstally.reading.language.sentences import split_sentences
from newstally.reading.language.stretches import Stretches
from newstally.reading.language.truecase import is_title_case

__all__ = [
    "Script",
    "Sentence",
    "Stretches",
    "Token",
    "is_title_case",
    "may_be_verb",
    "opening_length",
    "parse",
    "split_sentences",
]
