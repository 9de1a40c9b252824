"""Tally: incidents derived from their accounts, questions about them, and answers that can be checked."""

from newstally.ledger.tally.answer import answer
from newstally.ledger.tally.derive import derive
from newstally.ledger.tally.question import Question, ask

__all__ = ["Question", "answer", "ask", "derive"]
