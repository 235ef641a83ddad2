"""P16: a number is never used twice, whatever is rolled back or killed in between."""

import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from threading import Event

from prove.caller import Caller, NoAnswer
from prove.crowd import meanwhile, together
from prove.house import House
from prove.people import caller, made
from prove.promise import Figure, Size, exactly, none
from tests.makers import an_agent

EVERY = 10
REGISTER = "/api/v1/persons/register_caller"
TAKEN = frozenset({409, 422})


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Many register callers at once; one in ten has an address that is taken, which the database
    finds only when it has given a number; web workers die meanwhile."""
    clients, each = size.of(200, short=20), size.of(50, short=10)
    agent = made(an_agent)
    programs = [caller(house, agent) for _ in range(clients)]
    with house.served(), meanwhile([partial(_kill_now_and_then, house)]):
        numbers = together(
            partial(_register, program, f"p16.{index}", each)
            for index, program in enumerate(programs)
        )
    given = [number for series in numbers for number in series]
    rows = house.one("select count(*) from people_person where email like 'p16.%%'")
    yield exactly("registrations", clients * each, clients * each)
    yield Figure("numbers given", "> 0", f"{len(given):,}", bool(given))
    yield none("numbers given twice", sum(times - 1 for times in Counter(given).values()))
    yield none("series that do not ascend", sum(series != sorted(series) for series in numbers))
    yield exactly("persons for so many addresses", clients * (each - each // EVERY), rows)


def _register(program: Caller, prefix: str, times: int) -> list[int]:
    """The numbers of those who were registered, in the order of the answers."""
    given: list[int] = []
    for turn in range(times):
        address = f"{prefix}.{turn - turn % EVERY if turn % EVERY == EVERY - 1 else turn}"
        body = {"name": "P16", "email": f"{address}@example.com", "organisation": "ORG-000001"}
        number = _until_answered(program, body)
        if number is not None:
            given.append(number)
    return given


def _until_answered(program: Caller, body: object) -> int | None:
    """The number given, or none where the address was taken: perhaps by a try without an answer."""
    while True:
        try:
            answer = program.post(REGISTER, body)
        except NoAnswer:
            time.sleep(0.05)
            continue
        if answer.status == 201:
            return int(answer.json["number"].partition("-")[2])
        if answer.status in TAKEN:
            return None
        time.sleep(0.05)


def _kill_now_and_then(house: House, told: Event) -> None:
    while not told.wait(1.5):
        for worker in house.web_workers()[:1]:
            worker.kill()
