"""The reply token: which mail of ours an answer belongs to, proved by a keyed digest.

A token in the address of a reply is "12x.k3…": the key of the mail, and 160 bits that only this
installation can compute. It says where a reply belongs; what its sender may do, it does not say.
"""

import hmac
from base64 import b32encode

from armillary.kernel.access import keyed

PURPOSE = "mail reply"
BYTES = 20


def token_of(key: int) -> str:
    """The token of the outgoing mail with this key; survives servers that lower the case."""
    return f"{key}x{_proof(key)}"


def key_in(token: str) -> int | None:
    """The key of the mail that the token proves; None for one that we did not make."""
    digits, _, proof = token.lower().partition("x")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        return None
    key = int(digits)
    return key if hmac.compare_digest(proof.encode(), _proof(key).encode()) else None


def tagged(address: str, token: str) -> str:
    """`desk@example.com` with the token: `desk+12x….@example.com`."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{token}@{domain}"


def token_in(address: str) -> str:
    """What stands behind the plus of an address; empty where nothing does."""
    return address.rpartition("@")[0].partition("+")[2]


def _proof(key: int) -> str:
    return b32encode(keyed.digest(PURPOSE, str(key))[:BYTES]).decode().lower()
