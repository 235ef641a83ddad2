"""The page of an item, that of a person with the things in use, and the choice of a class."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from armillary.assurance.configuration.models import ConfigurationClass, ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.neighbours import in_use_by
from armillary.assurance.configuration.vocabulary import Family, Standing
from armillary.fittings import past
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.people.models import Person
from armillary.web.asking import kind_named
from armillary.web.configuration.merging import merged
from armillary.web.configuration.related import SLUG, Other, related
from armillary.web.records.crumbs import crumbs
from armillary.web.records.new import new
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.states import state


@dataclass(frozen=True, slots=True)
class Choice:
    """A class of which something can be registered; `depth` is its place in the tree."""

    label: str
    url: str
    depth: int


@dataclass(frozen=True, slots=True)
class Branch:
    """The classes of one family."""

    label: str
    choices: tuple[Choice, ...]


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


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_item(request: Request) -> HttpResponse:
    """Let a class be chosen first: it decides what the form asks for."""
    if request.method == "POST" or "configuration_class" in request.GET:
        response: HttpResponse = new(request, SLUG)
        return response
    kind = kind_named(SLUG)
    way = request.GET.get("way", "")
    name = way if way in {each.name for each in kind.creations} else kind.creations[0].name
    page = {
        "title": f"New {kind.name.lower()}",
        "breadcrumbs": crumbs(kind, ("New", "")),
        "branches": _branches(name),
        "ways": [
            {
                "label": each.label,
                "help": each.help,
                "current": each.name == name,
                "url": f"/{SLUG}/new?way={each.name}",
            }
            for each in kind.creations
        ],
        "staff": actor_of(request).is_staff,
    }
    return render(request, "configuration/choose_class.html", page)


def _branches(name: str) -> tuple[Branch, ...]:
    known = catalogue()
    classes = [each for each in known.classes.values() if each.state == Standing.ACTIVE]
    made = (
        Branch(
            family.label,
            tuple(
                _choice(each, name, len(known.line(each.pk)))
                for each in sorted(classes, key=_path)
                if each.family == family and not each.abstract
            ),
        )
        for family in Family
    )
    return tuple(branch for branch in made if branch.choices)


def _path(of: ConfigurationClass) -> tuple[str, ...]:
    known = catalogue()
    return tuple(known.classes[key].label for key in reversed(known.line(of.pk)))


def _choice(of: ConfigurationClass, name: str, depth: int) -> Choice:
    return Choice(of.label, f"/{SLUG}/new/{name}?configuration_class={of.number}", depth)


def _line(each: ConfigurationItem) -> Other:
    of = catalogue().classes[each.configuration_class_id].label
    return Other(f"/{SLUG}/{each.number}", each.number, each.name, of, state(SLUG, each.state))
