"""Publish: readings and the ledger -> files and pages."""
