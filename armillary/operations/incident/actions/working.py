"""The work between assignment and resolution: begin, wait, go on, bring the service back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import transition
from armillary.operations.incident.actions.allowed import handlers, handlers_or_robot
from armillary.operations.incident.models import Incident
from armillary.operations.incident.rules import (
    concerns_children,
    flaw_of_hold,
    flaw_of_restoration,
    nobody_has_it,
)
from armillary.operations.incident.vocabulary import HoldReason, State
from armillary.reference.activities import Incident as Activity

BEFORE_HOLD = (State.ASSIGNED, State.IN_PROGRESS)


def children_that_wait_too(incident: Incident, said: Mapping[str, Any]) -> Iterable[Incident]:
    """What the parent waits for, its children wait for: all but the answer of its own caller."""
    if not concerns_children(said["hold_reason"]):
        return ()
    return Incident.objects.filter(parent=incident.pk, state__in=BEFORE_HOLD)


def children_that_waited_too(incident: Incident, said: Mapping[str, Any]) -> Iterable[Incident]:
    """The children on hold for the same reason as their parent."""
    waiting = Incident.objects.filter(parent=incident.pk, state=State.ON_HOLD)
    waiting = waiting.filter(hold_reason=F("parent__hold_reason"))
    return waiting.exclude(hold_reason=HoldReason.AWAITING_CALLER)


@transition(
    source=(State.NEW, State.ASSIGNED),
    target=State.IN_PROGRESS,
    activity=Activity.TRACK_PROGRESS,
    allowed=handlers,
    unless=nobody_has_it,
)
def start(incident: Incident, act: Act) -> None:
    """Begin to work on it."""


@transition(
    source=BEFORE_HOLD,
    target=State.ON_HOLD,
    activity=Activity.TRACK_PROGRESS,
    allowed=handlers,
    company=children_that_wait_too,
)
def hold(
    incident: Incident, act: Act, *, hold_reason: HoldReason, hold_until: datetime | None = None
) -> None:
    """Let it wait, and say what for. Its children wait too, unless it is for the caller."""
    if why := flaw_of_hold(hold_reason, hold_until, act.at):
        raise Invalid({"hold_until": why})
    incident.hold_reason = hold_reason
    incident.hold_until = hold_until


@transition(
    source=State.ON_HOLD,
    target=State.IN_PROGRESS,
    activity=Activity.TRACK_PROGRESS,
    allowed=handlers_or_robot,
    company=children_that_waited_too,
)
def resume(incident: Incident, act: Act) -> None:
    """Go on with what was on hold, and with the children that waited for the same."""
    stop_waiting(incident)


@transition(
    source=(State.IN_PROGRESS, State.ON_HOLD),
    target=State.RESTORED,
    activity=Activity.RESOLVE,
    allowed=handlers,
)
def restore(incident: Incident, act: Act, *, restored_at: datetime | None = None) -> None:
    """The service is back, though the work on what caused it may go on."""
    moment = restored_at or act.at
    if why := flaw_of_restoration(moment, incident.reported_at, act.at):
        raise Invalid({"restored_at": why})
    incident.restored_at = moment
    stop_waiting(incident)


def stop_waiting(incident: Incident) -> None:
    """Nothing is waited for any more."""
    incident.hold_reason = ""
    incident.hold_until = None
