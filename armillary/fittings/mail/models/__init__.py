"""What mail keeps: accounts and mailboxes, what was sent, what arrived, and who is shut out."""

from armillary.fittings.mail.models.account import AccountPassword, MailAccount
from armillary.fittings.mail.models.incoming import Delivery, IncomingMail, Original
from armillary.fittings.mail.models.mailbox import Mailbox, MailboxPassword, MailboxWatch
from armillary.fittings.mail.models.outgoing import OutgoingMail
from armillary.fittings.mail.models.sender import BlockedSender

__all__ = [
    "AccountPassword",
    "BlockedSender",
    "Delivery",
    "IncomingMail",
    "MailAccount",
    "Mailbox",
    "MailboxPassword",
    "MailboxWatch",
    "Original",
    "OutgoingMail",
]
