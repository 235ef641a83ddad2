"""P19: what passes is told once, whatever the clocks of workers say and however they end."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import connections

from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.fittings.clocks import telling
from armillary.kernel.acts import Act, Door
from armillary.operations.incident import actions
from armillary.operations.incident.vocabulary import Impact, Urgency
from prove.house import ROOT, House
from prove.people import acting
from prove.promise import Figure, Size, at_least, at_most, exactly, none
from tests import makers

WHOLE, SHORT = 10_000, 300
KILLS, FEW_KILLS = 50, 3
AHEAD, BEHIND = 30, -60
"""Seconds by which the clocks of two workers are wrong: they are ninety apart."""
GOAL = 10
_ADDRESS = ("HOST", "PORT", "NAME", "USER", "PASSWORD")
_LATE = "select count(*) from clocks_clock where next_at < now() - interval '2 minutes'"
_TOLD = "select record_id from kernel_entry where verb = 'report_breach'"
_NEWS = (
    "select about_id, person_id, text from notifications_notification where what = 'time_runs_out'"
)


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Let promises be broken while nobody looks, then tell of them, and kill who tells."""
    many = size.of(WHOLE, short=SHORT)
    break_promises(many)
    yield none("told by a worker that is 400 days ahead", tell(timedelta(days=400)))
    yield none("told by a worker that is an hour behind", tell(timedelta(hours=-1)))
    kills = size.of(KILLS, short=FEW_KILLS)
    yield at_least("workers killed while they told", kills, _tell_and_kill(house, size))
    told = Counter(key for (key,) in house.ask(_TOLD))
    news = Counter(house.ask(_NEWS))
    yield exactly("broken promises told of", many, len(told))
    yield none("told twice", sum(times - 1 for times in told.values()))
    yield none("people told twice", sum(times - 1 for times in news.values()))
    break_promises(many // 2)
    started = time.monotonic()
    told_of = tell_all()
    yield exactly("told of without being killed, two clocks an incident", many, told_of)
    yield at_most(f"seconds to tell of {many:,}", GOAL, time.monotonic() - started)


def break_promises(many: int) -> None:
    """Incidents of three hours ago whose service was to be back after two, in somebody's hands."""
    with acting():
        robot = makers.the_robot()
        agent, caller = makers.an_agent(), makers.a_caller()
        team = makers.a_team(agent)
        history, reported = Chronicle(Keys()), makers.now() - timedelta(hours=3)
        for _ in range(many):
            said: dict[str, Any] = {"impact": Impact.WHOLE_SERVICE, "urgency": Urgency.WORK_STOPPED}
            act = Act(actor=caller, at=reported, door=Door.WEB)
            incident = history.create(actions.log, act, title="It drops", **said)
            given = Act(actor=agent, at=reported, door=Door.WEB)
            history.perform(actions.assign, incident, given, team=team, assignee=agent)
        write(_act(robot), [history.hand_over()])


def tell(skew: timedelta) -> int:
    """Tell a portion by a clock that is wrong by so much."""
    with acting():
        robot = makers.the_robot()
        return telling.tell(Act(actor=robot, at=makers.now() + skew, door=Door.JOB))


def tell_all() -> int:
    """Tell of all that has passed; of how many clocks."""
    told_of = 0
    while portion := tell(timedelta()):
        told_of += portion
    return told_of


def _tell_and_kill(house: House, size: Size) -> int:
    """Two workers whose clocks are apart, killed again and again until all is told: how often."""
    chance, killed = size.chance("P19"), 0
    addresses = {
        alias: {key: connections[alias].settings_dict[key] for key in _ADDRESS}
        for alias in connections
    }
    command = [sys.executable, "-m", "prove.clock_tellers", json.dumps(addresses)]
    skews = [str(AHEAD), str(BEHIND)]
    with subprocess.Popen([*command, *skews], cwd=ROOT, stdout=subprocess.PIPE, text=True) as nest:
        assert nest.stdout is not None
        while house.one(_LATE):
            victim = int(nest.stdout.readline())
            time.sleep(chance.uniform(0.05, 0.25))
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
            killed += 1
        nest.terminate()
    return killed


def _act(robot: Any) -> Act:
    return Act(actor=robot, at=makers.now(), door=Door.CLI)
