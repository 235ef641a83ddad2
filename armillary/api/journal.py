"""The journal of a record as JSON: the lines that the actor may read, oldest first."""

from collections.abc import Mapping
from typing import Any

import msgspec

from armillary.api.changes import Names, changed, names_in
from armillary.fittings.house import FOR_STAFF
from armillary.kernel.declarations import RecordType
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.listing import sql
from armillary.kernel.listing.rows import Named
from armillary.kernel.listing.sql import Piece
from armillary.people.models import Person
from armillary.records.models import numbered

MOST = 200
_COLUMNS = (
    "line.id",
    "line.at",
    "line.actor_id",
    "who.name",
    "line.door",
    "line.verb",
    "line.activity",
    "line.state_before",
    "line.state_after",
    "line.version",
    "line.changes::text",
    "line.text",
    "line.audience",
)
_FOR_CALLERS = (
    f"line.audience <> {sql.literal(Audience.INTERNAL.value)} "
    f"and line.verb not in ({', '.join(map(sql.literal, sorted(FOR_STAFF)))})"
)
_LINES = Piece("kernel_entry line join people_person who on who.id = line.actor_id")


def lines(
    kind: RecordType, key: int, actor: Person, *, after: int = 0, limit: int = MOST
) -> list[dict[str, Any]]:
    """The lines after this one. Whether the actor may see the record is settled before."""
    here = Piece(
        "line.record_type = %s and line.record_id = %s::bigint and line.id > %s::bigint",
        (kind.slug, key, after),
    )
    return _read(kind, here, actor, limit)


def since(kind: RecordType, key: int, actor: Person, version: int) -> list[dict[str, Any]]:
    """What was done to the record since it had this version."""
    here = Piece(
        "line.record_type = %s and line.record_id = %s::bigint and line.version > %s::bigint",
        (kind.slug, key, version),
    )
    return _read(kind, here, actor, MOST)


def _read(kind: RecordType, here: Piece, actor: Person, limit: int) -> list[dict[str, Any]]:
    where = sql.both((here, Piece("" if actor.is_staff else _FOR_CALLERS)))
    found = sql.fetch(sql.select(_COLUMNS, _LINES, where, "line.id", limit))
    told = [msgspec.json.decode(row[10], type=dict[str, Any]) for row in found]
    names = names_in(kind, told, actor)
    return [_line(row, changes, names) for row, changes in zip(found, told, strict=True)]


def _line(row: tuple[Any, ...], changes: Mapping[str, Any], names: Names) -> dict[str, Any]:
    line, at, who, name, door, verb, activity, before, after, version, _, text, audience = row
    return {
        "line": line,
        "at": at,
        "who": Named(numbered(Person.prefix, who), name),
        "door": door,
        "verb": verb,
        "activity": activity,
        "state_before": before or None,
        "state_after": after,
        "version": version,
        "changes": changed(changes, names),
        "text": text,
        "audience": audience,
    }
