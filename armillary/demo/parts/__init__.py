"""What each process adds to the demo: one file, and one line in PARTS.

A part tells, as a pure function of the world, what is to be there when the demo is opened and
which portions of older history follow while one looks around; and it plays either.
"""

from armillary.demo.parts import (
    agreements,
    asked,
    availability,
    calendars,
    changes,
    configuration,
    custom_fields,
    files,
    guides,
    handed,
    incidents,
    on_call,
    results,
    sources,
    tasks,
    truth,
)
from armillary.demo.parts.part import Part

PARTS: tuple[Part, ...] = (
    calendars.PART,
    configuration.PART,
    sources.PART,
    truth.PART,
    agreements.PART,
    on_call.PART,
    changes.PART,
    incidents.PART,
    availability.PART,
    custom_fields.PART,
    files.PART,
    tasks.PART,
    asked.PART,
    changes.CAUSED,
    handed.PART,
    results.PART,
    guides.PART,
)
