"""The CMDB as it was at a moment, as we believed at another."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import connection

from armillary.assurance.configuration.models import ConfigurationClass
from armillary.assurance.configuration.queries.catalogue import catalogue
from armillary.assurance.configuration.queries.relations import Edge
from armillary.fittings.past import Moment
from armillary.kernel.listing.sql import Piece

__all__ = [
    "Digest",
    "Item",
    "Moment",
    "classes_of",
    "digest",
    "item",
    "items",
    "parsed",
    "relations",
    "rows",
    "table",
    "things",
    "ways",
]


class Item(NamedTuple):
    """An item as it was: its key, and its columns by name."""

    key: int
    content: dict[str, Any]


class Digest(NamedTuple):
    """How much there was, and what proves that it is still the same."""

    items: int
    relations: int
    digest: str


def items(moment: Moment, scope: ConfigurationClass | None = None) -> Iterator[Item]:
    """All items that there were, by key."""
    with connection.cursor() as cursor:
        cursor.execute(_ITEMS, {**moment._asdict(), "classes": classes_of(scope)})
        for key, content in cursor:
            yield Item(key, parsed(content))


def item(key: int, moment: Moment) -> Item | None:
    """One item as it was; None when there was no such item."""
    with connection.cursor() as cursor:
        cursor.execute(_ITEM, {**moment._asdict(), "key": key})
        found = cursor.fetchone()
    return Item(key, parsed(found[0])) if found and found[0] is not None else None


def rows(moment: Moment, key: int | None = None) -> Piece:
    """The table of items as it was, or one row of it: all its columns that are remembered."""
    only, bound = ("and v.ci_id = %s", (key,)) if key is not None else ("", ())
    text = table("%s", "%s", only)
    return Piece(text, (moment.recorded, moment.valid, moment.valid, *bound))


def relations(moment: Moment) -> list[Edge]:
    """All relations that held, in the order of their ends."""
    with connection.cursor() as cursor:
        cursor.execute(_RELATIONS, moment._asdict())
        return [Edge(*row) for row in cursor.fetchall()]


def digest(moment: Moment, scope: ConfigurationClass | None = None) -> Digest:
    """The same for the same moment for ever, whatever has become of the items since."""
    whole = hashlib.sha256()
    with connection.cursor() as cursor:
        cursor.execute(_PROOFS, {**moment._asdict(), "classes": classes_of(scope)})
        proofs = cursor.fetchall()
    kept = {key for key, _ in proofs}
    edges = [each for each in relations(moment) if each.source in kept and each.target in kept]
    for line in (*proofs, *edges):
        whole.update(repr(tuple(line)).encode())
    return Digest(len(proofs), len(edges), whole.hexdigest())


def parsed(content: Any) -> dict[str, Any]:
    """JSON as the driver gives it: parsed, or as text."""
    found: dict[str, Any] = json.loads(content) if isinstance(content, str) else content
    return found


def classes_of(scope: ConfigurationClass | None) -> list[int] | None:
    """The classes of a scope; None: all."""
    return sorted(catalogue().below(scope.pk)) if scope else None


def table(valid: str = "%(valid)s", recorded: str = "%(recorded)s", only: str = "") -> str:
    """The same as text with these marks, the second of which comes first."""
    return f"""
    select was.* from ({_last(valid, recorded, only)}) then_it
    left join configuration_configurationitem now_it on now_it.id = then_it.ci_id
    cross join lateral jsonb_populate_record(
        null::configuration_configurationitem,
        then_it.content || jsonb_build_object(
            'id', then_it.ci_id, 'version', then_it.number, 'updated_at', then_it.valid_from,
            'created_at', coalesce(now_it.created_at, then_it.valid_from)
        )
    ) was
    where then_it.content is not null
    """  # noqa: S608


def things(valid: str = "valid", recorded: str = "recorded") -> str:
    """The items of a moment and what they were, as text with marks of these names."""
    return f"""
    select ci_id, content from ({_last(f"%({valid})s", f"%({recorded})s")}) last
    where content is not null and (%(classes)s::bigint[] is null
        or (content ->> 'configuration_class_id')::bigint = any (%(classes)s::bigint[]))
    """  # noqa: S608


def ways(valid: str = "valid", recorded: str = "recorded") -> str:
    """The relations that held at a moment, as text with marks of these names."""
    return f"""
    select source_id, relation_type_id, target_id, "group", needed, share
    from configuration_relation
    where valid_from <= %({valid})s and (valid_to is null or valid_to > %({valid})s)
        and recorded_from <= %({recorded})s
        and (recorded_to is null or recorded_to > %({recorded})s)
    """  # noqa: S608


def _last(valid: str, recorded: str, only: str = "") -> str:
    """The last version of each item that holds at a moment, as text with these marks."""
    return f"""
    select distinct on (v.ci_id) v.ci_id, v.content, v.number, v.valid_from
    from configuration_version v
    where v.recorded_at <= {recorded} and v.valid_from <= {valid}
        and (v.valid_to is null or v.valid_to > {valid}) {only}
    order by v.ci_id, v.id desc
    """  # noqa: S608


_ITEMS = f"select ci_id, content from ({things()}) was order by ci_id"  # noqa: S608
_PROOFS = f"select ci_id, md5(content::text) from ({things()}) was order by ci_id"  # noqa: S608
_ITEM = """
select content from configuration_version
where ci_id = %(key)s and recorded_at <= %(recorded)s and valid_from <= %(valid)s
    and (valid_to is null or valid_to > %(valid)s)
order by id desc limit 1
"""
_RELATIONS = f"{ways()} order by source_id, relation_type_id, target_id, id"
