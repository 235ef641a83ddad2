"""Identifiers that identify nothing: what makers leave in place of a serial number."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

_HARDWARE_ADDRESS = re.compile(
    r"[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4,18}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2,3}"
)
_SEPARATORS = re.compile(r"[:\-.]")
_SPACES = re.compile(r"[\s_]+")
_FILLING = " -_.:/0"

KNOWN_WEAK = frozenset(
    """
    default string|to be filled by o.e.m.|to be filled by oem|o.e.m.|oem|system serial number
    system product name|system manufacturer|chassis serial number|base board serial number
    none|null|nil|n/a|na|not applicable|not available|not specified|not present|unknown|undefined
    empty|invalid|default|serial|serial number|asset tag|no asset tag|no asset information
    asset-1234567890|sernum|xxxxxxxxxxx|test|tbd|todo|unset|unassigned|no enclosure|not settable
    0123456789|1234567890|123456789|12345678|1234567|123456|12345|01234567|012345678
    03000200-0400-0500-0006-000700080009|fefefefe-fefe-fefe-fefe-fefefefefefe
    localhost|localhost.localdomain|localhost6|127.0.0.1|::1|255.255.255.255|169.254.0.0
    """.strip()
    .replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
"""In the form that `normal` gives them."""


def normal(value: object) -> str:
    """One spelling for what means the same: case, width, spaces, signs of hardware addresses."""
    said = unicodedata.normalize("NFKC", str(value))
    said = _SPACES.sub(" ", said).strip().casefold()
    if _HARDWARE_ADDRESS.fullmatch(said):
        bare = _SEPARATORS.sub("", said)
        return ":".join(bare[place : place + 2] for place in range(0, len(bare), 2))
    return said


@dataclass(frozen=True, slots=True)
class Weak:
    """What is known to identify nothing; `also` is what administrators have added, normalised."""

    also: Collection[str] = frozenset()

    def __contains__(self, value: object) -> bool:
        said = normal(value)
        return said in KNOWN_WEAK or said in self.also or _says_nothing(said)


def _says_nothing(said: str) -> bool:
    """Nothing but zeros and strokes, or one sign over and over."""
    return not said.strip(_FILLING) or (len(said) > 3 and len(set(said) - {":", "-", " "}) == 1)
