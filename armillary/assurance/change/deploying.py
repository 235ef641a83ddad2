"""What a token for deployments opens: changes, from the request to the result, and their gate."""

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.kernel.conversation.actions import note

CHANGES = "/api/v1/changes"
CHANGE = rf"{CHANGES}/{Change.prefix}-\d{{1,18}}"
VERBS = (
    actions.rebuild,
    actions.plan_window,
    actions.hand_in,
    actions.assess,
    actions.schedule,
    actions.schedule_standard,
    actions.begin,
    actions.tell_progress,
    note,
    actions.complete,
    actions.back_out,
    actions.confirm_back_out,
    actions.leave_in,
    actions.close,
    actions.cancel,
)
"""None of them decides anything, and what is somebody else's the account may not touch."""
CALLS = (
    rf"(GET|HEAD) {CHANGES}",
    rf"(GET|HEAD) {CHANGE}(/gate|/journal)?",
    rf"POST {CHANGES}/{actions.request_deployment.name}",
    rf"POST {CHANGE}/({'|'.join(verb.name for verb in VERBS)})",
)
