"""The page of a list."""

from dataclasses import dataclass
from inspect import getdoc
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings import past
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.listing.asked import Pairs, Question
from armillary.kernel.listing.facets import Facets, facets
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import address, pairs_of, put, without
from armillary.kernel.listing.reading import Page, page
from armillary.web.asking import kind_named
from armillary.web.bulk.verbs import Bulk, bulk_of
from armillary.web.frame.creations import may_create
from armillary.web.lists.cells import rows_of
from armillary.web.lists.columns import (
    Column,
    ColumnChoice,
    choices,
    chosen_columns,
    headings,
)
from armillary.web.lists.files import exports_of, import_url
from armillary.web.lists.narrowing import Chip, FacetBox, Narrowing
from armillary.web.lists.saved import Saved, saved_view, tabs
from armillary.web.lists.views import View
from armillary.web.records.crumbs import crumbs
from armillary.web.records.then import Then, then_of
from armillary.web.values.kinds import Way
from armillary.web.wall.link import wall_url

OWN = frozenset({"columns", "view"})


@dataclass(frozen=True, slots=True)
class Pager:
    """Where the list goes on; without numbers, because pages are places, not counts."""

    first_url: str
    previous_url: str
    next_url: str


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty place says: what will be here, what feeds it, one thing to do."""

    sentence: str
    feeder: str
    action: Way | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """All that the page of a list shows."""

    label: str
    total: str
    shown: int
    url: str
    topics: str
    creation: Way | None
    query: str
    kept: Pairs
    views: tuple[View, ...]
    saved: Saved
    facets: tuple[FacetBox, ...]
    filters: tuple[Chip, ...]
    clear_url: str
    columns: tuple[Column, ...]
    column_choices: tuple[ColumnChoice, ...]
    rows: tuple[str, ...]
    pager: Pager
    empty: Empty
    bulk: Bulk
    exports: tuple[Way, ...]
    import_url: str
    wall_url: str = ""
    then: Then | None = None


@signed_in
@require_safe
def list_page(request: Request, slug: str) -> HttpResponse:
    """Show the records of a type that the question in the address means."""
    kind = kind_named(slug)
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    saved = saved_view(kind, act, pairs)
    if not pairs and saved.first_url:
        return HttpResponseRedirect(saved.first_url)
    columns = chosen_columns(kind, pairs, act.actor)
    then = past.asked(kind, pairs, act.actor, act.at)
    ignored = OWN | past.NAMES if then else OWN
    asked = question(kind, pairs, act.actor, ignored=ignored, fields=columns)
    with past.looking(kind, then):
        found, counted = page(asked, act.actor), facets(asked, act.actor)
    view = list_view(asked, act, found, counted, saved, then)
    return render(
        request,
        "list.html",
        {"title": kind.plural, "list": view, "breadcrumbs": crumbs(kind)},
    )


def list_view(
    asked: Question,
    act: Act,
    found: Page,
    counted: Facets,
    saved: Saved,
    then: past.Moment | None = None,
) -> ListView:
    """The list as its template needs it."""
    kind, pairs = asked.kind, asked.pairs
    path = f"/{kind.slug}"
    here = address(path, pairs)
    narrowing = Narrowing(asked, counted, act.actor)
    creation = _creation(kind) if may_create(kind, act) else None
    return ListView(
        label=kind.plural,
        total=str(counted.total),
        shown=len(found.rows),
        url=here,
        topics=f"list:{kind.slug}",
        creation=creation,
        exports=exports_of(kind, pairs, act),
        import_url=import_url(kind, act),
        wall_url=wall_url(kind, pairs),
        query=next((text for name, text in pairs if name == "q"), ""),
        kept=without(pairs, "q"),
        views=tabs(kind, act.actor, pairs, saved),
        saved=saved,
        facets=narrowing.boxes(),
        filters=narrowing.chips(),
        clear_url=path,
        columns=headings(asked, path),
        column_choices=choices(kind, asked.fields, act.actor),
        rows=rows_of(kind, asked.fields, found.rows, act, quote(here)),
        pager=_pager(asked, path, found),
        empty=_empty(kind, asked, creation),
        bulk=bulk_of(asked, act),
        then=then_of(then, address(path, without(pairs, *past.NAMES))),
    )


def _pager(asked: Question, path: str, found: Page) -> Pager:
    def at(name: str, place: str) -> str:
        return address(path, put(asked.pairs, name, place)) if place else ""

    first = address(path, without(asked.pairs)) if asked.place else ""
    return Pager(first, at("before", found.before), at("after", found.after))


def _creation(kind: RecordType) -> Way:
    return Way(f"New {kind.name.lower()}", f"/{kind.slug}/new")


def _empty(kind: RecordType, asked: Question, creation: Way | None) -> Empty:
    words = kind.plural.lower()
    if asked.filters or asked.words or asked.open is not None:
        return Empty(
            f"No {words} here.",
            "Nothing fits these filters right now.",
            Way(f"All {words}", f"/{kind.slug}"),
        )
    what = (getdoc(kind.model) or "").partition("\n")[0]
    return Empty(f"No {words} yet.", what, creation)
