"""The pulse of the workers: a row each, so that a doctor can see who lives."""

from datetime import datetime, timedelta

from django.db import connection

FORGOTTEN = timedelta(days=1)
_BEAT = """
insert into kernel_worker (name, started_at, seen_at) values (%s, %s, %s)
on conflict (name) do update set started_at = excluded.started_at, seen_at = excluded.seen_at
"""


def beat(name: str, started: datetime, now: datetime) -> None:
    """This worker lives; workers that have been silent for a day are forgotten."""
    with connection.cursor() as cursor:
        cursor.execute(_BEAT, (name, started, now))
        cursor.execute("delete from kernel_worker where seen_at < %s", (now - FORGOTTEN,))


def end(name: str) -> None:
    """This worker ends as it should."""
    with connection.cursor() as cursor:
        cursor.execute("delete from kernel_worker where name = %s", (name,))
