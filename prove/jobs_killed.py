"""P03 and P04: jobs under workers that are killed, and among jobs that are poison."""

import os
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator

from armillary.kernel.jobs.models import Job
from armillary.kernel.jobs.queue import MOST_ATTEMPTS, defer
from prove.house import House
from prove.people import acting
from prove.promise import Figure, Size, exactly, none
from tests.jobs.workers import ask, lay_out_paper, running, the_next_one, traces, until

POISONS = ("raise", "hang", "eat memory", "kill the worker")
EACH = 5


def killed(house: House, size: Size) -> Iterator[Figure]:
    """Kill workers in the midst of their jobs; every job leaves its one trace."""
    kills, jobs = size.of(1_000, short=20), size.of(20_000, short=400)
    lay_out_paper()
    _fill(jobs, seconds=0.004)
    with running(2) as workers:
        for kill in range(kills):
            victim = the_next_one(workers)
            _until_there_are(kill * jobs // (kills + kills // 10 + 1))
            os.kill(victim, signal.SIGKILL)
        _until_all_are_done(workers)
    found = Counter(traces())
    ask("drop table trace")
    yield exactly("workers killed", kills, kills)
    yield none("jobs lost", len(set(range(jobs)) - set(found)))
    yield none("effects doubled", sum(times - 1 for times in found.values()))


def poisoned(house: House, size: Size) -> Iterator[Figure]:
    """Put poison among good jobs: these are done, the poison ends in the list of the dead."""
    good, each = size.of(2_000, short=100), size.of(EACH, short=1)
    lay_out_paper()
    with acting():
        for poison in POISONS:
            for _ in range(each):
                defer(poison)
    _fill(good, seconds=0.0)
    with running(2) as workers:
        _until_all_are_done(workers)
    dead = Job.objects.filter(state="dead", name__in=POISONS)
    yield exactly("good jobs done", good, len(set(traces()) & set(range(good))))
    yield exactly("poisons in the dead-letter list", each * len(POISONS), dead.count())
    yield none("given up before five tries", dead.filter(attempts__lt=MOST_ATTEMPTS).count())
    yield none("effects of poisons", sum(number < 0 for number in traces()))
    ask("drop table trace")
    ask("delete from kernel_job where state = 'dead'")


def _fill(jobs: int, *, seconds: float) -> None:
    with acting():
        for number in range(jobs):
            defer("leave a trace", {"number": number, "seconds": seconds})


def _until_there_are(wanted: int) -> None:
    until(lambda: ask("select count(*) from trace")[0][0] >= wanted)


def _until_all_are_done(workers: "subprocess.Popen[str]") -> None:
    """As long as it takes, while something is still getting done."""
    before = -1
    while left := Job.objects.filter(state="waiting").count():
        if left == before:
            raise TimeoutError(f"{left} jobs are not getting done.")
        before = left
        try:
            until(lambda less=left: Job.objects.filter(state="waiting").count() < less)  # type: ignore[misc]
        except AssertionError:
            continue
