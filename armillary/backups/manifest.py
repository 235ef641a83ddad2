"""What an archive says of itself. It comes first, so that all else is measured by it."""

import re
from datetime import datetime

import msgspec

from armillary.backups.errors import BadArchive
from armillary.backups.sums import TableSum

FORMAT = 1
PRODUCT = "armillary"
DUMP, WITNESS, FILES = "database.dump", "journal.witness", "files/"
LARGEST = 256 * 1024 * 1024
_NEEDED = {"django_migrations", "kernel_entry", "kernel_seal", "people_person", "files_attachment"}
_STORED = re.compile("[0-9a-f]{64}")


class Member(msgspec.Struct, frozen=True):
    """A file of the archive: its size and its SHA-256."""

    size: int
    sha256: str


class LockedKey(msgspec.Struct, frozen=True):
    """The key of the installation, encrypted with a passphrase."""

    salt: str
    sealed: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`installation` tells the key without giving it away; `missing` files were lost before."""

    format: int
    product: str
    version: str
    made_at: datetime
    postgresql: int
    installation: str
    key: LockedKey | None
    migrations: list[str]
    tables: dict[str, TableSum]
    seal: int
    seal_hash: str
    store: str
    dump: Member
    witness: Member
    files: dict[str, Member]
    missing: list[str]

    @property
    def members(self) -> dict[str, Member]:
        """Every further file that the archive must hold, in any order, and no other."""
        held = {DUMP: self.dump, WITNESS: self.witness}
        if self.store == "folder":
            held |= {f"{FILES}{name}": member for name, member in self.files.items()}
        return held


def read(content: bytes) -> Manifest:
    """The manifest in these bytes. BadArchive: it is foreign, newer, or not complete."""
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise BadArchive(f"its manifest cannot be read ({error}).") from None
    if manifest.product != PRODUCT:
        raise BadArchive("it was not made by Armillary.")
    if manifest.format > FORMAT:
        raise BadArchive(f"version {manifest.version} of Armillary made it; use that or a newer.")
    if manifest.format != FORMAT or manifest.store not in ("folder", "s3"):
        raise BadArchive("its format is not known.")
    if missing := sorted(_NEEDED - set(manifest.tables)):
        raise BadArchive(f"it has no table {', '.join(missing)}.")
    if any(not _STORED.fullmatch(name) for name in manifest.files):
        raise BadArchive("it names a file as we name none.")
    return manifest
