"""Counting at a glance: what this package does by itself."""

from armillary.kernel.declarations import Process, Schedule
from armillary.transformation.flow.counting import count

PROCESS = Process(
    id="transformation", records=(), schedule=(Schedule("Count what flows", 5, count),)
)
