"""The headers of a message, read without ever raising, whatever somebody wrote there."""

import binascii
import re
from base64 import b64decode
from email.message import Message
from email.utils import getaddresses

from armillary.fittings.mail.parsing.characters import decoded, one_line
from armillary.fittings.mail.parsing.letter import Party

MOST_NAMED = 100
MOST_IDS = 50
LONGEST = 20_000
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)[ \t\r\n]+(=\?[^?\s]{1,60}\?[bBqQ]\?)")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\\x00-\x1f\ufffd]{1,64}@[\w.-]{1,189}")
_ID = re.compile(r"<[^<>\s]{1,240}>")
_QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})")


def text_of(message: Message, name: str) -> str:
    """The first header of this name as people read it; empty where there is none."""
    return words(next(iter(raw_of(message, name)), ""))


def raw_of(message: Message, name: str) -> list[str]:
    """Every header of this name as it stands, bytes beyond ASCII as surrogates."""
    wanted = name.lower()
    found = [value for key, value in message.raw_items() if key.lower() == wanted]
    return [str(value)[:LONGEST] for value in found]


def words(raw: str) -> str:
    """Encoded words in clear, bytes as what they most likely are, on one line."""
    joined = _BETWEEN.sub(r"\1\2", raw)
    return one_line(_WORD.sub(_word, _bytes_as_text(joined)))


def parties(message: Message, *names: str) -> tuple[Party, ...]:
    """Whom these headers name. Addresses are found before names are decoded, so that no name
    can pretend to be an address."""
    raw = [each for name in names for each in raw_of(message, name)]
    try:
        found = getaddresses([_bytes_as_text(each) for each in raw])
    except (ValueError, IndexError, RecursionError):
        return ()
    return tuple(
        Party(address, words(name))
        for name, address in found[:MOST_NAMED]
        if _ADDRESS.fullmatch(address)
    )


def message_ids(message: Message, *names: str) -> tuple[str, ...]:
    """The Message-IDs in these headers: of a long chain the newest."""
    found = [each for name in names for raw in raw_of(message, name) for each in _ID.findall(raw)]
    return tuple(one_line(each) for each in dict.fromkeys(found[-MOST_IDS:]))


def _bytes_as_text(raw: str) -> str:
    try:
        return decoded(raw.encode("ascii", "surrogateescape"))
    except UnicodeEncodeError:
        return raw


def _word(found: re.Match[str]) -> str:
    charset, encoding, content = found.groups()
    try:
        plain = _base64(content) if encoding in "bB" else _quoted_printable(content)
    except (ValueError, binascii.Error):
        return found[0]
    return decoded(plain, charset.partition("*")[0])


def _base64(content: str) -> bytes:
    return b64decode(content + "=" * (-len(content) % 4), validate=True)


def _quoted_printable(content: str) -> bytes:
    plain = content.replace("_", " ").encode("utf-8", "replace")
    return _QUOTED.sub(lambda found: bytes([int(found[1], 16)]), plain)
