"""What can be done to the attributes by which things are described."""

from typing import Any

from armillary.assurance.configuration.actions.allowed import designers
from armillary.assurance.configuration.attributes import check
from armillary.assurance.configuration.models import Attribute, ConfigurationClass
from armillary.assurance.configuration.vocabulary import Need, Standing
from armillary.fittings.custom_fields.rules import key_from
from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change, creation, transition
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.DEFINE_AND_MAINTAIN_CIS


@creation(start=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def define(
    act: Act,
    *,
    of_class: ConfigurationClass,
    label: str,
    kind: Kind,
    name: str = "",
    help: str = "",  # noqa: A002  the word on the form
    unit: str = "",
    choices: str = "",
    minimum: str = "",
    maximum: str = "",
    need: Need = Need.OPTIONAL,
    is_unique: bool = False,
    sensitive: bool = False,
    place: int = 100,
    as_facet: bool = False,
    searched: bool = False,
) -> Attribute:
    """Describe things of a class, and of those below it, by one attribute more."""
    given = {key: value for key, value in locals().items() if key not in ("act", "name")}
    made = Attribute(
        name=name or key_from(label), **{key: _plain(value) for key, value in given.items()}
    )
    check(made)
    return made


@change(when=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def revise(
    attribute: Attribute,
    act: Act,
    *,
    label: str | None = None,
    help: str | None = None,  # noqa: A002  the word on the form
    unit: str | None = None,
    choices: str | None = None,
    minimum: str | None = None,
    maximum: str | None = None,
    need: Need | None = None,
    is_unique: bool | None = None,
    sensitive: bool | None = None,
    place: int | None = None,
    as_facet: bool | None = None,
    searched: bool | None = None,
) -> None:
    """Change what it is called, what it takes and how much it matters; recorded values stay."""
    given = {name: value for name, value in locals().items() if name not in ("attribute", "act")}
    for name, value in given.items():
        if value is not None:
            setattr(attribute, name, _plain(value))
    check(attribute)


@transition(source=Standing.ACTIVE, target=Standing.RETIRED, activity=ACTIVITY, allowed=designers)
def retire(attribute: Attribute, act: Act) -> None:
    """Show it and ask for it no more; what items hold is kept, out of sight."""


@transition(source=Standing.RETIRED, target=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def revive(attribute: Attribute, act: Act) -> None:
    """Show it again, with what items held."""
    check(attribute)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Kind | Need) else value
