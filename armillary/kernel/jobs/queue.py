"""The queue: putting a job in, taking one out, and what becomes of one that fails.

A taken job is due again when its lease ends. While it is being done, its row is locked: so a live
worker is never overtaken, however long it takes, and a dead one is, by whoever comes next.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import connection, transaction

from armillary.kernel.jobs.models import Job
from armillary.kernel.jobs.vocabulary import JobState

MOST_ATTEMPTS = 5
LEASE = timedelta(minutes=1)
FIRST_WAIT = timedelta(seconds=10)
LONGEST_ERROR = 2_000
_DEFER = """
insert into kernel_job (name, arguments, key, due_at)
values (%s, %s::jsonb, %s, coalesce(%s, now()))
on conflict (key) where not key = '' do nothing
"""
_TAKE = """
update kernel_job set attempts = attempts + 1, due_at = %(until)s
where id = (
    select id from kernel_job where state = 'waiting' and due_at <= %(now)s
        and (%(only)s::text[] is null or name = any(%(only)s))
    order by due_at, id limit 1 for update skip locked
)
returning id, name, arguments, attempts
"""
_HOLD = "select 1 from kernel_job where id = %s and attempts = %s and state = 'waiting' for update"
_DONE = "delete from kernel_job where id = %s"
_FAILED = """
update kernel_job set state = %s, due_at = %s, last_error = %s
where id = %s and attempts = %s and state = 'waiting'
"""
_RETRY = """
update kernel_job set state = 'waiting', attempts = 0, due_at = %s where id = %s and state = 'dead'
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """A job in the hands of a worker; the count of attempts tells whether it still is."""

    id: int
    name: str
    arguments: Mapping[str, Any]
    attempts: int


def defer(
    name: str,
    arguments: Mapping[str, Any] | None = None,
    *,
    key: str = "",
    run_at: datetime | None = None,
) -> None:
    """Have a job done after this transaction, at `run_at` or at once; no commit, no job.

    While a job with the same key is waiting or being done, this adds nothing.
    """
    written = msgspec.json.encode(arguments or {}).decode()
    with connection.cursor() as cursor:
        cursor.execute(_DEFER, (name, written, key, run_at))


def take(
    now: datetime, lease: timedelta = LEASE, only: Collection[str] | None = None
) -> Taken | None:
    """Take the job that has been due longest. The attempt counts from here, whatever happens.

    `only` jobs of these names, for who waits for them and is no worker.

    One at a time: of a batch, those that never began would count an attempt when the first one
    kills the worker. The commit need not reach the disk: only the death of the database loses it.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("set local synchronous_commit = off")
        cursor.execute(
            _TAKE, {"now": now, "until": now + lease, "only": list(only) if only else None}
        )
        row = cursor.fetchone()
    if row is None:
        return None
    key, name, arguments, attempts = row
    return Taken(key, name, msgspec.json.decode(arguments), attempts)


def hold(job: Taken) -> bool:
    """Lock the job until this transaction ends; False when it is no longer the taker's."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, (job.id, job.attempts))
        return cursor.fetchone() is not None


def finish(job: Taken) -> None:
    """The job is done when this transaction commits, together with all that it did."""
    with connection.cursor() as cursor:
        cursor.execute(_DONE, (job.id,))


def put_off(job: Taken, now: datetime, error: str, first_wait: timedelta = FIRST_WAIT) -> None:
    """Try again later, four times as long after each attempt; give up after the last one."""
    is_last = job.attempts >= MOST_ATTEMPTS
    state = JobState.DEAD if is_last else JobState.WAITING
    again = now + first_wait * 4 ** (job.attempts - 1)
    with connection.cursor() as cursor:
        cursor.execute(_FAILED, (state.value, again, error[-LONGEST_ERROR:], job.id, job.attempts))


def given_up(most: int) -> int:
    """How many jobs were given up, counted no further than this."""
    return len(Job.objects.filter(state=JobState.DEAD).values_list("pk")[:most])


def retry(job: int, now: datetime) -> bool:
    """Let a job that was given up begin anew; False when there is no such job."""
    with connection.cursor() as cursor:
        cursor.execute(_RETRY, (now, job))
        return bool(cursor.rowcount)
