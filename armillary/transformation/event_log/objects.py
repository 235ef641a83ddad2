"""Records as objects: what they are called, how their state changed, and what they point at."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import F

from armillary.kernel import known
from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.kernel.journal.models import Entry
from armillary.kernel.links.models import Link
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.transformation.event_log.seen import Pointer, Seen, moment

PORTION = 1_000
BEGINNING = "1970-01-01T00:00:00Z"
"""The moment of what an object always was, by the standard."""

ATTRIBUTES = [{"name": "title", "type": "string"}, {"name": "state", "type": "string"}]


def objects(seen: Seen) -> Iterator[dict[str, Any]]:
    """Every record of the types that are told, as far as it can be seen."""
    for kind in seen.kinds.values():
        for rows in _portions(kind, seen.actor):
            yield from _told(kind, rows, seen)


def _portions(kind: RecordType, actor: Person) -> Iterator[list[Record]]:
    model: type[Record] = kind.model
    after = 0
    while rows := list(visible(model, actor).filter(pk__gt=after).order_by("pk")[:PORTION]):
        yield rows
        after = rows[-1].pk


def _told(kind: RecordType, rows: Sequence[Record], seen: Seen) -> Iterator[dict[str, Any]]:
    states = _states(kind, [row.pk for row in rows])
    pointers = [*_references(rows), *_links(kind, rows)]
    relations = seen.relations(pointers, seen.there(pointers))
    for row in rows:
        title = {"name": "title", "time": BEGINNING, "value": str(getattr(row, kind.title))}
        yield {
            "id": row.number,
            "type": kind.slug,
            "attributes": [title, *states[row.pk]],
            "relationships": relations[row.pk],
        }


def _states(kind: RecordType, keys: Sequence[int]) -> Mapping[int, list[dict[str, str]]]:
    """Into which states they came, and when."""
    moved = Entry.objects.filter(record_type=kind.slug, record_id__in=keys)
    moved = moved.exclude(state_before=F("state_after")).order_by("pk")
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    for key, at, state in moved.values_list("record_id", "at", "state_after"):
        found[key].append({"name": "state", "time": moment(at), "value": state})
    return found


def _references(rows: Sequence[Record]) -> Iterator[Pointer]:
    """What their fields point at, by the name of the field; what they are about, so called."""
    model = type(rows[0])
    fields = [
        (each.name, each.attname, known.of(there).slug)
        for each in model._meta.concrete_fields
        if isinstance(there := each.related_model, type) and issubclass(there, Record)
    ]
    for row in rows:
        for name, attribute, slug in fields:
            if key := getattr(row, attribute):
                yield Pointer(row.pk, name, slug, key)
        if about := getattr(row, "about_id", None):
            yield Pointer(row.pk, "about", getattr(row, "about_type", ""), about)


def _links(kind: RecordType, rows: Sequence[Record]) -> Iterator[Pointer]:
    found = Link.objects.filter(from_type=kind.slug, from_id__in=[row.pk for row in rows])
    for each in found.order_by("pk"):
        yield Pointer(each.from_id, each.name, each.to_type, each.to_id)
