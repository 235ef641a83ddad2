"""Watching and no longer watching, for oneself, and adding a colleague."""

from armillary.fittings.notifications import telling
from armillary.fittings.notifications.vocabulary import What
from armillary.fittings.watching.models import Watch
from armillary.fittings.watching.queries import watches
from armillary.kernel import known
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import anyone, change, staff
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person
from armillary.people.vocabulary import PersonState
from armillary.records.models import Record


@change(activity=None, allowed=anyone)
def watch(record: Record, act: Act) -> News:
    """Hear of what happens to this."""
    if watches(record, act.actor):
        raise RuleBroken("You watch this already.")
    keep(record, act.actor, muted=False)
    return {"watchers": [None, act.actor.name]}


@change(activity=None, allowed=anyone)
def unwatch(record: Record, act: Act) -> News:
    """Hear no more of what happens to this."""
    if not watches(record, act.actor):
        raise RuleBroken("You do not watch this.")
    keep(record, act.actor, muted=True)
    return {"watchers": [act.actor.name, None]}


@change(activity=None, allowed=staff)
def add_watcher(record: Record, act: Act, *, person: Person) -> News:
    """Let a colleague hear of what happens to this. It gives no right to see it."""
    if person.state != PersonState.ACTIVE:
        raise Invalid({"person": f"{person.name} is no longer here."})
    if not visible(type(record), person).filter(pk=record.pk).exists():
        raise Invalid({"person": f"{person.name} may not see this, and watching gives no right."})
    if watches(record, person):
        raise Invalid({"person": f"{person.name} watches this already."})
    keep(record, person, muted=False)
    said = f"{act.actor.name} lets you watch this"
    telling.tell(act, person, what=What.ASSIGNED, text=said, about=record)
    return {"watchers": [None, person.name]}


def keep(record: Record, person: Person, *, muted: bool) -> None:
    """Write down that the person watches the record, or does not want to."""
    Watch.objects.update_or_create(
        record_type=known.of(type(record)).slug,
        record_id=record.pk,
        person=person,
        defaults={"muted": muted},
    )
