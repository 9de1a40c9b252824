"""The ledger: readings -> the store, incidents across reports, tallies."""
