"""Time expressions: recognition, TIMEX3 values, and the calendar interval each stands for."""

from newstally.reading.times.find import find_times
from newstally.reading.times.values import calendar_interval

__all__ = ["calendar_interval", "find_times"]
