"""How the approval of a record stands, beside the record: for types that are approved."""

from dataclasses import dataclass
from urllib.parse import urlencode

from armillary.fittings.approvals import declared
from armillary.fittings.approvals.gate import standing_of
from armillary.fittings.approvals.vocabulary import State as Stored
from armillary.kernel.acts import Act
from armillary.records.models import Record
from armillary.web.values.kinds import State
from armillary.web.values.states import state


@dataclass(frozen=True, slots=True)
class ApprovalPanel:
    """See parts/approval.html."""

    number: str
    url: str
    state: State | None
    flaw: str
    ask_url: str
    break_url: str


def panel_of(record: Record, act: Act) -> ApprovalPanel | None:
    """The panel; None where records of this type are not approved. Free for all others."""
    approvable = declared.of(type(record))
    if approvable is None or not act.actor.is_staff:
        return None
    standing = standing_of(record, act.at)
    askable = not approvable.askable_in or record.state in approvable.askable_in
    query = urlencode({"about": record.number})
    open_ = standing is not None and (
        standing.approval.state == Stored.PENDING or not standing.flaw
    )
    return ApprovalPanel(
        number=standing.approval.number if standing else "",
        url=f"/approvals/{standing.approval.number}" if standing else "",
        state=state("approvals", standing.approval.state) if standing else None,
        flaw=standing.flaw if standing and standing.approval.state != Stored.PENDING else "",
        ask_url=f"/approvals/new?{query}" if askable and not open_ else "",
        break_url=f"/approvals/new/break_glass?{query}" if askable else "",
    )
