"""The tree of classes, to choose one of: at the beginning of a new item, and while typing."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from armillary.assurance.configuration.models import ConfigurationClass
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.vocabulary import Family, Standing
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.lifecycle.references import key_of
from armillary.web.asking import kind_named
from armillary.web.configuration.related import SLUG
from armillary.web.records.crumbs import crumbs
from armillary.web.records.new import new
from armillary.web.suggestions import words_in

BETWEEN = " › "


@dataclass(frozen=True, slots=True)
class Choice:
    """A class of which something can be registered; `depth` is its place in the tree."""

    label: str
    url: str
    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class Branch:
    """The classes of one family."""

    label: str
    choices: tuple[Choice, ...]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_item(request: Request) -> HttpResponse:
    """Let a class be chosen first: it decides what the form asks for."""
    if request.method == "POST" or "configuration_class" in request.GET:
        response: HttpResponse = new(request, SLUG)
        return response
    kind = kind_named(SLUG)
    way = request.GET.get("way", "")
    ways = {each.name: each for each in kind.creations}
    chosen = ways.get(way, kind.creations[0])
    page = {
        "title": f"New {kind.name.lower()}",
        "breadcrumbs": crumbs(kind, ("New", "")),
        "branches": tuple(_branches(chosen.name)),
        "ways": [
            {"label": each.label, "current": each is chosen, "url": f"/{SLUG}/new?way={name}"}
            for name, each in ways.items()
        ],
        "way_help": chosen.help,
        "staff": actor_of(request).is_staff,
    }
    return render(request, "configuration/choose_class.html", page)


@signed_in
@require_safe
def suggest_class(request: Request) -> HttpResponse:
    """The classes in the order of their tree; those last of which there is nothing but below them.

    What was typed may stand in the label of a class, or in that of one above it.
    """
    words = words_in(request)
    key = key_of(ConfigurationClass.prefix, words)
    found = [
        each
        for each in _in_order()
        if (each.pk == key if key is not None else words.lower() in _words(each))
    ]
    named = [each for each in found if each.label.lower().startswith(words.lower())]
    in_order = dict.fromkeys([*named, *found])
    return JsonResponse({"results": [_suggestion(each) for each in in_order]})


def _branches(way: str) -> Iterator[Branch]:
    known = catalogue()
    concrete = [each for each in _in_order() if not each.abstract]
    for family in Family:
        choices = tuple(
            Choice(
                each.label,
                f"/{SLUG}/new/{way}?configuration_class={each.name}",
                len(known.line(each.pk)),
                _words(each),
            )
            for each in concrete
            if each.family == family
        )
        if choices:
            yield Branch(family.label, choices)


def _in_order() -> list[ConfigurationClass]:
    """All active ones: those of which there can be things first, each below the one above it."""
    active = [each for each in catalogue().classes.values() if each.state == Standing.ACTIVE]
    return sorted(active, key=lambda each: (each.abstract, _path(each)))


def _path(of: ConfigurationClass) -> tuple[str, ...]:
    """The labels from the root down to it."""
    known = catalogue()
    return tuple(known.classes[key].label for key in reversed(known.line(of.pk)))


def _words(of: ConfigurationClass) -> str:
    return " ".join((*_path(of), of.name)).lower()


def _suggestion(of: ConfigurationClass) -> dict[str, str]:
    """One line of the list under the field."""
    above = BETWEEN.join(_path(of)[:-1])
    return {
        "value": of.number,
        "label": of.label,
        "detail": "only what is below it" if of.abstract else above,
        "url": f"/configuration-classes/{of.number}",
    }
