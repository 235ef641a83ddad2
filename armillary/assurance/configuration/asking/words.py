"""The words of a question, each with its place."""

import re
from dataclasses import dataclass

LONGEST, MOST_WORDS = 2_000, 400
_WORD = re.compile(
    r"""(?P<space>\s+)
    |(?P<quoted>"[^"]*"|“[^”]*”|'[^']*')
    |(?P<sign><=|>=|!=|<>|=|<|>|\(|\)|,|\+)
    |(?P<minus>-(?=\s*\d+\s*[a-z]+\b))
    |(?P<word>[^\s"“”'()<>=!,+]+)""",
    re.VERBOSE,
)


class Misread(ValueError):
    """The question makes no sense from `start` up to `end`."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message, self.start, self.end = message, start, end


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a quoted text or a sign; an empty one ends the question."""

    text: str
    start: int
    end: int
    quoted: bool = False

    @property
    def small(self) -> str:
        """In small letters; a quoted text is none of the words of the language."""
        return "" if self.quoted else self.text.casefold()


def words_in(text: str) -> list[Word]:
    """All words, and the end. Raises Misread."""
    if len(text) > LONGEST:
        raise Misread(f"At most {LONGEST:,} letters.", LONGEST, len(text))
    found, at = [], 0
    while at < len(text):
        match = _WORD.match(text, at)
        if match is None:
            raise Misread(f"“{text[at]}” says nothing here.", at, at + 1)
        at = match.end()
        if match.lastgroup != "space":
            quoted = match.lastgroup == "quoted"
            said = match.group()[1:-1] if quoted else match.group()
            found.append(Word(said, match.start(), at, quoted))
    if len(found) > MOST_WORDS:
        raise Misread(f"At most {MOST_WORDS} words.", found[MOST_WORDS].start, len(text))
    return [*found, Word("", len(text), len(text))]
