"""P31: nobody raises the own rights, whatever is tried through whatever write route."""

import json
from collections.abc import Callable, Iterator
from functools import partial

from armillary.people.models import Person
from armillary.reference.roles import Role
from prove.house import House
from prove.people import acting, made
from prove.promise import Figure, Size, exactly, none
from prove.random_calls import a_write
from tests.makers import a_caller, a_person, a_stranger, an_agent, api_client

LOOK_EVERY = 25
Rights = tuple[frozenset[str], frozenset[str], bool]
MAKERS: dict[str, Callable[[], Person]] = {
    "agent": an_agent,
    "caller": a_caller,
    "stranger": a_stranger,
    "auditor": lambda: a_person(Role.AUDITOR),
    "operator": lambda: a_person(Role.OPERATOR),
    "integration": lambda: a_person(Role.INTEGRATION),
    "customer representative": lambda: a_person(Role.CUSTOMER_REPRESENTATIVE),
}


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Each kind of person tries random writes; their rights are looked at meanwhile."""
    each = size.of(5_000, short=200)
    statuses: list[int] = []
    rises = 0
    for name, maker in MAKERS.items():
        person = made(maker)
        client, chance = made(partial(api_client, person)), size.chance(f"P31 {name}")
        before = rights(person)
        for turn in range(1, each + 1):
            path, body = a_write(chance, person)
            answer = client.post(
                path, json.dumps(body), "application/json", headers={"If-Match": "*"}
            )
            statuses.append(answer.status_code)
            if turn % LOOK_EVERY == 0:
                rises += not _within(rights(person), before)
    accepted = sum(status < 300 for status in statuses)
    yield exactly("writes tried", each * len(MAKERS), len(statuses))
    yield Figure("of them accepted", "> 0", f"{accepted:,}", accepted > 0)
    yield none("answers of 5xx", sum(status >= 500 for status in statuses))
    yield none("looks that found more rights than before", rises)


def rights(person: Person) -> Rights:
    """What the person holds, as the next request would read it."""
    with acting():
        fresh = Person.objects.get(pk=person.pk)
        return fresh.roles, fresh.responsible_for, fresh.is_staff


def _within(now: Rights, before: Rights) -> bool:
    return now[0] <= before[0] and now[1] <= before[1] and now[2] <= before[2]
