"""From bytes to text: by the mark at the beginning, as UTF-8, or by what the letters look like."""

import codecs

from charset_normalizer import from_bytes

from armillary.fittings.imports.reading.lines import WrongFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_LIKELY = ("cp1252", "cp1250", "cp1251", "cp1253", "iso8859-2", "iso8859-15", "mac-roman")
_SAMPLE = 256 * 1024
_WESTERN = "cp1252"


def decoded(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. WrongFile: the bytes are no text."""
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _as(content, codec, name), name
    if _looks_like_utf16(content):
        codec = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return _as(content, codec, "UTF-16"), "UTF-16"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _guessed(content)


def _as(content: bytes, codec: str, name: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise WrongFile(
            f"The file says that it is {name}, but byte {error.start + 1} is not. "
            "Save it anew as CSV in UTF-8."
        ) from None


def _looks_like_utf16(content: bytes) -> bool:
    """Every second byte of plain words is zero then."""
    head = content[:400]
    odd, even = head[1::2].count(0), head[0::2].count(0)
    return len(head) > 7 and max(odd, even) > len(head) * 0.4 and min(odd, even) == 0


def _guessed(content: bytes) -> tuple[str, str]:
    """Among the encodings of offices; Western Europe's where the letters do not tell."""
    found = from_bytes(_letters(content), cp_isolation=list(_LIKELY)).best()
    names = [_WESTERN, "latin-1"] if found is None else [found.encoding, _WESTERN, "latin-1"]
    for name in names:
        try:
            return _commonest(content, content.decode(name), name)
        except UnicodeDecodeError:
            continue
    raise WrongFile("The file is no text. Save it as CSV in UTF-8, or as XLSX.")


def _commonest(content: bytes, text: str, name: str) -> tuple[str, str]:
    """Several encodings may say the same; then it is the one that most offices use."""
    if content.decode(_WESTERN, "replace") == text:
        return text, _shown(_WESTERN)
    return text, _shown(name)


def _letters(content: bytes) -> bytes:
    """The lines that tell encodings apart, those with other than ASCII letters."""
    telling = [line for line in content.splitlines() if not line.isascii()]
    return b"\n".join(telling)[:_SAMPLE]


def _shown(codec: str) -> str:
    words = {"cp": "Windows-", "latin_1": "ISO-8859-1", "latin-1": "ISO-8859-1"}
    if codec in words:
        return words[codec]
    return codec.replace("cp", "Windows-", 1) if codec.startswith("cp") else codec.upper()
