"""Records that name records of another process, where the model states nothing between the two.

Which relations there can be is declared: fields and links of record types. So only those are
counted that no interaction joins, and who acts has nothing to do with it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet

from armillary.kernel import registry
from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import Process, RecordType
from armillary.kernel.links.queries import linking
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.edges import joined
from armillary.reference.processes import PROCESSES
from armillary.transformation.flow.span import Span

MOST = 1_000
"""So many of one relation are counted, no more."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Records of a type can name those of another process: by a field, or by a kind of link."""

    kind: RecordType
    process: str
    name: str
    other: str
    is_link: bool = False


@cache
def unstated() -> tuple[Relation, ...]:
    """Those between processes that no interaction joins; what is installed does not change."""
    model = {each.id for each in PROCESSES}
    here = [each for each in registry.processes() if each.id in model]
    owners = {kind.model._meta.label: each.id for each in here for kind in each.records}
    return tuple(
        each
        for each in _declared(here, owners)
        if each.process != each.other and not joined(each.process, each.other)
    )


def related(span: Span, actor: Person) -> Mapping[tuple[str, str], int]:
    """How many records of the period name one so: by their process, and that of the other."""
    found: Counter[tuple[str, str]] = Counter()
    for each in unstated():
        found[each.process, each.other] += _opened(each, span, actor)[:MOST].count()
    return +found


def _declared(here: list[Process], owners: Mapping[str, str]) -> Iterator[Relation]:
    for process in here:
        for kind in process.records:
            for field in kind.model._meta.concrete_fields:
                if field.related_model and field.related_model._meta.label in owners:
                    other = owners[field.related_model._meta.label]
                    yield Relation(kind, process.id, field.name, other)
            for link in kind.links:
                if link.to in owners:
                    yield Relation(kind, process.id, link.name, owners[link.to], is_link=True)


def _opened(relation: Relation, span: Span, actor: Person) -> QuerySet[Record]:
    """The records of the period that name another so, as far as this person may see them."""
    rows = visible(relation.kind.model, actor).filter(span.moments("created_at"), span.whose)
    if not relation.is_link:
        return rows.filter(**{f"{relation.name}__isnull": False})
    return rows.filter(pk__in=linking(relation.kind.slug, relation.name))
