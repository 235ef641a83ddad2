"""What has come to rest: moments before which nothing can be recorded any more.

An act counts from its moment, and is seen from its commit on: whoever asks in between would be
told something else later. So what was believed can be asked once all that began by then is written.
"""

from datetime import datetime

from django.db import connection

from armillary.kernel.under_way import FIRST_SECOND, LATEST, LOCK

PATIENCE = 5.0
STEP = 0.05


def has_come_to_rest(moment: datetime) -> bool:
    """Whether what is recorded by this moment stays as it is, for whatever is read from now on."""
    with connection.cursor() as cursor:
        cursor.execute(_AT_REST, {"latest": LATEST.total_seconds()})
        rested: datetime = cursor.fetchone()[0]
    return moment < rested


def comes_to_rest(moment: datetime) -> bool:
    """The same, having waited for it for some seconds."""
    with connection.cursor() as cursor:
        for _ in range(int(PATIENCE / STEP)):
            if has_come_to_rest(moment):
                return True
            cursor.execute("select pg_sleep(%s)", (STEP,))
    return False


_AT_REST = f"""
select least(
    clock_timestamp() - make_interval(secs => %(latest)s),
    (
        select to_timestamp({FIRST_SECOND} + min(objid::bigint)) from pg_locks
        where locktype = 'advisory' and classid = {LOCK} and objsubid = 2
            and database = (select oid from pg_database where datname = current_database())
            and pid <> pg_backend_pid()
    )
)
"""  # noqa: S608
