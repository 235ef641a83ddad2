"""Hostile files: the corpus where it is there, archives that lie, and mutants of good files."""

import random
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path

from tests.files.samples import a_photograph, a_picture

CORPUS = Path(__file__).parents[4] / "shared" / "badinputs"


def corpus(channel: str) -> list[tuple[str, str, object]]:
    """Name, expectation and input of each bad file, where the corpus is there."""
    if not (CORPUS / "loader.py").exists():
        return []
    sys.path.insert(0, str(CORPUS))
    load = import_module("loader").load
    return [
        (record["id"], record["expect"], data)
        for record, data in load("dev", "H-file")
        if record["channel"] == channel
    ]


def a_zip(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def a_tar(mode: str, *members: tarfile.TarInfo) -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for member in members:
            archive.addfile(member, BytesIO(b"x" * member.size))
    return out.getvalue()


def a_link(target: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    link = tarfile.TarInfo("link")
    link.type, link.linkname = kind, target
    return link


def mutants(chance: random.Random) -> Iterator[bytes]:
    """Good files with a bite taken out, bits turned, or a part that was sent twice."""
    good = [
        *(a_picture(form) for form in ("PNG", "JPEG", "GIF", "WEBP")),
        a_photograph(),
        a_zip(a=b"x" * 500, b=b"y"),
        a_tar("w:gz", tarfile.TarInfo("a")),
        a_tar("w:xz", tarfile.TarInfo("b")),
    ]
    for whole in good:
        yield whole[: chance.randrange(len(whole))]
        turned = bytearray(whole)
        for _ in range(8):
            turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
        yield bytes(turned)
        at = chance.randrange(len(whole))
        yield whole[:at] + whole[at // 2 :]
