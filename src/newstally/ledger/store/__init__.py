"""The store: reports, statements, scored pairs and derived incidents, in SQLite or PostgreSQL."""

from newstally.ledger.store.connect import Store
from newstally.ledger.store.schema import SCHEMA_VERSION

__all__ = ["SCHEMA_VERSION", "Store"]
