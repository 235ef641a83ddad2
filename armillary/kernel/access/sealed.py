"""Secrets that we must be able to read again, such as the password of a mailbox, kept encrypted."""

from base64 import urlsafe_b64encode
from functools import cache
from hashlib import blake2b

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def seal(purpose: str, secret: str) -> str:
    """The secret as it may be stored: it opens only here, and only for the same purpose."""
    return _box(purpose).encrypt(secret.encode()).decode()


def unseal(purpose: str, sealed: str) -> str:
    """The secret again. ValueError: it was sealed by another installation, or tampered with."""
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise ValueError(f"The secret of {purpose} was not sealed here: set it anew.") from None


@cache
def _box(purpose: str) -> Fernet:
    key = blake2b(f"sealed:{purpose}:{settings.SECRET_KEY}".encode(), digest_size=32).digest()
    return Fernet(urlsafe_b64encode(key))
