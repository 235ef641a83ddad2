"""Secrets and their digests: what is stored cannot be turned back, and is of no use elsewhere."""

import secrets
from functools import cache
from hashlib import blake2b

from django.conf import settings

BYTES = 32


def fresh() -> str:
    """A secret of 256 bits, as text that fits a cookie, a header and an address."""
    return secrets.token_hex(BYTES)


def digest(purpose: str, secret: str) -> bytes:
    """What is kept of a secret. Without the installation's key it cannot even be computed."""
    return blake2b(secret.encode("utf-8", "replace"), key=_key(purpose), digest_size=32).digest()


@cache
def _key(purpose: str) -> bytes:
    return blake2b(f"{purpose}:{settings.SECRET_KEY}".encode(), digest_size=64).digest()
