"""Who of several people may see which records: one query for each type, however many people."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet, Value

from armillary.kernel.access.visibility import NOTHING, visible
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import Record

Seen = tuple[int, str, int]
"""A person, and the type and the key of a record."""


def seen_among(asked: Iterable[tuple[Person, str, int]]) -> set[Seen]:
    """Those of the pairs in which the person may see the record."""
    by_type: dict[str, dict[Person, set[int]]] = defaultdict(lambda: defaultdict(set))
    for person, slug, key in asked:
        by_type[slug][person].add(key)
    return {pair for slug, wanted in by_type.items() for pair in _seen_of_one_type(slug, wanted)}


def _seen_of_one_type(slug: str, wanted: dict[Person, set[int]]) -> set[Seen]:
    kind = record_types()[slug]
    limits: dict[Person, Q] = {person: kind.visible(person) for person in wanted}
    free = {
        (person.pk, slug, key)
        for person, limit in limits.items()
        if not limit
        for key in wanted[person]
    }
    questions = [
        _question(kind.model, person, wanted[person])
        for person, limit in limits.items()
        if limit and limit != NOTHING
    ]
    if not questions:
        return free
    found = questions[0].union(*questions[1:], all=True)
    return free | {(person, slug, key) for person, key in found}


def _question(
    model: type[Record], person: Person, keys: set[int]
) -> "QuerySet[Record, tuple[int, int]]":
    mine = visible(model, person).filter(pk__in=keys)
    return mine.annotate(who=Value(person.pk)).values_list("who", "pk").order_by()
