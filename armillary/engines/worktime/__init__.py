"""Business time: when work is done, how long that was, and when something is due.

Instants are whole seconds of UTC since 1970, spans are half-open: a moment belongs to one of two
neighbours and never to both, so times add up. Nothing here reads a clock.

- **A moment is working time when the clock on the wall then shows a working time.** All the rest
  follows. On the day on which clocks go forward, 00:00 to 24:00 lasts 23 hours and hours within the
  gap do not take place; on the day on which they go back it lasts 25 hours, and hours within the
  overlap are worked twice. 24 hours of a calendar that is always open are 24 hours, whatever the
  clocks do.
- A date with hours of its own (a holiday: none at all) replaces the weekly hours of that date from
  midnight to midnight, also those that began the evening before.
- A calendar with no working time within 25 years (`HORIZON`) has no due date: None.
- We reckon with the years 1970 to 2299; other moments are refused (`NoSuchTime`).
"""

from armillary.engines.worktime.calendars import (
    ALL_DAY,
    ALWAYS,
    Calendar,
    Hours,
    Week,
    WorkingTime,
    in_turn,
    intersect,
    minus,
    union,
    week,
)
from armillary.engines.worktime.dates import after_months, is_working_day, nth, shift
from armillary.engines.worktime.errors import FaultyCalendar, NoSuchTime
from armillary.engines.worktime.questions import HORIZON, between, due, intervals
from armillary.engines.worktime.spans import Span, clipped, lasting, merged
from armillary.engines.worktime.walls import instant, midnight, wall, zone_named
from armillary.engines.worktime.years import DAY, EARLIEST, LATEST

__all__ = [
    "ALL_DAY",
    "ALWAYS",
    "DAY",
    "EARLIEST",
    "HORIZON",
    "LATEST",
    "Calendar",
    "FaultyCalendar",
    "Hours",
    "NoSuchTime",
    "Span",
    "Week",
    "WorkingTime",
    "after_months",
    "between",
    "clipped",
    "due",
    "in_turn",
    "instant",
    "intersect",
    "intervals",
    "is_working_day",
    "lasting",
    "merged",
    "midnight",
    "minus",
    "nth",
    "shift",
    "union",
    "wall",
    "week",
    "zone_named",
]
