"""What mail keeps: the accounts that send, and what was sent."""

from armillary.fittings.mail.models.account import AccountPassword, MailAccount
from armillary.fittings.mail.models.outgoing import OutgoingMail

__all__ = ["AccountPassword", "MailAccount", "OutgoingMail"]
