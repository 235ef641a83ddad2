"""Workers are killed in the midst of their jobs, and jobs kill their workers."""

import os
import signal

from django.db import connection

from armillary.kernel.jobs.models import Job, Worker
from armillary.kernel.jobs.queue import defer, retry
from tests.jobs.workers import ask, lay_out_paper, running, the_next_one, traces, until
from tests.makers import now

JOBS, KILLS = 500, 25
CUT = "terminating connection due to administrator command"


def test_no_job_is_lost_and_no_effect_doubled_when_workers_are_killed(own_database: None) -> None:
    lay_out_paper()
    for number in range(JOBS):
        defer("leave a trace", {"number": number, "seconds": 0.002})

    with running(2) as workers:
        for kill in range(KILLS):
            victim = the_next_one(workers)
            until(lambda after=kill: len(traces()) >= after * JOBS // (KILLS + 5))  # type: ignore[misc]
            os.kill(victim, signal.SIGKILL)
        until(lambda: not Job.objects.exists())

    assert traces() == list(range(JOBS))


def test_poison_never_stops_the_queue_and_leaves_no_effect(own_database: None) -> None:
    lay_out_paper()
    poisons = ("raise", "kill the worker", "cut the connection", "eat memory", "nobody knows this")
    for poison in poisons:
        defer(poison)
    for number in range(60):
        defer("leave a trace", {"number": number})

    with running(2):
        until(lambda: Job.objects.filter(state="dead").count() == len(poisons))
        until(lambda: not Job.objects.filter(state="waiting").exists())

    assert traces() == list(range(60))
    given_up = {
        name: error.removeprefix("django.db.utils.")
        for name, error in Job.objects.values_list("name", "last_error")
    }
    assert given_up == {
        "raise": "ValueError: This never works.",
        "kill the worker": "The worker ended 5 times while it did this.",
        "cut the connection": f"OperationalError: {CUT}",
        "eat memory": "MemoryError",
        "nobody knows this": "LookupError: Nothing here does the job nobody knows this.",
    }


def test_a_job_that_was_given_up_can_begin_anew(own_database: None) -> None:
    lay_out_paper()
    defer("leave a trace", {"number": 7})
    Job.objects.update(state="dead", attempts=5)
    [job] = Job.objects.values_list("pk", flat=True)

    with running(1):
        assert retry(job, now())
        until(lambda: traces() == [7])

    assert not retry(job, now())


def test_a_worker_goes_on_when_the_database_comes_back(own_database: None) -> None:
    lay_out_paper()
    with running(1):
        until(Worker.objects.exists)
        connection.close()
        ask(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where datname = current_database() and usename = 'armillary_web'"
        )
        defer("leave a trace", {"number": 1})
        until(lambda: traces() == [1])


def test_a_worker_that_is_told_to_end_ends_well(own_database: None) -> None:
    with running(1) as workers:
        until(Worker.objects.exists)

    assert workers.returncode == 0
    assert not Worker.objects.exists()
