"""Corrections: what people decide about statements and incidents, kept for good and applied to whatever is read."""

from newstally.ledger.corrections.effects import Effects, effects_on
from newstally.ledger.corrections.records import Action, Correction, Ref

__all__ = ["Action", "Correction", "Effects", "Ref", "effects_on"]
