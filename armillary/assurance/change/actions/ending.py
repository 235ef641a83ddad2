"""How a change ends: reviewed and closed, or given up."""

from armillary.assurance.change.actions.allowed import managers, requesters
from armillary.assurance.change.models import Change
from armillary.assurance.change.rules import content
from armillary.assurance.change.vocabulary import PLANNED, TRIED, Outcome, Path, State
from armillary.fittings.approvals.actions import drop
from armillary.fittings.approvals.gate import unapproved
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import transition
from armillary.reference.activities import Change as Activity

REVIEWED = (Path.MAJOR, Path.EMERGENCY, Path.LATENT)
"""Models after which one always asks what was learnt; after a failure one does so too."""


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
) -> None:
    """Say what came of it and what was learnt; the figures of the like follow from it."""
    said = outcome or Outcome(change.outcome or Outcome.SUCCESSFUL)
    needs_words = change.path in REVIEWED or said != Outcome.SUCCESSFUL
    if needs_words and not (review.strip() or change.review.strip()):
        raise Invalid({"review": "Say what was learnt: this one is reviewed."})
    if said not in TRIED:
        raise Invalid({"outcome": "It was done: say how it went."})
    change.outcome = said.value
    change.review = review or change.review
    if as_planned is not None:
        change.as_planned = as_planned
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
