"""What can be done to organisations."""

from enum import StrEnum

from armillary.kernel.access.rules import administrators, is_the_provider
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change, creation, transition
from armillary.people.models import Organisation
from armillary.people.vocabulary import OrganisationKind, OrganisationState
from armillary.reference.activities import Operations

ACTIVITY = Operations.ADMINISTER_USERS


class Party(StrEnum):
    """What an organisation can be to the provider."""

    CUSTOMER = OrganisationKind.CUSTOMER.value
    SUPPLIER = OrganisationKind.SUPPLIER.value


@creation(start=OrganisationState.ACTIVE, activity=ACTIVITY, allowed=administrators)
def register(act: Act, *, name: str, kind: Party = Party.CUSTOMER) -> Organisation:
    """Take in a customer or a supplier."""
    return Organisation(name=name, kind=kind.value)


@change(activity=ACTIVITY, allowed=administrators)
def rename(organisation: Organisation, act: Act, *, name: str) -> None:
    """Call it by another name; its records stay its own."""
    organisation.name = name


@transition(
    source=OrganisationState.ACTIVE,
    target=OrganisationState.RETIRED,
    activity=ACTIVITY,
    allowed=administrators,
    unless=is_the_provider,
)
def retire(organisation: Organisation, act: Act) -> None:
    """It is no longer served: its people cannot sign in any more, its records stay."""


@transition(
    source=OrganisationState.RETIRED,
    target=OrganisationState.ACTIVE,
    activity=ACTIVITY,
    allowed=administrators,
)
def reinstate(organisation: Organisation, act: Act) -> None:
    """It is served again: its people can sign in as before."""
