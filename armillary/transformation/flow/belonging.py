"""Which records belong to a service: those that name it, themselves or by what they stand for.

A record names a configuration item in a field of its own, or in a row that is kept with it, such
as the items that a change touches. What belongs to such a record belongs to the service too: the
steps of a change, the review of an agreement. So a new process needs to say nothing here.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.db.models import ForeignKey, ManyToOneRel, Model, Q, QuerySet, Value

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.transformation.flow.span import Service

Sql = tuple[str, tuple[Any, ...]]


def ways(kind: RecordType) -> tuple[str, ...]:
    """The lookups that lead from a record of this type to the items that it belongs to."""
    model: type[Record] = kind.model
    return _ways(model)


@lru_cache(maxsize=256)
def _ways(model: type[Record]) -> tuple[str, ...]:
    if issubclass(model, ConfigurationItem):
        return ("pk",)
    near = tuple(_named(model))
    far = tuple(
        f"{field.name}__{way}"
        for field in _foreign(model)
        if issubclass(field.related_model, Record)
        and field.related_model not in (model, ConfigurationItem)
        for way in _named(field.related_model)
    )
    return (*near, *far)


def records_of(service: int, actor: Person) -> Iterator[tuple[RecordType, QuerySet[Record]]]:
    """By record type, queries of what belongs to a service and the actor may see."""
    for kind in record_types().values():
        for way in ways(kind):
            yield kind, visible(kind.model, actor).filter(**{way: service})


def keys_of(service: int, actor: Person) -> Sql:
    """A statement that finds record type and key of all of them, each once, and its parameters."""
    texts: list[str] = []
    given: list[Any] = []
    for kind, rows in records_of(service, actor):
        named = rows.order_by().annotate(slug=Value(kind.slug)).values_list("slug", "pk")
        text, parameters = named.query.sql_with_params()
        texts.append(text)
        given.extend(parameters)
    return " union ".join(texts), tuple(given)


def among(service: Service, kind: str, key: str) -> Q:
    """Rows whose columns `kind` and `key` name one of these records."""
    found = Q(pk__in=())
    for each, rows in records_of(service.key, service.actor):
        found |= Q(**{kind: each.slug, f"{key}__in": rows.order_by().values("pk")})
    return found


def _named(model: type[Model]) -> Iterator[str]:
    """Fields of the model that hold an item, or those of a row that is kept with it."""
    for field in _foreign(model):
        if issubclass(field.related_model, ConfigurationItem):
            yield field.name
    for back in model._meta.related_objects:
        if isinstance(back, ManyToOneRel) and not issubclass(back.related_model, Record):
            for field in _foreign(back.related_model):
                if issubclass(field.related_model, ConfigurationItem) and not back.hidden:
                    yield f"{back.get_accessor_name()}__{field.name}"


def _foreign(model: type[Model]) -> Iterator["ForeignKey[Model, Model]"]:
    for field in model._meta.get_fields():
        if isinstance(field, ForeignKey) and isinstance(field.related_model, type):
            yield field
