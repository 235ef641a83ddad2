"""How a thing comes under control: as something that is there, planned, or lying in the store."""

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.models import ConfigurationClass, ConfigurationItem
from armillary.assurance.configuration.rules import flaw_of_class, flaw_of_state
from armillary.assurance.configuration.vocabulary import Criticality, Environment, State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import creation
from armillary.people.models import Organisation, Person, Team
from armillary.reference.activities import Configuration as Activity


@creation(start=State.IN_PRODUCTION, activity=Activity.DEFINE_AND_MAINTAIN_CIS, allowed=keepers)
def register(
    act: Act,
    *,
    name: str,
    configuration_class: ConfigurationClass,
    description: str = "",
    criticality: Criticality | None = None,
    environment: Environment | None = None,
    owner: Person | None = None,
    team: Team | None = None,
    user: Person | None = None,
    organisation: Organisation | None = None,
) -> ConfigurationItem:
    """Take something under control that is there and in use."""
    return _item(**{**locals(), "state": State.IN_PRODUCTION})


@creation(start=State.PLANNED, activity=Activity.DEFINE_AND_MAINTAIN_CIS, allowed=keepers)
def foresee(
    act: Act,
    *,
    name: str,
    configuration_class: ConfigurationClass,
    description: str = "",
    criticality: Criticality | None = None,
    environment: Environment | None = None,
    owner: Person | None = None,
    team: Team | None = None,
    organisation: Organisation | None = None,
) -> ConfigurationItem:
    """Name something that will be there: it is ordered or built next."""
    return _item(**{**locals(), "state": State.PLANNED})


@creation(
    start=State.IN_STOCK, activity=Activity.CONTROL_ASSETS_AND_ACCOUNT_STATUS, allowed=keepers
)
def take_into_stock(
    act: Act,
    *,
    name: str,
    configuration_class: ConfigurationClass,
    description: str = "",
    owner: Person | None = None,
    team: Team | None = None,
    organisation: Organisation | None = None,
) -> ConfigurationItem:
    """Take something under control that lies in the store."""
    return _item(**{**locals(), "state": State.IN_STOCK})


def _item(
    *,
    act: Act,
    state: State,
    configuration_class: ConfigurationClass,
    criticality: Criticality | None = None,
    environment: Environment | None = None,
    user: Person | None = None,
    organisation: Organisation | None = None,
    **given: object,
) -> ConfigurationItem:
    why = flaw_of_class(configuration_class) or flaw_of_state(configuration_class, state)
    if why:
        raise Invalid({"configuration_class": why})
    return ConfigurationItem(
        configuration_class=configuration_class,
        family=configuration_class.family,
        criticality=criticality and criticality.value,
        environment=environment.value if environment else "",
        user=user,
        organisation_id=organisation.pk if organisation else (user or act.actor).organisation_id,
        **given,
    )
