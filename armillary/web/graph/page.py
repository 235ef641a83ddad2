"""The graph page of an item, and the same graph as JSON for the script that draws it."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.neighbourhood import moments_of
from armillary.assurance.configuration.queries.survivors import instead, note
from armillary.assurance.configuration.queries.told import told
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.web.graph.asked import Asked, asked_in
from armillary.web.graph.controls import Controls, controls
from armillary.web.graph.document import ITEMS, document
from armillary.web.graph.found import found
from armillary.web.graph.picture import Picture, picture
from armillary.web.graph.tables import Tables, tables
from armillary.web.graph.words import about_path, answer, is_bare, left_out, question
from armillary.web.records.crumbs import crumbs
from armillary.web.records.reading import MISSING, key_in
from armillary.web.values.kinds import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """All that the page of a graph shows."""

    number: str
    name: str
    url: str
    answer: str
    path: str
    left_out: tuple[str, ...]
    json_url: str
    share_url: str
    is_impact: bool
    is_bare: bool
    relate_url: str
    incident: Way | None
    controls: Controls
    tables: Tables


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """What is near an item, or what falls with it: drawn, and in tables."""
    seen = seen_in(request, number)
    view = graph_view(seen, request)
    title = question(seen.asked, view.name)
    here = crumbs(record_type_of(ConfigurationItem), (view.number, view.url), ("Graph", ""))
    return render(request, "graph.html", {"title": title, "graph": view, "breadcrumbs": here})


@signed_in
@require_safe
def as_json(request: Request, number: str) -> HttpResponse:
    """The nodes and edges of the same graph."""
    return JsonResponse(document(seen_in(request, number)))


def seen_in(request: Request, number: str) -> Picture:
    """The picture that an address asks for. NotFound: there is no such item, or was none then."""
    actor = actor_of(request)
    asked = asked_in(pairs_of(request.META.get("QUERY_STRING", "")), actor, request.at)
    key = key_in(record_type_of(ConfigurationItem), number)
    centre = told((key,), actor, asked.moment(request.at)).get(key)
    if centre is None:
        raise NotFound(MISSING)
    if not centre.state:
        raise NotFound(f"{number} was not there at that moment.")
    merged = instead((key,), {key: centre}, actor, asked.moment(request.at)).get(key)
    stands = merged or centre
    items = found(stands, asked, actor, request.at)
    drawn = picture(stands, items, asked, actor, request.at)
    return replace(drawn, note=note(key, merged)) if merged else drawn


def graph_view(seen: Picture, request: Request) -> GraphView:
    """The picture in words and tables."""
    asked: Asked = seen.asked
    url = f"/{ITEMS}/{numbered(ConfigurationItem.prefix, seen.centre.key)}"
    path = f"{url}/graph"
    return GraphView(
        number=seen.centre.number,
        name=seen.centre.name,
        url=url,
        answer=answer(seen),
        path=about_path(seen),
        left_out=left_out(seen),
        json_url=asked.address(f"{path}.json"),
        share_url=asked.address(path),
        is_impact=asked.view == "impact",
        is_bare=is_bare(seen),
        relate_url=f"{url}/relate",
        incident=_incident(seen),
        controls=controls(seen, path, _moments(seen, actor_of(request)), actor_of(request)),
        tables=tables(seen, path),
    )


def _incident(seen: Picture) -> Way | None:
    """The way back to where one came from."""
    told = seen.about
    return Way(f"{told.number} {told.title}", f"/incidents/{told.number}") if told else None


def _moments(seen: Picture, actor: Person) -> list[datetime]:
    """The past is for the provider's people, here as in lists."""
    return moments_of(seen.centre.key) if actor.is_staff else []
