"""What a store does, and the names that it takes."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

_NAME = re.compile("[0-9a-f]{64}")


class StoreTrouble(Exception):
    """The store does not do what it should; the message is for whoever runs it."""


class Missing(StoreTrouble):
    """There is nothing of this name."""


@dataclass(frozen=True, slots=True)
class Held:
    """Something that lies in a store."""

    name: str
    size: int
    since: datetime


class Store(Protocol):
    """Bytes under random names. `put` returns when they will survive the end of the machine."""

    def put(self, name: str, content: bytes) -> None: ...

    def get(self, name: str) -> bytes: ...

    def remove(self, name: str) -> None: ...

    def held(self) -> Iterator[Held]: ...


def fresh_name() -> str:
    """A name of 256 random bits. Nothing that a user said is in it."""
    return secrets.token_hex(32)


def checked(name: str) -> str:
    """The name, if it is one of ours: so that none can lead out of the store."""
    if not _NAME.fullmatch(name):
        raise StoreTrouble("This is not the name of anything in the store.")
    return name
