"""The way from a mail to the page on which its reader decides: signed, for one person, for once.

The link says which question is meant. Who opens it must be signed in as the one who was asked, and
opening it decides nothing: so a link that is passed on, or opened by a scanner, does nothing.
"""

import hmac
from base64 import b32encode
from datetime import datetime, timedelta

from armillary.fittings.approvals.models import MailLink, Seat
from armillary.kernel.access import keyed
from armillary.kernel.acts import Act
from armillary.kernel.errors import NotFound

PURPOSE = "approval link"
PATH = "/approvals/by-mail/{token}"
LASTS = timedelta(days=7)
BYTES = 20


def link_for(seat: Seat, person: int, act: Act, until: datetime) -> str:
    """The path of a fresh link by which this person decides from this seat."""
    link = MailLink.objects.create(
        seat=seat, person_id=person, expires_at=min(until, act.at + LASTS)
    )
    return PATH.format(token=f"{link.pk}x{_proof(link.pk)}")


def open_link(token: str, person: int, at: datetime) -> MailLink:
    """The link of a token, for the person to whom it was sent. Raises NotFound for all others."""
    key = _key_in(token) or 0
    links = MailLink.objects.filter(pk=key, person=person, used_at=None, expires_at__gt=at)
    found = links.select_related("seat__approval").first()
    if found is None:
        raise NotFound("This link was used, is too old, or was sent to somebody else.")
    return found


def spend(link: MailLink, at: datetime) -> None:
    """Let a link be of no more use. Raises NotFound when somebody was faster."""
    if not MailLink.objects.filter(pk=link.pk, used_at=None).update(used_at=at):
        raise NotFound("This link was used, is too old, or was sent to somebody else.")


def _key_in(token: str) -> int | None:
    digits, _, proof = token.lower().partition("x")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        return None
    key = int(digits)
    return key if hmac.compare_digest(proof.encode(), _proof(key).encode()) else None


def _proof(key: int) -> str:
    return b32encode(keyed.digest(PURPOSE, str(key))[:BYTES]).decode().lower()
