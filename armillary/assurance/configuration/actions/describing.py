"""What is said of an item: its words, its class, and who answers for it."""

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.models import ConfigurationClass, ConfigurationItem
from armillary.assurance.configuration.queries import relations
from armillary.assurance.configuration.rules import flaw_of_class, flaw_of_state
from armillary.assurance.configuration.vocabulary import (
    UNMERGED,
    Criticality,
    Environment,
    State,
)
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change
from armillary.people.models import Person, Team
from armillary.reference.activities import Configuration as Activity


@change(activity=Activity.DEFINE_AND_MAINTAIN_CIS, when=UNMERGED, allowed=keepers)
def describe(
    item: ConfigurationItem,
    act: Act,
    *,
    name: str | None = None,
    description: str | None = None,
    criticality: Criticality | None = None,
    environment: Environment | None = None,
) -> None:
    """Say what it is like; what you leave out stays as it is."""
    if name is not None:
        item.name = name
    if description is not None:
        item.description = description
    if criticality is not None:
        item.criticality = criticality.value
    if environment is not None:
        item.environment = environment.value


@change(activity=Activity.DEFINE_AND_MAINTAIN_CIS, when=UNMERGED, allowed=keepers)
def entrust(
    item: ConfigurationItem,
    act: Act,
    *,
    owner: Person | None = None,
    team: Team | None = None,
) -> None:
    """Say who answers for it and who looks after it; empty is nobody."""
    item.owner, item.team = owner, team


@change(activity=Activity.DEFINE_AND_MAINTAIN_CIS, when=UNMERGED, allowed=keepers)
def classify(item: ConfigurationItem, act: Act, *, configuration_class: ConfigurationClass) -> None:
    """It is of another class: values that the new class has not are kept out of sight."""
    why = flaw_of_class(configuration_class) or flaw_of_state(
        configuration_class, State(item.state)
    )
    if why:
        raise Invalid({"configuration_class": why})
    if why := relations.flaw_of_class(item, configuration_class):
        raise Invalid({"configuration_class": why})
    item.configuration_class = configuration_class
    item.family = configuration_class.family
