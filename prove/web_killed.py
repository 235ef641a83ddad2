"""P02: web workers are killed under load; clients try again with their key: no doubles."""

import time
from collections.abc import Iterator
from functools import partial
from threading import Event
from uuid import uuid4

import psutil

from prove.caller import Caller, NoAnswer
from prove.crowd import meanwhile
from prove.house import House
from prove.people import caller, made
from prove.promise import Figure, Size, exactly, none
from tests.makers import an_agent

CLIENTS = 8
PAUSE = 0.02
_TIMES = "select title, count(*) from incident_incident where title like 'P02 %' group by title"
_HALF = """
select count(*) from incident_incident i where title like 'P02 %'
and (select count(*) from kernel_entry e
    where e.record_type = 'incidents' and e.record_id = i.id and e.verb = 'log') <> 1
"""


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Kill workers while clients create, each until it has an answer."""
    kills, chance = size.of(1_000, short=10), size.chance("P02")
    agent = made(an_agent)
    programs = [caller(house, agent) for _ in range(CLIENTS)]
    acknowledged: set[str] = set()
    with house.served(), meanwhile(partial(_create, each, acknowledged) for each in programs):
        killed = 0
        while killed < kills:
            workers = house.web_workers()
            if workers and _ended(chance.choice(workers)):
                killed += 1
            time.sleep(chance.uniform(0, 0.2))
        house.wait_until_ready()
    times: dict[str, int] = dict(house.ask(_TIMES))
    yield exactly("workers killed", kills, killed)
    yield Figure("creations acknowledged", "> 0", f"{len(acknowledged):,}", bool(acknowledged))
    yield none("acknowledged and not there", len(acknowledged - set(times)))
    yield none("doubles", sum(each - 1 for each in times.values()))
    yield none("incidents without exactly one line", house.one(_HALF))


def _ended(worker: psutil.Process) -> bool:
    try:
        worker.kill()
    except psutil.NoSuchProcess:
        return False
    return True


def _create(program: Caller, acknowledged: set[str], told: Event) -> None:
    """One incident after the other, each with a key of its own, until it is answered."""
    while not told.is_set():
        key = f"{uuid4()}"
        title = f"P02 {key}"
        while not _answered(program, {"title": title, "impact": 3, "urgency": 3}, key):
            time.sleep(PAUSE)
        acknowledged.add(title)


def _answered(program: Caller, body: object, key: str) -> bool:
    """Whether it was made. ValueError: it was refused, so trying again is of no use."""
    try:
        answer = program.post("/api/v1/incidents", body, Idempotency_Key=key)
    except NoAnswer:
        return False
    if 400 <= answer.status < 500:
        raise ValueError(answer.body.decode())
    return answer.is_good
