"""What looking at a file can find, as it comes back from the child."""

import msgspec


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """The type by content, which secrets it seems to hold, and why it is refused (or nothing).

    `redrawn` and `thumbnail` are there for a picture that could be drawn anew.
    """

    kind: str = "application/octet-stream"
    hint: str = ""
    refusal: str = ""
    redrawn: bytes | None = None
    thumbnail: bytes | None = None


class Unwelcome(Exception):
    """The file is not taken; the message says why."""
