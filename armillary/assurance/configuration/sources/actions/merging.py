"""Two items are one: which of them stays, and how both come back when they were two after all."""

from dataclasses import replace
from typing import Any

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.actions.verifying import JOB
from armillary.assurance.configuration.class_fields import unique_keys
from armillary.assurance.configuration.models import Claim, ConfigurationItem
from armillary.assurance.configuration.queries import versions
from armillary.assurance.configuration.sources.merging import merges, moving
from armillary.assurance.configuration.sources.merging.planning import OWN, Plan, planned
from armillary.assurance.configuration.sources.models import Merge
from armillary.assurance.configuration.vocabulary import ENDED, UNENDED, UNMERGED, State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.jobs.queue import defer
from armillary.kernel.lifecycle import change, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.records.models import numbered
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.VERIFY_CMDB_INTEGRITY


@transition(
    source=UNMERGED,
    target=State.MERGED,
    activity=ACTIVITY,
    allowed=keepers,
    words="reason",
    beside=("into",),
)
def merge(
    item: ConfigurationItem,
    act: Act,
    *,
    into: ConfigurationItem,
    chosen: str = "",
    reason: str = "",
) -> News:
    """It is the same thing as another item, which stays and stands for both from now on.

    Where both say something, reconciliation decides, or `chosen`: “name=CI-000007, …”.
    """
    if why := objection(item, into):
        raise Invalid({"into": why})
    plan = planned(item, into, chosen)
    held = _part(item, into, plan)
    traces = moving.move(plan.relations, act.at)
    Claim.objects.filter(pk__in=[each.pk for each in plan.claims]).update(ci=into.pk)
    absorb(into, _beside(act), other=item, plan=plan)
    Merge.objects.create(
        item=item,
        survivor=into,
        act=act.id,
        merged_at=act.at,
        relations=traces,
        claims=[each.pk for each in plan.claims],
        **held,
    )
    item.merged_into = into
    defer(JOB, key=JOB)
    return None


def objection(item: ConfigurationItem, into: ConfigurationItem) -> str:
    """Why the two cannot be one."""
    if item.pk == into.pk:
        return "Nothing is merged into itself."
    if into.state in ENDED:
        return f"{into.number} is {into.state}: choose one that is there."
    if item.family != into.family:
        ours, theirs = item.get_family_display(), into.get_family_display()
        return f"{item.number} is of {ours}, {into.number} of {theirs}: they are not one thing."
    if item.organisation_id != into.organisation_id:
        return "They belong to different organisations."
    return ""


@change(activity=ACTIVITY, when=UNENDED, allowed=keepers)
def absorb(survivor: ConfigurationItem, act: Act, *, other: ConfigurationItem, plan: Plan) -> News:
    """It stands for another item as well."""
    _set(survivor, {each.name: each.goes for each in plan.values if each.taken})
    moved = sum(not each.why for each in plan.relations)
    return {"stands for": [None, f"{other.number} {other.name}"], "relations": [None, str(moved)]}


@change(activity=ACTIVITY, when=State.MERGED, allowed=keepers, words="reason")
def unmerge(item: ConfigurationItem, act: Act, *, reason: str = "") -> News:
    """They were two after all: both are again what they were, as if it had been so all the time.

    What was said of the survivor since stays with it; what sources said of this one comes back.
    """
    found = merges.merge_of(item.pk)
    survivor = found.survivor
    if survivor.state == State.MERGED:
        raise RuleBroken(f"{survivor.number} was merged itself: unmerge that one first.")
    if others := moving.others_merged(found):
        other = numbered(ConfigurationItem.prefix, others[0])
        raise RuleBroken(f"{other}, to which it is related, was merged since: unmerge that first.")
    let_go(survivor, _beside(act), other=item, found=found)
    moving.give_back(found, act.at)
    Claim.objects.filter(pk__in=found.claims, ci=survivor.pk).update(ci=item.pk)
    _hand_over_claims(found)
    back = {"state": found.state, "merged_into_id": None}
    versions.paint(item, act, {**back, "custom": found.kept}, found.merged_at, act.at)
    item.state, item.merged_into = found.state, None
    item.custom = {**item.custom, **found.kept}
    found.parted_at = act.at
    found.save(update_fields=["parted_at"])
    defer(JOB, key=JOB)
    return None


@change(activity=ACTIVITY, allowed=keepers)
def let_go(
    survivor: ConfigurationItem, act: Act, *, other: ConfigurationItem, found: Merge
) -> News:
    """It stands for another item no more."""
    back = {}
    for name, (before, after) in found.values.items():
        if not _passed_on(found, name, before, after) and _held(survivor, name) == after:
            back[name] = before
    versions.paint(survivor, act, _painted(back), found.merged_at, act.at)
    _set(survivor, back)
    return {"stands for": [f"{other.number} {other.name}", None]}


def _passed_on(found: Merge, name: str, before: Any, after: Any) -> bool:
    """Whether a later merge set the same value: taking that back leads to what was before both."""
    for later in merges.merges_into(found.survivor_id, but=found.pk).filter(pk__gt=found.pk):
        if name in later.values and later.values[name][0] == after:
            later.values[name][0] = before
            later.save(update_fields=["values"])
            return True
    return False


def _hand_over_claims(found: Merge) -> None:
    """What a source says of another one that is still merged is of the survivor from now on."""
    for other in merges.merges_into(found.survivor_id, but=found.pk):
        theirs = Claim.objects.filter(ci=found.survivor_id).values("provenance")
        free = Claim.objects.filter(ci=other.item_id).exclude(provenance__in=theirs)
        keys = list(free.values_list("pk", flat=True))
        Claim.objects.filter(pk__in=keys).update(ci=found.survivor_id)
        other.claims = [*other.claims, *keys]
        other.save(update_fields=["claims"])


def _part(item: ConfigurationItem, into: ConfigurationItem, plan: Plan) -> dict[str, Any]:
    """What it takes to have both back; what only one may have leaves the one that goes."""
    taken = [each for each in plan.values if each.taken]
    alone = {each.name for each in taken} & unique_keys()
    kept = {name: item.custom[name] for name in alone}
    item.custom = {name: value for name, value in item.custom.items() if name not in alone}
    values = {each.name: [_held(into, each.name), each.goes] for each in taken}
    return {"state": item.state, "kept": kept, "values": values}


def _held(item: ConfigurationItem, name: str) -> Any:
    return getattr(item, OWN[name]) if name in OWN else item.custom.get(name)


def _set(item: ConfigurationItem, values: dict[str, Any]) -> None:
    """Let it have these values; an attribute that is None goes."""
    for name, value in values.items():
        if name in OWN:
            setattr(item, OWN[name], value)
    held = {**item.custom, **{name: each for name, each in values.items() if name not in OWN}}
    item.custom = {name: each for name, each in held.items() if each is not None}


def _painted(values: dict[str, Any]) -> dict[str, Any]:
    """The values by the columns of versions."""
    own = {OWN[name]: value for name, value in values.items() if name in OWN}
    return {**own, "custom": {name: each for name, each in values.items() if name not in OWN}}


def _beside(act: Act) -> Act:
    """The same act at the other item, whose version nobody has seen."""
    return replace(act, version=None)
