"""A lending desk with many things, and working its batches off."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
from django.db import connection

from armillary.fittings.batches.models import Batch
from armillary.fittings.bulk.actions import start
from armillary.fittings.bulk.asked import asked, kind_and_verb
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.jobs import queue
from armillary.kernel.jobs.known import work_of
from armillary.people.models import Person
from armillary.records.models import Record
from tests.makers import MONDAY, by, the_robot
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve


def things(keeper: Person, count: int) -> list[Thing]:
    """So many things on the shelf."""
    return [shelve(by(keeper), title=f"Thing {number}") for number in range(count)]


def a_bulk(
    person: Person, verb: str, on: Sequence[Record], *, kind: str = "things", **arguments: Any
) -> Batch:
    """The batch that does a verb to these records, things unless another kind is named."""
    type_, found = kind_and_verb(kind, verb)
    numbers = tuple(thing.number for thing in on)
    act = by(person)
    return start(asked(act, kind=type_, verb=found, arguments=arguments, numbers=numbers), act)


def work_off(attempt: int = 1) -> int:
    """Do the jobs of batches that wait, in this transaction, and say how many these were."""
    steps = 0
    while job := _next():
        key, name, arguments = job
        robot = the_robot()
        stand_as(robot)
        act = Act(actor=robot, at=MONDAY + timedelta(seconds=steps), door=Door.JOB)
        work_of(name)(act, {"attempt": attempt, **arguments})
        queue.finish(queue.Taken(key, name, arguments, attempt))
        steps += 1
    return steps


def _next() -> tuple[int, str, dict[str, Any]] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, name, arguments from kernel_job where name = 'work on a batch' "
            "order by id limit 1"
        )
        found = cursor.fetchone()
    return (found[0], found[1], msgspec.json.decode(found[2])) if found else None
