"""`armillary jobs`: lists the jobs that were given up, and lets them begin anew."""

from argparse import Namespace
from datetime import UTC, datetime

from armillary.kernel.jobs.models import Job
from armillary.kernel.jobs.queue import retry
from armillary.kernel.jobs.vocabulary import JobState


def run(asked: Namespace) -> int:
    """With --retry ID let that job begin anew; else print one line for each that was given up."""
    if asked.retry is not None:
        return _retry(asked.retry)
    given_up = Job.objects.filter(state=JobState.DEAD).order_by("pk")
    for job in given_up:
        print(f"{job.pk}  {job.name}  {job.arguments}  {job.last_error}")
    waiting = Job.objects.filter(state=JobState.WAITING).count()
    print(f"Given up: {len(given_up):,}. Waiting: {waiting:,}.")
    return 1 if given_up else 0


def _retry(key: int) -> int:
    if retry(key, datetime.now(UTC)):
        print(f"Job {key} begins anew.")
        return 0
    print(f"No job {key} was given up.")
    return 1
