"""The left rail: the five groups in the order of the wheel, their processes, and the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from armillary.kernel.access.visibility import NOTHING
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType, Shelf
from armillary.kernel.registry import processes
from armillary.people.models import Person
from armillary.reference.groups import GROUPS, Group
from armillary.reference.processes import processes_in
from armillary.reference.processes.process import Process as ModelProcess
from armillary.web.frame.creations import may_create
from armillary.web.frame.icons import kind_icon, process_icon
from armillary.web.lists.views import list_url
from armillary.web.records.crumbs import is_process

SHELF_ICONS = {Shelf.WORK: "progress", Shelf.PEOPLE: "users-group", Shelf.SETTINGS: "adjustments"}
FIRST = ("tasks", "consults", "hand-offs", "incoming-mails")
"""These stand at the top of their shelf, in this order; the others follow as they are installed."""

PAGES = {
    "change-management": (
        ("Change calendar", "/changes/calendar", "calendar-due"),
        ("Planned work", "/planned-work", "calendar-time"),
        ("Risk of changes", "/changes/risk", "target"),
        ("What changes caused", "/changes/caused", "report-analytics"),
    ),
    "configuration-management": (
        ("Ask the CMDB", "/questions/ask", "search"),
        ("CMDB health", "/reports/cmdb-health", "heart-rate-monitor"),
        ("Status accounting", "/reports/cmdb-status", "report-analytics"),
    ),
    "service-level-management": (
        ("Service catalogue", "/catalogue", "list-details"),
        ("Service levels", "/service-levels", "target"),
        ("At risk", "/service-levels/at-risk", "alert-triangle"),
        ("Compare", "/service-levels/benchmark", "scale"),
        ("Workflow of a service", "/map/workflow", "topology-star-3"),
    ),
}
"""Pages of a process that are no lists, for the provider's people."""

FOR_CUSTOMERS = {
    "change-management": (("Planned work", "/planned-work", "calendar-time"),),
    "service-level-management": (("Service catalogue", "/catalogue", "list-details"),),
}
"""The same for all others."""


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


@dataclass(frozen=True, slots=True)
class ShelfPlace:
    """A heading, and under it what belongs to no process of the model."""

    title: str
    icon: str
    places: tuple[Place, ...]


def groups(actor: Person, slug: str) -> tuple[GroupPlace, ...]:
    """The wheel. The provider's people see all of it, others what is installed and theirs."""
    found = (GroupPlace(each.id, each.title, _processes(each, actor, slug)) for each in GROUPS)
    return tuple(group for group in found if group.processes)


def shelves(act: Act, slug: str) -> tuple[ShelfPlace, ...]:
    """What belongs to no process of the model, for the provider's people."""
    if not act.actor.is_staff:
        return ()
    found = (
        ShelfPlace(shelf.label, SHELF_ICONS[shelf], tuple(_on(shelf, act, slug))) for shelf in Shelf
    )
    return tuple(shelf for shelf in found if shelf.places)


def _on(shelf: Shelf, act: Act, slug: str) -> Iterator[Place]:
    """What stands on a shelf. Of the settings one is shown those that one may make."""
    kinds = [
        kind
        for process in processes()
        if not is_process(process.id)
        for kind in process.records
        if kind.shelf == shelf and kind.visible(act.actor) != NOTHING
    ]
    for kind in sorted(kinds, key=_rank):
        if shelf != Shelf.SETTINGS or may_create(kind, act):
            yield _place(kind, slug)
    if shelf == Shelf.WORK:
        yield Place("Inbox of hand-offs", "/hand-offs/inbox", "inbox", slug == "hand-offs/inbox")
    if shelf == Shelf.SETTINGS:
        yield Place("Outgoing mail", "/mail", "send", slug == "mail")


def _rank(kind: RecordType) -> int:
    return FIRST.index(kind.slug) if kind.slug in FIRST else len(FIRST)


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
    pages = (PAGES if actor.is_staff else FOR_CUSTOMERS).get(process.id, ())
    records = (
        *(_place(kind, slug) for kind in kinds),
        *(Place(label, url, icon, slug == url.strip("/")) for label, url, icon in pages),
    )
    current = any(place.current for place in records)
    url = records[0].url if records else ""
    return ProcessPlace(process.title, process_icon(process.id), url, current, records)


def _place(kind: RecordType, slug: str) -> Place:
    return Place(kind.plural, list_url(kind), kind_icon(kind.slug), kind.slug == slug)
