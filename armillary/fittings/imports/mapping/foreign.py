"""Words of a file that are no choices of ours, and what somebody said that they mean."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from armillary.fittings.imports.mapping.targets import Target
from armillary.fittings.imports.mapping.words import plain_words, unmarked

EMPTY = "-"
"""What a word means that says nothing, such as "unknown"."""
LONGEST, MOST_KEPT = 80, 200
_BETWEEN = re.compile(r"\s*[,;|\n]\s*")
_TRUTHS = (("true", "Yes"), ("false", "No"))
_YES = ("true", "yes", "y", "1", "x", "on", "ja", "j", "wahr", "oui", "si")
_NO = ("false", "no", "n", "0", "off", "nein", "falsch", "non")
TRUTH: Mapping[str, bool] = dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False)


def meanings_of(target: Target) -> dict[str, str]:
    """What a word can mean where one of a few is chosen: as it is kept, with its label."""
    if target.kind == "boolean":
        return dict(_TRUTHS)
    return {str(value): label for value, label in target.choices}


def parted(target: Target, cell: str) -> list[str]:
    """The words in a cell: one, or several where several can be chosen."""
    words = unmarked(cell).strip()
    if not target.several or plain_words(words) in target.by_word:
        return [words] if words else []
    return [word for word in _BETWEEN.split(words) if word]


def folded(word: str) -> str:
    """A word as it is compared; one that is made of signs only, such as “?”, as it stands."""
    return plain_words(word) or word.strip()


def translated(words: Mapping[str, str], target: Target, cell: str) -> str:
    """The cell in our words; empty where its words say nothing."""
    meant = (words.get(folded(word), word) for word in parted(target, cell))
    return ", ".join(word for word in meant if word != EMPTY)


def foreign(target: Target, cells: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """The words that are none of the choices, with how many cells say them, commonest first."""
    known = TRUTH if target.kind == "boolean" else target.by_word
    found: Counter[str] = Counter()
    as_written: dict[str, str] = {}
    for cell, count in cells:
        for word in parted(target, cell):
            if (plain := folded(word)) not in known and len(word) <= LONGEST:
                found[plain] += count
                as_written.setdefault(plain, word)
    return [(as_written[plain], count) for plain, count in found.most_common()]
