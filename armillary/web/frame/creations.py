"""What this person may make: one entry for each kind of record, those of processes first."""

from dataclasses import dataclass

from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.registry import processes
from armillary.web.frame.icons import kind_icon
from armillary.web.records.crumbs import is_process

KEPT_BACK = frozenset({"hand-offs", "tasks", "consults", "batches", "import-mappings", "exports"})


@dataclass(frozen=True, slots=True)
class CreationPlace:
    """Where the form of a new record is."""

    label: str
    url: str
    icon: str
    primary: bool


def creations(act: Act) -> tuple[CreationPlace, ...]:
    """The kinds of which the actor may make one. Others start at a record or a list."""
    kinds = [
        kind
        for process in sorted(processes(), key=lambda each: not is_process(each.id))
        for kind in process.records
        if kind.slug not in KEPT_BACK and may_create(kind, act)
    ]
    return tuple(
        CreationPlace(kind.name, f"/{kind.slug}/new", kind_icon(kind.slug), index == 0)
        for index, kind in enumerate(kinds)
    )


def may_create(kind: RecordType, act: Act) -> bool:
    """Whether the first creation of the type is allowed to the actor."""
    if not kind.creations:
        return False
    creation = kind.creations[0]
    return creation.allowed.refusal(None, act, activity_of(creation, kind.model)) is None
