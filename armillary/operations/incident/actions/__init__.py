"""What people and jobs can do to an incident. One verb, one function, one transaction."""

from armillary.operations.incident.actions.dispatching import assign, reassign, take, take_over
from armillary.operations.incident.actions.ending import cancel, close, reopen, resolve
from armillary.operations.incident.actions.informing import escalate, isolate, notify
from armillary.operations.incident.actions.joining import clear_parent, merge, set_parent
from armillary.operations.incident.actions.opening import correct, log
from armillary.operations.incident.actions.sorting import (
    categorise,
    follow_proposal,
    name_affected,
    name_cause,
    override_priority,
    prioritise,
)
from armillary.operations.incident.actions.working import hold, restore, resume, start

__all__ = [
    "assign",
    "cancel",
    "categorise",
    "clear_parent",
    "close",
    "correct",
    "escalate",
    "follow_proposal",
    "hold",
    "isolate",
    "log",
    "merge",
    "name_affected",
    "name_cause",
    "notify",
    "override_priority",
    "prioritise",
    "reassign",
    "reopen",
    "resolve",
    "restore",
    "resume",
    "set_parent",
    "start",
    "take",
    "take_over",
]
