"""Migrations: a ledger of an earlier version -> one that this version reads, with nothing a person decided lost."""

from newstally.ledger.store.migrations.upgrade import revision_of, stamp, upgrade

__all__ = ["revision_of", "stamp", "upgrade"]
