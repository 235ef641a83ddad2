"""The page of a class: its place in the tree, what its things have, and how they hang together."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import Attribute, ConfigurationClass
from armillary.assurance.configuration.queries import catalogue, items
from armillary.assurance.configuration.sources.queries import identification_rules
from armillary.assurance.configuration.vocabulary import Need, Standing
from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import address
from armillary.web.asking import kind_named
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.kinds import Way

CLASSES = "configuration-classes"
MATTERS = {Need.REQUIRED: 0, Need.RECOMMENDED: 1, Need.OPTIONAL: 2}


@dataclass(frozen=True, slots=True)
class Line:
    """An attribute. `whence`: the class above that has it from there; None: its own."""

    way: Way
    name: str
    kind: str
    need: str
    whence: Way | None
    notes: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What things of the class may be related to in one way."""

    words: str
    others: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """All that a class says of its things."""

    above: tuple[Way, ...]
    below: tuple[Way, ...]
    items_url: str
    attributes: tuple[Line, ...]
    new_url: str
    joined: tuple[Joined, ...]
    recognised: tuple[str, ...]


@signed_in
@require_safe
def class_page(request: Request, number: str) -> HttpResponse:
    """Show a class with what it inherits and what it passes on."""
    kind, act = kind_named(CLASSES), act_of(request)
    found = cast("ConfigurationClass", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET)
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "described": _described(found),
    }
    return render(request, "configuration/class.html", page)


def _described(of: ConfigurationClass) -> Described:
    known = catalogue()
    active = [each for each in known.classes.values() if each.state == Standing.ACTIVE]
    below = sorted((e for e in active if e.parent_id == of.pk), key=attrgetter("label"))
    line = known.line(of.pk)
    return Described(
        above=tuple(_way(known.classes[key]) for key in reversed(line[1:])),
        below=tuple(map(_way, below)),
        items_url=address("/configuration-items", (("configuration_class", of.name),)),
        attributes=tuple(_attributes(of, line)),
        new_url=address("/attributes/new", (("of_class", of.name),)),
        joined=tuple(_joined(line)),
        recognised=tuple(_recognised(line)),
    )


def _way(each: ConfigurationClass) -> Way:
    return Way(each.label, f"/{CLASSES}/{each.number}")


def _attributes(of: ConfigurationClass, line: tuple[int, ...]) -> Iterator[Line]:
    """What counts for it: of a name, the one that stands nearest; what matters most first."""
    nearest: dict[str, Attribute] = {}
    for each in items.attributes().filter(of_class__in=line, state=Standing.ACTIVE):
        held = nearest.get(each.name)
        if held is None or line.index(each.of_class_id) < line.index(held.of_class_id):
            nearest[each.name] = each
    in_order = sorted(nearest.values(), key=lambda a: (MATTERS[Need(a.need)], a.place, a.label))
    for each in in_order:
        whence = catalogue().classes[each.of_class_id]
        unit = f", in {each.unit}" if each.unit else ""
        yield Line(
            way=Way(each.label, f"/attributes/{each.number}"),
            name=each.name,
            kind=f"{Kind(each.kind).label}{unit}",
            need=Need(each.need).label,
            whence=None if each.of_class_id == of.pk else _way(whence),
            notes=", ".join(_notes(each)),
        )


def _notes(each: Attribute) -> Iterator[str]:
    if each.is_unique:
        yield "unique"
    if each.sensitive:
        yield "seen by the provider's people only"
    if each.as_facet:
        yield "narrows the list"


def _joined(line: tuple[int, ...]) -> Iterator[Joined]:
    """By the rules in force, read from its side."""
    known = catalogue()
    read = [
        (known.types[each.relation_type].forward, each.to_class)
        for each in known.ways
        if each.from_class in line
    ]
    read += [
        (known.types[each.relation_type].backward, each.from_class)
        for each in known.ways
        if each.to_class in line
    ]
    for words, ends in groupby(sorted(set(read)), key=lambda each: each[0]):
        others = sorted((known.classes[key] for _, key in ends), key=attrgetter("label"))
        yield Joined(words, tuple(map(_way, others)))


def _recognised(line: tuple[int, ...]) -> Iterator[str]:
    """The rules of identification: its own first, then those of the classes above."""
    names = [catalogue().classes[key].name for key in line]
    rules = identification_rules()
    for name in names:
        for of_class, attributes in rules:
            if of_class == name:
                yield attributes.replace("_", " ")
