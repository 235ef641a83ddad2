"""Who remembers the head of the chain outside of the database, so that a cut tail is missed."""

import os
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.conf import settings

NEWEST = 100_000
"""Heads that are read back. The newest alone gives a cut away; the others tell where it begins."""


@dataclass(frozen=True, slots=True)
class Head:
    """The seal that was the newest at its moment."""

    seal: int
    hash: bytes
    sealed_at: datetime


class Witness(Protocol):
    """Somebody who is told each head, and can be asked later."""

    def tell(self, head: Head) -> None: ...

    def heads(self) -> Iterable[Head]: ...


@dataclass(frozen=True, slots=True)
class FileWitness:
    """A file that only grows; best kept where the owner of the database cannot write."""

    path: Path

    def tell(self, head: Head) -> None:
        """Add one line. A line torn by a crash is closed first, so that it spoils no other."""
        line = f"{head.seal} {head.hash.hex()} {head.sealed_at.isoformat()}\n".encode()
        descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            file.write(b"\n" + line if _is_torn(file.fileno()) else line)
            os.fsync(file.fileno())

    def heads(self) -> Iterable[Head]:
        """The newest heads; a torn line tells nothing, and the one after it covers it."""
        if not self.path.exists():
            return ()
        with self.path.open(errors="replace") as file:
            read = (_head(line) for line in file)
            return deque((head for head in read if head is not None), maxlen=NEWEST)


def _is_torn(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"


def _head(line: str) -> Head | None:
    try:
        seal, digest, moment = line.split()
        return Head(int(seal), bytes.fromhex(digest), datetime.fromisoformat(moment))
    except ValueError:
        return None


def of_this_installation() -> FileWitness:
    """The file in the data folder."""
    return FileWitness(settings.DATA.path / "journal.witness")
