"""Which words of a text tell one trouble from another."""

import re

MOST = 12
_WORD = re.compile(r"[^\W_]{3,40}")
_COMMON = """
about after all and any are because been but can cannot does doesn for from had has have her his
how into its isn just more not now our out please since some than that the their them then there
they this was were what when which will with you your
"""
COMMON = frozenset(_COMMON.split())


def words_of(*texts: str) -> tuple[str, ...]:
    """The first words that say something, small and each once."""
    found = (word for text in texts for word in _WORD.findall(text.lower()))
    return tuple(dict.fromkeys(word for word in found if word not in COMMON))[:MOST]
