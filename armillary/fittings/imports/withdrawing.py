"""Taking a record back that was made by mistake, while nobody has touched it.

Records are not deleted: who may read one today can read it in ten years. What an import made an
hour ago and nobody has looked after is another matter. The row goes, its number is never used
again, and its lines stay in the journal, with one more that says who withdrew it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models

from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.journal.writing import write
from armillary.kernel.lifecycle import rows
from armillary.kernel.lifecycle.enacting import transaction_of
from armillary.records.models import Record

VERB, WITHDRAWN = "withdraw", "withdrawn"
_LINES = "select verb from kernel_entry where record_type = %s and record_id = %s order by id"
_DELETE = "select armillary_withdraw(%s, %s::regclass, %s, %s::text[])"


def withdraw(
    record: Record, act: Act, *, among: "models.QuerySet[Any] | None", reason: str
) -> None:
    """Take the record back. RuleBroken: something happened to it or points at it, in words."""
    kind = known.of(type(record))
    with transaction_of(act):
        rows.lock(record, among)
        if why := objection(record):
            raise RuleBroken(why)
        before, record.state = record.state, WITHDRAWN
        write(
            record,
            act,
            slug=kind.slug,
            verb=VERB,
            activity=str(kind.tracking),
            before=before,
            changes={},
            text=reason,
            audience=Audience.SYSTEM,
        )
        _delete(record, kind.slug)


def objection(record: Record) -> str | None:
    """Why it cannot be withdrawn; None when nothing but its creation is known to have happened."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, (known.of(type(record)).slug, record.pk))
        verbs = [verb for (verb,) in cursor.fetchall()]
    if record.version == 1 and len(verbs) == 1:
        return None
    last = verbs[-1].replace("_", " ") if verbs else "nothing"
    return f"{record.number} is in use: the last that happened to it is “{last}”."


def _delete(record: Record, slug: str) -> None:
    with connection.cursor() as cursor:
        named = [":".join(each) for each in pointers()]
        cursor.execute(_DELETE, (slug, record._meta.db_table, record.pk, named))
        [table] = cursor.fetchone()
    if table:
        raise RuleBroken(f"{record.number} is in use: a {_called(table)} points at it.")


@cache
def pointers() -> tuple[tuple[str, str, str], ...]:
    """Every table that can point at records of any type, by columns for their slug and key."""
    return tuple(_found())


def _found() -> Iterator[tuple[str, str, str]]:
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields if not field.is_relation}
        for name in sorted(names):
            stem = name.removesuffix("_id")
            if not speaks_only(model) and stem != name and f"{stem}_type" in names:
                yield model._meta.db_table, f"{stem}_type", name


def speaks_only(model: type[models.Model]) -> bool:
    """Whether its rows tell of records without needing them, as lines of the journal do."""
    return model is Entry or getattr(model, "speaks_only", False)


def _called(table: str) -> str:
    models = (model for model in apps.get_models() if model._meta.db_table == table)
    return next((str(model._meta.verbose_name) for model in models), table)
