"""The one error the ledger raises for files and databases it cannot work with."""


class LedgerError(Exception):
    """A ledger cannot be opened or written; the message names it, says why, and what to do."""
