"""The page of the glossary: each word with its meaning, what we do not call it, and its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.access.visibility import NOTHING
from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.reference.glossary import GLOSSARY, Chapter, Term
from armillary.reference.processes import PROCESSES
from armillary.reference.raci import accountable
from armillary.web.guides.dictionary import words_on_paper
from armillary.web.guides.linking import guide_url, labels_of, term_anchor
from armillary.web.lists.views import list_url
from armillary.web.paper.handing import as_pdf, day_of
from armillary.web.records.crumbs import Crumb

MOST_RELATED = 4


@dataclass(frozen=True, slots=True)
class Related:
    """A record type that a word belongs to, or the guide of a process."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as the page shows it. `owner` answers for what the word means."""

    word: str
    anchor: str
    meaning: str
    avoid: tuple[str, ...]
    owner: str
    related: tuple[Related, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter with those of its words that are shown."""

    title: str
    introduction: str
    entries: tuple[Entry, ...]


@signed_in
@require_safe
def glossary(request: Request) -> HttpResponse:
    """Show all words, or those in which something is found."""
    actor, wanted = actor_of(request), request.GET.get("q", "").strip()
    uses = _uses(actor)
    sections = tuple(
        section for each in GLOSSARY if (section := _section(each, uses, wanted)).entries
    )
    page = {
        "title": "Glossary",
        "breadcrumbs": (Crumb("Glossary"),),
        "sections": sections,
        "wanted": wanted,
        "words": sum(len(section.entries) for section in sections),
        "is_staff": actor.is_staff,
    }
    return render(request, "guides/glossary.html", page)


@signed_in
@require_safe
def glossary_on_paper(request: Request) -> HttpResponse:
    """Give all words as a PDF."""
    return as_pdf(_printed(day_of(act_of(request).at)), "glossary.pdf")


@lru_cache(maxsize=1)
def _printed(at: datetime) -> bytes:
    """The same for everybody, and made once a day."""
    return words_on_paper(GLOSSARY, at=at)


def _section(chapter: Chapter, uses: "Uses", wanted: str) -> Section:
    entries = (_entry(each, chapter, uses) for each in chapter.terms if _is_in(wanted, each))
    return Section(chapter.title, chapter.introduction, tuple(entries))


def _is_in(wanted: str, term: Term) -> bool:
    told = " ".join((term.word, term.meaning, *term.avoid)).lower()
    return wanted.lower() in told


Uses = Mapping[str, list[RecordType]]
"""The record types of which a word names the type, a state or a verb."""


def _uses(actor: Person) -> Uses:
    found: dict[str, list[RecordType]] = {}
    for kind in record_types().values():
        if kind.visible(actor) == NOTHING:
            continue
        for label in {kind.name, *labels_of(kind)}:
            found.setdefault(label.lower(), []).append(kind)
    return found


def _entry(term: Term, chapter: Chapter, uses: Uses) -> Entry:
    kinds = uses.get(term.word.lower(), [])
    named = [kind for kind in kinds if kind.name == term.word] or kinds
    process = next((each for each in PROCESSES if each.title == term.word), None)
    related = tuple(Related(kind.plural, list_url(kind)) for kind in named[:MOST_RELATED])
    guides = (Related("Guide", guide_url(process.id)),) if process else ()
    return Entry(
        word=term.word,
        anchor=term_anchor(term.word),
        meaning=term.meaning,
        avoid=term.avoid,
        owner=(accountable(named[0].tracking) if named else chapter.owner).title,
        related=(*guides, *related),
        more=max(0, len(named) - MOST_RELATED),
    )
