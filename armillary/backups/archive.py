"""The archive: a plain tape archive that is written whole, and read with suspicion."""

import hashlib
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

import msgspec

from armillary.backups.errors import BadArchive
from armillary.backups.manifest import LARGEST, Manifest, Member, read

MANIFEST = "manifest.json"
_CHUNK = 1024 * 1024
_DIGITS = 64
Take = Callable[[str, IO[bytes]], None]


class Writing:
    """An archive that is being written: the manifest first, then what it names."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar = tar
        content = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
        self.add(MANIFEST, content)

    def add(self, name: str, content: bytes) -> None:
        self._tar.addfile(_header(name, len(content)), BytesIO(content))

    def add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            self._tar.addfile(_header(name, path.stat().st_size), file)


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[Writing]:
    """Write a new archive here; behind its end stands the digest of all of it."""
    with tarfile.open(path, "x:", format=tarfile.PAX_FORMAT) as tar:
        yield Writing(tar, manifest)
    with path.open("r+b") as file:
        file.write(hashlib.file_digest(file, "sha256").hexdigest().encode())


def examine(path: Path, take: Take | None = None) -> Manifest:
    """Read an archive from beginning to end, and compare all of it with its manifest.

    `take` is given each file in turn. Raises BadArchive: it is cut, foreign, altered, or holds
    anything but the plain files that its manifest names.
    """
    try:
        _check_end(path)
        with tarfile.open(path, "r:") as tar:
            return _examine(tar, take)
    except (tarfile.TarError, EOFError, UnicodeError, ValueError) as error:
        raise BadArchive(f"it cannot be read as an archive ({error}).") from None
    except OSError as error:
        raise BadArchive(f"it cannot be read ({error.strerror or error}).") from None


def _check_end(path: Path) -> None:
    """A bit that turned anywhere shows here, also where nothing is kept: between the files."""
    left = path.stat().st_size - _DIGITS
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while left > 0 and (part := file.read(min(left, _CHUNK))):
            digest.update(part)
            left -= len(part)
        if left or file.read() != digest.hexdigest().encode():
            raise BadArchive("it does not end with its own checksum: it is cut, or was altered.")


def _examine(tar: tarfile.TarFile, take: Take | None) -> Manifest:
    manifest = read(_first(tar))
    expected = manifest.members
    for member in tar:
        if member.name == MANIFEST and member.offset == 0:
            continue
        wanted = expected.pop(member.name, None)
        _check_kind(member, wanted)
        _check_content(tar, member, wanted, take)
        tar.members = []  # type: ignore[attr-defined]
    if expected:
        raise BadArchive(f"{len(expected)} of its files are not there: it is cut, or was altered.")
    return manifest


def _first(tar: tarfile.TarFile) -> bytes:
    member = tar.next()
    if member is None or member.name != MANIFEST or not member.isreg() or member.size > LARGEST:
        raise BadArchive("it does not begin with a manifest.")
    return _opened(tar, member).read()


def _check_kind(member: tarfile.TarInfo, wanted: Member | None) -> None:
    if not member.isreg() or member.issparse():
        raise BadArchive(f"“{member.name}” in it is not a plain file.")
    if wanted is None:
        raise BadArchive(f"“{member.name}” in it is not named by its manifest, or comes twice.")
    if member.size != wanted.size:
        raise BadArchive(f"“{member.name}” in it has another size than its manifest says.")


def _check_content(
    tar: tarfile.TarFile, member: tarfile.TarInfo, wanted: Member | None, take: Take | None
) -> None:
    digest = hashlib.sha256()
    source = _opened(tar, member)
    while part := source.read(_CHUNK):
        digest.update(part)
    if wanted is None or digest.hexdigest() != wanted.sha256:
        raise BadArchive(f"“{member.name}” in it was altered: its checksum is another.")
    if take is not None:
        source.seek(0)
        take(member.name, source)


def _opened(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    opened = tar.extractfile(member)
    if opened is None:
        raise BadArchive(f"“{member.name}” in it is not a plain file.")
    return opened


def _header(name: str, size: int) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mode = size, 0o600
    return header


def member_of(path: Path) -> Member:
    """The size and the digest of a file."""
    with path.open("rb") as file:
        return Member(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
