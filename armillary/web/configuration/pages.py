"""The page of an item, and that of a person with the things in use."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.neighbours import in_use_by
from armillary.fittings import past
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.people.models import Person
from armillary.web.asking import kind_named
from armillary.web.configuration.hearsay import hearsay
from armillary.web.configuration.merging import merged
from armillary.web.configuration.related import SLUG, Other, related, unusual
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable


@signed_in
@require_safe
def item(request: Request, number: str) -> HttpResponse:
    """Show an item with what it hangs together with, now or at a moment of the past."""
    kind, act = kind_named(SLUG), act_of(request)
    then = past.asked(kind, pairs_of(request.META.get("QUERY_STRING", "")), act.actor, act.at)
    found = cast("ConfigurationItem", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET, then=then)
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "related": related(found, then) if act.actor.is_staff else None,
        "can_look_back": act.actor.is_staff,
        "hearsay": hearsay(found, act.actor) if act.actor.is_staff and not then else None,
        "merged": merged(found) if act.actor.is_staff and not then else None,
        "relate_url": "" if then else f"{view.url}/relate",
    }
    return render(request, "configuration/item.html", page)


@signed_in
@require_safe
def person(request: Request, number: str) -> HttpResponse:
    """Show a person, with the things that are in use there."""
    kind, act = kind_named("persons"), act_of(request)
    found = cast("Person", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET)
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "in_use": [_line(each) for each in in_use_by(found, act.actor)],
    }
    return render(request, "configuration/person.html", page)


def _line(each: ConfigurationItem) -> Other:
    of = catalogue().classes[each.configuration_class_id].label
    return Other(f"/{SLUG}/{each.number}", each.number, each.name, of, unusual(each.state))
