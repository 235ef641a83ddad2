"""The life of an item: from the plan to the scrap heap, each thing by the arrows of its kind."""

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.rules import flaw_of_state
from armillary.assurance.configuration.vocabulary import UNENDED, State
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change, transition
from armillary.kernel.lifecycle.verb import Objection
from armillary.people.models import Person
from armillary.reference.activities import Configuration as Activity

ACCOUNT = Activity.CONTROL_ASSETS_AND_ACCOUNT_STATUS


def never(state: State) -> Objection:
    """Why things of the class of an item are never in this state."""

    def objection(item: ConfigurationItem, act: Act) -> str | None:
        of = catalogue().classes.get(item.configuration_class_id) or item.configuration_class
        return flaw_of_state(of, state)

    return objection


@transition(
    source=State.PLANNED,
    target=State.ORDERED,
    activity=ACCOUNT,
    allowed=keepers,
    unless=never(State.ORDERED),
    words="reason",
)
def order(item: ConfigurationItem, act: Act, *, reason: str = "") -> None:
    """It is ordered from a supplier."""


@transition(
    source=(State.PLANNED, State.ORDERED),
    target=State.RECEIVED,
    activity=ACCOUNT,
    allowed=keepers,
    unless=never(State.RECEIVED),
    words="reason",
)
def receive(item: ConfigurationItem, act: Act, *, reason: str = "") -> None:
    """It has arrived, and somebody has looked whether it is what was ordered."""


@transition(
    source=(
        State.RECEIVED,
        State.BUILD_AND_TEST,
        State.STAGED,
        State.IN_PRODUCTION,
        State.IN_MAINTENANCE,
        State.RETIRED,
    ),
    target=State.IN_STOCK,
    activity=ACCOUNT,
    allowed=keepers,
    unless=never(State.IN_STOCK),
    words="reason",
)
def put_in_stock(item: ConfigurationItem, act: Act, *, reason: str = "") -> None:
    """It lies in the store, and nobody has it."""
    item.user = None


@transition(
    source=(State.PLANNED, State.RECEIVED, State.IN_STOCK),
    target=State.BUILD_AND_TEST,
    activity=ACCOUNT,
    allowed=keepers,
    unless=never(State.BUILD_AND_TEST),
    words="reason",
)
def build(item: ConfigurationItem, act: Act, *, reason: str = "") -> None:
    """It is put together and tried."""


@transition(
    source=(State.BUILD_AND_TEST, State.IN_STOCK),
    target=State.STAGED,
    activity=ACCOUNT,
    allowed=keepers,
    unless=never(State.STAGED),
    words="reason",
)
def stage(item: ConfigurationItem, act: Act, *, reason: str = "") -> None:
    """It is ready and waits for its day."""


@transition(
    source=(
        State.PLANNED,
        State.RECEIVED,
        State.IN_STOCK,
        State.BUILD_AND_TEST,
        State.STAGED,
        State.IN_MAINTENANCE,
    ),
    target=State.IN_PRODUCTION,
    activity=ACCOUNT,
    allowed=keepers,
    words="reason",
)
def put_into_production(item: ConfigurationItem, act: Act, *, reason: str = "") -> None:
    """It is in use from now on, or again."""


@transition(
    source=State.IN_PRODUCTION,
    target=State.IN_MAINTENANCE,
    activity=ACCOUNT,
    allowed=keepers,
    words="reason",
)
def maintain(item: ConfigurationItem, act: Act, *, reason: str = "") -> None:
    """It is being worked on and cannot be relied upon."""


@transition(
    source=UNENDED,
    target=State.RETIRED,
    activity=ACCOUNT,
    allowed=keepers,
    words="reason",
)
def retire(item: ConfigurationItem, act: Act, *, reason: str = "") -> None:
    """It is used no more."""
    item.user = None


@transition(
    source=State.RETIRED,
    target=State.IN_PRODUCTION,
    activity=ACCOUNT,
    allowed=keepers,
    words="reason",
)
def bring_back(item: ConfigurationItem, act: Act, *, reason: str) -> None:
    """It was retired too early and is in use again: say why."""


@transition(
    source=State.RETIRED,
    target=State.DISPOSED,
    activity=ACCOUNT,
    allowed=keepers,
    unless=never(State.DISPOSED),
    words="reason",
)
def dispose(item: ConfigurationItem, act: Act, *, reason: str = "") -> None:
    """It has left the house: sold, scrapped or given back."""


@change(activity=ACCOUNT, when=(State.IN_STOCK, State.STAGED, State.IN_PRODUCTION), allowed=keepers)
def give_to(item: ConfigurationItem, act: Act, *, user: Person) -> None:
    """Somebody has it and works with it from now on; it belongs where that person does."""
    item.user = user
    item.organisation_id = user.organisation_id


def nobody_has_it(item: ConfigurationItem, act: Act) -> str | None:
    """There is nothing to take back."""
    return None if item.user_id else "Nobody has it."


@change(activity=ACCOUNT, allowed=keepers, unless=nobody_has_it)
def get_back(item: ConfigurationItem, act: Act) -> None:
    """Who had it has it no more."""
    item.user = None
