"""The key of the installation in an archive: encrypted with a passphrase, or not there at all."""

from base64 import b64decode, b64encode, urlsafe_b64encode
from hashlib import blake2b
from secrets import token_bytes

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from armillary.backups.errors import NotDone
from armillary.backups.manifest import LockedKey

SHORTEST = 12


def fingerprint(key: str) -> str:
    """Tells one key from another; nobody finds the key by it."""
    return blake2b(key.encode(), digest_size=16, person=b"armillary").hexdigest()


def lock(key: str, passphrase: str) -> LockedKey:
    """The key as it may lie in an archive."""
    if len(passphrase) < SHORTEST:
        raise NotDone(f"The passphrase must have at least {SHORTEST} characters.")
    salt = token_bytes(16)
    return LockedKey(
        b64encode(salt).decode(), _box(passphrase, salt).encrypt(key.encode()).decode()
    )


def unlock(locked: LockedKey, passphrase: str) -> str:
    """The key again."""
    try:
        return _box(passphrase, b64decode(locked.salt)).decrypt(locked.sealed.encode()).decode()
    except (InvalidToken, ValueError):
        raise NotDone("The passphrase does not open the key in this archive.") from None


def _box(passphrase: str, salt: bytes) -> Fernet:
    """Slow on purpose: about a tenth of a second and 64 MiB for each guess."""
    made = Scrypt(salt=salt, length=32, n=2**16, r=8, p=1).derive(passphrase.encode())
    return Fernet(urlsafe_b64encode(made))
