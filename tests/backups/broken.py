"""Archives that are cut, forged, foreign or hostile, each made from a good one."""

import gzip
import hashlib
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from armillary.backups.manifest import DUMP, WITNESS


@dataclass
class Parts:
    """An archive taken apart: its headers and contents, in order."""

    members: list[tuple[tarfile.TarInfo, bytes]]

    @classmethod
    def of(cls, path: Path) -> "Parts":
        with tarfile.open(path, "r:") as tar:
            return cls([(each, _read(tar, each)) for each in tar])

    @property
    def manifest(self) -> dict[str, Any]:
        told: dict[str, Any] = msgspec.json.decode(self.members[0][1])
        return told

    def say(self, **changed: Any) -> "Parts":
        """The same archive with another manifest."""
        content = msgspec.json.encode(self.manifest | changed)
        return Parts([(_header("manifest.json", content), content), *self.members[1:]])

    def put(self, name: str, content: bytes) -> "Parts":
        """The same archive with other bytes under this name."""
        return Parts(
            [
                (_header(name, content), content) if header.name == name else (header, old)
                for header, old in self.members
            ]
        )

    def also(self, header: tarfile.TarInfo, content: bytes = b"") -> "Parts":
        header.size = len(content)
        return Parts([*self.members, (header, content)])

    def without(self, name: str) -> "Parts":
        return Parts([each for each in self.members if each[0].name != name])

    def bytes(self) -> bytes:
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w:", format=tarfile.PAX_FORMAT) as tar:
            for header, content in self.members:
                tar.addfile(header, io.BytesIO(content))
        return ended(out.getvalue())


def ended(archive: bytes) -> bytes:
    """With the checksum behind it that it should have."""
    return archive + hashlib.sha256(archive).hexdigest().encode()


def broken(good: Path) -> Iterator[tuple[str, bytes]]:
    """Each broken archive with what is wrong with it."""
    whole, parts = good.read_bytes(), Parts.of(good)
    for name, make in {**_CUT, **_FOREIGN}.items():
        yield name, make(whole)
    for name, alter in {**_ALTERED, **_HOSTILE}.items():
        yield name, alter(parts).bytes()


def _zip(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def _link(name: str, target: str, kind: bytes) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.type, header.linkname = kind, target
    return header


def _device() -> tarfile.TarInfo:
    header = tarfile.TarInfo("files/null")
    header.type, header.devmajor, header.devminor = tarfile.CHRTYPE, 1, 3
    return header


def _flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def _stored(parts: Parts) -> str:
    return next(header.name for header, _ in parts.members if header.name.startswith("files/"))


def _edited_dump(parts: Parts) -> Parts:
    """A dump whose rows were edited, and a manifest that was made to fit it.

    The rows stand behind the table of contents: one bit of that may mean nothing.
    """
    dump = dict(_named(parts))[DUMP]
    at = len(dump) * 3 // 4
    content = dump[:at] + bytes(byte ^ 1 for byte in dump[at:])
    return parts.put(DUMP, content).say(dump=_told(content))


def _other_sum(parts: Parts) -> Parts:
    tables = parts.manifest["tables"]
    return parts.say(tables=tables | {"people_person": {"rows": 1, "sum": "7"}})


def _missing_table(parts: Parts) -> Parts:
    tables = {
        name: each for name, each in parts.manifest["tables"].items() if name != "kernel_seal"
    }
    return parts.say(tables=tables)


def _one_table_more(parts: Parts) -> Parts:
    return parts.say(tables=parts.manifest["tables"] | {"gold": {"rows": 1, "sum": "1"}})


def _other_witness(parts: Parts) -> Parts:
    content = f"999999 {'ab' * 32} 2026-11-23T09:00:00+00:00\n".encode()
    return parts.put(WITNESS, content).say(witness=_told(content))


_CUT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "one byte": lambda whole: whole[:1],
    "cut in the manifest": lambda whole: whole[:700],
    "cut in the middle": lambda whole: whole[: len(whole) // 2],
    "cut before its last file": lambda whole: whole[:-12_000],
    "a bit turned": _flipped,
    "zeros": lambda whole: bytes(len(whole)),
    "zeros with a checksum": lambda whole: ended(bytes(len(whole))),
    "cut, with a checksum": lambda whole: ended(whole[: len(whole) // 2]),
    "another checksum": lambda whole: whole[:-1] + b"g",
}
_FOREIGN: dict[str, Callable[[bytes], bytes]] = {
    "a zip": lambda whole: _zip("manifest.json", b"{}"),
    "a zip that climbs out": lambda whole: _zip("../../etc/cron.d/x", b"x"),
    "a zip bomb": lambda whole: _zip("database.dump", bytes(20_000_000)),
    "packed": gzip.compress,
    "a plain dump": lambda whole: b"-- PostgreSQL database dump\ndrop table people_person;\n",
    "corpus: not a backup": lambda whole: b"PK\x03\x04not a backup",
}
_ALTERED: dict[str, Callable[[Parts], Parts]] = {
    "another product": lambda parts: parts.say(product="snipe-it"),
    "a newer format": lambda parts: parts.say(format=2),
    "a newer version": lambda parts: parts.say(
        migrations=[*parts.manifest["migrations"], "kernel.9999_the_future"]
    ),
    "a manifest of another shape": lambda parts: parts.say(surprise=True),
    "no manifest": lambda parts: parts.without("manifest.json"),
    "a manifest that is not first": lambda parts: Parts([*parts.members[1:], parts.members[0]]),
    "no dump": lambda parts: parts.without(DUMP),
    "a file less": lambda parts: parts.without(_stored(parts)),
    "a file of other bytes": lambda parts: parts.put(_stored(parts), b"y" * 22),
    "an edited dump": _edited_dump,
    "an empty dump": lambda parts: parts.put(DUMP, b"").say(dump=_told(b"")),
    "another sum": _other_sum,
    "a table less": _missing_table,
    "a table more": _one_table_more,
    "another newest seal": lambda parts: parts.say(seal=1, seal_hash="00" * 32),
    "a witness of other seals": _other_witness,
    "a file twice": lambda parts: Parts([*parts.members, parts.members[-1]]),
}
_HOSTILE: dict[str, Callable[[Parts], Parts]] = {
    "an absolute path": lambda parts: parts.also(tarfile.TarInfo("/etc/cron.d/x"), b"x"),
    "a path that climbs out": lambda parts: parts.also(tarfile.TarInfo("../../x"), b"x"),
    "a stored name that climbs out": lambda parts: parts.say(files={"../../x": _told(b"x")}).also(
        tarfile.TarInfo("files/../../x"), b"x"
    ),
    "a symbolic link": lambda parts: parts.also(
        _link("files/passwd", "/etc/passwd", tarfile.SYMTYPE)
    ),
    "a dump that is a link": lambda parts: parts.without(DUMP).also(
        _link(DUMP, "/etc/passwd", tarfile.SYMTYPE)
    ),
    "a hard link": lambda parts: parts.also(_link("files/x", "manifest.json", tarfile.LNKTYPE)),
    "a device": lambda parts: parts.also(_device()),
}


def _named(parts: Parts) -> Iterator[tuple[str, bytes]]:
    return ((header.name, content) for header, content in parts.members)


def _told(content: bytes) -> dict[str, Any]:
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _header(name: str, content: bytes) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size = len(content)
    return header


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    opened = tar.extractfile(member)
    return opened.read() if opened else b""
