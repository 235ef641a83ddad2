"""Doing one job: its effects and its end in one transaction, so that they happen exactly once."""

import logging
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Timer
from traceback import format_exception_only

from django.db import connection, transaction

from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.jobs import schedules
from armillary.kernel.jobs.known import work_of
from armillary.kernel.jobs.queue import (
    FIRST_WAIT,
    LEASE,
    MOST_ATTEMPTS,
    Taken,
    finish,
    hold,
    put_off,
    take,
)
from armillary.kernel.under_way import HOLD, moment_of

logger = logging.getLogger(__name__)
LONGEST = timedelta(minutes=10)
HUNG = 70
_BEGIN = f"""
select set_config('statement_timeout', %(limit)s, true),
    set_config('idle_in_transaction_session_timeout', %(limit)s, true),
    {HOLD}, clock_timestamp()
"""


def do_one(
    now: datetime,
    *,
    lease: timedelta = LEASE,
    first_wait: timedelta = FIRST_WAIT,
    longest: timedelta = LONGEST,
    only: Collection[str] | None = None,
) -> bool:
    """Take the next job that is due, of `only` these names, and do it; False when none is.

    A job that raises is put off. One that ends the worker, or its way to the database for good,
    comes back when its lease ends.
    """
    job = take(now, lease, only)
    if job is None:
        return False
    if job.attempts > MOST_ATTEMPTS:
        put_off(job, now, f"The worker ended {MOST_ATTEMPTS} times while it did this.")
        return True
    try:
        with ends_in_time(longest):
            _do(job, now)
    except Exception as error:  # noqa: BLE001  whatever a job does, the queue goes on
        words = "".join(format_exception_only(error)).strip()
        logger.warning("Job %s (%s), attempt %s: %s", job.id, job.name, job.attempts, words)
        put_off(job, now, words, first_wait)
    return True


def _do(job: Taken, now: datetime) -> None:
    with transaction.atomic(durable=True):
        if not hold(job):
            return
        with connection.cursor() as cursor:
            cursor.execute(_BEGIN, {"limit": f"{LONGEST.total_seconds():.0f}s", "at": now})
            at = moment_of(now, cursor.fetchone()[-1])
        actor = robot()
        stand_as(actor)
        act = Act(actor=actor, at=at, door=Door.JOB)
        done = work_of(job.name)(act, {**job.arguments, "attempt": job.attempts})
        schedules.note(job.name, now, done)
        finish(job)


@contextmanager
def ends_in_time(limit: timedelta) -> Iterator[None]:
    """A job that hangs ends the process: its supervisor starts another, its lease ends, and the
    attempt has been counted."""
    watch = Timer(limit.total_seconds(), os._exit, (HUNG,))
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
