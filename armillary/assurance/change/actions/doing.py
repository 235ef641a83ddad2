"""From the beginning of the work to its end, the way back included."""

from datetime import timedelta

from armillary.assurance.change.actions.allowed import doers
from armillary.assurance.change.actions.applying import apply_values, restore_values
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import gate, orders
from armillary.assurance.change.rules import content
from armillary.assurance.change.vocabulary import Outcome, Path, State
from armillary.fittings.approvals.actions.ending import as_robot
from armillary.fittings.tasks.actions import plan
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import transition
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import Change as Activity

COORDINATE = Activity.SCHEDULE_AND_COORDINATE_CHANGES
RECOVER = Activity.COORDINATE_RECOVERY_FROM_FAILED_CHANGES
WHOLE = 100
WRITTEN_UP_WITHIN = timedelta(days=2)
GOOD = (Outcome.SUCCESSFUL, Outcome.WITH_ISSUES, Outcome.PARTIAL)


def may_not_begin(change: Change, act: Act) -> str | None:
    """The first reason why it may not be done now, of those that can be told at once."""
    return next((each.words for each in gate.at_a_glance(change, act)), None)


@transition(
    source=(State.SCHEDULED, State.APPROVED),
    target=State.IMPLEMENTING,
    activity=COORDINATE,
    allowed=doers,
    unless=may_not_begin,
)
def begin(change: Change, act: Act) -> None:
    """The work begins. Nothing may stand in its way: the same gate for people and pipelines."""
    if found := gate.in_the_way(change):
        raise RuleBroken(" ".join(each.words for each in found))
    change.started_at = act.at


@transition(
    source=State.IMPLEMENTING,
    target=State.IMPLEMENTING,
    activity=COORDINATE,
    allowed=doers,
    words="text",
)
def tell_progress(change: Change, act: Act, *, text: str, percent: int | None = None) -> News:
    """Tell how far it is."""
    if percent is None:
        return None
    if not 0 <= percent <= WHOLE:
        raise Invalid({"percent": f"Give 0 to {WHOLE}."})
    return {"done": [None, f"{percent} %"]}


@transition(
    source=State.IMPLEMENTING,
    target=State.REVIEW,
    activity=COORDINATE,
    allowed=doers,
    words="note",
)
def complete(
    change: Change, act: Act, *, outcome: Outcome = Outcome.SUCCESSFUL, note: str = ""
) -> News:
    """The work is done. What was planned of its items becomes so in the CMDB."""
    if outcome not in GOOD:
        raise Invalid({"outcome": "What failed is backed out, or left in."})
    if orders.are_open(change, back_out=False):
        raise RuleBroken("Some of its work orders are still open: finish, skip or cancel them.")
    change.ended_at, change.outcome = act.at, outcome.value
    change.as_planned = _was_as_planned(change)
    _have_it_written_up(change, act)
    return apply_values(change, act)


@transition(
    source=State.IMPLEMENTING,
    target=State.BACKING_OUT,
    activity=RECOVER,
    allowed=doers,
    words="reason",
)
def back_out(change: Change, act: Act, *, reason: str) -> None:
    """It does not work: go back. The work orders of the way back are next."""
    if stuck := orders.cannot_go_back(change):
        raise RuleBroken(f"{stuck.number} {stuck.title} has begun: from there nobody can go back.")
    change.back_out_started_at = act.at


@transition(
    source=State.BACKING_OUT,
    target=State.REVIEW,
    activity=RECOVER,
    allowed=doers,
    words="note",
)
def confirm_back_out(change: Change, act: Act, *, note: str = "") -> News:
    """All is as it was before, and so it stands in the CMDB again."""
    if orders.are_open(change, back_out=True):
        raise RuleBroken("Some work orders of the way back are still open.")
    change.ended_at, change.outcome = act.at, Outcome.BACKED_OUT.value
    change.as_planned = False
    return restore_values(change, act)


@transition(
    source=(State.IMPLEMENTING, State.BACKING_OUT),
    target=State.REVIEW,
    activity=RECOVER,
    allowed=doers,
    words="reason",
)
def leave_in(change: Change, act: Act, *, reason: str) -> None:
    """It has failed and cannot be taken back: it is mended where it stands."""
    change.ended_at, change.outcome = act.at, Outcome.LEFT_IN.value
    change.as_planned = False


def _have_it_written_up(change: Change, act: Act) -> None:
    """What an emergency leaves unsaid is said soon afterwards: somebody has the task."""
    fields = content.missing_at_the_end(change)
    if change.path == Path.EMERGENCY and fields:
        plan(
            as_robot(act),
            about=change,
            title=f"Write up {change.number}: {content.sentence(fields)}",
            assignee=change.requester,
            due_at=act.at + WRITTEN_UP_WITHIN,
        )


def _was_as_planned(change: Change) -> bool:
    if not (change.planned_start and change.planned_end and change.started_at and change.ended_at):
        return False
    in_window = change.started_at >= (change.taken_from or change.planned_start)
    in_time = change.ended_at <= change.planned_end
    return in_window and in_time and not orders.were_skipped(change)
