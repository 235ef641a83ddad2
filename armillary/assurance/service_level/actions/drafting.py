"""How an agreement begins: with a customer, with a team, with a supplier, or as what is needed."""

from datetime import date
from decimal import Decimal
from typing import Any

from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.rules.standing import flaw_of_dates
from armillary.assurance.service_level.vocabulary import Kind, State
from armillary.fittings.calendars.models import Calendar
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import creation
from armillary.people.models import Organisation, Person, Team
from armillary.people.vocabulary import OrganisationKind
from armillary.reference.activities import ServiceLevel as Activity


@creation(start=State.DRAFT, activity=Activity.NEGOTIATE_AND_DOCUMENT_SLAS, allowed=keepers)
def draft_for_customer(
    act: Act,
    *,
    name: str,
    customer: Organisation,
    description: str = "",
    owner: Person | None = None,
    counterpart: Person | None = None,
    hours: Calendar | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Agreement:
    """Begin an agreement in which we promise a customer the quality of services."""
    _check_is(customer, OrganisationKind.CUSTOMER, "customer")
    return _drafted(Kind.SLA, customer.pk, **_given(act, locals()))


@creation(
    start=State.DRAFT,
    activity=Activity.COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS,
    allowed=keepers,
)
def draft_with_team(
    act: Act,
    *,
    name: str,
    team: Team,
    description: str = "",
    owner: Person | None = None,
    counterpart: Person | None = None,
    hours: Calendar | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Agreement:
    """Begin an agreement in which one of our teams promises its part."""
    given = _given(act, {**locals(), "counterpart": counterpart or team.lead})
    return _drafted(Kind.OLA, act.actor.organisation_id, team=team, **given)


@creation(
    start=State.DRAFT,
    activity=Activity.COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS,
    allowed=keepers,
)
def draft_contract(
    act: Act,
    *,
    name: str,
    supplier: Organisation,
    description: str = "",
    owner: Person | None = None,
    counterpart: Person | None = None,
    hours: Calendar | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Agreement:
    """Begin a contract by which a supplier underpins what we promise."""
    _check_is(supplier, OrganisationKind.SUPPLIER, "supplier")
    return _drafted(Kind.UNDERPINNING, supplier.pk, **_given(act, locals()))


@creation(
    start=State.DRAFT, activity=Activity.MAP_STANDARD_SERVICES_TO_REQUIREMENTS, allowed=keepers
)
def collect_requirements(
    act: Act,
    *,
    name: str,
    customer: Organisation,
    description: str = "",
    owner: Person | None = None,
    counterpart: Person | None = None,
    hours: Calendar | None = None,
) -> Agreement:
    """Write down what a customer needs, before anybody promises it."""
    _check_is(customer, OrganisationKind.CUSTOMER, "customer")
    return _drafted(Kind.REQUIREMENT, customer.pk, **_given(act, locals()))


GIVEN = ("name", "description", "counterpart", "hours", "valid_from", "valid_until")
CURRENCY, NOTICE, REVIEW = "EUR", 90, 12


def _given(act: Act, said: dict[str, Any]) -> dict[str, Any]:
    given = {name: said[name] for name in GIVEN if name in said}
    if wrong := flaw_of_dates(given.get("valid_from"), given.get("valid_until")):
        raise Invalid(wrong)
    return {**given, "owner": said["owner"] or act.actor}


def _drafted(kind: Kind, organisation: int, **given: Any) -> Agreement:
    return Agreement(
        kind=kind.value,
        organisation_id=organisation,
        currency=CURRENCY,
        notice_days=NOTICE,
        review_months=REVIEW,
        price=Decimal(0) if kind == Kind.OLA else None,
        **given,
    )


def _check_is(organisation: Organisation, kind: OrganisationKind, field: str) -> None:
    if organisation.kind != kind:
        raise Invalid({field: f"{organisation.name} is no {kind.label.lower()}."})
