"""As whom one can look round in a demo: what the demo left in the data folder says so."""

import msgspec
from django.conf import settings


class Visitor(msgspec.Struct):
    """Somebody as whom a visitor of the demo signs in, with a password that is no secret."""

    name: str
    role: str
    email: str
    password: str


def visitors() -> list[Visitor]:
    """Nobody, unless a demo was loaded into this installation."""
    mark = settings.DATA.demo
    return msgspec.json.decode(mark.read_bytes(), type=list[Visitor]) if mark.exists() else []
