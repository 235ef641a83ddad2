"""By what a mail is known again: its Message-ID, and a digest of what its sender made."""

import re
from hashlib import blake2b

LONGEST_HEAD = 262_144
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_MADE_BY_SENDER = frozenset({b"from", b"date", b"subject", b"message-id", b"content-type"})
_ID = re.compile(r"<[!-;=?-~]{1,240}>")


def digest_of(raw: bytes) -> str:
    """Of the sender's headers and the body: the same for each copy, whatever way it came.

    Of what has no such headers or no body, all of it.
    """
    head, body = _halves(raw)
    said = sorted(line for line in _lines(head) if _name(line) in _MADE_BY_SENDER)
    content = (body if said and body else raw).replace(b"\r\n", b"\n").rstrip()
    return blake2b(b"\n".join([*said, b"", content]), digest_size=32).hexdigest()


def message_key_of(raw: bytes) -> str:
    """The Message-ID; empty where there is none that looks like one."""
    head, _ = _halves(raw)
    for line in _lines(head):
        if _name(line) == b"message-id":
            found = _ID.search(line.decode("ascii", "replace"))
            return found[0] if found else ""
    return ""


def _halves(raw: bytes) -> tuple[bytes, bytes]:
    end = _END_OF_HEAD.search(raw, 0, LONGEST_HEAD)
    return (raw[: end.start()], raw[end.end() :]) if end else (raw[:LONGEST_HEAD], b"")


def _lines(head: bytes) -> list[bytes]:
    return [line.strip() for line in _FOLDED.sub(b" ", head).splitlines()]


def _name(line: bytes) -> bytes:
    return line.partition(b":")[0].strip().lower()
