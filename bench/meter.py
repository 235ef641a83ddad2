"""What an operation costs: the time of processors in the application, the worker, the database."""

from collections.abc import Iterable
from dataclasses import dataclass

import psutil

from prove.house import House


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processor time. `web` answers, `background` works off what was left for later."""

    web: float
    background: float
    database: float

    def __sub__(self, earlier: "Spent") -> "Spent":
        return Spent(
            self.web - earlier.web,
            self.background - earlier.background,
            self.database - earlier.database,
        )

    def each(self, operations: int) -> "Spent":
        """For one of so many operations, in milliseconds."""
        scale = 1000 / max(operations, 1)
        return Spent(self.web * scale, self.background * scale, self.database * scale)


class Meter:
    """Reads the processors' time of one served house."""

    def __init__(self, house: House) -> None:
        self.web = family(house, "armillary.site.web")
        self._house = house
        self.postmaster = psutil.Process(_postmaster(house))

    @property
    def background(self) -> list[psutil.Process]:
        """The background worker, which begins a while after the web workers."""
        return family(self._house, "cli.main worker")

    def read(self) -> Spent:
        sessions = [self.postmaster, *self.postmaster.children(recursive=True)]
        return Spent(
            sum(map(_seconds, self.web)),
            sum(map(_seconds, self.background)),
            sum(map(_seconds, sessions)) + _of_the_gone(self.postmaster),
        )

    def memory(self) -> float:
        """What the web workers and granian itself hold, in MB; shared pages count once (PSS)."""
        return _megabytes(self.web)

    def memory_of_the_worker(self) -> float:
        return _megabytes(self.background)


def family(house: House, word: str) -> list[psutil.Process]:
    """Those under the served product whose command line names this, and their children."""
    found = {each.pid: each for one in house.processes(word) for each in (one, *_below(one))}
    return list(found.values())


def _below(process: psutil.Process) -> list[psutil.Process]:
    return list(process.children(recursive=True))


def _megabytes(processes: Iterable[psutil.Process]) -> float:
    return sum(float(each.memory_full_info().pss) for each in processes) / 2**20


def _seconds(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


def _of_the_gone(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.children_user + times.children_system)


def _postmaster(house: House) -> int:
    pid_file = house.folder.cluster / "postmaster.pid"
    return int(pid_file.read_text().splitlines()[0])
