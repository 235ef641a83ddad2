"""What is related to what now, and whether it may be."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from threading import local
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from armillary.assurance.configuration.models import (
    ConfigurationClass,
    ConfigurationItem,
    Relation,
    RelationType,
)
from armillary.assurance.configuration.models.facts import CURRENT
from armillary.assurance.configuration.queries.catalogue import Catalogue, Way, catalogue, reread


class Edge(NamedTuple):
    """A relation as it holds, by keys."""

    source: int
    relation_type: int
    target: int
    group: str
    needed: int | None
    share: float | None


def current() -> QuerySet[Relation]:
    """All relations that hold now, as far as we know."""
    return Relation.objects.filter(CURRENT)


def edges() -> list[Edge]:
    """The whole graph as it is now, by keys."""
    with connection.cursor() as cursor:
        cursor.execute(_EDGES)
        return [Edge(*row) for row in cursor.fetchall()]


def of(item: ConfigurationItem) -> QuerySet[Relation]:
    """What starts at an item or leads to it now, with both ends, types first."""
    found = current().filter(source=item.pk) | current().filter(target=item.pk)
    return found.select_related("source", "target", "relation_type").order_by(
        "relation_type_id", "group", "id"
    )


def between(
    source: ConfigurationItem, relation_type: RelationType, target: ConfigurationItem
) -> Relation | None:
    """The relation of this type that leads from one to the other now."""
    if _gathered.held is not None:
        return None
    return (
        current().filter(source=source.pk, relation_type=relation_type.pk, target=target.pk).first()
    )


def flaw(
    source: ConfigurationItem, relation_type: RelationType, target: ConfigurationItem
) -> str | None:
    """Why they may not be related in this way; None when they may."""
    keys = (relation_type.pk, source.configuration_class_id, target.configuration_class_id)
    known = catalogue()
    ways = known.ways_between(*keys)
    if not ways:
        known = reread()
        ways = known.ways_between(*keys)
    if not ways:
        return _not_allowed(known, source, relation_type, target)
    limited = next((way for way in ways if way.at_most_from or way.at_most_to), None)
    if limited is None or any(not (way.at_most_from or way.at_most_to) for way in ways):
        return None
    return _too_many(limited, source, relation_type, target)


def flaw_of_class(item: ConfigurationItem, of_class: ConfigurationClass) -> str | None:
    """Why the item cannot become one of this class: it has a relation that would not be allowed."""
    known = catalogue()
    for each in of(item):
        first, second = each.source, each.target
        keys = [each.source.configuration_class_id, each.target.configuration_class_id]
        keys[0 if each.source_id == item.pk else 1] = of_class.pk
        if not known.ways_between(each.relation_type_id, *keys):
            return (
                f"“{first.name} {each.relation_type.forward} {second.name}” would not be allowed: "
                "end this relation first."
            )
    return None


def open_one(values: Mapping[str, Any]) -> None:
    """Write that a relation holds. The constraint refuses what holds already."""
    if _gathered.held is None:
        Relation.objects.create(**values)
    else:
        _gathered.add(Relation(**values))


@contextmanager
def gathered() -> Iterator[None]:
    """Write the relations that are opened inside together, at the end.

    For tales of the past and for importers, who know that none of them holds already; the
    constraint refuses them all if they are wrong.
    """
    _gathered.held, _gathered.ends = [], Counter()
    try:
        yield
        Relation.objects.bulk_create(_gathered.held, batch_size=2_000)
    finally:
        _gathered.held, _gathered.ends = None, Counter()


class _Gathered(local):
    """What waits in this thread."""

    held: list[Relation] | None = None
    ends: "Counter[tuple[str, int, int]]" = Counter()

    def add(self, relation: Relation) -> None:
        """Let it wait, and count its ends."""
        if self.held is not None:
            self.held.append(relation)
        self.ends["source_id", relation.relation_type_id, relation.source_id] += 1
        self.ends["target_id", relation.relation_type_id, relation.target_id] += 1


_gathered = _Gathered()


def close(relation: Relation, at: datetime, ended: datetime) -> None:
    """Write that a relation holds no more since `ended`; what was believed until `at` is kept."""
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, {"key": relation.pk, "at": at, "ended": ended})


def _not_allowed(
    known: Catalogue,
    source: ConfigurationItem,
    relation_type: RelationType,
    target: ConfigurationItem,
) -> str:
    first = known.classes[source.configuration_class_id].label
    second = known.classes[target.configuration_class_id].label
    return (
        f"There is no rule by which “{first}” {relation_type.forward} “{second}”. "
        "See the relation rules."
    )


def _too_many(
    way: Way, source: ConfigurationItem, relation_type: RelationType, target: ConfigurationItem
) -> str | None:
    most = way.at_most_from
    if most and _count("source_id", relation_type.pk, source.pk) >= most:
        return f"{source.name} {relation_type.forward} {most} already, and that is the most."
    most = way.at_most_to
    if most and _count("target_id", relation_type.pk, target.pk) >= most:
        return f"{target.name} {relation_type.backward} {most} already, and that is the most."
    return None


def _count(end: str, relation_type: int, key: int) -> int:
    """How many relations of a type have this end, what waits to be written among them."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT[end], (relation_type, key))
        [number] = cursor.fetchone()
    return int(number) + _gathered.ends[end, relation_type, key]


_EDGES = """
select source_id, relation_type_id, target_id, "group", needed, share
from configuration_relation where recorded_to is null and valid_to is null
order by id
"""
_COUNT = {
    end: f"""
select count(*) from configuration_relation
where relation_type_id = %s and {end} = %s and recorded_to is null and valid_to is null
"""  # noqa: S608
    for end in ("source_id", "target_id")
}
HELD_UNTIL = """
insert into configuration_relation (source_id, relation_type_id, target_id, "group", needed, share,
    provenance, confidence, valid_from, valid_to, recorded_from)
select source_id, relation_type_id, target_id, "group", needed, share,
    provenance, confidence, valid_from, %(ended)s, recorded_to
from closed where valid_from < %(ended)s
"""
"""Tells from now on that these `closed` relations held until they ended."""

_CLOSE = f"""
with closed as (
    update configuration_relation set recorded_to = greatest(%(at)s, recorded_from)
    where id = %(key)s and recorded_to is null and valid_to is null
    returning *
)
{HELD_UNTIL}"""  # noqa: S608
