"""Shutting senders out, and letting them in again."""

from armillary.fittings.mail.models import BlockedSender
from armillary.fittings.mail.vocabulary import SenderState
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import creation, holds, transition
from armillary.reference.activities import Incident
from armillary.reference.roles import Role

ACTIVITY = Incident.LOG
desk = holds(Role.ADMINISTRATOR, Role.ROBOT, Role.SERVICE_DESK_AGENT, Role.INCIDENT_MANAGER)


@creation(start=SenderState.BLOCKED, activity=ACTIVITY, allowed=desk)
def block(act: Act, *, address: str, reason: str = "") -> BlockedSender:
    """Put aside what comes from an address, or from all of a domain: "@spam.example"."""
    meant = address.strip().lower()
    _, at, domain = meant.rpartition("@")
    if not at or "." not in domain or " " in meant:
        raise Invalid({"address": "Write an address, or a domain such as @spam.example."})
    return BlockedSender(address=meant, reason=reason)


@transition(source=SenderState.BLOCKED, target=SenderState.ALLOWED, activity=ACTIVITY, allowed=desk)
def allow(sender: BlockedSender, act: Act) -> None:
    """Read what comes from there again."""


@transition(source=SenderState.ALLOWED, target=SenderState.BLOCKED, activity=ACTIVITY, allowed=desk)
def block_again(sender: BlockedSender, act: Act) -> None:
    """Put it aside once more."""
