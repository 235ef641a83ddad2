"""A process that keeps workers alive which tell of time, each with a clock that is wrong.

`python -m prove.clock_tellers ADDRESSES SKEW...`: seconds by which each clock is ahead. It prints
the number of each worker that it starts, and starts another for each that ends.
"""

import json
import os
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import django
from django.conf import settings
from django.db import connections, transaction

AT_ONCE = 10


def main(addresses: str, skews: list[int]) -> None:
    """Fork the workers and fork another for each that ends, until told to stop."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "armillary.site.settings"
    django.setup()
    settings.SECRET_KEY = "only for tests, never for an installation: " + "k" * 32
    for alias, address in json.loads(addresses).items():
        connections[alias].settings_dict.update(address)
    import_module("armillary.fittings.clocks.telling")
    alive = {_fork(skew): skew for skew in skews}
    signal.signal(signal.SIGTERM, lambda *_: _end(list(alive)))
    while True:
        dead, _ = os.wait()
        skew = alive.pop(dead)
        alive[_fork(skew)] = skew


def _fork(skew: int) -> int:
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _tell(timedelta(seconds=skew))
    print(child, flush=True)
    return child


def _tell(skew: timedelta) -> None:
    """Tell, a few at a time, by a clock that is wrong by so much; for ever."""
    telling: Any = import_module("armillary.fittings.clocks.telling")
    acts: Any = import_module("armillary.kernel.acts")
    robot = import_module("armillary.kernel.access.first_rows").robot
    stand_as = import_module("armillary.kernel.access.standing").stand_as
    while True:
        with transaction.atomic():
            actor = robot()
            stand_as(actor)
            act = acts.Act(actor=actor, at=datetime.now(UTC) + skew, door=acts.Door.JOB)
            telling.tell(act, AT_ONCE)


def _end(alive: list[int]) -> None:
    for worker in alive:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], [int(each) for each in sys.argv[2:]])
