"""The gate before verbs that need a yes: true at the moment, whatever happened since the votes."""

from dataclasses import dataclass
from datetime import datetime

from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.queries.approvals import standing
from armillary.fittings.approvals.queries.flaws import flaw_of
from armillary.kernel.acts import Act
from armillary.records.models import Record


@dataclass(frozen=True, slots=True)
class Standing:
    """The approval that stands for a record, and why it is no yes; "" when it is one."""

    approval: Approval
    flaw: str


def unapproved(record: Record, act: Act) -> str | None:
    """Why a record must not go on now: the `unless` of a verb that needs a yes."""
    found = standing_of(record, act.at)
    if found is None:
        return f"{record.number} is not approved: ask for it."
    return found.flaw or None


def standing_of(record: Record, at: datetime) -> Standing | None:
    """How the approval of a record stands now; None where nobody has asked."""
    approval = standing(record, at)
    return Standing(approval, flaw_of(approval, record, at)) if approval else None
