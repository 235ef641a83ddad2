"""From what people type as a number ("INC-42", "inc 42", "inc42") to the record it means."""

import re

from armillary.kernel import known
from armillary.kernel.declarations import RecordType
from armillary.kernel.known import Known
from armillary.kernel.lifecycle.references import BIGGEST_KEY

_RUN_ON = re.compile(r"([A-Za-z]+)(\d{1,19})", re.ASCII)


def meant(words: tuple[str, ...]) -> tuple[Known, int] | None:
    """The type and key that the words are the number of, if they are one."""
    pair = _parted(words)
    kind = known.by_prefix(pair[0].upper()) if pair else None
    if pair is None or kind is None or not 0 < int(pair[1]) <= BIGGEST_KEY:
        return None
    return kind, int(pair[1])


def key_in(kind: RecordType, words: tuple[str, ...]) -> int | None:
    """The key of the record of this type whose number the words are."""
    found = meant(words)
    return found[1] if found and found[0].model is kind.model else None


def _parted(words: tuple[str, ...]) -> tuple[str, str] | None:
    match = _RUN_ON.fullmatch("".join(words)) if len(words) <= 2 else None
    return (match[1], match[2]) if match else None
