"""What people and jobs can do to changes. One verb, one function, one transaction."""

from armillary.assurance.change.actions.deciding import (
    accept,
    ask_for_approval,
    assess,
    authorise,
    hand_in,
    refuse,
    take_back,
    turn_down,
)
from armillary.assurance.change.actions.deploying import rebuild, request_deployment
from armillary.assurance.change.actions.detecting import adopt, detect, dismiss, note_evidence
from armillary.assurance.change.actions.doing import (
    back_out,
    begin,
    complete,
    confirm_back_out,
    leave_in,
    tell_progress,
)
from armillary.assurance.change.actions.ending import accept_as_done, cancel, close
from armillary.assurance.change.actions.planning import (
    note_conflicts,
    plan_window,
    schedule,
    schedule_standard,
)
from armillary.assurance.change.actions.requesting import (
    record_latent,
    request,
    request_by_template,
    request_emergency,
    request_standard,
)
from armillary.assurance.change.actions.wording import (
    allow_time,
    answer,
    choose_path,
    describe,
    entrust,
    leave_alone,
    leave_value,
    set_value,
    touch,
)

__all__ = [
    "accept",
    "accept_as_done",
    "adopt",
    "allow_time",
    "answer",
    "ask_for_approval",
    "assess",
    "authorise",
    "back_out",
    "begin",
    "cancel",
    "choose_path",
    "close",
    "complete",
    "confirm_back_out",
    "describe",
    "detect",
    "dismiss",
    "entrust",
    "hand_in",
    "leave_alone",
    "leave_in",
    "leave_value",
    "note_conflicts",
    "note_evidence",
    "plan_window",
    "rebuild",
    "record_latent",
    "refuse",
    "request",
    "request_by_template",
    "request_deployment",
    "request_emergency",
    "request_standard",
    "schedule",
    "schedule_standard",
    "set_value",
    "take_back",
    "tell_progress",
    "touch",
    "turn_down",
]
