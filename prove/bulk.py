"""P21: one verb for ten thousand records tells the truth, in time, and stops when it is told to."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import psutil

from armillary.operations.incident import actions
from armillary.operations.incident.vocabulary import Impact, Urgency
from armillary.people.models import Person
from prove.caller import Caller
from prove.house import House
from prove.people import acting, caller, made
from prove.promise import Figure, Size, at_most, exactly, none
from prove.waiting import until
from tests.makers import a_caller, an_agent, by, now

PATIENCE = 300.0
MEGABYTE = 1_048_576
ENDED_EACH = 20
BULK = "/api/v1/incidents/bulk"


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Take ten thousand incidents, of which some are ended; then comment on them, and cancel."""
    count = size.of(10_000, short=300)
    agent, victim = made(an_agent), made(a_caller)
    ended = _incidents(victim, agent, count)
    with house.served():
        program = caller(house, agent)
        asked = {"verb": "take", "question": f"caller={victim.number}"}
        with _memory_of(house) as most:
            began = time.monotonic()
            first = program.post(BULK, asked).json
            again = program.post(BULK, asked).json
            batch = _finished(program, first["number"])
            seconds = time.monotonic() - began
        yield from _truth(house, program, batch, count, ended)
        yield exactly(
            "batches of the same bulk, asked twice", 1, len({first["number"], again["number"]})
        )
        yield at_most("seconds", size.of(90, short=30), seconds, " s")
        yield at_most("memory of the workers above the start", 150, most[0], " MB")
        yield from _cancelled(house, program, victim, count)


def _incidents(victim: Person, agent: Person, count: int) -> int:
    """So many incidents of one caller; every twentieth is cancelled. Says how many these are."""
    ended = 0
    with acting():
        for number in range(count):
            incident = actions.log(
                by(victim, now()),
                title=f"Trial {number}",
                impact=Impact.ONE_PERSON,
                urgency=Urgency.CAN_WAIT,
            )
            if number % ENDED_EACH == 0:
                actions.cancel(incident, by(agent, now()), reason="Only a trial")
                ended += 1
    return ended


def _truth(house: House, program: Caller, batch: Any, count: int, ended: int) -> Iterator[Figure]:
    items = list(_items(program, batch["number"]))
    outcomes = Counter(item["outcome"] for item in items)
    unnamed = [each for each in items if each["outcome"] == "refused" and not each["sentence"]]
    lines = house.ask(
        "select record_id, count(*) from kernel_entry where verb = 'take' and record_type ="
        " 'incidents' and act in (select act from batches_item where batch_id = %s)"
        " group by record_id",
        int(batch["number"].partition("-")[2]),
    )
    yield exactly("done + refused", count, batch["done"] + batch["refused"])
    yield exactly("items that say so", count, outcomes["done"] + outcomes["refused"])
    yield exactly("refused, and rightly", ended, batch["refused"])
    yield none("refused without a reason", len(unnamed))
    yield exactly("records with one line of the journal", batch["done"], len(lines))
    yield none("records with more than one", sum(times > 1 for _, times in lines))


def _cancelled(house: House, program: Caller, victim: Person, count: int) -> Iterator[Figure]:
    """Stop one in the midst: what it says that it did is what it did."""
    words = {"text": "This goes to many."}
    asked = {"verb": "comment", "question": f"caller={victim.number}", "arguments": words}
    number = program.post(BULK, asked).json["number"]
    until(
        lambda: program.get(f"/api/v1/batches/{number}").json["done"] >= min(count // 10, 100),
        PATIENCE,
    )
    stopped = program.post(f"/api/v1/batches/{number}/cancel", {})
    batch = _finished(program, number)
    lines = house.one(
        "select count(*) from kernel_entry where verb = 'comment' and text = %s", words["text"]
    )
    yield exactly("answer to the cancelling", 200, stopped.status)
    yield exactly(
        "done + refused + cancelled",
        count,
        batch["done"] + batch["refused"] + batch["cancelled"],
    )
    yield exactly("comments, as many as it says", batch["done"], lines)
    yield at_most("comments, fewer than all", count - 1, lines)


def _finished(program: Caller, number: str) -> Any:
    until(
        lambda: program.get(f"/api/v1/batches/{number}").json["finished_at"] is not None, PATIENCE
    )
    return program.get(f"/api/v1/batches/{number}").json


def _items(program: Caller, number: str) -> Iterator[Any]:
    path = f"/api/v1/batches/{number}/items"
    while path:
        page = program.get(path).json
        yield from page["items"]
        path = page["next"]


@contextmanager
def _memory_of(house: House) -> Iterator[list[float]]:
    """By how many megabytes the workers grow, at the most."""
    told, most = Event(), [0.0]
    before = _resident(house)

    def look() -> None:
        while not told.wait(0.2):
            most[0] = max(most[0], (_resident(house) - before) / MEGABYTE)

    watcher = Thread(target=look)
    watcher.start()
    try:
        yield most
    finally:
        told.set()
        watcher.join()


def _resident(house: House) -> int:
    return sum(_of(each) for each in house.processes("armillary") if each.is_running())


def _of(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
