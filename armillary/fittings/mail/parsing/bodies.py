"""The parts of a message: its text, its markup, and what is attached to it."""

import binascii
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message

from armillary.fittings.mail.parsing.characters import decoded
from armillary.fittings.mail.parsing.headers import words
from armillary.fittings.mail.parsing.letter import (
    DEEPEST,
    LONGEST_TEXT,
    MOST_PARTS,
    File,
    Unreadable,
)

LONGEST_NAME = 200


def leaves(message: Message, depth: int = 0) -> Iterator[tuple[Message, bool]]:
    """Each part that holds something, and whether it is of the message itself and not attached.

    A mail within a mail is one file. Raises Unreadable beyond the limits.
    """
    if depth > DEEPEST:
        raise Unreadable(f"It is nested deeper than {DEEPEST} levels.")
    content = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(content, list):
        for part in content:
            if isinstance(part, Message):
                yield from leaves(part, depth + 1)
    else:
        yield message, not _is_attached(message)


def checked(message: Message) -> list[tuple[Message, bool]]:
    """All leaves. Raises Unreadable when there are too many, or a mail holds mails without end."""
    _measure(message)
    found = list(leaves(message))
    if len(found) > MOST_PARTS:
        raise Unreadable(f"It has more than {MOST_PARTS} parts.")
    return found


def _measure(message: Message) -> None:
    """How deep it goes, mails within mails included; without recursion, which would end first."""
    waiting = [(message, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if depth > DEEPEST:
            raise Unreadable(f"It is nested deeper than {DEEPEST} levels.")
        if seen > MOST_PARTS * 3:
            raise Unreadable(f"It has more than {MOST_PARTS} parts.")
        inside = part.get_payload()
        if isinstance(inside, list):
            waiting += [(each, depth + 1) for each in inside if isinstance(each, Message)]


def text_of(part: Message) -> str:
    """The text of a part, whatever it claims of its characters and its encoding."""
    return decoded(content_of(part), _charset(part))[:LONGEST_TEXT]


def content_of(part: Message) -> bytes:
    """The bytes of a part. What is cut or broken gives what can be had of it."""
    inside = part.get_payload()
    if isinstance(inside, list):
        return _as_sent(inside[0]) if inside and isinstance(inside[0], Message) else b""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, binascii.Error, AssertionError, MessageError):
        content = str(inside or "").encode("utf-8", "surrogateescape")
    return content if isinstance(content, bytes) else b""


def file_of(part: Message, number: int) -> File:
    """A part as a file."""
    return File(_name_of(part) or f"part-{number}{_ending(part)}", content_of(part))


def _as_sent(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except (ValueError, LookupError, KeyError, TypeError, MessageError, RecursionError):
        return str(message.get_payload() or "").encode("utf-8", "replace")


def _is_attached(part: Message) -> bool:
    if part.get_content_maintype() == "multipart":
        return False
    if part.get_content_maintype() != "text" or part.get_content_subtype() not in _READ:
        return True
    return str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")


_READ = ("plain", "html", "enriched")


def _charset(part: Message) -> str:
    try:
        found = part.get_param("charset")
    except (ValueError, LookupError, IndexError):
        return ""
    return found if isinstance(found, str) else ""


def _name_of(part: Message) -> str:
    """The last piece of the name that the sender gave: a label, never a path."""
    try:
        given = part.get_filename() or ""
    except (ValueError, LookupError, IndexError, TypeError):
        given = ""
    last = words(given).replace("\\", "/").rsplit("/", 1)[-1].strip(". ")
    return last[-LONGEST_NAME:]


def _ending(part: Message) -> str:
    return {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}.get(
        part.get_content_type(), ".bin"
    )
