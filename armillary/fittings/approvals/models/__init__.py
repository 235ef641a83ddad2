"""What approvals keep."""

from armillary.fittings.approvals.models.absence import Absence
from armillary.fittings.approvals.models.approval import Approval
from armillary.fittings.approvals.models.policy import ApprovalPolicy
from armillary.fittings.approvals.models.votes import MailLink, Seat, Step

__all__ = ["Absence", "Approval", "ApprovalPolicy", "MailLink", "Seat", "Step"]
