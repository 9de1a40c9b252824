"""The ledger itself, a module for each thing people do with it."""

from newstally.ledger.book.ledger import Ledger

__all__ = ["Ledger"]
