"""Calendar feeds at a glance."""

from django.db.models import Q

from armillary.fittings.feeds import actions
from armillary.fittings.feeds.models import CalendarFeed
from armillary.fittings.feeds.vocabulary import State
from armillary.kernel.declarations import RecordType, Shelf
from armillary.people.models import Person
from armillary.reference.roles import Role


def own_ones(actor: Person) -> Q:
    """The own ones; administrators see all, so that they can revoke them."""
    if actor.roles & {Role.ADMINISTRATOR, Role.ROBOT}:
        return Q()
    return Q(owner=actor.pk)


FEED = RecordType(
    model=CalendarFeed,
    states=State,
    title="name",
    tracking=actions.ACTIVITY,
    creations=(actions.feed,),
    verbs=(actions.change_question, actions.rename, actions.revoke),
    columns=("number", "name", "source", "question", "owner", "state"),
    facets=("state", "source", "owner"),
    search=("name",),
    shown=("source", "question", "owner"),
    order=("name", "id"),
    open_states=(State.IN_USE,),
    visible=own_ones,
    shelf=Shelf.WORK,
)
