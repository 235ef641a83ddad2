"""Linking and unlinking. Both ends are records that the actor can see."""

from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, staff
from armillary.kernel.lifecycle.verbs import News
from armillary.kernel.links.models import Link
from armillary.records.models import Record


@change(activity=None, allowed=staff)
def link(record: Record, act: Act, *, how: str, to: Record) -> News:
    """Say how this record stands to another one."""
    here, there = known.of(type(record)), known.of(type(to))
    fitting = [each.name for each in here.links if each.to == there.label]
    if how not in fitting:
        raise Invalid({"how": f"From here to {to.number} there is: {_listed(fitting)}."})
    if (here.slug, record.pk) == (there.slug, to.pk):
        raise Invalid({"to": "A record is not linked to itself."})
    Link.objects.create(
        name=how, from_type=here.slug, from_id=record.pk, to_type=there.slug, to_id=to.pk
    )
    return {how: [None, to.number]}


@change(activity=None, allowed=staff)
def unlink(record: Record, act: Act, *, how: str, to: Record) -> News:
    """Take a link back that this record has to another one."""
    here, there = known.of(type(record)), known.of(type(to))
    gone, _ = Link.objects.filter(
        name=how, from_type=here.slug, from_id=record.pk, to_type=there.slug, to_id=to.pk
    ).delete()
    if not gone:
        raise Invalid({"to": f"{record.number} has no link “{how}” to {to.number}."})
    return {how: [to.number, None]}


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names) or "no kind of link"
