"""Writing one line: the entry and its place in the outbox, in one statement."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import connection

from armillary.kernel.acts import Act
from armillary.records.models import Record

_WRITE = """
with line as (
    insert into kernel_entry (act, at, recorded_at, actor_id, door, verb, activity, record_type,
        record_id, organisation_id, state_before, state_after, version, changes, text, audience)
    values (%s, %s, statement_timestamp(), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb,
        %s, %s)
    returning id
)
insert into kernel_outbox (entry_id) select id from line
"""


def write(
    record: Record,
    act: Act,
    *,
    slug: str,
    verb: str,
    activity: str,
    before: str,
    changes: Mapping[str, Any],
    text: str,
    audience: str,
) -> None:
    """Add the line of one verb to the journal, in the transaction of the act."""
    line = (
        act.id,
        act.at,
        act.actor.pk,
        act.door.value,
        verb,
        activity,
        slug,
        record.pk,
        record.organisation_id,
        before,
        record.state,
        record.version,
        msgspec.json.encode(changes, enc_hook=plain).decode(),
        text,
        audience,
    )
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, line)


def plain(value: Any) -> Any:
    """A value as the journal keeps it: numbers and texts as they are, moments in ISO form."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
