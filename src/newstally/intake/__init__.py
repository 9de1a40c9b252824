"""Intake: bytes, paths and dumps -> reports. Nothing here reads what a report says."""

from newstally.intake.plain import plain_report
from newstally.intake.signature import signature, similarity
from newstally.intake.take import take_in, take_in_all

__all__ = ["plain_report", "signature", "similarity", "take_in", "take_in_all"]
