"""The way of one service: what was made for it, and what was handed over, in order of time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Value

from armillary.kernel import known
from armillary.kernel.access.visibility import visible
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.processes import PROCESSES
from armillary.transformation.flow.belonging import among, records_of
from armillary.transformation.flow.span import Service, Span

MOST = 5_000
"""So many steps are looked at, the latest of those that were made and of those handed over."""
OF_THE_MODEL = frozenset(each.id for each in PROCESSES)


@dataclass(frozen=True, slots=True)
class Step:
    """A record that came in, or a hand-off from one process to another (`onwards`)."""

    at: datetime
    process: str
    slug: str
    key: int
    onwards: str = ""


def steps(span: Span, service: Service) -> tuple[Step, ...]:
    """What happened in the period, the earliest first, in two statements."""
    made = (*_made(span, service), *_handed(span, service))
    return tuple(sorted(made, key=lambda each: (each.at, each.slug, each.key)))


def records(found: Iterable[Step], actor: Person) -> Mapping[tuple[str, int], Record]:
    """The records of some steps that the actor may see: one statement for each type."""
    keys: dict[str, set[int]] = {}
    for step in found:
        keys.setdefault(step.slug, set()).add(step.key)
    return {
        (slug, record.pk): record
        for slug, wanted in keys.items()
        for record in visible(record_types()[slug].model, actor).filter(pk__in=wanted)
    }


def _made(span: Span, service: Service) -> Iterator[Step]:
    first, *others = (
        rows.filter(span.moments("created_at"), span.whose)
        .order_by()
        .annotate(slug=Value(kind.slug))
        .values_list("slug", "pk", "created_at")
        for kind, rows in records_of(service.key, service.actor)
        if known.of(kind.model).process in OF_THE_MODEL
    )
    for slug, key, at in first.union(*others).order_by("-created_at")[:MOST]:
        yield Step(at, known.by_slug(slug).process, slug, key)


def _handed(span: Span, service: Service) -> Iterator[Step]:
    rows = visible(Handoff, service.actor).filter(
        among(service, "about_type", "about_id"), span.moments("created_at"), span.whose
    )
    kept = rows.values_list("created_at", "from_process", "pk", "to_process")
    for at, sender, key, receiver in kept.order_by("-created_at")[:MOST]:
        yield Step(at, sender, "hand-offs", key, receiver)
