"""What can be done to the rules by which sources are understood."""

from armillary.assurance.configuration.actions.allowed import designers
from armillary.assurance.configuration.imports.identification import OPTIONAL
from armillary.assurance.configuration.models import ConfigurationClass
from armillary.assurance.configuration.rules import flaw_of_name
from armillary.assurance.configuration.sources.models import (
    IdentificationRule,
    ReconciliationRule,
    WeakIdentifier,
)
from armillary.assurance.configuration.sources.understanding import parted
from armillary.assurance.configuration.sources.vocabulary import Way
from armillary.assurance.configuration.vocabulary import Standing
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.records.models import Record
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.DEFINE_AND_MAINTAIN_CIS


@creation(start=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def identify_by(
    act: Act, *, of_class: ConfigurationClass, attributes: str, place: int = 100
) -> IdentificationRule:
    """Say by which attributes things of a class are recognised."""
    return IdentificationRule(
        of_class=of_class, attributes=_attributes(attributes), place=_place(place)
    )


@change(when=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def revise_identification(
    rule: IdentificationRule, act: Act, *, attributes: str | None = None, place: int | None = None
) -> None:
    """Recognise by other attributes, or ask it sooner or later."""
    rule.attributes = rule.attributes if attributes is None else _attributes(attributes)
    rule.place = rule.place if place is None else _place(place)


@creation(start=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def believe(
    act: Act,
    *,
    way: Way,
    of_class: ConfigurationClass | None = None,
    attribute: str = "",
    order_of_sources: str = "",
) -> ReconciliationRule:
    """Say which source is believed where several tell of the same."""
    if attribute and (why := flaw_of_name(attribute)):
        raise Invalid({"attribute": why})
    return ReconciliationRule(
        of_class=of_class,
        attribute=attribute,
        way=way.value,
        order_of_sources=", ".join(parted(order_of_sources)),
    )


@change(when=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def revise_belief(
    rule: ReconciliationRule,
    act: Act,
    *,
    way: Way | None = None,
    order_of_sources: str | None = None,
) -> None:
    """Believe in another way, or in another order; it counts from the next reading on."""
    rule.way = rule.way if way is None else way.value
    if order_of_sources is not None:
        rule.order_of_sources = ", ".join(parted(order_of_sources))


@creation(start=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def distrust(act: Act, *, value: str, reason: str = "") -> WeakIdentifier:
    """Let a value identify nothing any more: makers leave it in place of a real one."""
    return WeakIdentifier(value=value.strip(), reason=reason)


@transition(source=Standing.ACTIVE, target=Standing.RETIRED, activity=ACTIVITY, allowed=designers)
def retire(rule: Record, act: Act) -> None:
    """It counts no more, from the next reading on."""


@transition(source=Standing.RETIRED, target=Standing.ACTIVE, activity=ACTIVITY, allowed=designers)
def revive(rule: Record, act: Act) -> None:
    """Let it count again."""


def _attributes(told: str) -> str:
    names = parted(told)
    for name in names:
        if why := flaw_of_name(name.removesuffix(OPTIONAL)):
            raise Invalid({"attributes": f"“{name[:60]}”: {why}"})
    if all(name.endswith(OPTIONAL) for name in names):
        raise Invalid({"attributes": "Name at least one attribute that must be there."})
    return ", ".join(names)


def _place(place: int) -> int:
    if not 0 < place < 10_000:
        raise Invalid({"place": "From 1 to 9,999."})
    return place
