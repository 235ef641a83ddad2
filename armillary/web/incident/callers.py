"""Who calls, beside the form of a new incident: how to reach them, what is open, what they use."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.impact import downstream
from armillary.assurance.configuration.queries.neighbours import in_use_by
from armillary.assurance.configuration.vocabulary import Family
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.lifecycle.references import key_of
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import OPEN
from armillary.people.models import Person
from armillary.records.models import Record, numbered
from armillary.web.records.beside import RecordLine, line_of
from armillary.web.values.fields import address

MOST_OPEN, MOST_ASSETS, MOST_SERVICES = 5, 12, 4


@dataclass(frozen=True, slots=True)
class Pick:
    """Something that a field can be filled with by one press."""

    field: str
    value: str
    label: str
    detail: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The person, and what an agent wants to see of them at once."""

    name: str
    url: str
    is_vip: bool
    organisation: str
    email: str
    phone: str
    location: str
    open_incidents: tuple[RecordLine, ...]
    more_url: str
    assets: tuple[Pick, ...]
    more_assets: bool


@signed_in
@require_safe
def caller_card(request: Request) -> HttpResponse:
    """The card of the chosen caller, and the services that rest on the chosen item.

    Whoever is not of the provider gets a card of nobody else than themselves.
    """
    actor, asked = actor_of(request), request.GET
    caller = _found(Person, asked, "caller", actor) if actor.is_staff else actor
    chosen = asked.get("affected_item", "").strip().upper()
    page = {
        "card": _card(caller, chosen, actor) if isinstance(caller, Person) else None,
        "services": _services(asked, actor),
    }
    return render(request, "incident/caller.html", page)


def _found(
    model: type[Record], asked: Mapping[str, str], name: str, actor: Person
) -> Record | None:
    """What a field names; what is typed only half names nothing."""
    key = key_of(model.prefix, asked.get(name, "").strip())
    if key is None:
        return None
    rows = visible(model, actor).filter(pk=key)
    return (rows.select_related("organisation") if model is Person else rows).first()


def _card(person: Person, chosen: str, actor: Person) -> Card:
    waiting = visible(Incident, actor).filter(caller=person.pk, state__in=OPEN)
    found = list(waiting.order_by("priority", "-reported_at", "-pk")[: MOST_OPEN + 1])
    held = in_use_by(person, actor)
    classes = catalogue().classes
    more = f"/incidents?open=true&caller={numbered(Person.prefix, person.pk)}"
    return Card(
        name=person.name,
        url=address(person),
        is_vip=person.is_vip,
        organisation=person.organisation.name,
        email=person.email,
        phone=person.phone,
        location=person.location,
        open_incidents=tuple(map(line_of, found[:MOST_OPEN])),
        more_url=more if len(found) > MOST_OPEN else "",
        assets=tuple(
            Pick(
                "affected_item",
                each.number,
                each.name,
                classes[each.configuration_class_id].label,
                each.number == chosen,
            )
            for each in held[:MOST_ASSETS]
        ),
        more_assets=len(held) > MOST_ASSETS,
    )


def _services(asked: Mapping[str, str], actor: Person) -> tuple[Pick, ...]:
    """The services that need the affected item, the worst hit first, then the nearest."""
    item = _found(ConfigurationItem, asked, "affected_item", actor)
    if item is None:
        return ()
    chosen = asked.get("service", "").strip().upper()
    rows = downstream((item.pk,), actor, most=5_000).rows()
    services = (row.item for row in rows if row.item.family == Family.SERVICE)
    return tuple(
        Pick(
            "service",
            each.number,
            each.name,
            catalogue().classes[each.class_key].label,
            each.number == chosen,
        )
        for each, _ in zip(services, range(MOST_SERVICES), strict=False)
    )
