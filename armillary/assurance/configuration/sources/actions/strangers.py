"""What is done about something that a source sees and no item is."""

from dataclasses import replace
from typing import Any

from armillary.assurance.configuration.actions import registering
from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.models import (
    Claim,
    ConfigurationClass,
    ConfigurationItem,
    Discrepancy,
)
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.rules import name_of_stranger
from armillary.assurance.configuration.sources.models import IgnoredThing
from armillary.assurance.configuration.sources.schema import OWN, CataloguedSchema
from armillary.assurance.configuration.sources.strangers import Stranger, stranger_of
from armillary.assurance.configuration.vocabulary import (
    ENDED,
    STANDING_OUT,
    Criticality,
    DiscrepancyState,
    Environment,
    Finding,
    Standing,
)
from armillary.kernel.acts import Act
from armillary.kernel.custom import PREFIX
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import creation, transition
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.VERIFY_CMDB_INTEGRITY
_OWN = {"criticality": Criticality, "environment": Environment}


def is_known(discrepancy: Discrepancy, act: Act) -> str | None:
    """What is recorded needs no item made of it."""
    return None if discrepancy.kind == Finding.UNKNOWN else "This is for unknown things."


@creation(start=DiscrepancyState.OPEN, activity=ACTIVITY, allowed=keepers)
def sight(act: Act, *, source: str, key: str, says: str, family: str) -> Discrepancy:
    """Point out something that a source sees and no item is."""
    return Discrepancy(
        family=family,
        kind=Finding.UNKNOWN,
        finding=name_of_stranger(source, key),
        source=source,
        key=key,
        says=says,
        found_at=act.at,
    )


@transition(
    source=STANDING_OUT,
    target=DiscrepancyState.CORRECTED,
    activity=ACTIVITY,
    allowed=keepers,
    unless=is_known,
)
def make_item(
    discrepancy: Discrepancy,
    act: Act,
    *,
    configuration_class: ConfigurationClass | None = None,
    name: str = "",
) -> None:
    """Make an item of it, with what its source says; empty fields: as the source says."""
    seen = stranger_of(discrepancy)
    of = configuration_class or catalogue().class_by_name.get(seen.class_name)
    if of is None:
        why = f"There is no class “{seen.class_name}” here: choose one."
        raise Invalid({"configuration_class": why})
    told = _fitting(of, seen, name)
    item = registering.register(_beside(act), configuration_class=of, **told)
    _claim(discrepancy, item, seen)
    discrepancy.item, discrepancy.reason = item, f"{item.number} was made of it."
    discrepancy.accepted_until = None


@transition(
    source=STANDING_OUT,
    target=DiscrepancyState.CORRECTED,
    activity=ACTIVITY,
    allowed=keepers,
    unless=is_known,
    beside=("item",),
)
def recognise(discrepancy: Discrepancy, act: Act, *, item: ConfigurationItem) -> None:
    """Say which item it is; its source is heard of that one from now on."""
    if item.state in ENDED:
        raise Invalid({"item": f"{item.number} is used no more: bring it back first."})
    if Claim.objects.filter(ci=item.pk, provenance=discrepancy.source).exists():
        why = f"{discrepancy.source} tells of {item.number} already, under another key."
        raise Invalid({"item": why})
    _claim(discrepancy, item, stranger_of(discrepancy))
    discrepancy.item, discrepancy.reason = item, f"It is {item.number}."
    discrepancy.accepted_until = None


@transition(
    source=STANDING_OUT,
    target=DiscrepancyState.GONE,
    activity=ACTIVITY,
    allowed=keepers,
    unless=is_known,
    words="reason",
)
def ignore(discrepancy: Discrepancy, act: Act, *, reason: str, pattern: str = "") -> None:
    """Let it, and all that the pattern is like, be pointed out no more; empty: this one only."""
    rule = ignore_all(
        _beside(act),
        pattern=pattern or discrepancy.key,
        source=discrepancy.source,
        reason=reason,
    )
    discrepancy.reason, discrepancy.accepted_until = f"{rule.number}: {reason}", None


@creation(start=Standing.ACTIVE, activity=ACTIVITY, allowed=keepers)
def ignore_all(act: Act, *, pattern: str, reason: str, source: str = "") -> IgnoredThing:
    """Point out no more what sources see by this key or name and no item is; * is anything."""
    if not pattern.strip(" *"):
        raise Invalid({"pattern": "This would ignore everything."})
    return IgnoredThing(pattern=pattern.strip(), source=source.strip(), reason=reason)


def _fitting(of: ConfigurationClass, seen: Stranger, name: str) -> dict[str, Any]:
    """What the source says, as far as things of this class have it."""
    schema = CataloguedSchema(catalogue())
    told: dict[str, Any] = {"name": name or seen.name}
    for said, value in seen.said.items():
        kept, _ = schema.fitting(of.name, said, value)
        if kept is None or said in ("name", "state"):
            continue
        told[said if said in OWN else PREFIX + said] = _OWN[said](kept) if said in _OWN else kept
    if lacking := schema.lacks(of.name, {each.removeprefix(PREFIX): 1 for each in told}):
        why = f"It needs what its source does not say: {', '.join(lacking)}. Register it by hand."
        raise Invalid({"configuration_class": why})
    return told


def _claim(discrepancy: Discrepancy, item: ConfigurationItem, seen: Stranger) -> None:
    Claim.objects.create(
        ci=item,
        provenance=discrepancy.source,
        key=discrepancy.key,
        said=dict(seen.said),
        identifiers=dict(seen.identifiers),
        seen_at=seen.seen_at,
    )


def _beside(act: Act) -> Act:
    return replace(act, version=None)
