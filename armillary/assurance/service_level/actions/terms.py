"""What can be changed in an agreement while it is worked on. Whoever has signed signs again."""

from datetime import date
from decimal import Decimal
from typing import Any

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import Family
from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import agreements, editions
from armillary.assurance.service_level.rules.standing import flaw_of_dates
from armillary.assurance.service_level.rules.targets import amount_of, flaw_of_target
from armillary.assurance.service_level.vocabulary import BACKING, WORKED_ON, Kind, Measure
from armillary.fittings.calendars.models import Calendar
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person
from armillary.reference.activities import ServiceLevel as Activity

NEGOTIATE = Activity.NEGOTIATE_AND_DOCUMENT_SLAS
COORDINATE = Activity.COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS


def amend(agreement: Agreement, act: Act) -> dict[str, Any]:
    """Its words have changed: signatures under the old ones are worth nothing. The news of it."""
    gone = editions.outdate(agreement, act.at)
    return {"signatures": [gone, 0]} if gone else {}


@change(activity=NEGOTIATE, when=WORKED_ON, allowed=keepers)
def revise(
    agreement: Agreement,
    act: Act,
    *,
    name: str | None = None,
    description: str | None = None,
    duties: str | None = None,
    exclusions: str | None = None,
    hours: Calendar | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    notice_days: int | None = None,
    review_months: int | None = None,
    price: Decimal | None = None,
    currency: str | None = None,
    credit_limit: int | None = None,
    options: str | None = None,
    owner: Person | None = None,
    counterpart: Person | None = None,
) -> News:
    """Change its words and terms; what is not said stays. Signatures are withdrawn by it."""
    given = {name: value for name, value in locals().items() if name not in ("agreement", "act")}
    said = {name: value for name, value in given.items() if value is not None}
    ends = said.get("valid_until", agreement.valid_until)
    if wrong := flaw_of_dates(said.get("valid_from", agreement.valid_from), ends):
        raise Invalid(wrong)
    if currency is not None and not (len(currency) == 3 and currency.isalpha()):
        raise Invalid({"currency": "Three letters, such as EUR."})
    for field, value in said.items():
        setattr(agreement, field, value)
    return amend(agreement, act)


@change(activity=NEGOTIATE, when=WORKED_ON, allowed=keepers)
def cover(agreement: Agreement, act: Act, *, item: ConfigurationItem) -> News:
    """Let it be about this service too."""
    if agreement.kind in (Kind.SLA, Kind.REQUIREMENT) and item.family != Family.SERVICE:
        raise Invalid({"item": f"{item.name} is no service: customers are promised services."})
    if not agreements.add_service(agreement, item):
        raise Invalid({"item": f"It is about {item.name} already."})
    return {"services": [None, f"{item.number} {item.name}"], **amend(agreement, act)}


@change(activity=NEGOTIATE, when=WORKED_ON, allowed=keepers)
def uncover(agreement: Agreement, act: Act, *, item: ConfigurationItem) -> News:
    """Let it not be about this service any more."""
    if agreements.is_promised_of(agreement, item):
        raise Invalid({"item": f"An objective is about {item.name}: strike it out first."})
    if not agreements.remove_service(agreement, item):
        raise Invalid({"item": f"It is not about {item.name}."})
    return {"services": [f"{item.number} {item.name}", None], **amend(agreement, act)}


@change(activity=COORDINATE, when=WORKED_ON, allowed=keepers)
def rest_on(agreement: Agreement, act: Act, *, by: Agreement, handover: str = "") -> News:
    """Say which agreement with a team or a supplier it rests on, and how long a hand-over takes."""
    if by.kind not in BACKING:
        raise Invalid({"by": "It can rest on agreements with teams and contracts of suppliers."})
    if agreements.would_rest_on_itself(agreement, by):
        raise Invalid({"by": f"{by.number} rests on this one, so this one cannot rest on it."})
    if handover and flaw_of_target(Measure.RESPONSE, handover):
        raise Invalid({"handover": "A time such as 15 min."})
    seconds = int(amount_of(Measure.RESPONSE, handover) or 0)
    agreements.add_backing(agreement, by, seconds)
    return {"rests on": [None, f"{by.number} {by.name}"]}


@change(activity=COORDINATE, when=WORKED_ON, allowed=keepers)
def rest_no_more_on(agreement: Agreement, act: Act, *, by: Agreement) -> News:
    """Say that it does not rest on that one any more."""
    if not agreements.remove_backing(agreement, by):
        raise Invalid({"by": f"It does not rest on {by.number}."})
    return {"rests on": [f"{by.number} {by.name}", None]}
