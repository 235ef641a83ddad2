"""Where words stand in a text, as pieces: whoever shows them makes the marks, no markup comes."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import msgspec

WIDTH, BEFORE = 240, 60
MORE = "…"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"


class Marked(msgspec.Struct, frozen=True):
    """A piece of a text; `hit` where it is one of the words."""

    text: str
    hit: bool


def pieces(text: str, words: tuple[str, ...]) -> tuple[Marked, ...]:
    """The whole text in pieces."""
    return tuple(_cut(unicodedata.normalize("NFC", text), _pattern(words)))


def snippet(text: str, words: tuple[str, ...]) -> tuple[Marked, ...]:
    """The part of a text around the first of the words; nothing where none of them stands."""
    flat = " ".join(unicodedata.normalize("NFC", text).split())
    pattern = _pattern(words)
    first = pattern.search(flat)
    if first is None:
        return ()
    start = _word_start(flat, first.start() - BEFORE)
    part = flat[start : start + WIDTH]
    cut = (MORE if start else "") + part + (MORE if start + WIDTH < len(flat) else "")
    return tuple(_cut(cut, pattern))


def _word_start(text: str, wanted: int) -> int:
    if wanted <= 0:
        return 0
    blank = text.find(" ", wanted)
    return blank + 1 if 0 <= blank < wanted + BEFORE else wanted


def _cut(text: str, pattern: re.Pattern[str]) -> Iterator[Marked]:
    at = 0
    for match in pattern.finditer(text):
        if match.start() > at:
            yield Marked(text[at : match.start()], hit=False)
        yield Marked(match[0], hit=True)
        at = match.end()
    if at < len(text):
        yield Marked(text[at:], hit=False)


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words as they were searched: whole, the last one also as a beginning."""
    whole = [re.escape(word) + _NO_LETTER_AFTER for word in words[:-1]]
    last = [re.escape(word) + r"[^\W_]*" for word in words[-1:]]
    either = "|".join([*last, *whole]) or r"\Z(?<=.)(?=.)"
    return re.compile(f"{_NO_LETTER_BEFORE}(?:{either})", re.IGNORECASE)
