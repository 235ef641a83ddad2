"""The words that are searched for, cut in the same way as the words that are indexed.

A word ends at any ASCII punctuation, so "db-01.example.com" is found by "db", by "db-01" and by
"example". The database cuts what it indexes by its function armillary_words; what people type
becomes a tsquery.
"""

import re
import string
import unicodedata

LONGEST, MOST = 60, 12
_ENDS = re.compile(f"[{re.escape(string.punctuation)}\x00-\x1f\x7f\ud800-\udfff]")


def words_of(text: str) -> tuple[str, ...]:
    """What a person typed, as words: at most a dozen, none absurdly long."""
    words = _ENDS.sub(" ", unicodedata.normalize("NFC", text)).split()
    return tuple(word[:LONGEST] for word in words[:MOST])


def operands(words: tuple[str, ...]) -> str:
    """What to_tsquery takes: all the words, the last of them as the beginning of a word.

    Words hold no punctuation, so nothing in them can end their quotes.
    """
    if not words or any(_ENDS.search(word) for word in words):
        raise ValueError("Words come from words_of.")
    return " & ".join(f"'{word}'" for word in words) + ":*"


def tsquery(words: tuple[str, ...]) -> str:
    """The same as SQL, written out: the planner of a list then knows how common the words are."""
    text = operands(words).replace("'", "''")
    return f"to_tsquery('simple', '{text}')"
