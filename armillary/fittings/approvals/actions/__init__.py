"""What people can do about approvals."""

from armillary.fittings.approvals.actions.absences import appoint, end
from armillary.fittings.approvals.actions.asking import ask, withdraw
from armillary.fittings.approvals.actions.bypassing import break_glass, review
from armillary.fittings.approvals.actions.deciding import approve, reject
from armillary.fittings.approvals.actions.ending import drop, expire, void
from armillary.fittings.approvals.actions.talking import answer, ask_back, pass_on

__all__ = [
    "answer",
    "appoint",
    "approve",
    "ask",
    "ask_back",
    "break_glass",
    "drop",
    "end",
    "expire",
    "pass_on",
    "reject",
    "review",
    "void",
    "withdraw",
]
