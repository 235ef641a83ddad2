"""What can be asked about links: everything that a record is linked to, from both ends."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from armillary.kernel import known
from armillary.kernel.access.visibility import visible
from armillary.kernel.links.models import Link
from armillary.people.models import Person
from armillary.records.models import Record


@dataclass(frozen=True, slots=True)
class Linked:
    """One link as read from a record: the words, and the record at the other end."""

    words: str
    slug: str
    record: Record
    outgoing: bool


def linked_to(record: Record, actor: Person) -> list[Linked]:
    """The links of a record whose other end the actor may see: one query and one per type."""
    here = known.of(type(record))
    ends = [
        _other_end(link, here.slug, record.pk)
        for link in Link.objects.filter(
            Q(from_type=here.slug, from_id=record.pk) | Q(to_type=here.slug, to_id=record.pk)
        ).order_by("name", "pk")
    ]
    by_type: dict[str, set[int]] = defaultdict(set)
    for _, slug, key, _ in ends:
        by_type[slug].add(key)
    found: dict[tuple[str, int], Any] = {
        (slug, row.pk): row
        for slug, keys in by_type.items()
        for row in visible(known.by_slug(slug).model, actor).filter(pk__in=keys)
    }
    return [
        Linked(words=words, slug=slug, record=found[slug, key], outgoing=outgoing)
        for words, slug, key, outgoing in ends
        if (slug, key) in found
    ]


def linking(slug: str, how: str) -> "QuerySet[Link, int]":
    """Keys of the records of a type from which such a link leads away, whoever may see them."""
    return Link.objects.filter(name=how, from_type=slug).values_list("from_id", flat=True)


def _other_end(link: Link, slug: str, key: int) -> tuple[str, str, int, bool]:
    if (link.from_type, link.from_id) == (slug, key):
        return link.name, link.to_type, link.to_id, True
    declared = known.by_slug(link.from_type).links
    back = next((each.back for each in declared if each.name == link.name), link.name)
    return back, link.from_type, link.from_id, False
