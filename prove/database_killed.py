"""P01: what was acknowledged is there after every process of the database was killed."""

import os
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from threading import Event

import psutil

from armillary.postgres.server import server
from prove.caller import Caller, NoAnswer
from prove.crowd import meanwhile
from prove.house import House
from prove.people import caller, made
from prove.promise import Figure, Size, exactly, none
from tests.makers import an_agent

WRITERS = 4
_HALF = """
select count(*) from incident_incident i
where (select count(*) from kernel_entry e
    where e.record_type = 'incidents' and e.record_id = i.id and e.verb = 'log') <> 1
"""
_HOMELESS = """
select count(*) from kernel_entry e where e.record_type = 'incidents'
and not exists (select 1 from incident_incident i where i.id = e.record_id)
"""
_UNANNOUNCED = """
select count(*) from kernel_entry e
where not exists (select 1 from kernel_outbox o where o.entry_id = e.id)
and not exists (select 1 from (select unnest(entries) as id from kernel_seal) s where s.id = e.id)
"""


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Kill the database under writers, again and again, and look for what they were promised."""
    cycles, chance = size.of(200, short=5), size.chance("P01")
    agent = made(an_agent)
    acknowledged: set[str] = set()
    programs = [caller(house, agent) for _ in range(WRITERS)]
    with house.served(), meanwhile(partial(_write, each, acknowledged) for each in programs):
        for _ in range(cycles):
            time.sleep(chance.uniform(0.2, 0.8))
            _kill(house)
            with server(house.folder, os.environ):
                house.wait_until_ready()
    found = {title for (title,) in house.ask(_TITLES)}
    yield exactly("database killed", cycles, cycles)
    yield Figure("acknowledged writes", "> 0", f"{len(acknowledged):,}", bool(acknowledged))
    yield none("acknowledged and lost", len(acknowledged - found))
    yield none("incidents without exactly one line", house.one(_HALF))
    yield none("lines without an incident", house.one(_HOMELESS))
    yield none("lines neither waiting nor sealed", house.one(_UNANNOUNCED))


_TITLES = "select title from incident_incident where title like 'P01 %'"


def _write(program: Caller, acknowledged: set[str], told: Event) -> None:
    for number in count():
        if told.is_set():
            return
        title = f"P01 {id(program)} {number}"
        try:
            answer = program.post("/api/v1/incidents", {"title": title, "impact": 3, "urgency": 3})
        except NoAnswer:
            time.sleep(0.02)
            continue
        if answer.is_good:
            acknowledged.add(title)
        else:
            time.sleep(0.02)


def _kill(house: House) -> None:
    """All processes that work in the cluster's folder, at once and without a word."""
    for process in psutil.process_iter(["cwd"]):
        if process.info["cwd"] == str(house.folder.cluster):
            process.kill()
