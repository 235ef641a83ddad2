"""Names after an @ in what people write: "@mia.berg", "@mia.berg@example.com", "@Mia van den Berg".

A name may have spaces, so where it ends is known only by who is called so: the longest wins.
"""

import re
from collections.abc import Iterable, Mapping

_MENTION = re.compile(r"(?<![\w@.])@([\w.+-]+@[\w.-]+|[\w.'’+-]+(?: [\w.'’-]+){0,3})")
MOST = 50
"""Mentions in one text; whoever calls more people than that calls nobody in particular."""


def candidates(text: str) -> tuple[tuple[str, ...], ...]:
    """For each mention the names that it may mean, in lower case, the longest first."""
    found = list(_MENTION.finditer(text))[: MOST + 1]
    return tuple(_prefixes(each[1]) for each in found) if len(found) <= MOST else ()


def meant(text: str, known: Mapping[str, int]) -> frozenset[int]:
    """Whom a text mentions, where the names are known."""
    chosen = (next((known[name] for name in each if name in known), 0) for each in candidates(text))
    return frozenset(key for key in chosen if key)


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Every name that one of the texts may mean."""
    return frozenset(name for text in texts for each in candidates(text) for name in each)


def _prefixes(words: str) -> tuple[str, ...]:
    parts = words.lower().split(" ")
    ends = (" ".join(parts[:count]).rstrip(".'’-") for count in range(len(parts), 0, -1))
    return tuple(end for end in dict.fromkeys(ends) if end)
