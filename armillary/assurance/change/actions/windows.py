"""What can be done to windows and freezes."""

from datetime import datetime
from typing import Any

from armillary.assurance.change.actions.allowed import managers
from armillary.assurance.change.actions.requesting import check_service
from armillary.assurance.change.models import ChangeWindow
from armillary.assurance.change.vocabulary import WindowKind, WindowState
from armillary.assurance.configuration.models import ConfigurationClass, ConfigurationItem
from armillary.assurance.configuration.vocabulary import Environment
from armillary.fittings.calendars.models import Calendar
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change as change_verb
from armillary.kernel.lifecycle import creation, transition
from armillary.reference.activities import Change as Activity

COORDINATE = Activity.SCHEDULE_AND_COORDINATE_CHANGES


@creation(start=WindowState.IN_FORCE, activity=COORDINATE, allowed=managers)
def announce(
    act: Act,
    *,
    name: str,
    kind: WindowKind,
    starts_at: datetime,
    ends_at: datetime,
    reason: str = "",
    hours: Calendar | None = None,
    service: ConfigurationItem | None = None,
    of_class: ConfigurationClass | None = None,
    environment: Environment | None = None,
) -> ChangeWindow:
    """Say when changes are allowed, barred, or dearer; all of it holds at once."""
    check_service(service)
    _check_order(starts_at, ends_at)
    return ChangeWindow(
        name=name,
        kind=kind.value,
        starts_at=starts_at,
        ends_at=ends_at,
        reason=reason,
        hours=hours,
        service=service,
        of_class=of_class,
        environment=environment.value if environment else "",
    )


@change_verb(activity=COORDINATE, when=WindowState.IN_FORCE, allowed=managers)
def revise(
    window: ChangeWindow,
    act: Act,
    *,
    name: str | None = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    reason: str | None = None,
    hours: Calendar | None = None,
) -> None:
    """Let it hold for another time; what you leave out stays as it is."""
    given: dict[str, Any] = dict(locals())
    for field, value in given.items():
        if field not in ("window", "act") and value is not None:
            setattr(window, field, value)
    _check_order(window.starts_at, window.ends_at)


@transition(
    source=WindowState.IN_FORCE, target=WindowState.LIFTED, activity=COORDINATE, allowed=managers
)
def lift(window: ChangeWindow, act: Act) -> None:
    """It holds no more."""


@transition(
    source=WindowState.LIFTED, target=WindowState.IN_FORCE, activity=COORDINATE, allowed=managers
)
def restore(window: ChangeWindow, act: Act) -> None:
    """It holds again."""


def _check_order(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Invalid({"ends_at": "It must end after it begins."})
