"""When a change is done: its window, and what stands in its way."""

from datetime import datetime, timedelta

from armillary.assurance.change.actions.allowed import managers, requesters
from armillary.assurance.change.actions.deciding import reckon
from armillary.assurance.change.actions.requesting import flaw_of_template, plan_time
from armillary.assurance.change.actions.step_times import check_times
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import conflicts
from armillary.assurance.change.rules import content
from armillary.assurance.change.vocabulary import PLANNED, Path, State
from armillary.fittings.approvals.gate import unapproved
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.lifecycle import change as change_verb
from armillary.kernel.lifecycle import transition
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import Change as Activity

MOST_TOLD = 5
COORDINATE = Activity.SCHEDULE_AND_COORDINATE_CHANGES


def is_done_already(change: Change, act: Act) -> str | None:
    """What is over is not planned."""
    return "It was done already." if change.path == Path.LATENT else None


@change_verb(activity=COORDINATE, when=PLANNED, allowed=requesters, unless=is_done_already)
def plan_window(
    change: Change, act: Act, *, planned_start: datetime, planned_end: datetime, overruled: str = ""
) -> News:
    """Say when it is done. What bars it is told; a change manager may overrule that with a reason.

    What somebody has approved has to be approved again when its window is another one.
    """
    if planned_end <= planned_start:
        raise Invalid({"planned_end": "It must end after it begins."})
    if planned_start < act.at:
        raise Invalid({"planned_start": "This moment is over."})
    plan_time(change, planned_start, planned_end)
    return _settle(change, act, overruled)


@transition(
    source=State.APPROVED,
    target=State.SCHEDULED,
    activity=COORDINATE,
    allowed=requesters,
    unless=unapproved,
)
def schedule(change: Change, act: Act) -> None:
    """It is approved, and its time is held: everybody knows of it."""
    check_window(change, act)


@transition(source=State.DRAFT, target=State.SCHEDULED, activity=COORDINATE, allowed=requesters)
def schedule_standard(
    change: Change,
    act: Act,
    *,
    planned_start: datetime | None = None,
    planned_end: datetime | None = None,
) -> None:
    """Put a standard change into the calendar; it needs no approval while such changes go well.

    Without a beginning it begins now; without an end it takes as long as its template says.
    """
    if change.path != Path.STANDARD or change.template is None or change.item is None:
        raise RuleBroken("Only a standard change needs no approval.")
    if why := flaw_of_template(change.template, change.item):
        raise RuleBroken(" ".join(why.values()))
    planned_start = planned_start or act.at
    planned_end = planned_end or planned_start + timedelta(minutes=change.template.minutes)
    if planned_end <= planned_start:
        raise Invalid({"planned_end": "It must end after it begins."})
    if planned_start < act.at:
        raise Invalid({"planned_start": "This moment is over."})
    if fields := content.missing(change):
        raise RuleBroken(f"Still to be said: {content.sentence(fields)}.")
    plan_time(change, planned_start, planned_end)
    check_times(change)
    _settle(change, act, "")


@change_verb(activity=COORDINATE, when=PLANNED, allowed=managers)
def note_conflicts(change: Change, act: Act) -> News:
    """Look again what stands in its way: others have been planned, or the graph has changed."""
    found = conflicts.of(change)
    change.conflicts = len(found)
    return {"conflicts found": [None, "\n".join(each.words for each in found[:MOST_TOLD])]}


def check_window(change: Change, act: Act) -> None:
    """Raise RuleBroken where something bars its window and nobody has overruled it."""
    barred = [each for each in conflicts.of(change) if each.barred]
    if barred and not change.overruled:
        raise RuleBroken(" ".join(each.words for each in barred[:MOST_TOLD]))


def _settle(change: Change, act: Act, overruled: str) -> News:
    reckon(change, act)
    found = conflicts.of(change)
    barred = [each for each in found if each.barred]
    if barred and not overruled.strip():
        told = " ".join(each.words for each in barred[:MOST_TOLD])
        raise Invalid({"planned_start": f"{told} Choose another time, or have it overruled."})
    if barred and (refusal := managers.refusal(change, act, COORDINATE)):
        raise NotAllowed(f"Only a change manager overrules what bars it. {refusal}")
    change.overruled = overruled if barred else ""
    change.conflicts = len(found)
    if not found:
        return None
    return {"conflicts found": [None, "\n".join(each.words for each in found[:MOST_TOLD])]}
