"""Putting jobs in, taking them out, and what becomes of those that fail."""

from datetime import timedelta

import pytest
from django.db import transaction

from armillary.kernel.jobs.models import Job
from armillary.kernel.jobs.queue import defer, hold, put_off, retry, take
from tests.makers import MONDAY

pytestmark = pytest.mark.django_db
LEASE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def test_a_job_is_there_only_when_its_transaction_is() -> None:
    with transaction.atomic():
        defer("count the sheep", {"from": 1}, run_at=MONDAY)
        transaction.set_rollback(True)

    assert take(MONDAY) is None


def test_a_job_waits_for_its_moment() -> None:
    defer("count the sheep", {"from": 1}, run_at=MONDAY)

    assert take(MONDAY - SECOND) is None
    taken = take(MONDAY)
    assert taken is not None
    assert (taken.name, taken.arguments, taken.attempts) == ("count the sheep", {"from": 1}, 1)


def test_a_key_keeps_a_job_from_being_doubled() -> None:
    for key in ("sheep", "sheep", "", ""):
        defer("count", key=key, run_at=MONDAY)

    assert Job.objects.count() == 3


def test_a_taken_job_comes_back_when_its_lease_ends() -> None:
    defer("count", run_at=MONDAY)
    first = take(MONDAY, LEASE)

    assert take(MONDAY + LEASE - SECOND) is None
    second = take(MONDAY + LEASE)

    assert first is not None
    assert second is not None
    assert second.attempts == 2
    with transaction.atomic():
        assert not hold(first)
        assert hold(second)


@pytest.mark.parametrize(("attempt", "seconds"), [(1, 10), (2, 40), (3, 160), (4, 640)])
def test_each_failure_waits_four_times_as_long(attempt: int, seconds: int) -> None:
    defer("count", run_at=MONDAY)
    Job.objects.update(attempts=attempt - 1)
    taken = take(MONDAY)
    assert taken is not None

    put_off(taken, MONDAY, "It rains.")

    job = Job.objects.get()
    assert (job.state, job.last_error) == ("waiting", "It rains.")
    assert job.due_at == MONDAY + timedelta(seconds=seconds)


def test_after_five_failures_a_job_is_given_up_until_somebody_retries_it() -> None:
    defer("count", run_at=MONDAY)
    Job.objects.update(attempts=4)
    taken = take(MONDAY)
    assert taken is not None

    put_off(taken, MONDAY, "It rains.")

    assert Job.objects.get().state == "dead"
    assert take(MONDAY + timedelta(days=9)) is None
    assert retry(taken.id, MONDAY)
    again = take(MONDAY)
    assert again is not None
    assert again.attempts == 1
