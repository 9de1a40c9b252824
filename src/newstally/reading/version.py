"""The reader's version, stored with every statement: our rules and the language model they stand on."""

from newstally.reading.language.pipeline import MODEL, MODEL_VERSION

# Raised whenever the same report may be read differently than before.
RULES = "0.3"
READER = f"newstally {RULES} ({MODEL} {MODEL_VERSION})"
