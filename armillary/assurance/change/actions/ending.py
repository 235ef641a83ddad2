"""How a change ends: reviewed and closed, or given up."""

from typing import Any

from armillary.assurance.change.actions.allowed import managers, requesters
from armillary.assurance.change.models import Change
from armillary.assurance.change.rules import content
from armillary.assurance.change.rules.review import unsaid
from armillary.assurance.change.vocabulary import PLANNED, TRIED, Outcome, Path, State
from armillary.fittings.approvals.actions import drop
from armillary.fittings.approvals.gate import unapproved
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import transition
from armillary.reference.activities import Change as Activity

WHY = {
    "review": "Say what was learnt: this one is reviewed.",
    "to_adjust": "Say what of the plan, the template or the questions has to be another.",
}
UNSAID = "Answer this: it is reviewed."
ANSWERS = (
    *("review", "as_planned", "in_time", "only_planned", "back_out_worked"),
    *("tests_told", "people_told", "cmdb_true", "to_adjust"),
)


def _is_missing_at_the_end(change: Change, act: Act) -> str | None:
    fields = content.missing_at_the_end(change)
    return f"Still to be said: {content.sentence(fields)}." if fields else None


@transition(
    source=State.REVIEW,
    target=State.CLOSED,
    activity=Activity.COORDINATE_RECOVERY_FROM_FAILED_CHANGES,
    allowed=managers | requesters,
    unless=_is_missing_at_the_end,
)
def close(
    change: Change,
    act: Act,
    *,
    review: str = "",
    outcome: Outcome | None = None,
    as_planned: bool | None = None,
    in_time: bool | None = None,
    only_planned: bool | None = None,
    back_out_worked: bool | None = None,
    tests_told: bool | None = None,
    people_told: bool | None = None,
    cmdb_true: bool | None = None,
    to_adjust: str = "",
) -> None:
    """Say what came of it and what was learnt; the figures of the like follow from it.

    What failed, had issues, was major, urgent or done beforehand is reviewed: its questions are
    answered first.
    """
    given: dict[str, Any] = dict(locals())
    said = outcome or Outcome(change.outcome or Outcome.SUCCESSFUL)
    if said not in TRIED:
        raise Invalid({"outcome": "It was done: say how it went."})
    for name in ANSWERS:
        if given[name] not in (None, ""):
            setattr(change, name, given[name])
    if change.in_time is None and change.planned_end and change.ended_at:
        change.in_time = change.ended_at <= change.planned_end
    if fields := unsaid(change, said):
        raise Invalid({name: WHY.get(name, UNSAID) for name in fields})
    change.outcome = said.value
    change.closed_at = act.at


@transition(
    source=PLANNED,
    target=State.CANCELLED,
    activity=Activity.PROCESS_RFCS,
    allowed=requesters,
    words="reason",
)
def cancel(change: Change, act: Act, *, reason: str) -> None:
    """It is not needed any more."""
    drop(change, act, reason)
    change.closed_at = act.at


@transition(
    source=State.APPROVED,
    target=State.REVIEW,
    activity=Activity.MANAGE_URGENT_CHANGES,
    allowed=requesters,
    unless=unapproved,
)
def accept_as_done(change: Change, act: Act) -> None:
    """It was done beforehand, and those who decide have agreed to it afterwards."""
    if change.path != Path.LATENT:
        raise RuleBroken("Only what was done beforehand is accepted as done.")
    change.outcome = Outcome.SUCCESSFUL.value
