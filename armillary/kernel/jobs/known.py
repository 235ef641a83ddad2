"""Which function does the jobs of a name. Filled once, when the processes are installed."""

from collections.abc import Callable, Mapping
from typing import Any

from armillary.kernel import registry
from armillary.kernel.acts import Act
from armillary.kernel.declarations import Reaction, Schedule

Work = Callable[[Act, Mapping[str, Any]], object]

_work: dict[str, Work] = {}


def learn(name: str, work: Work) -> None:
    """Let jobs of this name be done by this function, in one transaction that also ends the job.

    Beside its arguments it is told which `attempt` this is: 1 unless it failed before.
    """
    if name in _work:
        raise ValueError(f"There is a job {name} already.")
    _work[name] = work


def work_of(name: str) -> Work:
    """Who does the jobs of this name. LookupError: nobody any more."""
    if name in _work:
        return _work[name]
    if reaction := reactions().get(name):
        return lambda act, arguments: reaction.job(act, arguments["lines"])
    schedule = schedules().get(name)
    if schedule is None:
        raise LookupError(f"Nothing here does the job {name}.")
    return lambda act, arguments: schedule.job(act)


def schedules() -> Mapping[str, Schedule]:
    """Every schedule of the installed processes, by the name of its job."""
    return {
        f"{process.id}: {schedule.name}": schedule
        for process in registry.processes()
        for schedule in process.schedule
    }


def reactions() -> Mapping[str, Reaction]:
    """Every reaction of the installed processes, by the name of its job."""
    return {
        f"{process.id}: {reaction.name}": reaction
        for process in registry.processes()
        for reaction in process.reactions
    }
