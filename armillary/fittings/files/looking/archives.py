"""Archives: what they would become when somebody unpacks them. Nothing is unpacked onto a disk."""

import bz2
import gzip
import lzma
import posixpath
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from armillary.fittings.files.looking.kinds import ZIP, kind_of_zip
from armillary.fittings.files.looking.seen import Unwelcome

HARMLESS = 10 * 1024 * 1024
MOST_TIMES = 100
ENOUGH = 256 * 1024 * 1024
"""So much is unpacked to see what it becomes; what was no bomb until then is none."""
MOST_MEMBERS = 20_000
_CHUNK = 256 * 1024
_OPENERS: dict[str, Any] = {
    "application/gzip": gzip.open,
    "application/x-bzip2": bz2.open,
    "application/x-xz": lzma.open,
}
PACKED = (ZIP, "application/x-tar", *_OPENERS)


def kind_inside(content: bytes, kind: str) -> str:
    """Look into an archive and tell its kind more exactly.

    Raises Unwelcome for one that would fill the disk, or write outside of the folder into which
    it is unpacked. One that is broken is a file like any other.
    """
    try:
        if kind == ZIP:
            return _zip(content)
        _tar(content, kind)
    except (Unwelcome, MemoryError):
        raise
    except Exception:  # noqa: BLE001  whatever a decoder stumbles over, the archive is broken
        return kind
    return kind


def _zip(content: bytes) -> str:
    count = Count(len(content))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise Unwelcome(f"An archive has at most {MOST_MEMBERS:,} members.")
        for member in members:
            _check_place(member.filename)
            if stat.S_ISLNK(member.external_attr >> 16):
                with archive.open(member) as link:
                    _check_link(member.filename, link.read(4096).decode(errors="replace"))
        kind = kind_of_zip(member.filename for member in members)
        for member in members:
            count.declared(member.file_size)
        for member in members:
            _unpack_zipped(archive, member, count)
    return kind


def _unpack_zipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, count: "Count") -> None:
    """What the directory of an archive says can be a lie; what comes out cannot."""
    try:
        with archive.open(member) as opened:
            count.drain(opened)
    except (Unwelcome, MemoryError):
        raise
    except Exception:  # noqa: BLE001  encrypted, cut, or packed in a way that is not known here
        return


def _tar(content: bytes, kind: str) -> None:
    opener = _OPENERS.get(kind)
    plain: Any = opener(BytesIO(content)) if opener else BytesIO(content)
    count = Count(len(content))
    counted = Counted(plain, count)
    for name, link in _members(counted):
        _check_place(name)
        if link is not None:
            _check_link(name, link)
    count.drain(plain)


def _members(source: Any) -> Iterator[tuple[str, str | None]]:
    """The names in a tape archive, each with where it points to when it is a link."""
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for number, member in enumerate(archive):
                if number > MOST_MEMBERS:
                    raise Unwelcome(f"An archive has at most {MOST_MEMBERS:,} members.")
                archive.members = []  # type: ignore[attr-defined]
                if member.islnk():
                    _check_place(member.linkname)
                yield member.name, member.linkname if member.issym() else None
    except tarfile.TarError:
        return


class Count:
    """How much has come out, and when that is enough to know a bomb."""

    def __init__(self, packed: int) -> None:
        self.packed = packed
        self.unpacked = 0
        self.said = 0

    def add(self, size: int) -> None:
        self.unpacked += size
        self._judge(self.unpacked)

    def declared(self, size: int) -> None:
        self.said += size
        self._judge(self.said)

    def drain(self, source: IO[bytes]) -> None:
        """Read to the end, or until enough was seen."""
        while self.unpacked < ENOUGH and (part := source.read(_CHUNK)):
            self.add(len(part))

    def _judge(self, size: int) -> None:
        if size > HARMLESS and size > MOST_TIMES * self.packed:
            raise Unwelcome(
                f"Unpacked, this archive would be more than {MOST_TIMES} times as large as it is."
            )


class Counted:
    """A source whose bytes are counted on their way to somebody else."""

    def __init__(self, source: IO[bytes], count: Count) -> None:
        self.source = source
        self.count = count

    def read(self, size: int = -1) -> bytes:
        if self.count.unpacked >= ENOUGH:
            return b""
        part = self.source.read(size if 0 < size < ENOUGH else _CHUNK)
        self.count.add(len(part))
        return part


def _check_place(name: str) -> None:
    path = name.replace("\\", "/")
    outside = path.startswith("/") or path[1:2] == ":" or ".." in path.split("/")
    if outside or "\0" in path:
        raise Unwelcome(
            "This archive holds a file that would be written outside of the folder into which it "
            "is unpacked."
        )


def _check_link(name: str, target: str) -> None:
    landing = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    if target.startswith("/") or landing.startswith("../") or landing == "..":
        raise Unwelcome(
            "This archive holds a link that leads outside of the folder into which it is unpacked."
        )
