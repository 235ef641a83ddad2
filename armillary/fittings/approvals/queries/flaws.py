"""Why an approval is no yes to its record as it stands now, in words."""

from datetime import datetime

from armillary.fittings.approvals import content, declared
from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.queries import people
from armillary.fittings.approvals.queries.refusals import Matter, parties_now
from armillary.fittings.approvals.queries.seats import table_of
from armillary.fittings.approvals.vocabulary import PASSED_BY, State
from armillary.records.models import Record

PASSING = (State.APPROVED, *PASSED_BY)


def flaw_of(approval: Approval, record: Record, at: datetime) -> str:
    """Why an approval is no yes to this record now, in words; "" when it is one."""
    words = State(approval.state).label.lower()
    if approval.state not in PASSING:
        return f"{record.number} is not approved: {approval.number} is {words}."
    if approval.expires_at <= at:
        return f"{approval.number} has expired: {record.number} has to be approved anew."
    return withdrawn_by(approval, record)


def withdrawn_by(approval: Approval, record: Record) -> str:
    """What has happened to a record that takes the approval back, in words; "" when nothing."""
    if approval.state in PASSED_BY:
        return ""
    approvable = declared.of(type(record))
    if approvable is None:
        return f"{record.number} cannot be approved any more."
    parties = parties_now(approval, approvable, record)
    matter = Matter(approval, approvable, record, table_of(approval), parties)
    if difference := difference_of(matter):
        return f"{record.number} has changed since it was asked for: {difference}."
    if turned := matter.table.said_yes & parties.keys():
        names = people.names_of(turned)
        told = ", ".join(f"{names[key]}, who {parties[key]}" for key in sorted(turned))
        return f"{approval.number} rests on a yes of {told}."
    return ""


def difference_of(matter: Matter) -> str:
    """What of the record differs from what the approval is bound to, in words."""
    now = content.bound_of(matter.approvable, matter.subject)
    if now.digest == matter.approval.digest:
        return ""
    return content.told(matter.approval.content, now.content)
