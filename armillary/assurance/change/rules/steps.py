"""When a step of a change may begin or be left out, and at which times it may be planned."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from armillary.assurance.change.vocabulary import PASSED_ORDERS, OrderState, RunIf


class Before(NamedTuple):
    """A step that another one waits for; `to_come`: it may still be done, or fail."""

    name: str
    state: str
    to_come: bool


class Planned(NamedTuple):
    """The time of something; of a step that stands before or after another one with its name."""

    start: datetime | None
    end: datetime | None
    name: str = ""


def bar_to_start(run_if: str, before: Sequence[Before]) -> str | None:
    """Why a step cannot begin, as those before it stand."""
    well = run_if == RunIf.WELL
    waiting = [
        each for each in before if (each.state not in PASSED_ORDERS if well else each.to_come)
    ]
    if waiting:
        return f"It waits for {_names(waiting)}."
    if run_if == RunIf.FAILED and not any(each.state == OrderState.FAILED for each in before):
        return "It is done only if a step before it fails, and none has."
    return None


def bar_to_skip(run_if: str, before: Sequence[Before]) -> str | None:
    """Why a step that has not begun cannot be left out, as those before it stand."""
    if run_if == RunIf.ALWAYS:
        return "It is done whatever became of the steps before it."
    waiting = [each for each in before if each.to_come]
    if run_if == RunIf.FAILED and waiting:
        return f"Whether it is needed is known after {_names(waiting)}."
    return None


def flaw_of_time(
    planned: Planned, room: Planned, before: Iterable[Planned] = (), after: Iterable[Planned] = ()
) -> tuple[str, str] | None:
    """The field that is wrong, and why: within its change, after those before it."""
    if planned.start is None or planned.end is None:
        return ("planned_start", "Say when it begins, too.") if planned.end else None
    if planned.end <= planned.start:
        return "planned_end", "It must end after it begins."
    return _outside(planned, room) or _out_of_turn(planned.start, planned.end, before, after)


def _outside(planned: Planned, room: Planned) -> tuple[str, str] | None:
    if room.start is None or room.end is None:
        return "planned_start", "Plan the window of the change first."
    if planned.start and planned.start < room.start:
        return "planned_start", "It must not begin before the time of its change."
    if planned.end and planned.end > room.end:
        return "planned_end", "It must end within the time of its change."
    return None


def _out_of_turn(
    start: datetime, end: datetime, before: Iterable[Planned], after: Iterable[Planned]
) -> tuple[str, str] | None:
    for each in before:
        if each.end and each.end > start:
            return "planned_start", f"It waits for {each.name}, which ends later."
    for each in after:
        if each.start and each.start < end:
            return "planned_end", f"{each.name} waits for it, and begins earlier."
    return None


def _names(steps: Iterable[Before]) -> str:
    return ", ".join(each.name for each in steps)
