"""What is kept of the name that a file came with: text for people, never a path."""

import unicodedata

from armillary.kernel.errors import Invalid

LONGEST = 200
LONGEST_ENDING = 20
NAMELESS = "file"
_JOINER = "\u200d"
"""Holds emoji together; all other invisible characters of its category are taken out."""
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def cleaned(name: str) -> str:
    """The last part of a path, without what is invisible or turns the direction of reading.

    Raises Invalid for a name with a NUL, which only somebody sends who wants to be misread.
    """
    if "\0" in name:
        raise Invalid({"name": "A name cannot hold the character U+0000."})
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(" " if each.isspace() else each for each in last if _is_seen(each))
    words = " ".join(unicodedata.normalize("NFC", seen).split()).strip(" .") or NAMELESS
    return _shortened(f".{words}" if last.startswith(".") and words != NAMELESS else words)


def _is_seen(character: str) -> bool:
    return (
        character == _JOINER
        or character.isspace()
        or unicodedata.category(character) not in _UNSEEN
    )


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem or len(ending) > LONGEST_ENDING:
        return name[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"
