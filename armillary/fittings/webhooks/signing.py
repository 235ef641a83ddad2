"""Signing and checking: the id, the moment and the body, under a secret that both sides know."""

import binascii
import hashlib
import hmac
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from secrets import token_bytes

PREFIX = "whsec_"
TOLERANCE = timedelta(minutes=5)


def fresh_secret() -> str:
    """A secret of 256 bits as it is shown, once."""
    return PREFIX + b64encode(token_bytes(32)).decode()


def signature(secret: str, identifier: str, moment: int, body: bytes) -> str:
    """What stands in the header webhook-signature."""
    key = b64decode(secret.removeprefix(PREFIX))
    said = f"{identifier}.{moment}.".encode() + body
    return "v1," + b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()


def headers(secret: str, identifier: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers of a signed call."""
    moment = int(at.timestamp())
    return {
        "webhook-id": identifier,
        "webhook-timestamp": str(moment),
        "webhook-signature": signature(secret, identifier, moment, body),
    }


def flaw(
    secret: str, identifier: str, timestamp: str, signatures: str, body: bytes, at: datetime
) -> str | None:
    """What is wrong with a signed call, in words; None when nothing is.

    Several signatures may stand with spaces between them, while a secret is being changed.
    """
    if not identifier or not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 12):
        return "Send webhook-id, webhook-timestamp and webhook-signature."
    if abs(at - datetime.fromtimestamp(int(timestamp), UTC)) > TOLERANCE:
        return "The timestamp is more than five minutes away from our clock."
    try:
        wanted = signature(secret, identifier, int(timestamp), body).encode()
    except binascii.Error:
        return "The secret here is broken: make a new one."
    given = [each.encode() for each in signatures.split()[:10]]
    if any(hmac.compare_digest(wanted, each) for each in given):
        return None
    return "The signature does not fit."
