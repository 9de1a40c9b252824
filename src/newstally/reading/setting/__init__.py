"""The setting: publication time, dateline place, home country, currency and fiscal year of a report."""

from __future__ import annotations

from newstally.model import Report, Setting
from newstally.reading.setting.given import settle_with
from newstally.reading.setting.settle import setting_of

__all__ = ["settle", "settle_with"]


def settle(report: Report) -> Setting:
    """The report's context, which every later room takes as an argument."""
    return setting_of(report)
