"""What is in a message, as plain values that cross from one process to another."""

from msgspec import Struct

MIB = 1024 * 1024
LARGEST = 25 * MIB
MOST_PARTS = 100
DEEPEST = 20
SECONDS = 10
MEMORY = 768 * MIB
LONGEST_TEXT = 1_000_000


class Unreadable(Exception):
    """The message is beyond what we read; the sentence says in what."""


class Party(Struct, frozen=True):
    """Somebody whom a header names."""

    address: str
    name: str = ""


class File(Struct, frozen=True):
    """Something attached, under the name that its sender gave it, which is a label and no path."""

    name: str
    content: bytes


class Bounce(Struct, frozen=True):
    """A report that a mail was not delivered: to whom, which one, and the words of the server."""

    addresses: tuple[str, ...] = ()
    message_ids: tuple[str, ...] = ()
    words: str = ""


class Letter(Struct, frozen=True, kw_only=True):
    """A message that was read. `problem` says why it could not be, and then little else is known.

    `text` is all that was written, `said` the same without what is quoted, `automatic` the reason
    to believe that a machine wrote it.
    """

    problem: str = ""
    message_id: str = ""
    sender: Party | None = None
    recipients: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    said: str = ""
    html: str = ""
    automatic: str = ""
    replies_by_itself: bool = False
    bounce: Bounce | None = None
    files: tuple[File, ...] = ()
    verdict: str = ""
