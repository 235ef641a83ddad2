"""What can be done to the tree of classes."""

from armillary.assurance.configuration.actions.allowed import designers
from armillary.assurance.configuration.models import ConfigurationClass
from armillary.assurance.configuration.queries import items
from armillary.assurance.configuration.rules import flaw_of_name
from armillary.assurance.configuration.vocabulary import Family, Life, Standing
from armillary.fittings.custom_fields.rules import key_from
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.DEFINE_AND_MAINTAIN_CIS


def has_something_below(each: ConfigurationClass, act: Act) -> str | None:
    """A class goes after what is of it."""
    if items.active_below(each):
        return "There are active classes below it: retire them first."
    if items.are_of(each):
        return "There are items of this class: give them another class first."
    return None


def stands_on_nothing(each: ConfigurationClass, act: Act) -> str | None:
    """Nothing grows on a dead branch."""
    if each.parent and each.parent.state == Standing.RETIRED:
        return f"“{each.parent.label}” is retired: revive it first."
    return None


@creation(start=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def define(
    act: Act,
    *,
    label: str,
    parent: ConfigurationClass | None = None,
    name: str = "",
    family: Family | None = None,
    life: Life | None = None,
    abstract: bool = False,
    half_life_days: int | None = None,
) -> ConfigurationClass:
    """Add a class to the tree. What is not said is as it is for the class above."""
    branch = _branch(parent, family)
    name = name or key_from(label)
    if why := flaw_of_name(name):
        raise Invalid({"name": why})
    return ConfigurationClass(
        name=name,
        label=label,
        parent=parent,
        family=branch,
        life=life or (parent.life if parent else Life.LOGICAL),
        abstract=abstract,
        half_life_days=half_life_days or (parent.half_life_days if parent else 180),
    )


@change(when=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def revise(
    of: ConfigurationClass,
    act: Act,
    *,
    label: str | None = None,
    abstract: bool | None = None,
    half_life_days: int | None = None,
) -> None:
    """Change what it is called and how long one believes what was recorded; items stay."""
    if abstract and not of.abstract and items.are_of(of):
        raise Invalid({"abstract": "There are items of this class: give them another class first."})
    of.label = of.label if label is None else label
    of.abstract = of.abstract if abstract is None else abstract
    if half_life_days is not None:
        of.half_life_days = half_life_days


@transition(
    source=Standing.ACTIVE,
    target=Standing.RETIRED,
    activity=ACTIVITY,
    allowed=designers,
    unless=has_something_below,
)
def retire(of: ConfigurationClass, act: Act) -> None:
    """Offer it no more; what is recorded of the past keeps it."""


@transition(
    source=Standing.RETIRED,
    target=Standing.ACTIVE,
    activity=ACTIVITY,
    allowed=designers,
    unless=stands_on_nothing,
)
def revive(of: ConfigurationClass, act: Act) -> None:
    """Offer it again."""


def _branch(parent: ConfigurationClass | None, family: Family | None) -> str:
    """The branch in which a class stands. Raises Invalid when it cannot stand there."""
    if parent is None:
        if family is None:
            raise Invalid({"family": "Say to which branch it belongs, or below which class."})
        return family.value
    if family and family != parent.family:
        raise Invalid({"family": f"“{parent.label}” belongs to another branch: {parent.family}."})
    if parent.state == Standing.RETIRED:
        raise Invalid({"parent": f"“{parent.label}” is retired."})
    return parent.family
