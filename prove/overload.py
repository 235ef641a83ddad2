"""P07: more clients than can be served are refused or served, and never hang."""

import os
import time
from collections.abc import Iterator
from functools import partial
from statistics import quantiles
from threading import Event

import psycopg

from armillary.postgres import addresses
from prove.caller import Caller, NoAnswer
from prove.crowd import meanwhile
from prove.house import House
from prove.people import caller, made
from prove.promise import Figure, Size, at_most, exactly, none
from tests.makers import an_agent

ENOUGH = frozenset({200, 503})
LONGEST, QUIET, OPEN = 10.0, 10.0, 75.0
TWICE = 2.0


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Far more clients than threads, for a while; then as before."""
    clients, seconds = size.of(200, short=60), size.of(60, short=5)
    agent = made(an_agent)
    programs = [caller(house, agent) for _ in range(clients)]
    answers: list[tuple[int, float]] = []
    broken: list[str] = []
    with house.served():
        before = _p95(programs[0])
        with meanwhile(partial(_flood, each, answers, broken) for each in programs):
            time.sleep(seconds)
        time.sleep(QUIET)
        after = _p95(programs[0])
    yield exactly("answers that are 200 or 503", len(answers), sum(s in ENOUGH for s, _ in answers))
    yield none("requests without an answer", len(broken))
    yield at_most("longest answer", LONGEST, max(took for _, took in answers), " s")
    yield at_most("p95 ten seconds later, against before", TWICE, after / before, " ×")
    if not size.short:
        yield Figure("a transaction left open", "ended", *_left_open(house))


def _flood(
    program: Caller, answers: list[tuple[int, float]], broken: list[str], told: Event
) -> None:
    while not told.is_set():
        try:
            answers.append(_timed(program))
        except NoAnswer as error:
            broken.append(str(error))


def _timed(program: Caller) -> tuple[int, float]:
    started = time.monotonic()
    status = program.get("/api/v1/incidents?open=true&limit=50").status
    return status, time.monotonic() - started


def _p95(program: Caller) -> float:
    return quantiles([_timed(program)[1] for _ in range(200)], n=20)[-1]


def _left_open(house: House) -> tuple[str, bool]:
    """What becomes of a transaction of the web role that somebody forgets to end."""
    web = addresses.web_address(house.folder, os.environ)
    with psycopg.connect(
        host=web.host, port=web.port, dbname=web.database, user=web.user, password=web.password
    ) as connection:
        connection.execute("select 1")
        time.sleep(OPEN)
        try:
            connection.execute("select 1")
        except psycopg.Error:
            return f"ended within {OPEN:.0f} s", True
    return f"open after {OPEN:.0f} s", False
