"""Targets and incidents whose clocks run, made by the product's own verbs."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from armillary.engines.clocks import Phase
from armillary.fittings.calendars import actions as calendar_actions
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.clocks.comparing import Difference, portion
from armillary.fittings.clocks.declared import ClockKind, Clocks, Facts, Standing
from armillary.fittings.clocks.models import Clock, Target
from armillary.fittings.clocks.promised import AGREEMENT
from armillary.fittings.clocks.targets import actions
from armillary.kernel import known
from armillary.kernel.access.standing import stand_as
from armillary.records.models import Record
from tests.makers import MONDAY, by, the_robot
from tests.throwaway.models import State, Thing

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def a_target(clock: str = "incidents:resolve", minutes: int = 480, **said: Any) -> Target:
    """A standard target, known to the acts that follow."""
    robot = the_robot()
    made = actions.define(by(robot, MONDAY - 30 * 24 * HOUR), clock=clock, minutes=minutes, **said)
    stand_as(robot)
    return made


def office_hours(zone: str = "Europe/Berlin") -> Calendar:
    """Monday to Friday, 08:00 to 17:00."""
    return calendar_actions.define(by(the_robot()), name=f"Office {zone}", zone=zone)


def clock_of(record: Record, name: str = "resolve", strand: str = AGREEMENT) -> Clock:
    """Where a clock of a record stands."""
    slug = known.of(type(record)).slug
    return Clock.objects.get(record_type=slug, record_id=record.pk, clock=name, strand=strand)


def everywhere(clocks: Clocks, at: datetime) -> Iterator[tuple[int, list[Difference]]]:
    """Portion by portion through all records of a type: how many, and what differs."""
    keys, found = portion(clocks, 0, at)
    while keys:
        yield len(keys), found
        keys, found = portion(clocks, keys[-1], at)


def after(hours: float) -> datetime:
    """So long after Monday at nine."""
    return MONDAY + timedelta(hours=hours)


def lent(facts: Facts) -> Standing | None:
    """Of a thing: it runs while it is lent."""
    return Standing(Phase.RUNS) if facts["state"] == State.LENT else None


THINGS = Clocks(
    model=Thing,
    kinds=(ClockKind(name="back", label="Back", help="Until it is back.", standing=lent),),
    holder=("holder_id",),
)
"""The throw-away type gets a clock, and grows by no line."""
