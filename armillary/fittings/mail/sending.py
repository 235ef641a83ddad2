"""Handing one mail to the server of its account, and what an answer of the server means."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from armillary.fittings.mail import queries
from armillary.fittings.mail.composing import message_of, sender_of
from armillary.fittings.mail.models import MailAccount, OutgoingMail
from armillary.fittings.mail.vocabulary import Security
from armillary.kernel.access import sealed

PURPOSE = "mail account"
PATIENCE = 20


class NotSent(Exception):
    """The mail did not go out; `for_good` when trying again is of no use."""

    def __init__(self, why: str, *, for_good: bool) -> None:
        super().__init__(why)
        self.for_good = for_good


def send(mail: OutgoingMail, account: MailAccount) -> None:
    """Hand the mail over. Raises NotSent."""
    try:
        message = message_of(mail, account)
        with connected(account) as server:
            server.send_message(message, sender_of(mail, account), [mail.address])
    except smtplib.SMTPRecipientsRefused as refusal:
        code, words = next(iter(refusal.recipients.values()))
        raise NotSent(_said(code, words), for_good=code >= 500) from refusal
    except smtplib.SMTPResponseException as refusal:
        code = refusal.smtp_code
        raise NotSent(_said(code, refusal.smtp_error), for_good=code >= 500) from refusal
    except smtplib.SMTPNotSupportedError as refusal:
        raise NotSent(f"The server cannot do this: {refusal}", for_good=True) from refusal
    except (OSError, smtplib.SMTPException) as trouble:
        raise NotSent(f"{account.host}: {trouble}", for_good=False) from trouble
    except ValueError as flaw:
        raise NotSent(str(flaw), for_good=True) from flaw


@contextmanager
def connected(account: MailAccount) -> Iterator[smtplib.SMTP]:
    """The server, greeted and told who we are."""
    context = ssl.create_default_context()
    if account.security == Security.TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            account.host, account.port, timeout=PATIENCE, context=context
        )
    else:
        server = smtplib.SMTP(account.host, account.port, timeout=PATIENCE)
    with server:
        if account.security == Security.STARTTLS:
            server.starttls(context=context)
        if account.user:
            kept = queries.sealed_password_of(account)
            server.login(account.user, sealed.unseal(PURPOSE, kept) if kept else "")
        yield server


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"The server said: {code} {' '.join(text.split())}"
