"""Two items that may be one, side by side: what would stay, chosen value by value, and doing it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from armillary.assurance.configuration.models import (
    Claim,
    ConfigurationItem,
    Discrepancy,
    Relation,
)
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.sources.actions.duplicates import merge as found_merge
from armillary.assurance.configuration.sources.actions.merging import merge, objection
from armillary.assurance.configuration.sources.merging import merges
from armillary.assurance.configuration.sources.merging.alike import alike
from armillary.assurance.configuration.sources.merging.moving import Move
from armillary.assurance.configuration.sources.merging.planning import OWN, planned
from armillary.assurance.configuration.sources.merging.weighing import Weighed
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import Invalid, NotFound, Refusal
from armillary.kernel.fields import Field, fields_of_record
from armillary.kernel.lifecycle import enacting
from armillary.kernel.lifecycle.references import referred
from armillary.kernel.lifecycle.verb import Verb
from armillary.people.models import Person
from armillary.web.asking import kind_named, wants_part
from armillary.web.charts.scale import written
from armillary.web.configuration.related import SLUG, Other
from armillary.web.records.crumbs import Crumb, crumbs
from armillary.web.records.reading import readable
from armillary.web.values.states import state
from armillary.web.values.words import in_words

CHOSEN = "value."
"""Before the name of a value: whose it shall be."""
MOST = 50
"""So many relations are shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """A value of both; `name` where people may choose."""

    label: str
    stays: str
    goes: str
    taken: bool
    why: str
    name: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What stands for an item, or what it stands for itself."""

    into: Other | None
    stands_for: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of the one that goes, in words, and why it ends if it does."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Ties:
    """Relations of one kind: how many, the first of them, and how many more."""

    count: str
    shown: tuple[Tie, ...]
    more: str


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def merging(request: Request, number: str) -> HttpResponse:
    """Show what merging would do, or do it."""
    act, kind = act_of(request), kind_named(SLUG)
    item = cast("ConfigurationItem", readable(kind, number, act.actor))
    if why := enacting.objection(merge, item, act):
        raise why
    told = request.POST if request.method == "POST" else request.GET
    into = _named(told.get("into", ""), act.actor)
    if into is None:
        return _choose(request, item, told.get("into", ""), merge)
    chosen = {name: told[CHOSEN + name] for name in _names(told)}
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            words = ", ".join(f"{name}={whose}" for name, whose in chosen.items())
            merge(item, act, into=into, chosen=words, reason=told.get("reason", ""))
        except NotFound:
            raise
        except Refusal as error:
            refusal = error
        else:
            return HttpResponseRedirect(f"/{SLUG}/{into.number}", status=303)
    return _compared(request, item, into, refusal)


@signed_in
@require_safe
def from_discrepancy(request: Request, number: str) -> HttpResponse:
    """From a duplicate that was found to the item that goes."""
    act = act_of(request)
    found = cast("Discrepancy", readable(kind_named("discrepancies"), number, act.actor))
    if found.item is None:
        raise NotFound("Nothing that is recorded is double here.")
    item = cast("ConfigurationItem", readable(kind_named(SLUG), found.item.number, act.actor))
    return _choose(request, item, "", found_merge)


def merged(item: ConfigurationItem) -> Merged | None:
    """For the page of an item: where it went, and what went into it."""
    into = _other(item.merged_into) if item.merged_into else None
    others = tuple(_other(each.item) for each in merges.merges_into(item.pk))
    return Merged(into, others) if into or others else None


def _named(text: str, actor: Person) -> ConfigurationItem | None:
    return cast("ConfigurationItem | None", referred(ConfigurationItem, text, actor))


def _names(told: Mapping[str, str]) -> Iterator[str]:
    return (name.removeprefix(CHOSEN) for name in told if name.startswith(CHOSEN))


def _choose(request: Request, item: ConfigurationItem, typed: str, verb: Verb) -> HttpResponse:
    """Ask which one stays, and offer those that look alike."""
    page = {
        "title": f"Merge {item.number}",
        "item": item,
        "action": f"/{SLUG}/{item.number}/merge",
        "cancel_url": f"/{SLUG}/{item.number}",
        "help": verb.help.partition("\n")[0],
        "typed": typed,
        "alike": [_other(each) for each in alike(item, act_of(request).actor)],
        "breadcrumbs": _way(item),
    }
    part = "configuration/merge_into.html"
    return render(request, part if wants_part(request) else "configuration/merge.html", page)


def _other(item: ConfigurationItem) -> Other:
    of = catalogue().classes[item.configuration_class_id].label
    return Other(f"/{SLUG}/{item.number}", item.number, item.name, of, state(SLUG, item.state))


def _way(item: ConfigurationItem) -> tuple[Crumb, ...]:
    return crumbs(kind_named(SLUG), (item.number, f"/{SLUG}/{item.number}"), ("Merge", ""))


def _compared(
    request: Request, item: ConfigurationItem, into: ConfigurationItem, refusal: Refusal | None
) -> HttpResponse:
    why = objection(item, into)
    page: dict[str, Any] = {
        "title": f"Merge {item.number} into {into.number}",
        "item": item,
        "into": into,
        "action": f"/{SLUG}/{item.number}/merge",
        "turned": f"/{SLUG}/{into.number}/merge?into={item.number}",
        "cancel_url": f"/{SLUG}/{item.number}",
        "goes": _other(item),
        "stays": _other(into),
        "trouble": why or _words(refusal),
        "possible": not why,
        "breadcrumbs": _way(item),
    }
    if not why:
        page |= _planned(item, into, act_of(request).actor)
    status = refusal.status if refusal else 200
    return render(request, "configuration/merge.html", page, status=status)


def _planned(item: ConfigurationItem, into: ConfigurationItem, actor: Person) -> dict[str, Any]:
    plan, fields = planned(item, into), _fields(into, actor)
    return {
        "lines": [_line(each, fields, item, into) for each in plan.values if each.name in fields],
        "moving": _shown([each for each in plan.relations if not each.why]),
        "ending": _shown([each for each in plan.relations if each.why]),
        "sources": sorted({_source(each) for each in plan.claims}),
        "behind": sorted({_source(each) for each in plan.behind}),
    }


def _shown(moves: Sequence[Move]) -> Ties:
    more = len(moves) - MOST
    return Ties(
        count=written(len(moves)),
        shown=tuple(map(_tie, moves[:MOST])),
        more=f"And {written(more)} more." if more > 0 else "",
    )


def _fields(into: ConfigurationItem, actor: Person) -> dict[str, Field]:
    """Those that the actor may see, by the names of plans."""
    told = fields_of_record(kind_named(SLUG), into, actor)
    return {each.custom or name: each for name, each in told.items() if each.custom or name in OWN}


def _line(
    each: Weighed, fields: Mapping[str, Field], item: ConfigurationItem, into: ConfigurationItem
) -> Line:
    field = fields[each.name]
    return Line(
        label=field.label,
        stays=_value(each.name, field, each.stays, into),
        goes=_value(each.name, field, each.goes, item),
        taken=each.taken,
        why=each.why,
        name=CHOSEN + each.name if each.differs else "",
    )


def _value(name: str, field: Field, value: Any, of: ConfigurationItem) -> str:
    """In words; people and teams by their names."""
    if value is not None and name in OWN and field.refers:
        return str(getattr(of, name))
    return in_words(value, field)


def _tie(move: Move) -> Tie:
    known = catalogue().types[move.relation.relation_type_id]
    relation: Relation = move.relation
    words = f"{relation.source.name} {known.forward} {relation.target.name}"
    return Tie(f"{words} ({relation.group})" if relation.group else words, move.why)


def _source(claim: Claim) -> str:
    return f"{claim.provenance} (“{claim.key}”)" if claim.key else claim.provenance


def _words(refusal: Refusal | None) -> str:
    if isinstance(refusal, Invalid):
        return " ".join(refusal.fields.values())
    return str(refusal) if refusal else ""
