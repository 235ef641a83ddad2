"""What a text may hold: any character that people type, and none that only machines send."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST = 50_000


def flaw(text: str, *, required: bool = False, longest: int = LONGEST) -> str | None:
    """What is wrong with a text, in words; None when nothing is. `longest` is in code points."""
    if found := _FORBIDDEN.search(text):
        return f"Remove the control character U+{ord(found[0]):04X} at place {found.start() + 1}."
    if len(text) > longest:
        return f"At most {longest:,} characters; this has {len(text):,}."
    if required and not text.strip():
        return "This is needed."
    return None
