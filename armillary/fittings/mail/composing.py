"""Making the message of an outgoing mail. Headers are made by the library and by nobody else."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from armillary.fittings.mail.models import MailAccount, OutgoingMail
from armillary.fittings.mail.outgoing import reply_address
from armillary.fittings.mail.rules import one_line
from armillary.fittings.mail.vocabulary import Kind


def message_of(mail: OutgoingMail, account: MailAccount) -> EmailMessage:
    """The message, the same each time: a second sending is recognised as the first one."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(mail.subject)
    message["From"] = Address(one_line(account.name), addr_spec=account.address)
    message["To"] = Address(addr_spec=mail.address)
    message["Date"] = format_datetime(mail.made_at)
    message["Message-ID"] = mail.message_id
    if (reply_to := reply_address(mail, account)) != account.address:
        message["Reply-To"] = Address(one_line(account.name), addr_spec=reply_to)
    if mail.references:
        message["In-Reply-To"] = mail.references.split()[-1]
        message["References"] = mail.references
    message["Auto-Submitted"] = "auto-replied" if mail.kind == Kind.RECEIPT else "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(mail.text)
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
    return message


def sender_of(mail: OutgoingMail, account: MailAccount) -> str:
    """Where complaints about the mail go: to nobody for a receipt, so that none is answered."""
    return "" if mail.kind == Kind.RECEIPT else account.address
