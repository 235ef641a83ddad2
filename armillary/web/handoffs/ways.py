"""To whom a record can be handed over: the interactions of the model that leave its process."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from armillary.fittings.handoffs.queries import processes_of
from armillary.kernel import known, registry
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.edges import EDGES
from armillary.reference.processes import PROCESSES, process
from armillary.web.records.crumbs import is_process


@dataclass(frozen=True, slots=True)
class Way:
    """An interaction from one process to another; `value` is what a form sends."""

    edge: int
    sender: str
    receiver: str
    label: str

    @property
    def value(self) -> str:
        return value_of(self.edge, self.sender, self.receiver)


@dataclass(frozen=True, slots=True)
class WayGroup:
    """All the ways to one process."""

    title: str
    ways: tuple[Way, ...]


def value_of(edge: int, sender: str, receiver: str) -> str:
    """A way as a form sends it."""
    return f"{edge}:{sender}:{receiver}"


def ways_from(record: Record, actor: Person) -> tuple[WayGroup, ...]:
    """By receiving process, those that are installed first.

    A record that belongs to no process of the model is handed over by the processes of the actor.
    """
    own = known.of(type(record)).process
    senders = (own,) if is_process(own) else processes_of(actor)
    built = {each.id for each in registry.processes()}
    found = sorted(
        (way for sender in senders for way in _ways(sender, named=len(senders) > 1)),
        key=lambda way: (way.receiver not in built, process(way.receiver).title, way.edge),
    )
    return tuple(
        WayGroup(_title(receiver, built), tuple(ways))
        for receiver, ways in groupby(found, key=lambda way: way.receiver)
    )


def chosen(groups: tuple[WayGroup, ...], value: str) -> Way | None:
    """The way that a form has sent, where it is one of these."""
    return next((way for group in groups for way in group.ways if way.value == value), None)


def _ways(sender: str, *, named: bool) -> Iterator[Way]:
    for edge in EDGES:
        for receiver in PROCESSES:
            if edge.carries(sender, receiver.id):
                who = f" (as {process(sender).title})" if named else ""
                yield Way(edge.id, sender, receiver.id, f"{edge.id} · {edge.what}{who}")


def _title(receiver: str, built: set[str]) -> str:
    title = process(receiver).title
    return title if receiver in built else f"{title} (planned: people answer by role)"
