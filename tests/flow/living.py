"""People who do what chance will have them do, and others who count it meanwhile."""

from collections.abc import Callable
from functools import partial
from random import Random
from threading import Thread

from django.db import connection, transaction

from armillary.fittings.handoffs import actions as handoffs
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident import actions as incidents
from armillary.operations.incident.tests.makers import an_incident, resolve
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import a_caller, a_person, an_agent, by, the_robot


def lives(draw: Random, agent: Person, analyst: Person, caller: Person) -> None:
    """Some incidents, each as far on its way as chance will have it, some handed on."""
    for _ in range(draw.randint(1, 4)):
        incident = an_incident(caller)
        steps = (
            partial(incidents.take, incident, by(agent)),
            partial(incidents.start, incident, by(agent)),
            partial(resolve, incident, agent),
            partial(incidents.reopen, incident, by(agent), reason="Again"),
        )
        for step in steps[: draw.randint(0, len(steps))]:
            step()
        for _ in range(draw.randint(0, 2)):
            handed = handoffs.offer(
                by(agent), about=incident, edge=13, to_process="problem-management", wish="Look"
            )
            answer = draw.choice((handoffs.accept, handoffs.reject, None))
            if answer:
                answer(handed, by(analyst), answer="We looked")


def act_while_others_count(
    count_all: Callable[[], object], *, hands: int, times: int, counters: int
) -> None:
    """Each hand acts so many times, some of it in vain, while so many count; all at once."""
    with transaction.atomic():
        stand_as(the_robot())
        people = [(an_agent(), a_person(Role.PROBLEM_ANALYST), a_caller()) for _ in range(hands)]

    acting = [Thread(target=_acting, args=(times, seed, *each)) for seed, each in enumerate(people)]
    counting = [Thread(target=_counting, args=(count_all, acting)) for _ in range(counters)]
    for thread in (*acting, *counting):
        thread.start()
    for thread in (*acting, *counting):
        thread.join()


def _acting(times: int, seed: int, agent: Person, analyst: Person, caller: Person) -> None:
    draw = Random(seed)
    for _ in range(times):
        with transaction.atomic():
            stand_as(agent)
            lives(draw, agent, analyst, caller)
            if draw.random() < 0.3:
                transaction.set_rollback(True)
    connection.close()


def _counting(count_all: Callable[[], object], acting: list[Thread]) -> None:
    while any(each.is_alive() for each in acting):
        with transaction.atomic():
            stand_as(the_robot())
            count_all()
    connection.close()
