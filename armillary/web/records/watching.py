"""Who watches a record, and the buttons to watch it, or no longer."""

from dataclasses import dataclass

from armillary.fittings.watching.queries import watchers_of
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.records.doors import verb_address
from armillary.web.values.kinds import Who
from armillary.web.values.making import who


@dataclass(frozen=True, slots=True)
class Watching:
    """Who watches; only the provider's people read who the others are."""

    people: tuple[Who, ...]
    mine: bool
    toggle_url: str
    add_url: str


def watching_of(record: Record, actor: Person) -> Watching:
    """The box of the watchers."""
    found = watchers_of(record)
    mine = any(each.key == actor.pk for each in found)
    others = found if actor.is_staff else ()
    return Watching(
        tuple(who(each.name) for each in others),
        mine,
        verb_address(record, "unwatch" if mine else "watch"),
        verb_address(record, "add_watcher") if actor.is_staff else "",
    )
