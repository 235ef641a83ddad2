"""What is measured once: taking over a file, making the schema, starting, being idle, telling."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.houses import in_it
from bench.log import write_log
from bench.meter import Meter
from prove.house import ROOT, House, house

INCIDENTS = THRESHOLDS = 10_000
IDLE = 5.0


class Figure(NamedTuple):
    """What was reached and what should be: at least so much where it is a rate, else at most."""

    id: str
    what: str
    reached: float
    goal: float
    rate: bool = False

    @property
    def line(self) -> str:
        ratio = self.goal / self.reached if self.rate else self.reached / self.goal
        sign = "✗" if ratio > 1 else "✓"
        return f"{self.id:5} {self.what:44} {self.reached:9.1f} {self.goal:7.1f} {ratio:5.2f}{sign}"


def figures(only: Sequence[str]) -> Iterator[Figure]:
    """W7, W8 and W10, in a fresh house."""
    if only and not {"W7", "W8", "W10"} & set(only):
        return
    with house() as fresh:
        if not only or "W8" in only:
            yield from _schema(fresh)
            yield from _idle(fresh)
        if not only or "W7" in only:
            yield _taken_over(fresh)
        if not only or "W10" in only:
            yield _told(fresh)


def _schema(fresh: House) -> Iterator[Figure]:
    """The house was made with its schema: do it again from nothing, as `install` does."""
    fresh.ask("drop schema public cascade")
    fresh.ask("create schema public")
    yield Figure("W8", "schema on an empty database, s", command(fresh, "install"), 5)


def _idle(fresh: House) -> Iterator[Figure]:
    """Start it with its database up, look at the first page, and let it be."""
    started = time.monotonic()
    with fresh.served():
        yield Figure("W8", "start to first page, s", time.monotonic() - started, 1.5)
        time.sleep(IDLE)
        meter = Meter(fresh)
        yield Figure("W8", "idle: web with two workers, MB (PSS)", meter.memory(), 150)
        yield Figure("", "      and the background worker", meter.memory_of_the_worker(), 150)


def _taken_over(fresh: House) -> Figure:
    """Incidents a second, from the start of the command to its end."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        write_log(path, INCIDENTS)
        seconds = command(fresh, "import", "servicenow-log", str(path))
    taken = fresh.one("select count(*) from incident_incident")
    if taken != INCIDENTS:
        raise SystemExit(f"Only {taken} of {INCIDENTS} incidents were taken over.")
    return Figure(
        "W7", "take over 10,000 incidents, a second", INCIDENTS / seconds, 1000, rate=True
    )


def _told(fresh: House) -> Figure:
    """Promises that were broken while nobody looked are told of."""
    seconds = float(in_it(fresh, "bench.thresholds", str(THRESHOLDS), quiet=True))
    return Figure("W10", "tell of 10,000 deadlines that passed, s", seconds, 10)


def command(fresh: House, name: str, *arguments: str) -> float:
    """Seconds that a command of `armillary` takes."""
    started = time.monotonic()
    subprocess.run(
        [
            *(sys.executable, "-m", "armillary.cli.main", name, *arguments),
            *("--data", str(fresh.folder.path)),
        ],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        env=dict(os.environ),
    )
    return time.monotonic() - started
