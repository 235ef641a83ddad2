"""What approvals keep."""

from armillary.fittings.approvals.models.absence import Absence
from armillary.fittings.approvals.models.approval import Approval
from armillary.fittings.approvals.models.board import AgendaItem, Attendance, Board, Meeting
from armillary.fittings.approvals.models.policy import ApprovalPolicy
from armillary.fittings.approvals.models.votes import MailLink, Seat, Step

__all__ = [
    "Absence",
    "AgendaItem",
    "Approval",
    "ApprovalPolicy",
    "Attendance",
    "Board",
    "MailLink",
    "Meeting",
    "Seat",
    "Step",
]
