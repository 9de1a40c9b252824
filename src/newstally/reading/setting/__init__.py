"""The setting: publication time, dateline place, home country, currency and fiscal year of a report."""

from __future__ import annotations

from newstally.model import Report, Setting


def settle(report: Report) -> Setting:
    """The report's context, which every later room takes as an argument."""
    return Setting(published=report.published)
