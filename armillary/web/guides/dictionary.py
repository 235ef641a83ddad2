"""The glossary on paper: its chapters, and an index of all words at the end."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from armillary.reference.glossary import Chapter, Term
from armillary.web.guides.sheet import GuidePaper

BEGINNING = 50
"""What the heading of a chapter and its first words take, in millimetres."""


def words_on_paper(chapters: Sequence[Chapter], *, at: datetime) -> bytes:
    """The document; the same words and moment make the same bytes."""
    words = sum(len(each.terms) for each in chapters)
    paper = GuidePaper(title="Glossary", foot=f"Glossary   {words} words   {at:%Y-%m-%d}", at=at)
    paper.heading("Glossary", 19)
    paper.prose("One word for one idea, and one idea for one word.")
    for number, chapter in enumerate(chapters, 1):
        paper.keep_together(BEGINNING)
        paper.heading(f"{number}  {chapter.title}")
        paper.aside(f"{chapter.introduction} {chapter.owner.title} says what these words mean.")
        paper.table_of((), [_row(each) for each in chapter.terms], (48, paper.epw - 48))
    paper.heading("All words, each with the number of its chapter")
    paper.table_of((), _index(chapters), (12, paper.epw - 12))
    return paper.made()


def _row(term: Term) -> tuple[str, str]:
    instead = f" Not: {', '.join(term.avoid)}." if term.avoid else ""
    return term.word, f"{term.meaning}{instead}"


def _index(chapters: Sequence[Chapter]) -> list[tuple[str, str]]:
    """By their first letter, in alphabetical order."""
    words = sorted(
        ((term.word, number) for number, each in enumerate(chapters, 1) for term in each.terms),
        key=lambda found: found[0].casefold(),
    )
    by_letter = groupby(words, key=lambda found: found[0][0].upper())
    return [(letter, ",  ".join(f"{w} {n}" for w, n in found)) for letter, found in by_letter]
