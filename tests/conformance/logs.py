"""What an imported log has done, and the same counted from its file in the words of its source."""

from collections import Counter
from datetime import UTC
from itertools import pairwise
from pathlib import Path

from django.db import transaction

from armillary.kernel.access.standing import stand_as
from armillary.kernel.registry import record_types
from armillary.operations.incident.imports.grouping import incidents_in
from armillary.operations.incident.imports.reading import Refused, open_log, read_log
from armillary.transformation.conformance import queries
from armillary.transformation.conformance.rules import Lived
from tests.conformance.makers import count_all
from tests.makers import the_robot

WAITING = {"Awaiting User Info", "Awaiting Problem", "Awaiting Vendor", "Awaiting Evidence"}
Moves = Counter[tuple[str, str]]


def check_with(lived: Lived, moves: Moves, firsts: Counter[str]) -> None:
    """What is counted here is what the rows of the source say, in its words."""
    steps: Counter[str] = Counter()
    for step, often in lived.steps.items():
        steps[f"{step.verb} from {step.before}"] += often
        steps[step.verb] += often
    not_over = {"New", "Active", *WAITING}
    past_resolved = moved_between(moves, {"New", "Active"}, {"Closed"})
    assert steps["reopen from closed"] == moved_between(moves, {"Closed"}, not_over)
    assert steps["reopen from resolved"] == moved_between(moves, {"Resolved"}, not_over)
    assert steps["hold from on_hold"] == moved_between(moves, WAITING, WAITING)
    assert steps["resume"] == moved_between(moves, WAITING, {"Active"})
    assert steps["close"] == moves["Resolved", "Closed"] + past_resolved + firsts["Closed"]
    assert steps["resolve"] == (
        moved_between(moves, not_over, {"Resolved"}) + past_resolved + firsts["Resolved"]
    )
    assert {str(each.step) for each in lived.used if each.is_odd} >= {
        "hold: on_hold → on_hold",
        "reopen: closed → in_progress",
    }


def moved_between(moves: Moves, before: set[str], after: set[str]) -> int:
    """How often a row says that an incident went from one of these to another one."""
    return sum(n for (a, b), n in moves.items() if a in before and b in after and a != b)


def told(path: Path) -> tuple[Moves, Counter[str]]:
    """What the rows say one after another, and with which state each incident begins."""
    moves: Moves = Counter()
    firsts: Counter[str] = Counter()
    with open_log(path) as file:
        for rows in incidents_in(read_log(file, UTC).rows):
            assert not isinstance(rows, Refused)
            states = [row.state.value for row in rows]
            moves.update(pairwise(states))
            firsts[states[0]] += 1
    return moves, firsts


def how_they_lived() -> Lived:
    with transaction.atomic():
        stand_as(the_robot())
        count_all()
        return queries.lived([record_types()["incidents"]])["incidents"]
