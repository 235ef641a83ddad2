"""Statements that write what readings leave beside items: claims, relations, and their own rows.

Each is one statement for a whole portion, whatever its size.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from armillary.assurance.configuration.queries.as_of import parsed
from armillary.assurance.configuration.queries.relations import HELD_UNTIL

_CLAIM = """
insert into configuration_claim (ci_id, provenance, key, said, identifiers, confidence, seen_at)
select ci, %(source)s, key, said, identifiers, 1.0, %(at)s
from jsonb_to_recordset(%(told)s::jsonb) as told(ci bigint, key text, said jsonb, identifiers jsonb)
on conflict (ci_id, provenance) do update set key = excluded.key, said = excluded.said,
    identifiers = excluded.identifiers, seen_at = excluded.seen_at
"""
_UNCLAIM = """
delete from configuration_claim where provenance = %(source)s and ci_id = any(%(items)s)
"""
_SEEN = """
with seen as (
    update configuration_claim set seen_at = %(at)s
    where provenance = %(source)s and ci_id = any(%(items)s)
)
update configuration_configurationitem set last_seen_at = %(at)s where id = any(%(items)s)
"""
_BEGIN = """
insert into configuration_relation (source_id, relation_type_id, target_id, "group", needed, share,
    provenance, confidence, valid_from, recorded_from)
select source, type, target, coalesce("group", ''), needed, share, %(source)s, 1.0,
    coalesce(since, %(at)s), %(at)s
from jsonb_to_recordset(%(told)s::jsonb) as told(source bigint, type bigint, target bigint,
    "group" text, needed integer, share double precision, since timestamptz)
on conflict do nothing
"""
_END = f"""
with closed as (
    update configuration_relation r set recorded_to = greatest(%(at)s, r.recorded_from)
    from jsonb_to_recordset(%(told)s::jsonb)
        as told(source bigint, type bigint, target bigint, "group" text)
    where r.source_id = told.source and r.relation_type_id = told.type
        and r.target_id = told.target and r."group" = told."group"
        and r.provenance = %(source)s and r.recorded_to is null and r.valid_to is null
    returning r.*
)
{HELD_UNTIL}"""  # noqa: S608
_TELL = """
update sources_row held
set outcome = told.outcome, sentence = told.sentence, ci = coalesce(told.ci, held.ci),
    before = coalesce(told.before, held.before), related = held.related or told.related
from jsonb_to_recordset(%s::jsonb) as told(row bigint, outcome text, sentence text, ci bigint,
    before jsonb, related boolean)
where held.id = told.row
"""
_HOLDERS = """
select told.key, told.value, i.id
from configuration_configurationitem i, jsonb_each_text(i.custom) told
where i.custom ?| %(names)s::text[] and told.key = any(%(names)s) and told.value = any(%(values)s)
"""
_CLAIMED = """
select key from configuration_claim where provenance = %s and key = any(%s) and key <> ''
"""
_SAID = """
select ci_id, key, said, identifiers from configuration_claim
where provenance = %s and ci_id = any(%s)
"""


class Ending(NamedTuple):
    """What became of a row."""

    row: int
    outcome: str
    sentence: str = ""
    ci: int | None = None
    before: Mapping[str, Any] | None = None
    related: bool = False


def claim(source: str, at: datetime, told: Sequence[Mapping[str, Any]]) -> None:
    """Keep what the source says of items, instead of what it said before."""
    _do(_CLAIM, source=source, at=at, told=told)


def unclaim(source: str, items: Sequence[int]) -> None:
    """Forget what the source said of these items."""
    _do(_UNCLAIM, source=source, items=list(items))


def seen(source: str, at: datetime, items: Sequence[int]) -> None:
    """The source has told of these again, and of nothing new."""
    _do(_SEEN, source=source, at=at, items=list(items))


def begin(source: str, at: datetime, told: Sequence[Mapping[str, Any]]) -> None:
    """Let relations hold from now on."""
    _do(_BEGIN, source=source, at=at, told=told)


def end(source: str, at: datetime, told: Sequence[Mapping[str, Any]]) -> None:
    """Let relations that this source has told of hold no more; what was believed is kept."""
    _do(_END, source=source, at=at, ended=at, told=told)


def tell(endings: Iterable[Ending]) -> None:
    """Write what became of rows."""
    told = [each._asdict() for each in endings]
    if told:
        with connection.cursor() as cursor:
            cursor.execute(_TELL, (_encoded(told),))


def claimed(source: str, keys: Sequence[str]) -> set[str]:
    """Which of these keys the source has given to an item already."""
    return {key for (key,) in _asked(_CLAIMED, (source, list(keys)))}


def said(source: str, items: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What the source says of these items, as it must be written to have it back."""
    return {
        ci: {"key": key, "said": parsed(values), "identifiers": parsed(identifiers)}
        for ci, key, values, identifiers in _asked(_SAID, (source, list(items)))
    }


def holders(names: Sequence[str], values: Sequence[str]) -> dict[tuple[str, str], int]:
    """Who holds which of these values of unique attributes."""
    if not names or not values:
        return {}
    asked = {"names": list(names), "values": list(values)}
    return {(name, value): pk for name, value, pk in _asked(_HOLDERS, asked)}


def know_anew(touched: int) -> None:
    """Let the planner look at the tables of readings of which so many rows are much.

    It would look by itself, as soon as a minute has passed and a worker is free; until then what
    was just taken in is asked for by the plans of an empty house.
    """
    with connection.cursor() as cursor:
        cursor.execute("select sources_know_anew(%s)", (touched,))


def _do(statement: str, **asked: Any) -> None:
    told = asked.get("told", asked.get("items"))
    if not told:
        return
    if "told" in asked:
        asked["told"] = _encoded(asked["told"])
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)


def _asked(statement: str, asked: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _encoded(told: Any) -> str:
    return msgspec.json.encode(told).decode()
