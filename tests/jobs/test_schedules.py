"""A schedule that is due becomes a job: once, and once after a long silence."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

from django.db import connection

from armillary.kernel.jobs import schedules
from armillary.kernel.jobs.doing import do_one
from armillary.kernel.jobs.known import schedules as declared
from armillary.kernel.jobs.models import Job, Recurrence
from tests.makers import MONDAY

FORGET = "house: forget what has expired"
HOUR = timedelta(hours=1)


def test_a_new_schedule_is_due_at_once_and_then_every_so_often(own_database: None) -> None:
    schedules.begin(MONDAY)
    schedules.begin(MONDAY + HOUR)

    assert schedules.enqueue_due(MONDAY) == len(declared())
    assert schedules.enqueue_due(MONDAY) == 0
    round_ = Recurrence.objects.get(name=FORGET)
    assert (round_.due_at, round_.missed) == (MONDAY + HOUR, 0)


def test_after_a_silence_there_is_one_job_and_the_missed_rounds_are_counted(
    own_database: None,
) -> None:
    schedules.begin(MONDAY)

    schedules.enqueue_due(MONDAY + 5 * HOUR + timedelta(minutes=20))

    assert Job.objects.filter(name=FORGET).count() == 1
    round_ = Recurrence.objects.get(name=FORGET)
    assert (round_.due_at, round_.missed) == (MONDAY + 6 * HOUR, 5)


def test_two_workers_that_look_at_once_make_one_job(own_database: None) -> None:
    schedules.begin(MONDAY)
    made: list[int] = []

    at_once(8, lambda: made.append(schedules.enqueue_due(MONDAY)))

    assert sum(made) == len(declared())
    assert Job.objects.filter(name=FORGET).count() == 1


def test_a_scheduled_job_leaves_a_note_of_what_it_did(own_database: None) -> None:
    schedules.begin(MONDAY)
    schedules.enqueue_due(MONDAY)

    while do_one(MONDAY):
        pass

    assert not Job.objects.filter(name__in=declared()).exists()
    round_ = Recurrence.objects.get(name=FORGET)
    assert (round_.ran_at, round_.did) == (MONDAY, 0)


def at_once(count: int, work: Callable[[], object]) -> None:
    """So many threads, each with a connection of its own, begin at the same moment."""
    line = Barrier(count)

    def one() -> None:
        connection.ensure_connection()
        line.wait()
        work()
        connection.close()

    threads = [Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
