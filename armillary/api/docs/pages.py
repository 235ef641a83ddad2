"""The two kinds of page: the index with what all types share, and what is a type's own."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from armillary.api.docs.examples import EXAMPLES, INTRODUCTION
from armillary.api.docs.operations import of_every_type, of_type
from armillary.api.naming import ROOT
from armillary.api.openapi.document import VERSION
from armillary.gate.request import Request, actor_of
from armillary.kernel.declarations import RecordType, Shelf
from armillary.kernel.registry import processes, record_types
from armillary.reference.groups import GROUPS
from armillary.reference.processes import PROCESSES

TITLE = "The API"
PLACE = "/api/docs"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record type, and the page about it."""

    slug: str
    label: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The types of one group of the model, or of one shelf of what belongs to no process."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def index(request: Request) -> HttpResponse:
    """Where one begins: how the API is made, which types there are, and what they all share."""
    page = {
        "title": TITLE,
        "breadcrumbs": [],
        "version": VERSION,
        "openapi_url": f"{ROOT}/openapi.json",
        "introduction": INTRODUCTION,
        "examples": EXAMPLES,
        "chapters": chapters(),
        "operations": of_every_type(actor_of(request)),
    }
    return render(request, "api_docs.html", page)


def of_a_type(request: Request, kind: RecordType) -> HttpResponse:
    """What can be called about records of this type, and of no other."""
    entry = _entry(kind)
    page = {
        "title": f"{kind.plural} in the API",
        "breadcrumbs": [{"label": TITLE, "url": PLACE}, {"label": kind.plural}],
        "kind": entry,
        "path": f"{ROOT}/{kind.slug}",
        "group": _group_of(kind),
        "index_url": PLACE,
        "operations": of_type(kind, actor_of(request)),
    }
    return render(request, "api_docs_type.html", page)


def chapters() -> tuple[Chapter, ...]:
    """Every type once: those of the model by its groups, the others by their shelf."""
    found = [
        *(Chapter(each.id, each.title, _entries(each.id)) for each in GROUPS),
        *(Chapter(each.value, each.label, _entries(each.value)) for each in Shelf),
    ]
    return tuple(chapter for chapter in found if chapter.entries)


def _entries(chapter: str) -> tuple[Entry, ...]:
    return tuple(
        _entry(kind)
        for kind in record_types().values()
        if (_group_of(kind) or kind.shelf.value) == chapter
    )


def _entry(kind: RecordType) -> Entry:
    about = (kind.model.__doc__ or "").strip().partition("\n")[0]
    return Entry(kind.slug, kind.plural, f"{PLACE}/{kind.slug}", about)


def _group_of(kind: RecordType) -> str:
    """The group of the process that keeps this type; nothing for what belongs to none."""
    owner = next((each.id for each in processes() if kind in each.records), "")
    return next((each.group.id for each in PROCESSES if each.id == owner), "")
