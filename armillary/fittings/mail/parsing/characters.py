"""From bytes to text, whatever they claim to be, and without what no text may hold."""

import re
import unicodedata

from charset_normalizer import from_bytes

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NEVER = frozenset({"utf-7", "utf7", "unicode-1-1-utf-7", "idna", "punycode", "undefined"})
_SAMPLE = 4_096
_ENOUGH = 20


def decoded(content: bytes, claimed: str = "") -> str:
    """The text of these bytes: as UTF-8 or as they claim, else as it looks most likely.

    UTF-7 is not read: it exists to hide markup. What cannot be a character becomes U+FFFD.
    """
    for charset in _candidates(claimed):
        try:
            return fit(content.decode(charset))
        except (LookupError, ValueError):
            continue
    return fit(content.decode(_likeliest(content), "replace"))


def fit(text: str) -> str:
    """The text as it may be kept: one kind of line end, control characters replaced."""
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The same for a header: whatever breaks a line is a space."""
    spaced = "".join(" " if unicodedata.category(each) in _BREAKING else each for each in text)
    return " ".join(fit(spaced).split())


_BREAKING = frozenset({"Cc", "Zl", "Zp"})


def _candidates(claimed: str) -> list[str]:
    name = claimed.strip().strip("\"'").lower()
    if not name or name in _NEVER or not name.isascii():
        return ["utf-8"]
    return [name] if name in ("utf-8", "utf8") else [name, "utf-8"]


def _likeliest(content: bytes) -> str:
    """By its letters where there are enough of them; a few are most likely of Western Europe."""
    if sum(byte > 127 for byte in content[:_SAMPLE]) < _ENOUGH:
        return "cp1252"
    found = from_bytes(content[:_SAMPLE]).best()
    encoding = found.encoding if found else "cp1252"
    return "cp1252" if encoding in ("utf_7", "ascii") else encoding
