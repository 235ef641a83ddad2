"""What can be done about discrepancies, and how the CMDB is verified."""

from datetime import datetime

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.models import (
    ConfigurationItem,
    Discrepancy,
    Verification,
)
from armillary.assurance.configuration.rules import name_of_finding
from armillary.assurance.configuration.vocabulary import (
    STANDING_OUT,
    DiscrepancyState,
    Finding,
    VerificationState,
)
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.jobs.queue import defer
from armillary.kernel.lifecycle import creation, transition
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.VERIFY_CMDB_INTEGRITY
JOB = "verify the CMDB"


@creation(start=VerificationState.ASKED, activity=ACTIVITY, allowed=keepers)
def verify(act: Act) -> Verification:
    """Let all rules look at all items now. It also happens every night."""
    defer(JOB, key=JOB)
    return Verification()


@transition(
    source=VerificationState.ASKED,
    target=VerificationState.DONE,
    activity=ACTIVITY,
    allowed=keepers,
)
def conclude(
    verification: Verification,
    act: Act,
    *,
    looked_at: int,
    found: int,
    opened: int,
    reopened: int,
    cleared: int,
    left_out: int,
) -> None:
    """All rules have looked; what came of it is told here and stands among the discrepancies."""
    verification.looked_at, verification.found = looked_at, found
    verification.opened, verification.reopened = opened, reopened
    verification.cleared, verification.left_out = cleared, left_out
    verification.concluded_at = act.at


@creation(start=DiscrepancyState.OPEN, activity=ACTIVITY, allowed=keepers)
def point_out(
    act: Act, *, item: ConfigurationItem, kind: Finding, says: str, about: str = ""
) -> Discrepancy:
    """Say that what is recorded of an item is wrong."""
    return Discrepancy(
        item=item,
        organisation_id=item.organisation_id,
        family=item.family,
        kind=kind,
        finding=name_of_finding(kind, item.pk, about),
        says=says,
        found_at=act.at,
    )


@transition(
    source=DiscrepancyState.OPEN,
    target=DiscrepancyState.EXPLAINED,
    activity=ACTIVITY,
    allowed=keepers,
    words="reason",
)
def explain(discrepancy: Discrepancy, act: Act, *, reason: str) -> None:
    """Say why it is so and may stay so. It is not opened again while the rule finds it."""
    discrepancy.reason = reason


@transition(
    source=(DiscrepancyState.OPEN, DiscrepancyState.EXPLAINED),
    target=DiscrepancyState.ACCEPTED,
    activity=ACTIVITY,
    allowed=keepers,
    words="reason",
)
def accept(discrepancy: Discrepancy, act: Act, *, until: datetime, reason: str) -> None:
    """Live with it until a date; then it is opened again."""
    if until <= act.at:
        raise Invalid({"until": "This moment has passed."})
    discrepancy.reason, discrepancy.accepted_until = reason, until


@transition(
    source=STANDING_OUT,
    target=DiscrepancyState.CORRECTED,
    activity=ACTIVITY,
    allowed=keepers,
    words="reason",
)
def put_right(discrepancy: Discrepancy, act: Act, *, reason: str) -> None:
    """Say what put it right, such as the number of a change. Verifying checks it."""
    discrepancy.reason, discrepancy.accepted_until = reason, None


@transition(
    source=tuple(each for each in DiscrepancyState if each != DiscrepancyState.OPEN),
    target=DiscrepancyState.OPEN,
    activity=ACTIVITY,
    allowed=keepers,
)
def open_again(discrepancy: Discrepancy, act: Act) -> None:
    """It is there again, or still, and somebody has to look at it."""
    discrepancy.accepted_until, discrepancy.found_at = None, act.at


@transition(source=STANDING_OUT, target=DiscrepancyState.GONE, activity=ACTIVITY, allowed=keepers)
def clear(discrepancy: Discrepancy, act: Act) -> None:
    """The rule finds it no more, and nobody said what put it right."""
    discrepancy.accepted_until = None
