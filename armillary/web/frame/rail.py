"""The left rail: the five groups in the order of the wheel, their processes, and the rest."""

from dataclasses import dataclass

from armillary.kernel.access.visibility import NOTHING
from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import processes
from armillary.people.models import Person
from armillary.reference.groups import GROUPS, Group
from armillary.reference.processes import processes_in
from armillary.reference.processes.process import Process as ModelProcess
from armillary.web.frame.icons import kind_icon, process_icon
from armillary.web.lists.views import list_url
from armillary.web.records.crumbs import is_process


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that the rail leads to."""

    label: str
    url: str
    icon: str
    current: bool


@dataclass(frozen=True, slots=True)
class ProcessPlace:
    """A process; without an address it is not installed yet."""

    title: str
    icon: str
    url: str
    current: bool
    records: tuple[Place, ...]
    count: None = None


@dataclass(frozen=True, slots=True)
class GroupPlace:
    """A group and those of its processes that this person has to do with."""

    id: str
    title: str
    processes: tuple[ProcessPlace, ...]


def groups(actor: Person, slug: str) -> tuple[GroupPlace, ...]:
    """The wheel. The provider's people see all of it, others what is installed and theirs."""
    found = (GroupPlace(each.id, each.title, _processes(each, actor, slug)) for each in GROUPS)
    return tuple(group for group in found if group.processes)


def settings(actor: Person, slug: str) -> tuple[Place, ...]:
    """What belongs to no process of the model: people, teams, responsibilities, hand-offs."""
    if not actor.is_staff:
        return ()
    kinds = (
        _place(kind, slug)
        for process in processes()
        if not is_process(process.id)
        for kind in process.records
    )
    return (*kinds, Place("Outgoing mail", "/mail", "send", slug == "mail"))


def _processes(group: Group, actor: Person, slug: str) -> tuple[ProcessPlace, ...]:
    places = (_process(each, actor, slug) for each in processes_in(group))
    return tuple(place for place in places if place.url or actor.is_staff)


def _process(process: ModelProcess, actor: Person, slug: str) -> ProcessPlace:
    kinds = [
        kind
        for installed in processes()
        if installed.id == process.id
        for kind in installed.records
        if kind.visible(actor) != NOTHING
    ]
    records = tuple(_place(kind, slug) for kind in kinds)
    current = any(place.current for place in records)
    url = records[0].url if records else ""
    return ProcessPlace(process.title, process_icon(process.id), url, current, records)


def _place(kind: RecordType, slug: str) -> Place:
    return Place(kind.plural, list_url(kind), kind_icon(kind.slug), kind.slug == slug)
