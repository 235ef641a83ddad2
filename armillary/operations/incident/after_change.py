"""A change that fails is an incident: it is written down and linked by itself."""

from collections.abc import Sequence

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries.lessons import CAUSED, named_by
from armillary.assurance.change.queries.watching import named_in
from armillary.assurance.change.vocabulary import FAILED, State
from armillary.kernel.acts import Act
from armillary.kernel.links.actions import link
from armillary.operations.incident import actions
from armillary.operations.incident.happened import SLUG
from armillary.operations.incident.vocabulary import Channel, Impact, Urgency

LONGEST_TITLE = 200


def report_what_failed(act: Act, lines: Sequence[int]) -> int:
    """Write down an incident for each change that is taken back or left in, if nobody has."""
    failed = [each for each in named_in(lines) if _has_failed(each) and not named_by(each, SLUG)]
    for change in failed:
        _report(change, act)
    return len(failed)


def _has_failed(change: Change) -> bool:
    """Once it is closed, whoever has reviewed it has said what it caused."""
    if change.state == State.REVIEW:
        return change.outcome in FAILED
    return change.state == State.BACKING_OUT


def _report(change: Change, act: Act) -> None:
    felt = bool(change.services_hit or change.service_id)
    incident = actions.log(
        act,
        title=f"{change.number} failed: {change.title}"[:LONGEST_TITLE],
        description=_story(change),
        impact=Impact.SEVERAL_PEOPLE if felt else Impact.ONE_PERSON,
        urgency=Urgency.WORK_SLOWED,
        channel=Channel.EVENT,
        service=change.service,
        affected_item=change.item,
    )
    if change.team is not None:
        actions.assign(incident, act, team=change.team)
    link(change, act, how=CAUSED, to=incident)


def _story(change: Change) -> str:
    way = (
        f"The way back: {change.back_out_plan}" if change.back_out_plan else "No way back is told."
    )
    what = "is being taken back" if change.state == State.BACKING_OUT else "has failed"
    return f"{change.number} {what}. What was done: {change.plan}\n{way}"
