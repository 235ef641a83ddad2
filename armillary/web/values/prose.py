"""Text as it was typed, cut into pieces so that addresses and numbers in it can be followed."""

import re
from collections.abc import Mapping

from armillary.web.values.kinds import Piece

_ADDRESS = r"https?://[^\s<>\"'`\x00-\x20]+"
_NUMBER = r"(?<![\w-])[A-Z]{2,6}-\d{6,19}(?![\w-])"
_FOLLOWED = re.compile(f"{_ADDRESS}|{_NUMBER}")
_TAIL = ".,;:!?)]}»”’…"


def pieces(text: str, slugs: Mapping[str, str]) -> tuple[Piece, ...]:
    """The text in pieces; `slugs` gives the part of the address for each prefix of numbers.

    Only http and https are followed, so that nothing in a text can run.
    """
    found: list[Piece] = []
    done = 0
    for match in _FOLLOWED.finditer(text):
        words, url = _target(match[0], slugs)
        if not url:
            continue
        _add(found, Piece(text[done : match.start()]))
        found.append(Piece(words, url))
        done = match.start() + len(words)
    _add(found, Piece(text[done:]))
    return tuple(found)


def _target(words: str, slugs: Mapping[str, str]) -> tuple[str, str]:
    if words.startswith("http"):
        address = words.rstrip(_TAIL)
        return address, address if address.partition("://")[2] else ""
    slug = slugs.get(words.partition("-")[0])
    return words, f"/{slug}/{words}" if slug else ""


def _add(found: list[Piece], piece: Piece) -> None:
    if piece.text:
        found.append(piece)
