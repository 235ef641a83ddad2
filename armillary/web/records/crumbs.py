"""Where a page is in the model: group, process, list, record."""

from dataclasses import dataclass

from armillary.kernel import known
from armillary.kernel.declarations import RecordType
from armillary.reference.groups import Group
from armillary.reference.processes import PROCESSES, process
from armillary.web.lists.views import list_url


@dataclass(frozen=True, slots=True)
class Crumb:
    """A place on the way, with its address where it has one."""

    label: str
    url: str = ""


def crumbs(kind: RecordType, *further: tuple[str, str]) -> tuple[Crumb, ...]:
    """From the process of a record type, or its shelf, to where the page is."""
    identifier = process_of(kind)
    above = process(identifier).title if is_process(identifier) else kind.shelf.label
    steps = ((kind.plural, list_url(kind)), *further)
    return (Crumb(above), *(Crumb(label, url) for label, url in steps))


def process_of(kind: RecordType) -> str:
    """The id of the process that a type belongs to."""
    return known.of(kind.model).process


def is_process(identifier: str) -> bool:
    """Whether it is one of the reference model; people and hand-offs belong to all of them."""
    return any(each.id == identifier for each in PROCESSES)


def group_of(kind: RecordType) -> Group | None:
    """The group whose hue the pages of this type carry."""
    identifier = process_of(kind)
    return process(identifier).group if is_process(identifier) else None


def hue_of(kind: RecordType) -> str:
    """The id of that group; what belongs to all has the hub's."""
    group = group_of(kind)
    return group.id if group else "assurance"
