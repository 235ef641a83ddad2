"""The catalogue: standard services, their levels, and how requirements are met by them."""

from datetime import date
from decimal import Decimal

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.actions.copying import write_again
from armillary.assurance.service_level.actions.drafting import draft_for_customer
from armillary.assurance.service_level.actions.terms import amend
from armillary.assurance.service_level.models import Agreement, StandardService
from armillary.assurance.service_level.queries import agreements, catalogue
from armillary.assurance.service_level.vocabulary import (
    STANDING,
    WORKED_ON,
    Kind,
    StandardState,
    State,
)
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.handoffs.actions import offer as offer_handoff
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person
from armillary.reference.activities import ServiceLevel as Activity

MAP = Activity.MAP_STANDARD_SERVICES_TO_REQUIREMENTS
SPECIFICATIONS = 79
"""The interaction of the reference model by which requirements drive specifications."""
SERVICE_PLANNING = "service-planning"


def has_levels(service: StandardService, act: Act) -> str | None:
    """What has levels that can be chosen is still offered."""
    if catalogue.levels(service):
        return "There are levels of it that can be chosen: terminate them first."
    return None


def collects_no_requirements(agreement: Agreement, act: Act) -> str | None:
    """Only needs are mapped to what is offered."""
    if agreement.kind == Kind.REQUIREMENT:
        return None
    return "This promises something already: only requirements are mapped to levels."


def has_chosen_nothing(agreement: Agreement, act: Act) -> str | None:
    """First somebody decides by which level the needs are to be met."""
    if why := collects_no_requirements(agreement, act):
        return why
    return None if agreement.chosen_id else "Choose a level first."


@creation(start=StandardState.IN_THE_CATALOGUE, activity=MAP, allowed=keepers)
def put_in_catalogue(
    act: Act,
    *,
    name: str,
    description: str = "",
    item: ConfigurationItem | None = None,
    owner: Person | None = None,
) -> StandardService:
    """Put a service into the catalogue; its levels come next."""
    return StandardService(name=name, description=description, item=item, owner=owner)


@change(when=StandardState.IN_THE_CATALOGUE, activity=MAP, allowed=keepers)
def describe(
    service: StandardService,
    act: Act,
    *,
    name: str | None = None,
    description: str | None = None,
    item: ConfigurationItem | None = None,
    owner: Person | None = None,
) -> None:
    """Say what it is and who answers for it; what is not said stays."""
    given = {"name": name, "description": description, "item": item, "owner": owner}
    for field, value in given.items():
        if value is not None:
            setattr(service, field, value)


@transition(
    source=StandardState.IN_THE_CATALOGUE,
    target=StandardState.RETIRED,
    activity=MAP,
    allowed=keepers,
    unless=has_levels,
)
def retire(service: StandardService, act: Act) -> None:
    """Offer it no more; what was agreed stays."""


@transition(
    source=StandardState.RETIRED,
    target=StandardState.IN_THE_CATALOGUE,
    activity=MAP,
    allowed=keepers,
)
def revive(service: StandardService, act: Act) -> None:
    """Offer it again."""


@creation(start=State.DRAFT, activity=MAP, allowed=keepers)
def draft_level(
    act: Act,
    *,
    standard_service: StandardService,
    level: str,
    description: str = "",
    options: str = "",
    price: Decimal | None = None,
    currency: str = "EUR",
    owner: Person | None = None,
    hours: Calendar | None = None,
    valid_from: date | None = None,
) -> Agreement:
    """Begin a level at which a standard service can be had, such as silver or gold."""
    if standard_service.state == StandardState.RETIRED:
        raise Invalid({"standard_service": f"{standard_service.name} is offered no more."})
    return Agreement(
        kind=Kind.STANDARD.value,
        name=f"{standard_service.name}, {level.strip()}"[:160],
        organisation_id=act.actor.organisation_id,
        standard_service=standard_service,
        level=level.strip(),
        description=description,
        options=options,
        price=price,
        currency=currency,
        owner=owner or act.actor,
        hours=hours,
        valid_from=valid_from,
        notice_days=90,
        review_months=12,
    )


@change(when=WORKED_ON, activity=Activity.NEGOTIATE_AND_DOCUMENT_SLAS, allowed=keepers)
def adopt(agreement: Agreement, act: Act, *, offer: Agreement) -> News:
    """Promise what a level of the catalogue promises; what is in the text stays."""
    _check_level(offer, "offer")
    write_again(agreements.objectives(offer), agreement, act)
    if agreement.price is None:
        agreement.price, agreement.currency = offer.price, offer.currency
    return {"level": [None, f"{offer.number} {offer.name}"], **amend(agreement, act)}


@change(
    when=(*WORKED_ON, State.AGREED),
    activity=MAP,
    allowed=keepers,
    unless=collects_no_requirements,
)
def choose_level(agreement: Agreement, act: Act, *, chosen: Agreement, reason: str) -> News:
    """Decide by which level of the catalogue these needs are to be met, and say why."""
    _check_level(chosen, "chosen")
    agreement.chosen = chosen
    return {"reason": [None, reason]}


@change(when=(*WORKED_ON, State.AGREED), activity=MAP, allowed=keepers, unless=has_chosen_nothing)
def hand_gaps_over(agreement: Agreement, act: Act) -> News:
    """Ask service planning for what the chosen level does not offer."""
    gaps = [each.gap for each in catalogue.fit_of(agreement) if each.gap]
    if not gaps:
        raise RuleBroken("The chosen level meets every need: there is no gap.")
    wish = "Needed, and not offered:\n" + "\n".join(f"- {gap}" for gap in gaps)
    made = offer_handoff(
        act, about=agreement, edge=SPECIFICATIONS, to_process=SERVICE_PLANNING, wish=wish
    )
    return {"gaps": [None, f"{len(gaps)}, {made.number}"]}


@change(
    when=(*WORKED_ON, State.AGREED),
    activity=Activity.NEGOTIATE_AND_DOCUMENT_SLAS,
    allowed=keepers,
    unless=has_chosen_nothing,
)
def draft_agreement(agreement: Agreement, act: Act) -> News:
    """Draft the agreement that answers these requirements, with what the chosen level promises."""
    level = agreement.chosen
    if level is None:
        raise RuleBroken("Choose a level first.")
    made = draft_for_customer(
        act,
        name=agreement.name,
        customer=agreement.organisation,
        description=level.description,
        owner=agreement.owner,
        counterpart=agreement.counterpart,
        hours=level.hours,
    )
    agreements.copy_services(agreement, made)
    adopt(made, act, offer=level)
    return {"agreement": [None, made.number]}


def _check_level(level: Agreement, field: str) -> None:
    if level.kind != Kind.STANDARD or level.state not in STANDING:
        raise Invalid({field: "Choose a level of the catalogue that is offered now."})
