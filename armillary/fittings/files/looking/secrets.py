"""Does a file look as if it held secrets? Whoever attaches it is told, and decides."""

import re

_SIGNS = (
    (
        "a private key",
        re.compile(rb"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-"),
    ),
    (
        "cookies",
        re.compile(
            rb"^# (?:Netscape )?HTTP Cookie File|\b(?:set-)?cookie:[ \t]{0,8}[\w.-]{1,80}=",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        "a way to sign in",
        re.compile(rb"\bauthorization\W{1,6}(?:bearer|basic)\s{1,4}[\w+/=.-]{8}", re.IGNORECASE),
    ),
    (
        "access keys",
        re.compile(
            rb"\bA(?:KIA|SIA)[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}|\bxox[abprs]-[\w-]{10}"
            rb"|\barm_[0-9a-f]{8}_[0-9a-f]{64}\b"
        ),
    ),
)
_RECORDED = (b'"log"', b'"entries"', b'"request"', b'"response"')
_BEGINNING = 200_000


def hint_of(content: bytes) -> str:
    """What the file seems to hold, in words; empty when it looks harmless."""
    found = [words for words, sign in _SIGNS if sign.search(content)]
    beginning = content[:_BEGINNING]
    if content.lstrip()[:1] == b"{" and all(each in beginning for each in _RECORDED):
        found.insert(0, "a recording of a browser (HAR), with its cookies")
    return ", ".join(found)
