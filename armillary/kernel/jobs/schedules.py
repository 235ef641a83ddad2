"""Schedules: when one is due, it becomes a job, once, however many workers look at the clock."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from armillary.kernel.jobs.known import schedules
from armillary.kernel.jobs.queue import defer

_BEGIN = """
insert into kernel_recurrence (name, due_at, missed)
select name, %s, 0 from unnest(%s::text[]) name on conflict do nothing
"""
_DUE = """
select name, due_at from kernel_recurrence where due_at <= %s and name = any(%s)
order by name for update skip locked
"""
_NEXT = "update kernel_recurrence set due_at = %s, missed = missed + %s where name = %s"
_NOTE = "update kernel_recurrence set ran_at = %s, did = %s where name = %s"


def begin(now: datetime) -> None:
    """Give each schedule that is new its first round: now."""
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, (now, list(schedules())))


def enqueue_due(now: datetime) -> int:
    """Turn every schedule that is due into a job, and say how many these were.

    After a time without a worker there is one job, not one for each round that was missed; those
    are counted. A job of the same schedule that still waits or runs is not doubled.
    """
    declared = schedules()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_DUE, (now, list(declared)))
        due: list[tuple[str, datetime]] = cursor.fetchall()
        for name, was_due in due:
            missed, again = _after(was_due, now, timedelta(seconds=declared[name].every))
            defer(name, key=name, run_at=now)
            cursor.execute(_NEXT, (again, missed, name))
    return len(due)


def note(name: str, now: datetime, did: Any) -> None:
    """Keep when a schedule ran last and how much it did; other jobs leave no note."""
    if isinstance(did, int):
        with connection.cursor() as cursor:
            cursor.execute(_NOTE, (now, did, name))


def _after(was_due: datetime, now: datetime, every: timedelta) -> tuple[int, datetime]:
    """How many further rounds have passed, and when the next one is."""
    missed = (now - was_due) // every
    return missed, was_due + (missed + 1) * every
