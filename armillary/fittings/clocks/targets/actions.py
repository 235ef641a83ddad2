"""What can be done to standard targets."""

from datetime import datetime

from armillary.fittings.calendars.models import Calendar
from armillary.fittings.clocks.models import Target, Version
from armillary.fittings.clocks.targets.rules import flaw_of_warnings, percents_in
from armillary.fittings.clocks.vocabulary import TargetState
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, holds, transition
from armillary.reference.activities import ServiceLevel
from armillary.reference.roles import Role

ACTIVITY = ServiceLevel.DOCUMENT_SERVICE_LEVEL_OBJECTIVES
keepers = holds(Role.ADMINISTRATOR, Role.SERVICE_LEVEL_MANAGER, Role.ROBOT)


@creation(start=TargetState.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def define(
    act: Act,
    *,
    clock: str,
    minutes: int,
    rank: int | None = None,
    calendar: Calendar | None = None,
    warnings: str = "",
    since: datetime | None = None,
) -> Target:
    """Promise that something is done in time where no agreement says otherwise."""
    target = Target(clock=clock, rank=rank, since=since or act.at)
    _promise(target, minutes, calendar, warnings)
    return target


@change(activity=ACTIVITY, when=TargetState.IN_FORCE, allowed=keepers)
def revise(
    target: Target,
    act: Act,
    *,
    minutes: int,
    calendar: Calendar | None = None,
    warnings: str = "",
) -> None:
    """Promise something else from now on. Clocks that run get it with the next verb of theirs."""
    _remember(target, act)
    _promise(target, minutes, calendar, warnings)


@transition(
    source=TargetState.IN_FORCE, target=TargetState.RETIRED, activity=ACTIVITY, allowed=keepers
)
def retire(target: Target, act: Act) -> None:
    """Promise it no more; what is promised already is dropped with the next verb there."""
    _remember(target, act)


@transition(
    source=TargetState.RETIRED, target=TargetState.IN_FORCE, activity=ACTIVITY, allowed=keepers
)
def revive(target: Target, act: Act) -> None:
    """Promise it again from now on."""
    _remember(target, act)


def _remember(target: Target, act: Act) -> None:
    """Keep what is promised until now: clocks are reckoned by what was promised at the time."""
    Version(
        target=target,
        until=act.at,
        holds=target.state == TargetState.IN_FORCE,
        minutes=target.minutes,
        calendar_id=target.calendar_id,
        warnings=target.warnings,
    ).save()


def _promise(target: Target, minutes: int, calendar: Calendar | None, warnings: str) -> None:
    if why := flaw_of_warnings(warnings):
        raise Invalid({"warnings": why})
    target.minutes, target.calendar = minutes, calendar
    target.warnings = ", ".join(str(each) for each in percents_in(warnings))
