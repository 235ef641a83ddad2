"""Taking a message in: kept byte for byte first, worked by a job of its own afterwards."""

from armillary.fittings.mail import queries
from armillary.fittings.mail.actions import incoming
from armillary.fittings.mail.fingerprint import digest_of, message_key_of
from armillary.fittings.mail.models import Delivery, IncomingMail, Mailbox
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken


def receive(
    act: Act, mailbox: Mailbox, raw: bytes, *, place: str = "", size: int = 0
) -> IncomingMail | None:
    """Keep a message and have it worked; None when the same mail is here already.

    `size` is that of the whole message where only its beginning is given.
    """
    digest, key = digest_of(raw), message_key_of(raw)
    twin = queries.twin(digest, key)
    fresh = None if twin else _taken_in(act, mailbox, raw, digest, key, max(size, len(raw)))
    mail = fresh or twin or queries.twin(digest, key)
    if place and mail:
        Delivery(mailbox=mailbox, mail=mail, place=place).save()
    return fresh


def _taken_in(
    act: Act, mailbox: Mailbox, raw: bytes, digest: str, key: str, size: int
) -> IncomingMail | None:
    """The mail; None when somebody took in the same one at this very moment."""
    try:
        return incoming.take_in(
            act, mailbox=mailbox, raw=raw, digest=digest, message_key=key, size=size
        )
    except RuleBroken:
        if queries.twin(digest, key):
            return None
        raise
