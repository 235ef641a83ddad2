"""From the bytes of a file to its text: unpacked with a limit, UTF-8, nothing unprintable."""

import lzma
import re
import zlib
from collections.abc import Callable

from armillary.assurance.configuration.imports.found import WrongSource
from armillary.assurance.configuration.imports.limits import MOST_BYTES, MOST_PACKED

_XZ, _GZIP = b"\xfd7zXZ\x00", b"\x1f\x8b"
_STEP = 1024 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def text_of(content: bytes, most: int = MOST_BYTES) -> str:
    """The text of a file, also of one that was packed by gzip or xz. Raises WrongSource."""
    plain = unpacked(content, most).removeprefix(b"\xef\xbb\xbf")
    if not plain.strip():
        raise WrongSource("The file is empty.")
    try:
        text = plain.decode()
    except UnicodeDecodeError as wrong:
        line = plain.count(b"\n", 0, wrong.start) + 1
        raise WrongSource(f"Line {line} is not UTF-8 text. Save the file as UTF-8.") from None
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        code = f"U+{ord(found[0]):04X}"
        raise WrongSource(f"Line {line} has the control character {code}: take it out.")
    return text


def unpacked(content: bytes, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file, at most so many. Raises WrongSource."""
    if len(content) > MOST_PACKED and content.startswith((_XZ, _GZIP)):
        raise WrongSource(f"A packed file has at most {MOST_PACKED // 2**20} MB.")
    if content.startswith(_XZ):
        return _all_of(content, most, _from_xz)
    if content.startswith(_GZIP):
        return _all_of(content, most, _from_gzip)
    return _within(content, most)


def _within(content: bytes, most: int) -> bytes:
    if len(content) > most:
        raise WrongSource(f"At most {most // 2**20} MB: send the source in parts.")
    return content


def _all_of(content: bytes, most: int, unpack: Callable[[bytes, int], tuple[bytes, bool]]) -> bytes:
    try:
        plain, whole = unpack(content, most + 1)
    except (lzma.LZMAError, zlib.error, EOFError):
        raise WrongSource("The packed file is damaged: pack it anew.") from None
    _within(plain, most)
    if not whole:
        raise WrongSource("The packed file is cut off: send all of it.")
    return plain


def _from_xz(content: bytes, most: int) -> tuple[bytes, bool]:
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_BYTES)
    return unpacker.decompress(content, most), unpacker.eof


def _from_gzip(content: bytes, most: int) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    return unpacker.decompress(content, most), unpacker.eof
