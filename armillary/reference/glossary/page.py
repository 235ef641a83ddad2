"""The glossary as a page of the handbook."""

from armillary.reference.glossary.term import Chapter, Term

HEAD = """\
# Glossary

One word for one idea, and one idea for one word. The words are those of ITIL, ISO/IEC 20000 and
the reference model; the sentences are ours. This page is made from the code:
`python -m armillary.reference.glossary > docs/glossary.md`.
"""


def page(chapters: tuple[Chapter, ...]) -> str:
    """The whole page, in Markdown."""
    return "\n".join((HEAD, *(_chapter(chapter) for chapter in chapters)))


def _chapter(chapter: Chapter) -> str:
    lines = "\n".join(_line(term) for term in chapter.terms)
    return f"## {chapter.title}\n\n{chapter.introduction}\n\n{lines}\n"


def _line(term: Term) -> str:
    instead = f" *Not: {', '.join(term.avoid)}.*" if term.avoid else ""
    return f"- **{term.word}**: {term.meaning}{instead}"
