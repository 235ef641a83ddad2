"""A process that keeps so many workers alive, whatever happens to them, and prints their numbers.

`python -m tests.jobs.nursery WORKERS ADDRESSES`: the addresses are those of the test's database.
It forks, because a worker is killed more often in a test than Python could be started.
"""

import json
import os
import signal
import sys
from importlib import import_module
from typing import Any

import django
from django.conf import settings
from django.db import connections


def main(workers: int, addresses: str) -> None:
    """Fork the workers and fork another for each that ends, until told to stop."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "armillary.site.settings"
    django.setup()
    settings.SECRET_KEY = "only for tests, never for an installation: " + "k" * 32
    for alias, address in json.loads(addresses).items():
        connections[alias].settings_dict.update(address)
    trial = import_module("tests.jobs.trial")
    alive = {fork(trial) for _ in range(workers)}
    signal.signal(signal.SIGTERM, lambda *_: end(alive))
    while True:
        dead, _ = os.wait()
        alive.discard(dead)
        alive.add(fork(trial))


def fork(trial: Any) -> int:
    """Start one worker; its number goes to whoever reads our output."""
    child = os.fork()
    if child == 0:
        trial.be_a_worker()
    print(child, flush=True)
    return child


def end(alive: set[int]) -> None:
    """Tell the workers to end, and end as they did."""
    for worker in alive:
        os.kill(worker, signal.SIGTERM)
    ended = [os.waitpid(worker, 0)[1] for worker in alive]
    os._exit(max(abs(os.waitstatus_to_exitcode(status)) for status in ended))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
