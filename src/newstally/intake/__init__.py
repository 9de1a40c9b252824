"""Intake: bytes, paths and dumps -> reports. Nothing here reads what a report says."""

from newstally.intake.plain import plain_report

__all__ = ["plain_report"]
