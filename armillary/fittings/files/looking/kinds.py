"""What a file is, by its content. Whoever sends it is not asked."""

import re
from collections.abc import Iterable

import puremagic

UNKNOWN = "application/octet-stream"
PLAIN = "text/plain"
ZIP = "application/zip"
PICTURES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_INSIDE = (
    ("word/", f"{_OFFICE}wordprocessingml.document"),
    ("xl/", f"{_OFFICE}spreadsheetml.sheet"),
    ("ppt/", f"{_OFFICE}presentationml.presentation"),
    ("META-INF/MANIFEST.MF", "application/java-archive"),
)
_SVG = re.compile(rb"<(?:\w{1,20}:)?svg[\s>/]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|script)[\s>/]", re.IGNORECASE)
_BEGINNING = 8_192
_BLANK = b"\xef\xbb\xbf \t\r\n"
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,100}")


def kind_of(content: bytes) -> str:
    """The media type, from the bytes alone."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[257:262] == b"ustar":
        return "application/x-tar"
    return _text_kind(content) or _guessed(content)


def kind_of_zip(names: Iterable[str]) -> str:
    """Which kind of document an archive of these members is, if it is one."""
    held = list(names)
    for beginning, kind in _INSIDE:
        if any(name.startswith(beginning) for name in held):
            return kind
    return ZIP


def _text_kind(content: bytes) -> str:
    """What a text is, as a browser would guess it; empty for what is no text."""
    beginning = content[:_BEGINNING]
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning[2:].replace(b"\0", b"")
    elif b"\0" in beginning or not _is_utf8(content):
        return ""
    if _SVG.search(beginning):
        return "image/svg+xml"
    if _HTML.search(beginning):
        return "text/html"
    return "application/xml" if beginning.lstrip(_BLANK).startswith(b"<?xml") else PLAIN


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _guessed(content: bytes) -> str:
    """For all others the library is asked; what it says is a label and decides nothing."""
    try:
        said = puremagic.from_string(content, mime=True)
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    return said if _MEDIA_TYPE.fullmatch(said) else UNKNOWN
