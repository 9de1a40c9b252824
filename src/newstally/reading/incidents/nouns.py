"""Nouns as the lexicons spell them, and the classes they belong to."""

from __future__ import annotations

from newstally.reading.incidents.lexicon import is_a
from newstally.reading.language import Token


def noun_lemma(token: Token) -> str:
    """A noun's lemma as the lexicons spell it."""
    lemma = token.lemma.lower()
    return {"gunmen": "gunman", "policemen": "policeman", "bombers": "bomber"}.get(lemma, lemma)


def in_class(token: Token, *classes: str) -> bool:
    """Whether a token's noun belongs to a class; the class "name" holds every proper noun."""
    if token.pos == "PROPN" and "name" in classes:
        return True
    if token.pos in ("PRON", "NUM") and "anyone" in classes:
        return True
    if "somebody" in classes and token.lower in ("he", "she", "him", "her"):
        return True
    return is_a(noun_lemma(token), *(c for c in classes if c not in ("name", "anyone", "somebody")))
